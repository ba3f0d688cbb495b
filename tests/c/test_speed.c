/* SPDX-License-Identifier: Apache-2.0 */
/* How long slots take, and how many retries they have. */
#include "routed.h"

#include "route/spare.h"

static double speed_expects(const routed *r, double q, int64_t size,
                            bool is_stream) {
  return zh_routing_expect(r->routing, routing_slot(r, 0), q, size, is_stream);
}

static void speed_near(double ms, double want) {
  if (ms < want * 0.98 || ms > want * 1.02)
    fail_msg("%f ms, not %f", ms, want);
}

static void speed_is_kept_by_class(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'deployments': ['openai/a']}}", routing_env);
  zh_slot *slot = routing_slot(&r, 0);
  // A hundred of each length: 1 to 100 times its unit of 10 ms.
  for (int64_t i = 1; i <= 100; i++) {
    routing_end(&r, slot, (zh_outcome){.size = 999, .ttft_ns = i * 10 * ZH_MS});
    routing_end(&r, slot,
                (zh_outcome){.size = 70000, .ttft_ns = i * 50 * ZH_MS});
    routing_end(&r, slot, (zh_outcome){.size = 5, .whole_ns = i * 90 * ZH_MS});
    if (i == 4 || i == 19 || i == 99)
      assert_true(speed_expects(&r,
                                i == 4    ? 0.5
                                : i == 19 ? 0.95
                                          : 0.999,
                                0, true) <= 0);
    if (i == 5 || i == 20)
      assert_true(speed_expects(&r, i == 5 ? 0.5 : 0.95, 0, true) > 0);
  }
  speed_near(speed_expects(&r, 0.5, 0, true), 500);
  speed_near(speed_expects(&r, 0.95, 0, true), 950);
  speed_near(speed_expects(&r, 0.999, 0, true), 990);
  speed_near(speed_expects(&r, 0.95, 64000, true), 4750);
  speed_near(speed_expects(&r, 0.95, 999, false), 8550);
  assert_true(speed_expects(&r, 0.5, 1000, true) <= 0);
  assert_true(speed_expects(&r, 0.5, 63999, true) <= 0);
  // Who gives up sooner than most answers come learned nothing; later, that
  // it takes at least so long.
  for (int i = 0; i < 100; i++)
    routing_end(&r, slot,
                (zh_outcome){.status = ZH_CANCELED,
                             .gave_up = true,
                             .ttft_ns = (i % 2 ? 3000 : 20) * ZH_MS});
  speed_near(speed_expects(&r, 0.5, 0, true), 750);
  speed_near(speed_expects(&r, 0.9, 0, true), 3000);
  assert_int_equal(slot->failures, 0);
  routing_close(&r);
}

static void retries_have_an_allowance(void **state) {
  (void)state;
  routed r = routing_open("{'g': {'deployments': ['openai/a', 'groq/b']}}",
                          routing_env);
  zh_slot *slot = routing_slot(&r, 0);
  const zh_outcome bad = {.status = ZH_SERVER, .is_retry = true};
  // First requests and what nobody is blamed for cost nothing.
  for (int i = 0; i < 50; i++) {
    routing_end(&r, slot, (zh_outcome){.status = ZH_SERVER});
    routing_end(&r, slot,
                (zh_outcome){.status = ZH_CANCELED, .is_retry = true});
  }
  for (int i = 0; i < 10; i++) {
    assert_true(zh_spare_retries(r.routing, slot));
    routing_end(&r, slot, bad);
  }
  assert_false(zh_spare_retries(r.routing, slot));
  assert_true(zh_spare_retries(r.routing, routing_slot(&r, 1)));
  assert_true(zh_spare_retries(r.routing, NULL));
  for (int i = 0; i < 4; i++)
    routing_end(&r, slot, (zh_outcome){.status = ZH_OK});
  assert_false(zh_spare_retries(r.routing, slot));
  routing_end(&r, slot, (zh_outcome){.status = ZH_OK});
  assert_true(zh_spare_retries(r.routing, slot));
  routing_end(&r, slot, bad);
  assert_false(zh_spare_retries(r.routing, slot));
  at.now += 31 * S;
  assert_true(zh_spare_retries(r.routing, slot));
  routing_close(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(speed_is_kept_by_class),
      cmocka_unit_test(retries_have_an_allowance),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
