/* SPDX-License-Identifier: Apache-2.0 */
/* Poller, waker and loop; the Makefile builds it a second time with
 * ZH_POLLER_POLL for the implementation that other systems use. */
#include "base/loop.h"

#include "base/waker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct seen {
  int count;
  int events;
  zh_loop *loop;
  zh_watch *drop;
} seen;

static void note_ready(zh_watch *watch, int events) {
  seen *note = watch->user;

  note->count++;
  note->events |= events;
  if (note->drop)
    zh_loop_unwatch(note->loop, note->drop);
}

static void waker_makes_the_loop_run_once(void **state) {
  zh_loop loop;
  zh_waker waker;
  seen note = {0};

  (void)state;
  assert_int_equal(zh_loop_init(&loop, &zh_clock_system, NULL), ZH_OK);
  assert_int_equal(zh_waker_init(&waker, NULL), ZH_OK);
  zh_watch watch = {waker.read_fd, note_ready, &note, 0};
  assert_int_equal(zh_loop_watch(&loop, &watch, ZH_POLL_IN), ZH_OK);
  zh_loop_step(&loop, 0);
  assert_int_equal(note.count, 0);
  zh_waker_signal(&waker);
  zh_waker_signal(&waker);
  zh_loop_step(&loop, 1000);
  assert_int_equal(note.count, 1);
  assert_int_equal(note.events, ZH_POLL_IN);
  zh_waker_clear(&waker);
  zh_loop_step(&loop, 0);
  assert_int_equal(note.count, 1);
  zh_loop_unwatch(&loop, &watch);
  zh_waker_deinit(&waker);
  zh_loop_deinit(&loop);
}

static void handler_may_drop_another_that_is_ready_too(void **state) {
  zh_loop loop;
  zh_waker first, second;
  seen note = {0};

  (void)state;
  assert_int_equal(zh_loop_init(&loop, &zh_clock_system, NULL), ZH_OK);
  zh_waker_init(&first, NULL);
  zh_waker_init(&second, NULL);
  zh_watch a = {first.read_fd, note_ready, &note, 0};
  zh_watch b = {second.read_fd, note_ready, &note, 0};
  seen other = {.loop = &loop, .drop = &a};
  b.user = &other;
  note.loop = &loop;
  note.drop = &b;
  zh_loop_watch(&loop, &a, ZH_POLL_IN);
  zh_loop_watch(&loop, &b, ZH_POLL_IN);
  zh_waker_signal(&first);
  zh_waker_signal(&second);
  zh_loop_step(&loop, 1000);
  assert_int_equal(note.count + other.count, 1);
  zh_waker_deinit(&first);
  zh_waker_deinit(&second);
  zh_loop_deinit(&loop);
}

static void peer_that_hangs_up_is_an_event(void **state) {
  zh_loop loop;
  seen note = {0};
  int fds[2];

  (void)state;
  assert_int_equal(pipe(fds), 0);
  assert_int_equal(zh_loop_init(&loop, &zh_clock_system, NULL), ZH_OK);
  zh_watch watch = {fds[0], note_ready, &note, 0};
  zh_loop_watch(&loop, &watch, ZH_POLL_IN);
  close(fds[1]);
  zh_loop_step(&loop, 1000);
  assert_int_equal(note.count, 1);
  assert_true(note.events & (ZH_POLL_ERR | ZH_POLL_IN));
  zh_loop_unwatch(&loop, &watch);
  close(fds[0]);
  zh_loop_deinit(&loop);
}

static void note_timer(zh_timer *timer) {
  ++*(int *)timer->user;
}

static void timer_ends_the_wait(void **state) {
  zh_loop loop;
  int count = 0;
  zh_timer timer = {.fire = note_timer, .user = &count};

  (void)state;
  assert_int_equal(zh_loop_init(&loop, &zh_clock_system, NULL), ZH_OK);
  zh_timer_set(&loop.timers, &timer, zh_loop_now(&loop) + 2 * ZH_MS);
  for (int turns = 0; !count && turns < 10; turns++)
    zh_loop_step(&loop, -1);
  assert_int_equal(count, 1);
  zh_loop_deinit(&loop);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(waker_makes_the_loop_run_once),
      cmocka_unit_test(handler_may_drop_another_that_is_ready_too),
      cmocka_unit_test(peer_that_hangs_up_is_an_event),
      cmocka_unit_test(timer_ends_the_wait),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
