/* SPDX-License-Identifier: Apache-2.0 */
/* The options of a router; what follows a NUL is the value of every variable
 * of the environment.  A config that is taken plans calls that can be sent:
 * keys and headers are such, and each URL has a host. */
#include "reader.h"

#include "base/error.h"
#include "route/plan.h"

#include <limits.h>
#include <stdlib.h>

static const char *fuzz_getenv(void *user, const char *name) {
  (void)name;
  return user;
}

static void fuzz_target(const zh_target *target) {
  if (target->url->host.len == 0 || target->model.len == 0 ||
      !zh_header_value_ok(target->api_key))
    abort();
  for (size_t i = 0; i < target->header_count; i++)
    if (!zh_header_name_ok(target->headers[i].name) ||
        !zh_header_value_ok(target->headers[i].value))
      abort();
}

static void fuzz_plan(const zh_config *config, zh_str model) {
  zh_chat_request chat = {.model = model};
  zh_arena arena = {0};
  zh_plan plan;
  zh_error err;

  zh_error_init(&err);
  if (zh_plan_make(config, &chat, NULL, &arena, &plan, &err) == ZH_OK) {
    if (plan.count == 0)
      abort();
    for (size_t i = 0; i < plan.count; i++)
      fuzz_target(&plan.targets[i]);
  } else if (err.status == ZH_OK || !err.message[0]) {
    abort();
  }
  fuzz_check_error(&err);
  zh_arena_deinit(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  static const char *const models[] = {"m",        "gpt",    "anthropic/x",
                                       "gemini/x", "mock/x", "p/x"};
  zh_config *config = NULL;
  zh_error err;
  char *copy = malloc(len + 1);

  if (!copy)
    return 0;
  memcpy(copy, data, len);
  copy[len] = '\0';
  zh_str options = {copy, strlen(copy)};
  char *value = options.len < len ? copy + options.len + 1 : NULL;
  zh_error_init(&err);
  zh_mem_fail(LONG_MAX, false); // each piece of an arena on its own
  if (zh_config_new(options, fuzz_getenv, value, NULL, &config, &err) ==
      ZH_OK) {
    for (size_t i = 0; i < ZH_COUNT(models); i++)
      fuzz_plan(config, zh_str_of(models[i]));
    for (size_t i = 0; i < config->group_count; i++)
      fuzz_plan(config, config->groups[i].name);
    zh_config_free(config);
  } else if (err.status != ZH_CONFIG || !err.message[0]) {
    abort();
  }
  fuzz_check_error(&err);
  free(copy);
  return 0;
}
