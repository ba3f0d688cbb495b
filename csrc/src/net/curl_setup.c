/* SPDX-License-Identifier: Apache-2.0 */
/* One easy handle: its options, its callbacks, its verdict. */
#include "net/curl_impl.h"

#include "base/error.h"
#include "base/mem.h"
#include "format/url.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* --- callbacks: they only take notes --- */

static void curl_setup_new_reply(zh_transfer *transfer, zh_str line) {
  zh_buf_clear(&transfer->head);
  transfer->head_whole = false;
  // "HTTP/1.1 200 OK": the status is the second word.
  const char *space = memchr(line.ptr, ' ', line.len);
  transfer->http_status = 0;
  for (const char *c = space ? space + 1 : line.ptr + line.len;
       c < line.ptr + line.len && *c >= '0' && *c <= '9'; c++)
    transfer->http_status = transfer->http_status * 10 + (*c - '0');
}

static size_t curl_setup_on_header(char *ptr, size_t size, size_t count,
                                   void *user) {
  zh_transfer *transfer = user;
  zh_str line = {ptr, size * count};

  if (transfer->head_whole && transfer->received)
    return line.len; // trailers
  if (zh_str_starts(line, ZH_S("HTTP/"))) {
    curl_setup_new_reply(transfer, line);
    return line.len;
  }
  if (zh_str_trim(line).len == 0) {
    transfer->head_whole = transfer->http_status >= 200;
    if (transfer->head_whole)
      zh_curl_mark(transfer);
    return line.len;
  }
  zh_buf_put(&transfer->head, line);
  if (transfer->head.status == ZH_OK)
    return line.len;
  transfer->too_big = transfer->head.status == ZH_TOO_BIG;
  return 0;
}

static size_t curl_setup_on_body(char *ptr, size_t size, size_t count,
                                 void *user) {
  zh_transfer *transfer = user;
  zh_str bytes = {ptr, size * count};

  transfer->received += bytes.len;
  if (transfer->received > transfer->request.max_body) {
    transfer->too_big = true;
    return 0;
  }
  if (!transfer->inbox.ptr)
    zh_curl_lend_inbox(transfer);
  zh_buf_put(&transfer->inbox, bytes);
  if (transfer->inbox.status != ZH_OK) {
    transfer->too_big = transfer->inbox.status == ZH_TOO_BIG;
    return 0;
  }
  zh_curl_mark(transfer);
  return bytes.len;
}

// The body's next piece: bytes up to the next splice, or that splice.
static zh_str curl_setup_piece(const zh_transfer *transfer) {
  const zh_net_request *request = &transfer->request;
  size_t splice = transfer->piece / 2;
  size_t from = splice ? request->splices[splice - 1].at : 0;
  size_t to = splice < request->splice_count ? request->splices[splice].at
                                             : request->body.len;

  if (transfer->piece % 2)
    return request->splices[splice].text;
  return (zh_str){request->body.ptr + from, to - from};
}

static size_t curl_setup_on_read(char *out, size_t size, size_t count,
                                 void *user) {
  zh_transfer *transfer = user;
  size_t room = size * count;
  size_t done = 0;

  while (done < room && transfer->piece <= 2 * transfer->request.splice_count) {
    zh_str rest = zh_str_cut(curl_setup_piece(transfer), transfer->sent);
    size_t take = rest.len < room - done ? rest.len : room - done;
    memcpy(out + done, rest.ptr, take);
    done += take;
    transfer->sent += take;
    if (take == rest.len) {
      transfer->piece++;
      transfer->sent = 0;
    }
  }
  return done;
}

/* libcurl sends a POST again by itself when a reused connection dies before
 * the reply; the provider may then bill twice.  It may send once. */
static int curl_setup_before_send(void *user, char *remote, char *local,
                                  int remote_port, int local_port) {
  zh_transfer *transfer = user;

  (void)remote, (void)local, (void)remote_port, (void)local_port;
  return transfer->requests++ ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

static int curl_setup_socket(const struct curl_sockaddr *address) {
#ifdef SOCK_CLOEXEC
  return socket(address->family, address->socktype | SOCK_CLOEXEC,
                address->protocol);
#else
  int fd = socket(address->family, address->socktype, address->protocol);
  if (fd >= 0)
    fcntl(fd, F_SETFD, FD_CLOEXEC);
  return fd;
#endif
}

/* 2026-11-22: libcurl 7.88 says farewell to dead connections in the name of the
 * transfer that looks for one, and keeps "Send failure" of that as its error.
 */
static curl_socket_t curl_setup_open(void *user, curlsocktype purpose,
                                     struct curl_sockaddr *address) {
  zh_transfer *transfer = user;
  int fd = curl_setup_socket(address);

  (void)purpose;
  transfer->error_text[0] = '\0';
  if (fd >= 0 && !zh_curl_note_socket(transfer->curl, fd, true)) {
    close(fd);
    return CURL_SOCKET_BAD;
  }
  return fd;
}

/* A forked or spawned child may hold a copy: without the shutdown the provider
 * would go on streaming, and billing, to nobody. */
static int curl_setup_close(void *user, curl_socket_t fd) {
  zh_curl_note_socket(user, fd, false);
  shutdown(fd, SHUT_RDWR);
  return close(fd);
}

/* --- options --- */

/* What no request changes: set once in the life of a handle. */
static void curl_setup_fence(zh_transfer *transfer) {
  CURL *easy = transfer->easy;

  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
#if LIBCURL_VERSION_NUM >= 0x075500
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS,
                   (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, curl_setup_before_send);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, curl_setup_open);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, curl_setup_close);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, transfer->curl);
}

static void curl_setup_wire(zh_transfer *transfer) {
  CURL *easy = transfer->easy;
  long http = CURL_HTTP_VERSION_1_1;

  // Before 8.16 a stream's cost grows with the streams on its connection and
  // several faults look like success.
  if (curl_version_info(CURLVERSION_NOW)->version_num >= 0x081000)
    http = CURL_HTTP_VERSION_2TLS;
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, http);
  // Asks for none, since proxies hold gzip back; decodes what comes anyway.
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "identity");
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 30L);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, 15L);
  // From 8.x on a 64 KB send buffer would live through the reply.
  curl_easy_setopt(easy, CURLOPT_UPLOAD_BUFFERSIZE, 16384L);
  curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 16384L);
  curl_easy_setopt(easy, CURLOPT_POST, 1L);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, curl_setup_on_header);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, curl_setup_on_body);
  curl_easy_setopt(easy, CURLOPT_READFUNCTION, curl_setup_on_read);
}

static void curl_setup_users(zh_transfer *transfer) {
  CURL *easy = transfer->easy;

  curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->error_text);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
  curl_easy_setopt(easy, CURLOPT_READDATA, transfer);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, transfer);
}

/* A handle says POST unless told otherwise; curl_release takes it back. */
static zh_status curl_setup_method(zh_transfer *transfer) {
  const zh_net_request *request = &transfer->request;
  CURL *easy = transfer->easy;

  if (!request->method.len)
    return ZH_OK;
  // Else it would wait for the body that the reply's headers tell of.
  if (zh_str_is(request->method, ZH_S("HEAD")))
    return curl_easy_setopt(easy, CURLOPT_NOBODY, 1L) ? ZH_NO_MEMORY : ZH_OK;
  if (curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request->method.ptr))
    return ZH_NO_MEMORY;
  if (!request->body.len && !request->splice_count &&
      !zh_str_is(request->method, ZH_S("POST")))
    curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
  return ZH_OK;
}

static void curl_setup_message(zh_transfer *transfer) {
  const zh_net_request *request = &transfer->request;
  CURL *easy = transfer->easy;
  curl_off_t len = (curl_off_t)request->body.len;

  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
  curl_easy_setopt(easy, CURLOPT_RESOLVE, transfer->resolve);

  for (size_t i = 0; i < request->splice_count; i++)
    len += (curl_off_t)request->splices[i].text.len;
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, len);
  // Without fields libcurl reads the body from the read function.
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS,
                   request->splice_count ? NULL : request->body.ptr);
}

/* Does libcurl know a store of its own, compiled in? */
static bool curl_setup_has_store(void) {
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);

  return info->age < CURLVERSION_SEVENTH || info->cainfo || info->capath;
}

static zh_status curl_setup_trust(zh_transfer *transfer, zh_error *err) {
  const zh_net_request *request = &transfer->request;
  CURL *easy = transfer->easy;
  bool none = !request->ca_file.len && !request->ca_folder.len;

  if (none && zh_str_starts(request->url, ZH_S("https:")) &&
      !curl_setup_has_store())
    return zh_error_set(err, ZH_TLS,
                        "no trusted certificates found on this machine: "
                        "install them (the package ca-certificates), or name "
                        "a file of them in SSL_CERT_FILE");
  if (request->ca_file.len &&
      curl_easy_setopt(easy, CURLOPT_CAINFO, request->ca_file.ptr))
    return zh_error_memory(err);
  // Beside a folder libcurl would parse the file anew for every connection,
  // 40 ms: there is one or the other.
  if (curl_easy_setopt(easy, CURLOPT_CAPATH,
                       request->ca_folder.len ? request->ca_folder.ptr : NULL))
    return zh_error_memory(err);
  return ZH_OK;
}

/* libcurl would read the URL anew for every request, a tenth of its work.  One
 * that it does not like it gets as it is, for its words about it. */
static zh_status curl_setup_url(zh_transfer *transfer) {
  zh_str url = transfer->request.url;

  if (zh_str_is(zh_buf_str(&transfer->url), url))
    return ZH_OK;
  zh_buf_clear(&transfer->url);
  if (!transfer->place && !(transfer->place = curl_url()))
    return ZH_NO_MEMORY;
  bool good =
      curl_url_set(transfer->place, CURLUPART_URL, url.ptr, 0) == CURLUE_OK;
  curl_easy_setopt(transfer->easy, CURLOPT_CURLU,
                   good ? transfer->place : NULL);
  if (curl_easy_setopt(transfer->easy, CURLOPT_URL, url.ptr))
    return ZH_NO_MEMORY;
  if (good)
    zh_buf_put(&transfer->url, url);
  return transfer->url.status;
}

static zh_status curl_setup_place(zh_transfer *transfer) {
  const zh_net_request *request = &transfer->request;
  CURL *easy = transfer->easy;

  if (curl_setup_url(transfer) != ZH_OK)
    return ZH_NO_MEMORY;
  // Always set, or libcurl would read the environment on this thread.
  if (curl_easy_setopt(easy, CURLOPT_PROXY, request->proxy.ptr) ||
      curl_easy_setopt(easy, CURLOPT_NOPROXY, request->no_proxy.ptr))
    return ZH_NO_MEMORY;
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)request->connect_ms);
  return ZH_OK;
}

static zh_status curl_setup_header(zh_transfer *transfer, zh_header header) {
  zh_buf *line = &transfer->curl->line;

  zh_buf_clear(line);
  zh_buf_put(line, header.name);
  // libcurl drops "Name:"; "Name;" sends it empty.
  zh_buf_puts(line, header.value.len ? ": " : ";");
  zh_buf_put(line, header.value);
  zh_buf_putc(line, '\0');
  if (line->status != ZH_OK)
    return line->status;
  struct curl_slist *list = curl_slist_append(transfer->headers, line->ptr);
  if (!list)
    return ZH_NO_MEMORY;
  transfer->headers = list;
  return ZH_OK;
}

/* In the place of one that libcurl would add by itself. */
static zh_status curl_setup_line(zh_transfer *transfer, const char *line) {
  struct curl_slist *list = curl_slist_append(transfer->headers, line);

  if (list)
    transfer->headers = list;
  return list ? ZH_OK : ZH_NO_MEMORY;
}

static zh_status curl_setup_headers(zh_transfer *transfer) {
  const zh_net_request *request = &transfer->request;
  zh_status st = curl_setup_line(transfer, "Expect:");
  bool typed = false, coded = false;

  for (size_t i = 0; st == ZH_OK && i < request->header_count; i++) {
    zh_str name = request->headers[i].name;
    typed |= zh_str_same(name, ZH_S("Content-Type"));
    coded |= zh_str_same(name, ZH_S("Accept-Encoding"));
    st = curl_setup_header(transfer, request->headers[i]);
  }
  if (st == ZH_OK && !typed)
    st = curl_setup_line(transfer, "Content-Type:");
  // libcurl would put its own together anew, letter by letter.
  return st == ZH_OK && !coded
             ? curl_setup_line(transfer, "Accept-Encoding: identity")
             : st;
}

zh_status zh_curl_setup(zh_transfer *transfer, zh_error *err) {
  zh_status st = curl_setup_headers(transfer);

  if (st == ZH_NO_MEMORY)
    return zh_error_memory(err);
  if (st != ZH_OK)
    return zh_error_set(err, st, "request headers are too large");
  if (transfer->new_easy) {
    curl_setup_fence(transfer);
    curl_setup_wire(transfer);
    curl_setup_users(transfer);
    transfer->new_easy = false;
  }
  curl_setup_message(transfer);
  if (curl_setup_method(transfer) != ZH_OK)
    return zh_error_memory(err);
  if ((st = curl_setup_trust(transfer, err)) != ZH_OK)
    return st;
  return curl_setup_place(transfer) == ZH_OK ? ZH_OK : zh_error_memory(err);
}

/* --- verdict --- */

static const struct {
  CURLcode code;
  zh_status status;
} curl_setup_verdicts[] = {
    {CURLE_OK, ZH_OK},
    {CURLE_COULDNT_RESOLVE_HOST, ZH_CONNECT},
    {CURLE_COULDNT_RESOLVE_PROXY, ZH_CONNECT},
    {CURLE_COULDNT_CONNECT, ZH_CONNECT},
    {CURLE_SEND_ERROR, ZH_CONNECT},
    {CURLE_SEND_FAIL_REWIND, ZH_CONNECT},
    {CURLE_GOT_NOTHING, ZH_CONNECT},
    {CURLE_ABORTED_BY_CALLBACK, ZH_CONNECT},
    {CURLE_PROXY, ZH_CONNECT},
    {CURLE_OPERATION_TIMEDOUT, ZH_TIMEOUT},
    {CURLE_RECV_ERROR, ZH_TRUNCATED},
    {CURLE_PARTIAL_FILE, ZH_TRUNCATED},
    {CURLE_HTTP2, ZH_TRUNCATED},
    {CURLE_HTTP2_STREAM, ZH_TRUNCATED},
    {CURLE_SSL_CONNECT_ERROR, ZH_TLS},
    {CURLE_PEER_FAILED_VERIFICATION, ZH_TLS},
    {CURLE_SSL_CERTPROBLEM, ZH_TLS},
    {CURLE_SSL_CIPHER, ZH_TLS},
    {CURLE_SSL_CACERT_BADFILE, ZH_TLS},
    {CURLE_SSL_ISSUER_ERROR, ZH_TLS},
    {CURLE_OUT_OF_MEMORY, ZH_NO_MEMORY},
    {CURLE_BAD_CONTENT_ENCODING, ZH_PROTOCOL},
    {CURLE_WEIRD_SERVER_REPLY, ZH_PROTOCOL},
    {CURLE_UNSUPPORTED_PROTOCOL, ZH_PROTOCOL},
    {CURLE_URL_MALFORMAT, ZH_PROTOCOL},
    {CURLE_WRITE_ERROR, ZH_PROTOCOL}, // what is behind a compressed body
#if LIBCURL_VERSION_NUM >= 0x080600
    {CURLE_TOO_LARGE, ZH_TOO_BIG},
#endif
};

/* Before 8.6 a header line beyond libcurl's own cap is "out of memory". */
static bool curl_setup_long_header(const zh_transfer *transfer, CURLcode code) {
  curl_off_t first_us = 0;

  curl_easy_getinfo(transfer->easy, CURLINFO_STARTTRANSFER_TIME_T, &first_us);
  return code == CURLE_OUT_OF_MEMORY && first_us > 0 && !transfer->head_whole;
}

static zh_status curl_setup_verdict(const zh_transfer *transfer,
                                    CURLcode code) {
  zh_status status = ZH_CONNECT;

  for (size_t i = 0; i < ZH_COUNT(curl_setup_verdicts); i++)
    if (curl_setup_verdicts[i].code == code)
      status = curl_setup_verdicts[i].status;
  if (transfer->too_big || curl_setup_long_header(transfer, code))
    return ZH_TOO_BIG;
  if (transfer->inbox.status == ZH_NO_MEMORY ||
      transfer->head.status == ZH_NO_MEMORY)
    return ZH_NO_MEMORY;
  // No reply came back: the connection failed us, nothing was cut.  libcurl
  // is content with a reply whose headers never end.
  if ((status == ZH_TRUNCATED || status == ZH_OK) && !transfer->head_whole)
    return ZH_CONNECT;
  return status;
}

/* libcurl has several words for a connection that is not there in time, by what
 * it was looking at when it noticed; none where its text starts anew.  Only one
 * of them says where to, which may be a proxy. */
static bool curl_setup_is_late(const zh_transfer *transfer, CURLcode code) {
  curl_off_t connected_us = 0;

  curl_easy_getinfo(transfer->easy, CURLINFO_CONNECT_TIME_T, &connected_us);
  return code == CURLE_OPERATION_TIMEDOUT && connected_us == 0 &&
         transfer->requests == 0 &&
         !zh_str_starts(zh_str_of(transfer->error_text),
                        ZH_S("Failed to connect to"));
}

static void curl_setup_word(zh_transfer *transfer, CURLcode code) {
  const zh_net_request *request = &transfer->request;
  char *text = transfer->error_text;

  if (curl_setup_is_late(transfer, code))
    snprintf(text, CURL_ERROR_SIZE, "Failed to connect to %.*s port %d: %s",
             (int)request->host.len, request->host.ptr, request->port,
             curl_easy_strerror(code));
  else if (!text[0])
    snprintf(text, CURL_ERROR_SIZE, "%s", curl_easy_strerror(code));
}

void zh_curl_judge(zh_transfer *transfer, CURLcode code) {
  zh_net_end *end = &transfer->end;
  long connects = 0;

  *end = (zh_net_end){.status = curl_setup_verdict(transfer, code)};
  curl_easy_getinfo(transfer->easy, CURLINFO_NUM_CONNECTS, &connects);
  end->connected = transfer->requests > 0;
  // Asked for a second time on a new connection: the first was an old one.
  end->reused = end->connected && (connects == 0 || transfer->requests > 1);
  if (end->status == ZH_OK)
    return;
  curl_setup_word(transfer, code);
  zh_str text = zh_str_of(transfer->error_text);
  if (code == CURLE_ABORTED_BY_CALLBACK)
    text = ZH_S("connection closed before the reply");
  if (end->status == ZH_TOO_BIG)
    text = ZH_S("reply is larger than the cap");
  if (code == CURLE_OK)
    text = ZH_S("connection closed amid the reply's headers");
  zh_error_copy(end->message, sizeof end->message, text);
}
