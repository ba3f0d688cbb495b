/* SPDX-License-Identifier: Apache-2.0 */
/* Client: a router with the defaults of one OpenAI object, and what a call's
 * arguments mean. */

#include "plan.h"
#include "request.h"

#include <string.h>

/* --- timeouts --- */

/* Seconds, or None for no timeout, as milliseconds; never 0. */
static bool client_read_ms(PyObject *value, uint32_t *out) {
  if (value == Py_None) {
    *out = ZH_NO_TIMEOUT;
    return true;
  }
  double seconds = PyFloat_AsDouble(value);
  if (seconds == -1.0 && PyErr_Occurred()) {
    PyErr_Format(PyExc_TypeError,
                 "timeout must be a number of seconds, a Timeout or None, "
                 "not %R",
                 value);
    return false;
  }
  if (!(seconds >= 0)) {
    PyErr_Format(PyExc_ValueError, "timeout is out of range: %R", value);
    return false;
  }
  double ms = seconds * 1000;
  *out = ms >= ZH_NO_TIMEOUT ? ZH_NO_TIMEOUT
         : ms < 1            ? 1
                             : (uint32_t)(ms + 0.5);
  return true;
}

/* One part of a Timeout object; absent parts stay as the router says. */
static bool client_read_part(PyObject *value, PyObject *name, uint32_t *out) {
  PyObject *part = PyObject_GetAttr(value, name);
  if (!part) {
    PyErr_Clear();
    return true;
  }
  bool good = client_read_ms(part, out);
  Py_DECREF(part);
  return good;
}

static bool client_read_timeout(State *state, PyObject *value,
                                zh_timeouts *out) {
  *out = (zh_timeouts){0};
  if (value == Py_None || PyFloat_Check(value) || PyLong_Check(value) ||
      !PyObject_HasAttr(value, state->name.connect)) {
    if (!client_read_ms(value, &out->read_ms))
      return false;
    out->connect_ms = out->read_ms;
    return true;
  }
  return client_read_part(value, state->name.connect, &out->connect_ms) &&
         client_read_part(value, state->name.read, &out->read_ms) &&
         client_read_part(value, state->name.ttft, &out->ttft_ms) &&
         client_read_part(value, state->name.chunk, &out->chunk_ms) &&
         client_read_part(value, state->name.deadline, &out->deadline_ms);
}

/* One number for all parts may not lengthen the time to connect. */
static void client_cap_connect(const Client *client, zh_timeouts *timeouts) {
  uint32_t cap = client->connect_cap_ms;
  if (cap && timeouts->connect_ms == timeouts->read_ms &&
      timeouts->connect_ms > cap)
    timeouts->connect_ms = cap;
}

/* --- headers and query --- */

bool request_text(PyObject *value, const char *what, PyObject *keep,
                  zh_str *out) {
  Py_ssize_t len = 0;
  char *bytes = NULL;
  if (PyUnicode_Check(value)) {
    out->ptr = PyUnicode_AsUTF8AndSize(value, &len);
  } else if (PyBytes_Check(value)) {
    PyBytes_AsStringAndSize(value, &bytes, &len);
    out->ptr = bytes;
  } else {
    PyErr_Format(PyExc_TypeError, "%s must be str or bytes, not %R", what,
                 (PyObject *)Py_TYPE(value));
    return false;
  }
  out->len = (size_t)len;
  return out->ptr && PyList_Append(keep, value) == 0;
}

static bool client_read_header(State *state, PyObject *item, PyObject *keep,
                               zh_header *out) {
  PyObject *name, *value;
  if (!PyTuple_Check(item)) {
    PyErr_SetString(PyExc_TypeError, "headers and query are mappings");
    return false;
  }
  if (!PyArg_ParseTuple(item, "OO", &name, &value) ||
      !request_text(name, "Header name", keep, &out->name))
    return false;
  if (encode_is_absent(state, value)) {
    out->value = (zh_str){0};
    return true;
  }
  return request_text(value, "Header value", keep, &out->value);
}

/* A mapping or a list of pairs -> an array. */
static bool client_read_pairs(State *state, PyObject *value, Request *request,
                              zh_header **out, size_t *count) {
  if (value == Py_None)
    return true;
  if (!request->keep && !(request->keep = PyList_New(0)))
    return false;
  PyObject *items =
      PyList_Check(value) ? Py_NewRef(value) : PyMapping_Items(value);
  if (!items)
    return false;
  Py_ssize_t len = PyList_Size(items);
  *out = PyMem_Calloc((size_t)len + 1, sizeof **out);
  bool good = *out && PyList_Append(request->keep, items) == 0;
  if (!*out)
    PyErr_NoMemory();
  for (Py_ssize_t i = 0; good && i < len; i++)
    good = client_read_header(state, PyList_GetItem(items, i), request->keep,
                              &(*out)[i]);
  *count = (size_t)len;
  Py_DECREF(items);
  return good;
}

/* --- body --- */

static bool client_check_stream(PyObject *body, bool stream) {
  PyObject *key = PyUnicode_FromString("stream");
  PyObject *value = key ? PyDict_GetItemWithError(body, key) : NULL;
  Py_XDECREF(key);
  int wants = value ? PyObject_IsTrue(value) : stream;
  if (wants < 0 || PyErr_Occurred())
    return false;
  if ((bool)wants == stream)
    return true;
  PyErr_SetString(PyExc_TypeError, "extra_body cannot change `stream`; pass "
                                   "stream=True to create() instead");
  return false;
}

/* The members with extra_body's laid over them. */
static PyObject *client_merge(PyObject *names, PyObject *values,
                              PyObject *extra) {
  if (!PyMapping_Check(extra) || !PyObject_HasAttrString(extra, "keys")) {
    PyObject *type = PyType_GetName(Py_TYPE(extra));
    PyErr_Format(PyExc_TypeError, "'%U' object is not a mapping", type);
    Py_XDECREF(type);
    return NULL;
  }
  PyObject *body = PyDict_New();
  Py_ssize_t count = PyTuple_Size(names);
  for (Py_ssize_t i = 0; body && i < count; i++) {
    if (PyDict_SetItem(body, PyTuple_GetItem(names, i),
                       PyTuple_GetItem(values, i)) < 0)
      Py_CLEAR(body);
  }
  if (body && PyDict_Update(body, extra) < 0)
    Py_CLEAR(body);
  return body;
}

static bool client_read_body(State *state, PyObject *names, PyObject *values,
                             PyObject *extra, Request *request) {
  if (!PyTuple_Check(names) || !PyTuple_Check(values)) {
    PyErr_SetString(PyExc_SystemError, "names and values must be tuples");
    return false;
  }
  if (extra == Py_None)
    return encode_members(state, names, values, &request->body);
  PyObject *body = client_merge(names, values, extra);
  bool good = body && client_check_stream(body, request->stream) &&
              encode_object(state, body, &request->body);
  Py_XDECREF(body);
  return good;
}

/* --- a call's arguments --- */

enum {
  ARG_NAMES,
  ARG_VALUES,
  ARG_STREAM,
  ARG_HEADERS,
  ARG_QUERY,
  ARG_BODY,
  ARG_TIMEOUT,
  ARG_KEY,
  ARG_RAW,
  ARG_COUNT
};

static bool client_read_key(Client *client, PyObject *value, Request *request) {
  if (value == Py_None)
    value = client->api_key;
  if (!value)
    return true;
  if (!request->keep && !(request->keep = PyList_New(0)))
    return false;
  return request_text(value, "api_key", request->keep,
                      &request->options.api_key);
}

bool request_begin(Client *client, PyObject *value, Request *request) {
  if (client->closed) {
    PyErr_SetString(PyExc_RuntimeError,
                    "Cannot send a request, as the client has been closed.");
    return false;
  }
  bool absent = encode_is_absent(client->state, value);
  int stream = absent ? 0 : PyObject_IsTrue(value);
  if (stream < 0 || !client_choose_types(client))
    return false;
  request->stream = stream;
  return true;
}

bool request_options(Client *client, PyObject *headers, PyObject *query,
                     PyObject *timeout, PyObject *key, Request *request) {
  State *state = client->state;
  zh_call_options *options = &request->options;
  options->max_retries = client->max_retries;
  options->timeouts = client->timeouts;
  bool good = (encode_is_absent(state, timeout) ||
               client_read_timeout(state, timeout, &options->timeouts)) &&
              client_read_pairs(state, headers, request, &request->headers,
                                &options->header_count) &&
              client_read_pairs(state, query, request, &request->query,
                                &options->query_count) &&
              client_read_key(client, key, request);
  client_cap_connect(client, &options->timeouts);
  options->headers = request->headers;
  options->query = request->query;
  return good;
}

bool request_read(Client *client, PyObject *const *args, Py_ssize_t count,
                  Request *request) {
  *request = (Request){0};
  if (count != ARG_COUNT) {
    PyErr_Format(PyExc_TypeError, "%d arguments expected", ARG_COUNT);
    return false;
  }
  request->raw = args[ARG_RAW] == Py_True;
  return request_begin(client, args[ARG_STREAM], request) &&
         request_options(client, args[ARG_HEADERS], args[ARG_QUERY],
                         args[ARG_TIMEOUT], args[ARG_KEY], request) &&
         client_read_body(client->state, args[ARG_NAMES], args[ARG_VALUES],
                          args[ARG_BODY], request);
}

void request_free(Request *request) {
  text_free(&request->body);
  PyMem_Free(request->headers);
  PyMem_Free(request->query);
  PyMem_Free(request->fields);
  Py_CLEAR(request->keep);
}

bool client_choose_types(Client *client) {
  if (client->chunk_plan)
    return true;
  PyObject *choose =
      state_hook(&client->state->choose_plans, "zerohop._plans", "choose");
  PyObject *plans = choose ? PyObject_CallNoArgs(choose) : NULL;
  PyObject *reply = NULL, *chunk = NULL;
  PyObject *type = client->state->plan_type;
  bool good =
      plans && PyArg_ParseTuple(plans, "O!O!", type, &reply, type, &chunk);
  if (good) {
    object_set_once(&client->reply_plan, Py_NewRef(reply));
    object_set_once(&client->chunk_plan, Py_NewRef(chunk));
  }
  Py_XDECREF(plans);
  Py_XDECREF(choose);
  return good;
}

/* --- sending from a thread --- */

static PyObject *client_finish(Call *call, zh_event *event) {
  if (event && event->type == ZH_EVENT_OPEN && call->stream)
    return stream_make(call->state->stream_type, call, event);
  PyObject *made = event ? call_result(call, event) : NULL;
  call_free(call);
  return made;
}

PyObject *request_send(Client *client, Request *request) {
  Call *call = call_start(client, request, NULL, NULL);
  request_free(request);
  return call ? client_finish(call, call_wait(call)) : NULL;
}

static PyObject *client_send(PyObject *self, PyObject *const *args,
                             Py_ssize_t count) {
  Request request;
  if (request_read((Client *)self, args, count, &request))
    return request_send((Client *)self, &request);
  request_free(&request);
  return NULL;
}

/* --- the type --- */

static PyObject *client_new(PyTypeObject *type, PyObject *args,
                            PyObject *kwargs) {
  static char *names[] = {"router", NULL};
  PyObject *module = PyType_GetModule(type);
  PyObject *router;
  if (!module ||
      !PyArg_ParseTupleAndKeywords(args, kwargs, "O", names, &router))
    return NULL;
  State *state = state_of(module);
  if (!PyObject_TypeCheck(router, (PyTypeObject *)state->router_type)) {
    PyErr_SetString(PyExc_TypeError, "router must be a native Router");
    return NULL;
  }
  Client *client = (Client *)PyType_GenericAlloc(type, 0);
  if (!client)
    return NULL;
  client->state = state;
  client->router = Py_NewRef(router);
  client->max_retries = -1;
  return (PyObject *)client;
}

static PyObject *client_set_timeout(PyObject *self, PyObject *value) {
  Client *client = (Client *)self;
  zh_timeouts timeouts;
  if (!client_read_timeout(client->state, value, &timeouts))
    return NULL;
  client->timeouts = timeouts;
  Py_RETURN_NONE;
}

static PyObject *client_set_connect_cap(PyObject *self, PyObject *value) {
  Client *client = (Client *)self;
  return client_read_ms(value, &client->connect_cap_ms) ? Py_NewRef(Py_None)
                                                        : NULL;
}

static PyObject *client_set_retries(PyObject *self, PyObject *value) {
  int overflow;
  long count = PyLong_AsLongAndOverflow(value, &overflow);
  if (count == -1 && PyErr_Occurred())
    return NULL;
  ((Client *)self)->max_retries =
      overflow || count > INT32_MAX ? INT32_MAX : (int)count;
  Py_RETURN_NONE;
}

static PyObject *client_set_key(PyObject *self, PyObject *value) {
  Client *client = (Client *)self;
  PyObject *old = client->api_key;
  client->api_key = value == Py_None ? NULL : Py_NewRef(value);
  Py_XDECREF(old);
  Py_RETURN_NONE;
}

/* No call can be made any more, and those that are open end. */
static PyObject *client_close(PyObject *self, PyObject *Py_UNUSED(none)) {
  Client *client = (Client *)self;
  client->closed = true;
  call_cancel_all(client);
  Py_RETURN_NONE;
}

static int client_traverse(PyObject *self, visitproc visit, void *arg) {
  Client *client = (Client *)self;
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(client->router);
  Py_VISIT(client->reply_plan);
  Py_VISIT(client->chunk_plan);
  return 0;
}

static int client_clear(PyObject *self) {
  Client *client = (Client *)self;
  Py_CLEAR(client->reply_plan);
  Py_CLEAR(client->chunk_plan);
  return 0;
}

static void client_dealloc(PyObject *self) {
  Client *client = (Client *)self;
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  client_clear(self);
  Py_XDECREF(client->router);
  Py_XDECREF(client->api_key);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

static PyMemberDef client_members[] = {
    {"router", T_OBJECT_EX, offsetof(Client, router), READONLY, NULL},
    {"reply_plan", T_OBJECT, offsetof(Client, reply_plan), READONLY, NULL},
    {"chunk_plan", T_OBJECT, offsetof(Client, chunk_plan), READONLY, NULL},
    {"closed", T_BOOL, offsetof(Client, closed), READONLY, NULL},
    {NULL, 0, 0, 0, NULL}};

static PyMethodDef client_methods[] = {
    {"send", (PyCFunction)(void (*)(void))client_send, METH_FASTCALL,
     "Sends a chat completion and waits: a reply or a stream."},
    {"send_async", (PyCFunction)(void (*)(void))loop_send, METH_FASTCALL,
     "Sends one from a running asyncio loop: an awaitable of the same."},
    {"request", plain_send, METH_VARARGS,
     "Sends any other request and waits: a reply or a stream."},
    {"request_async", plain_send_async, METH_VARARGS,
     "Sends one from a running asyncio loop: an awaitable of the same."},
    {"set_timeout", client_set_timeout, METH_O, NULL},
    {"set_connect_cap", client_set_connect_cap, METH_O,
     "Seconds, the most where all parts of a timeout are one number."},
    {"set_max_retries", client_set_retries, METH_O, NULL},
    {"set_api_key", client_set_key, METH_O, NULL},
    {"close", client_close, METH_NOARGS, "Ends its calls; there are no more."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot client_slots[] = {
    {Py_tp_doc, "A router with the defaults of one OpenAI object."},
    {Py_tp_new, client_new},
    {Py_tp_dealloc, client_dealloc},
    {Py_tp_traverse, client_traverse},
    {Py_tp_clear, client_clear},
    {Py_tp_methods, client_methods},
    {Py_tp_members, client_members},
    {0, NULL}};

static PyType_Spec client_spec = {"zerohop._native.Client", sizeof(Client), 0,
                                  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
                                  client_slots};

bool client_register(PyObject *module, State *state) {
  state->client_type = PyType_FromModuleAndSpec(module, &client_spec, NULL);
  return state->client_type &&
         PyModule_AddObjectRef(module, "Client", state->client_type) == 0;
}
