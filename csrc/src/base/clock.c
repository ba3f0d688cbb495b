/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"

#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#else
#include <sys/random.h>
#endif
#include <time.h>

static int64_t clock_now(void *user) {
  (void)user;
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 * ZH_MS + t.tv_nsec;
}

static int64_t clock_unix_ms(void *user) {
  (void)user;
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / ZH_MS;
}

/* glibc has had a function for it since 2.25 only. */
static bool clock_noise(uint64_t *out) {
#ifdef __linux__
  const long nonblock = 1;
  return syscall(SYS_getrandom, out, sizeof *out, nonblock) == sizeof *out;
#else
  return getentropy(out, sizeof *out) == 0;
#endif
}

static uint64_t clock_random(void *user) {
  uint64_t bits;

  // No seed to share over a fork; the time is good enough for jitter where
  // the kernel refuses.
  if (!clock_noise(&bits))
    bits = (uint64_t)clock_now(user) * 0x9e3779b97f4a7c15u;
  return bits;
}

const zh_clock zh_clock_system = {clock_now, clock_unix_ms, clock_random, NULL};
