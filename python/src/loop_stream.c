/* SPDX-License-Identifier: Apache-2.0 */
/* The stream that a task reads with `async for`. */

#include "loop.h"

void loop_raise_stop(PyObject *value) {
  PyObject *error =
      PyObject_CallFunctionObjArgs(PyExc_StopIteration, value, NULL);
  if (error) {
    PyErr_SetObject(PyExc_StopIteration, error);
    Py_DECREF(error);
  }
}

/* --- the iterator --- */

static PyObject *loop_iter_next(PyObject *self) {
  LoopIter *iter = (LoopIter *)self;
  iter->interrupted = false;
  return loop_next(iter->stream, iter);
}

static PyObject *loop_iter_close(PyObject *self, PyObject *Py_UNUSED(none)) {
  return PyObject_CallMethod((PyObject *)((LoopIter *)self)->stream, "aclose",
                             NULL);
}

static int loop_iter_traverse(PyObject *self, visitproc visit, void *arg) {
  Py_VISIT(Py_TYPE(self));
  Py_VISIT((PyObject *)((LoopIter *)self)->stream);
  return 0;
}

static void loop_iter_dealloc(PyObject *self) {
  LoopIter *iter = (LoopIter *)self;
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  if (iter->interrupted)
    stream_give_up(iter->stream);
  Py_XDECREF((PyObject *)iter->stream);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

static PyMethodDef loop_iter_methods[] = {
    {"aclose", loop_iter_close, METH_NOARGS, "Closes the stream."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot loop_iter_slots[] = {{Py_tp_doc, "Iterates a stream."},
                                        {Py_tp_dealloc, loop_iter_dealloc},
                                        {Py_tp_traverse, loop_iter_traverse},
                                        {Py_tp_methods, loop_iter_methods},
                                        {Py_am_aiter, PyObject_SelfIter},
                                        {Py_am_anext, loop_iter_next},
                                        {0, NULL}};

static PyType_Spec loop_iter_spec = {
    "zerohop._native.StreamIterator", sizeof(LoopIter), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    loop_iter_slots};

/* --- the stream --- */

/* One that Python made has no call: it brings its own iteration. */
static bool loop_stream_is_native(const Stream *stream) {
  if (!stream->state)
    PyErr_SetString(PyExc_TypeError, "this stream has no call");
  return stream->state;
}

static PyObject *loop_stream_aiter(PyObject *self) {
  Stream *stream = (Stream *)self;
  if (!loop_stream_is_native(stream))
    return NULL;
  PyTypeObject *type = (PyTypeObject *)stream->state->stream_iter_type;
  LoopIter *iter = (LoopIter *)PyType_GenericAlloc(type, 0);
  if (iter)
    iter->stream = (Stream *)Py_NewRef(self);
  return (PyObject *)iter;
}

static PyObject *loop_stream_anext(PyObject *self) {
  Stream *stream = (Stream *)self;
  return loop_stream_is_native(stream) ? loop_next(stream, NULL) : NULL;
}

static PyType_Slot loop_stream_slots[] = {
    {Py_tp_doc, "A stream that a task iterates."},
    {Py_tp_dealloc, stream_dealloc},
    {Py_tp_traverse, stream_traverse},
    {Py_tp_clear, stream_clear},
    {Py_am_aiter, loop_stream_aiter},
    {Py_am_anext, loop_stream_anext},
    {0, NULL}};

static PyType_Spec loop_stream_spec = {
    "zerohop._native.TaskStream", sizeof(Stream), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    loop_stream_slots};

bool loop_stream_register(PyObject *module, State *state) {
  state->stream_iter_type =
      PyType_FromModuleAndSpec(module, &loop_iter_spec, NULL);
  PyObject *bases = PyTuple_Pack(1, state->stream_base);
  PyObject *type =
      bases ? PyType_FromModuleAndSpec(module, &loop_stream_spec, bases) : NULL;
  Py_XDECREF(bases);
  bool good = state->stream_iter_type && type &&
              PyModule_AddObjectRef(module, "TaskStream", type) == 0;
  Py_XDECREF(type);
  return good;
}
