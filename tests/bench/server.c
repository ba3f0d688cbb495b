/* SPDX-License-Identifier: Apache-2.0 */
#include "server.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define SERVER_MAX_FD 12288

static const char server_record[] =
    "data: {\"id\":\"chatcmpl-AbCdEfGhIjKlMnOpQrStUvWxYz012\",\"object\":"
    "\"chat.completion.chunk\",\"created\":1767225600,\"model\":"
    "\"gpt-4o-mini-2024-07-18\",\"service_tier\":\"default\","
    "\"system_fingerprint\":\"fp_0123456789\",\"choices\":[{\"index\":0,"
    "\"delta\":{\"content\":\" word\"},\"logprobs\":null,\"finish_reason\":"
    "null}]}\n\n";
static const char server_done[] =
    "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
    "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":"
    "\"stop\"}]}\n\ndata: [DONE]\n\n";
static const char server_stream_head[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    "Transfer-Encoding: chunked\r\n\r\n";

static char server_plain[4096];
static size_t server_plain_len;
static char *server_burst;
static size_t server_burst_len;
static char server_chunk[1024];
static size_t server_chunk_len;
static char server_last[1024];
static size_t server_last_len;
static int server_left[SERVER_MAX_FD];
static int server_streams[SERVER_MAX_FD];
static int server_stream_count;

static void server_make_plain(void) {
  char filler[701];
  char body[2048];

  memset(filler, 'x', sizeof filler - 1);
  filler[sizeof filler - 1] = '\0';
  int len = snprintf(
      body, sizeof body,
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":"
      "1767225600,\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,"
      "\"message\":{\"role\":\"assistant\",\"content\":\"%s\",\"refusal\":"
      "null},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":{"
      "\"prompt_tokens\":9,\"completion_tokens\":9,\"total_tokens\":18}}",
      filler);
  server_plain_len =
      (size_t)snprintf(server_plain, sizeof server_plain,
                       "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                       "x-request-id: req_1\r\nContent-Length: %d\r\n\r\n%s",
                       len, body);
}

static void server_make_streams(int chunks) {
  server_chunk_len =
      (size_t)snprintf(server_chunk, sizeof server_chunk, "%zx\r\n%s\r\n",
                       sizeof server_record - 1, server_record);
  server_last_len = (size_t)snprintf(server_last, sizeof server_last,
                                     "%zx\r\n%s\r\n0\r\n\r\n",
                                     sizeof server_done - 1, server_done);
  size_t room = sizeof server_stream_head + (size_t)chunks * server_chunk_len +
                server_last_len;
  server_burst = malloc(room);
  char *at = stpcpy(server_burst, server_stream_head);
  for (int i = 0; i < chunks; i++)
    at = mempcpy(at, server_chunk, server_chunk_len);
  at = mempcpy(at, server_last, server_last_len);
  server_burst_len = (size_t)(at - server_burst);
}

static void server_send(int fd, const char *bytes, size_t len) {
  while (len) {
    ssize_t n = send(fd, bytes, len, MSG_NOSIGNAL);
    if (n <= 0)
      return;
    bytes += n;
    len -= (size_t)n;
  }
}

static void server_answer(int fd, const char *request, int chunks) {
  if (strstr(request, "POST /plain")) {
    server_send(fd, server_plain, server_plain_len);
  } else if (strstr(request, "POST /burst")) {
    server_send(fd, server_burst, server_burst_len);
  } else if (strstr(request, "POST /hold")) {
    server_send(fd, server_stream_head, sizeof server_stream_head - 1);
    server_send(fd, server_chunk, server_chunk_len);
  } else {
    server_send(fd, server_stream_head, sizeof server_stream_head - 1);
    server_left[fd] = chunks;
    server_streams[server_stream_count++] = fd;
  }
}

/* Requests are small and come in one or two reads. */
static void server_read(int epoll, int fd, int chunks) {
  static char requests[SERVER_MAX_FD][8192];
  static size_t lens[SERVER_MAX_FD];
  char *request = requests[fd];
  ssize_t n =
      recv(fd, request + lens[fd], sizeof requests[0] - 1 - lens[fd], 0);

  if (n <= 0) {
    epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL);
    lens[fd] = 0;
    close(fd);
    return;
  }
  lens[fd] += (size_t)n;
  request[lens[fd]] = '\0';
  char *end = strstr(request, "\r\n\r\n");
  char *length = strcasestr(request, "content-length:");
  if (!end || !length ||
      (size_t)(end + 4 - request) + strtoul(length + 15, NULL, 10) > lens[fd])
    return;
  lens[fd] = 0;
  server_answer(fd, request, chunks);
}

static void server_drip(void) {
  int kept = 0;

  for (int i = 0; i < server_stream_count; i++) {
    int fd = server_streams[i];
    if (server_left[fd]-- > 0) {
      server_send(fd, server_chunk, server_chunk_len);
      server_streams[kept++] = fd;
    } else {
      server_send(fd, server_last, server_last_len);
    }
  }
  server_stream_count = kept;
}

static void server_accept(int epoll, int listener) {
  int one = 1;
  int fd = accept(listener, NULL, NULL);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};

  if (fd < 0 || fd >= SERVER_MAX_FD)
    return;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static void server_run(int listener, int chunks) {
  struct epoll_event events[256];
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
  int epoll = epoll_create1(0);

  server_make_plain();
  server_make_streams(chunks);
  epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    int count = epoll_wait(epoll, events, 256, server_stream_count ? 1 : -1);
    for (int i = 0; i < count; i++) {
      if (events[i].data.fd == listener)
        server_accept(epoll, listener);
      else
        server_read(epoll, events[i].data.fd, chunks);
    }
    if (!count)
      server_drip();
  }
}

static void server_raise_files(void) {
  struct rlimit limit;

  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

bench_server bench_server_start(int chunks) {
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t len = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  if (bind(listener, (struct sockaddr *)&address, len) != 0 ||
      listen(listener, 4096) != 0)
    exit(1);
  getsockname(listener, (struct sockaddr *)&address, &len);
  server_raise_files();
  int pid = fork();
  if (pid == 0) {
    server_run(listener, chunks);
    _exit(0);
  }
  close(listener);
  return (bench_server){pid, ntohs(address.sin_port)};
}

void bench_server_stop(bench_server server) {
  kill(server.pid, SIGKILL);
  waitpid(server.pid, NULL, 0);
}
