/* SPDX-License-Identifier: Apache-2.0 */
/* Reply: what came, not yet made into an object of a class. */

#include "call.h"
#include "plan.h"

typedef struct Reply {
  PyObject_HEAD State *state;
  zh_event *event;
} Reply;

PyObject *reply_make(State *state, zh_event *taken) {
  Reply *reply =
      (Reply *)PyType_GenericAlloc((PyTypeObject *)state->reply_type, 0);
  if (!reply) {
    zh_event_free(taken);
    return NULL;
  }
  reply->state = state;
  reply->event = taken;
  return (PyObject *)reply;
}

static PyObject *reply_bytes(zh_str text) {
  return PyBytes_FromStringAndSize(text.ptr, (Py_ssize_t)text.len);
}

static PyObject *reply_content(PyObject *self, void *Py_UNUSED(closure)) {
  const zh_event *event = ((Reply *)self)->event;
  return reply_bytes(event->data.count ? event->data.text : event->text);
}

static PyObject *reply_headers(PyObject *self, void *Py_UNUSED(closure)) {
  return reply_bytes(((Reply *)self)->event->headers);
}

static PyObject *reply_status(PyObject *self, void *Py_UNUSED(closure)) {
  return PyLong_FromLong(((Reply *)self)->event->http_status);
}

static PyObject *reply_is_json(PyObject *self, void *Py_UNUSED(closure)) {
  return PyBool_FromLong(((Reply *)self)->event->data.count > 0);
}

static PyObject *reply_request_id(PyObject *self, void *Py_UNUSED(closure)) {
  zh_str id = ((Reply *)self)->event->request_id;
  if (!id.ptr)
    Py_RETURN_NONE;
  return PyUnicode_DecodeLatin1(id.ptr, (Py_ssize_t)id.len, NULL);
}

static PyObject *reply_route(PyObject *self, void *Py_UNUSED(closure)) {
  Reply *reply = (Reply *)self;
  return errors_route(reply->state, reply->event->route);
}

/* An object of the plan's class; with None the JSON as it is.  Text that is
 * no JSON stays a str, as in the official client. */
static PyObject *reply_build(PyObject *self, PyObject *plan) {
  Reply *reply = (Reply *)self;
  const zh_event *event = reply->event;
  if (plan != Py_None &&
      !PyObject_TypeCheck(plan, (PyTypeObject *)reply->state->plan_type)) {
    PyErr_SetString(PyExc_TypeError, "a Plan or None");
    return NULL;
  }
  if (event->data.count == 0)
    return PyUnicode_DecodeUTF8(event->text.ptr, (Py_ssize_t)event->text.len,
                                "replace");
  if (plan == Py_None)
    return build_any(&event->data, 0);
  PyObject *made = build_model((Plan *)plan, &event->data, NULL);
  if (made && !call_attach(reply->state, made, event))
    Py_CLEAR(made);
  return made;
}

static void reply_dealloc(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  zh_event_free(((Reply *)self)->event);
  PyObject_Free(self);
  Py_DECREF(type);
}

static PyGetSetDef reply_getset[] = {
    {"status", reply_status, NULL, "The HTTP status.", NULL},
    {"headers", reply_headers, NULL, "The header block, as bytes.", NULL},
    {"content", reply_content, NULL, "The body, as bytes.", NULL},
    {"is_json", reply_is_json, NULL, NULL, NULL},
    {"request_id", reply_request_id, NULL, NULL, NULL},
    {"route", reply_route, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyMethodDef reply_methods[] = {
    {"build", reply_build, METH_O, "The body as an object of a plan's class."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot reply_slots[] = {{Py_tp_doc, "A reply as it came."},
                                    {Py_tp_dealloc, reply_dealloc},
                                    {Py_tp_methods, reply_methods},
                                    {Py_tp_getset, reply_getset},
                                    {0, NULL}};

static PyType_Spec reply_spec = {
    "zerohop._native.Reply", sizeof(Reply), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, reply_slots};

bool reply_register(PyObject *module, State *state) {
  state->reply_type = PyType_FromModuleAndSpec(module, &reply_spec, NULL);
  return state->reply_type &&
         PyModule_AddObjectRef(module, "Reply", state->reply_type) == 0;
}
