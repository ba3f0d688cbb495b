/* SPDX-License-Identifier: Apache-2.0 */
#include "net/resolver.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/waker.h"

#include <netdb.h>
#include <stdatomic.h>

#define RESOLVER_KEEP_NS (60 * 1000 * ZH_MS)

/* A name on its way to the thread and back. */
typedef struct resolver_job {
  zh_link link;
  zh_buf addresses;
  int failure; // of getaddrinfo
  char host[256];
} resolver_job;

/* What both threads reach; the last one to leave frees it. */
typedef struct resolver_desk {
  zh_mutex mutex;
  pthread_cond_t asked;
  zh_list todo;
  zh_list done;
  zh_waker waker;
  bool closed;
  atomic_int users;
} resolver_desk;

typedef struct resolver_entry {
  struct resolver_entry *next;
  zh_buf addresses;
  int64_t expires;
  bool asking;
  zh_lookup *waiting;
  char host[256];
} resolver_entry;

struct zh_resolver {
  zh_loop *loop;
  resolver_desk *desk;
  zh_watch watch;
  resolver_entry *entries;
  bool started;
};

static void resolver_free_jobs(zh_link *link) {
  while (link) {
    resolver_job *job = (resolver_job *)link;
    link = link->next;
    zh_buf_deinit(&job->addresses);
    zh_free(job);
  }
}

static void resolver_leave(resolver_desk *desk) {
  if (atomic_fetch_sub(&desk->users, 1) != 1)
    return;
  resolver_free_jobs(zh_list_take(&desk->todo));
  resolver_free_jobs(zh_list_take(&desk->done));
  zh_waker_deinit(&desk->waker);
  pthread_cond_destroy(&desk->asked);
  zh_mutex_deinit(&desk->mutex);
  zh_free(desk);
}

static void resolver_look(resolver_job *job) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
                           .ai_flags = AI_ADDRCONFIG};
  struct addrinfo *list = NULL;
  char text[64];

  job->failure = getaddrinfo(job->host, NULL, &hints, &list);
  for (struct addrinfo *at = list; at && !job->failure; at = at->ai_next) {
    if (getnameinfo(at->ai_addr, at->ai_addrlen, text, sizeof text, NULL, 0,
                    NI_NUMERICHOST) != 0)
      continue;
    if (job->addresses.len)
      zh_buf_putc(&job->addresses, ',');
    zh_buf_puts(&job->addresses, text);
  }
  if (list)
    freeaddrinfo(list);
}

static void *resolver_run(void *user) {
  resolver_desk *desk = user;

  zh_mutex_lock(&desk->mutex);
  while (!desk->closed) {
    zh_link *link = zh_list_take(&desk->todo);
    if (!link) {
      pthread_cond_wait(&desk->asked, &desk->mutex);
      continue;
    }
    for (zh_link *next; link; link = next) {
      next = link->next;
      zh_mutex_unlock(&desk->mutex);
      resolver_look((resolver_job *)link);
      zh_mutex_lock(&desk->mutex);
      zh_list_push(&desk->done, link);
      if (!desk->closed)
        zh_waker_signal(&desk->waker);
    }
  }
  zh_mutex_unlock(&desk->mutex);
  resolver_leave(desk);
  return NULL;
}

static resolver_entry *resolver_find(zh_resolver *resolver, zh_str host) {
  resolver_entry *entry = resolver->entries;

  while (entry && !zh_str_same(zh_str_of(entry->host), host))
    entry = entry->next;
  return entry;
}

static void resolver_answer(zh_resolver *resolver, resolver_job *job) {
  resolver_entry *entry = resolver_find(resolver, zh_str_of(job->host));
  zh_lookup *lookup = entry->waiting;

  entry->asking = false;
  entry->waiting = NULL;
  zh_buf_clear(&entry->addresses);
  zh_buf_put(&entry->addresses, zh_buf_str(&job->addresses));
  // A failure is not kept: the next call asks again.
  entry->expires =
      entry->addresses.len ? zh_loop_now(resolver->loop) + RESOLVER_KEEP_NS : 0;
  const char *why = job->failure ? gai_strerror(job->failure) : "no address";
  while (lookup) {
    zh_lookup *next = lookup->next;
    lookup->waiting = false;
    lookup->done(lookup, zh_buf_str(&entry->addresses), why);
    lookup = next;
  }
}

static void resolver_ready(zh_watch *watch, int events) {
  zh_resolver *resolver = watch->user;
  resolver_desk *desk = resolver->desk;

  (void)events;
  zh_waker_clear(&desk->waker);
  zh_mutex_lock(&desk->mutex);
  zh_link *link = zh_list_take(&desk->done);
  zh_mutex_unlock(&desk->mutex);
  for (zh_link *at = link; at; at = at->next)
    resolver_answer(resolver, (resolver_job *)at);
  resolver_free_jobs(link);
}

static zh_status resolver_start(zh_resolver *resolver, zh_error *err) {
  zh_thread thread;

  if (resolver->started)
    return ZH_OK;
  atomic_fetch_add(&resolver->desk->users, 1);
  zh_status st = zh_thread_start(&thread, resolver_run, resolver->desk,
                                 "zerohop-dns", err);
  if (st != ZH_OK) {
    atomic_fetch_sub(&resolver->desk->users, 1);
    return st;
  }
  // getaddrinfo may hang for half a minute: nobody waits for it.
  pthread_detach(thread);
  resolver->started = true;
  return ZH_OK;
}

static resolver_entry *resolver_add(zh_resolver *resolver, zh_str host) {
  resolver_entry *entry = zh_alloc_zero(sizeof *entry);

  if (!entry)
    return NULL;
  memcpy(entry->host, host.ptr, host.len);
  zh_buf_init(&entry->addresses, 4096);
  entry->next = resolver->entries;
  resolver->entries = entry;
  return entry;
}

static zh_status resolver_post(zh_resolver *resolver, resolver_entry *entry,
                               zh_error *err) {
  resolver_job *job = zh_alloc_zero(sizeof *job);
  zh_status st;

  if (!job)
    return zh_error_memory(err);
  if ((st = resolver_start(resolver, err)) != ZH_OK) {
    zh_free(job);
    return st;
  }
  memcpy(job->host, entry->host, sizeof job->host);
  zh_buf_init(&job->addresses, 4096);
  entry->asking = true;
  zh_mutex_lock(&resolver->desk->mutex);
  zh_list_push(&resolver->desk->todo, &job->link);
  pthread_cond_signal(&resolver->desk->asked);
  zh_mutex_unlock(&resolver->desk->mutex);
  return ZH_OK;
}

/* --- public --- */

zh_status zh_resolver_ask(zh_resolver *resolver, zh_str host, zh_lookup *lookup,
                          zh_str *addresses, zh_error *err) {
  resolver_entry *entry = resolver_find(resolver, host);
  zh_status st;

  *addresses = (zh_str){"", 0};
  if (host.len >= sizeof entry->host)
    return zh_error_set(err, ZH_CONNECT, "host name is too long");
  if (!entry && !(entry = resolver_add(resolver, host)))
    return zh_error_memory(err);
  if (entry->expires > zh_loop_now(resolver->loop)) {
    *addresses = zh_buf_str(&entry->addresses);
    return ZH_OK;
  }
  if (!entry->asking && (st = resolver_post(resolver, entry, err)) != ZH_OK)
    return st;
  lookup->waiting = true;
  lookup->next = entry->waiting;
  entry->waiting = lookup;
  return ZH_OK;
}

void zh_resolver_forget(zh_resolver *resolver, zh_lookup *lookup) {
  for (resolver_entry *e = resolver->entries; e && lookup->waiting;
       e = e->next) {
    zh_lookup **at = &e->waiting;
    while (*at && *at != lookup)
      at = &(*at)->next;
    if (*at) {
      *at = lookup->next;
      lookup->waiting = false;
    }
  }
}

static resolver_desk *resolver_desk_new(zh_error *err) {
  resolver_desk *desk = zh_alloc_zero(sizeof *desk);

  if (!desk) {
    zh_error_memory(err);
    return NULL;
  }
  if (zh_waker_init(&desk->waker, err) != ZH_OK) {
    zh_free(desk);
    return NULL;
  }
  zh_mutex_init(&desk->mutex);
  pthread_cond_init(&desk->asked, NULL);
  atomic_init(&desk->users, 1);
  return desk;
}

zh_status zh_resolver_new(zh_loop *loop, zh_resolver **out, zh_error *err) {
  zh_resolver *resolver = zh_alloc_zero(sizeof *resolver);

  *out = NULL;
  if (!resolver)
    return zh_error_memory(err);
  resolver->loop = loop;
  resolver->desk = resolver_desk_new(err);
  if (!resolver->desk) {
    zh_free(resolver);
    return err ? err->status : ZH_NO_MEMORY;
  }
  resolver->watch = (zh_watch){.fd = resolver->desk->waker.read_fd,
                               .ready = resolver_ready,
                               .user = resolver};
  zh_status st = zh_loop_watch(loop, &resolver->watch, ZH_POLL_IN);
  if (st != ZH_OK) {
    resolver_leave(resolver->desk);
    zh_free(resolver);
    return zh_error_set(err, st, "cannot watch the resolver");
  }
  *out = resolver;
  return ZH_OK;
}

void zh_resolver_free(zh_resolver *resolver) {
  if (!resolver)
    return;
  zh_loop_unwatch(resolver->loop, &resolver->watch);
  zh_mutex_lock(&resolver->desk->mutex);
  resolver->desk->closed = true;
  pthread_cond_signal(&resolver->desk->asked);
  zh_mutex_unlock(&resolver->desk->mutex);
  resolver_leave(resolver->desk);
  while (resolver->entries) {
    resolver_entry *entry = resolver->entries;
    resolver->entries = entry->next;
    zh_buf_deinit(&entry->addresses);
    zh_free(entry);
  }
  zh_free(resolver);
}

void zh_resolver_after_fork(zh_resolver *resolver) {
  zh_waker_deinit(&resolver->desk->waker);
}
