/* route/edit.h -- what a target's request has other than the app's: its system
 * prompt and its parameters.  A deployment has one, an entry of a list of
 * fallbacks may have one, which comes after it.  Read with the config, then
 * immutable; call/edited.h puts it into requests. */
#ifndef ZH_EDIT_H
#define ZH_EDIT_H

#include "format/json_write.h"
#include "route/degrade.h"

typedef enum zh_edit_kind {
  ZH_EDIT_KEEP,    /* says nothing of that parameter                          */
  ZH_EDIT_SET,     /* this value, whatever the app says                       */
  ZH_EDIT_DEFAULT, /* this value where the app says nothing                   */
  ZH_EDIT_DROP     /* not sent                                                */
} zh_edit_kind;

typedef struct zh_edit_param {
  zh_str name; /* plain text                                               */
  zh_edit_kind kind;
  zh_str value; /* raw JSON; "" for DROP                                     */
} zh_edit_param;

struct zh_edit {
  uint32_t number; /* among the config's, 1 and up                            */
  bool replaces;   /* the system prompt, by `system`                          */
  zh_str system;   /* escaped content, "": none is sent                       */
  zh_str prefix;   /* escaped content; "" when none                           */
  int64_t trim;    /* characters that the prompt keeps; 0: all of them        */
  zh_edit_param *params;
  size_t param_count;
  zh_edit_kind limit; /* of `max_tokens`                                      */
  int64_t max_output;
};

/* Does the edit change anything? */
static inline bool zh_edit_is_some(const zh_edit *edit) {
  return edit->replaces || edit->prefix.len > 0 || edit->trim > 0 ||
         edit->param_count > 0;
}

/* What it says of a parameter (plain text); NULL: nothing.  The two names of
 * `max_tokens` are one parameter. */
const zh_edit_param *zh_edit_find(const zh_edit *edit, zh_str name);
bool zh_edit_same_param(zh_str a, zh_str b);

/* How many bytes of escaped content hold *left characters, at the end of a word
 * where there is one.  Takes from *left what the text has; all where it is cut.
 */
size_t zh_edit_cut(zh_str escaped, int64_t *left);

/* The messages at the beginning that are the system prompt: how many. */
size_t zh_edit_system_count(const zh_json *json, uint32_t messages);

/* By how many tokens the request grows, at a quarter of its bytes; negative
 * when it shrinks.  *max_output: as the app says, then as the target is told.
 */
int64_t zh_edit_growth(const zh_edit *edit, const zh_json *json,
                       int64_t *max_output);

/* Its names, as a list; "system_prompt" first.  either may be NULL. */
void zh_edit_write_names(zh_writer *w, const zh_edit *first,
                         const zh_edit *second);

#endif
