/* SPDX-License-Identifier: Apache-2.0 */
/* format/url.c: URLs and header syntax, and what must not get past them. */
#include "base/error.h"
#include "base/limits.h"
#include "check.h"
#include "format/url.h"

static void url_splits_what_is_given(void **state) {
  (void)state;
  static const struct {
    const char *text, *scheme, *host, *path, *query;
    int port;
  } rows[] = {
      {"https://api.example.com", "https", "api.example.com", "", "", 443},
      {"http://h", "http", "h", "", "", 80},
      {"HTTPS://Api.Example.com/V1", "https", "Api.Example.com", "/V1", "",
       443},
      {"https://h:8443/v1/", "https", "h", "/v1/", "", 8443},
      {"http://127.0.0.1:1/", "http", "127.0.0.1", "/", "", 1},
      {"https://h:65535?a=b", "https", "h", "", "a=b", 65535},
      {"https://h/p?a=b&c=d?e/f", "https", "h", "/p", "a=b&c=d?e/f", 443},
      {"https://h/?", "https", "h", "/", "", 443},
      {"https://[::1]:8080/x", "https", "::1", "/x", "", 8080},
      {"https://[2001:db8::a]", "https", "2001:db8::a", "", "", 443},
      {"https://h/a:b@c/%20", "https", "h", "/a:b@c/%20", "", 443},
      {"https://h//x//", "https", "h", "//x//", "", 443},
      {"https://a_b.c-d.e./", "https", "a_b.c-d.e.", "/", "", 443},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_url url;
    zh_error err;
    zh_str text = check_copy(zh_str_of(rows[i].text));
    zh_error_init(&err);
    if (zh_url_parse(text, &url, &err) != ZH_OK)
      fail_msg("%s: %s", rows[i].text, err.message);
    check_slice(url.scheme, zh_str_of(rows[i].scheme));
    check_slice(url.host, zh_str_of(rows[i].host));
    check_slice(url.path, zh_str_of(rows[i].path));
    check_slice(url.query, zh_str_of(rows[i].query));
    assert_int_equal(url.port, rows[i].port);
    check_free(text);
  }
}

static void url_refused(zh_str text, const char *fault) {
  zh_url url;
  zh_error err;
  zh_str copy = check_copy(text);
  zh_error_init(&err);
  if (zh_url_parse(copy, &url, &err) != ZH_CONFIG)
    fail_msg("%.*s was taken", (int)text.len, text.ptr);
  assert_int_equal(err.status, ZH_CONFIG);
  assert_string_equal(err.message, fault);
  check_free(copy);
}

static void url_names_what_is_wrong(void **state) {
  (void)state;
  const char *scheme = "URL must start with https:// or http://";
  const char *host = "URL has an invalid host";
  const char *port = "URL has an invalid port";
  url_refused(ZH_S(""), scheme);
  url_refused(ZH_S("api.example.com"), scheme);
  url_refused(ZH_S("//h/"), scheme);
  url_refused(ZH_S("ftp://h/"), scheme);
  url_refused(ZH_S("file:///etc/passwd"), scheme);
  url_refused(ZH_S("https:/h"), scheme);
  url_refused(ZH_S("https:h"), scheme);
  url_refused(ZH_S("httpss://h"), scheme);
  url_refused(ZH_S("https://"), "URL has no host");
  url_refused(ZH_S("https:///path"), "URL has no host");
  url_refused(ZH_S("https://:80/"), "URL has no host");
  url_refused(ZH_S("https://?q"), "URL has no host");
  url_refused(ZH_S("https://user:pw@h/"), "URL holds a user name or password");
  url_refused(ZH_S("http://a@b"), "URL holds a user name or password");
  url_refused(ZH_S("https://h/#top"), "URL has a fragment at byte 10");
  url_refused(ZH_S("https://h#@evil/"), "URL has a fragment at byte 9");
  url_refused(ZH_S("https://h/a b"), "URL has a space at byte 11");
  url_refused(ZH_S(" https://h/"), "URL has a space at byte 0");
  url_refused(ZH_S("https://h\\@evil/"), "URL has a backslash at byte 9");
  url_refused(ZH_S("https://h/\r\nX: y"),
              "URL has a control character at byte 10");
  url_refused(ZH_S("https://h/\0"), "URL has a control character at byte 10");
  url_refused(ZH_S("https://h/\x7f"), "URL has a control character at byte 10");
  url_refused(ZH_S("https://h\xe3\x80\x82x/"),
              "URL has a character that is not ASCII at byte 9");
  url_refused(ZH_S("https://h%2eevil/"), host);
  url_refused(ZH_S("https://a,b/"), host);
  url_refused(ZH_S("https://a;b/"), host);
  url_refused(ZH_S("https://h:/"), port);
  url_refused(ZH_S("https://h:0/"), port);
  url_refused(ZH_S("https://h:65536/"), port);
  url_refused(ZH_S("https://h:99999999999999999999/"), port);
  url_refused(ZH_S("https://h:-1/"), port);
  url_refused(ZH_S("https://h:80a/"), port);
  url_refused(ZH_S("https://h:80:80/"), port);
}

static void url_refuses_broken_ipv6(void **state) {
  (void)state;
  static const char *const rows[] = {
      "[",
      "[]",
      "[:]",
      "[:::]",
      "[1]",
      "[::1",
      "[1:2:3:4:5:6:7]",
      "[1::2::3]",
      "[1:2:3:4:5:6:7:8:9]",
      "[1:2:3:4:5:6:7:8::]",
      "[::1::]",
      "[12345::]",
      "[g::]",
      "[::1%25eth0]",
      "[::1.2.3]",
      "[::1.2.3.256]",
      "[1:2:3:4:5:6:7:1.2.3.4]",
      "[::1:]",
      "[:1::]",
      "[127.0.0.1]",
      "[::1.2.3.4:5]",
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char text[100];
    snprintf(text, sizeof(text), "https://%s/x", rows[i]);
    url_refused(zh_str_of(text), "URL has an invalid IPv6 address");
  }
  url_refused(ZH_S("https://[::1]x/"), "URL has an invalid host");
  url_refused(ZH_S("https://[::1]:x/"), "URL has an invalid port");
}

static void url_caps_its_length(void **state) {
  (void)state;
  char *text = malloc(ZH_MAX_URL + 1);
  zh_url url;
  assert_non_null(text);
  memset(text, 'a', ZH_MAX_URL + 1);
  memcpy(text, "https://", 8);
  assert_int_equal(zh_url_parse((zh_str){text, ZH_MAX_URL}, &url, NULL), ZH_OK);
  url_refused((zh_str){text, ZH_MAX_URL + 1}, "URL is too long");
  free(text);
}

static void url_survives_every_truncation(void **state) {
  (void)state;
  static const char text[] = "https://[2001:db8::1.2.3.4]:443/path?query";
  for (size_t len = 0; len < sizeof(text); len++) {
    zh_url url;
    zh_str copy = check_copy((zh_str){text, len});
    zh_status st = zh_url_parse(copy, &url, NULL);
    assert_int_equal(st, len < 27 || len == 28 ? ZH_CONFIG : ZH_OK);
    check_free(copy);
    if (len == sizeof(text) - 1)
      break;
  }
}

static zh_url url_of_host(const char *host) {
  return (zh_url){.host = zh_str_of(host)};
}

static void url_knows_loopback(void **state) {
  (void)state;
  static const char *const yes[] = {
      "localhost", "LocalHost", "127.0.0.1",       "127.255.0.9", "::1",
      "0::1",      "::0001",    "0:0:0:0:0:0:0:1", "::0.0.0.1"};
  // Other programs may take some of these for loopback; we play safe.
  static const char *const no[] = {
      "localhost.evil.com", "127.0.0.1.evil.com", "127.1",      "2130706433",
      "0x7f.0.0.1",         "0177.0.0.1",         "::",         "::2",
      "::ffff:127.0.0.1",   "128.0.0.1",          "1::1",       "",
      "127.0.0.01",         "127.0.0.256",        "127.0.0.1.", "localhost."};
  for (size_t i = 0; i < ZH_COUNT(yes); i++) {
    zh_url url = url_of_host(yes[i]);
    if (!zh_url_is_loopback(&url))
      fail_msg("%s is loopback", yes[i]);
  }
  for (size_t i = 0; i < ZH_COUNT(no); i++) {
    zh_url url = url_of_host(no[i]);
    if (zh_url_is_loopback(&url))
      fail_msg("%s is not loopback", no[i]);
  }
}

static void url_knows_addresses(void **state) {
  (void)state;
  static const char *const yes[] = {"0.0.0.0",
                                    "255.255.255.255",
                                    "10.1.2.3",
                                    "::",
                                    "1::",
                                    "a:B:c:D:e:F:0:1",
                                    "1:2:3:4:5:6:7::",
                                    "::2:3:4:5:6:7:8",
                                    "1:2:3:4:5:6:1.2.3.4",
                                    "fe80::1:2"};
  static const char *const no[] = {"a.b.c.d",  "1.2.3",  "1.2.3.4.5", "host",
                                   "1.2.3.04", "1..2.3", ".1.2.3",    "1.2.3.",
                                   "",         "abcd",   "1:2"};
  for (size_t i = 0; i < ZH_COUNT(yes); i++) {
    zh_url url = url_of_host(yes[i]);
    if (!zh_url_is_address(&url))
      fail_msg("%s is an address", yes[i]);
  }
  for (size_t i = 0; i < ZH_COUNT(no); i++) {
    zh_url url = url_of_host(no[i]);
    if (zh_url_is_address(&url))
      fail_msg("%s is no address", no[i]);
  }
}

static void url_escapes_all_but_what_is_kept(void **state) {
  (void)state;
  const struct {
    zh_str text;
    const char *keep, *want;
  } rows[] = {
      {ZH_S("azAZ09-._~"), "", "azAZ09-._~"},
      {ZH_S("a/b:c"), "", "a%2Fb%3Ac"},
      {ZH_S("a/b:c"), "/:", "a/b:c"},
      {ZH_S("../x?y#z@\\"), "", "..%2Fx%3Fy%23z%40%5C"},
      {ZH_S("%2f \r\n"), "", "%252f%20%0D%0A"},
      {ZH_S("\xc3\xbc\xff"), "", "%C3%BC%FF"},
      {ZH_S("a\0b"), "", "a%00b"},
      {ZH_S(""), "/", ""},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_buf buf;
    zh_buf_init(&buf, 1000);
    zh_url_escape(&buf, rows[i].text, rows[i].keep);
    check_slice(zh_buf_str(&buf), zh_str_of(rows[i].want));
    zh_buf_deinit(&buf);
  }
}

/* Whatever a field holds, a URL built from it stays on its host. */
static void url_built_from_escaped_text_keeps_its_host(void **state) {
  (void)state;
  for (int byte = 0; byte < 256; byte++) {
    char field[] = {'m', (char)byte, '.', '.', '/', (char)byte};
    zh_buf buf;
    zh_url url;
    zh_buf_init(&buf, 1000);
    zh_buf_puts(&buf, "https://api.example.com/v1/");
    zh_url_escape(&buf, (zh_str){field, sizeof(field)}, "");
    zh_buf_puts(&buf, ":go");
    assert_int_equal(zh_url_parse(zh_buf_str(&buf), &url, NULL), ZH_OK);
    check_str(url.host, "api.example.com");
    check_str(url.query, "");
    assert_true(zh_str_starts(url.path, ZH_S("/v1/m")));
    zh_buf_deinit(&buf);
  }
}

static void header_values_hold_no_controls(void **state) {
  (void)state;
  for (int byte = 0; byte < 256; byte++) {
    char text[] = {'a', (char)byte, 'b'};
    bool want = byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    assert_int_equal(zh_header_value_ok((zh_str){text, 3}), want);
  }
  assert_true(zh_header_value_ok(ZH_S("")));
  char *text = malloc(ZH_MAX_HEADER + 1);
  assert_non_null(text);
  memset(text, 'a', ZH_MAX_HEADER + 1);
  assert_true(zh_header_value_ok((zh_str){text, ZH_MAX_HEADER}));
  assert_false(zh_header_value_ok((zh_str){text, ZH_MAX_HEADER + 1}));
  free(text);
}

static void header_names_are_tokens(void **state) {
  (void)state;
  static const char marks[] = "!#$%&'*+-.^_`|~";
  for (int byte = 0; byte < 256; byte++) {
    char text[] = {'a', (char)byte};
    bool is_letter = (byte >= 'a' && byte <= 'z') ||
                     (byte >= 'A' && byte <= 'Z') ||
                     (byte >= '0' && byte <= '9');
    bool want = is_letter || (byte != 0 && strchr(marks, byte) != NULL);
    assert_int_equal(zh_header_name_ok((zh_str){text, 2}), want);
  }
  assert_false(zh_header_name_ok(ZH_S("")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(url_splits_what_is_given),
      cmocka_unit_test(url_names_what_is_wrong),
      cmocka_unit_test(url_refuses_broken_ipv6),
      cmocka_unit_test(url_caps_its_length),
      cmocka_unit_test(url_survives_every_truncation),
      cmocka_unit_test(url_knows_loopback),
      cmocka_unit_test(url_knows_addresses),
      cmocka_unit_test(url_escapes_all_but_what_is_kept),
      cmocka_unit_test(url_built_from_escaped_text_keeps_its_host),
      cmocka_unit_test(header_values_hold_no_controls),
      cmocka_unit_test(header_names_are_tokens),
  };
  return cmocka_run_group_tests_name("url", tests, NULL, NULL);
}
