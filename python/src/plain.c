/* SPDX-License-Identifier: Apache-2.0 */
/* Requests that are no chats: what their arguments mean, and what their
 * streams give where nobody wants objects. */

#include "request.h"

/* --- arguments --- */

static bool plain_read_optional(PyObject *value, const char *what,
                                Request *request, zh_str *out) {
  return value == Py_None || request_text(value, what, request->keep, out);
}

/* Bytes as they are, anything else as JSON. */
static bool plain_read_body(State *state, PyObject *body, Request *request) {
  if (body == Py_None)
    return true;
  if (PyBytes_Check(body))
    return request_text(body, "body", request->keep, &request->plain->body);
  if (!encode_object(state, body, &request->body))
    return false;
  request->plain->body = (zh_str){request->body.data, request->body.len};
  return true;
}

static bool plain_read_field(PyObject *item, Request *request, zh_field *out) {
  PyObject *name, *value, *filename, *type;
  if (!PyTuple_Check(item)) {
    PyErr_SetString(PyExc_TypeError, "fields are a list of tuples");
    return false;
  }
  return PyArg_ParseTuple(item, "OOOO", &name, &value, &filename, &type) &&
         request_text(name, "field name", request->keep, &out->name) &&
         request_text(value, "field value", request->keep, &out->value) &&
         plain_read_optional(filename, "filename", request, &out->filename) &&
         plain_read_optional(type, "content type", request, &out->content_type);
}

static bool plain_read_fields(PyObject *fields, Request *request) {
  if (fields == Py_None)
    return true;
  if (!PyList_Check(fields)) {
    PyErr_SetString(PyExc_TypeError, "fields are a list of tuples");
    return false;
  }
  Py_ssize_t count = PyList_Size(fields);
  request->fields = PyMem_Calloc((size_t)count + 1, sizeof *request->fields);
  if (!request->fields) {
    PyErr_NoMemory();
    return false;
  }
  for (Py_ssize_t i = 0; i < count; i++)
    if (!plain_read_field(PyList_GetItem(fields, i), request,
                          &request->fields[i]))
      return false;
  request->plain->fields = request->fields;
  request->plain->field_count = (size_t)count;
  return true;
}

static bool plain_read_plan(State *state, PyObject *plan, Request *request) {
  if (plan != Py_None &&
      !PyObject_TypeCheck(plan, (PyTypeObject *)state->plan_type)) {
    PyErr_SetString(PyExc_TypeError, "plan must be a Plan or None");
    return false;
  }
  request->plan = plan == Py_None ? NULL : plan;
  return true;
}

/* (method, path, model, body, content_type, fields, form, plan, headers, query,
 * timeout, key): see _native.pyi. */
static bool plain_read(Client *client, PyObject *args, Request *request,
                       zh_request *plain) {
  PyObject *method, *path, *model, *body, *type, *fields, *plan, *headers,
      *query, *timeout, *key;
  int form;
  *plain = (zh_request){0};
  *request = (Request){.plain = plain};
  if (!PyArg_ParseTuple(args, "OOOOOOiOOOOO", &method, &path, &model, &body,
                        &type, &fields, &form, &plan, &headers, &query,
                        &timeout, &key))
    return false;
  if (form < ZH_FORM_JSON || form > ZH_FORM_COUNT) {
    PyErr_SetString(PyExc_ValueError, "there is no such form of a reply");
    return false;
  }
  plain->form = (zh_form)form;
  bool streams = form >= ZH_FORM_EVENTS && form != ZH_FORM_COUNT;
  request->keep = PyList_New(0);
  return request->keep &&
         request_begin(client, streams ? Py_True : Py_False, request) &&
         plain_read_plan(client->state, plan, request) &&
         request_text(method, "method", request->keep, &plain->method) &&
         request_text(path, "path", request->keep, &plain->path) &&
         plain_read_optional(model, "model", request, &plain->model) &&
         plain_read_optional(type, "content type", request,
                             &plain->content_type) &&
         plain_read_body(client->state, body, request) &&
         plain_read_fields(fields, request) &&
         request_options(client, headers, query, timeout, key, request);
}

/* --- replies --- */

static PyObject *plain_bytes(zh_str text) {
  return PyBytes_FromStringAndSize(text.ptr, (Py_ssize_t)text.len);
}

PyObject *plain_chunk(const zh_event *event) {
  if (event->data.count == 0)
    return plain_bytes(event->text);
  PyObject *data = plain_bytes(event->data.text);
  if (!data)
    return NULL;
  if (event->text.len == 0)
    return Py_BuildValue("ON", Py_None, data);
  PyObject *name = PyUnicode_DecodeUTF8(event->text.ptr,
                                        (Py_ssize_t)event->text.len, "replace");
  if (name)
    return Py_BuildValue("NN", name, data);
  Py_DECREF(data);
  return NULL;
}

/* --- methods of Client --- */

PyObject *plain_send(PyObject *self, PyObject *args) {
  Request request;
  zh_request plain;
  if (plain_read((Client *)self, args, &request, &plain))
    return request_send((Client *)self, &request);
  request_free(&request);
  return NULL;
}

PyObject *plain_send_async(PyObject *self, PyObject *args) {
  Request request;
  zh_request plain;
  if (plain_read((Client *)self, args, &request, &plain))
    return loop_request((Client *)self, &request);
  request_free(&request);
  return NULL;
}
