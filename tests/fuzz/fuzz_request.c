/* SPDX-License-Identifier: Apache-2.0 */
/* A chat request of an app: read, expanded, and written for every dialect.
 * What is written must be JSON. */
#include "reader.h"

#include "base/error.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static void fuzz_request_check(const zh_http_request *http) {
  zh_nodes nodes = {0};
  zh_buf whole;
  zh_json json;
  zh_str body = zh_buf_str(&http->body);
  size_t at = 0;

  zh_buf_init(&whole, SIZE_MAX);
  for (size_t i = 0; i < http->splice_count; i++) {
    zh_buf_put(&whole, (zh_str){body.ptr + at, http->splices[i].at - at});
    zh_buf_put(&whole, http->splices[i].text);
    at = http->splices[i].at;
  }
  zh_buf_put(&whole, zh_str_cut(body, at));
  if (zh_json_parse(zh_buf_str(&whole), &nodes, &json, NULL) != ZH_OK) {
    fprintf(stderr, "wrote no JSON: %.*s\n", (int)whole.len, whole.ptr);
    abort();
  }
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&whole);
}

static void fuzz_request_write(const zh_chat_request *chat,
                               const zh_dialect *dialect, uint32_t quirks,
                               zh_arena *arena) {
  zh_dialect_target target = {.model = ZH_S("model-1"), .quirks = quirks};
  zh_losses losses = {.arena = arena};
  zh_http_request http = {0};
  zh_error err;

  zh_error_init(&err);
  if (dialect->write_request(chat, &target, arena, &http, &losses, &err) ==
      ZH_OK)
    fuzz_request_check(&http);
  zh_buf_deinit(&http.path);
  zh_buf_deinit(&http.query);
  zh_buf_deinit(&http.body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  const zh_dialect *app = &zh_dialect_openai_chat;
  zh_arena arena = {0};
  zh_nodes nodes = {0};
  zh_chat_request *chat;
  zh_json json;
  zh_error err;

  if (len < 2)
    return 0;
  uint32_t quirks = (uint32_t)data[0] | (uint32_t)data[1] << 8;
  zh_str text = {(const char *)data + 2, len - 2};
  zh_error_init(&err);
  zh_mem_fail(LONG_MAX, false); // each piece of an arena on its own
  if (zh_json_parse(text, &nodes, &json, &err) == ZH_OK &&
      app->parse_request(&json, &arena, &chat, &err) == ZH_OK) {
    fuzz_request_write(chat, app, quirks, &arena);
    if (app->expand(chat, &err) == ZH_OK) {
      fuzz_request_write(chat, &zh_dialect_anthropic, quirks, &arena);
      fuzz_request_write(chat, &zh_dialect_gemini, quirks, &arena);
    }
  }
  zh_nodes_deinit(&nodes);
  zh_arena_deinit(&arena);
  return 0;
}
