/* SPDX-License-Identifier: Apache-2.0 */
/* Transfers: start, deliver, cancel. */
#include "net/curl.h"

#include "base/error.h"
#include "base/mem.h"
#include "format/url.h"
#include "net/curl_impl.h"

#ifdef ZH_STATIC_OPENSSL
#include <openssl/crypto.h>
#endif
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

void zh_curl_mark(zh_transfer *transfer) {
  zh_curl *curl = transfer->curl;

  if (transfer->ready)
    return;
  transfer->ready = true;
  transfer->ready_next = NULL;
  if (curl->ready_tail)
    curl->ready_tail->ready_next = transfer;
  else
    curl->ready_head = transfer;
  curl->ready_tail = transfer;
}

void zh_curl_lend_inbox(zh_transfer *transfer) {
  zh_curl *curl = transfer->curl;

  if (!curl->inbox_count)
    return;
  zh_buf *idle = &curl->inboxes[--curl->inbox_count];
  transfer->inbox.ptr = idle->ptr;
  transfer->inbox.cap = idle->cap;
}

static void curl_return_inbox(zh_transfer *transfer) {
  zh_curl *curl = transfer->curl;
  zh_buf *inbox = &transfer->inbox;

  if (inbox->cap > CURL_IDLE_INBOX_MAX ||
      curl->inbox_count == CURL_IDLE_INBOXES) {
    zh_buf_deinit(inbox);
    return;
  }
  curl->inboxes[curl->inbox_count++] =
      (zh_buf){.ptr = inbox->ptr, .cap = inbox->cap};
  zh_buf_init(inbox, inbox->max);
}

// Lets go of libcurl and the resolver; memory stays while it is ready.
static void curl_release(zh_transfer *transfer) {
  zh_curl *curl = transfer->curl;

  if (transfer->dead)
    return;
  transfer->dead = true;
  curl->active--;
  zh_resolver_forget(curl->resolver, &transfer->lookup);
  zh_timer_clear(&curl->loop->timers, &transfer->dns_timer);
  zh_curl_shard_remove(transfer);
  if (transfer->easy) {
    curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, NULL);
    curl_easy_setopt(transfer->easy, CURLOPT_RESOLVE, NULL);
    curl_easy_setopt(transfer->easy, CURLOPT_POSTFIELDS, NULL);
    if (transfer->request.method.len) {
      curl_easy_setopt(transfer->easy, CURLOPT_CUSTOMREQUEST, NULL);
      curl_easy_setopt(transfer->easy, CURLOPT_POST, 1L);
    }
  }
  curl_slist_free_all(transfer->headers);
  curl_slist_free_all(transfer->resolve);
  transfer->headers = transfer->resolve = NULL;
}

static void curl_destroy(zh_transfer *transfer) {
  if (transfer->easy)
    curl_easy_cleanup(transfer->easy);
  curl_url_cleanup(transfer->place);
  zh_buf_deinit(&transfer->url);
  zh_buf_deinit(&transfer->head);
  zh_free(transfer);
}

static void curl_free_transfer(zh_transfer *transfer) {
  zh_curl *curl = transfer->curl;

  curl_release(transfer);
  zh_buf_deinit(&transfer->inbox);
  // A handle without its fence is not one to use again.
  if (!transfer->easy || transfer->new_easy ||
      curl->idle_count == CURL_IDLE_TRANSFERS)
    curl_destroy(transfer);
  else
    curl->idle[curl->idle_count++] = transfer;
}

static zh_transfer *curl_take(zh_curl *curl) {
  if (!curl->idle_count) {
    zh_transfer *transfer = zh_alloc_zero(sizeof *transfer);
    if (!transfer)
      return NULL;
    zh_buf_init(&transfer->head, ZH_MAX_HEADERS);
    zh_buf_init(&transfer->url, SIZE_MAX);
    transfer->new_easy = true;
    transfer->easy = curl_easy_init();
    return transfer;
  }
  zh_transfer *transfer = curl->idle[--curl->idle_count];
  zh_transfer kept = {.easy = transfer->easy,
                      .place = transfer->place,
                      .url = transfer->url,
                      .head = transfer->head};
  memcpy(transfer, &kept, offsetof(zh_transfer, error_text) + 1);
  zh_buf_clear(&transfer->head);
  return transfer;
}

static void curl_fail(zh_transfer *transfer, zh_status status,
                      const char *host_text, const char *why) {
  transfer->end.status = status;
  snprintf(transfer->end.message, sizeof transfer->end.message,
           "%s %.*s: %.200s", host_text, (int)transfer->request.host.len,
           transfer->request.host.ptr, why);
  transfer->ended = true;
  zh_curl_mark(transfer);
}

// "+host:port:addresses" may age in libcurl's cache like any other entry.
static zh_status curl_pin(zh_transfer *transfer, zh_str addresses) {
  zh_buf line;
  const zh_net_request *request = &transfer->request;

  zh_buf_init(&line, 8192);
  zh_buf_printf(&line, "+%.*s:%d:%.*s", (int)request->host.len,
                request->host.ptr, request->port, (int)addresses.len,
                addresses.ptr);
  zh_buf_putc(&line, '\0');
  if (line.status == ZH_OK)
    transfer->resolve = curl_slist_append(NULL, line.ptr);
  zh_buf_deinit(&line);
  return transfer->resolve ? ZH_OK : ZH_NO_MEMORY;
}

static zh_status curl_send(zh_transfer *transfer, zh_str addresses,
                           zh_error *err) {
  zh_status st;

  if (addresses.len && curl_pin(transfer, addresses) != ZH_OK)
    return zh_error_memory(err);
  if ((st = zh_curl_setup(transfer, err)) != ZH_OK)
    return st;
  return zh_curl_shard_add(transfer, err);
}

static void curl_resolved(zh_lookup *lookup, zh_str addresses,
                          const char *why) {
  zh_transfer *transfer = lookup->user;
  zh_error err;

  zh_timer_clear(&transfer->curl->loop->timers, &transfer->dns_timer);
  if (!addresses.len) {
    curl_fail(transfer, ZH_CONNECT, "cannot resolve", why);
    return;
  }
  zh_error_init(&err);
  if (curl_send(transfer, addresses, &err) != ZH_OK)
    curl_fail(transfer, err.status, "cannot reach", err.message);
}

static void curl_dns_late(zh_timer *timer) {
  zh_transfer *transfer = timer->user;

  zh_resolver_forget(transfer->curl->resolver, &transfer->lookup);
  curl_fail(transfer, ZH_TIMEOUT, "cannot resolve", "timed out");
}

static bool curl_needs_lookup(const zh_net_request *request) {
  zh_url url = {.host = request->host};

  return !request->proxy.len && !zh_url_is_address(&url) &&
         !zh_url_is_loopback(&url);
}

static zh_status curl_begin(zh_transfer *transfer, zh_error *err) {
  zh_curl *curl = transfer->curl;
  const zh_net_request *request = &transfer->request;
  zh_str addresses = {"", 0};
  zh_status st;

  transfer->lookup.done = curl_resolved;
  transfer->lookup.user = transfer;
  transfer->dns_timer.fire = curl_dns_late;
  transfer->dns_timer.user = transfer;
  if (!curl_needs_lookup(request))
    return curl_send(transfer, addresses, err);
  st = zh_resolver_ask(curl->resolver, request->host, &transfer->lookup,
                       &addresses, err);
  if (st != ZH_OK || addresses.len)
    return st != ZH_OK ? st : curl_send(transfer, addresses, err);
  if (request->connect_ms)
    zh_timer_set(&curl->loop->timers, &transfer->dns_timer,
                 zh_loop_now(curl->loop) + request->connect_ms * ZH_MS);
  return ZH_OK;
}

static zh_status curl_start(zh_transport *transport,
                            const zh_net_request *request,
                            const zh_net_handler *handler, void *user,
                            zh_transfer **out, zh_error *err) {
  zh_curl *curl = (zh_curl *)transport;
  zh_transfer *transfer = curl_take(curl);
  zh_status st;

  *out = NULL;
  if (!transfer)
    return zh_error_memory(err);
  transfer->curl = curl;
  transfer->handler = handler;
  transfer->user = user;
  transfer->request = *request;
  zh_buf_init(&transfer->inbox, request->max_body);
  curl->active++;
  st = transfer->easy ? curl_begin(transfer, err) : zh_error_memory(err);
  if (st != ZH_OK) {
    curl_free_transfer(transfer);
    return st;
  }
  *out = transfer;
  return ZH_OK;
}

static void curl_cancel(zh_transport *transport, zh_transfer *transfer) {
  (void)transport;
  curl_release(transfer);
  if (!transfer->ready)
    curl_free_transfer(transfer);
}

// Each handler may cancel this transfer: look again after every call.
static void curl_tell(zh_transfer *transfer) {
  const zh_net_handler *handler = transfer->handler;

  if (transfer->head_whole && !transfer->head_told && !transfer->dead) {
    transfer->head_told = true;
    handler->on_head(transfer->user, transfer->http_status,
                     zh_buf_str(&transfer->head));
  }
  if (transfer->inbox.len && !transfer->dead) {
    handler->on_body(transfer->user, zh_buf_str(&transfer->inbox));
    curl_return_inbox(transfer);
  }
  if (transfer->ended && !transfer->dead) {
    curl_release(transfer);
    handler->on_end(transfer->user, &transfer->end);
  }
}

static void curl_raise_files(void) {
  struct rlimit limit;

  // The soft limit is 1,024 for most hosts and every stream takes one.
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
    return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

static bool curl_sockets_grow(zh_curl *curl, size_t fd) {
  size_t cap = curl->socket_cap ? curl->socket_cap : 256;

  while (cap <= fd)
    cap *= 2;
  unsigned char *sockets = zh_realloc(curl->sockets, cap);
  if (!sockets)
    return false;
  memset(sockets + curl->socket_cap, 0, cap - curl->socket_cap);
  curl->sockets = sockets;
  curl->socket_cap = cap;
  return true;
}

bool zh_curl_note_socket(zh_curl *curl, int fd, bool open) {
  size_t at = (size_t)fd;

  zh_mutex_lock(&curl->mutex);
  bool fits = at < curl->socket_cap || (open && curl_sockets_grow(curl, at));
  if (fits)
    curl->sockets[at] = open;
  zh_mutex_unlock(&curl->mutex);
  return fits;
}

/* --- public --- */

void zh_curl_before_fork(zh_transport *transport) {
  zh_mutex_lock(&((zh_curl *)transport)->mutex);
}

void zh_curl_after_fork(zh_transport *transport, bool in_child) {
  zh_curl *curl = (zh_curl *)transport;

  for (size_t fd = 0; in_child && fd < curl->socket_cap; fd++)
    if (curl->sockets[fd])
      close((int)fd);
  zh_mutex_unlock(&curl->mutex);
  if (in_child)
    zh_resolver_after_fork(curl->resolver);
}

bool zh_curl_deliver(zh_transport *transport) {
  zh_curl *curl = (zh_curl *)transport;
  bool any = curl->ready_head != NULL;

  while (curl->ready_head) {
    zh_transfer *transfer = curl->ready_head;
    curl_tell(transfer);
    curl->ready_head = transfer->ready_next;
    if (!curl->ready_head)
      curl->ready_tail = NULL;
    transfer->ready = false;
    if (transfer->dead)
      curl_free_transfer(transfer);
  }
  return any;
}

size_t zh_curl_active(const zh_transport *transport) {
  return ((const zh_curl *)transport)->active;
}

/* An OpenSSL of our own would clean up as the process exits, and our I/O thread
 * may be amid TLS: the system's one is not ours to tell. */
static bool curl_start_library(void) {
#ifdef ZH_STATIC_OPENSSL
  if (!OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, NULL))
    return false;
#endif
  return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

zh_status zh_curl_global_init(zh_error *err) {
  static zh_mutex mutex = ZH_MUTEX_INIT;
  static bool ready;
  zh_status st = ZH_OK;

  zh_mutex_lock(&mutex);
  if (!ready && !curl_start_library())
    st = zh_error_set(err, ZH_SYSTEM, "libcurl cannot be started");
  if (!ready)
    curl_raise_files();
  ready = st == ZH_OK;
  zh_mutex_unlock(&mutex);
  return st;
}

zh_status zh_curl_new(zh_loop *loop, zh_transport **out, zh_error *err) {
  zh_curl *curl = zh_alloc_zero(sizeof *curl);
  zh_status st;

  *out = NULL;
  if (!curl)
    return zh_error_memory(err);
  curl->base = (zh_transport){curl_start, curl_cancel};
  curl->loop = loop;
  zh_buf_init(&curl->line, ZH_MAX_HEADER + 1024);
  zh_mutex_init(&curl->mutex);
  if ((st = zh_resolver_new(loop, &curl->resolver, err)) != ZH_OK) {
    zh_mutex_deinit(&curl->mutex);
    zh_free(curl);
    return st;
  }
  *out = &curl->base;
  return ZH_OK;
}

void zh_curl_free(zh_transport *transport) {
  zh_curl *curl = (zh_curl *)transport;

  if (!curl)
    return;
  while (curl->idle_count)
    curl_destroy(curl->idle[--curl->idle_count]);
  zh_curl_shards_free(curl);
  zh_buf_deinit(&curl->line);
  while (curl->inbox_count)
    zh_buf_deinit(&curl->inboxes[--curl->inbox_count]);
  zh_resolver_free(curl->resolver);
  zh_mutex_deinit(&curl->mutex);
  zh_free(curl->sockets);
  zh_free(curl);
}
