/* cpu.h -- what this processor can do beyond the least of its kind: asked
 * once, when first needed. */
#ifndef ZH_BASE_CPU_H
#define ZH_BASE_CPU_H

#if defined(__x86_64__) && defined(__GNUC__)
#define ZH_HAS_AVX2 1
#define ZH_AVX2     __attribute__((target("avx2,bmi,bmi2,popcnt")))
#else
#define ZH_HAS_AVX2 0
#endif

typedef enum zh_cpu {
  ZH_CPU_UNKNOWN,
  ZH_CPU_LEAST, /* of those that this was compiled for                      */
  ZH_CPU_AVX2   /* what is marked ZH_AVX2 may run                           */
} zh_cpu;

/* Never UNKNOWN.  Any thread. */
zh_cpu zh_cpu_now(void);

/* For tests: what zh_cpu_now says from here on, if the processor can do it;
 * UNKNOWN: all that it can. */
void zh_cpu_set(zh_cpu most);

#endif
