/* SPDX-License-Identifier: Apache-2.0 */
/* Whose prices hold for which account, and a user's own: what the library
 * knows, then the file that `zerohop catalog update` keeps, then `catalog` of
 * the config; the last that knows a model wins. */
#include "provider/catalog_read.h"
#include "route/parts.h"

#include <stdio.h>

#define PRICED_FILE "zerohop/catalog.json"

/* The file's path, terminated; "" when the environment names no place. */
static zh_status priced_path(zh_loader *load, zh_str *out) {
  static const struct {
    const char *variable;
    const char *rest;
  } places[] = {
      {"ZEROHOP_CATALOG", ""},
      {"XDG_DATA_HOME", "/" PRICED_FILE},
      {"HOME", "/.local/share/" PRICED_FILE},
  };
  char path[1024];
  *out = ZH_S("");
  for (size_t i = 0; i < ZH_COUNT(places); i++) {
    zh_str folder = zh_load_env(load, places[i].variable);
    if (!folder.ptr)
      return zh_error_memory(load->err);
    if (folder.len == 0)
      continue;
    int len = snprintf(path, sizeof(path), "%.*s%s", (int)folder.len,
                       folder.ptr, places[i].rest);
    if (len < 0 || (size_t)len >= sizeof(path))
      return zh_error_set(load->err, ZH_CONFIG, "%s: the path is too long",
                          places[i].variable);
    *out = zh_arena_str(&load->config->arena, (zh_str){path, (size_t)len});
    return out->ptr ? ZH_OK : zh_error_memory(load->err);
  }
  return ZH_OK;
}

/* The file's bytes in *text; none when it is not there. */
static zh_status priced_read_file(zh_loader *load, zh_str path, zh_buf *text) {
  FILE *file = fopen(path.ptr, "rb");
  size_t got = 1;
  if (!file)
    return ZH_OK;
  while (got > 0 && text->status == ZH_OK) {
    char *room = zh_buf_room(text, 65536);
    got = room ? fread(room, 1, 65536, file) : 0;
    text->len += got;
  }
  bool failed = ferror(file) != 0;
  fclose(file);
  if (text->status == ZH_NO_MEMORY)
    return zh_error_memory(load->err);
  if (failed || text->status != ZH_OK)
    return zh_error_field(load->err, ZH_CONFIG, "catalog", "%s: %s", path.ptr,
                          failed ? "cannot be read" : "is too large");
  return ZH_OK;
}

static zh_status priced_parse(zh_loader *load, zh_str path, zh_str text) {
  zh_config *config = load->config;
  zh_nodes nodes = {0};
  zh_json json;
  zh_error fault;
  zh_error_init(&fault);
  zh_status st = zh_json_parse(text, &nodes, &json, &fault);
  if (st == ZH_NO_MEMORY)
    zh_error_memory(load->err);
  else if (st != ZH_OK)
    st = zh_error_field(load->err, ZH_CONFIG, "catalog", "%s: %s", path.ptr,
                        fault.message);
  else
    st = zh_catalog_read(&json, 0, path.ptr, config->catalog, &config->arena,
                         &config->catalog, load->err);
  zh_nodes_deinit(&nodes);
  return st;
}

static zh_status priced_load_file(zh_loader *load) {
  zh_str path;
  zh_buf text;
  zh_status st = priced_path(load, &path);
  if (st != ZH_OK || path.len == 0)
    return st;
  zh_buf_init(&text, ZH_MAX_CONFIG);
  st = priced_read_file(load, path, &text);
  if (st == ZH_OK && text.len > 0)
    st = priced_parse(load, path, zh_buf_str(&text));
  zh_buf_deinit(&text);
  return st;
}

/* --- public --- */

zh_status zh_load_catalog(zh_loader *load, uint32_t node) {
  zh_config *config = load->config;
  config->catalog = &zh_catalog_builtin;
  for (size_t i = 0; i < config->account_count; i++) {
    zh_account *account = &config->accounts[i];
    bool is_elsewhere = account == config->home && config->base_url_given;
    account->prices = zh_provider_prices(zh_str_of(account->row.name),
                                         account->base_url, is_elsewhere);
  }
  zh_status st = priced_load_file(load);
  if (st == ZH_OK && node)
    st = zh_catalog_read(&config->source, node, "config.catalog",
                         config->catalog, &config->arena, &config->catalog,
                         load->err);
  return st;
}
