/* SPDX-License-Identifier: Apache-2.0 */
#include "server.h"

#include "base/base.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define SERVER_PEERS 16

typedef struct server_peer {
  int fd;
  char text[4096]; /* of a request, as far as it came                      */
  size_t len;
} server_peer;

static struct {
  int fd;
  int port;
  int stop[2];
  pthread_t thread;
  server_peer peers[SERVER_PEERS];
  size_t peer_count;
} server;

static const char server_reply[] =
    "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":"
    "\"m\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{"
    "\"role\":\"assistant\",\"content\":\"" SERVER_TEXT "\"}}]}";

#define SERVER_CHUNK(delta, finish)                                            \
  "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"    \
  "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{" delta                \
  "},\"finish_reason\":" finish "}]}\n\n"

static const char *const server_chunks[] = {
    SERVER_CHUNK("\"role\":\"assistant\",\"content\":\"one \"", "null"),
    SERVER_CHUNK("\"content\":\"two\"", "null"),
    SERVER_CHUNK("", "\"stop\"") "data: [DONE]\n\n",
};

/* --- what it says --------------------------------------------------------- */

static void server_send(int fd, const void *bytes, size_t len) {
  send(fd, bytes, len, MSG_NOSIGNAL);
}

static void server_say(int fd, const char *status, const char *headers,
                       const char *body, size_t sent) {
  char text[2048];
  int len = snprintf(text, sizeof text,
                     "HTTP/1.1 %s\r\nContent-Type: application/json\r\n"
                     "%sContent-Length: %zu\r\n\r\n%.*s",
                     status, headers, strlen(body), (int)sent, body);

  server_send(fd, text, (size_t)len);
}

static void server_stream(int fd, size_t count) {
  char text[2048];
  int len = snprintf(text, sizeof text,
                     "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                     "Transfer-Encoding: chunked\r\n\r\n");

  server_send(fd, text, (size_t)len);
  for (size_t i = 0; i < count; i++) {
    len = snprintf(text, sizeof text, "%zx\r\n%s\r\n%s",
                   strlen(server_chunks[i]), server_chunks[i],
                   i + 1 == ZH_COUNT(server_chunks) ? "0\r\n\r\n" : "");
    server_send(fd, text, (size_t)len);
  }
}

static uint32_t server_crc(const unsigned char *bytes, size_t len) {
  uint32_t crc = 0xFFFFFFFF;

  for (size_t i = 0; i < len; i++) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; bit++)
      crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

static unsigned char *server_put(unsigned char *at, uint32_t value, int len) {
  for (int i = 0; i < len; i++)
    *at++ = (unsigned char)(value >> 8 * i);
  return at;
}

/* gzip with one stored block. */
static void server_gzip(int fd) {
  static const unsigned char head[] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1};
  unsigned char body[1024], *at = body + sizeof head;
  uint32_t len = sizeof server_reply - 1;
  char text[256];

  memcpy(body, head, sizeof head);
  at = server_put(at, len, 2);
  at = server_put(at, ~len, 2);
  memcpy(at, server_reply, len);
  at = server_put(at + len, server_crc((const void *)server_reply, len), 4);
  at = server_put(at, len, 4);
  int head_len = snprintf(text, sizeof text,
                          "HTTP/1.1 200 OK\r\nContent-Type: application/json"
                          "\r\nContent-Encoding: gzip\r\nContent-Length: %zu"
                          "\r\n\r\n",
                          (size_t)(at - body));
  server_send(fd, text, (size_t)head_len);
  server_send(fd, body, (size_t)(at - body));
}

/* May the connection stay? */
static bool server_answer(int fd, const char *request) {
  const char *scene = request + strlen("POST ");

  if (strncmp(scene, "/plain/", 7) == 0)
    server_say(fd, "200 OK", "", server_reply, sizeof server_reply - 1);
  else if (strncmp(scene, "/gzip/", 6) == 0)
    server_gzip(fd);
  else if (strncmp(scene, "/stream/", 8) == 0)
    server_stream(fd, ZH_COUNT(server_chunks));
  else if (strncmp(scene, "/stall/", 7) == 0)
    server_stream(fd, 1);
  else if (strncmp(scene, "/failure/", 9) == 0)
    server_say(fd, "500 No", "Retry-After: 7\r\n",
               "{\"error\":{\"message\":\"no\",\"code\":\"c\"}}", 40);
  else
    server_say(fd, "200 OK", "", server_reply, 60);
  return strncmp(scene, "/cut/", 5) != 0;
}

/* --- sockets ---------------------------------------------------------------
 */

/* The length of the whole request at the start, or 0. */
static size_t server_whole(const server_peer *peer) {
  zh_str text = {peer->text, peer->len};
  long blank = zh_str_find(text, ZH_S("\r\n\r\n"));
  long at = zh_str_find(text, ZH_S("Content-Length: "));

  if (blank < 0 || at < 0)
    return 0;
  size_t body = strtoul(peer->text + at + 16, NULL, 10);
  size_t len = (size_t)blank + 4 + body;
  return len <= peer->len ? len : 0;
}

static bool server_read(server_peer *peer) {
  size_t room = sizeof peer->text - 1 - peer->len;
  ssize_t got = recv(peer->fd, peer->text + peer->len, room, 0);
  size_t len;

  if (got <= 0)
    return false;
  peer->len += (size_t)got;
  peer->text[peer->len] = '\0';
  while ((len = server_whole(peer)) > 0) {
    if (!server_answer(peer->fd, peer->text))
      return false;
    peer->len -= len;
    memmove(peer->text, peer->text + len, peer->len + 1);
  }
  return true;
}

static void server_accept(void) {
  int fd = accept(server.fd, NULL, NULL);
  int yes = 1;

  if (fd < 0)
    return;
  if (server.peer_count == SERVER_PEERS) {
    close(fd);
    return;
  }
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  server.peers[server.peer_count++] = (server_peer){.fd = fd};
}

static void *server_run(void *user) {
  struct pollfd polls[SERVER_PEERS + 2];

  for (;;) {
    size_t count = server.peer_count;
    polls[0] = (struct pollfd){server.stop[0], POLLIN, 0};
    polls[1] = (struct pollfd){server.fd, POLLIN, 0};
    for (size_t i = 0; i < count; i++)
      polls[i + 2] = (struct pollfd){server.peers[i].fd, POLLIN, 0};
    if (poll(polls, (nfds_t)(count + 2), -1) < 0)
      continue;
    if (polls[0].revents)
      return user;
    for (size_t i = count; i-- > 0;)
      if (polls[i + 2].revents && !server_read(&server.peers[i])) {
        close(server.peers[i].fd);
        server.peers[i] = server.peers[--server.peer_count];
      }
    if (polls[1].revents)
      server_accept();
  }
}

/* --- public --- */

bool server_start(void) {
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_addr = {htonl(INADDR_LOOPBACK)}};
  socklen_t len = sizeof address;

  server.fd = socket(AF_INET, SOCK_STREAM, 0);
  if (server.fd < 0 || pipe(server.stop) != 0 ||
      bind(server.fd, (struct sockaddr *)&address, len) != 0 ||
      listen(server.fd, 64) != 0 ||
      getsockname(server.fd, (struct sockaddr *)&address, &len) != 0)
    return false;
  server.port = ntohs(address.sin_port);
  return pthread_create(&server.thread, NULL, server_run, NULL) == 0;
}

int server_port(void) {
  return server.port;
}

void server_stop(void) {
  if (write(server.stop[1], "", 1) == 1)
    pthread_join(server.thread, NULL);
  for (size_t i = 0; i < server.peer_count; i++)
    close(server.peers[i].fd);
  close(server.fd);
  close(server.stop[0]);
  close(server.stop[1]);
}
