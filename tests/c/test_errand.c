/* SPDX-License-Identifier: Apache-2.0 */
/* What a router does by itself, on the stage's own time.  In the texts here '
 * stands for ". */
#include "stage.h"

#include "base/error.h"
#include "made_config.h"
#include "route/health.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define ASK                                                                    \
  "{\"model\":\"g\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
#define FREE "'health_check': {'interval': 100, 'max_cost': null}"

#define SCRIPTS                                                                \
  "'a': {'text': 'from a'}, 'b': {'text': 'from b', 'delay_ms': 10},"          \
  "'slow': {'text': 'from slow', 'delay_ms': 20000},"                          \
  "'down': {'status': 503}, 'limit': {'status': 429, 'headers': "              \
  "{'Retry-After': '500'}}, 'dead': {'status': 401}"

static stage on;

/* A router over what `models` and `more` of the config say. */
static void play(const char *models, const char *more) {
  char options[4096];
  zh_str scripts = made_json("{" SCRIPTS "}");

  assert_int_equal(stage_init(&on, scripts.ptr, ""), ZH_OK);
  free((void *)(uintptr_t)scripts.ptr);
  zh_router_free(on.router);
  snprintf(options, sizeof options,
           "{'require_key': false, 'config': {'providers': {'mock': "
           "{'scripts': {" SCRIPTS "}}}, 'models': %s%s}}",
           models, more);
  zh_str text = made_json(options);
  if (zh_router_new(text, NULL, NULL, &on.router, &on.error) != ZH_OK)
    fail_msg("%s", on.error.message);
  free((void *)(uintptr_t)text.ptr);
  on.router->routing->clock = on.reactor.loop.clock;
  on.router->routing->random = 7;
}

static void ask(void) {
  assert_int_equal(stage_run(&on, ASK), ZH_OK);
}

static void ring(zh_timer *bell) {
  (void)bell;
}

/* Lets so many seconds go by. */
static void pass(int64_t seconds) {
  zh_loop *loop = &on.reactor.loop;
  zh_timer bell = {.fire = ring};

  zh_timer_set(&loop->timers, &bell,
               zh_loop_now(loop) + seconds * 1000 * ZH_MS);
  while (bell.armed)
    stage_step(&on, true);
}

static zh_slot *slot(const char *name) {
  zh_routing *routing = on.router->routing;

  for (size_t i = 0; i < routing->slot_count; i++)
    if (zh_str_is(routing->slots[i]->name, zh_str_of(name)))
      return routing->slots[i];
  fail_msg("no slot is called %s", name);
  return NULL;
}

/* Does router.health() say this? */
static void health_says(const char *text) {
  zh_buf out;

  zh_buf_init(&out, 1 << 20);
  assert_int_equal(zh_routing_health(on.router->routing, &out, NULL), ZH_OK);
  zh_buf_putc(&out, '\0');
  if (!strstr(out.ptr, text))
    fail_msg("%s is not in %s", text, out.ptr);
  zh_buf_deinit(&out);
}

static char *usage(const char *query) {
  static char copy[8192];
  zh_str text = made_json(query), out;

  assert_int_equal(zh_ledger_usage(on.router, text, &out, &on.error), ZH_OK);
  free((void *)(uintptr_t)text.ptr);
  snprintf(copy, sizeof copy, "%.*s", (int)out.len, out.ptr);
  zh_text_free(out);
  return copy;
}

/* --- checks ------------------------------------------------------------- */

static void nobody_is_checked_before_a_call_or_unasked(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/b'], " FREE "}}", "");
  assert_null(on.reactor.loop.timers.root);
  stage_deinit(&on);
  play("{'g': {'deployments': ['mock/a', 'mock/b']}}", "");
  ask();
  assert_null(on.reactor.loop.timers.root);
  assert_null(on.reactor.tenders);
  stage_deinit(&on);
}

static void idle_ones_are_checked_and_busy_ones_not(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/b'], 'health_check': "
       "{'interval': 1000, 'max_cost': null}}}",
       "");
  ask();
  int64_t from = stage_now_ms();
  while (stage_now_ms() < from + 10000000) {
    pass(100);
    ask();
  }
  assert_in_range(slot("mock/b")->checks, 9, 11);
  assert_int_equal(slot("mock/a")->checks, 0);
  assert_int_equal(slot("mock/b")->attempts, 0);
  assert_int_equal(slot("mock/b")->successes, 0);
  assert_int_equal(slot("mock/b")->in_flight, 0);
  // What they took is not taken for what a user's request takes.
  assert_null(slot("mock/b")->ttft);
  health_says("\"last_check\":{\"outcome\":\"ok\",");
  health_says("\"own_requests\":{\"checks\":");
  stage_deinit(&on);
}

static void each_key_is_checked_but_one_excused(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', {'model': 'mock/b', 'health_check': "
       "false}, {'model': 'mock/down', 'api_keys': ['k1', 'k2']}], " FREE "}}",
       ", 'router_settings': {'allowed_fails': 100}");
  ask();
  pass(990);
  assert_int_equal(slot("mock/b")->checks, 0);
  // The first one is idle now, too.
  assert_in_range(slot("mock/a")->checks, 8, 10);
  size_t keys = 0;
  for (size_t i = 0; i < on.router->routing->slot_count; i++) {
    const zh_slot *at = on.router->routing->slots[i];
    if (!zh_str_is(at->name, ZH_S("mock/down")))
      continue;
    keys++;
    assert_in_range(at->checks, 9, 11);
    assert_int_equal(at->checked, ZH_SERVER);
    assert_int_equal(at->failures, 0);
  }
  assert_int_equal(keys, 2);
  stage_deinit(&on);
}

static void go_wrong(const char *name, zh_status status, int times) {
  zh_outcome outcome = {.status = status, .completion = -1};

  for (int i = 0; i < times; i++) {
    zh_routing_begin(on.router->routing, slot(name));
    zh_routing_settle(on.router->routing, slot(name), &outcome);
  }
}

static void check_closes_a_breaker_and_revives_a_key(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/b'], " FREE "}}",
       ", 'router_settings': {'cooldown_time': 5000}");
  ask();
  go_wrong("mock/a", ZH_SERVER, 4);
  assert_int_equal(slot("mock/a")->breaker, ZH_BREAKER_OPEN);
  pass(220);
  assert_int_equal(slot("mock/a")->breaker, ZH_BREAKER_CLOSED);
  go_wrong("mock/a", ZH_AUTH, 1);
  assert_true(slot("mock/a")->key->dead_until > 0);
  pass(220);
  assert_int_equal(slot("mock/a")->key->dead_until, 0);
  stage_deinit(&on);
}

static void failing_check_opens_a_breaker_before_users_meet_it(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/down'], " FREE "}}", "");
  ask();
  pass(800);
  assert_int_not_equal(slot("mock/down")->breaker, ZH_BREAKER_CLOSED);
  assert_int_equal(slot("mock/down")->failures, 0);
  health_says("\"last_check\":{\"outcome\":\"SERVER\",");
  stage_deinit(&on);
}

static void limits_and_hands_are_obeyed(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/limit', 'mock/b'], " FREE "}}",
       "");
  assert_int_equal(
      zh_routing_enable(on.router->routing, ZH_S("mock/b"), false, &on.error),
      ZH_OK);
  ask();
  pass(990);
  assert_int_equal(slot("mock/b")->checks, 0);
  // Two minutes are the longest that is waited for: one in two.
  assert_in_range(slot("mock/limit")->checks, 4, 6);
  stage_deinit(&on);
}

/* --- money -------------------------------------------------------------- */

#define PRICED                                                                 \
  ", 'catalog': {'mock/b': {'prices': {'input': 10, 'output': 100}}, "         \
  "'mock/a': {'prices': {'input': 0, 'output': 0}}}"

static void unknown_prices_are_held_back(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/b'], 'health_check': true}}",
       "");
  ask();
  pass(3000);
  assert_int_equal(slot("mock/b")->checks, 0);
  assert_true(on.router->routing->care.held_back > 5);
  health_says("\"cost_today\":0}");
  stage_deinit(&on);
}

static void cap_holds_for_a_day(void **state) {
  (void)state;
  // 16 tokens of output are 0.0016 USD, the prompt some 0.0003.
  play("{'g': {'deployments': ['mock/a', 'mock/b'], 'health_check': "
       "{'interval': 100, 'max_cost': 0.005}}}",
       PRICED);
  ask();
  pass(40000);
  zh_care *care = &on.router->routing->care;
  uint64_t first = slot("mock/b")->checks;
  assert_true(first >= 2);
  assert_true(care->pusd <= 5000000000);
  assert_true(care->held_back > 100);
  pass(20000);
  assert_int_equal(slot("mock/b")->checks, first);
  pass(86400);
  assert_true(slot("mock/b")->checks > first);
  assert_true(care->pusd <= 5000000000);
  stage_deinit(&on);
}

static void ledger_keeps_them_apart(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/b'], 'health_check': "
       "{'interval': 100, 'max_cost': 1}}}",
       PRICED);
  ask();
  pass(450);
  char *text = usage("{'by': ['group']}");
  assert_non_null(strstr(text, "\"group\":\"(health check)\""));
  assert_non_null(strstr(text, "\"group\":\"g\""));
  text = usage("{'group': '(health check)'}");
  assert_non_null(strstr(text, "\"requests\":0"));
  assert_null(strstr(text, "\"attempts\":0"));
  assert_null(strstr(text, "\"cost\":0,"));
  text = usage("{'group': 'g'}");
  assert_non_null(strstr(text, "\"requests\":1,\"attempts\":1"));
  stage_deinit(&on);
}

/* --- ends --------------------------------------------------------------- */

static void router_that_goes_takes_its_checks_along(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/slow'], " FREE "}}", "");
  ask();
  while (slot("mock/slow")->in_flight == 0)
    stage_step(&on, true);
  zh_call_unref(on.call);
  on.call = NULL;
  assert_non_null(on.reactor.tenders);
  // A check that is under way is the last one, though it holds the router.
  zh_router_free(on.router);
  on.router = NULL;
  pass(1000);
  assert_null(on.reactor.tenders);
  assert_null(on.reactor.loop.timers.root);
  stage_deinit(&on);
}

static void reactor_that_goes_ends_them(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/slow'], " FREE "}}", "");
  ask();
  while (slot("mock/slow")->in_flight == 0)
    stage_step(&on, true);
  zh_reactor_deinit(&on.reactor);
  assert_int_equal(slot("mock/slow")->in_flight, 0);
  assert_null(on.router->tender);
  stage_deinit(&on);
}

static void reload_may_ask_for_them_or_end_them(void **state) {
  static const char *const checks[] = {"'health_check': false", FREE};
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/b'], " FREE "}}", "");
  ask();
  pass(300);
  for (int i = 0; i < 2; i++) {
    char options[2048];
    snprintf(options, sizeof options,
             "{'require_key': false, 'config': {'providers': {'mock': "
             "{'scripts': {" SCRIPTS "}}}, 'models': {'g': {'deployments': "
             "['mock/a', 'mock/b'], %s}}}}",
             checks[i]);
    zh_str text = made_json(options);
    assert_int_equal(zh_router_reload(on.router, text, NULL, NULL, &on.error),
                     ZH_OK);
    free((void *)(uintptr_t)text.ptr);
    uint64_t before = slot("mock/b")->checks;
    pass(500);
    assert_int_equal(slot("mock/b")->checks > before, i);
  }
  stage_deinit(&on);
}

/* --- warmth ------------------------------------------------------------- */

static void next_one_is_warmed_up_by_a_request(void **state) {
  (void)state;
  play("{'g': {'deployments': ['mock/a', 'mock/b'], 'fallbacks': ['mock/slow'],"
       " 'warm': {'requests': true, 'interval': 50, 'max_cost': null}}}",
       "");
  for (int i = 0; i < 4; i++)
    ask();
  pass(5);
  assert_int_equal(slot("mock/b")->checks, 1);
  assert_int_equal(slot("mock/a")->checks, 0);
  assert_non_null(strstr(usage("{'by': ['group']}"), "(warm-up)"));
  health_says("\"warm_ups\":1,");
  stage_deinit(&on);
}

/* A network that takes notes and never answers. */
typedef struct notes {
  zh_transport base;
  char seen[512];
} notes;

static zh_status note_start(zh_transport *transport,
                            const zh_net_request *request,
                            const zh_net_handler *handler, void *user,
                            zh_transfer **out, zh_error *err) {
  notes *at = (notes *)transport;
  size_t len = strlen(at->seen);

  (void)handler, (void)user, (void)err;
  *out = (zh_transfer *)at;
  snprintf(at->seen + len, sizeof at->seen - len, "%s %s;",
           request->method.len ? request->method.ptr : "POST",
           request->url.ptr);
  for (size_t i = 0; i < request->header_count; i++)
    if (zh_str_same(request->headers[i].name, ZH_S("Authorization")))
      snprintf(at->seen + strlen(at->seen), 64, "%.*s;",
               (int)request->headers[i].value.len,
               request->headers[i].value.ptr);
  return ZH_OK;
}

static void note_cancel(zh_transport *transport, zh_transfer *transfer) {
  (void)transport, (void)transfer;
}

static void next_ones_are_connected_to(void **state) {
  zh_call_options options = {.max_retries = 0};
  notes net = {.base = {.start = note_start, .cancel = note_cancel}};
  (void)state;
  play("{'g': {'deployments': [{'model': 'openai/x', 'base_url': "
       "'http://one.test/v1', 'api_key': 'k-one'}, {'model': 'openai/y', "
       "'base_url': 'http://one.test/v1', 'api_key': 'k-two'}, {'model': "
       "'groq/z', 'base_url': 'http://three.test/v1', 'api_key': "
       "'k-three'}], 'warm': 2}}",
       "");
  on.reactor.net = &net.base;
  // Who shares the first one's address needs no connection of its own.
  assert_int_equal(stage_submit(&on, ASK, &options), ZH_OK);
  assert_string_equal(net.seen,
                      "POST http://one.test/v1/chat/completions;Bearer k-one;"
                      "HEAD http://three.test/v1/models;Bearer k-three;");
  // It stays open for a while.
  assert_int_equal(stage_submit(&on, ASK, &options), ZH_OK);
  assert_null(strstr(strstr(net.seen, "HEAD") + 1, "HEAD"));
  pass(61);
  assert_int_equal(stage_submit(&on, ASK, &options), ZH_OK);
  assert_non_null(strstr(strstr(net.seen, "HEAD") + 1, "HEAD"));
  assert_int_equal(slot("groq/z")->checks, 0);
  assert_int_equal(slot("groq/z")->in_flight, 0);
  zh_reactor_deinit(&on.reactor);
  assert_null(strstr(usage("{'by': ['group']}"), "(warm-up)"));
  stage_deinit(&on);
}

/* --- the config --------------------------------------------------------- */

static void config_is_read(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'require_key': false, 'config': {'models': {"
      "'own': {'deployments': ['mock/a'], 'warm': 3, 'health_check': "
      "{'interval': 60, 'prompt': 'ping', 'max_tokens': 1, 'max_cost': 0.5}},"
      "'off': {'deployments': ['mock/a'], 'warm': false, 'health_check': "
      "false}, 'usual': {'deployments': ['mock/a']}}, 'router_settings': "
      "{'warm': {'requests': true}, 'health_check': true}}}",
      NULL);
  const zh_group *own = zh_config_group(config, ZH_S("own"));
  assert_int_equal(own->warm.targets, 3);
  assert_int_equal(own->warm.interval_ms, 60000);
  assert_int_equal(own->check.interval_ms, 60000);
  made_same(own->check.prompt, "ping");
  assert_int_equal(own->check.max_tokens, 1);
  assert_int_equal(own->check.cap, 500000000000);
  const zh_group *off = zh_config_group(config, ZH_S("off"));
  assert_int_equal(off->warm.targets, 0);
  assert_int_equal(off->check.interval_ms, 0);
  const zh_group *usual = zh_config_group(config, ZH_S("usual"));
  assert_true(usual->warm.requests);
  assert_int_equal(usual->warm.targets, 1);
  assert_int_equal(usual->warm.interval_ms, 300000);
  assert_int_equal(usual->check.interval_ms, 300000);
  assert_int_equal(usual->check.cap, 100000000000);
  made_free(config);
}

static void config_of_a_proxy_is_read(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'config': {'model_list': [{'model_name': 'g', 'litellm_params': "
      "{'model': 'openai/x', 'api_key': 'k'}}, {'model_name': 'g', "
      "'litellm_params': {'model': 'openai/y', 'api_key': 'k'}, 'model_info': "
      "{'disable_background_health_check': true}}], 'general_settings': "
      "{'background_health_checks': true, 'health_check_interval': 120}}}",
      NULL);
  assert_int_equal(config->groups[0].check.interval_ms, 120000);
  assert_false(config->groups[0].deployments[0].unchecked);
  assert_true(config->groups[0].deployments[1].unchecked);
  assert_int_equal(config->warnings.count, 0);
  made_free(config);
}

static void config_faults_are_told(void **state) {
  static const struct {
    const char *member;
    const char *path;
    const char *message;
  } rows[] = {
      {"'health_check': 3", "health_check", "expected an object, got 3"},
      {"'health_check': {'intervall': 3}", "health_check.intervall",
       "unknown key; did you mean \"interval\"?"},
      {"'health_check': {'interval': 0.5}", "health_check.interval",
       "expected 1 second or more"},
      {"'health_check': {'max_tokens': 0}", "health_check.max_tokens",
       "expected an integer from 1 to 256, got 0"},
      {"'health_check': {'max_cost': -1}", "health_check.max_cost",
       "expected USD a day, 0 to 1000000, or null for no cap, got -1"},
      {"'health_check': {'prompt': ''}", "health_check.prompt",
       "must not be empty"},
      {"'warm': 9", "warm", "expected an integer from 0 to 8, got 9"},
      {"'warm': {'requests': 1}", "warm.requests",
       "expected true or false, got 1"},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char options[512], path[128], message[256];
    snprintf(options, sizeof options,
             "{'require_key': false, 'config': {'models': {'g': "
             "{'deployments': ['mock/a'], %s}}}}",
             rows[i].member);
    snprintf(path, sizeof path, "config.models.g.%s", rows[i].path);
    snprintf(message, sizeof message, "%s: %s", path, rows[i].message);
    made_refused(options, NULL, path, message);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nobody_is_checked_before_a_call_or_unasked),
      cmocka_unit_test(idle_ones_are_checked_and_busy_ones_not),
      cmocka_unit_test(each_key_is_checked_but_one_excused),
      cmocka_unit_test(check_closes_a_breaker_and_revives_a_key),
      cmocka_unit_test(failing_check_opens_a_breaker_before_users_meet_it),
      cmocka_unit_test(limits_and_hands_are_obeyed),
      cmocka_unit_test(unknown_prices_are_held_back),
      cmocka_unit_test(cap_holds_for_a_day),
      cmocka_unit_test(ledger_keeps_them_apart),
      cmocka_unit_test(router_that_goes_takes_its_checks_along),
      cmocka_unit_test(reactor_that_goes_ends_them),
      cmocka_unit_test(reload_may_ask_for_them_or_end_them),
      cmocka_unit_test(next_one_is_warmed_up_by_a_request),
      cmocka_unit_test(next_ones_are_connected_to),
      cmocka_unit_test(config_is_read),
      cmocka_unit_test(config_of_a_proxy_is_read),
      cmocka_unit_test(config_faults_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
