/* net/transport.h -- moving bytes.  A transport starts a transfer and reports
 * what comes back through three callbacks, all on the I/O thread, none before
 * start has returned and none after on_end or cancel.  It knows no JSON, no
 * provider, no retry. */
#ifndef ZH_TRANSPORT_H
#define ZH_TRANSPORT_H

#include "base/buf.h"
#include "format/json_write.h"

/* How a transfer ended. */
typedef struct zh_net_end {
  zh_status status;  /* OK, CONNECT, TLS, TIMEOUT, TRUNCATED, TOO_BIG,
                        PROTOCOL, NO_MEMORY                              */
  bool connected;    /* a connection was up                              */
  bool reused;       /* and had served another transfer before           */
  char message[256]; /* one line, names host and cause, no header value  */
} zh_net_end;

/* Told in this order: head once (per final reply), body any number of times,
 * end once.  Slices are borrowed for the call. */
typedef struct zh_net_handler {
  /* headers: "Name: value\r\n" lines without the status line. */
  void (*on_head)(void *user, int http_status, zh_str headers);
  void (*on_body)(void *user, zh_str bytes);
  void (*on_end)(void *user, const zh_net_end *end);
} zh_net_handler;

/* All borrowed until on_end or cancel. */
typedef struct zh_net_request {
  zh_str method; /* terminated; "": POST                                     */
  zh_str url;    /* whole, checked                                   */
  zh_str host;   /* what url's host must be                          */
  int port;
  const zh_header *headers;
  size_t header_count;
  zh_str body; /* with the splices put in                          */
  const zh_splice *splices;
  size_t splice_count;
  uint32_t connect_ms; /* 0: none                                          */
  zh_str ca_file;
  zh_str ca_folder;
  zh_str proxy;    /* "" for none                                      */
  zh_str no_proxy; /* hosts that go without it */
  size_t max_body; /* cap on decompressed bytes                        */
  /* in-process transfers only */
  const zh_json *script;
  uint32_t script_at;
  zh_str model;
  const void *dialect; /* the zh_dialect to answer in                       */
  bool stream;
} zh_net_request;

typedef struct zh_transport zh_transport;
typedef struct zh_transfer zh_transfer;

struct zh_transport {
  /* On failure on_end is not called. */
  zh_status (*start)(zh_transport *transport, const zh_net_request *request,
                     const zh_net_handler *handler, void *user,
                     zh_transfer **out, zh_error *err);
  /* Ends a transfer at once: the socket is shut down and closed. */
  void (*cancel)(zh_transport *transport, zh_transfer *transfer);
};

#endif
