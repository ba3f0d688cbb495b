/* poller.h -- which file descriptors are ready.  epoll on Linux; poll()
 * elsewhere or with ZH_POLLER_POLL, which tests use on Linux too.  One thread
 * at a time, except that where ZH_POLLER_SHARED says so others may set while
 * one waits. */
#ifndef ZH_POLLER_H
#define ZH_POLLER_H

#include "base/base.h"

#if defined(__linux__) && !defined(ZH_POLLER_POLL)
#define ZH_POLLER_SHARED true
#else
#define ZH_POLLER_SHARED false
#endif

enum { ZH_POLL_IN = 1, ZH_POLL_OUT = 2, ZH_POLL_ERR = 4 };

typedef struct zh_poller zh_poller;

typedef struct zh_ready {
  int fd;
  uint32_t tag; /* as set; 0 where the poller does not keep it              */
  int events;   /* ZH_POLL_*                                                  */
} zh_ready;

zh_status zh_poller_new(zh_poller **out, zh_error *err);
void zh_poller_free(zh_poller *poller);

/* In a fork's child: closes its copy of the descriptor, frees nothing. */
void zh_poller_after_fork(zh_poller *poller);

/* Watches fd for `events`, replacing what was watched; 0 forgets it.  is_new
 * is a guess whether fd is watched already: a wrong one costs a system call.
 * NO_MEMORY or SYSTEM. */
zh_status zh_poller_set(zh_poller *poller, int fd, uint32_t tag, int events,
                        bool is_new);

/* Waits up to timeout_ms (-1: without end); returns how many of `out` were
 * filled, -1 when a signal came. */
int zh_poller_wait(zh_poller *poller, zh_ready *out, int max, int timeout_ms);

#endif
