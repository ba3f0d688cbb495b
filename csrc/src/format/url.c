/* SPDX-License-Identifier: Apache-2.0 */
/* URLs and header syntax.  Strict on purpose: two programs that read one URL
 * differently are how requests reach the wrong host.  Messages never quote
 * the URL, it may hold a secret. */
#include "format/url.h"
#include "base/error.h"
#include "base/limits.h"

static bool url_is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool url_is_alnum(char c) {
  return url_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Is `c` one of the characters of `set`?  NUL never is. */
static bool url_is_in(char c, const char *set) {
  return c != '\0' && strchr(set, c) != NULL;
}

/* --- addresses ---------------------------------------------------------- */

/* Four decimal numbers and nothing else: no hex, no octal, no short forms. */
static bool url_ipv4(zh_str text, unsigned out[4]) {
  size_t at = 0;
  for (int i = 0; i < 4; i++) {
    size_t start = at;
    unsigned value = 0;
    while (at < text.len && at - start < 3 && url_is_digit(text.ptr[at]))
      value = value * 10 + (unsigned)(text.ptr[at++] - '0');
    bool has_zero = at - start > 1 && text.ptr[start] == '0';
    if (at == start || has_zero || value > 255)
      return false;
    out[i] = value;
    if (i < 3 && (at == text.len || text.ptr[at++] != '.'))
      return false;
  }
  return at == text.len;
}

/* One to four hex digits at *at. */
static bool url_ipv6_group(zh_str text, size_t *at, unsigned *out) {
  size_t start = *at;
  *out = 0;
  for (; *at < text.len && *at - start < 4; (*at)++) {
    char c = text.ptr[*at];
    if (url_is_digit(c))
      *out = *out * 16 + (unsigned)(c - '0');
    else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
      *out = *out * 16 + (unsigned)((c | 0x20) - 'a' + 10);
    else
      break;
  }
  return *at > start;
}

/* Reads groups up to the end of text or to "::", behind which *at then
 * stands.  Returns how many there were, -1 when something else stands there. */
static int url_ipv6_groups(zh_str text, size_t *at, unsigned *out, int max) {
  int count = 0;
  while (*at < text.len) {
    unsigned quad[4];
    if (count + 2 <= max && url_ipv4(zh_str_cut(text, *at), quad)) {
      out[count++] = quad[0] << 8 | quad[1];
      out[count++] = quad[2] << 8 | quad[3];
      *at = text.len;
      break;
    }
    if (count == max || !url_ipv6_group(text, at, &out[count++]))
      return -1;
    if (*at == text.len)
      break;
    if (text.ptr[(*at)++] != ':' || *at == text.len)
      return -1;
    if (text.ptr[*at] == ':') {
      (*at)++;
      return count;
    }
  }
  return count;
}

static bool url_ipv6(zh_str text, unsigned out[8]) {
  unsigned tail[8];
  size_t at = 0;
  int head_count = 0;
  if (zh_str_starts(text, ZH_S("::")))
    at = 2;
  else
    head_count = url_ipv6_groups(text, &at, out, 8);
  bool has_gap =
      at >= 2 && zh_str_is((zh_str){text.ptr + at - 2, 2}, ZH_S("::"));
  if (head_count < 0 || !has_gap)
    return head_count == 8;
  if (head_count == 8)
    return false;
  int tail_count = url_ipv6_groups(text, &at, tail, 7 - head_count);
  // A second "::" would stop the reading before the end, or right at it.
  bool has_second = tail_count > 0 && text.ptr[text.len - 1] == ':';
  if (tail_count < 0 || at != text.len || has_second)
    return false;
  for (int i = head_count; i < 8 - tail_count; i++)
    out[i] = 0;
  for (int i = 0; i < tail_count; i++)
    out[8 - tail_count + i] = tail[i];
  return true;
}

/* --- parts of a URL ----------------------------------------------------- */

static zh_status url_fault(zh_error *err, const char *fault) {
  return zh_error_set(err, ZH_CONFIG, "URL %s", fault);
}

static zh_status url_check_bytes(zh_str text, zh_error *err) {
  if (text.len > ZH_MAX_URL)
    return url_fault(err, "is too long");
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    const char *fault = c == ' '    ? "a space"
                        : c < 0x20  ? "a control character"
                        : c == 0x7f ? "a control character"
                        : c > 0x7f  ? "a character that is not ASCII"
                        : c == '\\' ? "a backslash"
                        : c == '#'  ? "a fragment"
                                    : NULL;
    if (fault)
      return zh_error_set(err, ZH_CONFIG, "URL has %s at byte %zu", fault, i);
  }
  return ZH_OK;
}

static bool url_take_scheme(zh_str *rest, zh_url *out) {
  static const struct {
    const char *name;
    int port;
  } schemes[] = {{"https", 443}, {"http", 80}};
  for (size_t i = 0; i < ZH_COUNT(schemes); i++) {
    zh_str name = zh_str_of(schemes[i].name);
    if (rest->len < name.len + 3)
      continue;
    zh_str after = zh_str_cut(*rest, name.len);
    if (zh_str_same((zh_str){rest->ptr, name.len}, name) &&
        zh_str_starts(after, ZH_S("://"))) {
      out->scheme = name;
      out->port = schemes[i].port;
      *rest = zh_str_cut(after, 3);
      return true;
    }
  }
  return false;
}

/* What follows the host, colon included. */
static zh_status url_read_port(zh_str text, int *port, zh_error *err) {
  if (text.len == 0)
    return ZH_OK;
  if (text.ptr[0] != ':')
    return url_fault(err, "has an invalid host");
  int value = 0;
  for (size_t i = 1; i < text.len; i++) {
    if (!url_is_digit(text.ptr[i]) || value > 65535)
      return url_fault(err, "has an invalid port");
    value = value * 10 + (text.ptr[i] - '0');
  }
  if (value < 1 || value > 65535)
    return url_fault(err, "has an invalid port");
  *port = value;
  return ZH_OK;
}

static zh_status url_read_name(zh_str authority, zh_url *out, zh_error *err) {
  size_t len = 0;
  while (len < authority.len && authority.ptr[len] != ':')
    len++;
  for (size_t i = 0; i < len; i++) {
    if (!url_is_alnum(authority.ptr[i]) && !url_is_in(authority.ptr[i], "-._"))
      return url_fault(err, "has an invalid host");
  }
  if (len == 0)
    return url_fault(err, "has no host");
  out->host = (zh_str){authority.ptr, len};
  return url_read_port(zh_str_cut(authority, len), &out->port, err);
}

static zh_status url_read_authority(zh_str authority, zh_url *out,
                                    zh_error *err) {
  unsigned groups[8];
  if (zh_str_find(authority, ZH_S("@")) >= 0)
    return url_fault(err, "holds a user name or password");
  if (!zh_str_starts(authority, ZH_S("[")))
    return url_read_name(authority, out, err);
  long close = zh_str_find(authority, ZH_S("]"));
  size_t len = close < 0 ? 0 : (size_t)close - 1;
  out->host = (zh_str){authority.ptr + 1, len};
  if (close < 0 || !url_ipv6(out->host, groups))
    return url_fault(err, "has an invalid IPv6 address");
  return url_read_port(zh_str_cut(authority, len + 2), &out->port, err);
}

/* --- public --- */

zh_status zh_url_parse(zh_str text, zh_url *out, zh_error *err) {
  *out = (zh_url){.path = ZH_S(""), .query = ZH_S("")};
  zh_status st = url_check_bytes(text, err);
  if (st != ZH_OK)
    return st;
  if (!url_take_scheme(&text, out))
    return url_fault(err, "must start with https:// or http://");
  size_t len = 0;
  while (len < text.len && text.ptr[len] != '/' && text.ptr[len] != '?')
    len++;
  st = url_read_authority((zh_str){text.ptr, len}, out, err);
  if (st != ZH_OK)
    return st;
  zh_str rest = zh_str_cut(text, len);
  long mark = zh_str_find(rest, ZH_S("?"));
  out->path = (zh_str){rest.ptr, mark < 0 ? rest.len : (size_t)mark};
  if (mark >= 0)
    out->query = zh_str_cut(rest, (size_t)mark + 1);
  return ZH_OK;
}

void zh_url_escape(zh_buf *out, zh_str text, const char *keep) {
  static const char hex[] = "0123456789ABCDEF";
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    unsigned char byte = (unsigned char)c;
    if (url_is_alnum(c) || url_is_in(c, "-._~") || url_is_in(c, keep)) {
      zh_buf_putc(out, c);
    } else {
      char escape[3] = {'%', hex[byte >> 4], hex[byte & 15]};
      zh_buf_put(out, (zh_str){escape, sizeof(escape)});
    }
  }
}

bool zh_url_is_loopback(const zh_url *url) {
  unsigned quad[4];
  unsigned groups[8];
  if (zh_str_same(url->host, ZH_S("localhost")))
    return true;
  if (url_ipv4(url->host, quad))
    return quad[0] == 127;
  if (!url_ipv6(url->host, groups))
    return false;
  for (int i = 0; i < 7; i++) {
    if (groups[i] != 0)
      return false;
  }
  return groups[7] == 1;
}

bool zh_url_is_address(const zh_url *url) {
  unsigned quad[4];
  unsigned groups[8];
  return url_ipv4(url->host, quad) || url_ipv6(url->host, groups);
}

bool zh_header_value_ok(zh_str text) {
  if (text.len > ZH_MAX_HEADER)
    return false;
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    if ((c < 0x20 && c != '\t') || c == 0x7f)
      return false;
  }
  return true;
}

bool zh_header_name_ok(zh_str name) {
  for (size_t i = 0; i < name.len; i++) {
    if (!url_is_alnum(name.ptr[i]) &&
        !url_is_in(name.ptr[i], "!#$%&'*+-.^_`|~"))
      return false;
  }
  return name.len > 0 && name.len <= ZH_MAX_HEADER;
}
