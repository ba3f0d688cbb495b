/* SPDX-License-Identifier: Apache-2.0 */
/* The multi handles and their sockets and timers in the loop. */
#include "net/curl_impl.h"

#include "base/error.h"
#include "base/mem.h"

static void curl_shard_drain(curl_shard *shard) {
  CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read(shard->multi, &left)) != NULL) {
    zh_transfer *transfer = NULL;
    if (message->msg != CURLMSG_DONE)
      continue;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
    zh_curl_judge(transfer, message->data.result);
    transfer->ended = true;
    zh_curl_mark(transfer);
  }
}

/* libcurl ran out of memory between two transfers and does not say whose
 * socket or timer it forgot: none of them may be waited for. */
static void curl_shard_break(curl_shard *shard) {
  shard->broken = true;
  for (zh_transfer *at = shard->transfers; at; at = at->shard_next) {
    if (at->ended)
      continue;
    at->end.status = ZH_NO_MEMORY;
    zh_error_copy(at->end.message, sizeof at->end.message,
                  zh_str_of(zh_status_text(ZH_NO_MEMORY)));
    at->ended = true;
    zh_curl_mark(at);
  }
}

static void curl_shard_act(curl_shard *shard, curl_socket_t fd, int events) {
  int running;
  CURLMcode code = curl_multi_socket_action(shard->multi, fd, events, &running);

  curl_shard_drain(shard);
  if (code != CURLM_OK)
    curl_shard_break(shard);
}

static void curl_shard_ready(zh_watch *watch, int events) {
  int flags = (events & ZH_POLL_IN ? CURL_CSELECT_IN : 0) |
              (events & ZH_POLL_OUT ? CURL_CSELECT_OUT : 0) |
              (events & ZH_POLL_ERR ? CURL_CSELECT_ERR : 0);

  // libcurl may free the watch in here.
  curl_shard_act(watch->user, watch->fd, flags);
}

static void curl_shard_fire(zh_timer *timer) {
  curl_shard_act(timer->user, CURL_SOCKET_TIMEOUT, 0);
}

static int curl_shard_timer(CURLM *multi, long timeout_ms, void *user) {
  curl_shard *shard = user;
  zh_loop *loop = shard->curl->loop;

  (void)multi;
  if (timeout_ms < 0)
    zh_timer_clear(&loop->timers, &shard->timer);
  else
    zh_timer_set(&loop->timers, &shard->timer,
                 zh_loop_now(loop) + timeout_ms * ZH_MS);
  return 0;
}

static int curl_shard_socket(CURL *easy, curl_socket_t fd, int what, void *user,
                             void *socket_user) {
  curl_shard *shard = user;
  zh_watch *watch = socket_user;

  (void)easy;
  if (what == CURL_POLL_REMOVE) {
    if (watch) {
      zh_loop_unwatch(shard->curl->loop, watch);
      zh_free(watch);
      curl_multi_assign(shard->multi, fd, NULL);
    }
    return 0;
  }
  if (!watch) {
    watch = zh_alloc_zero(sizeof *watch);
    if (!watch)
      return -1;
    *watch = (zh_watch){.fd = fd, .ready = curl_shard_ready, .user = shard};
    curl_multi_assign(shard->multi, fd, watch);
  }
  int events = (what & CURL_POLL_IN ? ZH_POLL_IN : 0) |
               (what & CURL_POLL_OUT ? ZH_POLL_OUT : 0);
  return zh_loop_watch(shard->curl->loop, watch, events) == ZH_OK ? 0 : -1;
}

static curl_shard *curl_shard_new(zh_curl *curl) {
  curl_shard *shard = zh_alloc_zero(sizeof *shard);

  if (!shard)
    return NULL;
  shard->curl = curl;
  shard->multi = curl_multi_init();
  if (!shard->multi) {
    zh_free(shard);
    return NULL;
  }
  shard->timer.fire = curl_shard_fire;
  shard->timer.user = shard;
  curl_multi_setopt(shard->multi, CURLMOPT_SOCKETFUNCTION, curl_shard_socket);
  curl_multi_setopt(shard->multi, CURLMOPT_SOCKETDATA, shard);
  curl_multi_setopt(shard->multi, CURLMOPT_TIMERFUNCTION, curl_shard_timer);
  curl_multi_setopt(shard->multi, CURLMOPT_TIMERDATA, shard);
  // The default shrinks with concurrency and throws warm connections away.
  curl_multi_setopt(shard->multi, CURLMOPT_MAXCONNECTS,
                    2L * CURL_SHARD_TRANSFERS);
  // A stream's cost grows with the streams on its HTTP/2 connection.
  curl_multi_setopt(shard->multi, CURLMOPT_MAX_CONCURRENT_STREAMS,
                    CURL_SHARD_STREAMS);
  return shard;
}

static curl_shard *curl_shard_pick(zh_curl *curl) {
  curl_shard **at = &curl->shards;

  while (*at && ((*at)->broken || (*at)->active >= CURL_SHARD_TRANSFERS))
    at = &(*at)->next;
  if (!*at)
    *at = curl_shard_new(curl);
  return *at;
}

zh_status zh_curl_shard_add(zh_transfer *transfer, zh_error *err) {
  curl_shard *shard = curl_shard_pick(transfer->curl);
  CURLMcode code = CURLM_OUT_OF_MEMORY;

  if (shard)
    code = curl_multi_add_handle(shard->multi, transfer->easy);
  if (code != CURLM_OK)
    return zh_error_memory(err);
  transfer->shard = shard;
  transfer->shard_prev = NULL;
  transfer->shard_next = shard->transfers;
  if (shard->transfers)
    shard->transfers->shard_prev = transfer;
  shard->transfers = transfer;
  shard->active++;
  return ZH_OK;
}

static void curl_shard_free(curl_shard *shard) {
  curl_shard **at = &shard->curl->shards;

  while (*at != shard)
    at = &(*at)->next;
  *at = shard->next;
  curl_multi_cleanup(shard->multi);
  zh_timer_clear(&shard->curl->loop->timers, &shard->timer);
  zh_free(shard);
}

void zh_curl_shard_remove(zh_transfer *transfer) {
  curl_shard *shard = transfer->shard;

  if (!shard)
    return;
  curl_multi_remove_handle(shard->multi, transfer->easy);
  if (transfer->shard_prev)
    transfer->shard_prev->shard_next = transfer->shard_next;
  else
    shard->transfers = transfer->shard_next;
  if (transfer->shard_next)
    transfer->shard_next->shard_prev = transfer->shard_prev;
  shard->active--;
  transfer->shard = NULL;
  if (shard->broken && shard->active == 0)
    curl_shard_free(shard);
}

void zh_curl_shards_free(zh_curl *curl) {
  while (curl->shards)
    curl_shard_free(curl->shards);
}
