/* SPDX-License-Identifier: Apache-2.0 */
/* Strategies that go by price, by use and by opinion, and the host's own. */
#include "routed.h"

static void strategy_takes_the_cheapest(void **state) {
  (void)state;
  routed r = routing_open(
      "{'g': {'routing_strategy': 'cost', 'deployments': ['openai/unheard-of', "
      "'openai/gpt-4o', 'openai/gpt-4o-mini', {'model': 'openai/gpt-4', "
      "'order': -1}]}}",
      routing_env);
  at.unix_ms = 1794000000000;
  routing_is(&r, ASK,
             "openai/gpt-4 openai/gpt-4o-mini openai/gpt-4o "
             "openai/unheard-of");
  routing_is(&r, "{'model': 'g', 'provider': {'sort': 'ordered'}}",
             "openai/gpt-4 openai/unheard-of openai/gpt-4o "
             "openai/gpt-4o-mini");
  routing_close(&r);
}

static void strategy_takes_the_least_used(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'routing_strategy': 'usage', 'deployments': "
                          "['openai/a', 'anthropic/b', 'groq/c']}}",
                          routing_env);
  for (size_t i = 0; i < 3; i++)
    routing_end(
        &r, routing_slot(&r, i),
        (zh_outcome){.prompt = (int64_t)(300 - 100 * i), .completion = 10});
  routing_is(&r, ASK, "groq/c anthropic/b openai/a");
  // Those under way count by their estimate: 300 of an answer.
  zh_routing_begin(r.routing, routing_slot(&r, 2));
  routing_is(&r, ASK, "anthropic/b openai/a groq/c");
  at.now += 30 * S;
  routing_end(&r, routing_slot(&r, 1),
              (zh_outcome){.prompt = 500, .completion = 10});
  routing_is(&r, ASK, "openai/a groq/c anthropic/b");
  // A minute later only the last of them is of the last minute.
  at.now += 31 * S;
  routing_try(&r, ASK, true);
  assert_string_equal(routing_names(&r) + strlen("openai/a groq/c "),
                      "anthropic/b");
  at.now += 61 * S;
  assert_int_equal(zh_meter_sum(&routing_slot(&r, 1)->tokens, at.now), 0);
  routing_close(&r);
}

static void strategy_grade(const routed *r, const char *task, const char *model,
                           double score, int times) {
  for (int i = 0; i < times; i++)
    zh_routing_grade(r->routing, zh_str_of(task), zh_str_of(model), 1, score);
}

#define TASK(name) "{'model': 'g', 'route': {'task': '" name "'}}"

static void strategy_takes_the_best_scored(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'routing_strategy': 'feedback', 'min_score': "
                          "0.6, 'deployments': ['openai/a', 'anthropic/b', "
                          "'groq/c']}}",
                          routing_env);
  strategy_grade(&r, "code", "anthropic/b", 0.9, 8);
  strategy_grade(&r, "code", "openai/a", 0.7, 8);
  // One good score is less than eight of them.
  strategy_grade(&r, "code", "groq/c", 1, 1);
  routing_is(&r, TASK("code"), "anthropic/b groq/c openai/a");
  strategy_grade(&r, "chat", "openai/a", 0.2, 4);
  strategy_grade(&r, "chat", "groq/c", 0.9, 4);
  routing_try(&r, TASK("chat"), true);
  assert_memory_equal(routing_names(&r), "groq/c anthropic/b openai/a", 27);
  // The fifth makes it a judgement.
  strategy_grade(&r, "chat", "openai/a", 0.2, 1);
  routing_is(&r, TASK("chat"), "groq/c anthropic/b");
  assert_string_equal(routing_why(&r, "openai/a"),
                      "its mean score for the task is below min_score");
  // All too bad is better than none.
  strategy_grade(&r, "sums", "openai/a", 0.1, 5);
  strategy_grade(&r, "sums", "anthropic/b", 0.2, 5);
  strategy_grade(&r, "sums", "groq/c", 0.3, 5);
  routing_is(&r, TASK("sums"), "groq/c anthropic/b openai/a");
  assert_true(r.plan.is_resort);
  zh_routing_forget_grades(r.routing);
  routing_try(&r, TASK("chat"), true);
  assert_int_equal(r.plan.count, 3);
  routing_close(&r);
}

/* --- the host's own ----------------------------------------------------- */

typedef struct strategy_host {
  uint32_t order[8];
  size_t count;
  char group[8];
} strategy_host;

static size_t strategy_say(void *user, zh_str question, uint32_t *order,
                           size_t count) {
  strategy_host *host = user;
  zh_nodes nodes = {0};
  zh_json json;
  assert_int_equal(zh_json_parse(question, &nodes, &json, NULL), ZH_OK);
  assert_int_equal(zh_json_len(&json, zh_json_get(&json, 0, "candidates")),
                   count);
  zh_str group = zh_json_text(&json, zh_json_get(&json, 0, "group"));
  snprintf(host->group, sizeof host->group, "%.*s", (int)group.len, group.ptr);
  zh_nodes_deinit(&nodes);
  for (size_t i = 0; i < host->count && i < count; i++)
    order[i] = host->order[i];
  return host->count;
}

static void strategy_asks_the_host(void **state) {
  (void)state;
  static const struct {
    strategy_host says;
    const char *targets;
    bool is_picked;
  } cases[] = {
      {{{2, 0, 1}, 3, ""}, "groq/c openai/a anthropic/b", true},
      {{{1}, 1, ""}, "anthropic/b", true},
      {{{0}, SIZE_MAX, ""}, "openai/a anthropic/b groq/c", false},
      // What is no order changes nothing.
      {{{0, 3}, 2, ""}, "openai/a anthropic/b groq/c", false},
      {{{1, 1}, 2, ""}, "openai/a anthropic/b groq/c", false},
      {{{0}, 4, ""}, "openai/a anthropic/b groq/c", false},
  };
  routed r = routing_open(THREE, routing_env);
  for (size_t i = 0; i < ZH_COUNT(cases); i++) {
    strategy_host host = cases[i].says;
    r.pick = (zh_pick){strategy_say, &host};
    routing_is(&r, ASK, cases[i].targets);
    assert_string_equal(host.group, "g");
    assert_int_equal(r.plan.is_picked, cases[i].is_picked);
  }
  assert_string_equal(routing_why(&r, "groq/c"), "(not excluded)");
  strategy_host none = {.count = 0};
  r.pick = (zh_pick){strategy_say, &none};
  routing_try(&r, ASK, true);
  assert_int_equal(r.status, ZH_INVALID);
  assert_string_equal(routing_why(&r, "groq/c"),
                      "left out by the strategy callback");
  routing_close(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(strategy_takes_the_cheapest),
      cmocka_unit_test(strategy_takes_the_least_used),
      cmocka_unit_test(strategy_takes_the_best_scored),
      cmocka_unit_test(strategy_asks_the_host),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
