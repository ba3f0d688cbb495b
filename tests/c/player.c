/* SPDX-License-Identifier: Apache-2.0 */
/* What an attempt does with a dialect, minus sockets and timers. */
#include "player.h"

#include "base/error.h"
#include "base/limits.h"
#include "dialect/shared.h"
#include "format/url.h"
#include "provider/provider.h"

#include <limits.h>
#include <stdlib.h>

typedef struct player {
  const test_case *test;
  player_how how;
  player_result *out;
  zh_arena arena;
  zh_nodes source_nodes;
  zh_chat_request *chat;
  const zh_provider *provider;
  zh_reader reader;
  zh_render render;
  zh_buf rendered;
  zh_nodes rendered_nodes;
  zh_framer framer;
  size_t fed;
  bool pass; /* same dialect: records go to the app as they came           */
} player;

/* --- events -------------------------------------------------------------- */

static void player_keep_chunk(player *play) {
  if (!play->render.ready)
    return;
  player_put_line(&play->out->chunks, zh_buf_str(&play->rendered));
  zh_buf_clear(&play->rendered);
  play->render.ready = false;
}

static zh_status player_emit(void *user, const zh_chat_event *event) {
  player *play = user;
  const zh_dialect *app = play->render.dialect;

  player_put_event(&play->out->events, event);
  if (event->type == ZH_CHAT_TEXT && event->choice == 0)
    player_put(&play->out->partial, event->text);
  if (play->pass)
    return ZH_OK;
  if (!play->chat->stream)
    return app->render_event(&play->render, event);
  zh_status st = app->render_chunk(&play->render, event);
  player_keep_chunk(play);
  return st;
}

/* --- request ------------------------------------------------------------- */

/* The provider and the model of "provider/model". */
static zh_status player_route(player *play, zh_str *model) {
  long slash = zh_str_find(play->chat->model, ZH_S("/"));
  size_t cut = slash < 0 ? 0 : (size_t)slash;

  play->provider = zh_provider_find((zh_str){play->chat->model.ptr, cut});
  if (!play->provider)
    return zh_error_set(&play->out->err, ZH_CONFIG, "no such provider");
  *model = zh_str_cut(play->chat->model, cut + 1);
  return ZH_OK;
}

static void player_keep_auth(player *play) {
  static const char *const lines[] = {
      [ZH_AUTH_BEARER] = "Authorization: Bearer KEY\n",
      [ZH_AUTH_X_API_KEY] = "x-api-key: KEY\n",
      [ZH_AUTH_GOOG] = "x-goog-api-key: KEY\n",
      [ZH_AUTH_NONE] = "Authorization: Bearer KEY\n",
  };

  player_printf(&play->out->headers, "%s", lines[play->provider->auth]);
}

static void player_keep_body(player_text *out, const zh_http_request *http) {
  zh_str body = zh_buf_str(&http->body);
  size_t at = 0;

  for (size_t i = 0; i < http->splice_count; i++) {
    const zh_splice *splice = &http->splices[i];
    player_put(out, (zh_str){body.ptr + at, splice->at - at});
    player_put(out, splice->text);
    at = splice->at;
  }
  player_put(out, zh_str_cut(body, at));
}

static void player_keep_request(player *play, const zh_http_request *http,
                                const zh_losses *losses) {
  player_result *out = play->out;
  zh_url url = {0};

  zh_url_parse(zh_str_of(play->provider->base_url), &url, NULL);
  player_put(&out->method_path, ZH_S("POST "));
  player_put(&out->method_path, url.path);
  player_put(&out->method_path, zh_buf_str(&http->path));
  if (http->query.len > 0) {
    player_put(&out->method_path, ZH_S("?"));
    player_put(&out->method_path, zh_buf_str(&http->query));
  }
  player_printf(&out->headers, "Content-Type: application/json\n");
  player_keep_auth(play);
  for (size_t i = 0; i < http->header_count; i++) {
    player_put(&out->headers, http->headers[i].name);
    player_put(&out->headers, ZH_S(": "));
    player_put_line(&out->headers, http->headers[i].value);
  }
  player_keep_body(&out->body, http);
  for (size_t i = 0; i < losses->count; i++) {
    player_printf(&out->losses, "%s ", zh_loss_name(losses->items[i].kind));
    player_put_line(&out->losses, losses->items[i].field);
  }
  out->wrote = true;
}

static zh_status player_write(player *play) {
  zh_losses losses = {.arena = &play->arena};
  zh_http_request http = {0};
  zh_dialect_target target = {0};
  const zh_dialect *app = &zh_dialect_openai_chat;
  zh_error *err = &play->out->err;
  zh_json source;

  zh_status st =
      zh_json_parse(play->test->request, &play->source_nodes, &source, err);
  if (st == ZH_OK)
    st = app->parse_request(&source, &play->arena, &play->chat, err);
  if (st == ZH_OK)
    st = player_route(play, &target.model);
  if (st != ZH_OK)
    return st;
  const zh_dialect *dialect = play->provider->dialect;
  target.quirks = play->provider->quirks;
  play->pass = dialect == app;
  if (!play->pass)
    st = app->expand(play->chat, err);
  if (st == ZH_OK)
    st = dialect->write_request(play->chat, &target, &play->arena, &http,
                                &losses, err);
  if (st == ZH_OK)
    player_keep_request(play, &http, &losses);
  zh_buf_deinit(&http.path);
  zh_buf_deinit(&http.query);
  zh_buf_deinit(&http.body);
  return st;
}

/* --- reply --------------------------------------------------------------- */

static zh_str player_reply_body(const player *play) {
  zh_str body = play->test->reply_body;

  if (body.len > play->how.body_len)
    body.len = play->how.body_len;
  return body;
}

static zh_status player_open(player *play) {
  const zh_dialect *dialect = play->provider->dialect;
  const zh_dialect *app = &zh_dialect_openai_chat;

  play->reader = (zh_reader){.dialect = dialect,
                             .arena = &play->arena,
                             .quirks = play->provider->quirks,
                             .emit = player_emit,
                             .user = play};
  play->render = (zh_render){.dialect = app,
                             .arena = &play->arena,
                             .model = play->chat->model,
                             .include_usage = play->chat->include_usage,
                             .out = &play->rendered,
                             .index = &play->rendered_nodes};
  zh_buf_init(&play->rendered, ZH_MAX_REPLY);
  play->reader.state = zh_arena_zero(&play->arena, dialect->reader_len + 1);
  play->render.state = zh_arena_zero(&play->arena, app->render_len + 1);
  if (!play->reader.state || !play->render.state)
    return zh_error_memory(&play->out->err);
  return ZH_OK;
}

/* A body that is one value: parsed when it is JSON, else count 0. */
static zh_status player_parse(player *play, zh_str body, zh_json *out) {
  zh_status st = zh_json_parse(body, &play->reader.nodes, out, NULL);

  if (st == ZH_OK || st == ZH_NO_MEMORY)
    return st;
  *out = (zh_json){.text = body};
  return ZH_OK;
}

static zh_status player_read_failure(player *play, int http_status,
                                     zh_str body) {
  zh_error *err = &play->out->err;
  zh_json json;

  zh_error_from_http(err, http_status);
  if (player_parse(play, body, &json) != ZH_OK)
    return zh_error_memory(err);
  play->provider->dialect->read_error(&json, err);
  return err->status;
}

static zh_status player_end_chunks(player *play) {
  zh_status st = play->render.dialect->render_chunk(&play->render, NULL);

  player_keep_chunk(play);
  return st;
}

static zh_status player_read_plain(player *play) {
  zh_error *err = &play->out->err;
  zh_json json;

  zh_status st =
      zh_json_parse(player_reply_body(play), &play->reader.nodes, &json, err);
  play->pass &= !play->chat->stream;
  if (st == ZH_OK)
    st = play->provider->dialect->read_reply(&play->reader, &json, err);
  if (st != ZH_OK || play->chat->stream)
    return st == ZH_OK ? player_end_chunks(play) : st;
  if (play->pass) {
    player_put(&play->out->response, json.text);
    return ZH_OK;
  }
  st = play->render.dialect->render_reply(&play->render);
  if (st == ZH_OK)
    player_put(&play->out->response, zh_buf_str(&play->rendered));
  return st == ZH_OK ? st : zh_error_memory(err);
}

/* A usage chunk that the app did not ask for is not for it. */
static bool player_is_ours(const player *play) {
  const zh_json *json = &play->reader.record;
  uint32_t choices = zh_json_get(json, 0, "choices");

  return !play->chat->include_usage &&
         zh_json_has(json, choices, ZH_JSON_ARRAY) &&
         zh_json_len(json, choices) == 0 &&
         zh_json_has(json, zh_json_get(json, 0, "usage"), ZH_JSON_OBJECT);
}

static zh_status player_read_one(player *play, const zh_record *record) {
  zh_reader *reader = &play->reader;

  reader->visible = false;
  reader->record.count = 0;
  zh_status st =
      play->provider->dialect->read_record(reader, record, &play->out->err);
  if (st == ZH_OK && play->pass && reader->record.count > 0 &&
      !player_is_ours(play))
    player_put_line(&play->out->chunks, reader->record.text);
  return st;
}

static void player_keep_end(player *play) {
  player_result *out = play->out;
  size_t len = (out->record_count + 1) * sizeof *out->ends;
  size_t *ends = realloc(out->ends, len);

  if (!ends)
    return;
  out->ends = ends;
  ends[out->record_count++] = play->fed;
}

/* Reads records until the framer wants more bytes. */
static zh_status player_drain(player *play) {
  zh_error *err = &play->out->err;
  zh_record record;
  zh_status st = ZH_OK;
  int found;

  while ((found = zh_framer_next(&play->framer, &record, err)) == 1) {
    player_keep_end(play);
    st = player_read_one(play, &record);
    if (st != ZH_OK || play->reader.complete)
      return st;
  }
  return found < 0 ? err->status : ZH_OK;
}

/* The bytes of the next piece. */
static size_t player_piece(player *play, size_t left) {
  uint64_t *x = &play->how.seed;
  size_t len = 1;

  if (play->how.cut == PLAYER_WHOLE)
    return left;
  if (play->how.cut == PLAYER_RANDOM) {
    *x ^= *x << 13;
    *x ^= *x >> 7;
    *x ^= *x << 17;
    len = (size_t)(*x % 64) + 1;
  }
  return len < left ? len : left;
}

/* What is left when the socket ends: a last record, an error that is no
 * record, or nothing. */
static zh_status player_read_end(player *play) {
  zh_error *err = &play->out->err;
  zh_record record;
  zh_str stray = zh_framer_stray(&play->framer);
  int found = zh_framer_end(&play->framer, &record, err);

  if (found < 0)
    return err->status;
  zh_status st = found ? player_read_one(play, &record) : ZH_OK;
  if (st != ZH_OK || play->reader.complete)
    return st;
  if (stray.len > 0) {
    zh_json json;
    st = player_parse(play, stray, &json);
    if (st == ZH_OK && json.count > 0) {
      player_read_failure(play, play->test->status, stray);
      return err->status = ZH_STREAM;
    }
  }
  return play->provider->dialect->read_end(&play->reader, err);
}

static zh_status player_read_stream(player *play) {
  zh_str body = player_reply_body(play);
  zh_status st = ZH_OK;

  zh_framer_init(&play->framer, play->provider->dialect->framing);
  while (body.len > 0 && st == ZH_OK && !play->reader.complete) {
    size_t len = player_piece(play, body.len);
    play->fed += len;
    zh_framer_push(&play->framer, (zh_str){body.ptr, len});
    body = zh_str_cut(body, len);
    st = player_drain(play);
  }
  if (st == ZH_OK && !play->reader.complete)
    st = player_read_end(play);
  return st == ZH_OK && !play->pass ? player_end_chunks(play) : st;
}

static zh_status player_read(player *play) {
  zh_str type = play->test->content_type;
  int status = play->test->status;

  if (!play->test->has_reply)
    return ZH_OK;
  zh_status st = player_open(play);
  if (st != ZH_OK)
    return st;
  if (status < 200 || status > 299)
    return player_read_failure(play, status, player_reply_body(play));
  play->out->err.http_status = status;
  if (!zh_str_starts(type, ZH_S("text/event-stream")))
    return player_read_plain(play);
  return player_read_stream(play);
}

void player_play(const test_case *test, const player_how *how,
                 player_result *out) {
  player play = {.test = test, .how = *how, .out = out};

  *out = (player_result){0};
  zh_error_init(&out->err);
  zh_mem_fail(how->fail_nth > 0 ? how->fail_nth : LONG_MAX, how->fail_after);
  out->status = player_write(&play);
  if (out->status == ZH_OK)
    out->status = player_read(&play);
  out->allocations = zh_mem_count();
  zh_mem_fail(0, false);
  zh_framer_deinit(&play.framer);
  zh_buf_deinit(&play.rendered);
  zh_nodes_deinit(&play.rendered_nodes);
  zh_nodes_deinit(&play.reader.nodes);
  zh_nodes_deinit(&play.source_nodes);
  zh_arena_deinit(&play.arena);
}

void player_free(player_result *result) {
  player_text *texts[] = {&result->method_path, &result->headers,
                          &result->body,        &result->losses,
                          &result->events,      &result->chunks,
                          &result->response,    &result->partial};

  for (size_t i = 0; i < ZH_COUNT(texts); i++)
    free(texts[i]->ptr);
  free(result->ends);
}
