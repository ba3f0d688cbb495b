/* SPDX-License-Identifier: Apache-2.0 */
/* Retries, fallbacks, timers and ends of calls, on the stage's own time. */
#include "stage.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define MESSAGES     "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"
#define PLAIN(model) "{\"model\":\"mock/" model "\"," MESSAGES "}"
#define STREAM(model)                                                          \
  "{\"model\":\"mock/" model "\"," MESSAGES ",\"stream\":true}"
#define PLAIN_OR(model, fallback)                                              \
  "{\"model\":\"mock/" model "\"," MESSAGES ",\"fallbacks\":[\"mock/" fallback \
  "\"]}"
#define STREAM_OR(model, fallback)                                             \
  "{\"model\":\"mock/" model "\"," MESSAGES                                    \
  ",\"stream\":true,\"fallbacks\":[\"mock/" fallback "\"]}"

static const char scripts[] =
    "{\"good\":{\"text\":\"one two three\"},"
    "\"claude\":{\"dialect\":\"anthropic\",\"text\":\"one two three\"},"
    "\"google\":{\"dialect\":\"gemini\",\"text\":\"one two three\"},"
    "\"s400\":{\"status\":400},\"s401\":{\"status\":401},"
    "\"s402\":{\"status\":402},\"s403\":{\"status\":403},"
    "\"s404\":{\"status\":404,\"body\":\"{\\\"error\\\":{\\\"message\\\":"
    "\\\"no such model\\\",\\\"type\\\":\\\"invalid_request_error\\\","
    "\\\"param\\\":null,\\\"code\\\":\\\"model_not_found\\\"}}\"},"
    "\"s408\":{\"status\":408},\"s409\":{\"status\":409},"
    "\"s422\":{\"status\":422},\"s429\":{\"status\":429},"
    "\"s500\":{\"status\":500},\"s503\":{\"status\":503},"
    "\"soon\":{\"status\":429,\"headers\":{\"Retry-After\":\"3\"}},"
    "\"soon_ms\":{\"status\":503,\"headers\":{\"retry-after-ms\":\"1500\","
    "\"Retry-After\":\"9\"}},"
    "\"later\":{\"status\":429,\"headers\":{\"Retry-After\":\"121\"}},"
    "\"stop\":{\"status\":500,\"headers\":{\"x-should-retry\":\"false\"}},"
    "\"again\":{\"status\":400,\"headers\":{\"x-should-retry\":\"true\"}},"
    "\"refused\":{\"refuse\":true},"
    "\"cut0\":{\"text\":\"one two three\",\"cut_after\":1},"
    "\"cut\":{\"text\":\"one two three\",\"cut_after\":3},"
    "\"stall0\":{\"text\":\"one two three\",\"stall_after\":0},"
    "\"stall1\":{\"text\":\"one two three\",\"stall_after\":1},"
    "\"stall\":{\"text\":\"one two three\",\"stall_after\":3},"
    "\"silent\":{\"delay_ms\":3600000},"
    "\"odd\":{\"text\":\"one two three\",\"malformed_after\":1},"
    "\"inband\":{\"chunks\":[\"data: {\\\"error\\\":{\\\"message\\\":"
    "\\\"overloaded\\\",\\\"type\\\":\\\"server_error\\\"}}\\n\\n\"]},"
    "\"html\":{\"body\":\"<html>oops</html>\"},"
    "\"empty\":{\"body\":\"\"},"
    "\"slow\":{\"text\":\"one two three\",\"chunk_delay_ms\":1000}}";

static int set_up(void **state) {
  static stage on;

  *state = &on;
  return stage_init(&on, scripts, "") == ZH_OK ? 0 : -1;
}

static int tear_down(void **state) {
  stage_deinit(*state);
  return 0;
}

static void plain_reply_comes_in_one_event(void **state) {
  stage *on = *state;

  assert_int_equal(stage_run(on, PLAIN("good")), ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_REPLY);
  assert_string_equal(on->text, "one two three");
  assert_string_equal(stage_outcomes(on), "ok");
}

static void stream_opens_once_and_ends_with_done(void **state) {
  const char *bodies[] = {STREAM("good"), STREAM("claude"), STREAM("google")};
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(bodies); i++) {
    assert_int_equal(stage_run(on, bodies[i]), ZH_OK);
    assert_int_equal(on->opened, 1);
    assert_int_equal(on->last, ZH_EVENT_DONE);
    assert_string_equal(on->text, "one two three");
  }
}

static void next_target_is_taken_only_where_it_may_help(void **state) {
  static const struct {
    const char *body;
    const char *outcomes;
  } rows[] = {
      {PLAIN_OR("s400", "good"), "BAD_REQUEST"},
      {PLAIN_OR("s401", "good"), "AUTH ok"},
      {PLAIN_OR("s402", "good"), "BILLING ok"},
      {PLAIN_OR("s403", "good"), "FORBIDDEN ok"},
      {PLAIN_OR("s404", "good"), "MODEL_NOT_FOUND ok"},
      {PLAIN_OR("s408", "good"), "REQUEST_TIMEOUT ok"},
      {PLAIN_OR("s409", "good"), "CONFLICT ok"},
      {PLAIN_OR("s422", "good"), "UNPROCESSABLE"},
      {PLAIN_OR("s429", "claude"), "RATE_LIMITED ok"},
      {PLAIN_OR("s500", "google"), "SERVER ok"},
      {PLAIN_OR("s503", "good"), "SERVER ok"},
      {PLAIN_OR("refused", "claude"), "CONNECT ok"},
      {PLAIN_OR("html", "good"), "PROTOCOL ok"},
      {PLAIN_OR("empty", "good"), "PROTOCOL ok"},
      {STREAM_OR("refused", "good"), "CONNECT ok"},
      {STREAM_OR("cut0", "good"), "TRUNCATED ok"},
      {STREAM_OR("inband", "good"), "STREAM ok"},
      {STREAM_OR("odd", "good"), "PROTOCOL ok"},
      {STREAM_OR("cut", "good"), "TRUNCATED"},
  };
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    assert_int_equal(stage_run(on, rows[i].body), ZH_OK);
    assert_string_equal(stage_outcomes(on), rows[i].outcomes);
    if (strstr(rows[i].outcomes, "ok"))
      assert_string_equal(on->text, "one two three");
  }
}

static void failure_after_content_keeps_the_partial_text(void **state) {
  stage *on = *state;

  assert_int_equal(stage_run(on, STREAM("cut")), ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_ERROR);
  assert_int_equal(on->error.status, ZH_TRUNCATED);
  assert_string_equal(on->partial, "one two ");
  assert_string_equal(on->text, "one two ");
}

static void single_target_waits_as_the_official_client_does(void **state) {
  static const struct {
    const char *body;
    int attempts;
    int64_t ms;
  } rows[] = {
      // 0.5 s and 1 s, each less an eighth.
      {PLAIN("s500"), 3, 437 + 875},
      {PLAIN("s429"), 3, 437 + 875},
      {PLAIN("refused"), 3, 437 + 875},
      {PLAIN("soon"), 3, 6000},
      {PLAIN("soon_ms"), 3, 3000},
      {PLAIN("later"), 1, 0},
      {PLAIN("stop"), 1, 0},
      {PLAIN("s400"), 1, 0},
      {PLAIN("again"), 3, 437 + 875},
      {PLAIN("s401"), 1, 0},
      {STREAM("s500"), 3, 437 + 875},
      {STREAM("cut0"), 1, 0},
  };
  stage *on = *state;

  on->router->config->has_config = false; // only the scripts came from one
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    int64_t from = stage_now_ms();
    assert_int_equal(stage_run(on, rows[i].body), ZH_OK);
    assert_int_equal(on->last, ZH_EVENT_ERROR);
    assert_int_equal(on->call->attempt_count, rows[i].attempts);
    assert_in_range(stage_now_ms() - from, rows[i].ms, rows[i].ms + 3);
  }
}

static void no_retry_when_none_is_allowed(void **state) {
  stage *on = *state;
  zh_call_options options = {.max_retries = 0};

  assert_int_equal(stage_submit(on, PLAIN("s500"), &options), ZH_OK);
  stage_play(on);
  assert_int_equal(on->call->attempt_count, 1);
}

static void all_targets_are_tried_before_any_is_tried_again(void **state) {
  stage *on = *state;

  assert_int_equal(stage_run(on, PLAIN_OR("s500", "s401")), ZH_OK);
  assert_string_equal(stage_outcomes(on), "SERVER AUTH SERVER SERVER");
  assert_int_equal(on->error.status, ZH_SERVER);
}

static void each_timer_says_which_it_was(void **state) {
  static const struct {
    const char *body;
    zh_timeouts timeouts;
    const char *code;
    int64_t ms;
  } rows[] = {
      {STREAM("stall0"), {.ttft_ms = 700}, "timeout_ttft", 700},
      {STREAM("stall1"), {.ttft_ms = 700}, "timeout_ttft", 700},
      {STREAM("stall"), {.chunk_ms = 300}, "timeout_chunk", 300},
      {STREAM("stall"), {.read_ms = 400}, "timeout_read", 400},
      {PLAIN("silent"), {.read_ms = 400}, "timeout_read", 400},
      {PLAIN("silent"), {.deadline_ms = 2000}, "timeout_deadline", 2000},
      {STREAM("slow"), {.deadline_ms = 1500}, "timeout_deadline", 1500},
  };
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_call_options options = {.timeouts = rows[i].timeouts};
    int64_t from = stage_now_ms();
    assert_int_equal(stage_submit(on, rows[i].body, &options), ZH_OK);
    stage_play(on);
    assert_int_equal(on->error.status, ZH_TIMEOUT);
    assert_string_equal(on->error.code, rows[i].code);
    assert_in_range(stage_now_ms() - from, rows[i].ms, rows[i].ms + 2);
  }
}

static void deadline_counts_from_when_the_call_was_made(void **state) {
  stage *on = *state;
  zh_call_options options = {.timeouts = {.deadline_ms = 2000}};

  on->queued_ms = 500;
  for (int i = 0; i < 2; i++) {
    int64_t from = stage_now_ms();
    assert_int_equal(stage_submit(on, PLAIN("silent"), &options), ZH_OK);
    stage_play(on);
    assert_string_equal(on->error.code, "timeout_deadline");
    assert_in_range(stage_now_ms() - from, 2000, 2002);
    assert_non_null(strstr(on->route, "\"total_ms\":2000"));
    assert_non_null(strstr(on->route, "\"started_ms\":500"));
  }
  on->queued_ms = 0;
}

static void slow_stream_that_keeps_talking_is_no_timeout(void **state) {
  stage *on = *state;
  zh_call_options options = {
      .timeouts = {.ttft_ms = 2500, .chunk_ms = 1100, .read_ms = 1100}};

  assert_int_equal(stage_submit(on, STREAM("slow"), &options), ZH_OK);
  stage_play(on);
  assert_int_equal(on->last, ZH_EVENT_DONE);
}

static void no_wait_ends_after_the_deadline(void **state) {
  stage *on = *state;
  zh_call_options options = {.max_retries = 5,
                             .timeouts = {.deadline_ms = 1000}};
  int64_t from = stage_now_ms();

  assert_int_equal(stage_submit(on, PLAIN("s500"), &options), ZH_OK);
  stage_play(on);
  assert_int_equal(on->error.status, ZH_SERVER);
  assert_true(stage_now_ms() - from < 1000);
}

static void canceled_call_ends_once(void **state) {
  stage *on = *state;
  zh_call_options options = {.max_retries = 2};

  assert_int_equal(stage_submit(on, STREAM("stall"), &options), ZH_OK);
  for (int i = 0; i < 10; i++)
    stage_step(on, false);
  zh_call_end(on->call, ZH_CANCELED, "call was canceled");
  zh_call_end(on->call, ZH_CANCELED, "call was canceled");
  stage_play(on);
  assert_int_equal(on->error.status, ZH_CANCELED);
  assert_null(on->reactor.calls);
}

static void closed_sink_ends_its_calls(void **state) {
  stage *on = *state;
  zh_call_options options = {.max_retries = 2};

  assert_int_equal(stage_submit(on, STREAM("slow"), &options), ZH_OK);
  zh_sink_free(on->sink);
  on->sink = NULL;
  for (int i = 0; i < 10 && on->reactor.calls; i++) {
    zh_sink *none = on->sink;
    assert_null(none);
    zh_timer *next = on->reactor.loop.timers.root;
    if (next)
      zh_timers_run(&on->reactor.loop.timers, next->at);
    zh_reactor_step(&on->reactor, 0);
  }
  assert_null(on->reactor.calls);
}

static void one_wake_a_batch(void **state) {
  stage *on = *state;

  on->wakes = 0;
  assert_int_equal(stage_run(on, STREAM("good")), ZH_OK);
  assert_in_range(on->wakes, 1, 3);
}

static void bad_input_names_its_field_before_anything_is_sent(void **state) {
  static const struct {
    const char *body;
    zh_status status;
    const char *text;
  } rows[] = {
      {"[1]", ZH_INVALID, "object"},
      {"{\"model\":\"mock/good\",", ZH_INVALID, "byte"},
      {"{" MESSAGES "}", ZH_INVALID, "model"},
      {"{\"model\":\"mock/claude\",\"messages\":[{\"role\":\"user\"}]}",
       ZH_INVALID, "messages[0]"},
      {"{\"model\":\"mock/claude\",\"messages\":7}", ZH_INVALID, "messages"},
      {"{\"model\":\"mock/good\"," MESSAGES ",\"fallbacks\":\"x\"}", ZH_INVALID,
       "fallbacks"},
      {"{\"model\":\"anthropic/x\"," MESSAGES "}", ZH_CONFIG,
       "ANTHROPIC_API_KEY"},
  };
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    assert_int_equal(stage_run(on, rows[i].body), rows[i].status);
    assert_non_null(strstr(on->error.message, rows[i].text));
  }
}

static void
header_with_a_line_break_is_refused_without_its_value(void **state) {
  stage *on = *state;
  zh_header header = {ZH_S("X-Secret"), ZH_S("abc\r\nInjected: 1")};
  zh_call_options options = {.headers = &header, .header_count = 1};

  assert_int_equal(stage_submit(on, PLAIN("good"), &options), ZH_CONFIG);
  assert_non_null(strstr(on->error.message, "X-Secret"));
  assert_null(strstr(on->error.message, "abc"));
}

static void key_of_a_call_is_copied_and_checked(void **state) {
  stage *on = *state;
  char key[] = "sk-given-for-this-call";
  zh_call_options options = {.max_retries = -1,
                             .api_key = {key, sizeof key - 1}};
  zh_str body = ZH_S("{\"model\":\"gpt-4o\"," MESSAGES "}");

  assert_int_equal(zh_call_new(on->router, body, NULL, &options, on->sink, on,
                               &on->call, &on->error),
                   ZH_OK);
  memset(key, 'x', sizeof key);
  assert_true(zh_str_is(on->call->plan.targets[0].api_key,
                        ZH_S("sk-given-for-this-call")));
  zh_call_drop_spare(on->call);
  zh_call_unref(on->call);
  on->call = NULL;
  options.api_key = ZH_S("sk-with\r\nbreak");
  assert_int_equal(zh_call_new(on->router, body, NULL, &options, on->sink, on,
                               &on->call, &on->error),
                   ZH_CONFIG);
  assert_null(strstr(on->error.message, "sk-with"));
}

static void check_end(const stage *on) {
  assert_true(on->ended);
  if (on->last == ZH_EVENT_ERROR)
    assert_int_not_equal(on->error.status, ZH_OK);
  else
    assert_string_equal(on->text, "one two three");
}

/* How many allocations were asked for while the nth failed. */
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

static long failed_in_turn;

static void sweep(const char *body, bool and_after) {
  long total = play_failing(body, LONG_MAX, false);

  for (long nth = 1; nth <= total; nth++)
    play_failing(body, nth, and_after);
  failed_in_turn += total;
}

static void every_allocation_may_fail(void **state) {
  static const char *const bodies[] = {
      PLAIN("good"),    PLAIN("claude"),
      PLAIN("google"),  STREAM("good"),
      STREAM("claude"), STREAM("google"),
      PLAIN("s500"),    STREAM_OR("s500", "claude"),
  };

  (void)state;
  for (size_t i = 0; i < ZH_COUNT(bodies); i++) {
    sweep(bodies[i], false);
    sweep(bodies[i], true);
  }
  print_message("note: %ld allocations failed in turn\n", failed_in_turn);
}

#define WITH_STAGE(test)                                                       \
  cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_STAGE(plain_reply_comes_in_one_event),
      WITH_STAGE(stream_opens_once_and_ends_with_done),
      WITH_STAGE(next_target_is_taken_only_where_it_may_help),
      WITH_STAGE(failure_after_content_keeps_the_partial_text),
      WITH_STAGE(single_target_waits_as_the_official_client_does),
      WITH_STAGE(no_retry_when_none_is_allowed),
      WITH_STAGE(all_targets_are_tried_before_any_is_tried_again),
      WITH_STAGE(each_timer_says_which_it_was),
      WITH_STAGE(slow_stream_that_keeps_talking_is_no_timeout),
      WITH_STAGE(deadline_counts_from_when_the_call_was_made),
      WITH_STAGE(no_wait_ends_after_the_deadline),
      WITH_STAGE(canceled_call_ends_once),
      WITH_STAGE(closed_sink_ends_its_calls),
      WITH_STAGE(one_wake_a_batch),
      WITH_STAGE(bad_input_names_its_field_before_anything_is_sent),
      WITH_STAGE(header_with_a_line_break_is_refused_without_its_value),
      WITH_STAGE(key_of_a_call_is_copied_and_checked),
      cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
