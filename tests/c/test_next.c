/* SPDX-License-Identifier: Apache-2.0 */
/* Who is asked next, and when, where there is a router config. */
#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define MESSAGES "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"
#define ASK(model, fallback, stream)                                           \
  "{\"model\":\"mock/" model "\"," MESSAGES ",\"stream\":" stream              \
  ",\"fallbacks\":[\"mock/" fallback "\"]}"
#define ALONE(model, stream)                                                   \
  "{\"model\":\"mock/" model "\"," MESSAGES ",\"stream\":" stream "}"

static const char scripts[] =
    "{\"good\":{\"text\":\"one two three\"},"
    "\"slow\":{\"text\":\"one two three\",\"delay_ms\":5000},"
    "\"stall\":{\"text\":\"one two three\",\"stall_after\":0},"
    "\"denied\":{\"status\":401},\"bad\":{\"status\":400},"
    "\"down\":{\"status\":500},\"down2\":{\"status\":503},"
    "\"limit\":{\"status\":429,\"headers\":{\"Retry-After\":\"60\"}},"
    "\"soon\":{\"status\":429,\"headers\":{\"Retry-After\":\"3\"}}}";

static int set_up(void **state) {
  static stage on;

  *state = &on;
  return stage_init(&on, scripts, "") == ZH_OK ? 0 : -1;
}

static int tear_down(void **state) {
  stage_deinit(*state);
  return 0;
}

static void teach(stage *on, size_t place, int count, int64_t ms) {
  zh_slot *slot = on->call->plan.targets[place].slot;
  zh_outcome outcome = {.size = 20, .ttft_ns = ms * ZH_MS, .completion = -1};

  for (int i = 0; i < count; i++) {
    zh_routing_begin(on->router->routing, slot);
    zh_routing_settle(on->router->routing, slot, &outcome);
  }
}

/* --- waits -------------------------------------------------------------- */

static void waits_are_all_chance(void **state) {
  stage *on = *state;
  int64_t from = stage_now_ms();

  // Half of 0.5 s and of 1 s: the stage's chance is always the middle.
  assert_int_equal(stage_run(on, ALONE("down", "false")), ZH_OK);
  assert_int_equal(on->call->attempt_count, 3);
  assert_in_range(stage_now_ms() - from, 748, 753);
}

static void retry_after_is_slept_only_where_nobody_else_fits(void **state) {
  static const struct {
    const char *body;
    const char *outcomes;
    int64_t ms;
  } rows[] = {
      {ASK("limit", "good", "false"), "RATE_LIMITED ok", 0},
      {ASK("down", "limit", "false"), "SERVER RATE_LIMITED SERVER SERVER", 748},
      {ASK("limit", "down2", "false"), "RATE_LIMITED SERVER SERVER SERVER",
       748},
      {ALONE("soon", "false"), "RATE_LIMITED RATE_LIMITED RATE_LIMITED", 6000},
  };

  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    stage *on = *state;
    int64_t from;
    stage_deinit(on);
    assert_int_equal(stage_init(on, scripts, ""), ZH_OK);
    from = stage_now_ms();
    assert_int_equal(stage_run(on, rows[i].body), ZH_OK);
    assert_string_equal(stage_outcomes(on), rows[i].outcomes);
    assert_in_range(stage_now_ms() - from, rows[i].ms, rows[i].ms + 5);
  }
}

/* --- those that are not well -------------------------------------------- */

static void who_was_left_out_is_asked_before_giving_up(void **state) {
  stage *on = *state;
  zh_outcome limited = {.status = ZH_RATE_LIMITED,
                        .has_retry_after = true,
                        .retry_after_ms = 100000};

  assert_int_equal(stage_run(on, ASK("good", "denied", "true")), ZH_OK);
  assert_string_equal(stage_outcomes(on), "ok");
  zh_slot *slot = on->call->plan.targets[0].slot;
  zh_routing_begin(on->router->routing, slot);
  zh_routing_settle(on->router->routing, slot, &limited);
  // The caller's own fault is nobody else's to mend.
  assert_int_equal(stage_run(on, ASK("good", "bad", "true")), ZH_OK);
  assert_string_equal(stage_outcomes(on), "BAD_REQUEST");
  assert_int_equal(on->call->plan.count, 1);
  assert_int_equal(stage_run(on, ASK("good", "denied", "true")), ZH_OK);
  assert_string_equal(stage_outcomes(on), "AUTH ok");
  assert_string_equal(on->text, "one two three");
}

static void half_open_breaker_lets_one_through(void **state) {
  stage *on = *state;
  zh_call_options options = {.timeouts = {.deadline_ms = 2000}};

  assert_int_equal(stage_run(on, ASK("good", "down", "true")), ZH_OK);
  zh_slot *slot = on->call->plan.targets[0].slot;
  slot->breaker = ZH_BREAKER_OPEN;
  slot->open_until = 1;
  assert_int_equal(stage_submit(on, ASK("good", "down", "true"), &options),
                   ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "ok");
  assert_int_equal(slot->breaker, ZH_BREAKER_CLOSED);
}

/* --- allowances --------------------------------------------------------- */

static void full_failure_is_not_multiplied(void **state) {
  stage *on = *state;
  size_t attempts = 0;

  for (int i = 0; i < 400; i++) {
    assert_int_equal(stage_run(on, ASK("down", "down2", "true")), ZH_OK);
    assert_int_equal(on->last, ZH_EVENT_ERROR);
    attempts += on->call->attempt_count;
  }
  // Ten retries that fail at each of two targets, and what comes back of them
  // in half a minute.
  assert_in_range(attempts, 400, 400 * 11 / 10);
}

static void failover_to_one_that_answers_costs_nothing(void **state) {
  stage *on = *state;

  for (int i = 0; i < 100; i++) {
    assert_int_equal(stage_run(on, ASK("down", "good", "false")), ZH_OK);
    assert_string_equal(on->text, "one two three");
  }
}

/* --- time --------------------------------------------------------------- */

static void who_cannot_finish_is_asked_last(void **state) {
  static const char body[] = ASK("slow", "good", "true");
  stage *on = *state;
  zh_call_options options = {.timeouts = {.deadline_ms = 2000}};

  assert_int_equal(stage_run(on, body), ZH_OK);
  assert_string_equal(stage_outcomes(on), "ok");
  teach(on, 0, 10, 5000);
  assert_int_equal(stage_submit(on, body, &options), ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "ok");
  assert_int_equal(on->call->attempts->place, 1);
  // With nobody else it is tried all the same.
  assert_int_equal(stage_submit(on, ALONE("slow", "true"), &options), ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "TIMEOUT");
}

static void first_content_is_waited_for_as_long_as_is_usual(void **state) {
  static const char body[] = ASK("stall", "slow", "true");
  stage *on = *state;
  zh_call_options options = {.timeouts = {.read_ms = 30000}};
  int64_t from = stage_now_ms();

  // Nothing is known: as long as anything may be silent.
  assert_int_equal(stage_submit(on, body, &options), ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "TIMEOUT ok");
  assert_in_range(stage_now_ms() - from, 35000, 35003);
  teach(on, 0, 150, 4000);
  teach(on, 1, 150, 1000);
  from = stage_now_ms();
  assert_int_equal(stage_submit(on, body, &options), ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "TIMEOUT ok");
  assert_non_null(strstr(on->route, "\"code\":\"timeout_ttft\""));
  // Half as long again as it takes; whoever is the last has all the time.
  assert_in_range(stage_now_ms() - from, 5900 + 5000, 6100 + 5000);
  // Nor has one that is alone a limit.
  assert_int_equal(stage_submit(on, ALONE("stall", "true"), &options), ZH_OK);
  stage_play(on);
  assert_string_equal(on->error.code, "timeout_read");
}

static void no_usual_limit_where_nobody_could_follow(void **state) {
  static const char body[] = ASK("slow", "down", "true");
  stage *on = *state;
  zh_slot *other;

  assert_int_equal(stage_run(on, body), ZH_OK);
  teach(on, 0, 150, 1000);
  // It would be cut after two seconds, had the other one a retry left.
  other = on->call->plan.targets[1].slot;
  for (int i = 0; i < 10; i++) {
    zh_routing_begin(on->router->routing, other);
    zh_routing_settle(on->router->routing, other,
                      &(zh_outcome){.status = ZH_SERVER, .is_retry = true});
  }
  other->breaker = ZH_BREAKER_CLOSED;
  assert_int_equal(stage_run(on, body), ZH_OK);
  assert_string_equal(stage_outcomes(on), "ok");
}

static void given_limit_holds(void **state) {
  static const char body[] = ASK("stall", "good", "true");
  stage *on = *state;
  zh_call_options options = {
      .timeouts = {.read_ms = 30000, .ttft_ms = ZH_NO_TIMEOUT}};
  int64_t from;

  assert_int_equal(stage_run(on, body), ZH_OK);
  teach(on, 0, 150, 4000);
  from = stage_now_ms();
  assert_int_equal(stage_submit(on, body, &options), ZH_OK);
  stage_play(on);
  assert_in_range(stage_now_ms() - from, 30000, 30003);
  options.timeouts.ttft_ms = 500;
  from = stage_now_ms();
  assert_int_equal(stage_submit(on, body, &options), ZH_OK);
  stage_play(on);
  assert_in_range(stage_now_ms() - from, 500, 503);
}

#define WITH_STAGE(test)                                                       \
  cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_STAGE(waits_are_all_chance),
      WITH_STAGE(retry_after_is_slept_only_where_nobody_else_fits),
      WITH_STAGE(who_was_left_out_is_asked_before_giving_up),
      WITH_STAGE(half_open_breaker_lets_one_through),
      WITH_STAGE(full_failure_is_not_multiplied),
      WITH_STAGE(failover_to_one_that_answers_costs_nothing),
      WITH_STAGE(who_cannot_finish_is_asked_last),
      WITH_STAGE(first_content_is_waited_for_as_long_as_is_usual),
      WITH_STAGE(no_usual_limit_where_nobody_could_follow),
      WITH_STAGE(given_limit_holds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
