/* SPDX-License-Identifier: Apache-2.0 */
#include "net/script.h"

#include "base/error.h"
#include "base/limits.h"

#include <stdio.h>

typedef struct script_plan {
  int64_t status;
  int64_t delay_ms;
  int64_t chunk_delay_ms;
  int64_t cut_after; /* -1: never                                           */
  int64_t stall_after;
  int64_t malformed_after;
  bool refuse;
} script_plan;

typedef struct script_transfer {
  zh_loop *loop;
  zh_arena arena;
  zh_nodes nodes; /* of a built-in script                                   */
  const zh_net_handler *handler;
  void *user;
  zh_timer timer;
  zh_buf head;
  zh_mock_reply reply;
  script_plan plan;
  size_t next; /* piece to send                                         */
  bool head_told;
  bool telling; /* a handler runs: cancel only marks                     */
  bool dead;
} script_transfer;

typedef struct script_transport {
  zh_transport base;
  zh_loop *loop;
} script_transport;

/* What mock/NAME does when the config has no script for it. */
static const struct {
  const char *suffix;
  const char *script;
} script_built_in[] = {
    {"-tools", "{\"tool_calls\":[{\"name\":\"get_weather\","
               "\"arguments\":{\"city\":\"Paris\"}}]}"},
    {"-429", "{\"status\":429,\"message\":\"slow down\"}"},
    {"-500", "{\"status\":500,\"message\":\"something broke\"}"},
    {"-refused", "{\"refuse\":true}"},
    {"-cut", "{\"cut_after\":4,\"chunk_delay_ms\":5}"},
    {"-stall", "{\"stall_after\":4}"},
    {"-slow", "{\"delay_ms\":300,\"chunk_delay_ms\":100}"},
    {"-malformed", "{\"malformed_after\":4}"},
    {"", "{}"},
};

static const struct {
  const char *name;
  zh_json_type type; /* ZH_JSON_TRUE stands for a boolean                   */
} script_members[] = {
    {"dialect", ZH_JSON_STRING},
    {"text", ZH_JSON_STRING},
    {"tool_calls", ZH_JSON_ARRAY},
    {"status", ZH_JSON_NUMBER},
    {"message", ZH_JSON_STRING},
    {"headers", ZH_JSON_OBJECT},
    {"body", ZH_JSON_STRING},
    {"chunks", ZH_JSON_ARRAY},
    {"delay_ms", ZH_JSON_NUMBER},
    {"chunk_delay_ms", ZH_JSON_NUMBER},
    {"echo", ZH_JSON_TRUE},
    {"refuse", ZH_JSON_TRUE},
    {"cut_after", ZH_JSON_NUMBER},
    {"stall_after", ZH_JSON_NUMBER},
    {"malformed_after", ZH_JSON_NUMBER},
};

/* --- reading a script --- */

static int64_t script_int(const zh_json *json, uint32_t at, const char *name,
                          int64_t otherwise) {
  int64_t value;

  return zh_json_int(json, zh_json_get(json, at, name), &value) ? value
                                                                : otherwise;
}

static script_plan script_read_plan(const zh_json *json, uint32_t at) {
  return (script_plan){
      .status = script_int(json, at, "status", 200),
      .delay_ms = script_int(json, at, "delay_ms", 0),
      .chunk_delay_ms = script_int(json, at, "chunk_delay_ms", 0),
      .cut_after = script_int(json, at, "cut_after", -1),
      .stall_after = script_int(json, at, "stall_after", -1),
      .malformed_after = script_int(json, at, "malformed_after", -1),
      .refuse = zh_json_bool(json, zh_json_get(json, at, "refuse")) == 1,
  };
}

static zh_status script_add_piece(script_transfer *t, const zh_json *json,
                                  uint32_t at) {
  zh_str text = zh_json_str(json, at, &t->arena);
  void *ends = t->reply.ends;
  size_t *end = zh_arena_push(&t->arena, &ends, &t->reply.count, sizeof *end);

  t->reply.ends = ends;
  if (!text.ptr || !end)
    return ZH_NO_MEMORY;
  zh_buf_put(&t->reply.body, text);
  *end = t->reply.body.len;
  return t->reply.body.status;
}

/* The request's body is the text. */
static zh_status script_echo(script_transfer *t, const zh_net_request *request,
                             zh_mock *mock) {
  zh_buf text;
  size_t from = 0;

  zh_buf_init(&text, ZH_MAX_REQUEST);
  for (size_t i = 0; i <= request->splice_count; i++) {
    bool is_last = i == request->splice_count;
    size_t to = is_last ? request->body.len : request->splices[i].at;
    zh_json_escape(&text, (zh_str){request->body.ptr + from, to - from});
    if (!is_last)
      zh_json_escape(&text, request->splices[i].text);
    from = to;
  }
  mock->text = zh_buf_str(&text);
  zh_status st = text.status == ZH_OK ? zh_mock_write(request->dialect, mock,
                                                      &t->arena, &t->reply)
                                      : text.status;
  zh_buf_deinit(&text);
  return st;
}

static zh_status script_encode(script_transfer *t, const zh_json *json,
                               uint32_t at, const zh_net_request *request) {
  uint32_t call =
      zh_json_first(json, zh_json_has(json, zh_json_get(json, at, "tool_calls"),
                                      ZH_JSON_ARRAY)
                              ? zh_json_get(json, at, "tool_calls")
                              : at);
  zh_mock mock = {.model = request->model,
                  .text = zh_json_text(json, zh_json_get(json, at, "text")),
                  .message = ZH_S("scripted failure"),
                  .status = (int)t->plan.status,
                  .stream = request->stream};

  if (zh_json_get(json, at, "tool_calls") && call) {
    mock.tool_name = zh_json_text(json, zh_json_get(json, call, "name"));
    uint32_t arguments = zh_json_get(json, call, "arguments");
    mock.arguments = arguments ? zh_json_raw(json, arguments) : ZH_S("{}");
  }
  if (zh_json_get(json, at, "message"))
    mock.message =
        zh_json_str(json, zh_json_get(json, at, "message"), &t->arena);
  bool echoes = zh_json_bool(json, zh_json_get(json, at, "echo")) == 1;
  if (echoes)
    return script_echo(t, request, &mock);
  if (!zh_json_get(json, at, "text") && !mock.tool_name.len)
    mock.text = ZH_S("This answer was scripted: it came from no network and "
                     "passed through the same parser as real traffic.");
  return zh_mock_write(request->dialect, &mock, &t->arena, &t->reply);
}

static zh_status script_read_body(script_transfer *t, const zh_json *json,
                                  uint32_t at, const zh_net_request *request) {
  uint32_t body = zh_json_get(json, at, "body");
  uint32_t chunks = zh_json_get(json, at, "chunks");
  zh_status st = ZH_OK;

  if (!body && !chunks)
    return script_encode(t, json, at, request);
  t->reply.content_type = request->stream && t->plan.status < 400
                              ? "text/event-stream"
                              : "application/json";
  if (body)
    return script_add_piece(t, json, body);
  for (uint32_t i = zh_json_first(json, chunks); i && st == ZH_OK;
       i = zh_json_next(json, chunks, i))
    st = script_add_piece(t, json, i);
  return st;
}

static zh_status script_read_head(script_transfer *t, const zh_json *json,
                                  uint32_t at) {
  uint32_t headers = zh_json_get(json, at, "headers");

  zh_buf_printf(&t->head, "Content-Type: %s\r\n", t->reply.content_type);
  for (uint32_t key = headers ? zh_json_first(json, headers) : 0; key;
       key = zh_json_next(json, headers, key)) {
    zh_str name = zh_json_str(json, key, &t->arena);
    zh_str value = zh_json_str(json, key + 1, &t->arena);
    if (!name.ptr || !value.ptr)
      return ZH_NO_MEMORY;
    zh_buf_printf(&t->head, "%s: %s\r\n", name.ptr, value.ptr);
  }
  return t->head.status;
}

static zh_status script_find_built_in(script_transfer *t, zh_str model,
                                      zh_json *out) {
  size_t i = 0;

  for (; script_built_in[i].suffix[0]; i++) {
    zh_str suffix = zh_str_of(script_built_in[i].suffix);
    if (model.len >= suffix.len &&
        zh_str_is(zh_str_cut(model, model.len - suffix.len), suffix))
      break;
  }
  return zh_json_parse(zh_str_of(script_built_in[i].script), &t->nodes, out,
                       NULL);
}

static zh_status script_read(script_transfer *t,
                             const zh_net_request *request) {
  zh_json own;
  const zh_json *json = request->script;
  uint32_t at = request->script_at;
  zh_status st = ZH_OK;

  if (!json || !json->count) {
    st = script_find_built_in(t, request->model, &own);
    json = &own;
    at = 0;
  }
  if (st != ZH_OK)
    return st;
  t->plan = script_read_plan(json, at);
  if ((st = script_read_body(t, json, at, request)) != ZH_OK)
    return st;
  return script_read_head(t, json, at);
}

/* --- playing it --- */

static void script_free_transfer(script_transfer *t) {
  zh_timer_clear(&t->loop->timers, &t->timer);
  zh_buf_deinit(&t->head);
  zh_buf_deinit(&t->reply.body);
  zh_nodes_deinit(&t->nodes);
  zh_arena_deinit(&t->arena);
  zh_free(t);
}

static void script_later(script_transfer *t, int64_t ms) {
  zh_timer_set(&t->loop->timers, &t->timer, zh_loop_now(t->loop) + ms * ZH_MS);
}

static void script_end(script_transfer *t, zh_status status,
                       const char *message) {
  zh_net_end end = {.status = status, .connected = t->head_told};

  snprintf(end.message, sizeof end.message, "%s", message);
  t->dead = true;
  t->handler->on_end(t->user, &end);
}

static void script_send(script_transfer *t) {
  size_t from = t->next ? t->reply.ends[t->next - 1] : 0;
  size_t to = t->reply.ends[t->next++];

  if (t->plan.malformed_after == (int64_t)t->next - 1)
    t->handler->on_body(t->user, ZH_S("data: {\"oops\":\n\n"));
  if (!t->dead)
    t->handler->on_body(t->user, (zh_str){t->reply.body.ptr + from, to - from});
}

static void script_play(script_transfer *t) {
  if (t->plan.refuse) {
    script_end(t, ZH_CONNECT, "connection refused by script");
    return;
  }
  if (!t->head_told) {
    t->head_told = true;
    t->handler->on_head(t->user, (int)t->plan.status, zh_buf_str(&t->head));
    if (!t->dead)
      script_later(t, t->plan.chunk_delay_ms);
    return;
  }
  if (t->plan.cut_after == (int64_t)t->next) {
    script_end(t, ZH_TRUNCATED, "connection cut by script");
    return;
  }
  if (t->plan.stall_after == (int64_t)t->next)
    return;
  if (t->next == t->reply.count) {
    script_end(t, ZH_OK, "");
    return;
  }
  script_send(t);
  if (!t->dead)
    script_later(t, t->next == t->reply.count ? 0 : t->plan.chunk_delay_ms);
}

static void script_fire(zh_timer *timer) {
  script_transfer *t = timer->user;

  t->telling = true;
  script_play(t);
  t->telling = false;
  if (t->dead)
    script_free_transfer(t);
}

static void script_cancel(zh_transport *transport, zh_transfer *transfer) {
  script_transfer *t = (script_transfer *)transfer;

  (void)transport;
  t->dead = true;
  zh_timer_clear(&t->loop->timers, &t->timer);
  if (!t->telling)
    script_free_transfer(t);
}

static zh_status script_start(zh_transport *transport,
                              const zh_net_request *request,
                              const zh_net_handler *handler, void *user,
                              zh_transfer **out, zh_error *err) {
  script_transfer *t = zh_alloc_zero(sizeof *t);

  *out = NULL;
  if (!t)
    return zh_error_memory(err);
  t->loop = ((script_transport *)transport)->loop;
  t->handler = handler;
  t->user = user;
  t->timer.fire = script_fire;
  t->timer.user = t;
  zh_buf_init(&t->head, ZH_MAX_HEADERS);
  zh_buf_init(&t->reply.body, ZH_MAX_REPLY);
  zh_status st = script_read(t, request);
  if (st != ZH_OK) {
    script_free_transfer(t);
    return zh_error_set(err, st, "the script cannot be played");
  }
  script_later(t, t->plan.delay_ms);
  *out = (zh_transfer *)t;
  return ZH_OK;
}

static bool script_type_fits(const zh_json *json, uint32_t at,
                             zh_json_type want) {
  zh_json_type type = zh_json_type_of(json, at);

  return type == want || (want == ZH_JSON_TRUE && type == ZH_JSON_FALSE);
}

/* --- public --- */

zh_status zh_script_check(const zh_json *json, uint32_t at, const char *path,
                          zh_error *err) {
  if (!zh_json_has(json, at, ZH_JSON_OBJECT))
    return zh_error_field(err, ZH_CONFIG, path, "%s: expected an object", path);
  for (uint32_t key = zh_json_first(json, at); key;
       key = zh_json_next(json, at, key)) {
    size_t i = 0;
    while (i < ZH_COUNT(script_members) &&
           !zh_json_eq(json, key, script_members[i].name))
      i++;
    zh_str name = zh_json_text(json, key);
    if (i == ZH_COUNT(script_members))
      return zh_error_field(err, ZH_CONFIG, path,
                            "%s.%.*s: no such member of a script", path,
                            (int)name.len, name.ptr);
    if (!script_type_fits(json, key + 1, script_members[i].type))
      return zh_error_field(err, ZH_CONFIG, path, "%s.%.*s: wrong type", path,
                            (int)name.len, name.ptr);
  }
  return ZH_OK;
}

zh_status zh_script_new(zh_loop *loop, zh_transport **out, zh_error *err) {
  script_transport *transport = zh_alloc_zero(sizeof *transport);

  *out = NULL;
  if (!transport)
    return zh_error_memory(err);
  transport->base = (zh_transport){script_start, script_cancel};
  transport->loop = loop;
  *out = &transport->base;
  return ZH_OK;
}

void zh_script_free(zh_transport *transport) {
  zh_free(transport);
}
