/* dialect.h -- how one wire format is spoken.  A dialect is pure: structure
 * into bytes, bytes into events.  No I/O, no clock, no globals, any thread.
 * It names no provider: what one provider does differently is a quirk flag of
 * its row, what a model does differently is catalog data. */
#ifndef ZH_DIALECT_H
#define ZH_DIALECT_H

#include "chat/event.h"
#include "chat/losses.h"
#include "chat/request.h"
#include "dialect/quirks.h"
#include "format/framing.h"
#include "format/json_write.h"

/* Where an attempt goes, as far as a dialect needs to know. */
typedef struct zh_dialect_target {
  zh_str model; /* what to call the model, plain text                    */
  uint32_t quirks;
  bool verbatim; /* the caller's body as it is but for the model          */
} zh_dialect_target;

#define ZH_MAX_DIALECT_HEADERS 4
/* What write_request makes.  path starts with '/' and is joined to the base
 * URL's path; query has no '?'.  The body is body's bytes with the splices
 * put in.  No method and content_type mean a POST of JSON. */
typedef struct zh_http_request {
  zh_str method;
  zh_str content_type; /* "": none                                          */
  zh_buf path;
  zh_buf query;
  zh_buf body;
  zh_splice *splices; /* in the arena                                       */
  size_t splice_count;
  zh_header headers[ZH_MAX_DIALECT_HEADERS]; /* literals or arena           */
  size_t header_count;
} zh_http_request;

typedef struct zh_reader zh_reader;
typedef struct zh_render zh_render;

typedef struct zh_dialect {
  const char *name;
  const struct zh_dialect *counting; /* of a request's tokens; NULL: none   */
  zh_framing framing; /* of a streamed reply                               */
  size_t reader_len;  /* bytes of zeroed scratch a reader needs            */
  size_t render_len;  /* bytes of zeroed scratch a renderer needs          */

  /* Reads a request in this dialect.  `source` borrows text that outlives
   * *out; all else goes to the arena.  Reads the top level only; INVALID
   * names the field.  NULL: apps cannot speak this dialect. */
  zh_status (*parse_request)(const zh_json *source, zh_arena *arena,
                             zh_chat_request **out, zh_error *err);

  /* Expands messages, tools and the rest (see request.h), once, before any
   * other thread reads the request.  INVALID names the field. */
  zh_status (*expand)(zh_chat_request *chat, zh_error *err);

  /* Writes the request for `to`.  Needs chat->expanded unless the request
   * came in this dialect.  UNSUPPORTED when the dialect cannot say what was
   * asked and dropping it would change the answer's meaning; else losses. */
  zh_status (*write_request)(const zh_chat_request *chat,
                             const zh_dialect_target *to, zh_arena *arena,
                             zh_http_request *out, zh_losses *losses,
                             zh_error *err);

  /* Does the model go on from a last message of the assistant's, by itself?
   * NULL: none does. */
  bool (*prefills)(const zh_dialect_target *to);

  /* A whole 2xx body: emits what a stream of it would.  An error body behind
   * a 2xx fills err like read_error and returns its status. */
  zh_status (*read_reply)(zh_reader *reader, const zh_json *body,
                          zh_error *err);

  /* One stream record.  Sets reader->complete at the terminal marker.
   * Unknown kinds of records are skipped: providers add them without notice.
   * An in-band error fills err and returns STREAM or its own class. */
  zh_status (*read_record)(zh_reader *reader, const zh_record *record,
                           zh_error *err);

  /* The socket ended without a failure: OK when what came is a whole answer
   * by this dialect's rule, else TRUNCATED. */
  zh_status (*read_end)(zh_reader *reader, zh_error *err);

  /* A non-2xx body, or in-band error text: refines err->status (preset from
   * err->http_status by zh_error_from_http), message, type, code, param, and
   * retry hints that stand in the body.  json->count 0 when it is no JSON. */
  void (*read_error)(const zh_json *json, zh_error *err);

  /* Renders one event as zero or one record: appended to r->out, its nodes
   * in r->index (replaced); r->ready tells.  Call it once more with event
   * NULL when the answer is whole, for what is still owed (the usage chunk).
   * NULL: apps cannot speak this dialect. */
  zh_status (*render_chunk)(zh_render *r, const zh_chat_event *event);

  /* Takes one event of a whole reply, which render_reply writes. */
  zh_status (*render_event)(zh_render *r, const zh_chat_event *event);
  zh_status (*render_reply)(zh_render *r);
} zh_dialect;

/* Reading one reply.  Zeroed and filled by the attempt. */
struct zh_reader {
  const zh_dialect *dialect;
  zh_arena *arena; /* the attempt's                                       */
  void *state;     /* dialect->reader_len zeroed bytes                    */
  uint32_t quirks;
  zh_chat_emit emit;
  void *user;
  zh_nodes nodes; /* scratch for records                                 */
  zh_json record; /* being read; valid until the next read_record        */
  bool complete;  /* the terminal marker came                            */
  bool visible;   /* the record just read has something the user sees    */
  uint32_t told;  /* events emitted                                      */
};

/* Rendering one call's answer in the app's dialect. */
struct zh_render {
  const zh_dialect *dialect;
  zh_arena *arena;    /* the call's                                        */
  void *state;        /* dialect->render_len zeroed bytes                  */
  int64_t created;    /* Unix seconds, from the injected clock             */
  zh_str model;       /* when the reply names none; plain text             */
  bool include_usage; /* the app asked for a usage chunk                   */
  zh_buf *out;
  zh_nodes *index;
  bool ready; /* out holds a record                                */
};

extern const zh_dialect zh_dialect_openai_chat;
extern const zh_dialect zh_dialect_anthropic;
extern const zh_dialect zh_dialect_gemini;
/* No wire format: all passes as it is.  Not to be found by name. */
extern const zh_dialect zh_dialect_plain;

/* By name; NULL when unknown. */
const zh_dialect *zh_dialect_find(zh_str name);

#endif
