/* SPDX-License-Identifier: Apache-2.0 */
#include "net/http.h"

#include <curl/curl.h>
#include <math.h>
#include <stdlib.h>

/* More than any cap on Retry-After: what is longer is only "too long". */
#define HTTP_LONGEST_MS 4.0e9

static zh_str http_line(zh_str *rest) {
  const char *end = memchr(rest->ptr, '\n', rest->len);
  size_t len = end ? (size_t)(end - rest->ptr) + 1 : rest->len;
  zh_str line = {rest->ptr, len};

  *rest = zh_str_cut(*rest, len);
  return line;
}

zh_str zh_http_header(zh_str lines, const char *name) {
  zh_str found = {NULL, 0};

  while (lines.len) {
    zh_str line = http_line(&lines);
    const char *colon = memchr(line.ptr, ':', line.len);
    if (!colon)
      continue;
    size_t at = (size_t)(colon - line.ptr);
    if (zh_str_same((zh_str){line.ptr, at}, zh_str_of(name)))
      found = zh_str_trim(zh_str_cut(line, at + 1));
  }
  return found;
}

/* The whole of `text` as a decimal number; false for anything else: strtod
 * also takes hexadecimal ones and words. */
static bool http_number(zh_str text, double *out) {
  char copy[64];
  char *end;

  if (!text.len || text.len >= sizeof copy)
    return false;
  for (size_t i = 0; i < text.len; i++)
    if (!memchr("0123456789+-.eE", text.ptr[i], 15))
      return false;
  memcpy(copy, text.ptr, text.len);
  copy[text.len] = '\0';
  *out = strtod(copy, &end);
  return end == copy + text.len;
}

static bool http_date(zh_str text, int64_t unix_ms, double *out_ms) {
  char copy[64];

  if (!text.len || text.len >= sizeof copy)
    return false;
  memcpy(copy, text.ptr, text.len);
  copy[text.len] = '\0';
  time_t at = curl_getdate(copy, NULL);
  if (at == (time_t)-1)
    return false;
  *out_ms = (double)at * 1000 - (double)unix_ms;
  return true;
}

static void http_take(double ms, zh_error *err) {
  if (!isfinite(ms) || ms < 0)
    return;
  err->has_retry_after = true;
  err->retry_after_ms = (uint32_t)(ms < HTTP_LONGEST_MS ? ms : HTTP_LONGEST_MS);
}

void zh_http_retry_hints(zh_str lines, int64_t unix_ms, zh_error *err) {
  zh_str ms = zh_http_header(lines, "retry-after-ms");
  zh_str after = zh_http_header(lines, "retry-after");
  zh_str should = zh_http_header(lines, "x-should-retry");
  double value;

  if (should.ptr && zh_str_is(should, ZH_S("true")))
    err->should_retry = 1;
  if (should.ptr && zh_str_is(should, ZH_S("false")))
    err->should_retry = 0;
  if (ms.ptr && http_number(ms, &value))
    http_take(value, err);
  else if (after.ptr && http_number(after, &value))
    http_take(value * 1000, err);
  else if (after.ptr && http_date(after, unix_ms, &value))
    http_take(value, err);
}
