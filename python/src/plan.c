/* SPDX-License-Identifier: Apache-2.0 */
/* Plans: compiled once per class from what zerohop/_plans.py says. */

#include "plan.h"

#include <string.h>

static Shape *plan_shape(Plan *plan, PyObject *spec);

/* --- shapes --- */

static bool plan_shape_kind(PyObject *spec, ShapeKind *out) {
  static const char *const names[] = {"any",  "str",      "int",   "float",
                                      "bool", "literal",  "model", "list",
                                      "dict", "optional", "union", "slow"};
  PyObject *word = PyTuple_Check(spec) ? PyTuple_GetItem(spec, 0) : NULL;
  for (size_t i = 0; word && i < sizeof names / sizeof names[0]; i++) {
    if (PyUnicode_Check(word) &&
        PyUnicode_CompareWithASCIIString(word, names[i]) == 0) {
      *out = (ShapeKind)i;
      return true;
    }
  }
  PyErr_Format(PyExc_ValueError, "no such shape: %R", spec);
  return false;
}

static bool plan_shape_cases(Plan *plan, Shape *shape, PyObject *cases) {
  Py_ssize_t count = PyTuple_Size(cases);
  shape->values = count < 0 ? NULL : PyTuple_New(count);
  if (!shape->values)
    return false;
  shape->cases = PyMem_Calloc((size_t)count, sizeof *shape->cases);
  if (!shape->cases) {
    PyErr_NoMemory();
    return false;
  }
  for (Py_ssize_t i = 0; i < count; i++) {
    PyObject *word, *spec, *pair = PyTuple_GetItem(cases, i);
    if (!PyTuple_Check(pair) || !PyArg_ParseTuple(pair, "UO", &word, &spec))
      return false;
    Py_INCREF(word);
    PyTuple_SetItem(shape->values, i, word);
    shape->cases[i] = plan_shape(plan, spec);
    if (!shape->cases[i])
      return false;
  }
  return true;
}

static bool plan_shape_fill(Plan *plan, Shape *shape, PyObject *spec) {
  PyObject *word, *first = NULL, *second = NULL, *third = NULL;
  if (!PyArg_ParseTuple(spec, "O|OOO", &word, &first, &second, &third))
    return false;
  switch (shape->kind) {
  case SHAPE_LITERAL:
    shape->values = Py_XNewRef(first);
    return first && PyTuple_Check(first);
  case SHAPE_MODEL:
    if (!first ||
        !PyObject_TypeCheck(first, (PyTypeObject *)plan->state->plan_type)) {
      PyErr_SetString(PyExc_TypeError, "a model shape needs a plan");
      return false;
    }
    shape->plan = (Plan *)Py_NewRef(first);
    return true;
  case SHAPE_OPTIONAL:
    shape->token = Py_XNewRef(second);
    shape->item = plan_shape(plan, first);
    return shape->item != NULL;
  case SHAPE_LIST:
  case SHAPE_DICT:
    shape->item = plan_shape(plan, first);
    return shape->item != NULL;
  case SHAPE_UNION:
    shape->tag = Py_XNewRef(first);
    shape->token = Py_XNewRef(third);
    return plan_shape_cases(plan, shape, second);
  case SHAPE_SLOW:
    shape->token = Py_XNewRef(first);
    return true;
  default:
    return true;
  }
}

static Shape *plan_shape(Plan *plan, PyObject *spec) {
  ShapeKind kind;
  if (!spec || !plan_shape_kind(spec, &kind))
    return NULL;
  Shape *shape = PyMem_Calloc(1, sizeof *shape);
  if (!shape) {
    PyErr_NoMemory();
    return NULL;
  }
  shape->kind = kind;
  shape->next = plan->shapes;
  plan->shapes = shape;
  if (plan_shape_fill(plan, shape, spec))
    return shape;
  if (!PyErr_Occurred())
    PyErr_Format(PyExc_ValueError, "shape is not whole: %R", spec);
  return NULL;
}

static void plan_shape_free(Shape *shape) {
  Py_XDECREF((PyObject *)shape->plan);
  Py_XDECREF(shape->tag);
  Py_XDECREF(shape->values);
  Py_XDECREF(shape->token);
  PyMem_Free(shape->cases);
  PyMem_Free(shape);
}

/* --- fields --- */

static bool plan_field(Plan *plan, Field *field, PyObject *row,
                       bool *required) {
  PyObject *name, *key, *missing, *spec;
  int needed;
  if (!PyTuple_Check(row)) {
    PyErr_SetString(PyExc_TypeError, "a row is a tuple");
    return false;
  }
  if (!PyArg_ParseTuple(row, "UUpOO", &name, &key, &needed, &missing, &spec))
    return false;
  field->name = Py_NewRef(name);
  PyUnicode_InternInPlace(&field->name);
  field->key = Py_NewRef(key);
  field->missing = Py_NewRef(missing);
  *required = needed;
  Py_ssize_t len;
  field->key_text = PyUnicode_AsUTF8AndSize(key, &len);
  field->key_len = (size_t)len;
  field->renamed = PyUnicode_Compare(name, key) != 0;
  field->shape = plan_shape(plan, spec);
  return field->key_text && field->shape;
}

static PyObject *plan_blank(const Plan *plan) {
  PyObject *blank = PyDict_New();
  for (Py_ssize_t i = 0; blank && i < plan->count; i++) {
    if (PyDict_SetItem(blank, plan->fields[i].name, plan->fields[i].missing) <
        0)
      Py_CLEAR(blank);
  }
  return blank;
}

static bool plan_official(Plan *plan) {
  State *state = plan->state;
  PyObject *names[] = {state->name.__pydantic_fields_set__,
                       state->name.__pydantic_extra__,
                       state->name.__pydantic_private__};
  for (int i = 0; i < 3; i++) {
    plan->slots[i] = PyObject_GetAttr(plan->cls, names[i]);
    if (!plan->slots[i])
      return false;
    if (!PyType_GetSlot(Py_TYPE(plan->slots[i]), Py_tp_descr_set)) {
      PyErr_SetString(PyExc_TypeError, "not a pydantic 2 model");
      return false;
    }
  }
  plan->blank = plan_blank(plan);
  return plan->blank != NULL;
}

static PyObject *plan_fill(PyObject *self, PyObject *rows) {
  Plan *plan = (Plan *)self;
  Py_ssize_t count = PyTuple_Check(rows) ? PyTuple_Size(rows) : -1;
  if (count < 0 || count > PLAN_MAX_FIELDS || plan->fields) {
    PyErr_Format(PyExc_ValueError, "a plan takes one tuple of at most %d rows",
                 PLAN_MAX_FIELDS);
    return NULL;
  }
  plan->fields = PyMem_Calloc((size_t)count + 1, sizeof *plan->fields);
  if (!plan->fields)
    return PyErr_NoMemory();
  plan->count = count;
  for (Py_ssize_t i = 0; i < count; i++) {
    bool required = false;
    if (!plan_field(plan, &plan->fields[i], PyTuple_GetItem(rows, i),
                    &required))
      return NULL;
    plan->required |= (uint64_t)required << i;
    plan->fields[i].after = (uint8_t)(i + 1 < count ? i + 1 : 0);
  }
  if (!plan->own && !plan_official(plan))
    return NULL;
  Py_RETURN_NONE;
}

static PyObject *plan_fill_root(PyObject *self, PyObject *spec) {
  Plan *plan = (Plan *)self;
  if (plan->root || plan->fields) {
    PyErr_SetString(PyExc_ValueError, "a plan is filled once");
    return NULL;
  }
  plan->root = plan_shape(plan, spec);
  if (!plan->root)
    return NULL;
  Py_RETURN_NONE;
}

/* --- the type --- */

static PyObject *plan_new(PyTypeObject *type, PyObject *args,
                          PyObject *kwargs) {
  static char *names[] = {"cls", "slow", NULL};
  PyObject *cls, *slow;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OO", names, &cls, &slow))
    return NULL;
  PyObject *module = PyType_GetModule(type);
  Plan *plan = module ? (Plan *)PyType_GenericAlloc(type, 0) : NULL;
  if (!plan)
    return NULL;
  plan->state = state_of(module);
  plan->cls = Py_NewRef(cls);
  plan->slow = Py_NewRef(slow);
  plan->own = PyType_Check(cls) &&
              PyType_IsSubtype((PyTypeObject *)cls,
                               (PyTypeObject *)plan->state->model_type);
  return (PyObject *)plan;
}

static int plan_traverse(PyObject *self, visitproc visit, void *arg) {
  Plan *plan = (Plan *)self;
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(plan->cls);
  Py_VISIT(plan->slow);
  for (Shape *shape = plan->shapes; shape; shape = shape->next) {
    Py_VISIT((PyObject *)shape->plan);
    Py_VISIT(shape->token);
  }
  for (Py_ssize_t i = 0; i < plan->count; i++)
    Py_VISIT(plan->fields[i].missing);
  return 0;
}

static int plan_clear(PyObject *self) {
  Plan *plan = (Plan *)self;
  Py_CLEAR(plan->cls);
  Py_CLEAR(plan->slow);
  for (Shape *shape = plan->shapes; shape; shape = shape->next) {
    Py_CLEAR(shape->plan);
    Py_CLEAR(shape->token);
  }
  return 0;
}

static void plan_dealloc(PyObject *self) {
  Plan *plan = (Plan *)self;
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  plan_clear(self);
  for (Shape *shape = plan->shapes, *next; shape; shape = next) {
    next = shape->next;
    plan_shape_free(shape);
  }
  for (Py_ssize_t i = 0; i < plan->count; i++) {
    Py_XDECREF(plan->fields[i].name);
    Py_XDECREF(plan->fields[i].key);
    Py_XDECREF(plan->fields[i].missing);
  }
  PyMem_Free(plan->fields);
  Py_XDECREF(plan->blank);
  Py_XDECREF(plan->seen_set);
  for (int i = 0; i < 3; i++)
    Py_XDECREF(plan->slots[i]);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

static PyMethodDef plan_methods[] = {
    {"fill", plan_fill, METH_O,
     "Sets the rows, once: (name, key, required, "
     "missing, shape)."},
    {"fill_root", plan_fill_root, METH_O,
     "Sets the shape of what is no class, once."},
    {NULL, NULL, 0, NULL}};

static PyMemberDef plan_members[] = {
    {"cls", T_OBJECT_EX, offsetof(Plan, cls), READONLY, "The class."},
    {NULL, 0, 0, 0, NULL}};

static PyType_Slot plan_slots[] = {
    {Py_tp_doc, "How objects of one class are filled from JSON."},
    {Py_tp_new, plan_new},
    {Py_tp_dealloc, plan_dealloc},
    {Py_tp_traverse, plan_traverse},
    {Py_tp_clear, plan_clear},
    {Py_tp_methods, plan_methods},
    {Py_tp_members, plan_members},
    {0, NULL}};

static PyType_Spec plan_spec = {"zerohop._native.Plan", sizeof(Plan), 0,
                                Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
                                plan_slots};

bool plan_register(PyObject *module, State *state) {
  state->plan_type = PyType_FromModuleAndSpec(module, &plan_spec, NULL);
  return state->plan_type &&
         PyModule_AddObjectRef(module, "Plan", state->plan_type) == 0;
}
