/* thread.h -- threads and locks, all that differs by OS behind one header. */
#ifndef ZH_THREAD_H
#define ZH_THREAD_H

#include "base/base.h"

#include <pthread.h>

typedef pthread_mutex_t zh_mutex;
typedef pthread_t zh_thread;

#define ZH_MUTEX_INIT PTHREAD_MUTEX_INITIALIZER

static inline void zh_mutex_init(zh_mutex *mutex) {
  pthread_mutex_init(mutex, NULL);
}

static inline void zh_mutex_deinit(zh_mutex *mutex) {
  pthread_mutex_destroy(mutex);
}

static inline void zh_mutex_lock(zh_mutex *mutex) {
  pthread_mutex_lock(mutex);
}

/* False when somebody has it. */
static inline bool zh_mutex_try(zh_mutex *mutex) {
  return pthread_mutex_trylock(mutex) == 0;
}

/* False when somebody has it for longer than that. */
bool zh_mutex_lock_within(zh_mutex *mutex, int ms);

static inline void zh_mutex_unlock(zh_mutex *mutex) {
  pthread_mutex_unlock(mutex);
}

/* Starts run(user) on a thread that blocks all signals: they belong to the
 * host's threads. */
zh_status zh_thread_start(zh_thread *out, void *(*run)(void *), void *user,
                          const char *name, zh_error *err);

static inline void zh_thread_join(zh_thread thread) {
  pthread_join(thread, NULL);
}

#endif
