/* SPDX-License-Identifier: Apache-2.0 */
#include "reader.h"

#include "base/error.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#define READER_MAX_RENDERED (8u << 20)

typedef struct reader_play {
  zh_arena arena;
  zh_reader reader;
  zh_render render;
  zh_buf rendered;
  zh_nodes index;
  zh_error err;
  bool stream;
  uint64_t hash; /* of all events and chunks                                */
} reader_play;

static void reader_mix(reader_play *play, zh_str bytes) {
  for (size_t i = 0; i < bytes.len; i++)
    play->hash = (play->hash ^ (uint8_t)bytes.ptr[i]) * 0x100000001B3u;
  play->hash = (play->hash ^ bytes.len) * 0x100000001B3u;
}

/* What is handed to the host must be JSON whatever the provider said. */
static void reader_check_rendered(reader_play *play) {
  zh_nodes nodes = {0};
  zh_json json;
  zh_str text = zh_buf_str(&play->rendered);

  if (play->rendered.status == ZH_OK &&
      zh_json_parse(text, &nodes, &json, &play->err) != ZH_OK) {
    fprintf(stderr, "rendered no JSON: %s\n%.*s\n", play->err.message,
            (int)text.len, text.ptr);
    abort();
  }
  if (play->rendered.status == ZH_OK && json.count != play->index.count) {
    fprintf(stderr, "index has %u nodes, text %u\n%.*s\n", play->index.count,
            json.count, (int)text.len, text.ptr);
    abort();
  }
  reader_mix(play, text);
  zh_nodes_deinit(&nodes);
  zh_buf_clear(&play->rendered);
  play->index.count = 0;
  play->render.ready = false;
}

static zh_status reader_emit(void *user, const zh_chat_event *event) {
  reader_play *play = user;
  uint32_t words[] = {(uint32_t)event->type, event->choice, event->item,
                      (uint32_t)event->finish};

  reader_mix(play, (zh_str){(const char *)words, sizeof words});
  reader_mix(play, event->text);
  reader_mix(play, event->name);
  reader_mix(play, event->extra);
  zh_status st = play->stream
                     ? play->render.dialect->render_chunk(&play->render, event)
                     : play->render.dialect->render_event(&play->render, event);
  if (st == ZH_OK && play->render.ready)
    reader_check_rendered(play);
  return st;
}

static zh_status reader_drain(reader_play *play, zh_framer *framer) {
  const zh_dialect *dialect = play->reader.dialect;
  zh_record record;
  zh_status st = ZH_OK;
  int found;

  while ((found = zh_framer_next(framer, &record, &play->err)) == 1) {
    st = dialect->read_record(&play->reader, &record, &play->err);
    if (st != ZH_OK || play->reader.complete)
      return st;
  }
  return found < 0 ? play->err.status : ZH_OK;
}

static zh_status reader_stream(reader_play *play, zh_str body, size_t piece) {
  const zh_dialect *dialect = play->reader.dialect;
  zh_framer framer;
  zh_record record;
  zh_status st = ZH_OK;

  zh_framer_init(&framer, dialect->framing);
  while (body.len > 0 && st == ZH_OK && !play->reader.complete) {
    size_t len = piece < body.len ? piece : body.len;
    zh_framer_push(&framer, (zh_str){body.ptr, len});
    body = zh_str_cut(body, len);
    st = reader_drain(play, &framer);
  }
  if (st == ZH_OK && !play->reader.complete &&
      zh_framer_end(&framer, &record, &play->err) == 1)
    st = dialect->read_record(&play->reader, &record, &play->err);
  if (st == ZH_OK && !play->reader.complete)
    st = dialect->read_end(&play->reader, &play->err);
  if (st == ZH_OK)
    st = play->render.dialect->render_chunk(&play->render, NULL);
  if (st == ZH_OK && play->render.ready)
    reader_check_rendered(play);
  zh_framer_deinit(&framer);
  return st;
}

static zh_status reader_plain(reader_play *play, zh_str body) {
  zh_json json;

  zh_status st = zh_json_parse(body, &play->reader.nodes, &json, &play->err);
  if (st == ZH_OK)
    st = play->reader.dialect->read_reply(&play->reader, &json, &play->err);
  if (st == ZH_OK)
    st = play->render.dialect->render_reply(&play->render);
  if (st == ZH_OK)
    reader_check_rendered(play);
  return st;
}

/* Plays the body in pieces; returns a hash of all that came of it. */
static uint64_t reader_run(const zh_dialect *dialect, uint8_t flags,
                           zh_str body, size_t piece) {
  const zh_dialect *app = &zh_dialect_openai_chat;
  reader_play play = {.stream = flags & 1, .hash = 0xCBF29CE484222325u};

  zh_error_init(&play.err);
  zh_buf_init(&play.rendered, READER_MAX_RENDERED);
  play.reader = (zh_reader){.dialect = dialect,
                            .arena = &play.arena,
                            .quirks = (uint32_t)(flags >> 1),
                            .emit = reader_emit,
                            .user = &play};
  play.render = (zh_render){.dialect = app,
                            .arena = &play.arena,
                            .model = ZH_S("model"),
                            .include_usage = flags & 0x80,
                            .out = &play.rendered,
                            .index = &play.index};
  play.reader.state = zh_arena_zero(&play.arena, dialect->reader_len + 1);
  play.render.state = zh_arena_zero(&play.arena, app->render_len + 1);
  if (!play.reader.state || !play.render.state)
    abort();
  zh_status st = play.stream ? reader_stream(&play, body, piece)
                             : reader_plain(&play, body);
  reader_mix(&play, zh_str_of(zh_status_name(st)));
  zh_buf_deinit(&play.rendered);
  zh_nodes_deinit(&play.index);
  zh_nodes_deinit(&play.reader.nodes);
  zh_arena_deinit(&play.arena);
  return play.hash;
}

static void reader_check_line(const char *text, size_t max) {
  size_t len = strnlen(text, max);

  if (len == max || !zh_utf8_ok((zh_str){text, len}))
    abort();
  for (size_t i = 0; i < len; i++)
    if ((unsigned char)text[i] < ' ' || text[i] == 0x7F)
      abort();
}

void fuzz_check_error(const zh_error *err) {
  reader_check_line(err->message, sizeof err->message);
  reader_check_line(err->param, sizeof err->param);
  reader_check_line(err->code, sizeof err->code);
  reader_check_line(err->type, sizeof err->type);
}

int fuzz_reader(const zh_dialect *dialect, const uint8_t *data, size_t len) {
  if (len == 0)
    return 0;
  zh_mem_fail(LONG_MAX, false); // each piece of an arena on its own
  zh_str body = {(const char *)data + 1, len - 1};
  uint64_t whole = reader_run(dialect, data[0], body, SIZE_MAX);
  if ((data[0] & 1) && whole != reader_run(dialect, data[0], body, 1)) {
    fputs("whole and byte by byte differ\n", stderr);
    abort();
  }
  return 0;
}
