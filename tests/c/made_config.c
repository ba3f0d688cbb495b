/* SPDX-License-Identifier: Apache-2.0 */
#include "made_config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

const char *made_getenv(void *user, const char *name) {
  made_env env = user;
  size_t len = strlen(name);
  for (; env && *env; env++) {
    if (strncmp(*env, name, len) == 0 && (*env)[len] == '=')
      return *env + len + 1;
  }
  return NULL;
}

zh_str made_json(const char *options) {
  size_t len = strlen(options);
  char *text = malloc(len + 1);
  assert_non_null(text);
  for (size_t i = 0; i <= len; i++)
    text[i] = options[i] == '\'' ? '"' : options[i];
  return (zh_str){text, len};
}

zh_status made_try(const char *options, made_env env, zh_config **out,
                   zh_error *err) {
  zh_str json = made_json(options);
  zh_error_init(err);
  zh_status st =
      zh_config_new(json, made_getenv, (void *)(uintptr_t)env, NULL, out, err);
  free((void *)(uintptr_t)json.ptr);
  return st;
}

zh_config *made_config(const char *options, made_env env) {
  zh_config *config = NULL;
  zh_error err;
  zh_status st = made_try(options, env, &config, &err);
  if (st != ZH_OK)
    fail_msg("%s\n  %s", options, err.message);
  assert_non_null(config);
  return config;
}

void made_refused(const char *options, made_env env, const char *param,
                  const char *message) {
  zh_config *config = NULL;
  zh_error err;
  zh_status st = made_try(options, env, &config, &err);
  if (st == ZH_OK)
    fail_msg("%s\n  was accepted", options);
  assert_null(config);
  assert_string_equal(err.message, message);
  assert_string_equal(err.param, param);
  assert_int_equal(st, ZH_CONFIG);
  assert_int_equal(err.status, ZH_CONFIG);
}

void made_same(zh_str got, const char *want) {
  if (!zh_str_is(got, zh_str_of(want)))
    fail_msg("got \"%.*s\", want \"%s\"", (int)got.len, got.ptr, want);
}

zh_str made_header(const zh_header *headers, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++) {
    if (zh_str_is(headers[i].name, zh_str_of(name)))
      return headers[i].value;
  }
  return ZH_S("(absent)");
}
