/* SPDX-License-Identifier: Apache-2.0 */
#include "engine.h"

#include "base/error.h"
#include "base/waker.h"
#include "call/reactor.h"
#include "net/curl.h"

#include <stdlib.h>
#include <time.h>

/* A fork waits no longer for the I/O thread to pause. */
#define ENGINE_PAUSE_S 1

typedef struct zh_engine {
  zh_reactor reactor;
  zh_mailbox mailbox;
  zh_waker waker;
  zh_watch watch;
  zh_thread thread;
  atomic_bool stopping;
  atomic_bool forking; /* the thread shall pause when its turn is over      */
  bool paused;         /* and does; guarded by pause_mutex                  */
  zh_mutex pause_mutex;
  pthread_cond_t pause_changed;
} zh_engine;

/* engine_mutex guards both; the child of a fork starts with a fresh one. */
static zh_mutex engine_mutex = ZH_MUTEX_INIT;
static zh_engine *engine_live;
static bool engine_ended;

/* --- the thread --- */

static void engine_read_mail(zh_engine *engine) {
  zh_link *link = zh_mailbox_take(&engine->mailbox);

  while (link) {
    zh_call_mail *mail = (zh_call_mail *)link;
    zh_call *call = mail->call;
    link = link->next;
    if (!mail->is_cancel) {
      zh_call_start(call, &engine->reactor);
      continue;
    }
    zh_call_end(call, ZH_CANCELED, "call was canceled");
    zh_call_unref(call);
  }
}

static void engine_mail(zh_watch *watch, int events) {
  zh_engine *engine = watch->user;

  (void)events;
  zh_waker_clear(&engine->waker);
  engine_read_mail(engine);
}

/* Between two turns, until the fork is over. */
static void engine_pause(zh_engine *engine) {
  zh_mutex_lock(&engine->pause_mutex);
  engine->paused = true;
  pthread_cond_broadcast(&engine->pause_changed);
  while (atomic_load(&engine->forking))
    pthread_cond_wait(&engine->pause_changed, &engine->pause_mutex);
  engine->paused = false;
  zh_mutex_unlock(&engine->pause_mutex);
}

static void *engine_run(void *user) {
  zh_engine *engine = user;

  while (!atomic_load(&engine->stopping)) {
    zh_reactor_step(&engine->reactor, -1);
    if (atomic_load(&engine->forking))
      engine_pause(engine);
  }
  engine_read_mail(engine);
  zh_reactor_deinit(&engine->reactor);
  return NULL;
}

/* --- its life --- */

static void engine_free(zh_engine *engine) {
  zh_reactor_deinit(&engine->reactor);
  zh_waker_deinit(&engine->waker);
  zh_mutex_deinit(&engine->mailbox.mutex);
  zh_mutex_deinit(&engine->pause_mutex);
  pthread_cond_destroy(&engine->pause_changed);
  zh_free(engine);
}

static void engine_stop(void) {
  zh_mutex_lock(&engine_mutex);
  zh_engine *engine = engine_live;
  engine_live = NULL;
  engine_ended = true;
  zh_mutex_unlock(&engine_mutex);
  if (!engine)
    return;
  atomic_store(&engine->stopping, true);
  zh_waker_signal(&engine->waker);
  zh_thread_join(engine->thread);
  engine_free(engine);
}

/* libcurl's TLS library has locks that a child would inherit as they are: no
 * fork while the I/O thread may hold one. */
static void engine_await_pause(zh_engine *engine) {
  struct timespec end;

  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_sec += ENGINE_PAUSE_S;
  atomic_store(&engine->forking, true);
  zh_waker_signal(&engine->waker);
  zh_mutex_lock(&engine->pause_mutex);
  while (!engine->paused &&
         pthread_cond_timedwait(&engine->pause_changed, &engine->pause_mutex,
                                &end) == 0)
    ;
  zh_mutex_unlock(&engine->pause_mutex);
}

static void engine_go_on(zh_engine *engine) {
  zh_mutex_lock(&engine->pause_mutex);
  atomic_store(&engine->forking, false);
  pthread_cond_broadcast(&engine->pause_changed);
  zh_mutex_unlock(&engine->pause_mutex);
}

static void engine_before_fork(void) {
  zh_mutex_lock(&engine_mutex);
  if (!engine_live)
    return;
  engine_await_pause(engine_live);
  zh_curl_before_fork(engine_live->reactor.curl);
}

static void engine_after_fork_parent(void) {
  if (engine_live) {
    zh_curl_after_fork(engine_live->reactor.curl, false);
    engine_go_on(engine_live);
  }
  zh_mutex_unlock(&engine_mutex);
}

/* The child has no I/O thread: it closes its copies of the descriptors,
 * forgets the rest, and starts anew with its first call. */
static void engine_after_fork_child(void) {
  zh_engine *engine = engine_live;

  zh_generation_next();
  if (engine) {
    zh_curl_after_fork(engine->reactor.curl, true);
    zh_poller_after_fork(engine->reactor.loop.poller);
    zh_waker_deinit(&engine->waker);
  }
  engine_live = NULL;
  zh_mutex_unlock(&engine_mutex);
}

static zh_status engine_hook_forks(zh_error *err) {
  static bool hooked;

  if (!hooked && pthread_atfork(engine_before_fork, engine_after_fork_parent,
                                engine_after_fork_child) != 0)
    return zh_error_set(err, ZH_SYSTEM, "cannot register fork handlers");
  hooked = true;
  return ZH_OK;
}

static zh_status engine_hook_exit(zh_error *err) {
  static bool hooked;

  if (!hooked && atexit(engine_stop) != 0)
    return zh_error_set(err, ZH_SYSTEM, "cannot register an exit handler");
  hooked = true;
  return ZH_OK;
}

static zh_status engine_build(zh_engine *engine, zh_error *err) {
  zh_status st;

  engine->waker = (zh_waker){-1, -1};
  zh_mutex_init(&engine->mailbox.mutex);
  zh_mutex_init(&engine->pause_mutex);
  pthread_cond_init(&engine->pause_changed, NULL);
  if ((st = zh_reactor_init(&engine->reactor, &zh_clock_system, err)) !=
          ZH_OK ||
      (st = zh_waker_init(&engine->waker, err)) != ZH_OK)
    return st;
  engine->watch = (zh_watch){engine->waker.read_fd, engine_mail, engine};
  st = zh_loop_watch(&engine->reactor.loop, &engine->watch, ZH_POLL_IN);
  if (st != ZH_OK)
    return zh_error_set(err, st, "cannot watch the mailbox");
  return zh_thread_start(&engine->thread, engine_run, engine, "zerohop", err);
}

/* With engine_mutex held. */
static zh_status engine_get(zh_engine **out, zh_error *err) {
  zh_status st;

  *out = engine_live;
  if (engine_live)
    return ZH_OK;
  if (engine_ended)
    return zh_error_set(err, ZH_CLOSED, "the process is ending");
  // No fork while libcurl starts, and no libcurl while the process ends.
  if ((st = engine_hook_forks(err)) != ZH_OK ||
      (st = zh_curl_global_init(err)) != ZH_OK ||
      (st = engine_hook_exit(err)) != ZH_OK)
    return st;
  zh_engine *engine = zh_alloc_zero(sizeof *engine);
  if (!engine)
    return zh_error_memory(err);
  if ((st = engine_build(engine, err)) != ZH_OK) {
    engine_free(engine);
    return st;
  }
  *out = engine_live = engine;
  return ZH_OK;
}

/* --- mail --- */

/* With engine_mutex held; takes a reference. */
static void engine_post(zh_engine *engine, zh_call_mail *mail) {
  zh_call_ref(mail->call);
  if (zh_mailbox_post(&engine->mailbox, &mail->link))
    zh_waker_signal(&engine->waker);
}

zh_status zh_engine_start_call(zh_call *call, zh_error *err) {
  zh_engine *engine;

  zh_mutex_lock(&engine_mutex);
  zh_status st = engine_get(&engine, err);
  if (st == ZH_OK)
    engine_post(engine, &call->start_mail);
  zh_mutex_unlock(&engine_mutex);
  return st;
}

void zh_engine_cancel_call(zh_call *call) {
  if (call->generation != zh_generation() ||
      atomic_exchange(&call->cancel_posted, true))
    return;
  zh_mutex_lock(&engine_mutex);
  if (engine_live)
    engine_post(engine_live, &call->cancel_mail);
  zh_mutex_unlock(&engine_mutex);
}
