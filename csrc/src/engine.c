/* SPDX-License-Identifier: Apache-2.0 */
#include "engine.h"

#include "base/error.h"
#include "base/waker.h"
#include "call/errand.h"
#include "call/ledger.h"
#include "call/reactor.h"
#include "net/curl.h"

#include <stdlib.h>

/* A fork waits no longer for a turn to end. */
#define ENGINE_PAUSE_MS 1000
#define ENGINE_WAIT_MS  ((int64_t)60000)

typedef struct zh_engine {
  zh_reactor reactor;
  zh_mailbox mailbox;
  zh_waker waker; /* ends the thread's wait                                 */
  zh_watch watch;
  zh_thread thread;
  bool running;     /* the reactor may be used                              */
  bool asleep;      /* the thread waits, or is about to                     */
  int64_t wakes_at; /* when that wait ends by itself                        */
  atomic_bool busy; /* there are calls: anybody may look                    */
  atomic_bool stopping;
} zh_engine;

/* The turn: whoever has it may use the reactor, running, asleep and wakes_at.
 * Nobody waits for it while he holds engine_mutex. */
static zh_mutex engine_turn = ZH_MUTEX_INIT;
static bool engine_fork_has_turn;

/* engine_mutex guards engine_live and engine_ended.  The engine's memory is
 * never freed: who posted may look at the mailbox once more. */
static zh_mutex engine_mutex = ZH_MUTEX_INIT;
static zh_engine engine_only;
static zh_engine *engine_live;
static bool engine_ended;

/* What the child of a fork has of its parent's reactor: it must not be used,
 * nor freed, and is no leak. */
typedef struct engine_relic {
  struct engine_relic *next;
  zh_reactor reactor;
} engine_relic;

static engine_relic *engine_relics;

static const zh_batch engine_nothing;

/* --- turns --- */

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

static void engine_take(zh_engine *engine, const zh_batch *batch) {
  if (!engine->running)
    return;
  engine_read_mail(engine);
  zh_reactor_turn(&engine->reactor, batch);
  atomic_store(&engine->busy, engine->reactor.calls != NULL);
  int64_t due = zh_loop_due(&engine->reactor.loop);
  if (engine->asleep && due < engine->wakes_at) {
    engine->wakes_at = due;
    zh_waker_signal(&engine->waker);
  }
}

/* Whoever posts while the turn is taken leaves his mail to the one who has
 * it. */
static void engine_leave(zh_engine *engine) {
  for (;;) {
    zh_mutex_unlock(&engine_turn);
    if (zh_mailbox_is_empty(&engine->mailbox) || !zh_mutex_try(&engine_turn))
      return;
    engine_take(engine, &engine_nothing);
  }
}

/* --- the thread --- */

static void engine_awake(zh_watch *watch, int events) {
  zh_engine *engine = watch->user;

  (void)events;
  zh_waker_clear(&engine->waker);
}

/* How long to wait, in ms.  An end that was planned before stays although its
 * timer has gone: else each call that comes alone would have to wake the
 * thread for its own. */
static int engine_plan(zh_engine *engine) {
  int64_t now = zh_loop_now(&engine->reactor.loop);
  int64_t due = zh_loop_due(&engine->reactor.loop);

  if (engine->wakes_at <= now || due < engine->wakes_at)
    engine->wakes_at = due;
  if (engine->wakes_at == INT64_MAX)
    return -1;
  int64_t ms = (engine->wakes_at - now + ZH_MS - 1) / ZH_MS;
  return (int)(ms < 0 ? 0 : ms < ENGINE_WAIT_MS ? ms : ENGINE_WAIT_MS);
}

static void *engine_run(void *user) {
  zh_engine *engine = user;
  zh_batch batch = {.count = 0};

  zh_mutex_lock(&engine_turn);
  for (;;) {
    engine_take(engine, &batch);
    // Only now: the turn has taken what signals there were.
    if (atomic_load(&engine->stopping))
      break;
    int wait_ms = engine_plan(engine);
    engine->asleep = true;
    engine_leave(engine);
    zh_loop_wait(&engine->reactor.loop, &batch, wait_ms);
    zh_mutex_lock(&engine_turn);
    engine->asleep = false;
  }
  engine_read_mail(engine);
  engine->running = false;
  zh_reactor_deinit(&engine->reactor);
  zh_mutex_unlock(&engine_turn);
  return NULL;
}

/* --- its life --- */

static void engine_free(zh_engine *engine) {
  zh_reactor_deinit(&engine->reactor);
  zh_waker_deinit(&engine->waker);
}

static void engine_stop(void) {
  zh_mutex_lock(&engine_mutex);
  zh_engine *engine = engine_live;
  engine_live = NULL;
  engine_ended = true;
  zh_mutex_unlock(&engine_mutex);
  if (engine) {
    atomic_store(&engine->stopping, true);
    zh_waker_signal(&engine->waker);
    zh_thread_join(engine->thread);
    engine_free(engine);
  }
  // The calls that just ended are in the ledger's queue.
  zh_ledger_store_end();
}

/* libcurl's TLS library has locks that a child would inherit as they are: no
 * fork while somebody may hold one. */
static void engine_before_fork(void) {
  engine_fork_has_turn = zh_mutex_lock_within(&engine_turn, ENGINE_PAUSE_MS);
  zh_mutex_lock(&engine_mutex);
  if (engine_live)
    zh_curl_before_fork(engine_live->reactor.curl);
  zh_ledger_before_fork();
}

static void engine_after_fork_parent(void) {
  zh_ledger_after_fork(false);
  if (engine_live)
    zh_curl_after_fork(engine_live->reactor.curl, false);
  if (engine_fork_has_turn)
    zh_mutex_unlock(&engine_turn);
  // What was posted before is the thread's to read now.
  if (engine_live && !zh_mailbox_is_empty(&engine_live->mailbox))
    zh_waker_signal(&engine_live->waker);
  zh_mutex_unlock(&engine_mutex);
}

static void engine_keep_relic(const zh_engine *engine) {
  engine_relic *relic = zh_alloc(sizeof *relic);

  if (!relic)
    return;
  *relic = (engine_relic){engine_relics, engine->reactor};
  engine_relics = relic;
}

/* The child has no I/O thread: it closes its copies of the descriptors,
 * forgets the rest, and starts anew with its first call. */
static void engine_after_fork_child(void) {
  zh_engine *engine = engine_live;

  zh_generation_next();
  zh_ledger_after_fork(true);
  zh_errand_forked();
  if (engine) {
    zh_curl_after_fork(engine->reactor.curl, true);
    zh_poller_after_fork(engine->reactor.loop.poller);
    zh_waker_deinit(&engine->waker);
    engine_keep_relic(engine);
  }
  engine_live = NULL;
  if (engine_fork_has_turn)
    zh_mutex_unlock(&engine_turn);
  else
    zh_mutex_init(&engine_turn);
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

  *engine = (zh_engine){.waker = {-1, -1}, .running = true};
  zh_mutex_init(&engine->mailbox.mutex);
  if ((st = zh_reactor_init(&engine->reactor, &zh_clock_system, err)) !=
          ZH_OK ||
      (st = zh_waker_init(&engine->waker, err)) != ZH_OK)
    return st;
  engine->watch = (zh_watch){
      .fd = engine->waker.read_fd, .ready = engine_awake, .user = engine};
  st = zh_loop_watch(&engine->reactor.loop, &engine->watch, ZH_POLL_IN);
  if (st != ZH_OK)
    return zh_error_set(err, st, "cannot watch the mailbox");
  return zh_thread_start(&engine->thread, engine_run, engine, "zerohop", err);
}

/* For the ledger's files alone: what needs to come after libcurl's own handler
 * is registered again. */
static zh_status engine_hook_early_exit(zh_error *err) {
  static bool hooked;

  if (!hooked && atexit(engine_stop) != 0)
    return zh_error_set(err, ZH_SYSTEM, "cannot register an exit handler");
  hooked = true;
  return ZH_OK;
}

/* With engine_mutex held: the engine is live then. */
static zh_status engine_start(zh_error *err) {
  zh_status st;

  if (engine_live)
    return ZH_OK;
  if (engine_ended)
    return zh_error_set(err, ZH_CLOSED, "the process is ending");
  // No fork while libcurl starts, and no libcurl while the process ends.
  if ((st = engine_hook_forks(err)) != ZH_OK ||
      (st = zh_curl_global_init(err)) != ZH_OK ||
      (st = engine_hook_exit(err)) != ZH_OK)
    return st;
  if ((st = engine_build(&engine_only, err)) != ZH_OK) {
    engine_free(&engine_only);
    return st;
  }
  engine_live = &engine_only;
  return ZH_OK;
}

zh_status zh_engine_watch(zh_error *err) {
  zh_mutex_lock(&engine_mutex);
  zh_status st = engine_hook_forks(err);
  if (st == ZH_OK)
    st = engine_hook_early_exit(err);
  zh_mutex_unlock(&engine_mutex);
  return st;
}

/* --- mail --- */

/* With engine_mutex held and the engine live; takes a reference.  True when
 * engine_serve is to follow: a call that comes alone is started where it was
 * made and the thread sleeps on.  Where there are more, they had better not
 * quarrel over the turn, and the thread starts several at once. */
static bool engine_post(zh_call_mail *mail) {
  zh_engine *engine = engine_live;
  bool serve = ZH_POLLER_SHARED && !atomic_load(&engine->busy) &&
               zh_sink_is_quiet(mail->call->sink);

  zh_call_ref(mail->call);
  if (zh_mailbox_post(&engine->mailbox, &mail->link) && !serve)
    zh_waker_signal(&engine->waker);
  return serve;
}

/* Without engine_mutex. */
static void engine_serve(void) {
  if (!zh_mutex_try(&engine_turn))
    return; // who has it reads the mail
  engine_take(&engine_only, &engine_nothing);
  engine_leave(&engine_only);
}

zh_status zh_engine_start_call(zh_call *call, zh_error *err) {
  // Its deadline counts from here, however many are started before it.
  call->started_at = zh_clock_now(&zh_clock_system);
  zh_mutex_lock(&engine_mutex);
  zh_status st = engine_start(err);
  bool serve = st == ZH_OK && engine_post(&call->start_mail);
  zh_mutex_unlock(&engine_mutex);
  if (serve)
    engine_serve();
  return st;
}

void zh_engine_cancel_call(zh_call *call) {
  if (call->generation != zh_generation() ||
      atomic_exchange(&call->cancel_posted, true))
    return;
  zh_mutex_lock(&engine_mutex);
  bool serve = engine_live && engine_post(&call->cancel_mail);
  zh_mutex_unlock(&engine_mutex);
  if (serve)
    engine_serve();
}
