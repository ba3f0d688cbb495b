/* url.h -- just enough URL: joining, escaping and naming the host.  Pure. */
#ifndef ZH_URL_H
#define ZH_URL_H

#include "base/buf.h"

typedef struct zh_url {
  zh_str scheme; /* "https"                                                 */
  zh_str host;   /* without brackets, port and user                         */
  zh_str path;   /* from the first slash, without query; "" when none       */
  zh_str query;  /* after the '?', "" when none                             */
  int port;      /* given, or the scheme's                                  */
} zh_url;

/* Splits an absolute http(s) URL; slices borrow `text`.  CONFIG, naming the
 * fault, for other schemes, user info, fragments, spaces, backslashes,
 * control characters, an empty host or a bad port. */
zh_status zh_url_parse(zh_str text, zh_url *out, zh_error *err);

/* Percent-encodes everything but RFC 3986 unreserved characters and those in
 * `keep`. */
void zh_url_escape(zh_buf *out, zh_str text, const char *keep);

/* localhost, 127.0.0.0/8 or ::1? */
bool zh_url_is_loopback(const zh_url *url);

/* A literal IPv4 or IPv6 address? */
bool zh_url_is_address(const zh_url *url);

/* May `text` stand in a header value: no CR, LF, NUL or other control but
 * tab, at most ZH_MAX_HEADER bytes?  And may `name` be a header's name? */
bool zh_header_value_ok(zh_str text);
bool zh_header_name_ok(zh_str name);

#endif
