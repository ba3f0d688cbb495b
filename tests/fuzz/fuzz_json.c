/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as JSON text: what is taken must be proved by the walk, survive
 * writing, and read the same decoded and escaped again.  And any bytes as
 * plain text: escaped they are always JSON. */
#include "../c/walk.h"
#include "format/json_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define FUZZ_MAX ((size_t)64 << 20)

#define fuzz_check(what)                                                       \
  do {                                                                         \
    if (!(what)) {                                                             \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what);               \
      abort();                                                                 \
    }                                                                          \
  } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* In memory of its own size, so that the sanitizer sees the least overrun. */
static char *fuzz_room(size_t len) {
  char *room = malloc(len ? len : 1);
  fuzz_check(room);
  return room;
}

/* Decoding and escaping again changes nothing that can be seen. */
static void fuzz_string(zh_str escaped) {
  char *plain = fuzz_room(escaped.len);
  size_t len = zh_json_unescape(escaped, plain);
  zh_str text = {plain, len};
  zh_buf again;
  fuzz_check(len <= escaped.len);
  fuzz_check(zh_json_is(escaped, text));
  zh_buf_init(&again, FUZZ_MAX);
  zh_json_escape(&again, text);
  fuzz_check(zh_json_same(escaped, zh_buf_str(&again)));
  fuzz_check(zh_utf8_ok(zh_buf_str(&again)));
  zh_buf_deinit(&again);
  free(plain);
}

static void fuzz_number(const zh_json *json, uint32_t at) {
  int64_t whole = 0;
  double real = 0;
  if (at == 0)
    return;
  fuzz_check(zh_json_double(json, at, &real));
  fuzz_check(!isnan(real));
  if (zh_json_int(json, at, &whole))
    fuzz_check((double)whole == real);
}

static void fuzz_lookups(const zh_json *json) {
  for (uint32_t at = 0; at < json->count; at++) {
    const zh_node *node = &json->nodes[at];
    if (node->type == ZH_JSON_NUMBER)
      fuzz_number(json, at);
    if (node->type == ZH_JSON_STRING)
      fuzz_string((zh_str){json->text.ptr + node->off, node->len});
    if (node->type != ZH_JSON_OBJECT)
      continue;
    for (uint32_t key = zh_json_first(json, at); key;
         key = zh_json_next(json, at, key)) {
      uint32_t found = zh_json_get_text(json, at, zh_json_text(json, key));
      fuzz_check(found > key);
      // A quadratic search for each of many keys would only cost time.
      if (json->count > 2000)
        break;
    }
  }
}

/* Written as raw value behind other text: the same nodes, moved. */
static void fuzz_write(const zh_json *json) {
  zh_buf out;
  zh_nodes index = {0};
  zh_nodes nodes = {0};
  zh_writer w;
  zh_json again;
  zh_buf_init(&out, FUZZ_MAX);
  zh_buf_puts(&out, "data: ");
  zh_writer_init(&w, &out, &index, NULL);
  zh_write_array(&w);
  zh_write_int(&w, 1);
  zh_write_raw(&w, json->text);
  zh_write_end(&w);
  zh_str text = zh_str_cut(zh_buf_str(&out), 6);
  zh_status st = zh_json_parse(text, &nodes, &again, NULL);
  fuzz_check(st == zh_writer_status(&w));
  if (st == ZH_OK)
    fuzz_check(walk_differ(index.items, index.count, nodes.items, nodes.count) <
               0);
  zh_nodes_deinit(&index);
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&out);
}

/* A value merged into itself is JSON, and so is every cut of it merged. */
static void fuzz_merge(const zh_json *json) {
  zh_buf out;
  zh_nodes nodes = {0};
  zh_writer w;
  zh_json merged;
  if (json->count > 2000)
    return;
  zh_buf_init(&out, FUZZ_MAX);
  zh_writer_init(&w, &out, NULL, NULL);
  zh_json_merge(&w, json, 0, json, json->count / 2);
  zh_status st = zh_writer_status(&w);
  fuzz_check(st == ZH_OK || st == ZH_INVALID);
  if (st == ZH_OK) {
    st = zh_json_parse(zh_buf_str(&out), &nodes, &merged, NULL);
    fuzz_check(st == ZH_OK && walk_ok(&merged));
  }
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&out);
}

static void fuzz_plain(zh_str text) {
  zh_buf out;
  zh_nodes nodes = {0};
  zh_json json;
  zh_buf_init(&out, FUZZ_MAX);
  zh_buf_putc(&out, '"');
  zh_json_escape(&out, text);
  zh_buf_putc(&out, '"');
  fuzz_check(zh_json_parse(zh_buf_str(&out), &nodes, &json, NULL) == ZH_OK);
  fuzz_check(walk_ok(&json));
  zh_str escaped = {out.ptr + 1, out.len - 2};
  if (zh_utf8_ok(text))
    fuzz_check(zh_json_is(escaped, text));
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  zh_nodes nodes = {0};
  zh_json json;
  zh_error err;
  char *copy = fuzz_room(len);
  if (len > 0)
    memcpy(copy, data, len);
  zh_str text = {copy, len};
  zh_status st = zh_json_parse(text, &nodes, &json, &err);
  if (st == ZH_OK) {
    fuzz_check(walk_ok(&json));
    fuzz_lookups(&json);
    fuzz_write(&json);
    fuzz_merge(&json);
  } else {
    fuzz_check(st == ZH_PROTOCOL && err.status == st && err.message[0]);
    fuzz_check(json.count == 0);
  }
  fuzz_plain(text);
  zh_nodes_deinit(&nodes);
  free(copy);
  return 0;
}
