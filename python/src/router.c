/* SPDX-License-Identifier: Apache-2.0 */
/* Router: a zh_router as a Python object, shared by clients. */

#include "native.h"

#include <stdlib.h>
#include <string.h>

typedef struct Router {
  PyObject_HEAD State *state;
  zh_router *core;
  unsigned generation;
  PyObject *picker; /* NULL: none                                            */
} Router;

static PyObject *router_set_picker(PyObject *self, PyObject *picker);

zh_router *router_core(PyObject *router) {
  return ((Router *)router)->core;
}

/* The path of the certificates that the package certifi has, if it is here;
 * kept in `*kept`. */
static const char *router_certifi(PyObject **kept) {
  PyObject *certifi = PyImport_ImportModule("certifi");
  if (certifi)
    *kept = PyObject_CallMethod(certifi, "where", NULL);
  Py_XDECREF(certifi);
  const char *path = *kept && PyUnicode_Check(*kept)
                         ? PyUnicode_AsUTF8AndSize(*kept, NULL)
                         : NULL;
  PyErr_Clear();
  return path;
}

static const char *router_getenv(void *user, const char *name) {
  const char *value = getenv(name);
  if (value || strcmp(name, "ZEROHOP_CA_BUNDLE") != 0)
    return value;
  return router_certifi(user);
}

/* All that is wrong with options, as JSON: of the class, for a router that
 * could not be made. */
static PyObject *router_check(PyObject *type, PyObject *options) {
  PyObject *module = PyType_GetModule((PyTypeObject *)type);
  State *state = module ? state_of(module) : NULL;
  Text text = {0};
  PyObject *result = NULL;
  zh_str said = {NULL, 0};
  zh_error err = {0};
  PyObject *kept = NULL;
  if (state && encode_object(state, options, &text)) {
    if (zh_config_check((zh_str){text.data, text.len}, router_getenv, &kept,
                        &said, &err) != ZH_OK)
      errors_raise(state, NULL, &err);
    else
      result = PyUnicode_DecodeUTF8(said.ptr, (Py_ssize_t)said.len, "replace");
    zh_text_free(said);
  }
  Py_XDECREF(kept);
  text_free(&text);
  return result;
}

static PyObject *router_new(PyTypeObject *type, PyObject *args,
                            PyObject *kwargs) {
  static char *names[] = {"options", "parent", NULL};
  PyObject *options, *parent = NULL, *module = PyType_GetModule(type);
  State *state = module ? state_of(module) : NULL;
  if (!state ||
      !PyArg_ParseTupleAndKeywords(args, kwargs, "O!|O!", names, &PyDict_Type,
                                   &options, state->router_type, &parent))
    return NULL;
  Text text = {0};
  Router *router = NULL;
  if (encode_object(state, options, &text))
    router = (Router *)PyType_GenericAlloc(type, 0);
  if (router) {
    /* With the GIL: os.environ writes through to the process's variables. */
    zh_error err = {0};
    PyObject *kept = NULL;
    zh_str given = {text.data, text.len};
    zh_status st =
        parent
            ? zh_router_derive(router_core(parent), given, router_getenv, &kept,
                               &router->core, &err)
            : zh_router_new(given, router_getenv, &kept, &router->core, &err);
    Py_XDECREF(kept);
    router->state = state;
    router->generation = state->generation;
    if (st == ZH_OK && parent && ((Router *)parent)->picker)
      Py_XDECREF(
          router_set_picker((PyObject *)router, ((Router *)parent)->picker));
    if (st != ZH_OK) {
      errors_raise(state, NULL, &err);
      Py_CLEAR(router);
    }
  }
  text_free(&text);
  return (PyObject *)router;
}

/* The list of numbers that the picker gave; SIZE_MAX for anything else. */
static size_t router_numbers(PyObject *list, uint32_t *order, size_t room) {
  if (!list || !PyList_Check(list) || (size_t)PyList_Size(list) > room)
    return SIZE_MAX;
  size_t count = (size_t)PyList_Size(list);
  for (size_t i = 0; i < count; i++) {
    unsigned long number =
        PyLong_AsUnsignedLong(PyList_GetItem(list, (Py_ssize_t)i));
    if (PyErr_Occurred() || number > UINT32_MAX)
      return SIZE_MAX;
    order[i] = (uint32_t)number;
  }
  return count;
}

/* On the thread that submits, which let go of the GIL before.  An interrupt
 * that comes meanwhile is raised after that. */
static size_t router_pick(void *user, zh_str question, uint32_t *order,
                          size_t room) {
  PyGILState_STATE gil = PyGILState_Ensure();
  PyObject *text =
      PyUnicode_DecodeUTF8(question.ptr, (Py_ssize_t)question.len, "replace");
  PyObject *list = text ? PyObject_CallFunctionObjArgs(user, text, NULL) : NULL;
  size_t count = router_numbers(list, order, room);
  if (PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_KeyboardInterrupt))
    PyErr_SetInterrupt();
  PyErr_Clear();
  Py_XDECREF(list);
  Py_XDECREF(text);
  PyGILState_Release(gil);
  return count;
}

/* Once: other threads may be asking it. */
static PyObject *router_set_picker(PyObject *self, PyObject *picker) {
  Router *router = (Router *)self;
  if (router->picker) {
    PyErr_SetString(PyExc_RuntimeError, "the router has a picker");
    return NULL;
  }
  router->picker = Py_NewRef(picker);
  zh_router_pick(router->core, router_pick, router->picker);
  Py_RETURN_NONE;
}

static PyObject *router_get_picker(PyObject *self, void *Py_UNUSED(closure)) {
  PyObject *picker = ((Router *)self)->picker;
  return Py_NewRef(picker ? picker : Py_None);
}

static void router_dealloc(PyObject *self) {
  Router *router = (Router *)self;
  PyTypeObject *type = Py_TYPE(self);
  if (router->core)
    zh_router_free(router->core);
  Py_XDECREF(router->picker);
  PyObject_Free(self);
  Py_DECREF(type);
}

typedef zh_status (*router_question)(const zh_router *router, zh_str query,
                                     zh_str *out, zh_error *err);

static zh_status router_wait(const Router *router, router_question ask,
                             const Text *query, zh_str *out, zh_error *err) {
  zh_status st;
  zh_str text = {query->data, query->len};
  Py_BEGIN_ALLOW_THREADS st = ask(router->core, text, out, err);
  Py_END_ALLOW_THREADS return st;
}

/* What the core says of a query, as a str of JSON. */
static PyObject *router_ask(PyObject *self, PyObject *query,
                            router_question ask) {
  Router *router = (Router *)self;
  Text text = {0};
  PyObject *result = NULL;
  zh_str said = {NULL, 0};
  zh_error err = {0};
  if (encode_object(router->state, query, &text)) {
    if (router_wait(router, ask, &text, &said, &err) != ZH_OK)
      errors_raise(router->state, NULL, &err);
    else
      result = PyUnicode_DecodeUTF8(said.ptr, (Py_ssize_t)said.len, "replace");
    zh_text_free(said);
  }
  text_free(&text);
  return result;
}

static PyObject *router_models(PyObject *self, PyObject *query) {
  return router_ask(self, query, zh_models_list);
}

static PyObject *router_cost(PyObject *self, PyObject *query) {
  return router_ask(self, query, zh_models_cost);
}

static PyObject *router_usage(PyObject *self, PyObject *query) {
  return router_ask(self, query, zh_ledger_usage);
}

static PyObject *router_tasks(PyObject *self, PyObject *query) {
  return router_ask(self, query, zh_ledger_tasks);
}

static PyObject *router_feedback(PyObject *self, PyObject *query) {
  return router_ask(self, query, zh_ledger_feedback);
}

static PyObject *router_status(PyObject *self, PyObject *query) {
  return router_ask(self, query, zh_ledger_status);
}

static PyObject *router_update(PyObject *self, PyObject *query) {
  return router_ask(self, query, zh_models_update);
}

static PyObject *router_plan(PyObject *self, PyObject *request) {
  return router_ask(self, request, zh_router_plan);
}

static PyObject *router_health(PyObject *self, PyObject *query) {
  return router_ask(self, query, zh_router_health);
}

static PyObject *router_steer(PyObject *self, PyObject *query) {
  return router_ask(self, query, zh_router_steer);
}

/* With the GIL, as in router_new. */
static PyObject *router_reload(PyObject *self, PyObject *options) {
  Router *router = (Router *)self;
  Text text = {0};
  zh_error err = {0};
  PyObject *result = NULL, *kept = NULL;
  if (encode_object(router->state, options, &text)) {
    if (zh_router_reload(router->core, (zh_str){text.data, text.len},
                         router_getenv, &kept, &err) == ZH_OK)
      result = Py_NewRef(Py_None);
    else
      errors_raise(router->state, NULL, &err);
  }
  Py_XDECREF(kept);
  text_free(&text);
  return result;
}

static PyObject *router_warnings(PyObject *self, PyObject *Py_UNUSED(none)) {
  Router *router = (Router *)self;
  zh_str said = {NULL, 0};
  zh_error err = {0};
  if (zh_router_warnings(router->core, &said, &err) != ZH_OK)
    return errors_raise(router->state, NULL, &err);
  PyObject *result =
      PyUnicode_DecodeUTF8(said.ptr, (Py_ssize_t)said.len, "replace");
  zh_text_free(said);
  return result;
}

static PyObject *router_base_url(PyObject *self, void *Py_UNUSED(closure)) {
  Router *router = (Router *)self;
  zh_str url = {NULL, 0};
  zh_error err = {0};
  if (zh_router_base_url(router->core, &url, &err) != ZH_OK)
    return errors_raise(router->state, NULL, &err);
  PyObject *result =
      PyUnicode_DecodeUTF8(url.ptr, (Py_ssize_t)url.len, "replace");
  zh_text_free(url);
  return result;
}

static PyGetSetDef router_getset[] = {
    {"base_url", router_base_url, NULL,
     "Where model strings without a provider go.", NULL},
    {"picker", router_get_picker, NULL, "Whom it asks, or None.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyMethodDef router_methods[] = {
    {"check", router_check, METH_O | METH_CLASS,
     "All that is wrong with options, as JSON."},
    {"warnings", router_warnings, METH_NOARGS,
     "What its config says in vain, as JSON."},
    {"plan", router_plan, METH_O, "What a request would ask, as JSON."},
    {"health", router_health, METH_O, "How all targets stand, as JSON."},
    {"steer", router_steer, METH_O, "Overrides the routing by hand."},
    {"pick", router_set_picker, METH_O,
     "Whom to ask for an order of candidates."},
    {"reload", router_reload, METH_O, "Other options in place of these."},
    {"models", router_models, METH_O, "Models as JSON, by a query."},
    {"cost", router_cost, METH_O, "The cost of a usage object, as JSON."},
    {"update", router_update, METH_O, "Keeps a file of facts about models."},
    {"usage", router_usage, METH_O, "What attempts took, as JSON or text."},
    {"tasks", router_tasks, METH_O, "Models by what was thought of them."},
    {"feedback", router_feedback, METH_O, "Notes what a reply was worth."},
    {"status", router_status, METH_O, "How the ledger's file is doing."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot router_slots[] = {
    {Py_tp_doc, "Configured providers and model groups."},
    {Py_tp_new, router_new},
    {Py_tp_dealloc, router_dealloc},
    {Py_tp_methods, router_methods},
    {Py_tp_getset, router_getset},
    {0, NULL}};

static PyType_Spec router_spec = {"zerohop._native.Router", sizeof(Router), 0,
                                  Py_TPFLAGS_DEFAULT, router_slots};

bool router_register(PyObject *module, State *state) {
  state->router_type = PyType_FromModuleAndSpec(module, &router_spec, NULL);
  return state->router_type &&
         PyModule_AddObjectRef(module, "Router", state->router_type) == 0;
}
