/* SPDX-License-Identifier: Apache-2.0 */
/* Streams that die midway and what another target makes of them, on the
 * stage's own time.  play_rescue does the same with recorded streams. */
#include "stage.h"

#include "base/error.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define WHOLE "The cat sat on the mat and slept all day."

/* The mock sends a role, then a word and its space a record: "mat " comes last
 * before the cut and is not shown. */
#define CHUNK(delta, more)                                                     \
  "\"data: {\\\"choices\\\":[{\\\"index\\\":0,\\\"delta\\\":{" delta "}" more  \
  "}]}\\n\\n\""
#define SAID(text) CHUNK("\\\"content\\\":\\\"" text "\\\"", "")
#define CALLED                                                                 \
  CHUNK("\\\"tool_calls\\\":[{\\\"index\\\":0,\\\"id\\\":\\\"c\\\","           \
        "\\\"type\\\":"                                                        \
        "\\\"function\\\",\\\"function\\\":{\\\"name\\\":\\\"look\\\","        \
        "\\\"arguments\\\":\\\"{}\\\"}}]",                                     \
        ",\\\"finish_reason\\\":\\\"tool_calls\\\"")
#define STOPPED   CHUNK("", ",\\\"finish_reason\\\":\\\"stop\\\"")
#define STOP_CUT  SAID("The cat sat") "," SAID(".")
#define STOP_CALL SAID("sat.") "," CALLED

static const char scripts[] =
    "{\"cut\":{\"text\":\"" WHOLE "\",\"cut_after\":7},"
    "\"stall\":{\"text\":\"" WHOLE "\",\"stall_after\":7},"
    "\"odd\":{\"text\":\"" WHOLE "\",\"malformed_after\":7},"
    "\"claude_cut\":{\"dialect\":\"anthropic\",\"text\":\"" WHOLE "\","
    "\"cut_after\":9},"
    "\"google_cut\":{\"dialect\":\"gemini\",\"text\":\"" WHOLE "\","
    "\"cut_after\":6},"
    "\"early\":{\"text\":\"" WHOLE "\",\"cut_after\":2},"
    "\"late\":{\"text\":\"" WHOLE "\",\"cut_after\":11},"
    "\"filtered\":{\"chunks\":[\"data: {\\\"choices\\\":[{\\\"index\\\":0,"
    "\\\"delta\\\":{\\\"role\\\":\\\"assistant\\\",\\\"content\\\":\\\"The "
    "cat sat\\\"}}]}\\n\\n\",\"data: {\\\"choices\\\":[{\\\"index\\\":0,"
    "\\\"delta\\\":{},\\\"finish_reason\\\":\\\"content_filter\\\"}]}"
    "\\n\\n\"]},"
    "\"stop_cut\":{\"chunks\":[" STOP_CUT "]},"
    "\"stop_call\":{\"chunks\":[" STOP_CALL "]},"
    "\"bare_call\":{\"chunks\":[" CALLED "]},"
    "\"tree_cut\":{\"chunks\":[" SAID("A big \\\\ud83c\\\\udf33 (A") "," SAID(
        " play") "]},"
                 "\"tree\":{\"chunks\":[" SAID(" \\\\ud83c") "," SAID(
                     "\\\\udf33 (A play.") "," STOPPED
                                           ",\"data: [DONE]\\n\\n\"]},"
                                           "\"whole\":{\"text\":\"" WHOLE "\"},"
                                           "\"claude\":{\"dialect\":"
                                           "\"anthropic\",\"text\":\"" WHOLE
                                           "\"},"
                                           "\"google\":{\"dialect\":\"gemini\","
                                           "\"text\":\"" WHOLE "\"},"
                                           "\"rest\":{\"text\":\"on the mat "
                                           "and slept all day.\"},"
                                           "\"rest_cut\":{\"text\":\"sat on "
                                           "the mat and slept all day.\","
                                           "\"cut_after\":6},"
                                           "\"other\":{\"text\":\"Cats sleep a "
                                           "lot.\"},"
                                           "\"down\":{\"status\":503},\"bad\":{"
                                           "\"status\":400},"
                                           "\"never\":{\"delay_ms\":3600000},"
                                           "\"call_cut\":{\"tool_calls\":[{"
                                           "\"name\":\"look\",\"arguments\":"
                                           "{\"where\":\"under the "
                                           "mat\"}}],\"cut_after\":2},"
                                           "\"call\":{\"tool_calls\":[{"
                                           "\"name\":\"look\",\"arguments\":"
                                           "{\"where\":\"under the mat\"}}]},"
                                           "\"call_else\":{\"tool_calls\":[{"
                                           "\"name\":\"look\",\"arguments\":"
                                           "{\"where\":\"at home\"}}]}}";

static int set_up(void **state) {
  static stage on;
  *state = &on;
  return stage_init(&on, scripts, "") == ZH_OK ? 0 : -1;
}

static int tear_down(void **state) {
  stage_deinit(*state);
  return 0;
}

/* A stream from mock/first, and from the others after it. */
static const char *ask(const char *first, const char *others,
                       const char *failure) {
  static char body[1024];
  snprintf(body, sizeof body,
           "{\"model\":\"mock/%s\",\"messages\":[{\"role\":\"user\","
           "\"content\":\"hi\"}],\"stream\":true,\"fallbacks\":[%s]"
           ",\"route\":{\"stream_failure\":%s}}",
           first, others, failure);
  return body;
}

typedef struct row {
  const char *first;
  const char *others;
  const char *failure;
  const char *outcomes;
  const char *text;
} row;

/* On a stage without a past: failures change the order of targets. */
static void play(stage *on, const row *as) {
  stage_deinit(on);
  assert_int_equal(stage_init(on, scripts, ""), ZH_OK);
  assert_int_equal(stage_run(on, ask(as->first, as->others, as->failure)),
                   ZH_OK);
  if (strcmp(stage_outcomes(on), as->outcomes) != 0 ||
      strcmp(on->text, as->text) != 0)
    fail_msg("%s, then %s, %s: %s \"%s\" %s", as->first, as->others,
             as->failure, stage_outcomes(on), on->text, on->error.message);
  assert_int_equal(on->opened, 1);
  if (on->last == ZH_EVENT_ERROR)
    assert_string_equal(on->partial, on->text);
  else
    assert_int_equal(on->last, ZH_EVENT_DONE);
}

#define CONTINUE "{\"mode\":\"continue\"}"
#define RESTART  "{\"mode\":\"restart\"}"

static void another_target_goes_on(void **state) {
  static const row rows[] = {
      {"cut", "\"mock/rest\"", CONTINUE, "TRUNCATED ok", WHOLE},
      {"tree_cut", "\"mock/tree\"", CONTINUE, "TRUNCATED ok",
       "A big \\ud83c\\udf33 (A play."},
      {"cut", "\"mock/whole\"", CONTINUE, "TRUNCATED ok", WHOLE},
      {"cut", "\"mock/claude\"", CONTINUE, "TRUNCATED ok", WHOLE},
      {"cut", "\"mock/google\"", CONTINUE, "TRUNCATED ok", WHOLE},
      {"odd", "\"mock/rest\"", CONTINUE, "PROTOCOL ok", WHOLE},
      {"claude_cut", "\"mock/whole\"", CONTINUE, "TRUNCATED ok", WHOLE},
      {"google_cut", "\"mock/whole\"", CONTINUE, "TRUNCATED ok", WHOLE},
      {"early", "\"mock/whole\"", CONTINUE, "TRUNCATED ok", WHOLE},
      {"late", "\"mock/whole\"", CONTINUE, "TRUNCATED ok", WHOLE},
      {"cut", "\"mock/rest_cut\",\"mock/whole\"", CONTINUE,
       "TRUNCATED TRUNCATED ok", WHOLE},
      {"cut", "\"mock/other\",\"mock/rest\"", CONTINUE, "TRUNCATED PROTOCOL ok",
       WHOLE},
      {"cut", "\"mock/down\",\"mock/rest\"", CONTINUE, "TRUNCATED SERVER ok",
       WHOLE},
      {"cut", "\"mock/bad\",\"mock/rest\"", CONTINUE,
       "TRUNCATED BAD_REQUEST ok", WHOLE},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    play(*state, &rows[i]);
}

static void another_target_starts_over(void **state) {
  static const row rows[] = {
      {"cut", "\"mock/whole\"", RESTART, "TRUNCATED ok", WHOLE},
      {"cut", "\"mock/claude\"", RESTART, "TRUNCATED ok", WHOLE},
      {"google_cut", "\"mock/whole\"", RESTART, "TRUNCATED ok", WHOLE},
      {"cut", "\"mock/other\",\"mock/whole\"", RESTART, "TRUNCATED PROTOCOL ok",
       WHOLE},
      {"cut", "\"mock/other\"", "{\"mode\":\"restart\",\"max_fallbacks\":1}",
       "TRUNCATED PROTOCOL", "The cat sat on the mat "},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    play(*state, &rows[i]);
}

/* A text may end in what is a continuation only if nothing follows it. */
static void call_ends_the_text(void **state) {
  static const row rows[] = {
      {"stop_cut", "\"mock/stop_call\"", CONTINUE, "TRUNCATED ok",
       "The cat sat."},
      {"stop_cut", "\"mock/bare_call\"",
       "{\"mode\":\"continue\",\"max_fallbacks\":1}", "TRUNCATED PROTOCOL",
       "The cat sat"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    play(*state, &rows[i]);
}

/* What has begun to be shown of a call must be said again as it was. */
static void torn_call_is_made_whole_or_fails(void **state) {
  static const row rows[] = {
      {"call_cut", "\"mock/call\"", CONTINUE, "TRUNCATED ok", ""},
      {"call_cut", "\"mock/call\"", RESTART, "TRUNCATED ok", ""},
      {"call_cut", "\"mock/call_else\"",
       "{\"mode\":\"continue\",\"max_fallbacks\":1}", "TRUNCATED PROTOCOL", ""},
      {"call_cut", "\"mock/whole\"",
       "{\"mode\":\"continue\",\"max_fallbacks\":1}", "TRUNCATED PROTOCOL", ""},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    play(*state, &rows[i]);
}

static void not_every_stream_is_rescued(void **state) {
  static const row rows[] = {
      {"cut", "\"mock/rest\"", "null", "TRUNCATED", "The cat sat on the mat "},
      {"cut", "\"mock/rest\"", "{\"mode\":\"error\"}", "TRUNCATED",
       "The cat sat on the mat "},
      {"cut", "\"mock/rest\"", "{\"mode\":\"continue\",\"max_fallbacks\":0}",
       "TRUNCATED", "The cat sat on the mat "},
      {"cut", "\"mock/other\",\"mock/rest\"",
       "{\"mode\":\"continue\",\"max_fallbacks\":1}", "TRUNCATED PROTOCOL",
       "The cat sat on the "},
      {"filtered", "\"mock/whole\"", CONTINUE, "ok", "The cat sat"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    play(*state, &rows[i]);
}

/* Nobody but the target itself is left: it is asked once more. */
static void lone_target_is_asked_again(void **state) {
  static const row as = {"cut", "", CONTINUE, "TRUNCATED TRUNCATED TRUNCATED",
                         "The cat sat on the mat "};
  play(*state, &as);
}

static void deadline_holds_for_all_attempts(void **state) {
  static const row as = {"cut", "\"mock/never\"", CONTINUE, "TRUNCATED TIMEOUT",
                         "The cat sat on the "};
  stage *on = *state;
  zh_call_options options = {.max_retries = 0, .timeouts.deadline_ms = 2000};
  assert_int_equal(
      stage_submit(on, ask(as.first, as.others, as.failure), &options), ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), as.outcomes);
  assert_string_equal(on->text, as.text);
  assert_string_equal(on->partial, as.text);
  assert_string_equal(on->error.code, "timeout_deadline");
  assert_true(stage_now_ms() <= 2000);
}

static void stall_is_rescued_in_time(void **state) {
  stage *on = *state;
  zh_call_options options = {.max_retries = 0, .timeouts.chunk_ms = 1000};
  assert_int_equal(
      stage_submit(on, ask("stall", "\"mock/rest\"", CONTINUE), &options),
      ZH_OK);
  stage_play(on);
  assert_string_equal(stage_outcomes(on), "TIMEOUT ok");
  assert_string_equal(on->text, WHOLE);
  assert_true(stage_now_ms() <= 1100);
}

static void route_tells_of_the_rescue(void **state) {
  stage *on = *state;
  assert_int_equal(stage_run(on, ask("cut", "\"mock/rest\"", CONTINUE)), ZH_OK);
  assert_non_null(strstr(on->route, "\"rescues\":1"));
  assert_non_null(strstr(on->route, "\"rescue\":\"instruction\""));
  // Both parts' tokens: the mock says a token a word and 10 for the prompt.
  assert_null(strstr(on->route, "\"tokens\":null"));
  assert_int_equal(stage_run(on, ask("cut", "\"mock/google\"", CONTINUE)),
                   ZH_OK);
  assert_non_null(strstr(on->route, "\"rescue\":\"prefill\""));
  assert_int_equal(stage_run(on, ask("whole", "", CONTINUE)), ZH_OK);
  assert_null(strstr(on->route, "rescue"));
}

static void plain_requests_and_many_choices_are_left_alone(void **state) {
  stage *on = *state;
  assert_int_equal(
      stage_run(on,
                "{\"model\":\"mock/cut\",\"messages\":[{\"role\":\"user\","
                "\"content\":\"hi\"}],\"stream\":true,\"n\":2,"
                "\"fallbacks\":[\"mock/rest\"],\"route\":{\"stream_failure\":"
                "{\"mode\":\"continue\"}}}"),
      ZH_OK);
  assert_string_equal(stage_outcomes(on), "TRUNCATED");
  assert_int_equal(
      stage_run(on,
                "{\"model\":\"mock/whole\",\"messages\":[{\"role\":"
                "\"user\",\"content\":\"hi\"}],\"route\":{\"stream_failure\":"
                "{\"mode\":\"continue\"}}}"),
      ZH_OK);
  assert_string_equal(on->text, WHOLE);
}

/* JSON that was made of two parts must be JSON. */
static void json_of_two_parts_is_looked_at(void **state) {
  stage *on = *state;
  assert_int_equal(
      stage_run(on,
                "{\"model\":\"mock/cut\",\"messages\":[{\"role\":\"user\","
                "\"content\":\"hi\"}],\"stream\":true,"
                "\"response_format\":{\"type\":\"json_object\"},"
                "\"fallbacks\":[\"mock/rest\"],\"route\":{\"stream_failure\":"
                "{\"mode\":\"continue\"}}}"),
      ZH_OK);
  assert_string_equal(stage_outcomes(on), "TRUNCATED PROTOCOL");
  assert_non_null(strstr(on->error.message, "no JSON"));
  assert_string_equal(on->partial, on->text);
}

static void bad_wishes_are_refused(void **state) {
  static const struct {
    const char *failure;
    const char *param;
  } rows[] = {
      {"1", "route.stream_failure"},
      {"{\"mode\":\"resume\"}", "route.stream_failure.mode"},
      {"{\"mode\":1}", "route.stream_failure.mode"},
      {"{\"max_fallbacks\":-1}", "route.stream_failure.max_fallbacks"},
      {"{\"max_fallbacks\":0.5}", "route.stream_failure.max_fallbacks"},
      {"{\"moed\":\"continue\"}", "route.stream_failure.moed"},
  };
  stage *on = *state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_error_init(&on->error);
    assert_int_equal(stage_run(on, ask("cut", "", rows[i].failure)),
                     ZH_INVALID);
    assert_string_equal(on->error.param, rows[i].param);
  }
}

/* --- memory -------------------------------------------------------------- */

static void check_end(const stage *on) {
  assert_true(on->ended);
  if (on->last != ZH_EVENT_ERROR) {
    assert_string_equal(on->text, WHOLE);
    return;
  }
  assert_int_not_equal(on->error.status, ZH_OK);
  assert_memory_equal(on->text, WHOLE, strlen(on->text));
}

static long play_failing(const char *body, long nth, bool and_after) {
  stage on;
  zh_mem_fail(nth, and_after);
  if (stage_init(&on, scripts, "") == ZH_OK && stage_run(&on, body) == ZH_OK)
    check_end(&on);
  long asked = zh_mem_count();
  zh_mem_fail(0, false);
  stage_deinit(&on);
  return asked;
}

static void every_allocation_may_fail(void **state) {
  static const struct {
    const char *first;
    const char *others;
    const char *failure;
  } rows[] = {
      {"cut", "\"mock/rest\"", CONTINUE},
      {"cut", "\"mock/claude\"", CONTINUE},
      {"google_cut", "\"mock/other\",\"mock/google\"", CONTINUE},
      {"cut", "\"mock/whole\"", RESTART},
  };
  long sum = 0;
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char body[1024];
    snprintf(body, sizeof body, "%s",
             ask(rows[i].first, rows[i].others, rows[i].failure));
    long total = play_failing(body, LONG_MAX, false);
    for (long nth = 1; nth <= total; nth++) {
      play_failing(body, nth, false);
      play_failing(body, nth, true);
    }
    sum += total;
  }
  print_message("note: %ld allocations failed in turn\n", sum);
}

#define WITH_STAGE(test)                                                       \
  cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_STAGE(another_target_goes_on),
      WITH_STAGE(another_target_starts_over),
      WITH_STAGE(call_ends_the_text),
      WITH_STAGE(torn_call_is_made_whole_or_fails),
      WITH_STAGE(not_every_stream_is_rescued),
      WITH_STAGE(lone_target_is_asked_again),
      WITH_STAGE(deadline_holds_for_all_attempts),
      WITH_STAGE(stall_is_rescued_in_time),
      WITH_STAGE(route_tells_of_the_rescue),
      WITH_STAGE(plain_requests_and_many_choices_are_left_alone),
      WITH_STAGE(json_of_two_parts_is_looked_at),
      WITH_STAGE(bad_wishes_are_refused),
      cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
