/* SPDX-License-Identifier: Apache-2.0 */
/* zh_error and error events -> Python exceptions.  What an exception holds is
 * decided in zerohop/_errors.py; here everything known is handed over. */

#include "native.h"

#include <string.h>

typedef struct Facts {
  const zh_error *error;
  const zh_event *event; /* NULL when the call never started */
} Facts;

static bool errors_add(PyObject *dict, const char *key, PyObject *taken) {
  bool good = taken && PyDict_SetItemString(dict, key, taken) == 0;
  Py_XDECREF(taken);
  return good;
}

/* "" means unknown. */
static PyObject *errors_text(const char *text) {
  if (!text[0])
    return Py_NewRef(Py_None);
  return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "replace");
}

static PyObject *errors_slice(zh_str text) {
  if (!text.ptr)
    return Py_NewRef(Py_None);
  return PyUnicode_DecodeUTF8(text.ptr, (Py_ssize_t)text.len, "replace");
}

static bool errors_add_error(PyObject *dict, const zh_error *err) {
  return errors_add(dict, "status",
                    PyUnicode_FromString(zh_status_name(err->status))) &&
         errors_add(dict, "kind",
                    PyUnicode_FromString(zh_status_class(err->status))) &&
         errors_add(dict, "http_status", PyLong_FromLong(err->http_status)) &&
         errors_add(dict, "message",
                    errors_text(err->message[0]
                                    ? err->message
                                    : zh_status_text(err->status))) &&
         errors_add(dict, "param", errors_text(err->param)) &&
         errors_add(dict, "code", errors_text(err->code)) &&
         errors_add(dict, "type", errors_text(err->type)) &&
         errors_add(dict, "retry_after",
                    err->has_retry_after
                        ? PyFloat_FromDouble(err->retry_after_ms / 1000.0)
                        : Py_NewRef(Py_None));
}

static bool errors_add_event(State *state, PyObject *dict,
                             const zh_event *event) {
  const zh_json *data = &event->data;
  return (!data->count || errors_add(dict, "body", build_any(data, 0))) &&
         errors_add(dict, "content",
                    errors_slice(data->count ? data->text : event->text)) &&
         errors_add(dict, "headers",
                    PyBytes_FromStringAndSize(
                        event->headers.ptr, (Py_ssize_t)event->headers.len)) &&
         errors_add(dict, "request_id", errors_slice(event->request_id)) &&
         errors_add(dict, "route", errors_route(state, event->route)) &&
         errors_add(dict, "partial_text",
                    event->partial.ptr
                        ? build_string(event->partial, ZH_NODE_ESCAPED)
                        : Py_NewRef(Py_None));
}

static PyObject *errors_dict(State *state, PyObject *client,
                             const Facts *facts) {
  PyObject *dict = PyDict_New();
  if (!dict)
    return NULL;
  bool good =
      errors_add_error(dict, facts->error) &&
      errors_add(dict, "client", Py_NewRef(client ? client : Py_None)) &&
      (!facts->event || errors_add_event(state, dict, facts->event));
  if (!good)
    Py_CLEAR(dict);
  return dict;
}

static PyObject *errors_set(State *state, PyObject *client, Facts facts) {
  if (facts.error->status == ZH_NO_MEMORY)
    return PyErr_NoMemory();
  PyObject *dict = errors_dict(state, client, &facts);
  PyObject *make =
      dict ? state_hook(&state->make_error, "zerohop._errors", "make") : NULL;
  PyObject *error =
      make ? PyObject_CallFunctionObjArgs(make, dict, NULL) : NULL;
  if (error && PyExceptionInstance_Check(error))
    PyErr_SetObject((PyObject *)Py_TYPE(error), error);
  Py_XDECREF(error);
  Py_XDECREF(make);
  Py_XDECREF(dict);
  return NULL;
}

PyObject *errors_raise(State *state, PyObject *client, const zh_error *err) {
  return errors_set(state, client, (Facts){err, NULL});
}

PyObject *errors_raise_event(State *state, PyObject *client,
                             const zh_event *event) {
  static const zh_error unknown = {.status = ZH_PROTOCOL};
  return errors_set(state, client,
                    (Facts){event->error ? event->error : &unknown, event});
}

PyObject *errors_route(State *state, zh_str route) {
  if (route.len == 0)
    return Py_NewRef(Py_None);
  PyObject *type = state_hook(&state->route_type, "zerohop._route", "Route");
  PyObject *text =
      type ? PyUnicode_DecodeUTF8(route.ptr, (Py_ssize_t)route.len, "replace")
           : NULL;
  PyObject *made = text ? PyType_GenericAlloc((PyTypeObject *)type, 0) : NULL;
  if (made && PyObject_GenericSetAttr(made, state->name._text, text) < 0)
    Py_CLEAR(made);
  Py_XDECREF(text);
  Py_XDECREF(type);
  return made;
}
