/* SPDX-License-Identifier: Apache-2.0 */
/* events.c -- from the core's sink to JavaScript: one wake and one call of
 * dispatch for all events that wait. */
#include "native.h"

/* What is being filled. */
typedef struct events_batch {
  napi_env env;
  napi_value dispatch;
  napi_value payloads;
  uint32_t *marks;
  uint32_t count;
} events_batch;

static bool events_begin(events_batch *batch) {
  batch->count = 0;
  return native_ok(batch->env, napi_create_array(batch->env, &batch->payloads));
}

/* Passes on what there is. */
static bool events_flush(events_batch *batch) {
  napi_value undefined, argv[2], result;

  if (batch->count == 0)
    return true;
  argv[0] = batch->payloads;
  return native_ok(batch->env, napi_get_undefined(batch->env, &undefined)) &&
         native_ok(batch->env,
                   napi_create_uint32(batch->env, batch->count, &argv[1])) &&
         native_ok(batch->env,
                   napi_call_function(batch->env, undefined, batch->dispatch, 2,
                                      argv, &result)) &&
         events_begin(batch);
}

static bool events_push(events_batch *batch, const native_call *call,
                        native_kind kind, napi_value payload) {
  uint32_t at = batch->count++;

  batch->marks[2 * at] = call->slot;
  batch->marks[2 * at + 1] = (uint32_t)kind;
  return native_put(batch->env, batch->payloads, at, payload) &&
         (batch->count < NATIVE_BATCH || events_flush(batch));
}

/* --- chunks ------------------------------------------------------------- */

static bool events_push_node(events_batch *batch, const native_call *call,
                             native_kind kind, zh_str text,
                             const zh_node *node) {
  const char *start = text.ptr + node->off;
  napi_value string;
  napi_status status =
      node->flags & ZH_NODE_NON_ASCII
          ? napi_create_string_utf8(batch->env, start, node->len, &string)
          : napi_create_string_latin1(batch->env, start, node->len, &string);

  return native_ok(batch->env, status) &&
         events_push(batch, call, kind, string);
}

static bool events_push_shape(events_batch *batch, const native_call *call,
                              const zh_json *chunk) {
  const native_shape *shape = &call->shape;
  zh_str extra = {NULL, 0};
  napi_value payload;

  if (shape->extra_varies)
    extra = native_shape_key(chunk, shape->extra_at);
  return native_ok(batch->env, napi_create_array(batch->env, &payload)) &&
         native_put_string(batch->env, payload, 0, chunk->text) &&
         native_put_string(batch->env, payload, 1,
                           native_shape_key(chunk, shape->content_at)) &&
         native_put_string(batch->env, payload, 2, extra) &&
         events_push(batch, call, NATIVE_SHAPE, payload);
}

static bool events_push_text(events_batch *batch, const native_call *call,
                             zh_str text) {
  napi_value string;

  return native_make_string(batch->env, text, &string) &&
         events_push(batch, call, NATIVE_CHUNK, string);
}

static bool events_chunk(events_batch *batch, native_call *call,
                         const zh_json *chunk) {
  const zh_node *content, *extra;
  native_kind kind;

  if (!native_shape_match(&call->shape, chunk, &content, &extra))
    return native_shape_learn(&call->shape, chunk)
               ? events_push_shape(batch, call, chunk)
               : events_push_text(batch, call, chunk->text);
  kind = content->flags & ZH_NODE_ESCAPED ? NATIVE_ESCAPED : NATIVE_TEXT;
  return (extra == NULL ||
          events_push_node(batch, call, NATIVE_EXTRA, chunk->text, extra)) &&
         events_push_node(batch, call, kind, chunk->text, content);
}

/* --- the other events --------------------------------------------------- */

static zh_str events_json(const zh_event *event) {
  return event->data.count != 0 ? event->data.text : (zh_str){NULL, 0};
}

/* Puts texts at from, from + 1, ... */
static bool events_put_all(events_batch *batch, napi_value array, uint32_t from,
                           const zh_str *texts, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (!native_put_string(batch->env, array, from + i, texts[i]))
      return false;
  return true;
}

/* Bytes of a plain request. */
static bool events_make_bytes(events_batch *batch, zh_str bytes,
                              napi_value *out) {
  return native_ok(batch->env, napi_create_buffer_copy(batch->env, bytes.len,
                                                       bytes.ptr, NULL, out));
}

static bool events_plain(events_batch *batch, const native_call *call,
                         const zh_event *event) {
  zh_str name = event->text.len ? event->text : (zh_str){NULL, 0};
  napi_value payload;

  if (event->data.count == 0)
    return events_make_bytes(batch, event->text, &payload) &&
           events_push(batch, call, NATIVE_BYTES, payload);
  return native_ok(batch->env, napi_create_array(batch->env, &payload)) &&
         native_put_string(batch->env, payload, 0, event->data.text) &&
         native_put_string(batch->env, payload, 1, name) &&
         events_push(batch, call, NATIVE_EVENT, payload);
}

static bool events_put_bytes(events_batch *batch, const native_call *call,
                             const zh_event *event, napi_value payload) {
  napi_value bytes;

  if (!call->plain || event->type != ZH_EVENT_REPLY || event->data.count != 0)
    return true;
  return events_make_bytes(batch, event->text, &bytes) &&
         native_put(batch->env, payload, 5, bytes);
}

static bool events_head(events_batch *batch, const native_call *call,
                        const zh_event *event) {
  zh_str texts[] = {event->headers, event->request_id, event->route,
                    events_json(event), event->text};
  bool reply = event->type == ZH_EVENT_REPLY;
  napi_value payload;

  return native_ok(batch->env, napi_create_array(batch->env, &payload)) &&
         native_put_int(batch->env, payload, 0, event->http_status) &&
         events_put_all(batch, payload, 1, texts, reply ? 5 : 2) &&
         events_put_bytes(batch, call, event, payload) &&
         events_push(batch, call, reply ? NATIVE_REPLY : NATIVE_OPEN, payload);
}

static bool events_done(events_batch *batch, const native_call *call,
                        const zh_event *event) {
  napi_value route;

  return native_make_string(batch->env, event->route, &route) &&
         events_push(batch, call, NATIVE_DONE, route);
}

static bool events_error(events_batch *batch, const native_call *call,
                         const zh_event *event) {
  zh_str texts[] = {events_json(event), event->text,  event->headers,
                    event->request_id,  event->route, event->partial};
  napi_value payload;

  return native_make_error(batch->env, event->error, &payload) &&
         events_put_all(batch, payload, 7, texts, 6) &&
         native_put_int(batch->env, payload, 13, event->http_status) &&
         events_push(batch, call, NATIVE_ERROR, payload);
}

/* --- the batch ---------------------------------------------------------- */

/* A call's last event frees its slot, passed on or not. */
static bool events_add(events_batch *batch, native_env *native,
                       const zh_event *event) {
  native_call *call = zh_call_user(event->call);
  bool ok;

  if (call == NULL)
    return true;
  switch (event->type) {
  case ZH_EVENT_CHUNK:
    return call->plain ? events_plain(batch, call, event)
                       : events_chunk(batch, call, &event->data);
  case ZH_EVENT_OPEN:
    return events_head(batch, call, event);
  case ZH_EVENT_REPLY:
    ok = events_head(batch, call, event);
    break;
  case ZH_EVENT_DONE:
    ok = events_done(batch, call, event);
    break;
  case ZH_EVENT_ERROR:
  default:
    ok = events_error(batch, call, event);
    break;
  }
  return native_call_drop(batch->env, native, call) && ok;
}

/* Takes all events; every one is freed, whatever happens. */
static bool events_fill(events_batch *batch, native_env *native) {
  zh_event *event = zh_sink_drain(native->sink);
  bool ok = true;

  while (event != NULL) {
    zh_event *next = event->next;

    if (ok)
      ok = events_add(batch, native, event);
    zh_event_free(event);
    event = next;
  }
  return ok;
}

/* An exception in dispatch is a defect of ours; it ends the process as any
 * uncaught one does. */
static void events_report(napi_env env) {
  napi_value exception;

  if (napi_get_and_clear_last_exception(env, &exception) == napi_ok)
    (void)napi_fatal_exception(env, exception);
}

/* Where slots and kinds go; NULL with an exception. */
static uint32_t *events_marks(napi_env env, const native_env *native) {
  napi_value buffer;
  void *data = NULL;
  size_t len = 0;

  if (!native_ok(env, napi_get_reference_value(env, native->marks, &buffer)) ||
      !native_ok(env, napi_get_arraybuffer_info(env, buffer, &data, &len)))
    return NULL;
  if (len >= 2 * NATIVE_BATCH * sizeof(uint32_t))
    return data;
  (void)native_ok(env, napi_throw_error(env, NULL, "marks are too small"));
  return NULL;
}

/* Runs on the environment's thread after a wake. */
static void events_drain(napi_env env, napi_value dispatch, void *context,
                         void *data) {
  native_env *native = context;
  events_batch batch = {.env = env, .dispatch = dispatch};

  (void)data;
  if (env == NULL || native->sink == NULL)
    return;
  batch.marks = events_marks(env, native);
  if (batch.marks == NULL || !events_begin(&batch) ||
      !events_fill(&batch, native) || !events_flush(&batch))
    events_report(env);
}

/* Runs on the core's I/O thread. */
static void events_wake(void *user) {
  native_env *native = user;

  /* Only fails while the environment ends, when nobody reads any more. */
  (void)napi_call_threadsafe_function(native->wake, NULL,
                                      napi_tsfn_nonblocking);
}

/* --- opening and closing ------------------------------------------------ */

static void events_cleanup(void *data) {
  native_events_close(data);
}

static bool events_make_sink(napi_env env, native_env *native) {
  zh_error err = {0};

  if (zh_sink_new(events_wake, native, &native->sink, &err) == ZH_OK)
    return true;
  return native_ok(env, napi_throw_error(env, NULL, err.message)) && false;
}

bool native_events_open(napi_env env, native_env *native, napi_value dispatch,
                        napi_value marks) {
  napi_value name;

  if (native->sink != NULL)
    return true;
  /* The hook comes last: hooks run backwards, so the sink is detached before
   * Node closes the wake function. */
  return native_make_string(env, native_str("zerohop"), &name) &&
         native_ok(env, napi_create_reference(env, marks, 1, &native->marks)) &&
         native_ok(env, napi_create_threadsafe_function(
                            env, dispatch, NULL, name, 0, 1, NULL, NULL, native,
                            events_drain, &native->wake)) &&
         native_ok(env, napi_unref_threadsafe_function(env, native->wake)) &&
         events_make_sink(env, native) &&
         native_ok(env, napi_add_env_cleanup_hook(env, events_cleanup, native));
}

void native_events_close(native_env *native) {
  if (native->sink == NULL)
    return;
  zh_sink_free(native->sink);
  native->sink = NULL;
  for (uint32_t i = 0; i < native->slot_count; i++)
    if (native->slots[i].call != NULL)
      (void)native_call_drop(NULL, native, native->slots[i].call);
}
