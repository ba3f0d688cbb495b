/* SPDX-License-Identifier: Apache-2.0 */
#include "base/timer.h"

#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define TIMER_COUNT 500

static int64_t last_fired;
static int fired_count;

static void note_fired(zh_timer *timer) {
  assert_true(timer->at >= last_fired);
  last_fired = timer->at;
  fired_count++;
}

static void timers_fire_in_order(void **state) {
  static zh_timer timers[TIMER_COUNT];
  zh_timers heap = {0};
  int cleared = 0;

  (void)state;
  srand(7);
  last_fired = fired_count = 0;
  for (int i = 0; i < TIMER_COUNT; i++) {
    timers[i].fire = note_fired;
    zh_timer_set(&heap, &timers[i], rand() % 1000);
  }
  for (int i = 0; i < TIMER_COUNT; i += 3)
    zh_timer_set(&heap, &timers[i], rand() % 1000);
  for (int i = 1; i < TIMER_COUNT; i += 5, cleared++)
    zh_timer_clear(&heap, &timers[i]);
  for (int64_t now = 0; now <= 1000; now += 50)
    zh_timers_run(&heap, now);
  assert_int_equal(fired_count, TIMER_COUNT - cleared);
  assert_null(heap.root);
}

static void timer_set_again_while_it_fires_runs_in_the_same_turn(void **state) {
  zh_timers heap = {0};
  zh_timer timer = {.fire = note_fired};

  (void)state;
  last_fired = fired_count = 0;
  zh_timer_set(&heap, &timer, 5);
  zh_timers_run(&heap, 4);
  assert_int_equal(fired_count, 0);
  zh_timers_run(&heap, 5);
  assert_int_equal(fired_count, 1);
  assert_false(timer.armed);
}

static void wait_is_rounded_up_and_minus_one_when_idle(void **state) {
  zh_timers heap = {0};
  zh_timer timer = {.fire = note_fired};

  (void)state;
  assert_int_equal(zh_timers_wait_ms(&heap, 0), -1);
  zh_timer_set(&heap, &timer, ZH_MS + 1);
  assert_int_equal(zh_timers_wait_ms(&heap, 0), 2);
  assert_int_equal(zh_timers_wait_ms(&heap, 2 * ZH_MS), 0);
  zh_timer_clear(&heap, &timer);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(timers_fire_in_order),
      cmocka_unit_test(timer_set_again_while_it_fires_runs_in_the_same_turn),
      cmocka_unit_test(wait_is_rounded_up_and_minus_one_when_idle),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
