/* SPDX-License-Identifier: Apache-2.0 */
#include "base/thread.h"

#include "base/error.h"

#include <signal.h>

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
