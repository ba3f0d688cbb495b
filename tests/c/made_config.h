/* made_config.h -- router configs for tests: options written with ' for ",
 * and an environment that is a list. */
#ifndef ZH_TEST_MADE_CONFIG_H
#define ZH_TEST_MADE_CONFIG_H

#include "base/error.h"
#include "route/config.h"

/* {"NAME=value", ..., NULL}; NULL is an empty environment. */
typedef const char *const *made_env;

/* zh_getenv_fn; user is the made_env. */
const char *made_getenv(void *user, const char *name);

/* The text with each ' turned into "; the caller frees ptr with free. */
zh_str made_json(const char *options);

zh_status made_try(const char *options, made_env env, zh_config **out,
                   zh_error *err);

/* A config that must load; made_free frees it. */
zh_config *made_config(const char *options, made_env env);
#define made_free zh_config_free

/* The options must be refused with CONFIG, this param and this message. */
void made_refused(const char *options, made_env env, const char *param,
                  const char *message);

/* Shorthand: is the slice this text? */
void made_same(zh_str got, const char *want);

/* The named header's value; ptr NULL when it is there without a value, and
 * "(absent)" when it is not there. */
zh_str made_header(const zh_header *headers, size_t count, const char *name);

#endif
