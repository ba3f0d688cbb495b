/* SPDX-License-Identifier: Apache-2.0 */
/* asyncio (and uvloop): one sink for each running loop, watched through its
 * file descriptor.
 *
 *   I/O thread --signal--> fd --add_reader--> LoopSink.drain
 *     -> events to their calls -> each Pause that waits for one ends
 *     -> its task goes on inside Waiter.send, takes its event, builds
 *
 * A Waiter is what `await` sees: for the start of a call, or for the next
 * chunk.  When something is there already it never touches the loop. */

#include "loop.h"
#include "request.h"

/* --- LoopSink --- */

typedef struct LoopSink {
  PyObject_HEAD State *state;
  zh_sink *sink;
  PyObject *loop; /* weak reference */
  unsigned generation;
} LoopSink;

static PyObject *loop_sink_drain(PyObject *self, PyObject *Py_UNUSED(none)) {
  LoopSink *sink = (LoopSink *)self;
  if (sink->generation == sink->state->generation && !call_dispatch(sink->sink))
    return NULL;
  Py_RETURN_NONE;
}

static void loop_sink_dealloc(PyObject *self) {
  LoopSink *sink = (LoopSink *)self;
  PyTypeObject *type = Py_TYPE(self);
  zh_sink_free(sink->sink);
  Py_XDECREF(sink->loop);
  PyObject_Free(self);
  Py_DECREF(type);
}

static PyMethodDef loop_sink_methods[] = {
    {"drain", loop_sink_drain, METH_NOARGS, "Delivers what has arrived."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot loop_sink_slots[] = {{Py_tp_dealloc, loop_sink_dealloc},
                                        {Py_tp_methods, loop_sink_methods},
                                        {0, NULL}};

static PyType_Spec loop_sink_spec = {
    "zerohop._native.LoopSink", sizeof(LoopSink), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, loop_sink_slots};

static bool loop_sink_watch(State *state, LoopSink *sink, PyObject *loop) {
  PyObject *drain = PyObject_GetAttrString((PyObject *)sink, "drain");
  PyObject *fd = PyLong_FromLong(zh_sink_fd(sink->sink));
  PyObject *done = NULL;
  if (drain && fd)
    done = PyObject_CallMethodObjArgs(loop, state->name.add_reader, fd, drain,
                                      NULL);
  Py_XDECREF(done);
  Py_XDECREF(fd);
  Py_XDECREF(drain);
  return done != NULL;
}

static LoopSink *loop_sink_make(State *state, PyObject *loop) {
  PyTypeObject *type = (PyTypeObject *)state->loop_sink_type;
  LoopSink *sink = (LoopSink *)PyType_GenericAlloc(type, 0);
  if (!sink)
    return NULL;
  zh_error err = {0};
  sink->state = state;
  sink->generation = state->generation;
  sink->loop = PyWeakref_NewRef(loop, NULL);
  bool good = sink->loop != NULL;
  if (good && zh_sink_new(NULL, NULL, &sink->sink, &err) != ZH_OK) {
    errors_raise(state, NULL, &err);
    good = false;
  }
  if (good && loop_sink_watch(state, sink, loop))
    return sink;
  Py_DECREF(sink);
  return NULL;
}

/* The loop's sink from the table of all loops, or a new one. */
static PyObject *loop_sink_find(State *state, PyObject *loop) {
  if (!state->loops) {
    PyObject *type = state_import("weakref", "WeakKeyDictionary");
    PyObject *made = type ? PyObject_CallNoArgs(type) : NULL;
    Py_XDECREF(type);
    if (!made)
      return NULL;
    object_set_once(&state->loops, made);
  }
  PyObject *found = PyObject_GetItem(state->loops, loop);
  if (found || !PyErr_ExceptionMatches(PyExc_KeyError))
    return found;
  PyErr_Clear();
  found = (PyObject *)loop_sink_make(state, loop);
  if (found && PyObject_SetItem(state->loops, loop, found) < 0)
    Py_CLEAR(found);
  return found;
}

static PyObject *loop_running(State *state) {
  if (!state->running_loop) {
    PyObject *found = state_import("asyncio", "get_running_loop");
    if (!found)
      return NULL;
    object_set_once(&state->running_loop, found);
  }
  return PyObject_CallNoArgs(state->running_loop);
}

/* Borrowed; None when it is gone. */
static PyObject *loop_sink_loop(PyObject *sink) {
  return PyWeakref_GetObject(((LoopSink *)sink)->loop);
}

/* The running loop's sink, a new reference.  The one used last is at hand;
 * other threads may change it whenever Python code runs. */
static PyObject *loop_sink_current(State *state) {
  PyObject *loop = loop_running(state);
  if (!loop)
    return NULL;
  PyObject *found = NULL;
  if (state->last_loop && loop_sink_loop(state->last_loop) == loop) {
    found = Py_NewRef(state->last_loop);
  } else {
    found = loop_sink_find(state, loop);
    if (found)
      object_set(&state->last_loop, Py_NewRef(found));
  }
  Py_DECREF(loop);
  return found;
}

/* --- Waiter --- */

typedef struct Waiter {
  PyObject_HEAD State *state;
  Call *call;     /* owned: the call whose start is awaited, or NULL */
  Stream *stream; /* the stream whose next chunk is awaited, or NULL */
  LoopIter *iter; /* the iterator that asked, or NULL */
  bool waiting;   /* has yielded a Pause */
  bool finished;
} Waiter;

static Call *waiter_call(const Waiter *waiter) {
  return waiter->stream ? waiter->stream->call : waiter->call;
}

/* Nobody waits here any more. */
static void waiter_leave(Waiter *waiter) {
  Call *call = waiter_call(waiter);
  if (waiter->waiting && call)
    Py_CLEAR(call->waiter);
  if (waiter->waiting && waiter->stream)
    waiter->stream->busy = false;
  waiter->waiting = false;
}

static PySendResult waiter_fail(Waiter *waiter) {
  waiter_leave(waiter);
  waiter->finished = true;
  return PYGEN_ERROR;
}

/* Hands the task what it waits for: a task of another loop sees whose it is and
 * refuses it. */
static PySendResult waiter_block(Waiter *waiter, Call *call, PyObject **out) {
  PyObject *loop = Py_NewRef(loop_sink_loop(call->loop_sink));
  Pause *pause = NULL;
  if (call->generation != waiter->state->generation)
    PyErr_SetString(PyExc_RuntimeError,
                    "this call belongs to the parent process");
  else if (loop == Py_None)
    PyErr_SetString(PyExc_RuntimeError,
                    "this call belongs to a different event loop");
  else
    pause = pause_make(waiter->state, loop);
  Py_DECREF(loop);
  if (!pause)
    return waiter_fail(waiter);
  Pause *old = call->waiter;
  call->waiter = (Pause *)Py_NewRef((PyObject *)pause);
  Py_XDECREF((PyObject *)old);
  waiter->waiting = true;
  if (waiter->stream)
    waiter->stream->busy = true;
  *out = (PyObject *)pause;
  return PYGEN_NEXT;
}

/* The call has started: its reply, or the stream of it. */
static PyObject *waiter_start(Waiter *waiter, zh_event *event) {
  Call *call = waiter->call;
  waiter->call = NULL;
  if (event->type == ZH_EVENT_OPEN && call->stream)
    return stream_make(waiter->state->async_stream_type, call, event);
  PyObject *made = call_result(call, event);
  call_free(call);
  return made;
}

static PyObject *waiter_chunk(Waiter *waiter, zh_event *event) {
  PyObject *made = stream_step(waiter->stream, event);
  if (!made && !PyErr_Occurred())
    PyErr_SetNone(PyExc_StopAsyncIteration);
  return made;
}

static bool waiter_may_step(Waiter *waiter) {
  if (waiter->finished) {
    PyErr_SetString(PyExc_RuntimeError, "cannot reuse what was awaited");
    return false;
  }
  if (!waiter->stream || waiter->waiting)
    return true;
  bool failed;
  if (!stream_is_over(waiter->stream, &failed))
    return true;
  if (!failed)
    PyErr_SetNone(PyExc_StopAsyncIteration);
  return false;
}

static PySendResult waiter_send(PyObject *self, PyObject *Py_UNUSED(arg),
                                PyObject **out) {
  Waiter *waiter = (Waiter *)self;
  if (!waiter_may_step(waiter)) {
    waiter->finished = true;
    return PYGEN_ERROR;
  }
  Call *call = waiter_call(waiter);
  if (!call || (waiter->waiting && call->ended)) {
    PyErr_SetNone(PyExc_StopAsyncIteration); /* closed while we waited */
    return waiter_fail(waiter);
  }
  zh_event *event = call_take(call);
  if (!event)
    return waiter_block(waiter, call, out);
  waiter_leave(waiter);
  waiter->finished = true;
  *out = waiter->stream ? waiter_chunk(waiter, event)
                        : waiter_start(waiter, event);
  return *out ? PYGEN_RETURN : PYGEN_ERROR;
}

/* The task was cancelled, or its coroutine closed.  The start of a call ends
 * the call; a chunk stays for the next who asks, unless the loop over the
 * stream goes away with it (loop_iter_dealloc). */
static void waiter_interrupt(Waiter *waiter) {
  waiter_leave(waiter);
  if (!waiter->finished && waiter->call)
    call_close(waiter->call);
  if (!waiter->finished && waiter->iter)
    waiter->iter->interrupted = true;
  waiter->finished = true;
}

static PyObject *waiter_next(PyObject *self) {
  PyObject *out = NULL;
  switch (waiter_send(self, Py_None, &out)) {
  case PYGEN_NEXT:
    return out;
  case PYGEN_RETURN:
    /* The value may be a tuple or an exception's argument list: wrap it. */
    loop_raise_stop(out);
    Py_DECREF(out);
    return NULL;
  default:
    return NULL;
  }
}

static PyObject *waiter_send_method(PyObject *self, PyObject *Py_UNUSED(arg)) {
  return waiter_next(self);
}

static PyObject *waiter_throw(PyObject *self, PyObject *args) {
  PyObject *type, *value = Py_None, *trace = NULL;
  if (!PyArg_ParseTuple(args, "O|OO", &type, &value, &trace))
    return NULL;
  waiter_interrupt((Waiter *)self);
  if (value == Py_None)
    value = NULL;
  if (trace == Py_None)
    trace = NULL;
  if (PyExceptionInstance_Check(type)) {
    value = type;
    type = (PyObject *)Py_TYPE(value);
  } else if (!PyExceptionClass_Check(type)) {
    PyErr_SetString(PyExc_TypeError, "exceptions must derive from "
                                     "BaseException");
    return NULL;
  }
  PyErr_Restore(Py_NewRef(type), Py_XNewRef(value), Py_XNewRef(trace));
  return NULL;
}

static PyObject *waiter_close(PyObject *self, PyObject *Py_UNUSED(none)) {
  waiter_interrupt((Waiter *)self);
  Py_RETURN_NONE;
}

static int waiter_traverse(PyObject *self, visitproc visit, void *arg) {
  Waiter *waiter = (Waiter *)self;
  Py_VISIT(Py_TYPE(self));
  Py_VISIT((PyObject *)waiter->stream);
  Py_VISIT((PyObject *)waiter->iter);
  if (waiter->call)
    Py_VISIT((PyObject *)waiter->call->waiter);
  return 0;
}

static int waiter_clear(PyObject *self) {
  Waiter *waiter = (Waiter *)self;
  Call *call = waiter->call;
  waiter_leave(waiter);
  waiter->call = NULL;
  if (call)
    call_free(call);
  Py_CLEAR(waiter->stream);
  Py_CLEAR(waiter->iter);
  return 0;
}

static void waiter_dealloc(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  waiter_clear(self);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

static PyMethodDef waiter_methods[] = {
    {"send", waiter_send_method, METH_O, NULL},
    {"throw", waiter_throw, METH_VARARGS, NULL},
    {"close", waiter_close, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyType_Slot waiter_slots[] = {
    {Py_tp_doc, "What is awaited: a call's start or a stream's next chunk."},
    {Py_tp_dealloc, waiter_dealloc},
    {Py_tp_traverse, waiter_traverse},
    {Py_tp_clear, waiter_clear},
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, waiter_next},
    {Py_am_await, PyObject_SelfIter},
    {Py_am_send, waiter_send},
    {Py_tp_methods, waiter_methods},
    {0, NULL}};

static PyType_Spec waiter_spec = {"zerohop._native.Waiter", sizeof(Waiter), 0,
                                  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC |
                                      Py_TPFLAGS_DISALLOW_INSTANTIATION,
                                  waiter_slots};

static Waiter *waiter_make(State *state) {
  Waiter *waiter =
      (Waiter *)PyType_GenericAlloc((PyTypeObject *)state->waiter_type, 0);
  if (waiter)
    waiter->state = state;
  return waiter;
}

PyObject *loop_next(Stream *stream, LoopIter *iter) {
  Waiter *waiter = waiter_make(stream->state);
  if (!waiter)
    return NULL;
  waiter->stream = (Stream *)Py_NewRef((PyObject *)stream);
  waiter->iter = (LoopIter *)Py_XNewRef((PyObject *)iter);
  return (PyObject *)waiter;
}

PyObject *loop_request(Client *client, Request *request) {
  Call *call = NULL;
  Waiter *waiter = NULL;
  PyObject *sink = loop_sink_current(client->state);
  if (sink)
    call = call_start(client, request, sink, ((LoopSink *)sink)->sink);
  Py_XDECREF(sink);
  request_free(request);
  if (call && !(waiter = waiter_make(client->state)))
    call_free(call);
  if (waiter)
    waiter->call = call;
  return (PyObject *)waiter;
}

PyObject *loop_send(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  Request request;
  if (request_read((Client *)self, args, count, &request))
    return loop_request((Client *)self, &request);
  request_free(&request);
  return NULL;
}

bool loop_register(PyObject *module, State *state) {
  state->loop_sink_type =
      PyType_FromModuleAndSpec(module, &loop_sink_spec, NULL);
  state->waiter_type = PyType_FromModuleAndSpec(module, &waiter_spec, NULL);
  return state->loop_sink_type && state->waiter_type &&
         loop_stream_register(module, state);
}
