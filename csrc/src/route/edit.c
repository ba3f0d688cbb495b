/* SPDX-License-Identifier: Apache-2.0 */
#include "route/edit.h"

/* --- parameters --------------------------------------------------------- */

static bool edit_is_limit(zh_str name) {
  return zh_str_is(name, ZH_S("max_tokens")) ||
         zh_str_is(name, ZH_S("max_completion_tokens"));
}

bool zh_edit_same_param(zh_str a, zh_str b) {
  return zh_str_is(a, b) || (edit_is_limit(a) && edit_is_limit(b));
}

const zh_edit_param *zh_edit_find(const zh_edit *edit, zh_str name) {
  for (size_t i = 0; edit && i < edit->param_count; i++)
    if (zh_edit_same_param(edit->params[i].name, name))
      return &edit->params[i];
  return NULL;
}

void zh_edit_write_names(zh_writer *w, const zh_edit *first,
                         const zh_edit *second) {
  const zh_edit *edits[] = {first, second};
  bool has_system = false;
  zh_write_array(w);
  for (size_t i = 0; i < ZH_COUNT(edits); i++)
    has_system |= edits[i] && (edits[i]->replaces || edits[i]->prefix.len > 0 ||
                               edits[i]->trim > 0);
  if (has_system)
    zh_write_str(w, ZH_S("system_prompt"));
  for (size_t i = 0; i < ZH_COUNT(edits); i++)
    for (size_t j = 0; edits[i] && j < edits[i]->param_count; j++)
      if (i == 0 || !zh_edit_find(first, edits[i]->params[j].name))
        zh_write_str(w, edits[i]->params[j].name);
  zh_write_end(w);
}

/* --- the system prompt -------------------------------------------------- */

size_t zh_edit_system_count(const zh_json *json, uint32_t messages) {
  size_t count = 0;
  for (uint32_t at = zh_json_first(json, messages); at;
       at = zh_json_next(json, messages, at), count++) {
    uint32_t role = zh_json_get(json, at, "role");
    if (!zh_json_eq(json, role, "system") &&
        !zh_json_eq(json, role, "developer"))
      break;
  }
  return count;
}

/* Bytes of the character that the text begins with, and whether it is white
 * space.  A surrogate pair is one character. */
static size_t edit_character(zh_str text, bool *is_space) {
  unsigned char c = (unsigned char)text.ptr[0];
  size_t len = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
  *is_space = c == ' ';
  if (c == '\\' && text.len > 1) {
    char kind = text.ptr[1];
    bool is_high = kind == 'u' && text.len >= 12 &&
                   (text.ptr[2] | 0x20) == 'd' &&
                   memchr("89abAB", text.ptr[3], 6) && text.ptr[6] == '\\';
    *is_space = kind == 'n' || kind == 't' || kind == 'r';
    len = kind != 'u' ? 2 : is_high ? 12 : 6;
  }
  return len < text.len ? len : text.len;
}

size_t zh_edit_cut(zh_str escaped, int64_t *left) {
  size_t at = 0, word = 0;
  bool is_space = false, was_space = false;
  for (; at<escaped.len && * left> 0; --*left) {
    size_t len = edit_character(zh_str_cut(escaped, at), &is_space);
    if (is_space && !was_space)
      word = at;
    was_space = is_space;
    at += len;
  }
  if (at == escaped.len)
    return at;
  edit_character(zh_str_cut(escaped, at), &is_space);
  return is_space || word == 0 ? at : word;
}

static size_t edit_system_len(const zh_json *json) {
  uint32_t messages = zh_json_get(json, 0, "messages");
  if (!zh_json_has(json, messages, ZH_JSON_ARRAY))
    return 0;
  size_t count = zh_edit_system_count(json, messages), len = 0;
  uint32_t at = zh_json_first(json, messages);
  for (; count > 0; count--, at = zh_json_next(json, messages, at))
    len += zh_json_raw(json, at).len;
  return len;
}

int64_t zh_edit_growth(const zh_edit *edit, const zh_json *json,
                       int64_t *max_output) {
  int64_t bytes = (int64_t)edit->prefix.len;
  bool sets = edit->limit == ZH_EDIT_SET ||
              (edit->limit == ZH_EDIT_DEFAULT && *max_output <= 0);
  if (sets || edit->limit == ZH_EDIT_DROP)
    *max_output = sets ? edit->max_output : 0;
  if ((!edit->replaces && edit->trim == 0) || json->count == 0)
    return bytes / 4;
  int64_t had = (int64_t)edit_system_len(json);
  if (edit->replaces)
    bytes += (int64_t)edit->system.len - had;
  else if (had > edit->trim)
    bytes -= had - edit->trim;
  return bytes / 4;
}
