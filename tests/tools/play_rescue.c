/* SPDX-License-Identifier: Apache-2.0 */
/* Streams cut off after each of their records, and what other targets make of
 * them: whole calls on a clock of their own, over a scripted transport.  Reads
 * one JSON object a line on stdin, prints one a line:
 *
 *   {"provider", "body", "mode": "continue" | "restart", "second": a dialect,
 *    "prefill": bool, "stride", "show", "harm"}
 *     -> {"records", "plays", "text": decoded length, "by": {"variant":
 *         [equal, error, wrong]}, "wrong": "...", "shown": [...]}
 *
 * The second target answers what the variant says: the rest of the uncut
 * answer from so many characters before the end of what it was told, and so
 * on.  A play is right when the app's text and calls are those of the uncut
 * answer, or when they end in an error that carries exactly what was shown.
 * "stride" plays each n-th record's cut only; "show" gives each n-th play with
 * all its chunks, for another judge.  "harm" breaks an answer on its way to
 * the judge, who must notice: "drop" or "double" a chunk. */
#include "base/error.h"
#include "call/attempt.h"
#include "provider/provider.h"
#include "rescue_answer.h"

#include <stdio.h>
#include <stdlib.h>

#define PLAY_MAX      ((size_t)1 << 28)
#define PLAY_VARIANTS 32

/* What the app has of an answer. */
typedef struct play_heard {
  zh_buf text; /* escaped                                                   */
  zh_buf calls;
  zh_buf partial;
  zh_buf chunks;
  zh_buf id;
  zh_buf route;
  size_t roles;
  size_t ids;
  size_t finishes;
  size_t spoken; /* chunks that had something                               */
  bool is_error;
  bool is_harmed;
  bool ended;
} play_heard;

typedef struct play {
  int64_t now;
  zh_clock clock;
  zh_router *router;
  zh_sink *sink;
  zh_reactor reactor;
  zh_transport transport;
  /* the line */
  const zh_provider *provider;
  zh_str body;
  const zh_dialect *second;
  bool prefill;
  size_t *ends; /* of the records                                           */
  size_t end_count;
  size_t harm_at;
  const char *harm;
  size_t show;
  /* the uncut answer */
  zh_buf uncut; /* decoded text                                             */
  zh_buf uncut_calls;
  size_t uncut_finishes;
  /* this play */
  size_t cut; /* bytes of the body that the first target sends              */
  size_t variant;
  size_t starts;
  bool is_told; /* the second was given a beginning                         */
  bool is_void; /* the variant makes no sense for what it was told          */
  play_heard heard;
} play;

static void play_die(const char *why) {
  fprintf(stderr, "play_rescue: %s\n", why);
  exit(1);
}

/* --- the clock ----------------------------------------------------------- */

static int64_t play_now(void *user) {
  return ((play *)user)->now;
}

static int64_t play_unix(void *user) {
  return 1767225600000 + ((play *)user)->now / ZH_MS;
}

static uint64_t play_random(void *user) {
  (void)user;
  return UINT64_MAX / 2;
}

static void play_wake(void *user) {
  (void)user;
}

/* --- the transport ------------------------------------------------------- */

typedef struct play_transfer {
  play *on;
  zh_timer timer;
  zh_arena arena;
  const zh_net_handler *handler;
  void *user;
  zh_buf body;
  bool is_cut;
  bool telling;
  bool dead;
} play_transfer;

static void play_free(play_transfer *t) {
  zh_timer_clear(&t->on->reactor.loop.timers, &t->timer);
  zh_buf_deinit(&t->body);
  zh_arena_deinit(&t->arena);
  free(t);
}

static void play_fire(zh_timer *timer) {
  play_transfer *t = timer->user;
  zh_net_end end = {.status = t->is_cut && t->on->cut % 2 ? ZH_CONNECT : ZH_OK,
                    .connected = true};
  t->telling = true;
  t->handler->on_head(t->user, 200,
                      ZH_S("Content-Type: text/event-stream\r\n"));
  if (!t->dead)
    t->handler->on_body(t->user, zh_buf_str(&t->body));
  if (!t->dead) {
    t->dead = true;
    t->handler->on_end(t->user, &end);
  }
  t->telling = false;
  play_free(t);
}

static void play_cancel(zh_transport *transport, zh_transfer *transfer) {
  play_transfer *t = (play_transfer *)transfer;
  (void)transport;
  t->dead = true;
  if (!t->telling)
    play_free(t);
}

/* The second target speaks. */
static void play_answer(play *on, const zh_net_request *request,
                        play_transfer *t) {
  zh_str told = ZH_S(""), order = ZH_S("");
  answer as = {.uncut = zh_buf_str(&on->uncut),
               .calls = zh_buf_str(&on->uncut_calls),
               .dialect = on->second,
               .variant = on->variant,
               .seed = on->cut};
  zh_buf text;
  on->is_told = answer_read_told(request, &t->arena, &told, &order);
  if (!on->is_told && on->second == on->provider->dialect) {
    zh_buf_put(&t->body, on->body);
    return;
  }
  zh_buf_init(&text, PLAY_MAX);
  if (on->is_told)
    answer_continue(&as, told, order, &text);
  else
    zh_json_escape(&text, as.uncut);
  answer_write(&as, zh_buf_str(&text), &t->arena, &t->body);
  on->is_void = as.is_void;
  zh_buf_deinit(&text);
}

static zh_status play_start(zh_transport *transport,
                            const zh_net_request *request,
                            const zh_net_handler *handler, void *user,
                            zh_transfer **out, zh_error *err) {
  play *on = (play *)(void *)((char *)transport - offsetof(play, transport));
  play_transfer *t = calloc(1, sizeof *t);
  (void)err;
  if (!t)
    play_die("out of memory");
  *t = (play_transfer){.on = on, .handler = handler, .user = user};
  t->timer = (zh_timer){.fire = play_fire, .user = t};
  zh_buf_init(&t->body, PLAY_MAX);
  if (on->starts++ == 0) {
    zh_buf_put(&t->body, (zh_str){on->body.ptr, on->cut});
    t->is_cut = on->cut < on->body.len;
  } else {
    play_answer(on, request, t);
  }
  zh_timer_set(&on->reactor.loop.timers, &t->timer, on->now + ZH_MS);
  *out = (zh_transfer *)t;
  return ZH_OK;
}

/* --- what the app gets --------------------------------------------------- */

static void play_hear_calls(play_heard *heard, const zh_json *json,
                            uint32_t list) {
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at)) {
    uint32_t function = zh_json_get(json, at, "function");
    zh_str name = zh_json_text(json, zh_json_get(json, function, "name"));
    if (name.len > 0) {
      zh_buf_puts(&heard->calls, "\n");
      zh_buf_put(&heard->calls, name);
      zh_buf_puts(&heard->calls, ": ");
    }
    zh_buf_put(&heard->calls,
               zh_json_text(json, zh_json_get(json, function, "arguments")));
  }
}

static void play_hear_chunk(play_heard *heard, const zh_json *json) {
  zh_str id = zh_json_text(json, zh_json_get(json, 0, "id"));
  uint32_t choice = zh_json_first(json, zh_json_get(json, 0, "choices"));
  if (heard->id.len == 0)
    zh_buf_put(&heard->id, id);
  else if (!zh_str_is(id, zh_buf_str(&heard->id)))
    heard->ids++;
  if (!choice)
    return;
  uint32_t delta = zh_json_get(json, choice, "delta");
  uint32_t content = zh_json_get(json, delta, "content");
  zh_buf_put(&heard->text, zh_json_text(json, content));
  // Some vendors have a list of parts there.
  if (zh_json_has(json, content, ZH_JSON_ARRAY))
    for (uint32_t at = zh_json_first(json, content); at;
         at = zh_json_next(json, content, at))
      zh_buf_put(&heard->text,
                 zh_json_text(json, zh_json_get(json, at, "text")));
  play_hear_calls(heard, json, zh_json_get(json, delta, "tool_calls"));
  heard->roles += zh_json_get(json, delta, "role") != 0;
  heard->finishes += zh_json_has(
      json, zh_json_get(json, choice, "finish_reason"), ZH_JSON_STRING);
}

static void play_hear(play *on, const zh_event *event) {
  play_heard *heard = &on->heard;
  if (event->type == ZH_EVENT_CHUNK) {
    bool speaks = zh_str_find(event->data.text, ZH_S("\"content\":\"")) >= 0 &&
                  zh_str_find(event->data.text, ZH_S("\"content\":\"\"")) < 0;
    bool harmed = on->harm && speaks && heard->spoken++ == on->harm_at;
    heard->is_harmed |= harmed;
    if (!(harmed && strcmp(on->harm, "drop") == 0))
      play_hear_chunk(heard, &event->data);
    if (harmed && strcmp(on->harm, "double") == 0)
      play_hear_chunk(heard, &event->data);
    if (on->show) {
      zh_buf_putc(&heard->chunks, heard->chunks.len ? ',' : '[');
      zh_buf_put(&heard->chunks, event->data.text);
    }
  }
  if (event->type < ZH_EVENT_DONE)
    return;
  heard->ended = true;
  heard->is_error = event->type == ZH_EVENT_ERROR;
  zh_buf_put(&heard->partial, event->partial);
  zh_buf_put(&heard->route, event->route);
}

static void play_forget(play_heard *heard) {
  zh_buf *const bufs[] = {&heard->text,   &heard->calls, &heard->partial,
                          &heard->chunks, &heard->id,    &heard->route};
  for (size_t i = 0; i < ZH_COUNT(bufs); i++)
    zh_buf_clear(bufs[i]);
  heard->roles = heard->ids = heard->finishes = heard->spoken = 0;
  heard->is_error = heard->is_harmed = heard->ended = false;
}

static void play_put_quirks(zh_buf *out, const zh_provider *provider,
                            bool prefill) {
  bool any = false;
  zh_buf_puts(out, "\"quirks\":[");
  for (size_t i = 0; provider && zh_quirk_at(i); i++)
    if (provider->quirks & zh_quirk_at(i)->flag) {
      zh_buf_printf(out, "%s\"%s\"", any ? "," : "", zh_quirk_at(i)->name);
      any = true;
    }
  if (prefill)
    zh_buf_printf(out, "%s\"prefill\"", any ? "," : "");
  zh_buf_puts(out, "]");
}

static void play_open(play *on) {
  bool prefill = on->prefill;
  zh_buf options;
  zh_error err;
  zh_error_init(&err);
  zh_buf_init(&options, PLAY_MAX);
  zh_buf_puts(&options, "{\"require_key\":false,\"config\":{\"providers\":{"
                        "\"one\":{\"scripts\":{\"m\":{\"dialect\":\"");
  zh_buf_printf(&options, "%s\"}},", on->provider->dialect->name);
  play_put_quirks(&options, on->provider, false);
  zh_buf_printf(&options,
                "},\"two\":{\"scripts\":{\"%s\":{\"dialect\":\"%s\"}},",
                prefill ? "claude-3-5" : "claude-opus-5-5", on->second->name);
  play_put_quirks(&options, NULL,
                  prefill && on->second == &zh_dialect_openai_chat);
  zh_buf_printf(&options,
                "}},\"models\":{\"g\":{\"deployments\":[\"one/m\",\"two/%s\"]"
                ",\"routing_strategy\":\"ordered\"}},"
                "\"router_settings\":{\"allowed_fails\":1000000000}}}",
                prefill ? "claude-3-5" : "claude-opus-5-5");
  if (zh_router_new(zh_buf_str(&options), NULL, NULL, &on->router, &err) !=
      ZH_OK)
    play_die(err.message);
  zh_buf_deinit(&options);
}

static void play_call(play *on, const char *mode) {
  char body[256];
  zh_call *call;
  zh_error err;
  zh_call_options options = {.max_retries = 0};
  zh_error_init(&err);
  play_forget(&on->heard);
  play_open(on); // anew: what failed before must not count
  on->starts = 0;
  on->is_told = on->is_void = false;
  snprintf(
      body, sizeof body,
      "{\"model\":\"g\",\"messages\":[{\"role\":\"user\",\"content\":"
      "\"hi\"}],\"stream\":true,\"route\":{\"stream_failure\":{\"mode\":\"%s\","
      "\"max_fallbacks\":1}}}",
      mode);
  if (zh_call_new(on->router, zh_str_of(body), NULL, &options, on->sink, on,
                  &call, &err) != ZH_OK)
    play_die(err.message);
  zh_call_ref(call);
  zh_call_start(call, &on->reactor);
  while (!on->heard.ended) {
    zh_timer *next = on->reactor.loop.timers.root;
    if (next && next->at > on->now)
      on->now = next->at;
    zh_reactor_step(&on->reactor, 0);
    for (zh_event *event = zh_sink_drain(on->sink), *rest; event;
         event = rest) {
      rest = event->next;
      play_hear(on, event);
      zh_event_free(event);
    }
  }
  zh_call_unref(call);
  zh_router_free(on->router);
}

/* --- the judge ----------------------------------------------------------- */

static void play_decode(zh_buf *out, const zh_buf *escaped) {
  char *room;
  zh_buf_clear(out);
  room = zh_buf_room(out, escaped->len + 1);
  if (!room)
    play_die("out of memory");
  out->len = zh_json_unescape(zh_buf_str(escaped), room);
}

typedef enum play_verdict { PLAY_EQUAL, PLAY_ERROR, PLAY_WRONG } play_verdict;

static play_verdict play_judge(play *on, zh_buf *scratch, const char **why) {
  const play_heard *heard = &on->heard;
  zh_str uncut = zh_buf_str(&on->uncut), calls = zh_buf_str(&on->uncut_calls);
  play_decode(scratch, &heard->text);
  zh_str text = zh_buf_str(scratch);
  *why = heard->ids > 0        ? "more than one id"
         : heard->roles > 1    ? "more than one role"
         : heard->finishes > 1 ? "more than one finish"
                               : NULL;
  if (*why)
    return PLAY_WRONG;
  if (!heard->is_error) {
    *why = !zh_str_is(text, uncut)                        ? "another text"
           : !zh_str_is(zh_buf_str(&heard->calls), calls) ? "other calls"
           : heard->finishes != on->uncut_finishes        ? "no finish"
                                                          : NULL;
    return *why ? PLAY_WRONG : PLAY_EQUAL;
  }
  *why = !zh_str_starts(uncut, text) ? "shown what nobody said"
         : !zh_str_starts(calls, zh_buf_str(&heard->calls))
             ? "shown calls that nobody made"
         : !zh_json_same(zh_buf_str(&heard->partial), zh_buf_str(&heard->text))
             ? "the partial text is not what was shown"
             : NULL;
  return *why ? PLAY_WRONG : PLAY_ERROR;
}

/* --- a line -------------------------------------------------------------- */

static void play_find_ends(play *on) {
  size_t room = 1024;
  on->end_count = 0;
  on->ends = realloc(on->ends, room * sizeof *on->ends);
  for (size_t i = 1; on->ends && i + 1 < on->body.len; i++) {
    char before = on->body.ptr[i - 1];
    bool is_end = on->body.ptr[i] == '\n' &&
                  (before == '\n' ||
                   (before == '\r' && i > 1 && on->body.ptr[i - 2] == '\n'));
    if (!is_end)
      continue;
    if (on->end_count == room)
      on->ends = realloc(on->ends, (room *= 2) * sizeof *on->ends);
    if (on->ends)
      on->ends[on->end_count++] = i + 1;
  }
  if (!on->ends)
    play_die("out of memory");
}

/* The answer as the app would have it. */
static bool play_uncut(play *on) {
  const char *harm = on->harm;
  on->cut = on->body.len;
  on->harm = NULL;
  play_call(on, "error");
  on->harm = harm;
  play_decode(&on->uncut, &on->heard.text);
  zh_buf_clear(&on->uncut_calls);
  zh_buf_put(&on->uncut_calls, zh_buf_str(&on->heard.calls));
  on->uncut_finishes = on->heard.finishes;
  // What is put together here has calls in OpenAI's form only.
  return !on->heard.is_error && on->heard.roles < 2 && on->heard.ids == 0 &&
         (on->uncut_calls.len == 0 || on->second == &zh_dialect_openai_chat);
}

typedef struct play_sums {
  size_t of[PLAY_VARIANTS][3];
  size_t plays;
  char wrong[256];
  zh_buf shown;
  zh_buf scratch;
} play_sums;

static void play_show(play *on, play_sums *sums, play_verdict verdict) {
  zh_buf_printf(&sums->shown,
                "%s{\"cut\":%zu,\"variant\":\"%s\",\"ok\":%s,"
                "\"partial\":\"",
                sums->shown.len ? "," : "", on->cut,
                answer_variants[on->variant].name,
                verdict == PLAY_EQUAL ? "true" : "false");
  zh_buf_put(&sums->shown, zh_buf_str(&on->heard.partial));
  zh_buf_puts(&sums->shown, "\",\"chunks\":");
  zh_buf_put(&sums->shown,
             on->heard.chunks.len ? zh_buf_str(&on->heard.chunks) : ZH_S("["));
  zh_buf_puts(&sums->shown, "],\"route\":");
  zh_buf_put(&sums->shown,
             on->heard.route.len ? zh_buf_str(&on->heard.route) : ZH_S("null"));
  zh_buf_puts(&sums->shown, "}");
}

static void play_one(play *on, const char *mode, play_sums *sums) {
  const char *why;
  on->harm_at = (on->cut + on->variant) % 3;
  play_call(on, mode);
  // A stream that says it is over in each record is not known to be cut.
  if (on->is_void || (on->harm && !on->heard.is_harmed) ||
      (on->starts == 1 && !on->heard.is_error))
    return;
  play_verdict verdict = play_judge(on, &sums->scratch, &why);
  sums->plays++;
  sums->of[on->variant][verdict]++;
  if (verdict == PLAY_WRONG && !sums->wrong[0])
    snprintf(sums->wrong, sizeof sums->wrong, "cut at %zu, %s: %s", on->cut,
             answer_variants[on->variant].name, why);
  if (on->show && sums->plays % on->show == 0)
    play_show(on, sums, verdict);
}

static void play_print(const play *on, const play_sums *sums, bool can_play) {
  zh_writer w;
  zh_buf out;
  zh_buf_init(&out, PLAY_MAX);
  zh_writer_init(&w, &out, NULL, NULL);
  zh_write_object(&w);
  zh_put_bool(&w, "played", can_play);
  zh_put_int(&w, "records", (int64_t)on->end_count);
  zh_put_int(&w, "plays", (int64_t)sums->plays);
  zh_put_str(&w, "uncut", zh_buf_str(&on->uncut));
  zh_write_key(&w, "by");
  zh_write_object(&w);
  for (size_t i = 0; i < answer_variant_count; i++) {
    zh_write_key(&w, answer_variants[i].name);
    zh_write_array(&w);
    for (size_t j = 0; j < 3; j++)
      zh_write_int(&w, (int64_t)sums->of[i][j]);
    zh_write_end(&w);
  }
  zh_write_end(&w);
  zh_put_str(&w, "wrong", zh_str_of(sums->wrong));
  zh_write_key(&w, "shown");
  zh_buf_putc(&out, '[');
  zh_buf_put(&out, zh_buf_str(&sums->shown));
  zh_buf_puts(&out, "]}");
  fwrite(out.ptr, 1, out.len, stdout);
  putchar('\n');
  fflush(stdout);
  zh_buf_deinit(&out);
}

static void play_line(play *on, const zh_json *json, zh_arena *arena) {
  play_sums sums = {0};
  int64_t stride = 1, show = 0;
  zh_str provider = zh_json_str(json, zh_json_get(json, 0, "provider"), arena);
  zh_str mode = zh_json_str(json, zh_json_get(json, 0, "mode"), arena);
  zh_str harm = zh_json_str(json, zh_json_get(json, 0, "harm"), arena);
  bool prefill = zh_json_bool(json, zh_json_get(json, 0, "prefill")) == 1;
  bool restarts = strcmp(mode.ptr, "restart") == 0;
  on->body = zh_json_str(json, zh_json_get(json, 0, "body"), arena);
  on->provider = zh_provider_find(provider);
  on->second =
      zh_dialect_find(zh_json_str(json, zh_json_get(json, 0, "second"), arena));
  on->harm = harm.len ? harm.ptr : NULL;
  zh_json_int(json, zh_json_get(json, 0, "stride"), &stride);
  zh_json_int(json, zh_json_get(json, 0, "show"), &show);
  on->show = (size_t)show;
  if (!on->provider || !on->second)
    play_die("unknown provider or dialect");
  if (restarts)
    on->second = on->provider->dialect;
  zh_buf_init(&sums.shown, PLAY_MAX);
  zh_buf_init(&sums.scratch, PLAY_MAX);
  play_find_ends(on);
  on->prefill = prefill;
  bool can_play = play_uncut(on);
  for (size_t i = 0; can_play && i < on->end_count; i += (size_t)stride)
    for (on->variant = 0; on->variant < (restarts ? 1 : answer_variant_count);
         on->variant++) {
      on->cut = on->ends[i];
      play_one(on, mode.ptr, &sums);
      if (!on->is_told) // all variants are the same then
        break;
    }
  play_print(on, &sums, can_play);
  zh_buf_deinit(&sums.shown);
  zh_buf_deinit(&sums.scratch);
}

int main(void) {
  static play on;
  char *line = NULL;
  size_t room = 0;
  zh_error err;
  zh_error_init(&err);
  on.now = 1000 * ZH_MS;
  on.clock = (zh_clock){play_now, play_unix, play_random, &on};
  on.transport = (zh_transport){play_start, play_cancel};
  zh_buf *const bufs[] = {&on.heard.text,   &on.heard.calls, &on.heard.partial,
                          &on.heard.chunks, &on.heard.id,    &on.heard.route,
                          &on.uncut,        &on.uncut_calls};
  for (size_t i = 0; i < ZH_COUNT(bufs); i++)
    zh_buf_init(bufs[i], PLAY_MAX);
  if (zh_sink_new(play_wake, &on, &on.sink, &err) != ZH_OK ||
      zh_reactor_init(&on.reactor, &on.clock, &err) != ZH_OK)
    play_die(err.message);
  zh_transport *script = on.reactor.script;
  on.reactor.script = &on.transport;
  for (ssize_t len; (len = getline(&line, &room, stdin)) > 0;) {
    zh_nodes nodes = {0};
    zh_arena arena = {0};
    zh_json json;
    if (zh_json_parse((zh_str){line, (size_t)len}, &nodes, &json, &err) !=
        ZH_OK)
      play_die(err.message);
    play_line(&on, &json, &arena);
    zh_nodes_deinit(&nodes);
    zh_arena_deinit(&arena);
  }
  on.reactor.script = script;
  zh_reactor_deinit(&on.reactor);
  zh_sink_free(on.sink);
  for (size_t i = 0; i < ZH_COUNT(bufs); i++)
    zh_buf_deinit(bufs[i]);
  free(on.ends);
  free(line);
  return 0;
}
