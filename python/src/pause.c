/* SPDX-License-Identifier: Apache-2.0 */
#include "pause.h"

struct Pause {
  PyObject_HEAD State *state;
  Pause *next; /* owned: of those that ended together */
  PyObject *loop;
  PyObject *callback; /* the task's, NULL before and after */
  PyObject *context;
  PyObject *message; /* of its cancellation, or NULL */
  char blocking;     /* what _asyncio_future_blocking says */
  bool done;
  bool cancelled;
};

Pause *pause_make(State *state, PyObject *loop) {
  Pause *pause =
      (Pause *)PyType_GenericAlloc((PyTypeObject *)state->pause_type, 0);
  if (!pause)
    return NULL;
  pause->state = state;
  pause->loop = Py_NewRef(loop);
  pause->blocking = true;
  return pause;
}

/* False when it was over before. */
static bool pause_finish(Pause *pause) {
  bool first = !pause->done;
  pause->done = true;
  return first;
}

void pause_queue(PauseQueue *queue, Pause *taken) {
  if (!pause_finish(taken)) {
    Py_DECREF((PyObject *)taken);
    return;
  }
  if (queue->first)
    queue->last->next = taken;
  else
    queue->first = taken;
  queue->last = taken;
}

static bool pause_schedule(Pause *pause) {
  if (!pause->callback)
    return true;
  PyObject *schedule =
      PyObject_GetAttr(pause->loop, pause->state->name.call_soon);
  PyObject *args = PyTuple_Pack(2, pause->callback, (PyObject *)pause);
  PyObject *names = PyDict_New();
  PyObject *handle = NULL;
  if (schedule && args && names &&
      PyDict_SetItem(names, pause->state->name.context, pause->context) == 0)
    handle = PyObject_Call(schedule, args, names);
  Py_XDECREF(handle);
  Py_XDECREF(names);
  Py_XDECREF(args);
  Py_XDECREF(schedule);
  Py_CLEAR(pause->callback);
  Py_CLEAR(pause->context);
  return handle != NULL;
}

bool pause_end(Pause *taken) {
  bool good = !pause_finish(taken) || pause_schedule(taken);
  Py_DECREF((PyObject *)taken);
  return good;
}

static bool pause_resume(Pause *pause) {
  PyObject *callback = pause->callback;
  PyObject *context = pause->context;
  if (!callback)
    return true;
  pause->callback = pause->context = NULL;
  PyObject *done = PyObject_CallMethodObjArgs(context, pause->state->name.run,
                                              callback, pause, NULL);
  Py_XDECREF(done);
  Py_DECREF(context);
  Py_DECREF(callback);
  return done != NULL;
}

/* While an exception is on its way. */
static void pause_put_off(Pause *pause) {
  PyObject *type, *value, *trace;
  PyErr_Fetch(&type, &value, &trace);
  if (!pause_schedule(pause))
    PyErr_WriteUnraisable((PyObject *)pause);
  PyErr_Restore(type, value, trace);
}

bool pause_resume_all(PauseQueue *queue) {
  bool good = true;
  while (queue->first) {
    Pause *pause = queue->first;
    queue->first = pause->next;
    pause->next = NULL;
    if (good)
      good = pause_resume(pause);
    else
      pause_put_off(pause);
    Py_DECREF((PyObject *)pause);
  }
  return good;
}

/* --- what a task asks of a future --- */

static PyObject *pause_get_loop(PyObject *self, PyObject *Py_UNUSED(none)) {
  return Py_NewRef(((Pause *)self)->loop);
}

/* (fn, *, context): as tasks call it, once for each wait. */
static PyObject *pause_add_done_callback(PyObject *self, PyObject *const *args,
                                         Py_ssize_t count, PyObject *names) {
  Pause *pause = (Pause *)self;
  if (count != 1 || !names || PyTuple_Size(names) != 1 ||
      PyUnicode_CompareWithASCIIString(PyTuple_GetItem(names, 0), "context")) {
    PyErr_SetString(PyExc_TypeError, "a callback and its context expected");
    return NULL;
  }
  if (pause->callback) {
    PyErr_SetString(PyExc_RuntimeError, "a task is waiting here already");
    return NULL;
  }
  pause->callback = Py_NewRef(args[0]);
  object_set(&pause->context, Py_NewRef(args[1]));
  if (pause->done && !pause_schedule(pause))
    return NULL;
  Py_RETURN_NONE;
}

static PyObject *pause_cancel(PyObject *self, PyObject *args,
                              PyObject *kwargs) {
  static char *names[] = {"msg", NULL};
  Pause *pause = (Pause *)self;
  PyObject *message = Py_None;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O", names, &message))
    return NULL;
  if (!pause_finish(pause))
    Py_RETURN_FALSE;
  pause->cancelled = true;
  object_set(&pause->message, Py_NewRef(message));
  if (!pause_schedule(pause))
    return NULL;
  Py_RETURN_TRUE;
}

static PyObject *pause_done(PyObject *self, PyObject *Py_UNUSED(none)) {
  return PyBool_FromLong(((Pause *)self)->done);
}

static PyObject *pause_cancelled(PyObject *self, PyObject *Py_UNUSED(none)) {
  return PyBool_FromLong(((Pause *)self)->cancelled);
}

static void pause_raise_cancelled(Pause *pause) {
  PyObject *type = state_import("asyncio", "CancelledError");
  if (type && pause->message != Py_None)
    PyErr_SetObject(type, pause->message);
  else if (type)
    PyErr_SetNone(type);
  Py_XDECREF(type);
}

/* None, where it was not cancelled: what came is the call's to hand out. */
static PyObject *pause_result(PyObject *self, PyObject *Py_UNUSED(none)) {
  Pause *pause = (Pause *)self;
  if (pause->done && !pause->cancelled)
    Py_RETURN_NONE;
  if (pause->cancelled) {
    pause_raise_cancelled(pause);
    return NULL;
  }
  PyObject *type = state_import("asyncio", "InvalidStateError");
  if (type)
    PyErr_SetString(type, "Result is not set.");
  Py_XDECREF(type);
  return NULL;
}

/* --- life --- */

static int pause_traverse(PyObject *self, visitproc visit, void *arg) {
  Pause *pause = (Pause *)self;
  Py_VISIT(Py_TYPE(self));
  Py_VISIT((PyObject *)pause->next);
  Py_VISIT(pause->loop);
  Py_VISIT(pause->callback);
  Py_VISIT(pause->context);
  Py_VISIT(pause->message);
  return 0;
}

static int pause_clear(PyObject *self) {
  Pause *pause = (Pause *)self;
  Py_CLEAR(pause->next);
  Py_CLEAR(pause->callback);
  Py_CLEAR(pause->context);
  Py_CLEAR(pause->message);
  return 0;
}

static void pause_dealloc(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  pause_clear(self);
  Py_XDECREF(((Pause *)self)->loop);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

static PyMethodDef pause_methods[] = {
    {"get_loop", pause_get_loop, METH_NOARGS, NULL},
    {"add_done_callback", (PyCFunction)(void (*)(void))pause_add_done_callback,
     METH_FASTCALL | METH_KEYWORDS, NULL},
    {"cancel", (PyCFunction)(void (*)(void))pause_cancel,
     METH_VARARGS | METH_KEYWORDS, NULL},
    {"done", pause_done, METH_NOARGS, NULL},
    {"cancelled", pause_cancelled, METH_NOARGS, NULL},
    {"result", pause_result, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyMemberDef pause_members[] = {
    {"_asyncio_future_blocking", T_BOOL, offsetof(Pause, blocking), 0, NULL},
    {NULL, 0, 0, 0, NULL}};

static PyType_Slot pause_slots[] = {
    {Py_tp_doc, "What a task waits for, until its call goes on."},
    {Py_tp_dealloc, pause_dealloc},
    {Py_tp_traverse, pause_traverse},
    {Py_tp_clear, pause_clear},
    {Py_tp_methods, pause_methods},
    {Py_tp_members, pause_members},
    {0, NULL}};

static PyType_Spec pause_spec = {"zerohop._native.Pause", sizeof(Pause), 0,
                                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC |
                                     Py_TPFLAGS_DISALLOW_INSTANTIATION,
                                 pause_slots};

bool pause_register(PyObject *module, State *state) {
  state->pause_type = PyType_FromModuleAndSpec(module, &pause_spec, NULL);
  return state->pause_type != NULL;
}
