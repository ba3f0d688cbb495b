/* net/curl_impl.h -- what the files of net/curl share; nobody else's. */
#ifndef ZH_CURL_IMPL_H
#define ZH_CURL_IMPL_H

#include "base/limits.h"
#include "net/curl.h"
#include "net/resolver.h"

#include <curl/curl.h>

/* At most this many transfers per multi handle: libcurl looks connections up
 * linearly (measured: 10,000 streams open in a third of the CPU over 100). */
#define CURL_SHARD_TRANSFERS 128
#define CURL_SHARD_STREAMS   8L /* on one HTTP/2 connection */
#define CURL_IDLE_TRANSFERS  64

/* A transfer holds an inbox only from a read to its delivery: what 10,000
 * quiet streams share is a few warm ones. */
#define CURL_IDLE_INBOXES   16
#define CURL_IDLE_INBOX_MAX ((size_t)256 << 10)

typedef struct zh_curl zh_curl;

typedef struct curl_shard {
  struct curl_shard *next;
  zh_curl *curl;
  CURLM *multi;
  zh_timer timer;
  zh_transfer *transfers;
  size_t active;
  bool broken; /* libcurl gave up on it: no transfer may start here          */
} curl_shard;

struct zh_transfer {
  /* What every read touches comes first. */
  zh_transfer *ready_next;
  zh_curl *curl;
  const zh_net_handler *handler;
  void *user;
  zh_buf inbox;
  size_t received;
  bool head_whole; /* the final reply's headers are all here                */
  bool head_told;
  bool ended;
  bool dead;  /* canceled or over: free it when nobody holds it        */
  bool ready; /* on the ready list                                     */

  curl_shard *shard; /* NULL until it was handed to libcurl                 */
  zh_transfer *shard_next;
  zh_transfer *shard_prev;
  CURL *easy; /* its own for life: an idle transfer keeps it, with what it
                 was about last                                           */
  CURLU *place;
  zh_buf url; /* that place and easy are for; empty: they have none        */
  zh_net_request request;
  struct curl_slist *headers;
  struct curl_slist *resolve;
  zh_lookup lookup;
  zh_timer dns_timer;
  zh_buf head;
  size_t sent; /* of the body, when it goes out in pieces                   */
  size_t piece;
  int http_status;
  int requests;  /* how often libcurl was about to send                   */
  bool new_easy; /* easy has not got the options that never change          */
  bool too_big;
  zh_net_end end;
  char error_text[CURL_ERROR_SIZE];
};

struct zh_curl {
  zh_transport base;
  zh_loop *loop;
  zh_resolver *resolver;
  curl_shard *shards;
  zh_transfer *ready_head;
  zh_transfer *ready_tail;
  zh_transfer *idle[CURL_IDLE_TRANSFERS];
  size_t idle_count;
  zh_buf inboxes[CURL_IDLE_INBOXES]; /* idle: memory without content        */
  size_t inbox_count;
  zh_buf line; /* a header, while it is put together                        */
  size_t active;
  unsigned char *sockets; /* by descriptor: is it ours?  guarded by mutex   */
  size_t socket_cap;
  zh_mutex mutex;
};

/* Puts it on the ready list, once. */
void zh_curl_mark(zh_transfer *transfer);

/* Gives its empty inbox memory that served before, if there is some. */
void zh_curl_lend_inbox(zh_transfer *transfer);

/* Sets the options of transfer->easy, all of them when it is new; a handle
 * that served before keeps what never changes. */
zh_status zh_curl_setup(zh_transfer *transfer, zh_error *err);

/* Fills transfer->end from libcurl's verdict. */
void zh_curl_judge(zh_transfer *transfer, CURLcode code);

void zh_curl_shards_free(zh_curl *curl);

/* Hands it to a shard with room for one more. */
zh_status zh_curl_shard_add(zh_transfer *transfer, zh_error *err);
void zh_curl_shard_remove(zh_transfer *transfer);

/* Notes that a socket is ours, or no longer; false when out of memory. */
bool zh_curl_note_socket(zh_curl *curl, int fd, bool open);

#endif
