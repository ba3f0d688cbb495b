/* net/http.h -- reading reply headers: raw lines, dates, Retry-After.  Pure. */
#ifndef ZH_HTTP_H
#define ZH_HTTP_H

#include "base/clock.h"

/* The value of the last header called `name` (any case) in "Name: value\r\n"
 * lines, trimmed; ptr NULL when there is none. */
zh_str zh_http_header(zh_str lines, const char *name);

/* Fills err's retry hints from a failure's headers: retry-after-ms, then
 * retry-after (seconds, maybe fractional, or an HTTP date), and
 * x-should-retry.  Values that are no positive finite number do not count. */
void zh_http_retry_hints(zh_str lines, int64_t unix_ms, zh_error *err);

#endif
