/* SPDX-License-Identifier: Apache-2.0 */
/* A failed reply: one byte chooses the dialect, two the status, then header
 * lines, a blank line and the body.  What comes of it is one clean line. */
#include "reader.h"

#include "base/error.h"
#include "dialect/shared.h"
#include "net/http.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  const zh_dialect *const dialects[] = {
      &zh_dialect_openai_chat, &zh_dialect_anthropic, &zh_dialect_gemini};
  zh_nodes nodes = {0};
  zh_json json = {0};
  zh_error err;

  if (len < 3)
    return 0;
  zh_str rest = {(const char *)data + 3, len - 3};
  long blank = zh_str_find(rest, ZH_S("\r\n\r\n"));
  zh_str headers = {rest.ptr, blank < 0 ? 0 : (size_t)blank + 2};
  zh_str body = blank < 0 ? rest : zh_str_cut(rest, (size_t)blank + 4);
  zh_error_init(&err);
  zh_error_from_http(&err, 100 + (data[1] | data[2] << 8) % 500);
  if (zh_json_parse(body, &nodes, &json, NULL) != ZH_OK)
    json = (zh_json){0};
  dialects[data[0] % ZH_COUNT(dialects)]->read_error(&json, &err);
  zh_http_retry_hints(headers, 1700000000000, &err);
  if (err.status == ZH_OK || err.status >= ZH_STATUS_COUNT)
    abort();
  fuzz_check_error(&err);
  zh_nodes_deinit(&nodes);
  return 0;
}
