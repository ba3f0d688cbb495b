/* SPDX-License-Identifier: Apache-2.0 */
/* Whose prices hold for which account, and a user's own: what the library
 * knows, then the file that `zerohop catalog update` keeps, then `catalog` of
 * the config; the last that knows a model wins. */
#include "provider/catalog_read.h"
#include "route/parts.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#define PRICED_FILE  "zerohop/catalog.json"
#define PRICED_PATH  1024
#define PRICED_PIECE 65536

/* The file's path, terminated; "" when the environment names no place. */
static zh_status priced_path(zh_loader *load, zh_str *out, zh_error *err) {
  static const struct {
    const char *variable;
    const char *rest;
  } places[] = {
      {"ZEROHOP_CATALOG", ""},
      {"XDG_DATA_HOME", "/" PRICED_FILE},
      {"HOME", "/.local/share/" PRICED_FILE},
  };
  char path[PRICED_PATH];
  *out = ZH_S("");
  for (size_t i = 0; i < ZH_COUNT(places); i++) {
    zh_str folder = zh_load_env(load, places[i].variable);
    if (!folder.ptr)
      return zh_error_memory(err);
    if (folder.len == 0)
      continue;
    int len = snprintf(path, sizeof(path), "%.*s%s", (int)folder.len,
                       folder.ptr, places[i].rest);
    if (len < 0 || (size_t)len >= sizeof(path))
      return zh_error_set(err, ZH_CONFIG, "%s: the path is too long",
                          places[i].variable);
    *out = zh_arena_str(&load->config->arena, (zh_str){path, (size_t)len});
    return out->ptr ? ZH_OK : zh_error_memory(err);
  }
  return ZH_OK;
}

static zh_status priced_fail(const char *path, const char *why, zh_error *err) {
  return zh_error_field(err, ZH_CONFIG, "catalog", "%s: %s", path, why);
}

/* The file's bytes; *is_there false, and no error, when there is none. */
static zh_status priced_read_file(const char *path, zh_buf *text,
                                  bool *is_there, zh_error *err) {
  FILE *file = fopen(path, "rb");
  size_t got = 1;
  *is_there = file != NULL;
  if (!file)
    return ZH_OK;
  while (got > 0 && text->status == ZH_OK) {
    char *room = zh_buf_room(text, PRICED_PIECE);
    got = room ? fread(room, 1, PRICED_PIECE, file) : 0;
    text->len += got;
  }
  bool failed = ferror(file) != 0;
  fclose(file);
  if (text->status == ZH_NO_MEMORY)
    return zh_error_memory(err);
  if (failed)
    return priced_fail(path, "cannot be read", err);
  return text->status == ZH_OK ? ZH_OK : priced_fail(path, "is too large", err);
}

static zh_status priced_parse(const char *path, zh_str text,
                              const zh_catalog *below, zh_arena *arena,
                              const zh_catalog **out, zh_error *err) {
  zh_nodes nodes = {0};
  zh_json json;
  zh_error fault;
  zh_error_init(&fault);
  zh_status st = zh_json_parse(text, &nodes, &json, &fault);
  if (st == ZH_NO_MEMORY)
    zh_error_memory(err);
  else if (st != ZH_OK)
    st = priced_fail(path, fault.message, err);
  else
    st = zh_catalog_read(&json, 0, path, below, arena, out, err);
  zh_nodes_deinit(&nodes);
  return st;
}

static zh_status priced_load_file(zh_loader *load, zh_error *err) {
  zh_config *config = load->config;
  const char *path = config->catalog_path.ptr;
  zh_buf text;
  bool is_there;
  if (config->catalog_path.len == 0)
    return ZH_OK;
  zh_buf_init(&text, ZH_MAX_CONFIG);
  zh_status st = priced_read_file(path, &text, &is_there, err);
  if (st == ZH_OK && is_there)
    st = priced_parse(path, zh_buf_str(&text), config->catalog, &config->arena,
                      &config->catalog, err);
  zh_buf_deinit(&text);
  return st;
}

/* --- keeping a file --- */

/* Makes the folders above a file. */
static void priced_make_folders(const char *path) {
  char folder[PRICED_PATH];
  for (size_t i = 1; path[i] && i < sizeof(folder); i++) {
    if (path[i] != '/')
      continue;
    memcpy(folder, path, i);
    folder[i] = '\0';
    mkdir(folder, 0777);
  }
}

/* Written beside its place and moved there, so that a reader or a crash sees
 * the old file or the new one. */
static zh_status priced_write(const char *path, zh_str text, zh_error *err) {
  char beside[PRICED_PATH + 8];
  snprintf(beside, sizeof(beside), "%s.new", path);
  priced_make_folders(path);
  FILE *file = fopen(beside, "wb");
  if (!file)
    return priced_fail(beside, strerror(errno), err);
  bool good = fwrite(text.ptr, 1, text.len, file) == text.len;
  good = fflush(file) == 0 && good;
  good = fclose(file) == 0 && good;
  if (good && rename(beside, path) == 0)
    return ZH_OK;
  int failure = errno;
  remove(beside);
  return priced_fail(path, strerror(failure), err);
}

/* --- public --- */

zh_status zh_load_catalog(zh_loader *load, uint32_t node, bool has_file) {
  zh_config *config = load->config;
  config->catalog = &zh_catalog_builtin;
  for (size_t i = 0; i < config->account_count; i++) {
    zh_account *account = &config->accounts[i];
    bool is_elsewhere = account == config->home && config->base_url_given;
    account->prices = zh_provider_prices(zh_str_of(account->row.name),
                                         account->base_url, is_elsewhere);
  }
  zh_error fault;
  zh_error_init(&fault);
  zh_status st = priced_path(load, &config->catalog_path, &fault);
  if (st == ZH_OK && has_file)
    st = priced_load_file(load, &fault);
  if (st == ZH_OK && node)
    st = zh_catalog_read(&config->source, node, "config.catalog",
                         config->catalog, &config->arena, &config->catalog,
                         &fault);
  return st == ZH_OK ? st : zh_load_adopt(load, &fault);
}

zh_status zh_config_keep_catalog(const zh_config *config, zh_str from,
                                 size_t *model_count, zh_error *err) {
  zh_arena arena = {0};
  const zh_catalog *catalog = NULL;
  zh_buf text;
  bool is_there;
  if (config->catalog_path.len == 0)
    return zh_error_field(err, ZH_CONFIG, "catalog",
                          "no place for a catalog: set ZEROHOP_CATALOG");
  zh_buf_init(&text, ZH_MAX_CONFIG);
  zh_status st = priced_read_file(from.ptr, &text, &is_there, err);
  if (st == ZH_OK && !is_there)
    st = priced_fail(from.ptr, strerror(errno), err);
  if (st == ZH_OK)
    st = priced_parse(from.ptr, zh_buf_str(&text), NULL, &arena, &catalog, err);
  if (st == ZH_OK)
    st = priced_write(config->catalog_path.ptr, zh_buf_str(&text), err);
  *model_count = st == ZH_OK ? catalog->model_count : 0;
  zh_buf_deinit(&text);
  zh_arena_deinit(&arena);
  return st;
}
