/* SPDX-License-Identifier: Apache-2.0 */
/* Asking the processor. */
#include "base/cpu.h"

#include <stdatomic.h>

static atomic_int cpu_known;

static zh_cpu cpu_ask(void) {
#if ZH_HAS_AVX2
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
      __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt"))
    return ZH_CPU_AVX2;
#endif
  return ZH_CPU_LEAST;
}

zh_cpu zh_cpu_now(void) {
  int known = atomic_load_explicit(&cpu_known, memory_order_relaxed);
  if (known == ZH_CPU_UNKNOWN) {
    known = (int)cpu_ask();
    atomic_store_explicit(&cpu_known, known, memory_order_relaxed);
  }
  return (zh_cpu)known;
}

void zh_cpu_set(zh_cpu most) {
  zh_cpu all = cpu_ask();
  atomic_store(&cpu_known,
               (int)(most != ZH_CPU_UNKNOWN && most < all ? most : all));
}
