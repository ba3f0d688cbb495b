/* SPDX-License-Identifier: Apache-2.0 */
/* The I/O thread, from many threads, over forks and exits.  Runs under TSan
 * too (make tsan). */
#include "zerohop.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define THREADS 6
#define CALLS   40

static const char *no_env(void *user, const char *name) {
  (void)user;
  (void)name;
  return NULL;
}

static zh_str text_of(const char *text) {
  return (zh_str){text, strlen(text)};
}

static zh_router *make_router(void) {
  zh_router *router;
  zh_error err;
  zh_status st = zh_router_new(
      text_of("{\"require_key\":false,\"config\":{\"providers\":{\"mock\":{"
              "\"scripts\":{\"slow\":{\"text\":\"a b c d e f g h\","
              "\"chunk_delay_ms\":2}}}}}}"),
      no_env, NULL, &router, &err);

  assert_int_equal(st, ZH_OK);
  return router;
}

static zh_call *submit(zh_router *router, zh_sink *sink, const char *model,
                       bool stream) {
  char body[256];
  zh_call_options options = {.max_retries = -1};
  zh_call *call;
  zh_error err;

  snprintf(body, sizeof body,
           "{\"model\":\"mock/%s\",\"stream\":%s,\"messages\":[{\"role\":"
           "\"user\",\"content\":\"hi\"}]}",
           model, stream ? "true" : "false");
  if (zh_router_submit(router, text_of(body), &options, sink, NULL, &call,
                       &err) != ZH_OK)
    return NULL;
  return call;
}

/* The type of the last event. */
static zh_event_type wait_for_end(zh_sink *sink) {
  for (;;) {
    zh_sink_wait(sink, -1);
    for (zh_event *event = zh_sink_drain(sink), *rest; event; event = rest) {
      rest = event->next;
      zh_event_type type = event->type;
      zh_event_free(event);
      if (type >= ZH_EVENT_DONE)
        return type;
    }
  }
}

static zh_sink *make_sink(void) {
  zh_sink *sink = NULL;

  zh_sink_new(NULL, NULL, &sink, NULL);
  return sink;
}

static atomic_int failures;

static void *run_calls(void *user) {
  zh_router *router = user;
  zh_sink *sink = make_sink();

  for (int i = 0; i < CALLS; i++) {
    zh_call *call = submit(router, sink, "anthropic", i % 2);
    if (!call || wait_for_end(sink) == ZH_EVENT_ERROR)
      atomic_fetch_add(&failures, 1);
    zh_call_free(call);
  }
  zh_sink_free(sink);
  return NULL;
}

static void in_threads(void *(*run)(void *)) {
  pthread_t threads[THREADS];
  zh_router *router = make_router();

  atomic_store(&failures, 0);
  for (int i = 0; i < THREADS; i++)
    pthread_create(&threads[i], NULL, run, router);
  for (int i = 0; i < THREADS; i++)
    pthread_join(threads[i], NULL);
  zh_router_free(router);
  assert_int_equal(atomic_load(&failures), 0);
}

static void many_threads_share_one_engine(void **state) {
  (void)state;
  in_threads(run_calls);
}

static void *cancel_calls(void *user) {
  zh_router *router = user;
  zh_sink *sink = make_sink();
  zh_call *calls[CALLS];

  for (int i = 0; i < CALLS; i++)
    calls[i] = submit(router, sink, "slow", true);
  for (int i = 0; i < CALLS; i += 2)
    zh_call_cancel(calls[i]);
  for (int i = 0; i < CALLS; i++)
    zh_call_free(calls[i]);
  zh_sink_free(sink);
  return NULL;
}

static void calls_are_dropped_while_chunks_arrive(void **state) {
  (void)state;
  in_threads(cancel_calls);
}

static void *forget_sinks(void *user) {
  zh_router *router = user;

  for (int i = 0; i < CALLS; i++) {
    zh_sink *sink = make_sink();
    zh_call *call = submit(router, sink, "slow", true);
    if (i % 3)
      zh_sink_wait(sink, 5);
    zh_sink_free(sink);
    zh_call_free(call);
  }
  return NULL;
}

static void sinks_go_before_their_calls(void **state) {
  (void)state;
  in_threads(forget_sinks);
}

static int exit_status_of(pid_t child) {
  int status = -1;

  waitpid(child, &status, 0);
  return status;
}

/* The thread sanitizer cannot follow threads into a forked child. */
static void skip_where_forks_are_not_followed(void) {
#ifdef __SANITIZE_THREAD__
  print_message("skipped: forks under the thread sanitizer\n");
  skip();
#endif
}

static void child_of_a_fork_starts_anew_and_the_parent_goes_on(void **state) {
  skip_where_forks_are_not_followed();
  zh_router *router = make_router();
  zh_sink *sink = make_sink();
  zh_call *call = submit(router, sink, "slow", true);

  (void)state;
  pid_t child = fork();
  if (child == 0) {
    zh_sink_free(sink);
    zh_call_free(call);
    sink = make_sink();
    call = submit(router, sink, "slow", true);
    _exit(call && wait_for_end(sink) == ZH_EVENT_DONE ? 0 : 1);
  }
  assert_int_equal(wait_for_end(sink), ZH_EVENT_DONE);
  assert_int_equal(exit_status_of(child), 0);
  zh_call_free(call);
  zh_sink_free(sink);
  zh_router_free(router);
}

static void forks_amid_calls(void **state) {
  pthread_t threads[2];
  zh_router *router = make_router();

  (void)state;
  skip_where_forks_are_not_followed();
  atomic_store(&failures, 0);
  for (int i = 0; i < 2; i++)
    pthread_create(&threads[i], NULL, cancel_calls, router);
  for (int i = 0; i < 20; i++) {
    pid_t child = fork();
    if (child == 0) {
      alarm(20);
      zh_sink *sink = make_sink();
      zh_call *call = submit(router, sink, "slow", true);
      _exit(call && wait_for_end(sink) == ZH_EVENT_DONE ? 0 : 1);
    }
    assert_int_equal(exit_status_of(child), 0);
  }
  for (int i = 0; i < 2; i++)
    pthread_join(threads[i], NULL);
  in_threads(run_calls);
  zh_router_free(router);
}

static void process_may_exit_amid_streams(void **state) {
  (void)state;
  skip_where_forks_are_not_followed();
  for (int i = 0; i < 10; i++) {
    pid_t child = fork();
    if (child == 0) {
      zh_router *router = make_router();
      zh_sink *sink = make_sink();
      for (int n = 0; n < 20; n++)
        submit(router, sink, "slow", true);
      zh_sink_wait(sink, 1000);
      exit(7);
    }
    int status = exit_status_of(child);
    assert_true(WIFEXITED(status));
    // LeakSanitizer ends a child that leaves its calls open with its own.
    assert_true(WEXITSTATUS(status) == 7 || WEXITSTATUS(status) == 23);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(many_threads_share_one_engine),
      cmocka_unit_test(calls_are_dropped_while_chunks_arrive),
      cmocka_unit_test(sinks_go_before_their_calls),
      cmocka_unit_test(child_of_a_fork_starts_anew_and_the_parent_goes_on),
      cmocka_unit_test(forks_amid_calls),
      cmocka_unit_test(process_may_exit_amid_streams),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
