/* SPDX-License-Identifier: Apache-2.0 */
/* Streams: what both kinds share, and the one that a thread iterates. */

#include "call.h"
#include "plan.h"

/* --- shared --- */

static bool stream_fill(Stream *stream, const zh_event *open) {
  Call *call = stream->call;
  Plan *plan = (Plan *)(call->plan ? call->plan : call->client->chunk_plan);
  stream->status = open->http_status;
  stream->cache_count = plan->count;
  stream->cache = PyMem_Calloc((size_t)plan->count + 1, sizeof *stream->cache);
  stream->headers = PyBytes_FromStringAndSize(open->headers.ptr,
                                              (Py_ssize_t)open->headers.len);
  if (open->request_id.ptr)
    stream->request_id = PyUnicode_DecodeLatin1(
        open->request_id.ptr, (Py_ssize_t)open->request_id.len, NULL);
  else
    stream->request_id = Py_NewRef(Py_None);
  if (!stream->cache)
    PyErr_NoMemory();
  return stream->cache && stream->headers && stream->request_id;
}

PyObject *stream_make(PyObject *type, Call *call, zh_event *open) {
  Stream *stream = (Stream *)PyType_GenericAlloc((PyTypeObject *)type, 0);
  if (!stream) {
    call_free(call);
  } else {
    stream->state = call->state;
    stream->call = call;
    if (!stream_fill(stream, open)) {
      Py_DECREF(stream);
      stream = NULL;
    }
  }
  zh_event_free(open);
  return (PyObject *)stream;
}

/* The route is known when the stream is over; it goes on the stream and on the
 * last chunk that was handed out. */
static bool stream_settle(Stream *stream, const zh_event *event) {
  State *state = stream->state;
  PyObject *route = errors_route(state, event->route);
  if (!route)
    return false;
  bool good = !stream->last ||
              build_attach(state, stream->last, state->name._route, route);
  object_set(&stream->route, route);
  Py_CLEAR(stream->last);
  return good;
}

PyObject *stream_step(Stream *stream, zh_event *event) {
  Call *call = stream->call;
  PyObject *made = NULL;
  switch (event->type) {
  case ZH_EVENT_CHUNK:
    if (stream->raw) {
      made = PyBytes_FromStringAndSize(event->data.text.ptr,
                                       (Py_ssize_t)event->data.text.len);
      zh_event_free(event);
      return made;
    }
    made = call_chunk(call, event, stream->cache);
    object_set(&stream->last, Py_XNewRef(made));
    return made;
  case ZH_EVENT_DONE:
    call->ended = true;
    stream_settle(stream, event);
    break;
  case ZH_EVENT_ERROR:
    call->ended = true;
    stream_settle(stream, event);
    errors_raise_event(stream->state, (PyObject *)call->client, event);
    break;
  default:
    PyErr_SetString(PyExc_SystemError, "a plain call's event for a stream");
  }
  zh_event_free(event);
  call_close(call);
  return NULL;
}

bool stream_end(Stream *stream) {
  Call *call = stream->call;
  Py_CLEAR(stream->last);
  if (!call || call->ended)
    return true;
  if (stream->busy && call->sink) {
    /* A thread waits on the sink: the event of this ends its wait. */
    stream->closing = true;
    zh_call_cancel(call->core);
    return true;
  }
  call_close(call);
  Pause *waiter = call->waiter;
  call->waiter = NULL;
  return !waiter || pause_end(waiter);
}

void stream_give_up(Stream *stream) {
  if (!stream->call || stream->call->ended)
    return;
  stream->interrupted = true;
  call_close(stream->call);
}

bool stream_is_over(Stream *stream, bool *failed) {
  static const zh_error given_up = {.status = ZH_CANCELED,
                                    .message = "reading the stream was "
                                               "interrupted"};
  *failed = stream->interrupted;
  if (stream->interrupted)
    errors_raise(stream->state, NULL, &given_up);
  if (!stream->call || stream->call->ended)
    return true;
  if (stream->busy) {
    *failed = true;
    PyErr_SetString(PyExc_ValueError, "stream is already being read");
  }
  return *failed;
}

/* --- the iterator --- */

static PyObject *stream_next(PyObject *self) {
  Stream *stream = (Stream *)self;
  bool failed;
  if (stream_is_over(stream, &failed))
    return NULL;
  stream->busy = true;
  zh_event *event = call_wait(stream->call);
  stream->busy = false;
  if (stream->closing) {
    PyErr_Clear();
    zh_event_free(event);
    call_close(stream->call);
    return NULL;
  }
  if (event)
    return stream_step(stream, event);
  stream_give_up(stream);
  return NULL;
}

static PyObject *stream_close(PyObject *self, PyObject *Py_UNUSED(none)) {
  if (!stream_end((Stream *)self))
    return NULL;
  Py_RETURN_NONE;
}

/* --- life --- */

int stream_traverse(PyObject *self, visitproc visit, void *arg) {
  Stream *stream = (Stream *)self;
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(stream->last);
  Py_VISIT(stream->route);
  if (stream->call) {
    Py_VISIT((PyObject *)stream->call->client);
    Py_VISIT(stream->call->loop_sink);
    Py_VISIT((PyObject *)stream->call->waiter);
  }
  return 0;
}

int stream_clear(PyObject *self) {
  Stream *stream = (Stream *)self;
  Call *call = stream->call;
  stream->call = NULL;
  if (call)
    call_free(call);
  Py_CLEAR(stream->last);
  Py_CLEAR(stream->route);
  return 0;
}

void stream_dealloc(PyObject *self) {
  Stream *stream = (Stream *)self;
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  stream_clear(self);
  for (Py_ssize_t i = 0; i < stream->cache_count && stream->cache; i++)
    Py_XDECREF(stream->cache[i]);
  PyMem_Free(stream->cache);
  Py_XDECREF(stream->request_id);
  Py_XDECREF(stream->headers);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

static PyObject *stream_get_route(PyObject *self, void *Py_UNUSED(closure)) {
  PyObject *route = ((Stream *)self)->route;
  return Py_NewRef(route ? route : Py_None);
}

static PyObject *stream_get_closed(PyObject *self, void *Py_UNUSED(closure)) {
  const Stream *stream = (Stream *)self;
  return PyBool_FromLong(!stream->call || stream->call->ended);
}

static PyObject *stream_get_client(PyObject *self, void *Py_UNUSED(closure)) {
  const Stream *stream = (Stream *)self;
  return Py_NewRef(stream->call ? (PyObject *)stream->call->client : Py_None);
}

static PyGetSetDef stream_getset[] = {
    {"_route", stream_get_route, NULL,
     "What was decided and happened; None before the end.", NULL},
    {"_ended", stream_get_closed, NULL, NULL, NULL},
    {"_core", stream_get_client, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyMemberDef stream_members[] = {
    {"_headers", T_OBJECT_EX, offsetof(Stream, headers), READONLY, NULL},
    {"_request_id", T_OBJECT_EX, offsetof(Stream, request_id), READONLY, NULL},
    {"_status", T_INT, offsetof(Stream, status), READONLY, NULL},
    {"_raw", T_BOOL, offsetof(Stream, raw), 0, NULL},
    {NULL, 0, 0, 0, NULL}};

static PyMethodDef stream_methods[] = {
    {"_end", stream_close, METH_NOARGS, "Ends the call now."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot stream_base_slots[] = {
    {Py_tp_doc, "What Stream and AsyncStream share."},
    {Py_tp_dealloc, stream_dealloc},
    {Py_tp_traverse, stream_traverse},
    {Py_tp_clear, stream_clear},
    {Py_tp_getset, stream_getset},
    {Py_tp_members, stream_members},
    {Py_tp_methods, stream_methods},
    {0, NULL}};

static PyType_Spec stream_base_spec = {
    "zerohop._native.StreamBase", sizeof(Stream), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    stream_base_slots};

static PyType_Slot stream_slots[] = {
    {Py_tp_doc, "A stream that a thread iterates."},
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, stream_next},
    {Py_tp_dealloc, stream_dealloc},
    {Py_tp_traverse, stream_traverse},
    {Py_tp_clear, stream_clear},
    {0, NULL}};

static PyType_Spec stream_spec = {
    "zerohop._native.SyncStream", sizeof(Stream), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    stream_slots};

bool stream_register(PyObject *module, State *state) {
  state->stream_base =
      PyType_FromModuleAndSpec(module, &stream_base_spec, NULL);
  if (!state->stream_base ||
      PyModule_AddObjectRef(module, "StreamBase", state->stream_base) < 0)
    return false;
  PyObject *bases = PyTuple_Pack(1, state->stream_base);
  PyObject *type =
      bases ? PyType_FromModuleAndSpec(module, &stream_spec, bases) : NULL;
  Py_XDECREF(bases);
  bool good = type && PyModule_AddObjectRef(module, "SyncStream", type) == 0;
  Py_XDECREF(type);
  return good;
}
