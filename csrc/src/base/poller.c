/* SPDX-License-Identifier: Apache-2.0 */
#include "base/poller.h"

#include "base/error.h"
#include "base/mem.h"

#include <errno.h>
#include <unistd.h>

#if defined(__linux__) && !defined(ZH_POLLER_POLL)
#include <sys/epoll.h>

struct zh_poller {
  int fd;
};

zh_status zh_poller_new(zh_poller **out, zh_error *err) {
  zh_poller *poller = zh_alloc_zero(sizeof *poller);

  *out = poller;
  if (!poller)
    return zh_error_memory(err);
  poller->fd = epoll_create1(EPOLL_CLOEXEC);
  if (poller->fd >= 0)
    return ZH_OK;
  zh_free(poller);
  *out = NULL;
  return zh_error_set(err, ZH_SYSTEM, "cannot open epoll: %s", strerror(errno));
}

void zh_poller_free(zh_poller *poller) {
  if (!poller)
    return;
  close(poller->fd);
  zh_free(poller);
}

void zh_poller_after_fork(zh_poller *poller) {
  close(poller->fd);
}

zh_status zh_poller_set(zh_poller *poller, int fd, uint32_t tag, int events,
                        bool is_new) {
  struct epoll_event event = {.data.u64 = (uint64_t)tag << 32 | (uint32_t)fd};
  int first = is_new ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
  int second = is_new ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;

  if (events & ZH_POLL_IN)
    event.events |= EPOLLIN;
  if (events & ZH_POLL_OUT)
    event.events |= EPOLLOUT;
  if (!events) {
    epoll_ctl(poller->fd, EPOLL_CTL_DEL, fd, NULL);
    return ZH_OK;
  }
  if (epoll_ctl(poller->fd, first, fd, &event) == 0)
    return ZH_OK;
  if ((errno == ENOENT || errno == EEXIST) &&
      epoll_ctl(poller->fd, second, fd, &event) == 0)
    return ZH_OK;
  return ZH_SYSTEM;
}

int zh_poller_wait(zh_poller *poller, zh_ready *out, int max, int timeout_ms) {
  struct epoll_event events[64];
  int room = max < (int)ZH_COUNT(events) ? max : (int)ZH_COUNT(events);
  int count = epoll_wait(poller->fd, events, room, timeout_ms);

  for (int i = 0; i < count; i++) {
    uint64_t data = events[i].data.u64;
    out[i] =
        (zh_ready){.fd = (int)(uint32_t)data, .tag = (uint32_t)(data >> 32)};
    if (events[i].events & EPOLLIN)
      out[i].events |= ZH_POLL_IN;
    if (events[i].events & EPOLLOUT)
      out[i].events |= ZH_POLL_OUT;
    if (events[i].events & (EPOLLERR | EPOLLHUP))
      out[i].events |= ZH_POLL_ERR;
  }
  return count;
}

#else
#include <poll.h>

struct zh_poller {
  struct pollfd *items;
  size_t count;
  size_t cap;
  size_t turn; // where the next wait starts, so that no descriptor starves
};

zh_status zh_poller_new(zh_poller **out, zh_error *err) {
  *out = zh_alloc_zero(sizeof **out);
  return *out ? ZH_OK : zh_error_memory(err);
}

void zh_poller_free(zh_poller *poller) {
  if (!poller)
    return;
  zh_free(poller->items);
  zh_free(poller);
}

void zh_poller_after_fork(zh_poller *poller) {
  (void)poller; // poll() holds no descriptor
}

static size_t poller_find(const zh_poller *poller, int fd) {
  size_t i = 0;

  while (i < poller->count && poller->items[i].fd != fd)
    i++;
  return i;
}

static zh_status poller_grow(zh_poller *poller) {
  size_t cap = poller->cap ? poller->cap * 2 : 16;
  struct pollfd *items = zh_realloc(poller->items, cap * sizeof *items);

  if (!items)
    return ZH_NO_MEMORY;
  poller->items = items;
  poller->cap = cap;
  return ZH_OK;
}

zh_status zh_poller_set(zh_poller *poller, int fd, uint32_t tag, int events,
                        bool is_new) {
  size_t i = poller_find(poller, fd);

  (void)is_new;
  (void)tag;

  if (!events) {
    if (i < poller->count)
      poller->items[i] = poller->items[--poller->count];
    return ZH_OK;
  }
  if (i == poller->cap && poller_grow(poller) != ZH_OK)
    return ZH_NO_MEMORY;
  if (i == poller->count)
    poller->count++;
  poller->items[i] = (struct pollfd){.fd = fd};
  if (events & ZH_POLL_IN)
    poller->items[i].events |= POLLIN;
  if (events & ZH_POLL_OUT)
    poller->items[i].events |= POLLOUT;
  return ZH_OK;
}

static int poller_events(short revents) {
  return (revents & POLLIN ? ZH_POLL_IN : 0) |
         (revents & POLLOUT ? ZH_POLL_OUT : 0) |
         (revents & (POLLERR | POLLHUP | POLLNVAL) ? ZH_POLL_ERR : 0);
}

int zh_poller_wait(zh_poller *poller, zh_ready *out, int max, int timeout_ms) {
  int count = 0;

  int ready = poll(poller->items, (nfds_t)poller->count, timeout_ms);
  if (ready <= 0)
    return ready;
  poller->turn++;
  for (size_t i = 0; i < poller->count && count < max; i++) {
    struct pollfd *at = &poller->items[(i + poller->turn) % poller->count];
    if (at->revents)
      out[count++] =
          (zh_ready){.fd = at->fd, .events = poller_events(at->revents)};
  }
  return count;
}

#endif
