/* SPDX-License-Identifier: Apache-2.0 */
#include "base/waker.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#if defined(__linux__) && !defined(ZH_POLLER_POLL)
#include <sys/eventfd.h>

static int waker_open(zh_waker *waker) {
  waker->read_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  waker->write_fd = waker->read_fd;
  return waker->read_fd < 0 ? -1 : 0;
}

#else

static int waker_open(zh_waker *waker) {
  int fds[2];

  if (pipe(fds) != 0)
    return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(fds[i], F_SETFD, FD_CLOEXEC);
    fcntl(fds[i], F_SETFL, O_NONBLOCK);
  }
  waker->read_fd = fds[0];
  waker->write_fd = fds[1];
  return 0;
}

#endif

zh_status zh_waker_init(zh_waker *waker, zh_error *err) {
  if (waker_open(waker) == 0)
    return ZH_OK;
  *waker = (zh_waker){-1, -1};
  return zh_error_set(err, ZH_SYSTEM, "cannot open a wake-up descriptor: %s",
                      strerror(errno));
}

void zh_waker_deinit(zh_waker *waker) {
  if (waker->write_fd >= 0 && waker->write_fd != waker->read_fd)
    close(waker->write_fd);
  if (waker->read_fd >= 0)
    close(waker->read_fd);
  *waker = (zh_waker){-1, -1};
}

void zh_waker_signal(const zh_waker *waker) {
  static const uint64_t one = 1;
  ssize_t n;

  // A full pipe or counter is readable already, so only EINTR matters.
  do
    n = write(waker->write_fd, &one, sizeof one);
  while (n < 0 && errno == EINTR);
}

bool zh_waker_clear(const zh_waker *waker) {
  char bytes[256];
  ssize_t len = read(waker->read_fd, bytes, sizeof bytes);
  bool any = len > 0;

  while (len == (ssize_t)sizeof bytes)
    len = read(waker->read_fd, bytes, sizeof bytes);
  return any;
}
