/* player.h -- plays a case through dialects and framing alone, without call,
 * clock or socket, and compares what came out with what the case says. */
#ifndef ZH_TEST_PLAYER_H
#define ZH_TEST_PLAYER_H

#include "case.h"

#include "chat/event.h"

#include <stdint.h>

/* Bytes from malloc, so that failing allocations of the core do not hit the
 * player itself. */
typedef struct player_text {
  char *ptr; /* terminated once something was put                           */
  size_t len;
  size_t cap;
} player_text;

void player_put(player_text *text, zh_str bytes);
void player_printf(player_text *text, const char *format, ...) ZH_PRINTF(2, 3);
void player_put_line(player_text *text, zh_str line);

/* One event as a line of `events`. */
void player_put_event(player_text *out, const zh_chat_event *event);

static inline zh_str player_str(const player_text *text) {
  return (zh_str){text->ptr ? text->ptr : "", text->len};
}

/* How the reply's bytes reach the framer. */
typedef enum player_cut {
  PLAYER_WHOLE,
  PLAYER_BYTES,
  PLAYER_RANDOM /* pieces of 1 to 64 bytes, from seed                       */
} player_cut;

typedef struct player_how {
  player_cut cut;
  uint64_t seed;
  size_t body_len; /* SIZE_MAX: all; else the reply is cut off there        */
  long fail_nth;   /* 0: none                                               */
  bool fail_after;
} player_how;

#define PLAYER_PLAIN ((player_how){.body_len = SIZE_MAX})

/* What a play gave. */
typedef struct player_result {
  zh_status status;
  zh_error err;
  bool wrote; /* the request was written                             */
  player_text method_path;
  player_text headers; /* "name: value" lines                               */
  player_text body;
  player_text losses; /* lines                                              */
  player_text events; /* lines                                              */
  player_text chunks; /* lines                                              */
  player_text response;
  player_text partial; /* escaped                                         */
  size_t *ends;        /* where each record of the stream ended           */
  size_t record_count;
  long allocations;
} player_result;

void player_play(const test_case *test, const player_how *how,
                 player_result *out);
void player_free(player_result *result);

/* Does the result fit the case?  Writes what does not into why. */
bool player_check(const test_case *test, const player_result *result,
                  player_text *why);

/* Is `got` the JSON value `want`?  Member order does not matter, number text
 * does.  With `loose`, "*" in want matches anything and members called
 * `created` are not compared. */
bool player_same_json(zh_str want, zh_str got, bool loose, player_text *why);

#endif
