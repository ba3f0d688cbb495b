/* SPDX-License-Identifier: Apache-2.0 */
/* Ladders: which causes lead down them, and how far. */
#include "stage.h"

#include "made_config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* The scripts, and groups behind them: what follows is closed by the stage. */
#define MODEL(name)                                                            \
  "\"" name "\":{\"deployments\":[\"mock/" name "\"],\"degrade\":" LADDER "},"
#define MODELS                                                                 \
  MODEL("good")                                                                \
  MODEL("slow")                                                                \
  MODEL("down")                                                                \
  MODEL("bad")                                                                 \
  MODEL("limit")                                                               \
  MODEL("broke")                                                               \
  MODEL("quota")
#define GROUPS                                                                 \
  "{\"good\":{\"text\":\"one\"},\"less\":{\"text\":\"two\"},"                  \
  "\"slow\":{\"text\":\"one\",\"delay_ms\":5000},\"down\":{\"status\":500},"   \
  "\"bad\":{\"status\":401},\"limit\":{\"status\":429},"                       \
  "\"broke\":{\"status\":402},\"quota\":{\"status\":429,\"body\":\"{"          \
  "\\\"error\\\":{\\\"message\\\":\\\"x\\\",\\\"code\\\":"                     \
  "\\\"insufficient_quota\\\"}}\"},\"refused\":{\"refuse\":true}"              \
  "}}},\"models\":{" MODELS "\"refused\":{\"deployments\":"                    \
  "[\"mock/refused\"],\"degrade\":" LADDER
#define ASK(model, rest)                                                       \
  "{\"model\":\"" model "\",\"messages\":[{\"role\":\"user\",\"content\":"     \
  "\"hi\"}]" rest "}"

static void degrade_play(const char *groups, const char *body,
                         const char *outcomes, const char *degraded) {
  zh_call_options options = {.max_retries = 0};
  stage on;
  assert_int_equal(stage_init(&on, groups, ""), ZH_OK);
  assert_int_equal(stage_submit(&on, body, &options), ZH_OK);
  stage_play(&on);
  assert_string_equal(stage_outcomes(&on), outcomes);
  if (degraded)
    assert_non_null(strstr(on.route, degraded));
  else
    assert_null(strstr(on.route, "degraded"));
  stage_deinit(&on);
}

#define STEP(on)                                                               \
  "\"degraded\":{\"step\":1,\"name\":\"small\",\"on\":\"" on "\"}"

#define LADDER "[{\"name\":\"small\",\"model\":\"mock/less\"},\"mock/good\"]"
static const char all_causes[] = GROUPS;
#undef LADDER
#define LADDER                                                                 \
  "{\"on\":[\"overload\"],\"ladder\":[{\"name\":\"small\",\"model\":"          \
  "\"mock/less\"}]}"
static const char overload_only[] = GROUPS;

static void degrade_follows_its_causes(void **state) {
  (void)state;
  static const struct {
    const char *groups;
    const char *body;
    const char *outcomes;
    const char *degraded;
  } rows[] = {
      {all_causes, ASK("good", ""), "ok", NULL},
      {all_causes, ASK("limit", ""), "RATE_LIMITED ok", STEP("rate_limit")},
      {all_causes, ASK("broke", ""), "BILLING ok", STEP("quota")},
      {all_causes, ASK("quota", ""), "RATE_LIMITED ok", STEP("quota")},
      {all_causes, ASK("down", ""), "SERVER ok", STEP("overload")},
      {all_causes, ASK("refused", ""), "CONNECT ok", STEP("overload")},
      {all_causes, ASK("bad", ""), "AUTH", NULL},
      {all_causes, ASK("limit", ",\"route\":{\"degrade\":false}"),
       "RATE_LIMITED", NULL},
      {overload_only, ASK("down", ""), "SERVER ok", STEP("overload")},
      {overload_only, ASK("limit", ""), "RATE_LIMITED", NULL},
      {overload_only, ASK("limit", ",\"fallbacks\":[\"mock/good\"]"),
       "RATE_LIMITED ok", NULL},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    degrade_play(rows[i].groups, rows[i].body, rows[i].outcomes,
                 rows[i].degraded);
}

/* Half of the model's answers come too late: somebody lesser is asked. */
static void degrade_by_deadline(void **state) {
  (void)state;
  static const char body[] = ASK("slow", ",\"stream\":true");
  zh_call_options options = {.timeouts = {.deadline_ms = 2000}};
  zh_outcome late = {.size = 20, .ttft_ns = 5000 * ZH_MS, .completion = -1};
  stage on;
  assert_int_equal(stage_init(&on, all_causes, ""), ZH_OK);
  assert_int_equal(stage_run(&on, body), ZH_OK);
  assert_string_equal(on.text, "one");
  for (int i = 0; i < 10; i++) {
    zh_slot *slot = on.call->plan.targets[0].slot;
    zh_routing_begin(on.router->routing, slot);
    zh_routing_settle(on.router->routing, slot, &late);
  }
  assert_int_equal(stage_submit(&on, body, &options), ZH_OK);
  stage_play(&on);
  assert_string_equal(stage_outcomes(&on), "ok");
  assert_string_equal(on.text, "two");
  assert_non_null(strstr(on.route, STEP("deadline")));
  stage_deinit(&on);
}

/* --- what may be wrong with one ----------------------------------------- */

static void degrade_faults(void **state) {
  (void)state;
  static const struct {
    const char *degrade;
    const char *at;
    const char *text;
  } rows[] = {
      {"3", "", "expected an object, got 3"},
      {"[]", "", "needs a step"},
      {"{'on': ['quota']}", "", "needs ladder"},
      {"{'steps': ['g']}", ".steps", "unknown key; known here: on, ladder"},
      {"{'on': [], 'ladder': ['g']}", ".on", "needs a cause"},
      {"{'on': ['rate_limits'], 'ladder': ['g']}", ".on[0]",
       "unknown cause; did you mean \"rate_limit\"?"},
      {"{'on': ['monday'], 'ladder': ['g']}", ".on[0]",
       "unknown cause; known are rate_limit, quota, overload, deadline"},
      {"{'ladder': [{'name': 'x'}]}", ".ladder[0]",
       "a step needs model, or a change of the request"},
      {"{'ladder': [{'modle': 'x'}]}", ".ladder[0].modle",
       "unknown key; did you mean \"model\"?"},
      {"{'ladder': ['g', 'h']}", ".ladder[1]",
       "unknown group \"h\"; did you mean \"g\"?"},
      {"{'ladder': ['antropic/x']}", ".ladder[0]",
       "unknown provider \"antropic\"; did you mean \"anthropic\"?"},
      {"{'ladder': [{'override_params': {'max_token': 1}}]}",
       ".ladder[0].override_params.max_token",
       "unknown key; did you mean \"max_tokens\"?"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char options[400], param[96], message[400];
    snprintf(options, sizeof options,
             "{'config': {'models': {'g': {'deployments': ['mock/a'], "
             "'degrade': %s}}}}",
             rows[i].degrade);
    snprintf(param, sizeof param, "config.models.g.degrade%s", rows[i].at);
    snprintf(message, sizeof message, "%s: %s", param, rows[i].text);
    made_refused(options, NULL, param, message);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(degrade_follows_its_causes),
      cmocka_unit_test(degrade_by_deadline),
      cmocka_unit_test(degrade_faults),
  };
  return cmocka_run_group_tests_name("degrade", tests, NULL, NULL);
}
