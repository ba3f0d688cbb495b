/* SPDX-License-Identifier: Apache-2.0 */
/* Quantiles beside the true ones. */
#include "check.h"

#include "route/sketch.h"

#include <math.h>

static uint64_t sketch_seed = 88172645463325252u;

static double sketch_chance(void) {
  sketch_seed ^= sketch_seed << 13;
  sketch_seed ^= sketch_seed >> 7;
  sketch_seed ^= sketch_seed << 17;
  return ((double)(sketch_seed >> 11) + 0.5) * 0x1p-53;
}

/* Times to a first token: mostly lognormal, some from a heavy tail. */
static double sketch_sample(void) {
  double a = sketch_chance(), b = sketch_chance();
  if (sketch_chance() < 0.1)
    return 300 / pow(a, 0.7);
  return exp(6 + 0.8 * sqrt(-2 * log(a)) * cos(6.283185307179586 * b));
}

static int sketch_compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* 10^7 of them with ZH_LONG, as many as a second allows without. */
static void sketch_is_within_one_percent(void **state) {
  (void)state;
  static const double shares[] = {0, 0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 1};
  size_t count = getenv("ZH_LONG") ? 10000000 : 200000;
  double *samples = malloc(count * sizeof *samples);
  zh_sketch *sketch = malloc(sizeof *sketch);
  assert_non_null(samples);
  assert_non_null(sketch);
  zh_sketch_init(sketch, 0);
  for (size_t i = 0; i < count; i++) {
    samples[i] = fmin(sketch_sample(), 600000);
    zh_sketch_add(sketch, samples[i], 1);
  }
  qsort(samples, count, sizeof *samples, sketch_compare);
  assert_int_equal(zh_sketch_count(sketch), count);
  for (size_t i = 0; i < ZH_COUNT(shares); i++) {
    double exact = samples[(size_t)(shares[i] * (double)(count - 1))];
    double got = zh_sketch_quantile(sketch, shares[i]);
    if (fabs(got - exact) > 0.01001 * exact)
      fail_msg("p%g: %g, not %g", shares[i] * 100, got, exact);
  }
  free(samples);
  free(sketch);
}

/* The quantiles that are followed are those that a search finds. */
static void sketch_follows_its_marks(void **state) {
  (void)state;
  static zh_sketch sketch;
  zh_sketch_init(&sketch, 1000);
  for (int64_t i = 1; i <= 20000; i++) {
    zh_sketch_add(&sketch, sketch_sample(), i);
    if (i % 37 && i > 50)
      continue;
    double searched[2] = {zh_sketch_quantile(&sketch, 0.5 + 1e-13),
                          zh_sketch_quantile(&sketch, 0.95 + 1e-13)};
    assert_true(fabs(zh_sketch_quantile(&sketch, 0.5) - searched[0]) < 1e-9);
    assert_true(fabs(zh_sketch_quantile(&sketch, 0.95) - searched[1]) < 1e-9);
  }
}

static void sketch_forgets_what_is_old(void **state) {
  (void)state;
  zh_sketch sketch;
  zh_sketch_init(&sketch, 100);
  assert_true(zh_sketch_quantile(&sketch, 0.5) <= 0);
  zh_sketch_add(&sketch, 10, 1000);
  zh_sketch_add(&sketch, 20, 1099);
  assert_int_equal(zh_sketch_count(&sketch), 2);
  zh_sketch_add(&sketch, 30, 1100);
  assert_int_equal(zh_sketch_count(&sketch), 3);
  zh_sketch_add(&sketch, 40, 1200);
  assert_int_equal(zh_sketch_count(&sketch), 2);
  zh_sketch_add(&sketch, 50, 5000);
  assert_int_equal(zh_sketch_count(&sketch), 1);
}

static void sketch_takes_any_number(void **state) {
  (void)state;
  zh_sketch sketch;
  zh_sketch_init(&sketch, 0);
  static const double odd[] = {0, -1, 1e300, INFINITY, NAN, 1e-300};
  for (size_t i = 0; i < ZH_COUNT(odd); i++)
    zh_sketch_add(&sketch, odd[i], 1);
  assert_int_equal(zh_sketch_count(&sketch), ZH_COUNT(odd));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sketch_is_within_one_percent),
      cmocka_unit_test(sketch_follows_its_marks),
      cmocka_unit_test(sketch_forgets_what_is_old),
      cmocka_unit_test(sketch_takes_any_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
