/* SPDX-License-Identifier: Apache-2.0 */
/* Replays recorded traffic through framing and dialects alone, without call,
 * clock or socket.  Reads one JSON object a line on stdin, prints one a line:
 *
 *   {"do": "read", "provider", "http", "stream", "body", "every", "near",
 *    "step", "doubles", "seed"}
 *     -> {"status", "class", "http", "message", "type", "code", "param",
 *         "records", "plays", "differs", "chunks": [...], "reply": {...}}
 *   {"do": "write", "provider", "model", "request"}
 *     -> {"status", ..., "path", "query", "body", "losses"}
 *
 * A stream is played whole, one byte at a time, in two pieces at each place
 * that "near" (around the ends of records) and "step" (each step-th place) ask
 * for, and in three at "doubles" random pairs of places.  "every" cuts at each
 * place before it, and reads a stream of more than 8 KB only up to the third
 * end of a record after the cut.  "differs" names the first play whose events,
 * chunks or error are not those of the whole. */
#include "base/error.h"
#include "dialect/shared.h"
#include "provider/provider.h"

#include <stdio.h>
#include <stdlib.h>

#define REPLAY_MAX   ((size_t)1 << 30)
#define REPLAY_SHORT 8192

/* Where a record ended, and the hash of all events up to there. */
typedef struct replay_mark {
  size_t end;
  uint64_t hash;
} replay_mark;

typedef struct replay {
  const zh_provider *provider;
  int http;
  zh_str body;
  zh_arena arena;
  zh_error err;
  zh_reader reader;
  zh_framer framer;
  zh_render chunk;
  zh_render whole;
  bool want_reply;
  zh_nodes nodes;
  zh_nodes spare;
  zh_buf line;
  zh_buf chunks; /* lines                                                  */
  zh_buf reply;
  size_t fed;
  uint64_t hash; /* of all events                                           */
  bool want_chunks;
  replay_mark *marks; /* of the records, when keep_marks                    */
  size_t mark_count;
  bool keep_marks;
} replay;

static void replay_die(const char *why) {
  fprintf(stderr, "replay_traffic: %s\n", why);
  exit(1);
}

/* --- reading ------------------------------------------------------------- */

static void replay_keep_chunk(replay *play) {
  if (!play->chunk.ready)
    return;
  zh_buf_put(&play->chunks, zh_buf_str(&play->line));
  zh_buf_putc(&play->chunks, '\n');
  zh_buf_clear(&play->line);
  play->chunk.ready = false;
}

static void replay_hash(replay *play, const void *ptr, size_t len) {
  const unsigned char *bytes = ptr;

  for (size_t i = 0; i < len; i++)
    play->hash = (play->hash ^ bytes[i]) * 0x100000001b3;
}

static void replay_hash_event(replay *play, const zh_chat_event *event) {
  const zh_str texts[] = {event->text, event->id, event->name, event->extra,
                          event->native};
  const uint32_t numbers[] = {event->type, event->choice, event->item,
                              event->finish};

  replay_hash(play, numbers, sizeof numbers);
  for (size_t i = 0; i < ZH_COUNT(texts); i++) {
    replay_hash(play, &texts[i].len, sizeof texts[i].len);
    replay_hash(play, texts[i].ptr, texts[i].len);
  }
  if (event->type == ZH_CHAT_USAGE)
    replay_hash(play, &event->usage, sizeof event->usage);
}

static zh_status replay_emit(void *user, const zh_chat_event *event) {
  replay *play = user;
  zh_status st = ZH_OK;

  replay_hash_event(play, event);
  if (play->want_chunks)
    st = play->chunk.dialect->render_chunk(&play->chunk, event);
  replay_keep_chunk(play);
  if (st == ZH_OK && play->want_reply)
    st = play->whole.dialect->render_event(&play->whole, event);
  return st;
}

static zh_render replay_renderer(replay *play, zh_buf *out, zh_nodes *index) {
  const zh_dialect *app = &zh_dialect_openai_chat;
  zh_render render = {.dialect = app,
                      .arena = &play->arena,
                      .created = 1,
                      .model = ZH_S("asked/for"),
                      .include_usage = true,
                      .out = out,
                      .index = index};

  render.state = zh_arena_zero(&play->arena, app->render_len);
  if (!render.state)
    replay_die("out of memory");
  return render;
}

static void replay_open(replay *play) {
  const zh_dialect *dialect = play->provider->dialect;

  zh_error_init(&play->err);
  play->err.http_status = play->http;
  play->fed = 0;
  play->hash = 0xcbf29ce484222325;
  zh_buf_clear(&play->line);
  zh_buf_clear(&play->chunks);
  zh_buf_clear(&play->reply);
  play->reader = (zh_reader){.dialect = dialect,
                             .arena = &play->arena,
                             .quirks = play->provider->quirks,
                             .emit = replay_emit,
                             .user = play,
                             .nodes = play->reader.nodes};
  play->reader.state = zh_arena_zero(&play->arena, dialect->reader_len);
  if (!play->reader.state)
    replay_die("out of memory");
  play->chunk = replay_renderer(play, &play->line, &play->nodes);
  play->whole = replay_renderer(play, &play->reply, &play->spare);
}

static void replay_keep_mark(replay *play) {
  replay_mark *marks;

  if (!play->keep_marks)
    return;
  marks = realloc(play->marks, (play->mark_count + 1) * sizeof *marks);
  if (!marks)
    replay_die("out of memory");
  play->marks = marks;
  // What the framer has not taken begins where the record ended.
  marks[play->mark_count++] =
      (replay_mark){play->fed - play->framer.input.len, play->hash};
}

static zh_status replay_one(replay *play, const zh_record *record) {
  play->reader.visible = false;
  play->reader.record.count = 0;
  return play->provider->dialect->read_record(&play->reader, record,
                                              &play->err);
}

static zh_status replay_push(replay *play, zh_str bytes) {
  zh_record record;
  zh_status st = ZH_OK;
  int found;

  play->fed += bytes.len;
  zh_framer_push(&play->framer, bytes);
  while ((found = zh_framer_next(&play->framer, &record, &play->err)) == 1) {
    st = replay_one(play, &record);
    replay_keep_mark(play);
    if (st != ZH_OK || play->reader.complete)
      return st;
  }
  return found < 0 ? play->err.status : ZH_OK;
}

/* The socket closed: a last record, an error outside of any, or nothing. */
static zh_status replay_close(replay *play) {
  const zh_dialect *dialect = play->provider->dialect;
  zh_record record;
  zh_json json;
  zh_str stray;
  zh_status st = ZH_OK;

  if (zh_framer_end(&play->framer, &record, &play->err) == 1)
    st = replay_one(play, &record);
  if (st != ZH_OK || play->reader.complete)
    return st;
  stray = zh_framer_stray(&play->framer);
  if (stray.len > 0 &&
      zh_json_parse(stray, &play->reader.nodes, &json, NULL) == ZH_OK &&
      zh_json_type_of(&json, 0) == ZH_JSON_OBJECT) {
    zh_error_from_http(&play->err, play->http);
    dialect->read_error(&json, &play->err);
    return play->err.status = ZH_STREAM;
  }
  return dialect->read_end(&play->reader, &play->err);
}

static void replay_finish(replay *play, zh_status st) {
  if (st == ZH_OK && play->want_chunks)
    st = play->chunk.dialect->render_chunk(&play->chunk, NULL);
  replay_keep_chunk(play);
  if (st == ZH_OK && play->want_reply)
    st = play->whole.dialect->render_reply(&play->whole);
  if (st != ZH_OK && play->err.status == ZH_OK)
    zh_error_set(&play->err, st, "%s", zh_status_text(st));
  if (st == ZH_OK)
    play->err.status = ZH_OK;
  zh_arena_deinit(&play->arena);
  play->arena = (zh_arena){0};
}

/* Plays the stream in pieces that end at `cuts`; with `bytes`, one by one. */
static void replay_stream(replay *play, const size_t *cuts, size_t cut_count,
                          bool bytes) {
  zh_status st = ZH_OK;
  size_t at = 0;

  replay_open(play);
  zh_framer_init(&play->framer, play->provider->dialect->framing);
  for (size_t i = 0; at < play->body.len && st == ZH_OK; i++) {
    size_t end = bytes ? at + 1 : i < cut_count ? cuts[i] : play->body.len;
    st = replay_push(play, (zh_str){play->body.ptr + at, end - at});
    at = end;
    if (play->reader.complete)
      break;
  }
  if (st == ZH_OK && !play->reader.complete)
    st = replay_close(play);
  zh_framer_deinit(&play->framer);
  replay_finish(play, st);
}

static void replay_body(replay *play) {
  zh_json json = {0};
  zh_status st;

  replay_open(play);
  if (play->http < 200 || play->http > 299) {
    zh_error_from_http(&play->err, play->http);
    if (zh_json_parse(play->body, &play->reader.nodes, &json, NULL) != ZH_OK)
      json = (zh_json){.text = play->body};
    play->provider->dialect->read_error(&json, &play->err);
    st = play->err.status;
  } else {
    st = zh_json_parse(play->body, &play->reader.nodes, &json, &play->err);
    if (st == ZH_OK)
      st =
          play->provider->dialect->read_reply(&play->reader, &json, &play->err);
  }
  replay_finish(play, st);
}

/* --- splits -------------------------------------------------------------- */

typedef struct replay_splits {
  size_t every;
  size_t near;
  size_t step;
  size_t doubles;
  uint64_t seed;
  size_t plays;
  char differs[64]; /* "" when none does                                   */
  uint64_t hash;    /* of the whole play, as what follows                  */
  zh_buf chunks;
  zh_error err;
} replay_splits;

static void replay_differ(replay_splits *splits, size_t a, size_t b) {
  if (splits->differs[0] == '\0')
    snprintf(splits->differs, sizeof splits->differs, "cut at %zu, %zu", a, b);
}

static void replay_compare(replay *play, replay_splits *splits, size_t a,
                           size_t b) {
  const zh_error *x = &play->err, *y = &splits->err;

  splits->plays++;
  if (play->hash != splits->hash || x->status != y->status ||
      strcmp(x->message, y->message) != 0 ||
      (play->want_chunks &&
       !zh_str_is(zh_buf_str(&play->chunks), zh_buf_str(&splits->chunks))))
    replay_differ(splits, a, b);
}

static void replay_cut(replay *play, replay_splits *splits, size_t a,
                       size_t b) {
  size_t cuts[] = {a, b};

  replay_stream(play, cuts, 2, false);
  replay_compare(play, splits, a, b);
}

static uint64_t replay_random(replay_splits *splits) {
  uint64_t *x = &splits->seed;

  *x ^= *x << 13;
  *x ^= *x >> 7;
  *x ^= *x << 17;
  return *x;
}

/* Is `at` less than `near` away from the end of a record?  `end` moves on to
 * the first record that matters to later places. */
static bool replay_is_near(const replay *play, size_t near, size_t at,
                           size_t *end) {
  while (*end < play->mark_count && play->marks[*end].end + near <= at)
    ++*end;
  return near > 0 && *end < play->mark_count &&
         play->marks[*end].end < at + near;
}

static void replay_singles(replay *play, replay_splits *splits) {
  size_t len = play->body.len, end = 0;

  for (size_t at = 1; at < len; at++)
    if (replay_is_near(play, splits->near, at, &end) ||
        (splits->step > 0 && at % splits->step == splits->seed % splits->step))
      replay_cut(play, splits, at, len);
}

static void replay_doubles(replay *play, replay_splits *splits) {
  size_t len = play->body.len;

  for (size_t i = 0; i < splits->doubles && len > 1; i++) {
    size_t a = (size_t)(replay_random(splits) % len);
    size_t b = (size_t)(replay_random(splits) % len);
    replay_cut(play, splits, a < b ? a : b, a < b ? b : a);
  }
}

/* Reads up to the end of record `last` without closing: what came is the
 * same as when the whole stream was read that far? */
static void replay_part(replay *play, replay_splits *splits, size_t at,
                        size_t last) {
  const replay_mark *mark = &play->marks[last];
  zh_str body = play->body;

  replay_open(play);
  zh_framer_init(&play->framer, play->provider->dialect->framing);
  zh_status st = replay_push(play, (zh_str){body.ptr, at});
  if (st == ZH_OK && !play->reader.complete)
    st = replay_push(play, (zh_str){body.ptr + at, mark->end - at});
  splits->plays++;
  if (play->hash != mark->hash || st != ZH_OK)
    replay_differ(splits, at, mark->end);
  zh_framer_deinit(&play->framer);
  zh_arena_deinit(&play->arena);
  play->arena = (zh_arena){0};
}

static void replay_each_place(replay *play, replay_splits *splits) {
  size_t len = play->body.len, record = 0;

  for (size_t at = 1; at < splits->every && at < len; at++) {
    while (record < play->mark_count && play->marks[record].end < at)
      record++;
    // The last records are read with the end, which may be a failure.
    if (len <= REPLAY_SHORT || record + 4 > play->mark_count)
      replay_cut(play, splits, at, len);
    else
      replay_part(play, splits, at, record + 2);
  }
}

static void replay_all(replay *play, replay_splits *splits) {
  zh_buf_put(&splits->chunks, zh_buf_str(&play->chunks));
  splits->err = play->err;
  splits->hash = play->hash;
  play->want_reply = play->keep_marks = false;
  replay_stream(play, NULL, 0, true);
  replay_compare(play, splits, 1, 1);
  replay_doubles(play, splits);
  play->want_chunks = false;
  replay_singles(play, splits);
  replay_each_place(play, splits);
}

/* --- one line in, one line out ------------------------------------------- */

static size_t replay_number(const zh_json *in, const char *key) {
  int64_t value = 0;

  if (!zh_json_int(in, zh_json_get(in, 0, key), &value) || value < 0)
    replay_die(key);
  return (size_t)value;
}

static zh_str replay_text(const zh_json *in, const char *key, zh_arena *arena) {
  uint32_t at = zh_json_get(in, 0, key);

  if (!zh_json_has(in, at, ZH_JSON_STRING))
    replay_die(key);
  return zh_json_str(in, at, arena);
}

static const zh_provider *replay_provider(const zh_json *in, zh_arena *arena) {
  const zh_provider *row = zh_provider_find(replay_text(in, "provider", arena));

  if (!row)
    replay_die("no such provider");
  return row;
}

static void replay_put_error(zh_writer *w, const zh_error *err) {
  zh_put_str(w, "status", zh_str_of(zh_status_name(err->status)));
  zh_put_str(w, "class", zh_str_of(zh_status_class(err->status)));
  zh_put_int(w, "http", err->http_status);
  zh_put_str(w, "message", zh_str_of(err->message));
  zh_put_str(w, "type", zh_str_of(err->type));
  zh_put_str(w, "code", zh_str_of(err->code));
  zh_put_str(w, "param", zh_str_of(err->param));
}

static void replay_put_lines(zh_writer *w, zh_str lines) {
  zh_write_key(w, "chunks");
  zh_write_array(w);
  while (lines.len > 0) {
    size_t len = (size_t)zh_str_find(lines, ZH_S("\n"));
    zh_write_raw(w, (zh_str){lines.ptr, len});
    lines = zh_str_cut(lines, len + 1);
  }
  zh_write_end(w);
}

static void replay_read(replay *play, const zh_json *in, zh_arena *arena,
                        zh_writer *w) {
  bool stream = zh_json_bool(in, zh_json_get(in, 0, "stream")) == 1;
  replay_splits splits = {.every = replay_number(in, "every"),
                          .near = replay_number(in, "near"),
                          .step = replay_number(in, "step"),
                          .doubles = replay_number(in, "doubles"),
                          .seed = replay_number(in, "seed") | 1};

  zh_buf_init(&splits.chunks, REPLAY_MAX);
  play->provider = replay_provider(in, arena);
  play->http = (int)replay_number(in, "http");
  play->body = replay_text(in, "body", arena);
  play->want_reply = play->want_chunks = play->keep_marks = true;
  play->mark_count = 0;
  if (stream)
    replay_stream(play, NULL, 0, false);
  else
    replay_body(play);
  replay_put_error(w, &play->err);
  replay_put_lines(w, zh_buf_str(&play->chunks));
  if (play->err.status == ZH_OK)
    zh_put_raw(w, "reply", zh_buf_str(&play->reply));
  if (stream)
    replay_all(play, &splits);
  zh_put_int(w, "records", (int64_t)play->mark_count);
  zh_put_int(w, "plays", (int64_t)splits.plays);
  zh_put_str(w, "differs", zh_str_of(splits.differs));
  zh_buf_deinit(&splits.chunks);
}

static void replay_put_request(zh_writer *w, const zh_http_request *http,
                               const zh_losses *losses) {
  zh_str body = zh_buf_str(&http->body);
  zh_buf text;
  size_t at = 0;

  zh_put_str(w, "path", zh_buf_str(&http->path));
  zh_put_str(w, "query", zh_buf_str(&http->query));
  zh_buf_init(&text, REPLAY_MAX);
  for (size_t i = 0; i < http->splice_count; i++) {
    const zh_splice *splice = &http->splices[i];
    zh_buf_put(&text, (zh_str){body.ptr + at, splice->at - at});
    zh_buf_put(&text, splice->text);
    at = splice->at;
  }
  zh_buf_put(&text, zh_str_cut(body, at));
  // As a string: if it is no JSON, the reader of the line shall find out.
  zh_put_str(w, "body", zh_buf_str(&text));
  zh_buf_deinit(&text);
  zh_write_key(w, "losses");
  zh_write_array(w);
  for (size_t i = 0; i < losses->count; i++) {
    const zh_loss *loss = &losses->items[i];
    zh_write_array(w);
    zh_write_str(w, zh_str_of(zh_loss_name(loss->kind)));
    zh_write_str(w, loss->field);
    zh_write_end(w);
  }
  zh_write_end(w);
}

static void replay_write(const zh_json *in, zh_arena *arena, zh_writer *w) {
  const zh_provider *row = replay_provider(in, arena);
  zh_dialect_target to = {.model = replay_text(in, "model", arena),
                          .quirks = row->quirks};
  const zh_dialect *app = &zh_dialect_openai_chat;
  zh_losses losses = {.arena = arena};
  zh_http_request http = {0};
  zh_nodes nodes = {0};
  zh_chat_request *chat = NULL;
  zh_json source;
  zh_error err;

  zh_error_init(&err);
  zh_status st =
      zh_json_parse(replay_text(in, "request", arena), &nodes, &source, &err);
  if (st == ZH_OK)
    st = app->parse_request(&source, arena, &chat, &err);
  if (st == ZH_OK && row->dialect != app)
    st = app->expand(chat, &err);
  if (st == ZH_OK)
    st = row->dialect->write_request(chat, &to, arena, &http, &losses, &err);
  replay_put_error(w, &err);
  if (st == ZH_OK)
    replay_put_request(w, &http, &losses);
  zh_buf_deinit(&http.path);
  zh_buf_deinit(&http.query);
  zh_buf_deinit(&http.body);
  zh_nodes_deinit(&nodes);
}

static void replay_line(replay *play, zh_str line) {
  zh_nodes nodes = {0};
  zh_arena arena = {0};
  zh_json in;
  zh_buf out;
  zh_writer w;

  if (zh_json_parse(line, &nodes, &in, NULL) != ZH_OK)
    replay_die("a line is no JSON");
  zh_buf_init(&out, REPLAY_MAX);
  zh_writer_init(&w, &out, NULL, NULL);
  zh_write_object(&w);
  if (zh_json_eq(&in, zh_json_get(&in, 0, "do"), "write"))
    replay_write(&in, &arena, &w);
  else
    replay_read(play, &in, &arena, &w);
  zh_write_end(&w);
  if (zh_writer_status(&w) != ZH_OK)
    replay_die("a line cannot be written");
  fwrite(out.ptr, 1, out.len, stdout);
  putchar('\n');
  fflush(stdout);
  zh_buf_deinit(&out);
  zh_nodes_deinit(&nodes);
  zh_arena_deinit(&arena);
}

int main(void) {
  replay play = {0};
  char *line = NULL;
  size_t cap = 0;
  ssize_t len;

  zh_buf_init(&play.line, REPLAY_MAX);
  zh_buf_init(&play.chunks, REPLAY_MAX);
  zh_buf_init(&play.reply, REPLAY_MAX);
  while ((len = getline(&line, &cap, stdin)) > 0)
    replay_line(&play, (zh_str){line, (size_t)len});
  free(line);
  free(play.marks);
  zh_buf_deinit(&play.line);
  zh_buf_deinit(&play.chunks);
  zh_buf_deinit(&play.reply);
  zh_nodes_deinit(&play.nodes);
  zh_nodes_deinit(&play.spare);
  zh_nodes_deinit(&play.reader.nodes);
  return 0;
}
