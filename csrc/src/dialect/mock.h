/* dialect/mock.h -- answers written in a provider's own wire format, for the
 * in-process providers: what a server that speaks the dialect would send.
 * They go through the same parser and state machine as real traffic. */
#ifndef ZH_DIALECT_MOCK_H
#define ZH_DIALECT_MOCK_H

#include "dialect/dialect.h"

typedef struct zh_mock {
  zh_str model;     /* plain text                                          */
  zh_str text;      /* escaped content; "" for none                        */
  zh_str tool_name; /* escaped content; "" for no tool call                */
  zh_str arguments; /* raw JSON object                                     */
  zh_str message;   /* error replies: plain text                           */
  int status;       /* >= 400 writes an error body                         */
  bool stream;
} zh_mock;

/* A reply in pieces: ends[i] is where piece i ends in body.  A plain reply is
 * one piece, a stream one a record. */
typedef struct zh_mock_reply {
  zh_buf body;
  size_t *ends; /* in the arena                                             */
  size_t count;
  const char *content_type;
} zh_mock_reply;

/* out->body must be initialised. */
zh_status zh_mock_write(const zh_dialect *dialect, const zh_mock *mock,
                        zh_arena *arena, zh_mock_reply *out);

#endif
