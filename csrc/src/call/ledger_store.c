/* SPDX-License-Identifier: Apache-2.0 */
/* Stores and their writer.
 *
 * store_mutex guards the list, the queues and the counts, for moments only.
 * store_files is held, shared, by whoever uses SQLite, and alone by a fork. */
#include "call/ledger_store.h"

#include "base/clock.h"
#include "base/error.h"

#include <errno.h>
#include <time.h>

#define LEDGER_STORE_QUEUE    16384 /* rows kept while none is written     */
#define LEDGER_STORE_BATCH    512 /* rows for which the writer does not wait */
#define LEDGER_STORE_WAIT_MS  200 /* the longest a row waits for others      */
#define LEDGER_STORE_RETRY_MS 1000
#define LEDGER_STORE_FORK_MS  1000
#define LEDGER_STORE_TEXT     4096 /* bytes of one text that are kept        */

struct zh_ledger_store {
  zh_ledger_store *next;
  char *path;
  int refs;
  zh_list queue;
  zh_ledger_state state; /* queued: in `queue`, or being written             */
  uint64_t posted;
  uint64_t settled; /* of those posted, written or given up                  */
  int64_t due;      /* when its rows are to be written, ns; 0: none          */
  int64_t tried;    /* how often it failed since it last did not             */
  zh_ledger_file *file; /* the writer's, and a fork's                        */
};

static zh_mutex ledger_store_mutex = ZH_MUTEX_INIT;
static pthread_cond_t ledger_store_work = PTHREAD_COND_INITIALIZER;
static pthread_cond_t ledger_store_done = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t ledger_store_files = PTHREAD_RWLOCK_INITIALIZER;
static zh_ledger_store *ledger_store_list;
static zh_thread ledger_store_thread;
static bool ledger_store_running;
static bool ledger_store_ending;
static int ledger_store_hurry; /* flushes that wait                          */
static bool ledger_store_torn; /* a fork could not wait for the files      */
static bool ledger_store_barred; /* this is the child of such a fork         */

static struct timespec ledger_store_after(int64_t ns) {
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  ns += at.tv_nsec;
  at.tv_sec += ns / 1000000000;
  at.tv_nsec = ns % 1000000000;
  return at;
}

/* --- rows --------------------------------------------------------------- */

static void ledger_store_copy_text(zh_str *text, char **room) {
  if (text->len > 0)
    memcpy(*room, text->ptr, text->len);
  text->ptr = *room;
  *room += text->len;
}

/* One allocation: the row, then its texts. */
static zh_ledger_row *ledger_store_copy(const zh_ledger_row *row) {
  zh_ledger_row cut = *row;
  zh_str *texts[ZH_LEDGER_TEXTS + 2] = {&cut.error, &cut.reply};
  size_t len = sizeof(*row);
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    texts[i + 2] = &cut.text[i];
  for (size_t i = 0; i < ZH_COUNT(texts); i++) {
    if (texts[i]->len > LEDGER_STORE_TEXT)
      texts[i]->len = LEDGER_STORE_TEXT;
    len += texts[i]->len;
  }
  zh_ledger_row *copy = zh_alloc(len);
  if (!copy)
    return NULL;
  char *room = (char *)(copy + 1);
  for (size_t i = 0; i < ZH_COUNT(texts); i++)
    ledger_store_copy_text(texts[i], &room);
  *copy = cut;
  return copy;
}

static void ledger_store_drop(zh_link *rows) {
  while (rows) {
    zh_link *next = rows->next;
    zh_free(rows);
    rows = next;
  }
}

/* --- the writer --------------------------------------------------------- */

/* The store whose rows are due; else how long to wait, -1: for work. */
static zh_ledger_store *ledger_store_pick(int64_t now, int64_t *wait_ns) {
  zh_ledger_store *soonest = NULL;
  for (zh_ledger_store *at = ledger_store_list; at; at = at->next) {
    bool is_unused = at->refs == 0 && !at->queue.head;
    if (is_unused && !ledger_store_ending)
      return at;
    if (!at->queue.head)
      continue;
    bool is_ready = at->due <= now || ledger_store_ending ||
                    (!at->tried && (ledger_store_hurry ||
                                    at->state.queued >= LEDGER_STORE_BATCH));
    if (is_ready)
      return at;
    if (!soonest || at->due < soonest->due)
      soonest = at;
  }
  *wait_ns = soonest ? soonest->due - now : -1;
  return NULL;
}

/* With the files' lock: nobody but a fork touches store->file besides. */
static zh_status ledger_store_try(zh_ledger_store *store, const zh_link *rows,
                                  uint64_t untold, zh_error *err) {
  zh_status st = ZH_OK;
  zh_error_init(err);
  if (!store->file)
    st = zh_ledger_file_open(store->path, true, &store->file, err);
  if (st == ZH_OK)
    st = zh_ledger_file_write(store->file, rows, untold, err);
  if (st != ZH_OK) {
    zh_ledger_file_close(store->file);
    store->file = NULL;
  }
  return st;
}

/* Puts rows back before those that came since. */
static void ledger_store_return(zh_ledger_store *store, zh_link *rows,
                                zh_link *last) {
  last->next = store->queue.head;
  if (!store->queue.tail)
    store->queue.tail = last;
  store->queue.head = rows;
}

static void ledger_store_settle(zh_ledger_store *store, uint64_t count,
                                uint64_t untold) {
  store->state.written += count;
  store->state.queued -= count;
  store->settled += count;
  store->state.untold -= untold;
  store->tried = 0;
  store->state.error[0] = '\0';
}

/* Nobody will try again: the process ends. */
static void ledger_store_give_up(zh_ledger_store *store, zh_link *rows,
                                 uint64_t count) {
  ledger_store_drop(rows);
  store->state.lost += count;
  store->state.untold += count;
  store->state.queued -= count;
  store->settled += count;
}

/* With the mutex held, which it lets go of while it writes. */
static void ledger_store_write(zh_ledger_store *store) {
  zh_link *last = store->queue.tail, *rows = zh_list_take(&store->queue);
  uint64_t count = store->state.queued, untold = store->state.untold;
  zh_error err;
  zh_mutex_unlock(&ledger_store_mutex);
  pthread_rwlock_rdlock(&ledger_store_files);
  zh_status st = ledger_store_try(store, rows, untold, &err);
  pthread_rwlock_unlock(&ledger_store_files);
  if (st == ZH_OK)
    ledger_store_drop(rows);
  zh_mutex_lock(&ledger_store_mutex);
  if (st == ZH_OK) {
    ledger_store_settle(store, count, untold);
  } else {
    store->tried++;
    store->due = zh_clock_now(&zh_clock_system) + LEDGER_STORE_RETRY_MS * ZH_MS;
    zh_error_copy(store->state.error, sizeof(store->state.error),
                  zh_str_of(err.message));
    if (ledger_store_ending)
      ledger_store_give_up(store, rows, count);
    else
      ledger_store_return(store, rows, last);
  }
  pthread_cond_broadcast(&ledger_store_done);
}

static void ledger_store_free(zh_ledger_store *store) {
  ledger_store_drop(zh_list_take(&store->queue));
  zh_free(store->path);
  zh_free(store);
}

/* With the mutex held, which it lets go of. */
static void ledger_store_close(zh_ledger_store *store) {
  zh_ledger_store **at = &ledger_store_list;
  while (*at != store)
    at = &(*at)->next;
  *at = store->next;
  zh_mutex_unlock(&ledger_store_mutex);
  pthread_rwlock_rdlock(&ledger_store_files);
  zh_ledger_file_close(store->file);
  pthread_rwlock_unlock(&ledger_store_files);
  ledger_store_free(store);
  zh_mutex_lock(&ledger_store_mutex);
}

static void *ledger_store_run(void *user) {
  (void)user;
  zh_mutex_lock(&ledger_store_mutex);
  for (;;) {
    int64_t wait_ns = -1, now = zh_clock_now(&zh_clock_system);
    zh_ledger_store *store = ledger_store_pick(now, &wait_ns);
    if (store && store->queue.head) {
      ledger_store_write(store);
    } else if (store) {
      ledger_store_close(store);
    } else if (ledger_store_ending) {
      break;
    } else if (wait_ns < 0) {
      pthread_cond_wait(&ledger_store_work, &ledger_store_mutex);
    } else {
      struct timespec end = ledger_store_after(wait_ns);
      pthread_cond_timedwait(&ledger_store_work, &ledger_store_mutex, &end);
    }
  }
  zh_mutex_unlock(&ledger_store_mutex);
  return NULL;
}

/* With the mutex held.  Without a thread rows wait until there is one. */
static bool ledger_store_start(void) {
  if (!ledger_store_running && !ledger_store_ending)
    ledger_store_running =
        zh_thread_start(&ledger_store_thread, ledger_store_run, NULL,
                        "zerohop-ledger", NULL) == ZH_OK;
  return ledger_store_running;
}

/* For SQLite; refused where a fork left it in pieces. */
static zh_status ledger_store_lock(zh_error *err) {
  pthread_rwlock_rdlock(&ledger_store_files);
  if (!ledger_store_barred)
    return ZH_OK;
  pthread_rwlock_unlock(&ledger_store_files);
  return zh_error_field(err, ZH_SYSTEM, "ledger",
                        "ledger: its file was in use when this process was "
                        "forked, and cannot be used here");
}

static zh_ledger_store *ledger_store_known(zh_str path) {
  zh_ledger_store *at = ledger_store_list;
  while (at && !zh_str_is(path, zh_str_of(at->path)))
    at = at->next;
  return at;
}

static zh_ledger_store *ledger_store_new(zh_str path) {
  zh_ledger_store *store = zh_alloc_zero(sizeof(*store));
  char *copy = store ? zh_alloc(path.len + 1) : NULL;
  if (!copy) {
    zh_free(store);
    return NULL;
  }
  memcpy(copy, path.ptr, path.len);
  copy[path.len] = '\0';
  store->path = copy;
  return store;
}

/* --- public --- */

zh_status zh_ledger_store_open(zh_str path, zh_ledger_store **out,
                               zh_error *err) {
  zh_ledger_store *made = ledger_store_new(path);
  zh_ledger_file *file = NULL;
  *out = NULL;
  if (!made)
    return zh_error_memory(err);
  zh_status st = ledger_store_lock(err);
  if (st == ZH_OK) {
    st = zh_ledger_file_open(made->path, true, &file, err);
    zh_ledger_file_close(file);
    pthread_rwlock_unlock(&ledger_store_files);
  }
  if (st != ZH_OK) {
    ledger_store_free(made);
    return st;
  }
  zh_mutex_lock(&ledger_store_mutex);
  zh_ledger_store *store = ledger_store_known(path);
  if (!store) {
    store = made;
    made = NULL;
    store->next = ledger_store_list;
    ledger_store_list = store;
  }
  store->refs++;
  zh_mutex_unlock(&ledger_store_mutex);
  if (made)
    ledger_store_free(made);
  *out = store;
  return ZH_OK;
}

void zh_ledger_store_unref(zh_ledger_store *store) {
  zh_mutex_lock(&ledger_store_mutex);
  if (--store->refs == 0 && ledger_store_start())
    pthread_cond_signal(&ledger_store_work);
  zh_mutex_unlock(&ledger_store_mutex);
}

bool zh_ledger_store_post(zh_ledger_store *store, const zh_ledger_row *row) {
  zh_ledger_row *copy = ledger_store_copy(row);
  zh_mutex_lock(&ledger_store_mutex);
  bool is_full = store->state.queued >= LEDGER_STORE_QUEUE;
  bool is_taken =
      copy && !is_full && !ledger_store_ending && !ledger_store_barred;
  bool wakes = !store->queue.head;
  if (is_taken) {
    if (wakes && !store->tried)
      store->due =
          zh_clock_now(&zh_clock_system) + LEDGER_STORE_WAIT_MS * ZH_MS;
    zh_list_push(&store->queue, &copy->link);
    store->state.queued++;
    store->posted++;
    wakes |= store->state.queued == LEDGER_STORE_BATCH;
    if (ledger_store_start() && wakes)
      pthread_cond_signal(&ledger_store_work);
  } else {
    store->state.lost++;
    store->state.untold++;
  }
  zh_mutex_unlock(&ledger_store_mutex);
  if (!is_taken)
    zh_free(copy);
  return is_taken;
}

void zh_ledger_store_state(zh_ledger_store *store, zh_ledger_state *out) {
  zh_mutex_lock(&ledger_store_mutex);
  *out = store->state;
  zh_mutex_unlock(&ledger_store_mutex);
}

void zh_ledger_store_flush(zh_ledger_store *store, int wait_ms) {
  struct timespec end = ledger_store_after(wait_ms * ZH_MS);
  zh_mutex_lock(&ledger_store_mutex);
  uint64_t goal = store->posted;
  int64_t tried = store->tried;
  ledger_store_hurry++;
  pthread_cond_signal(&ledger_store_work);
  while (store->settled < goal && store->tried <= tried &&
         ledger_store_running && !ledger_store_ending &&
         pthread_cond_timedwait(&ledger_store_done, &ledger_store_mutex,
                                &end) != ETIMEDOUT)
    ;
  ledger_store_hurry--;
  zh_mutex_unlock(&ledger_store_mutex);
}

zh_status zh_ledger_store_read(const char *path, zh_ledger_file **out,
                               zh_error *err) {
  zh_status st = ledger_store_lock(err);
  if (st != ZH_OK)
    return st;
  st = zh_ledger_file_open(path, false, out, err);
  if (st != ZH_OK)
    pthread_rwlock_unlock(&ledger_store_files);
  return st;
}

void zh_ledger_store_read_end(zh_ledger_file *file) {
  zh_ledger_file_close(file);
  pthread_rwlock_unlock(&ledger_store_files);
}

void zh_ledger_store_end(void) {
  zh_mutex_lock(&ledger_store_mutex);
  bool was_running = ledger_store_running;
  ledger_store_ending = true;
  pthread_cond_signal(&ledger_store_work);
  zh_mutex_unlock(&ledger_store_mutex);
  if (was_running)
    zh_thread_join(ledger_store_thread);
  zh_mutex_lock(&ledger_store_mutex);
  ledger_store_running = false;
  for (zh_ledger_store *at = ledger_store_list; at; at = at->next) {
    zh_ledger_file_close(at->file);
    at->file = NULL;
  }
  zh_mutex_unlock(&ledger_store_mutex);
}

void zh_ledger_store_before_fork(void) {
  struct timespec end = ledger_store_after(LEDGER_STORE_FORK_MS * ZH_MS);
  ledger_store_torn =
      pthread_rwlock_timedwrlock(&ledger_store_files, &end) != 0;
  zh_mutex_lock(&ledger_store_mutex);
  for (zh_ledger_store *at = ledger_store_list; at && !ledger_store_torn;
       at = at->next) {
    zh_ledger_file_close(at->file);
    at->file = NULL;
  }
}

/* What is queued is the parent's to write; what SQLite was doing when the fork
 * could not wait makes it unusable in the child. */
static void ledger_store_be_child(void) {
  ledger_store_mutex = (zh_mutex)ZH_MUTEX_INIT;
  ledger_store_work = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
  ledger_store_done = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
  ledger_store_files = (pthread_rwlock_t)PTHREAD_RWLOCK_INITIALIZER;
  ledger_store_running = false;
  ledger_store_barred |= ledger_store_torn;
  ledger_store_hurry = 0;
  for (zh_ledger_store *at = ledger_store_list; at; at = at->next) {
    ledger_store_drop(zh_list_take(&at->queue));
    at->state = (zh_ledger_state){0};
    at->posted = at->settled = 0;
    at->tried = 0;
    at->file = NULL;
  }
}

void zh_ledger_store_after_fork(bool in_child) {
  if (in_child) {
    ledger_store_be_child();
    return;
  }
  zh_mutex_unlock(&ledger_store_mutex);
  if (!ledger_store_torn)
    pthread_rwlock_unlock(&ledger_store_files);
}
