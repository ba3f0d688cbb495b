/* route/load.h -- reading the options of a router: typed members of JSON
 * objects, "${VAR}", and errors that name the path of the value at fault.
 * Private to the files that fill a zh_config. */
#ifndef ZH_LOAD_H
#define ZH_LOAD_H

#include "base/error.h"
#include "base/limits.h"
#include "route/config.h"
#include "route/failure.h"
#include "route/faults.h"

/* Where a value stands: a chain of frames on the stack, outermost last. */
typedef struct zh_load_at {
  const struct zh_load_at *up; /* NULL above a top-level option              */
  zh_str key;                  /* member name                                */
  long index;                  /* in a list; -1 for a member                 */
} zh_load_at;

typedef struct zh_loader {
  zh_config *config;
  zh_getenv_fn lookup;
  void *user;
  zh_error *err;     /* the first of the faults                             */
  zh_faults *faults; /* each of them                                        */
  bool interpolate;  /* inside `config`                                     */
  bool network_only; /* no other variables are read                         */
} zh_loader;

/* Reads the value at `node` into what `out` points at. */
typedef zh_status (*zh_load_fn)(zh_loader *load, const zh_load_at *at,
                                uint32_t node, void *out);

/* One known member of an object: `read` gets the field at `offset`; NULL:
 * known, but this version cannot do it. */
typedef struct zh_load_member {
  const char *name;
  zh_load_fn read;
  size_t offset;
  bool takes_null; /* else null counts as absent                           */
} zh_load_member;

typedef struct zh_load_texts {
  zh_str *items;
  size_t count;
  bool given;
} zh_load_texts;

typedef struct zh_load_headers {
  zh_header *items;
  size_t count;
} zh_load_headers;

/* --- errors ------------------------------------------------------------- */

/* CONFIG: notes a fault at a path.  Readers go on with what stands beside, so
 * that one look finds all faults. */
zh_status zh_load_fail(zh_loader *load, const zh_load_at *at,
                       const char *format, ...) ZH_PRINTF(3, 4);

/* The same for what a reader of a lower layer said: "path: text". */
zh_status zh_load_adopt(zh_loader *load, const zh_error *fault);

/* Says once that something has no meaning here; OK or NO_MEMORY. */
zh_status zh_load_warn(zh_loader *load, const zh_load_at *at,
                       const char *format, ...) ZH_PRINTF(3, 4);

/* What two readers came to together: the worse one. */
static inline zh_status zh_load_worse(zh_status a, zh_status b) {
  return a == ZH_OK || b == ZH_NO_MEMORY ? b : a;
}

/* "path: expected WHAT, got ...".  Strings are never shown. */
zh_status zh_load_expected(zh_loader *load, const zh_load_at *at, uint32_t node,
                           const char *what);

/* The candidate nearest to `name`; best.ptr NULL when none is near. */
typedef struct zh_load_nearest {
  zh_str name;
  zh_str best;
  size_t least;
} zh_load_nearest;

void zh_load_try(zh_load_nearest *nearest, zh_str candidate);

/* --- containers --------------------------------------------------------- */

/* Calls `read` with `out` for each member of an object, each item of a list,
 * those after one at fault too; at->key is the member's name, terminated. */
zh_status zh_load_each(zh_loader *load, const zh_load_at *at, uint32_t object,
                       zh_load_fn read, void *out);
zh_status zh_load_items(zh_loader *load, const zh_load_at *at, uint32_t list,
                        zh_load_fn read, void *out);

/* Fills `out` from an object by a table; other members are refused with the
 * nearest known name. */
zh_status zh_load_members(zh_loader *load, const zh_load_at *at,
                          uint32_t object, const zh_load_member *members,
                          size_t member_count, void *out);

/* --- readers; the comments say what `out` is ---------------------------- */

#define ZH_LOAD_READER(name)                                                   \
  zh_status name(zh_loader *load, const zh_load_at *at, uint32_t node,         \
                 void *out)

ZH_LOAD_READER(zh_load_string);      /* zh_str: variables put in             */
ZH_LOAD_READER(zh_load_text);        /* zh_str: no control characters        */
ZH_LOAD_READER(zh_load_name);        /* zh_str: nor empty                    */
ZH_LOAD_READER(zh_load_key);         /* zh_str: may be sent as a key         */
ZH_LOAD_READER(zh_load_names);       /* zh_load_texts of names               */
ZH_LOAD_READER(zh_load_header_map);  /* zh_load_headers; null: send none     */
ZH_LOAD_READER(zh_load_query);       /* zh_load_headers of a query           */
ZH_LOAD_READER(zh_load_timeouts_ms); /* zh_timeouts; null: no limit          */
ZH_LOAD_READER(zh_load_timeouts_s);
ZH_LOAD_READER(zh_load_seconds);  /* uint32_t: ms                             */
ZH_LOAD_READER(zh_load_integer);  /* int64_t                                  */
ZH_LOAD_READER(zh_load_count);    /* int64_t: 0 to INT_MAX                    */
ZH_LOAD_READER(zh_load_share);    /* double: 0 or more                        */
ZH_LOAD_READER(zh_load_score);    /* double: 0 to 1                           */
ZH_LOAD_READER(zh_load_failure);  /* zh_stream_failure                    */
ZH_LOAD_READER(zh_load_strategy); /* zh_strategy                             */
ZH_LOAD_READER(zh_load_bool);     /* bool                                     */
ZH_LOAD_READER(zh_load_object);   /* uint32_t: node of an object              */
ZH_LOAD_READER(zh_load_list);     /* uint32_t: node of a list                 */

/* --- values ------------------------------------------------------------- */

/* A variable's value, copied; "" when unset, ptr NULL when out of memory.
 * The second reads those about the network, which every router sees. */
zh_str zh_load_env(zh_loader *load, const char *name);
zh_str zh_load_network_env(zh_loader *load, const char *name);

/* First byte that cannot stand in a key; key.len when all can.  And what to
 * say of it: the key's length and the byte's number, as size_t. */
size_t zh_load_key_fault(zh_str key);
#define ZH_LOAD_KEY_FAULT                                                      \
  "the key (%zu bytes) has a byte at position %zu that no key can have"

/* A base URL whose path ends in no slash (terminated), and its parts.  CONFIG
 * with a message that names no path, or NO_MEMORY. */
zh_status zh_load_base_url(zh_arena *arena, zh_str text, zh_str *out,
                           zh_url *url, zh_error *err);

/* Sets a header, replacing one of the same name. */
zh_status zh_load_put_header(zh_loader *load, zh_load_headers *headers,
                             zh_str name, zh_str value);

#endif
