/* SPDX-License-Identifier: Apache-2.0 */
#include "route/faults.h"

#include "base/limits.h"
#include "format/json_write.h"

/* --- places ------------------------------------------------------------- */

/* Takes the first step off a path: a member's name, or an item's number. */
static bool faults_step(zh_str *path, zh_str *name, long *index) {
  bool is_bracket = path->len > 0 && path->ptr[0] == '[';
  bool is_quoted = is_bracket && path->len > 1 && path->ptr[1] == '"';
  size_t from = is_quoted ? 2 : is_bracket || path->ptr[0] == '.';
  zh_str rest = zh_str_cut(*path, from);
  size_t len = 0;
  *index = -1;
  if (is_bracket) {
    long end = zh_str_find(rest, is_quoted ? ZH_S("\"]") : ZH_S("]"));
    if (end < 0)
      return false;
    len = (size_t)end;
  } else {
    while (len < rest.len && rest.ptr[len] != '.' && rest.ptr[len] != '[')
      len++;
  }
  *name = (zh_str){rest.ptr, len};
  for (size_t i = 0; is_bracket && !is_quoted && i < len && i < 9; i++)
    *index = (*index < 0 ? 0 : *index) * 10 + (rest.ptr[i] - '0');
  size_t after = len + (is_quoted ? 2u : is_bracket);
  *path = after < rest.len ? zh_str_cut(rest, after) : ZH_S("");
  return true;
}

static uint32_t faults_item(const zh_json *source, uint32_t list, long index) {
  if (source->nodes[list].type != ZH_JSON_ARRAY)
    return 0;
  uint32_t at = zh_json_first(source, list);
  while (at && index-- > 0)
    at = zh_json_next(source, list, at);
  return at;
}

zh_mark zh_places_find(const zh_places *places, const zh_json *source,
                       zh_str path) {
  zh_mark none = {0, 0};
  uint32_t at = places->root, shown = places->root;
  zh_str name;
  long index;
  bool is_root = true;
  if (places->marks.count == 0)
    return none;
  while (path.len > 0 && faults_step(&path, &name, &index)) {
    if (is_root && !zh_str_is(name, ZH_S("config")))
      return none;
    uint32_t next = is_root      ? at
                    : index >= 0 ? faults_item(source, at, index)
                                 : zh_json_find(source, at, name);
    if (!next)
      break;
    shown = index >= 0 || is_root ? next : next - 1;
    at = next;
    is_root = false;
  }
  size_t mark = shown - places->root;
  return mark < places->marks.count ? places->marks.items[mark] : none;
}

/* --- the list ----------------------------------------------------------- */

const zh_fault *zh_faults_add(zh_faults *faults, const zh_places *places,
                              const zh_json *source, zh_str path, zh_str text) {
  zh_fault fault = {.file = places->file, .text = text};
  if (faults->count == ZH_MAX_FAULTS) {
    faults->more++;
    return NULL;
  }
  fault.at = zh_places_find(places, source, path);
  if (fault.at.line == 0 || fault.file.len == 0)
    fault.file = ZH_S("");
  fault.file = zh_arena_str(faults->arena, fault.file);
  fault.path = zh_arena_str(faults->arena, path);
  fault.text = zh_arena_str(faults->arena, text);
  if (!fault.file.ptr || !fault.path.ptr || !fault.text.ptr)
    return NULL;
  zh_fault *slot = zh_arena_push(faults->arena, (void **)&faults->items,
                                 &faults->count, sizeof(*slot));
  if (slot)
    *slot = fault;
  return slot;
}

void zh_fault_say(const zh_fault *fault, zh_buf *out) {
  if (fault->file.len > 0)
    zh_buf_printf(out, "%s:%u:%u: ", fault->file.ptr, fault->at.line,
                  fault->at.column);
  if (fault->path.len > 0)
    zh_buf_printf(out, "%s: ", fault->path.ptr);
  zh_buf_put(out, fault->text);
}

void zh_faults_write(const zh_fault *faults, size_t count, zh_buf *out) {
  zh_writer w;
  zh_writer_init(&w, out, NULL, NULL);
  zh_write_array(&w);
  for (size_t i = 0; i < count; i++) {
    bool has_place = faults[i].file.len > 0;
    zh_write_object(&w);
    zh_write_key(&w, "file");
    if (has_place)
      zh_write_str(&w, faults[i].file);
    else
      zh_write_null(&w);
    zh_write_key(&w, "line");
    if (has_place)
      zh_write_int(&w, faults[i].at.line);
    else
      zh_write_null(&w);
    zh_write_key(&w, "column");
    if (has_place)
      zh_write_int(&w, faults[i].at.column);
    else
      zh_write_null(&w);
    zh_put_str(&w, "path", faults[i].path);
    zh_put_str(&w, "message", faults[i].text);
    zh_write_end(&w);
  }
  zh_write_end(&w);
}
