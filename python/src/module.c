/* SPDX-License-Identifier: Apache-2.0 */
/* The module: its state, its types, and a few functions. */

#include "native.h"
#include "call.h"
#include "plan.h"

/* --- state --- */

State *state_of(PyObject *module) {
  return PyModule_GetState(module);
}

PyObject *state_import(const char *module, const char *name) {
  PyObject *loaded = PyImport_ImportModule(module);
  PyObject *found = loaded ? PyObject_GetAttrString(loaded, name) : NULL;
  Py_XDECREF(loaded);
  return found;
}

PyObject *state_loaded(const char *name) {
  PyObject *modules = PyImport_GetModuleDict();
  PyObject *found = PyDict_GetItemString(modules, name);
  return Py_XNewRef(found == Py_None ? NULL : found);
}

PyObject *state_hook(PyObject **slot, const char *module, const char *name) {
  if (!*slot) {
    PyObject *found = state_import(module, name);
    if (!found)
      return NULL;
    object_set_once(slot, found);
  }
  return Py_NewRef(*slot);
}

/* Python runs signal handlers in its main thread only. */
static void module_find_main_thread(State *state) {
  PyObject *threading = state_loaded("threading");
  PyObject *thread =
      threading ? PyObject_CallMethod(threading, "main_thread", NULL) : NULL;
  PyObject *ident = thread ? PyObject_GetAttrString(thread, "ident") : NULL;
  state->main_thread = ident ? PyLong_AsUnsignedLong(ident) : 0;
  PyErr_Clear();
  Py_XDECREF(ident);
  Py_XDECREF(thread);
  Py_XDECREF(threading);
}

/* --- functions --- */

static PyObject *module_setup(PyObject *module, PyObject *args,
                              PyObject *kwargs) {
  static char *names[] = {"omit", "not_given", "stream", "async_stream", NULL};
  State *state = state_of(module);
  PyObject *given[4];
  PyObject **slots[] = {&state->omit_type, &state->not_given_type,
                        &state->stream_type, &state->async_stream_type};
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OOOO", names, &given[0],
                                   &given[1], &given[2], &given[3]))
    return NULL;
  for (int i = 0; i < 4; i++) {
    PyObject *old = *slots[i];
    *slots[i] = Py_NewRef(given[i]);
    Py_XDECREF(old);
  }
  Py_RETURN_NONE;
}

static PyObject *module_encode(PyObject *module, PyObject *value) {
  Text text = {0};
  PyObject *bytes = NULL;
  if (encode_object(state_of(module), value, &text))
    bytes = PyBytes_FromStringAndSize(text.data, (Py_ssize_t)text.len);
  text_free(&text);
  return bytes;
}

static PyObject *module_absent(PyObject *module, PyObject *value) {
  return PyBool_FromLong(encode_is_absent(state_of(module), value));
}

/* In the child of a fork: what belongs to the parent's engine is let go. */
static PyObject *module_after_fork(PyObject *module,
                                   PyObject *Py_UNUSED(none)) {
  State *state = state_of(module);
  state->generation++;
  call_forget_sinks(state);
  Py_CLEAR(state->loops);
  Py_CLEAR(state->last_loop);
  module_find_main_thread(state);
  Py_RETURN_NONE;
}

static PyMethodDef module_methods[] = {
    {"setup", (PyCFunction)(void (*)(void))module_setup,
     METH_VARARGS | METH_KEYWORDS, "Names the Python classes that C makes."},
    {"encode", module_encode, METH_O, "JSON as the client sends it."},
    {"absent", module_absent, METH_O, "Is it a \"not given\" object?"},
    {"floats_of_base64", floats_of_base64, METH_O,
     "The 32-bit floats of an embedding."},
    {"model_type", model_make_type, METH_VARARGS, "A reply class."},
    {"after_fork", module_after_fork, METH_NOARGS, "For os.register_at_fork."},
    {NULL, NULL, 0, NULL}};

/* --- life --- */

static bool module_names(State *state) {
#define MODULE_INTERN(word)                                                    \
  if (!(state->name.word = PyUnicode_InternFromString(#word)))                 \
    return false;
  STATE_NAMES(MODULE_INTERN)
#undef MODULE_INTERN
  return true;
}

static int module_exec(PyObject *module) {
  State *state = state_of(module);
  if (zh_abi() != ZH_ABI) {
    PyErr_SetString(PyExc_ImportError, "the zerohop core has another ABI");
    return -1;
  }
  module_find_main_thread(state);
  if (!module_names(state) || !router_register(module, state) ||
      !client_register(module, state) || !plan_register(module, state) ||
      !model_register(module, state) || !reply_register(module, state) ||
      !stream_register(module, state) || !pause_register(module, state) ||
      !loop_register(module, state) || !tokens_register(module))
    return -1;
  return PyModule_AddStringConstant(module, "version", zh_version());
}

static int module_traverse(PyObject *module, visitproc visit, void *arg) {
  State *state = state_of(module);
#define MODULE_VISIT(object) Py_VISIT(state->object);
  STATE_OBJECTS(MODULE_VISIT)
#undef MODULE_VISIT
  return 0;
}

static int module_clear(PyObject *module) {
  State *state = state_of(module);
#define MODULE_CLEAR(object) Py_CLEAR(state->object);
  STATE_OBJECTS(MODULE_CLEAR)
#undef MODULE_CLEAR
  return 0;
}

static void module_free(void *module) {
  State *state = state_of(module);
  module_clear(module);
#define MODULE_DROP(word) Py_CLEAR(state->name.word);
  STATE_NAMES(MODULE_DROP)
#undef MODULE_DROP
  call_forget_sinks(state);
  tokens_forget(state);
}

/* Room for one more: see PyInit__native. */
static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, module_exec}, {0, NULL}, {0, NULL}};

static PyModuleDef module_def = {.m_base = PyModuleDef_HEAD_INIT,
                                 .m_name = "zerohop._native",
                                 .m_doc = "The zerohop core as Python sees it.",
                                 .m_size = sizeof(State),
                                 .m_methods = module_methods,
                                 .m_slots = module_slots,
                                 .m_traverse = module_traverse,
                                 .m_clear = module_clear,
                                 .m_free = module_free};

PyMODINIT_FUNC PyInit__native(void);

/* From 3.12 on a module says that it works under a GIL of its own.  Older ones
 * refuse to hear it, and their headers do not know the words. */
enum { MODULE_MULTIPLE_INTERPRETERS = 3, MODULE_OWN_GIL = 2 };

PyMODINIT_FUNC PyInit__native(void) {
  if (Py_Version >= 0x030c0000)
    module_slots[1] = (PyModuleDef_Slot){MODULE_MULTIPLE_INTERPRETERS,
                                         (void *)(uintptr_t)MODULE_OWN_GIL};
  return PyModuleDef_Init(&module_def);
}
