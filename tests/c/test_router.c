/* SPDX-License-Identifier: Apache-2.0 */
/* A router from many threads at once: plans, reloads, overrides and calls.
 * What it is for shows under the thread sanitizer. */
#include "check.h"

#include "base/thread.h"
#include "call/call.h"

#include <stdatomic.h>

#define FIRST                                                                  \
  "{\"config\":{\"models\":{\"g\":{\"routing_strategy\":\"weighted\","         \
  "\"deployments\":[\"mock/openai\",\"mock/openai-500\",\"mock/"               \
  "anthropic\"]}}}}"
#define SECOND                                                                 \
  "{\"config\":{\"models\":{\"g\":{\"routing_strategy\":\"latency\","          \
  "\"deployments\":[\"mock/gemini\",\"mock/openai\"]}}}}"
#define ASK                                                                    \
  "{\"model\":\"g\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
#define ASK_STREAM                                                             \
  "{\"model\":\"g\",\"stream\":true,\"messages\":[{\"role\":\"user\","         \
  "\"content\":\"hi\"}]}"
#define ROUNDS      60
#define ROUNDS_LONG 3000 /* with ZH_LONG */

static zh_router *router;

static int router_rounds(void) {
  return getenv("ZH_LONG") ? ROUNDS_LONG : ROUNDS;
}

typedef struct router_work {
  zh_status (*ask)(const zh_router *router, zh_str query, zh_str *out,
                   zh_error *err);
  const char *queries[4];
  atomic_int bad;
} router_work;

static void *router_ask(void *user) {
  router_work *work = user;
  int rounds = router_rounds();
  for (int i = 0; i < rounds; i++) {
    zh_str out;
    zh_error err;
    const char *query = work->queries[i % 4];
    zh_status st = work->ask(router, zh_str_of(query), &out, &err);
    // Which deployments there are changes all the time.
    if (st != ZH_OK && st != ZH_INVALID)
      atomic_fetch_add(&work->bad, 1);
    zh_text_free(out);
  }
  return NULL;
}

static void *router_reload(void *user) {
  router_work *work = user;
  int rounds = router_rounds();
  for (int i = 0; i < rounds; i++) {
    zh_error err;
    zh_str options = i % 2 ? ZH_S(FIRST) : ZH_S(SECOND);
    if (zh_router_reload(router, options, NULL, NULL, &err) != ZH_OK)
      atomic_fetch_add(&work->bad, 1);
    if (zh_router_reload(router, ZH_S("{\"config\":{\"modles\":{}}}"), NULL,
                         NULL, &err) != ZH_CONFIG)
      atomic_fetch_add(&work->bad, 1);
  }
  return NULL;
}

/* How many of the calls that were started end; each ends well. */
static int router_drain(zh_sink *sink) {
  int ended = 0;
  if (zh_sink_wait(sink, 10000) == 0)
    fail_msg("no event for ten seconds");
  zh_event *event = zh_sink_drain(sink);
  while (event) {
    zh_event *next = event->next;
    if (event->type >= ZH_EVENT_DONE) {
      if (event->error)
        fail_msg("%s", event->error->message);
      zh_call_free(event->call);
      ended++;
    }
    zh_event_free(event);
    event = next;
  }
  return ended;
}

static void router_call(zh_sink *sink) {
  static const zh_call_options options = {.max_retries = 0};
  int rounds = router_rounds(), started = 0, ended = 0;
  while (ended < rounds) {
    zh_error err;
    zh_call *call;
    for (; started < rounds && started < ended + 8; started++)
      if (zh_router_submit(router, started % 2 ? ZH_S(ASK) : ZH_S(ASK_STREAM),
                           &options, sink, NULL, &call, &err) != ZH_OK)
        fail_msg("%s", err.message);
    ended += router_drain(sink);
  }
}

static void router_is_for_many_threads(void **state) {
  (void)state;
  router_work plans = {.ask = zh_router_plan, .queries = {ASK, ASK, ASK, ASK}};
  router_work looks = {.ask = zh_router_health,
                       .queries = {"{}", "{}", "{}", "{}"}};
  router_work hands = {
      .ask = zh_router_steer,
      .queries = {"{\"pin\":{\"group\":\"g\",\"deployment\":\"mock/openai\"}}",
                  "{\"pin\":{\"group\":\"g\",\"deployment\":null}}",
                  "{\"disable\":\"mock/openai-500\"}",
                  "{\"enable\":\"mock/openai-500\"}"}};
  router_work reloads = {.ask = NULL};
  zh_thread threads[4];
  zh_sink *sink;
  zh_error err;
  assert_int_equal(zh_router_new(ZH_S(FIRST), NULL, NULL, &router, &err),
                   ZH_OK);
  assert_int_equal(zh_sink_new(NULL, NULL, &sink, &err), ZH_OK);
  zh_thread_start(&threads[0], router_ask, &plans, "plans", &err);
  zh_thread_start(&threads[1], router_ask, &looks, "looks", &err);
  zh_thread_start(&threads[2], router_ask, &hands, "hands", &err);
  zh_thread_start(&threads[3], router_reload, &reloads, "reloads", &err);
  router_call(sink);
  for (size_t i = 0; i < 4; i++)
    zh_thread_join(threads[i]);
  assert_int_equal(atomic_load(&plans.bad), 0);
  assert_int_equal(atomic_load(&looks.bad), 0);
  assert_int_equal(atomic_load(&hands.bad), 0);
  assert_int_equal(atomic_load(&reloads.bad), 0);
  zh_sink_free(sink);
  zh_router_free(router);
}

/* A reload that fails changes nothing, whatever memory there is. */
static void router_survives_failing_allocations(void **state) {
  (void)state;
  zh_error err;
  zh_str out;
  assert_int_equal(zh_router_new(ZH_S(FIRST), NULL, NULL, &router, &err),
                   ZH_OK);
  zh_status st = ZH_NO_MEMORY;
  for (long nth = 1; st == ZH_NO_MEMORY; nth++) {
    zh_mem_fail(nth, false);
    st = zh_router_reload(router, ZH_S(SECOND), NULL, NULL, &err);
    zh_mem_fail(0, false);
    if (st != ZH_OK)
      assert_int_equal(st, ZH_NO_MEMORY);
  }
  st = ZH_NO_MEMORY;
  for (long nth = 1; st == ZH_NO_MEMORY; nth++) {
    zh_mem_fail(nth, false);
    st = zh_router_plan(router, ZH_S(ASK), &out, &err);
    zh_mem_fail(0, false);
    zh_text_free(out);
  }
  assert_int_equal(st, ZH_OK);
  st = ZH_NO_MEMORY;
  for (long nth = 1; st == ZH_NO_MEMORY; nth++) {
    zh_mem_fail(nth, false);
    st = zh_config_check(ZH_S("{\"config\":{\"modles\":{},\"models\":1}}"),
                         NULL, NULL, &out, &err);
    zh_mem_fail(0, false);
    zh_text_free(out);
  }
  assert_int_equal(st, ZH_OK);
  zh_router_free(router);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(router_is_for_many_threads),
      cmocka_unit_test(router_survives_failing_allocations),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
