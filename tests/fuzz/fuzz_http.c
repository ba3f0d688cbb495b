/* SPDX-License-Identifier: Apache-2.0 */
/* Header lines of a reply: what is found lies inside them and is trimmed, and
 * a hint to wait is a number.  Then the same bytes as a URL: what is accepted
 * is made of its own pieces and survives being written again. */
#include "reader.h"

#include "base/error.h"
#include "format/url.h"
#include "net/http.h"

#include <stdlib.h>

static const char *const fuzz_names[] = {
    "content-type", "x-request-id",   "request-id", "retry-after-ms",
    "retry-after",  "x-should-retry", "",           "x-ratelimit-rpm"};

static void fuzz_inside(zh_str whole, zh_str part) {
  if (part.len > 0 &&
      (part.ptr < whole.ptr || part.ptr + part.len > whole.ptr + whole.len))
    abort();
}

static void fuzz_headers(zh_str lines) {
  zh_error err;

  for (size_t i = 0; i < ZH_COUNT(fuzz_names); i++) {
    zh_str value = zh_http_header(lines, fuzz_names[i]);
    fuzz_inside(lines, value);
    if (!zh_str_is(zh_str_trim(value), value))
      abort();
  }
  zh_error_init(&err);
  zh_http_retry_hints(lines, 1700000000000, &err);
  if ((!err.has_retry_after && err.retry_after_ms) ||
      err.retry_after_ms > 4000000000u || err.should_retry < -1 ||
      err.should_retry > 1)
    abort();
}

static void fuzz_no_bytes(zh_str text, const char *bytes) {
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] == '\0' || strchr(bytes, text.ptr[i]))
      abort();
}

static void fuzz_url(zh_str text) {
  zh_url url;
  zh_error err;
  zh_buf escaped;

  zh_error_init(&err);
  if (zh_url_parse(text, &url, &err) == ZH_OK) {
    const zh_str parts[] = {url.host, url.path, url.query};
    for (size_t i = 0; i < ZH_COUNT(parts); i++)
      fuzz_inside(text, parts[i]);
    if (!zh_str_starts(url.scheme, ZH_S("http")) || url.host.len == 0 ||
        url.port < 1 || url.port > 65535)
      abort();
    fuzz_no_bytes(url.host, "/?#@\\ \r\n\t[]");
    fuzz_no_bytes(url.path, "?#\r\n\t ");
  } else if (err.status != ZH_CONFIG || !err.message[0]) {
    abort();
  }
  fuzz_check_error(&err);
  zh_buf_init(&escaped, 4 * text.len + 1);
  zh_url_escape(&escaped, text, "");
  fuzz_no_bytes(zh_buf_str(&escaped), "/?#@\\ \r\n\t:&=+");
  zh_buf_deinit(&escaped);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  char *copy = malloc(len ? len : 1); // just its size: a sanitizer sees the end

  if (!copy)
    return 0;
  if (len > 0)
    memcpy(copy, data, len);
  fuzz_headers((zh_str){copy, len});
  fuzz_url((zh_str){copy, len});
  free(copy);
  return 0;
}
