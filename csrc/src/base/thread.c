/* SPDX-License-Identifier: Apache-2.0 */
#include "base/thread.h"

#include "base/error.h"

#include <signal.h>
#include <time.h>

#define THREAD_NAP_NS 1000000

/* pthread_mutex_timedlock is not everywhere. */
bool zh_mutex_lock_within(zh_mutex *mutex, int ms) {
  struct timespec nap = {0, THREAD_NAP_NS};

  while (!zh_mutex_try(mutex)) {
    if (ms-- <= 0)
      return false;
    nanosleep(&nap, NULL);
  }
  return true;
}

zh_status zh_thread_start(zh_thread *out, void *(*run)(void *), void *user,
                          const char *name, zh_error *err) {
  sigset_t all, old;

  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  int failed = pthread_create(out, NULL, run, user);
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  if (failed)
    return zh_error_set(err, ZH_SYSTEM, "cannot start a thread: %s",
                        strerror(failed));
#ifdef __linux__
  pthread_setname_np(*out, name);
#else
  (void)name;
#endif
  return ZH_OK;
}
