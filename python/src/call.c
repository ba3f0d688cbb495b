/* SPDX-License-Identifier: Apache-2.0 */
/* The life of a call: sinks, submitting, taking events, results. */

#include "plan.h"
#include "request.h"

/* How long a thread waits before it looks for signals that another thread
 * received; those it receives itself end the wait at once. */
enum { CALL_SLICE_MS = 50 };

/* --- sinks of sync calls --- */

static zh_sink *call_sink_take(State *state, zh_error *err) {
  if (state->idle_count > 0)
    return state->idle[--state->idle_count];
  zh_sink *sink = NULL;
  zh_sink_new(NULL, NULL, &sink, err);
  return sink;
}

/* Events of the call that used it may still come: they have no user then and
 * are dropped by whoever drains next. */
static void call_sink_give(State *state, zh_sink *sink) {
  size_t room = sizeof state->idle / sizeof state->idle[0];
  if ((size_t)state->idle_count < room)
    state->idle[state->idle_count++] = sink;
  else
    zh_sink_free(sink);
}

void call_forget_sinks(State *state) {
  while (state->idle_count > 0)
    zh_sink_free(state->idle[--state->idle_count]);
}

/* --- start and end --- */

static Call *call_new(Client *client, const Request *request) {
  Call *call = PyMem_Calloc(1, sizeof *call);
  if (!call) {
    PyErr_NoMemory();
    return NULL;
  }
  call->state = client->state;
  call->client = (Client *)Py_NewRef((PyObject *)client);
  call->next = client->calls;
  if (call->next)
    call->next->prev = call;
  client->calls = call;
  call->last = &call->first;
  call->generation = client->state->generation;
  call->stream = request->stream;
  call->raw = request->raw || (request->plain && !request->plan);
  return call;
}

/* Tells what the core has to say about the models that are used. */
static bool call_warn(void) {
  const char *text = zh_notice_next();
  if (!text)
    return true;
  PyObject *module = PyImport_ImportModule("zerohop._notices");
  PyObject *done = NULL;
  for (; module && text; text = done ? zh_notice_next() : NULL) {
    Py_XDECREF(done);
    done = PyObject_CallMethod(module, "tell", "s", text);
  }
  Py_XDECREF(module);
  Py_XDECREF(done);
  return done != NULL;
}

Call *call_start(Client *client, Request *request, PyObject *loop_sink,
                 zh_sink *sink) {
  zh_error err = {0};
  Call *call = call_new(client, request);
  if (!call)
    return NULL;
  call->loop_sink = Py_XNewRef(loop_sink);
  call->plain = request->plain != NULL;
  call->plan = Py_XNewRef(request->plan);
  if (!sink)
    sink = call->sink = call_sink_take(client->state, &err);
  zh_status st = sink ? ZH_OK : err.status;
  if (st == ZH_OK) {
    zh_router *router = router_core(client->router);
    zh_str body = {request->body.data, request->body.len};
    zh_call *core;
    const zh_request *plain = request->plain;
    const zh_call_options *options = &request->options;
    Py_BEGIN_ALLOW_THREADS;
    st =
        plain
            ? zh_router_request(router, plain, options, sink, call, &core, &err)
            : zh_router_submit(router, body, options, sink, call, &core, &err);
    Py_END_ALLOW_THREADS;
    call->core = core;
  }
  if (st == ZH_OK) {
    if (client->closed) /* by another thread, meanwhile */
      zh_call_cancel(call->core);
    if (call_warn())
      return call;
    call_free(call); /* warnings are errors here */
    return NULL;
  }
  errors_raise(client->state, (PyObject *)client, &err);
  call_free(call);
  return NULL;
}

static void call_drop_events(Call *call) {
  while (call->first) {
    zh_event *event = call->first;
    call->first = event->next;
    zh_event_free(event);
  }
  call->last = &call->first;
}

void call_close(Call *call) {
  call->ended = true;
  if (call->generation != call->state->generation) {
    /* Made before a fork: the core leaves what the parent owns alone, and
     * closes our copies of the sink's descriptors. */
    zh_sink_free(call->sink);
    call->core = NULL;
    call->sink = NULL;
    call->first = NULL;
    call->last = &call->first;
    return;
  }
  if (call->core)
    zh_call_free(call->core);
  call->core = NULL;
  call_drop_events(call);
  if (call->sink)
    call_sink_give(call->state, call->sink);
  call->sink = NULL;
}

static void call_unlink(Call *call) {
  if (call->prev)
    call->prev->next = call->next;
  else
    call->client->calls = call->next;
  if (call->next)
    call->next->prev = call->prev;
}

void call_cancel_all(Client *client) {
  for (Call *call = client->calls; call; call = call->next)
    if (call->core)
      zh_call_cancel(call->core);
}

void call_free(Call *call) {
  call_close(call);
  call_unlink(call);
  Py_XDECREF((PyObject *)call->waiter);
  Py_XDECREF(call->loop_sink);
  Py_XDECREF(call->plan);
  Py_DECREF((PyObject *)call->client);
  PyMem_Free(call);
}

/* --- events --- */

zh_event *call_take(Call *call) {
  zh_event *event = call->first;
  if (!event)
    return NULL;
  call->first = event->next;
  if (!call->first)
    call->last = &call->first;
  event->next = NULL;
  return event;
}

/* First all events, then the tasks: what one does may bring more events, or
 * end another's call. */
bool call_dispatch(zh_sink *sink) {
  PauseQueue woken = {NULL, NULL};
  for (zh_event *event = zh_sink_drain(sink), *next; event; event = next) {
    next = event->next;
    event->next = NULL;
    Call *call = zh_call_user(event->call);
    if (!call) {
      zh_event_free(event);
      continue;
    }
    *call->last = event;
    call->last = &event->next;
    Pause *waiter = call->waiter;
    call->waiter = NULL;
    if (waiter)
      pause_queue(&woken, waiter);
  }
  return pause_resume_all(&woken);
}

static int call_wait_once(const State *state, zh_sink *sink) {
  bool main =
      !state->main_thread || PyThread_get_thread_ident() == state->main_thread;
  int ready;
  Py_BEGIN_ALLOW_THREADS ready = zh_sink_wait(sink, main ? CALL_SLICE_MS : -1);
  Py_END_ALLOW_THREADS return ready;
}

zh_event *call_wait(Call *call) {
  State *state = call->state;
  while (!call->first) {
    if (!call->sink || call->generation != state->generation) {
      PyErr_SetString(PyExc_RuntimeError,
                      "this call belongs to the parent process");
      return NULL;
    }
    call_dispatch(call->sink);
    if (call->first)
      break;
    if (call_wait_once(state, call->sink) <= 0 && PyErr_CheckSignals() < 0)
      return NULL;
  }
  return call_take(call);
}

/* --- results --- */

bool call_attach(State *state, PyObject *made, const zh_event *event) {
  PyObject *id = Py_NewRef(Py_None);
  if (event->request_id.ptr)
    object_set(&id,
               PyUnicode_DecodeLatin1(event->request_id.ptr,
                                      (Py_ssize_t)event->request_id.len, NULL));
  PyObject *route = errors_route(state, event->route);
  bool good = id && route &&
              build_attach(state, made, state->name._request_id, id) &&
              build_attach(state, made, state->name._route, route);
  Py_XDECREF(route);
  Py_XDECREF(id);
  return good;
}

static PyObject *call_reply(Call *call, const zh_event *event) {
  if (event->data.count == 0) /* not JSON: what came, as the official client */
    return PyUnicode_DecodeUTF8(event->text.ptr, (Py_ssize_t)event->text.len,
                                "replace");
  PyObject *plan = call->plan ? call->plan : call->client->reply_plan;
  PyObject *made = build_model((Plan *)plan, &event->data, NULL);
  if (made && !call_attach(call->state, made, event))
    Py_CLEAR(made);
  return made;
}

PyObject *call_result(Call *call, zh_event *event) {
  PyObject *made = NULL;
  switch (event->type) {
  case ZH_EVENT_REPLY:
    made = call->raw ? reply_make(call->state, event) : call_reply(call, event);
    if (call->raw)
      event = NULL;
    break;
  case ZH_EVENT_ERROR:
    errors_raise_event(call->state, (PyObject *)call->client, event);
    break;
  default:
    PyErr_SetString(PyExc_SystemError, "a stream's event for a plain call");
  }
  zh_event_free(event);
  call_close(call);
  return made;
}

PyObject *call_chunk(Call *call, zh_event *event, BuildCache *cache) {
  PyObject *plan = call->plan ? call->plan : call->client->chunk_plan;
  PyObject *made = call->plain && !call->plan
                       ? plain_chunk(event)
                       : build_model((Plan *)plan, &event->data, cache);
  zh_event_free(event);
  return made;
}
