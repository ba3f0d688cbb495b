/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of fallbacks: model strings, objects that say more, and `auto`. */
#include "route/nearest.h"
#include "route/parts.h"

typedef struct fallbacks_entry {
  zh_str model;
  zh_edit edit;
} fallbacks_entry;

static const zh_load_member fallbacks_members[] = {
    {"model", zh_load_name, offsetof(fallbacks_entry, model), false},
    ZH_LOAD_EDIT_MEMBERS(offsetof(fallbacks_entry, edit)),
};

static zh_status fallbacks_item(zh_loader *load, const zh_load_at *at,
                                uint32_t node, void *out) {
  zh_config *config = load->config;
  zh_fallbacks *list = out;
  fallbacks_entry entry = {0};
  zh_fallback item = {0};
  zh_status st = zh_json_type_of(&config->source, node) == ZH_JSON_OBJECT
                     ? zh_load_members(load, at, node, fallbacks_members,
                                       ZH_COUNT(fallbacks_members), &entry)
                     : zh_load_name(load, at, node, &entry.model);
  if (st == ZH_OK && !entry.model.ptr)
    st = zh_load_fail(load, at, "a fallback needs model");
  if (st == ZH_OK)
    st = zh_load_keep_edit(load, &entry.edit, &item.edit);
  if (st != ZH_OK)
    return st;
  item.name = entry.model;
  zh_fallback *slot = zh_arena_push(&config->arena, (void **)&list->items,
                                    &list->count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(load->err);
  *slot = item;
  return ZH_OK;
}

/* --- public --- */

zh_status zh_load_fallbacks(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  const zh_json *json = &load->config->source;
  *(zh_fallbacks *)out = (zh_fallbacks){.given = true};
  if (zh_json_eq(json, node, "auto"))
    return fallbacks_item(load, at, node, out);
  if (zh_json_type_of(json, node) != ZH_JSON_ARRAY)
    return zh_load_expected(load, at, node, "a list, or auto");
  return zh_load_items(load, at, node, fallbacks_item, out);
}

zh_status zh_load_check_model(zh_loader *load, const zh_load_at *at,
                              zh_str name) {
  const zh_account *account;
  zh_str model;
  if (zh_config_group(load->config, name))
    return ZH_OK;
  return memchr(name.ptr, '/', name.len)
             ? zh_load_split(load, at, name, &account, &model)
             : zh_load_unknown_group(load, at, name);
}

zh_status zh_load_check_fallbacks(zh_loader *load, const zh_load_at *at,
                                  const zh_fallbacks *list) {
  zh_load_at here = {at, {NULL, 0}, 0};
  zh_status st = ZH_OK;
  for (size_t i = 0; i < list->count && st != ZH_NO_MEMORY; i++) {
    here.index = (long)i;
    if (zh_nearest_is(load->config, list->items[i].name))
      continue;
    st = zh_load_worse(st,
                       zh_load_check_model(load, &here, list->items[i].name));
  }
  return st;
}
