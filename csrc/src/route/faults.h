/* route/faults.h -- what is wrong with a configuration, all of it, each with
 * its place in the file that it came from. */
#ifndef ZH_FAULTS_H
#define ZH_FAULTS_H

#include "base/mem.h"
#include "format/yaml.h"

/* One thing that is wrong, or that is said in vain. */
typedef struct zh_fault {
  zh_str file; /* "" when it came from no file                              */
  zh_mark at;  /* line 0 when it has no place there                         */
  zh_str path; /* "config.models.smart"                                     */
  zh_str text;
} zh_fault;

/* A list of them in an arena; zeroed but for the arena is ready to use. */
typedef struct zh_faults {
  zh_arena *arena;
  zh_fault *items;
  size_t count;
  size_t more; /* how many came after the list was full                     */
} zh_faults;

/* Where the values of `config` stood in a file. */
typedef struct zh_places {
  zh_str file; /* "" when the config came from no file                      */
  zh_marks marks;
  uint32_t root; /* its node in the source: that of the first mark          */
} zh_places;

/* The place of the value that `path` leads to, or of the last one on the way
 * that is there; line 0 when there is none. */
zh_mark zh_places_find(const zh_places *places, const zh_json *source,
                       zh_str path);

/* Adds a fault (copied) and returns it; NULL when out of memory, or when the
 * list is full. */
const zh_fault *zh_faults_add(zh_faults *faults, const zh_places *places,
                              const zh_json *source, zh_str path, zh_str text);

/* "file:line:column: path: text", as far as there are such. */
void zh_fault_say(const zh_fault *fault, zh_buf *out);

/* Appends the list as JSON: [{file, line, column, path, message}], null for
 * what a fault has not. */
void zh_faults_write(const zh_fault *faults, size_t count, zh_buf *out);

#endif
