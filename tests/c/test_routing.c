/* SPDX-License-Identifier: Apache-2.0 */
/* Choosing: filters, strategies, rules, and what a router learns. */
#include "routed.h"

#include <math.h>

static void routing_fail(const routed *r, size_t deployment, zh_status status) {
  routing_end(r, routing_slot(r, deployment), (zh_outcome){.status = status});
}

static void routing_fails(routed *r, const char *request, zh_status status,
                          const char *why) {
  routing_try(r, request, true);
  assert_int_equal(r->status, status);
  assert_string_equal(r->err.message, why);
}

/* --- filters ------------------------------------------------------------ */

static void routing_filters_by_what_a_model_can(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'deployments': ['openai/gpt-3.5-turbo', 'openai/gpt-4o', "
      "'openai/unheard-of']}}",
      routing_env);
  routing_is(&r, ASK, "openai/gpt-3.5-turbo openai/gpt-4o openai/unheard-of");
  routing_is(&r,
             "{'model': 'g', 'messages': [{'role': 'user', 'content': "
             "[{'type': 'image_url', 'image_url': {'url': 'x'}}]}]}",
             "openai/gpt-4o openai/unheard-of");
  assert_string_equal(routing_why(&r, "openai/gpt-3.5-turbo"),
                      "takes no images");
  routing_close(&r);
}

static void routing_filters_by_room(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'deployments': ['openai/gpt-4', "
                          "'openai/gpt-4o'], 'context_window_fallbacks': "
                          "['anthropic/x']}}",
                          routing_env);
  char request[96];
  snprintf(request, sizeof request,
           "{'model': 'g', 'messages': [], 'max_tokens': %d}", 9000);
  routing_is(&r, request, "openai/gpt-4o anthropic/x?");
  assert_string_equal(routing_why(&r, "openai/gpt-4"),
                      "the request is longer than its context window");
  // Too long for all: the fallbacks for that are all there is.
  snprintf(request, sizeof request,
           "{'model': 'g', 'messages': [], 'max_tokens': %d}", 900000);
  routing_is(&r, request, "anthropic/x");
  routing_close(&r);
}

static void routing_filters_by_tags_and_provider(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'deployments': [{'model': 'openai/a', 'tags': ['eu', 'fast']}, "
      "{'model': 'anthropic/b', 'region': 'eu'}, 'groq/c']}}",
      routing_env);
  routing_is(&r, "{'model': 'g', 'route': {'tags': ['eu']}}",
             "openai/a anthropic/b");
  routing_is(&r, "{'model': 'g', 'route': {'tags': ['eu', 'fast']}}",
             "openai/a");
  routing_fails(&r, "{'model': 'g', 'route': {'tags': ['us']}}", ZH_INVALID,
                "model: nothing is left to ask for \"g\"; openai/a has not all "
                "of the tags asked for; anthropic/b has not all of the tags "
                "asked for; groq/c has not all of the tags asked for");
  routing_is(&r, "{'model': 'g', 'provider': {'only': ['groq', 'openai']}}",
             "openai/a groq/c");
  routing_is(&r, "{'model': 'g', 'provider': {'ignore': ['openai']}}",
             "anthropic/b groq/c");
  routing_is(&r, "{'model': 'g', 'provider': {'order': ['groq']}}",
             "groq/c openai/a anthropic/b");
  routing_is(&r,
             "{'model': 'g', 'provider': {'order': ['groq'], "
             "'allow_fallbacks': false}}",
             "groq/c");
  routing_is(&r, "{'model': 'openai/x', 'models': ['openai/x', 'groq/y']}",
             "openai/x groq/y");
  routing_fails(&r, "{'model': 'g', 'provider': {'sorts': 'x'}}", ZH_INVALID,
                "provider.sorts: unknown key; did you mean \"sort\"?");
  routing_fails(&r, "{'model': 'g', 'provider': {'sort': 'speed'}}", ZH_INVALID,
                "provider.sort: unknown strategy; known are ordered, weighted, "
                "round-robin, random, least-busy, latency, throughput, cost, "
                "usage, feedback");
  routing_fails(&r, "{'model': 'g', 'route': {'tags': 'eu'}}", ZH_INVALID,
                "route.tags: expected a list of strings");
  routing_close(&r);
}

/* --- strategies --------------------------------------------------------- */

static unsigned routing_share(routed *r, const char *name, unsigned rounds) {
  unsigned hits = 0;
  for (unsigned i = 0; i < rounds; i++) {
    routing_try(r, ASK, true);
    assert_int_equal(r->status, ZH_OK);
    hits += zh_str_is(r->plan.targets[0].name, zh_str_of(name));
  }
  return hits;
}

static void routing_weights_are_shares(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'routing_strategy': 'weighted', 'deployments': [{'model': "
      "'openai/a', 'weight': 3}, 'groq/b', {'model': 'anthropic/c', 'order': "
      "1, 'weight': 100}]}}",
      routing_env);
  unsigned hits = routing_share(&r, "openai/a", 4000);
  assert_true(hits > 2850 && hits < 3150);
  assert_int_equal(routing_share(&r, "anthropic/c", 100), 0);
  routing_close(&r);
}

static void routing_takes_turns(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'routing_strategy': 'round-robin', 'deployments': ['openai/a', "
      "{'model': 'groq/b', 'api_keys': ['x', 'y']}]}}",
      routing_env);
  routing_is(&r, ASK, "openai/a groq/b groq/b'");
  routing_is(&r, ASK, "groq/b groq/b' openai/a");
  routing_is(&r, ASK, "openai/a groq/b' groq/b");
  routing_is(&r, ASK, "groq/b' groq/b openai/a");
  // Looking takes no turn.
  routing_try(&r, ASK, false);
  assert_string_equal(routing_names(&r), "openai/a groq/b groq/b'");
  routing_is(&r, ASK, "openai/a groq/b groq/b'");
  routing_close(&r);
}

static void routing_prefers_the_least_busy(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'routing_strategy': 'least-busy', "
                          "'deployments': ['openai/a', 'groq/b']}}",
                          routing_env);
  zh_routing_begin(r.routing, routing_slot(&r, 0));
  routing_is(&r, ASK, "groq/b openai/a");
  zh_routing_begin(r.routing, routing_slot(&r, 1));
  zh_routing_begin(r.routing, routing_slot(&r, 1));
  routing_is(&r, ASK, "openai/a groq/b");
  routing_close(&r);
}

static void routing_learns_who_is_fast(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'routing_strategy': 'latency', "
                          "'deployments': ['openai/a', 'groq/b', "
                          "'anthropic/c']}}",
                          routing_env);
  static const int64_t ms[] = {900, 200, 1500};
  for (int i = 0; i < 50; i++)
    for (size_t d = 0; d < 3; d++)
      routing_end(&r, routing_slot(&r, d),
                  (zh_outcome){.status = ZH_OK,
                               .ttft_ns = (ms[d] + i) * ZH_MS,
                               .stream_ns = (int64_t)(3 - d) * S,
                               .completion = 101});
  routing_is(&r, "{'model': 'g', 'max_tokens': 2}",
             "groq/b openai/a anthropic/c");
  // A long answer is sooner done where more comes a second.
  routing_is(&r, ASK, "anthropic/c groq/b openai/a");
  double expected =
      zh_routing_expect(r.routing, routing_slot(&r, 1), 0.5, 0, true);
  assert_true(expected > 220 && expected < 228);
  routing_is(&r, "{'model': 'g', 'provider': {'sort': 'throughput'}}",
             "anthropic/c groq/b openai/a");
  routing_close(&r);
}

static void routing_hears(const routed *r, size_t deployment, int64_t ms) {
  routing_end(r, routing_slot(r, deployment),
              (zh_outcome){.status = ZH_OK, .ttft_ns = ms * ZH_MS});
}

static void routing_sees_a_sudden_change(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'routing_strategy': 'latency', "
                          "'deployments': ['openai/a', 'groq/b']}}",
                          routing_env);
  for (int i = 0; i < 50; i++) {
    routing_hears(&r, 0, 200);
    routing_hears(&r, 1, 400);
  }
  routing_hears(&r, 0, 2000); // one may be chance
  routing_is(&r, ASK, "openai/a groq/b");
  routing_hears(&r, 0, 2000);
  routing_is(&r, ASK, "groq/b openai/a");
  // It is not asked, and so would stay slow for ever: one in 128 looks.
  assert_int_equal(routing_share(&r, "openai/a", 2000), 0);
  at.now += 61 * S;
  unsigned looks = routing_share(&r, "openai/a", 20000);
  assert_true(looks > 90 && looks < 230);
  for (int i = 0; i < 5; i++)
    routing_hears(&r, 0, 200);
  routing_is(&r, ASK, "openai/a groq/b");
  routing_close(&r);
}

static void routing_keeps_a_session_where_it_is(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'routing_strategy': 'random', "
                          "'deployments': ['openai/a', 'groq/b', "
                          "'anthropic/c']}}",
                          routing_env);
  char request[64], first[3][32];
  unsigned kinds = 0;
  for (int session = 0; session < 40; session++) {
    snprintf(request, sizeof request,
             "{'model': 'g', 'route': {'session': 's%d'}}", session);
    routing_try(&r, request, true);
    snprintf(first[0], sizeof first[0], "%.8s", r.plan.targets[0].name.ptr);
    routing_try(&r, request, true);
    snprintf(first[1], sizeof first[1], "%.8s", r.plan.targets[0].name.ptr);
    assert_string_equal(first[0], first[1]);
    kinds |= first[0][0] == 'o' ? 1u : first[0][0] == 'g' ? 2u : 4u;
  }
  assert_int_equal(kinds, 7);
  // Where its target is down it goes elsewhere, and comes back.
  routing_fail(&r, 0, ZH_AUTH);
  routing_fail(&r, 1, ZH_AUTH);
  routing_try(&r, request, true);
  assert_string_equal(routing_names(&r), "anthropic/c");
  routing_close(&r);
}

/* --- rules -------------------------------------------------------------- */

static void routing_rules_send_elsewhere(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'deployments': ['openai/a'], 'rules': ["
      "{'when': {'task': 'code'}, 'use': 'code'},"
      "{'when': {'metadata': {'tier': 'free'}}, 'use': 'cheap'},"
      "{'when': {'last_user_contains': 'SELECT '}, 'use': 'code'},"
      "{'when': {'prompt_tokens_above': 100}, 'use': 'long'},"
      "{'when': {'hours': '22:00-06:00', 'tags': ['batch']}, 'use': 'cheap'}"
      "]}, 'code': {'deployments': ['anthropic/code']}, "
      "'cheap': {'deployments': ['groq/cheap']}, "
      "'long': {'deployments': ['openai/long']}}",
      routing_env);
  routing_is(&r, ASK, "openai/a");
  routing_is(&r, "{'model': 'g', 'route': {'task': 'code'}}", "anthropic/code");
  routing_is(&r, "{'model': 'g', 'metadata': {'tier': 'free'}}", "groq/cheap");
  routing_is(&r, "{'model': 'g', 'metadata': {'tier': 'paid'}}", "openai/a");
  routing_is(&r,
             "{'model': 'g', 'messages': [{'role': 'user', 'content': "
             "'SELECT 1'}, {'role': 'assistant', 'content': 'x'}]}",
             "anthropic/code");
  routing_is(&r,
             "{'model': 'g', 'messages': [{'role': 'user', 'content': "
             "'SELECT 1'}, {'role': 'user', 'content': [{'type': 'text', "
             "'text': 'hello'}]}]}",
             "openai/a");
  char request[700];
  int used = snprintf(request, sizeof request,
                      "{'model': 'g', 'messages': [{'role': 'user', "
                      "'content': '");
  memset(request + used, 'x', 500);
  snprintf(request + used + 500, sizeof request - 500 - (size_t)used, "'}]}");
  routing_is(&r, request, "openai/long");
  at.unix_ms = 23 * 3600 * 1000;
  routing_is(&r,
             "{'model': 'g', 'route': {'tags': ['batch']}, 'x': 1, "
             "'provider': {'ignore': []}, 'models': null, 'n': 1, "
             "'metadata': null, 'messages': []}",
             "groq/cheap");
  routing_close(&r);
}

static void routing_splits_by_share_and_session(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'deployments': ['openai/a'], 'split': [{'use': 'x', 'weight': "
      "90, 'label': 'control'}, {'use': 'y', 'weight': 10}]}, "
      "'x': {'deployments': ['groq/x']}, 'y': {'deployments': ['groq/y']}}",
      routing_env);
  unsigned hits = routing_share(&r, "groq/x", 2000);
  assert_true(hits > 1730 && hits < 1870);
  routing_try(&r, "{'model': 'g', 'route': {'session': 'u1'}}", true);
  zh_str label = r.plan.label;
  assert_true(zh_str_is(label, ZH_S("control")) || zh_str_is(label, ZH_S("y")));
  zh_str first = r.plan.targets[0].name;
  for (int i = 0; i < 20; i++) {
    char name[16];
    snprintf(name, sizeof name, "%.*s", (int)first.len, first.ptr);
    routing_try(&r, "{'model': 'g', 'route': {'session': 'u1'}}", true);
    first = r.plan.targets[0].name;
    assert_true(zh_str_is(first, zh_str_of(name)));
  }
  routing_close(&r);
}

static void routing_circles_of_rules_are_told(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'deployments': ['openai/a'], 'split': [{'use': 'h'}]}, "
      "'h': {'deployments': ['openai/b'], 'split': [{'use': 'g'}]}}",
      routing_env);
  routing_try(&r, ASK, true);
  assert_int_equal(r.status, ZH_CONFIG);
  assert_non_null(strstr(r.err.message, "go in a circle"));
  routing_close(&r);
}

/* --- health ------------------------------------------------------------- */

static void routing_blames_before_it_counts(void **state) {
  (void)state;
  static const zh_status callers[] = {
      ZH_BAD_REQUEST, ZH_INVALID,   ZH_UNPROCESSABLE, ZH_CONTENT_FILTER,
      ZH_NOT_FOUND,   ZH_CANCELED,  ZH_TOO_LARGE,     ZH_UNSUPPORTED,
      ZH_CLOSED,      ZH_NO_MEMORY,
  };
  routed r = routing_open(THREE, routing_env);
  for (int i = 0; i < 20; i++)
    for (size_t k = 0; k < ZH_COUNT(callers); k++)
      routing_fail(&r, 0, callers[k]);
  routing_is(&r, ASK, "openai/a anthropic/b groq/c");
  // A call's own deadline says nothing about whom it asked.
  for (int i = 0; i < 20; i++)
    routing_end(&r, routing_slot(&r, 0),
                (zh_outcome){.status = ZH_TIMEOUT, .no_blame = true});
  routing_is(&r, ASK, "openai/a anthropic/b groq/c");
  routing_close(&r);
}

static void routing_opens_a_breaker_and_asks_once(void **state) {
  (void)state;
  routed r = routing_open(THREE, routing_env);
  for (int i = 0; i < 3; i++)
    routing_fail(&r, 0, ZH_SERVER);
  routing_is(&r, ASK, "openai/a anthropic/b groq/c");
  routing_fail(&r, 0, ZH_SERVER);
  routing_is(&r, ASK, "anthropic/b groq/c");
  assert_string_equal(routing_why(&r, "openai/a"), "its breaker is open");
  at.now += 29 * S;
  routing_is(&r, ASK, "anthropic/b groq/c");
  // Half open: one request, and no other beside it.
  at.now += 2 * S;
  routing_is(&r, ASK, "openai/a anthropic/b groq/c");
  zh_routing_begin(r.routing, routing_slot(&r, 0));
  routing_is(&r, ASK, "anthropic/b groq/c");
  zh_routing_settle(r.routing, routing_slot(&r, 0),
                    &(zh_outcome){.status = ZH_TIMEOUT});
  // Twice as long after it failed again; closed after it did well.
  at.now += 59 * S;
  routing_is(&r, ASK, "anthropic/b groq/c");
  at.now += 2 * S;
  routing_is(&r, ASK, "openai/a anthropic/b groq/c");
  routing_fail(&r, 0, ZH_OK);
  routing_is(&r, ASK, "openai/a anthropic/b groq/c");
  routing_close(&r);
}

static void routing_cools_down_as_told(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'deployments': [{'model': 'openai/a', 'api_keys': ['x', 'y']}, "
      "'groq/c']}}",
      routing_env);
  routing_is(&r, ASK, "openai/a openai/a' groq/c");
  zh_routing_begin(r.routing, routing_slot(&r, 0));
  zh_routing_settle(r.routing, routing_slot(&r, 0),
                    &(zh_outcome){.status = ZH_RATE_LIMITED,
                                  .has_retry_after = true,
                                  .retry_after_ms = 7000});
  // That key alone.
  routing_is(&r, ASK, "openai/a' groq/c");
  assert_string_equal(routing_why(&r, "openai/a"), "cooling down: rate limit");
  assert_int_equal(r.plan.excluded[0].for_ms, 7001);
  at.now += 8 * S;
  routing_try(&r, ASK, true);
  assert_int_equal(r.plan.count, 3);
  // A key that was refused is dead for all models, its sister is not.
  routing_fail(&r, 0, ZH_AUTH);
  routing_is(&r, ASK, "openai/a' groq/c");
  routing_close(&r);
}

/* Streams that were under way say nothing of what came after they began. */
static void routing_knows_old_news(void **state) {
  (void)state;
  routed r = routing_open(THREE, routing_env);
  int64_t before = at.now;
  at.now += S;
  for (int i = 0; i < 4; i++)
    routing_fail(&r, 0, ZH_SERVER);
  routing_fail(&r, 1, ZH_RATE_LIMITED);
  routing_fail(&r, 2, ZH_AUTH);
  zh_outcome old = {.status = ZH_OK, .began_at = before};
  for (size_t d = 0; d < 3; d++)
    routing_end(&r, routing_slot(&r, d), old);
  routing_try(&r, ASK, true);
  assert_true(r.plan.is_resort);
  old.began_at = at.now;
  for (size_t d = 0; d < 3; d++)
    routing_end(&r, routing_slot(&r, d), old);
  routing_is(&r, ASK, "openai/a anthropic/b groq/c");
  // Many that are refused at once are one refusal: 5 s, not for minutes.
  for (int i = 0; i < 20; i++)
    routing_fail(&r, 1, ZH_RATE_LIMITED);
  routing_is(&r, ASK, "openai/a groq/c");
  at.now += 5 * S + 1;
  routing_is(&r, ASK, "openai/a anthropic/b groq/c");
  routing_close(&r);
}

static void routing_never_gives_up_all(void **state) {
  (void)state;
  routed r = routing_open(THREE, routing_env);
  for (size_t d = 0; d < 3; d++)
    for (int i = 0; i < 4; i++)
      routing_fail(&r, d, ZH_SERVER);
  routing_try(&r, ASK, true);
  assert_int_equal(r.status, ZH_OK);
  assert_true(r.plan.is_resort);
  assert_int_equal(r.plan.count, 3);
  routing_close(&r);
}

static void routing_domains_fail_together(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'deployments': [{'model': 'openai/a', 'failure_domain': 'az'}, "
      "{'model': 'openai/b', 'failure_domain': 'az'}, 'groq/c']}}",
      routing_env);
  for (int i = 0; i < 9; i++)
    routing_fail(&r, 0, ZH_SERVER);
  // b never failed, but what it stands on does.
  routing_is(&r, ASK, "groq/c openai/b");
  routing_close(&r);
}

static void routing_learns_windows(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'deployments': ['openai/a', 'groq/c']}}",
                          routing_env);
  routing_end(&r, routing_slot(&r, 0),
              (zh_outcome){.status = ZH_CONTEXT_OVERFLOW, .prompt = 100});
  routing_is(&r, ASK, "openai/a groq/c");
  char request[700];
  memset(request, ' ', sizeof request);
  snprintf(request + 500, 200, ASK);
  routing_is(&r, request, "groq/c");
  routing_close(&r);
}

/* --- by hand ------------------------------------------------------------ */

static void routing_obeys_the_hand(void **state) {
  (void)state;
  static const char *const env[] = {
      "OPENAI_API_KEY=o",       "ANTHROPIC_API_KEY=a",
      "GROQ_API_KEY=g",         "ZEROHOP_DISABLE= groq , nothing",
      "ZEROHOP_PIN=h=openai/z", NULL};
  routed r = routing_open("{'g': {'deployments': ['openai/a', 'anthropic/b', "
                          "'groq/c']}, 'h': {'deployments': ['openai/y', "
                          "'openai/z']}}",
                          env);
  zh_error err;
  zh_error_init(&err);
  routing_is(&r, ASK, "openai/a anthropic/b");
  assert_string_equal(routing_why(&r, "groq/c"), "turned off by hand");
  routing_is(&r, "{'model': 'h'}", "openai/z");
  assert_int_equal(zh_routing_enable(r.routing, ZH_S("groq"), true, &err),
                   ZH_OK);
  assert_int_equal(zh_routing_enable(r.routing, ZH_S("openai/a"), false, &err),
                   ZH_OK);
  routing_is(&r, ASK, "anthropic/b groq/c");
  assert_int_equal(
      zh_routing_pin(r.routing, r.config, ZH_S("g"), ZH_S("groq/c"), &err),
      ZH_OK);
  routing_is(&r, ASK, "groq/c");
  assert_int_equal(
      zh_routing_pin(r.routing, r.config, ZH_S("g"), ZH_S(""), &err), ZH_OK);
  routing_is(&r, ASK, "anthropic/b groq/c");
  assert_int_equal(zh_routing_enable(r.routing, ZH_S("antropic"), false, &err),
                   ZH_INVALID);
  assert_string_equal(
      err.message,
      "nothing is called \"antropic\"; did you mean \"anthropic\"?");
  assert_int_equal(
      zh_routing_pin(r.routing, r.config, ZH_S("g"), ZH_S("openai/z"), &err),
      ZH_INVALID);
  // All turned off by hand: nothing is asked.
  zh_routing_enable(r.routing, ZH_S("anthropic"), false, &err);
  zh_routing_enable(r.routing, ZH_S("groq"), false, &err);
  routing_try(&r, ASK, true);
  assert_int_equal(r.status, ZH_INVALID);
  routing_close(&r);
}

static void routing_follows_a_plan_as_it_stands(void **state) {
  (void)state;
  routed r = routing_open(THREE, routing_env);
  routing_is(&r,
             "{'model': 'g', 'route': {'plan': {'revision': 1, 'targets': "
             "[{'id': 'g#2.0'}, {'id': 'mock/x', 'fallback': true}, "
             "{'id': 'g#0.0'}]}}}",
             "groq/c mock/x openai/a");
  routing_fails(&r,
                "{'model': 'g', 'route': {'plan': {'revision': 2, 'targets': "
                "[{'id': 'g#2.0'}]}}}",
                ZH_INVALID, "route.plan: made by another configuration");
  routing_fails(&r,
                "{'model': 'g', 'route': {'plan': {'revision': 1, 'targets': "
                "[{'id': 'g#3.0'}]}}}",
                ZH_INVALID, "route.plan: no target \"g#3.0\"");
  routing_close(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(routing_filters_by_what_a_model_can),
      cmocka_unit_test(routing_filters_by_room),
      cmocka_unit_test(routing_filters_by_tags_and_provider),
      cmocka_unit_test(routing_weights_are_shares),
      cmocka_unit_test(routing_takes_turns),
      cmocka_unit_test(routing_prefers_the_least_busy),
      cmocka_unit_test(routing_learns_who_is_fast),
      cmocka_unit_test(routing_sees_a_sudden_change),
      cmocka_unit_test(routing_keeps_a_session_where_it_is),
      cmocka_unit_test(routing_rules_send_elsewhere),
      cmocka_unit_test(routing_splits_by_share_and_session),
      cmocka_unit_test(routing_circles_of_rules_are_told),
      cmocka_unit_test(routing_blames_before_it_counts),
      cmocka_unit_test(routing_opens_a_breaker_and_asks_once),
      cmocka_unit_test(routing_cools_down_as_told),
      cmocka_unit_test(routing_knows_old_news),
      cmocka_unit_test(routing_never_gives_up_all),
      cmocka_unit_test(routing_domains_fail_together),
      cmocka_unit_test(routing_learns_windows),
      cmocka_unit_test(routing_obeys_the_hand),
      cmocka_unit_test(routing_follows_a_plan_as_it_stands),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
