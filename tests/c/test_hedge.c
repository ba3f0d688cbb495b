/* SPDX-License-Identifier: Apache-2.0 */
/* Several attempts of one call at the same time, on the stage's own time. */
#include "stage.h"

#include "base/error.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define MESSAGES "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"
#define ASK(model, fallback, stream, route)                                    \
  "{\"model\":\"mock/" model "\"," MESSAGES ",\"stream\":" stream              \
  ",\"fallbacks\":[\"mock/" fallback "\"],\"route\":{" route "}}"
#define HEDGE "\"hedge\":{\"percentile\":95,\"budget\":1}"
#define RACE  "\"race\":2"
#define WHOLE "\"race\":{\"n\":2,\"until\":\"complete\"}"

static const char scripts[] =
    "{\"late\":{\"text\":\"from late\",\"delay_ms\":5000},"
    "\"later\":{\"text\":\"from later\",\"delay_ms\":9000},"
    "\"soon\":{\"text\":\"from soon\",\"delay_ms\":200},"
    "\"prompt\":{\"text\":\"from prompt\",\"delay_ms\":20},"
    "\"broken\":{\"status\":500,\"delay_ms\":300},"
    "\"late500\":{\"status\":500,\"delay_ms\":400},"
    "\"worse\":{\"status\":503,\"delay_ms\":100},"
    "\"wrong\":{\"status\":400,\"delay_ms\":100},"
    "\"down\":{\"status\":500},"
    "\"refused\":{\"refuse\":true},"
    "\"slowly\":{\"text\":\"1 2 3 4 5 6 7 8 9\",\"chunk_delay_ms\":1000},"
    "\"cut\":{\"text\":\"one two three\",\"cut_after\":3},"
    "\"ant1\":{\"dialect\":\"anthropic\",\"text\":\"a1 a1 a1 a1\","
    "\"delay_ms\":10,\"chunk_delay_ms\":10},"
    "\"ant2\":{\"dialect\":\"anthropic\",\"text\":\"a2 a2 a2 a2\","
    "\"delay_ms\":11,\"chunk_delay_ms\":10},"
    "\"gem\":{\"dialect\":\"gemini\",\"text\":\"g g g g\",\"delay_ms\":60,"
    "\"chunk_delay_ms\":10}}";

static int set_up(void **state) {
  static stage on;

  *state = &on;
  return stage_init(&on, scripts, "") == ZH_OK ? 0 : -1;
}

static int tear_down(void **state) {
  stage_deinit(*state);
  return 0;
}

static zh_slot *slot_of(const stage *on, size_t place) {
  return on->call->plan.targets[place].slot;
}

/* So many answers of `ms` were had from the last call's first target. */
static void teach(stage *on, size_t place, int count, int64_t ms,
                  bool is_stream) {
  zh_outcome outcome = {.size = 20, .prompt = 20, .completion = -1};

  *(is_stream ? &outcome.ttft_ns : &outcome.whole_ns) = ms * ZH_MS;
  for (int i = 0; i < count; i++) {
    zh_routing_begin(on->router->routing, slot_of(on, place));
    zh_routing_settle(on->router->routing, slot_of(on, place), &outcome);
  }
}

/* Plays the body once, teaches that its first target takes 100 ms, and plays
 * it again: how long that took. */
static int64_t play_taught(stage *on, const char *body) {
  assert_int_equal(stage_run(on, body), ZH_OK);
  teach(on, 0, 60, 100, strstr(body, "\"stream\":true") != NULL);
  int64_t from = stage_now_ms();
  assert_int_equal(stage_run(on, body), ZH_OK);
  return stage_now_ms() - from;
}

static void nobody_is_blamed(const stage *on, size_t place) {
  assert_int_equal(slot_of(on, place)->failures, 0);
  assert_int_equal(slot_of(on, place)->in_flight, 0);
}

/* --- hedges ------------------------------------------------------------- */

static void late_one_gets_company_and_the_first_content_wins(void **state) {
  static const char *const bodies[] = {ASK("late", "soon", "true", HEDGE),
                                       ASK("late", "soon", "false", HEDGE)};
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(bodies); i++) {
    int64_t took = play_taught(on, bodies[i]);
    // The percentile is known within 1 %, and it answers in 200 ms.
    assert_in_range(took, 298, 304);
    assert_string_equal(on->text, "from soon");
    assert_string_equal(stage_outcomes(on), "CANCELED ok");
    assert_int_equal(on->opened, i == 0);
    assert_non_null(strstr(on->route, "\"code\":\"hedge_lost\""));
    assert_non_null(strstr(on->route, "\"role\":\"hedge\""));
    assert_non_null(strstr(on->route, "\"deployment\":\"mock/soon\""));
    nobody_is_blamed(on, 0);
    nobody_is_blamed(on, 1);
  }
}

static void first_one_may_still_win(void **state) {
  stage *on = *state;

  play_taught(on, ASK("late", "later", "true", HEDGE));
  assert_string_equal(on->text, "from late");
  assert_string_equal(stage_outcomes(on), "ok CANCELED");
  nobody_is_blamed(on, 1);
}

/* The first target's answers take 100 ms and the other's `ms`, they say: how
 * long did it take this time? */
static int64_t play_against(stage *on, const char *body, int64_t ms) {
  assert_int_equal(stage_run(on, body), ZH_OK);
  teach(on, 0, 60, 100, true);
  teach(on, 1, 60, ms, true);
  int64_t from = stage_now_ms();
  assert_int_equal(stage_run(on, body), ZH_OK);
  return stage_now_ms() - from;
}

static void none_is_sent_where_it_would_come_later(void **state) {
  stage *on = *state;

  // Of two that are slow, the first one is ahead.
  play_against(on, ASK("late", "soon", "true", HEDGE), 9000);
  assert_string_equal(on->text, "from late");
  assert_string_equal(stage_outcomes(on), "ok");
  nobody_is_blamed(on, 1);
}

static void one_is_sent_where_it_may_well_come_sooner(void **state) {
  stage *on = *state;

  int64_t took = play_against(on, ASK("late", "soon", "true", HEDGE), 50);
  assert_in_range(took, 298, 304);
  assert_string_equal(stage_outcomes(on), "CANCELED ok");
}

static void one_that_would_not_help_yet_is_sent_later(void **state) {
  stage *on = *state;

  // Not before the first has been waited for as long as the other takes.
  int64_t took = play_against(on, ASK("late", "soon", "true", HEDGE), 1000);
  assert_in_range(took, 1200, 2300);
  assert_string_equal(on->text, "from soon");
  assert_string_equal(stage_outcomes(on), "CANCELED ok");
}

static void sudden_slowness_of_both_is_believed(void **state) {
  const char *body = ASK("late", "soon", "true", HEDGE);
  stage *on = *state;

  assert_int_equal(stage_run(on, body), ZH_OK);
  for (size_t place = 0; place < 2; place++) {
    teach(on, place, 60, 100, true);
    teach(on, place, 3, 6000, true);
  }
  // Not at 100 ms: only when it is late for what they take now.
  int64_t from = stage_now_ms();
  assert_int_equal(stage_run(on, body), ZH_OK);
  assert_in_range(stage_now_ms() - from, 3500, 4500);
  assert_string_equal(stage_outcomes(on), "CANCELED ok");
}

static void one_in_time_stays_alone(void **state) {
  stage *on = *state;

  play_taught(on, ASK("prompt", "soon", "true", HEDGE));
  assert_string_equal(stage_outcomes(on), "ok");
}

static void nothing_known_means_no_hedge(void **state) {
  stage *on = *state;

  assert_int_equal(stage_run(on, ASK("late", "soon", "true", HEDGE)), ZH_OK);
  assert_string_equal(stage_outcomes(on), "ok");
  // Whole replies and first contents are told apart.
  teach(on, 0, 60, 100, false);
  assert_int_equal(stage_run(on, ASK("late", "soon", "true", HEDGE)), ZH_OK);
  assert_string_equal(stage_outcomes(on), "ok");
}

static void when_one_fails_the_other_goes_on(void **state) {
  static const struct {
    const char *body;
    const char *outcomes;
    const char *text;
  } rows[] = {
      {ASK("broken", "later", "true", HEDGE), "SERVER ok", "from later"},
      {ASK("late", "refused", "true", HEDGE), "ok CONNECT", "from late"},
      {ASK("late", "wrong", "true", HEDGE), "ok BAD_REQUEST", "from late"},
      {ASK("broken", "late500", "true", HEDGE ",\"x\":1"), "", ""},
      {ASK("late500", "worse\",\"mock/soon", "false", HEDGE),
       "SERVER SERVER ok", "from soon"},
      {ASK("broken", "late500\",\"mock/soon", "true", HEDGE),
       "SERVER SERVER ok", "from soon"},
  };
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    if (!rows[i].outcomes[0]) {
      assert_int_equal(stage_run(on, rows[i].body), ZH_INVALID);
      continue;
    }
    play_taught(on, rows[i].body);
    assert_string_equal(stage_outcomes(on), rows[i].outcomes);
    assert_string_equal(on->text, rows[i].text);
  }
}

static void both_fail_and_rounds_go_on(void **state) {
  stage *on = *state;

  play_taught(on, ASK("late500", "worse", "true", HEDGE));
  assert_int_equal(on->last, ZH_EVENT_ERROR);
  assert_int_equal(on->call->round, 3);
  assert_int_equal(on->error.status, ZH_SERVER);
}

static void hedges_are_a_share_of_requests(void **state) {
  static const char body[] =
      ASK("late", "soon", "true", "\"hedge\":{\"budget\":0.02}");
  stage *on = *state;
  int hedged = 0;

  play_taught(on, body);
  for (int i = 3; i <= 500; i++) {
    // What lost counts as slow; many more are fast.
    teach(on, 0, 40, 100, true);
    assert_int_equal(stage_run(on, body), ZH_OK);
    hedged += strstr(on->route, "hedge_lost") != NULL;
    assert_true(hedged * 50 <= i);
  }
  assert_int_equal(hedged, 10);
}

static void no_hedge_after_the_deadline_nor_without_time(void **state) {
  static const char body[] = ASK("late", "soon", "true", HEDGE);
  stage *on = *state;
  zh_call_options options = {.timeouts = {.deadline_ms = 90}};

  play_taught(on, body);
  assert_int_equal(stage_submit(on, body, &options), ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "TIMEOUT");
  assert_string_equal(on->error.code, "timeout_deadline");
  // There is time to start, but the other one's half would come too late.
  teach(on, 1, 200, 5000, true);
  options.timeouts.deadline_ms = 1000;
  assert_int_equal(stage_submit(on, body, &options), ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "TIMEOUT");
}

static void deadline_and_cancel_end_both(void **state) {
  static const char body[] = ASK("late", "later", "true", HEDGE);
  stage *on = *state;
  zh_call_options options = {.timeouts = {.deadline_ms = 1000}};

  play_taught(on, body);
  assert_int_equal(stage_submit(on, body, &options), ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "TIMEOUT TIMEOUT");
  assert_string_equal(on->error.code, "timeout_deadline");
  nobody_is_blamed(on, 0);
  nobody_is_blamed(on, 1);
  options.timeouts.deadline_ms = 0;
  assert_int_equal(stage_submit(on, body, &options), ZH_OK);
  for (int i = 0; i < 20 && on->call->attempt_count < 2; i++)
    stage_step(on, true);
  assert_int_equal(on->call->attempt_count, 2);
  zh_call_end(on->call, ZH_CANCELED, "call was canceled");
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "CANCELED CANCELED");
  assert_null(strstr(on->route, "hedge_lost"));
}

static void loser_is_in_the_ledger(void **state) {
  stage *on = *state;
  zh_error err;
  zh_str out;

  play_taught(on, ASK("late", "soon", "true", HEDGE));
  zh_error_init(&err);
  assert_int_equal(
      zh_ledger_usage(on->router, ZH_S("{\"by\":[\"deployment\",\"outcome\"]}"),
                      &out, &err),
      ZH_OK);
  assert_non_null(strstr(out.ptr, "\"mock/late\",\"outcome\":\"CANCELED\""));
  assert_non_null(strstr(out.ptr, "\"mock/soon\",\"outcome\":\"OK\""));
  zh_text_free(out);
}

/* --- races -------------------------------------------------------------- */

static void race_asks_all_at_once_and_one_speaks(void **state) {
  static const struct {
    const char *body;
    const char *text;
    const char *outcomes;
    int64_t ms;
  } rows[] = {
      {ASK("late", "soon", "true", RACE), "from soon", "CANCELED ok", 200},
      {ASK("late", "soon", "false", RACE), "from soon", "CANCELED ok", 200},
      {ASK("soon", "late", "true", RACE), "from soon", "ok CANCELED", 200},
      {ASK("down", "soon", "true", RACE), "from soon", "SERVER ok", 200},
      {ASK("wrong", "soon", "false", RACE), "from soon", "BAD_REQUEST ok", 200},
      {ASK("soon", "down", "true", "\"race\":8"), "from soon", "ok SERVER",
       200},
      {ASK("later", "late\",\"mock/soon", "true", "\"race\":3"), "from soon",
       "CANCELED CANCELED ok", 200},
      {ASK("down", "down\",\"mock/soon", "true", RACE), "from soon",
       "SERVER ok", 200},
      {ASK("late", "soon", "true", "\"race\":1"), "from late", "ok", 5000},
      // The first content is not the first whole answer.
      {ASK("slowly", "late", "true", RACE), "1 2 3 4 5 6 7 8 9", "ok CANCELED",
       9000},
      {ASK("slowly", "late", "true", WHOLE), "from late", "CANCELED ok", 5000},
      {ASK("cut", "soon", "true", WHOLE), "from soon", "TRUNCATED ok", 200},
  };
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    int64_t from = stage_now_ms();
    assert_int_equal(stage_run(on, rows[i].body), ZH_OK);
    assert_string_equal(on->text, rows[i].text);
    assert_string_equal(stage_outcomes(on), rows[i].outcomes);
    assert_in_range(stage_now_ms() - from, rows[i].ms, rows[i].ms + 3100);
    if (strstr(rows[i].outcomes, "CANCELED"))
      assert_non_null(strstr(on->route, "\"code\":\"race_lost\""));
    for (size_t place = 0; place < on->call->plan.count; place++)
      assert_int_equal(slot_of(on, place)->in_flight, 0);
  }
}

static void failed_race_is_run_again(void **state) {
  stage *on = *state;

  assert_int_equal(stage_run(on, ASK("down", "broken", "true", RACE)), ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_ERROR);
  assert_string_equal(stage_outcomes(on),
                      "SERVER SERVER SERVER SERVER SERVER SERVER");
}

/* Renderers remember what they wrote: each answer needs its own. */
static void translated_answers_do_not_mix(void **state) {
  static const char *const bodies[] = {
      ASK("ant1", "ant2", "true", RACE), ASK("ant2", "ant1", "true", RACE),
      ASK("ant2", "gem\",\"mock/ant1", "true", "\"race\":3"),
      ASK("ant2", "ant1", "true", WHOLE), ASK("ant1", "ant2", "false", RACE)};
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(bodies); i++) {
    assert_int_equal(stage_run(on, bodies[i]), ZH_OK);
    assert_string_equal(on->text, "a1 a1 a1 a1");
    assert_int_equal(on->last,
                     i < 4 ? (int)ZH_EVENT_DONE : (int)ZH_EVENT_REPLY);
  }
}

static void plain_requests_are_sent_once(void **state) {
  stage *on = *state;
  zh_call_options options = {.max_retries = 0};
  zh_request request = {.method = ZH_S("POST"),
                        .path = ZH_S("/embeddings"),
                        .model = ZH_S("mock/soon"),
                        .body = ZH_S("{\"model\":\"mock/soon\",\"fallbacks\":"
                                     "[\"mock/late\"],\"route\":{" RACE "}}")};

  assert_int_equal(stage_request(on, &request, &options), ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "PROTOCOL PROTOCOL");
  assert_null(strstr(on->route, "\"role\":\"race\""));
}

static void bad_wishes_name_their_member(void **state) {
  static const struct {
    const char *body;
    const char *text;
  } rows[] = {
      {ASK("soon", "late", "true", "\"hedge\":{\"percentile\":10}"),
       "route.hedge.percentile: expected a number from 50 to 99.9"},
      {ASK("soon", "late", "true", "\"hedge\":{\"percentile\":\"95\"}"),
       "route.hedge.percentile: expected a number"},
      {ASK("soon", "late", "true", "\"hedge\":{\"budget\":2}"),
       "route.hedge.budget: expected a number from 0 to 1"},
      {ASK("soon", "late", "true", "\"hedge\":{\"percentil\":95}"),
       "route.hedge.percentil: unknown key; did you mean \"percentile\"?"},
      {ASK("soon", "late", "true", "\"hedge\":7"),
       "route.hedge: expected an object"},
      {ASK("soon", "late", "true", "\"race\":9"),
       "route.race: expected an integer from 1 to 8"},
      {ASK("soon", "late", "true", "\"race\":true"),
       "route.race: expected an object"},
      {ASK("soon", "late", "true", "\"race\":{\"n\":0}"),
       "route.race.n: expected an integer from 1 to 8"},
      {ASK("soon", "late", "true", "\"race\":{\"until\":\"whole\"}"),
       "route.race.until: expected \"content\" or \"complete\""},
      {ASK("soon", "late", "true", "\"rase\":2"),
       "route.rase: unknown key; did you mean \"race\"?"},
  };
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    assert_int_equal(stage_run(on, rows[i].body), ZH_INVALID);
    assert_non_null(strstr(on->error.message, rows[i].text));
  }
}

/* --- memory ------------------------------------------------------------- */

static void check_end(const stage *on) {
  assert_true(on->ended);
  if (on->last == ZH_EVENT_ERROR)
    assert_int_not_equal(on->error.status, ZH_OK);
  else
    assert_true(strcmp(on->text, "from soon") == 0 ||
                strcmp(on->text, "a1 a1 a1 a1") == 0 ||
                strcmp(on->text, "from late") == 0 ||
                strcmp(on->text, "a2 a2 a2 a2") == 0);
  for (size_t place = 0; place < on->call->plan.count; place++)
    if (slot_of(on, place))
      assert_int_equal(slot_of(on, place)->in_flight, 0);
}

/* How many allocations were asked for while the nth failed; the first of two
 * plays teaches. */
static long play_failing(const char *body, long nth, bool and_after) {
  bool is_hedge = strstr(body, "hedge") != NULL;
  stage on;

  zh_mem_fail(is_hedge ? LONG_MAX : nth, and_after);
  bool good = stage_init(&on, scripts, "") == ZH_OK;
  if (good && is_hedge && stage_run(&on, body) == ZH_OK) {
    teach(&on, 0, 60, 100, true);
    zh_mem_fail(nth, and_after);
  }
  if (good && stage_run(&on, body) == ZH_OK)
    check_end(&on);
  long asked = zh_mem_count();
  zh_mem_fail(0, false);
  stage_deinit(&on);
  return asked;
}

static void every_allocation_may_fail(void **state) {
  static const char *const bodies[] = {
      ASK("late", "soon", "true", HEDGE), ASK("late", "soon", "true", RACE),
      ASK("late", "soon", "false", RACE), ASK("ant1", "ant2", "true", RACE),
      ASK("ant1", "ant2", "true", WHOLE)};
  long failed = 0;

  (void)state;
  for (size_t i = 0; i < ZH_COUNT(bodies); i++)
    for (int and_after = 0; and_after < 2; and_after++) {
      long total = play_failing(bodies[i], LONG_MAX, and_after);
      for (long nth = 1; nth <= total; nth++)
        play_failing(bodies[i], nth, and_after);
      failed += total;
    }
  print_message("note: %ld allocations failed in turn\n", failed);
}

#define WITH_STAGE(test)                                                       \
  cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_STAGE(late_one_gets_company_and_the_first_content_wins),
      WITH_STAGE(first_one_may_still_win),
      WITH_STAGE(one_in_time_stays_alone),
      WITH_STAGE(none_is_sent_where_it_would_come_later),
      WITH_STAGE(one_is_sent_where_it_may_well_come_sooner),
      WITH_STAGE(one_that_would_not_help_yet_is_sent_later),
      WITH_STAGE(sudden_slowness_of_both_is_believed),
      WITH_STAGE(nothing_known_means_no_hedge),
      WITH_STAGE(when_one_fails_the_other_goes_on),
      WITH_STAGE(both_fail_and_rounds_go_on),
      WITH_STAGE(hedges_are_a_share_of_requests),
      WITH_STAGE(no_hedge_after_the_deadline_nor_without_time),
      WITH_STAGE(deadline_and_cancel_end_both),
      WITH_STAGE(loser_is_in_the_ledger),
      WITH_STAGE(race_asks_all_at_once_and_one_speaks),
      WITH_STAGE(failed_race_is_run_again),
      WITH_STAGE(translated_answers_do_not_mix),
      WITH_STAGE(plain_requests_are_sent_once),
      WITH_STAGE(bad_wishes_name_their_member),
      cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
