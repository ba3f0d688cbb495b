/* SPDX-License-Identifier: Apache-2.0 */
/* Our own kind of reply class, for when the official package is not loaded.
 *
 * A class has a fixed row of fields, each in a slot of the object; what else a
 * provider sends goes into the instance dictionary, so that it reads as an
 * attribute too.  Names that a method of the class would hide wait in
 * `shadow`.  All behaviour that need not be fast is Python: zerohop/_models.py
 * derives BaseModel from this. */

#include "plan.h"

#include <string.h>

/* --- fields --- */

static Py_ssize_t model_count(const Model *model) {
  return model->plan ? model->plan->count : 0;
}

Model *model_alloc(Plan *plan) {
  Model *model = (Model *)PyType_GenericAlloc((PyTypeObject *)plan->cls, 0);
  if (model) {
    model->state = plan->state;
    model->plan = (Plan *)Py_NewRef((PyObject *)plan);
  }
  return model;
}

static int model_find(const Model *model, PyObject *name) {
  Py_ssize_t count = model_count(model);
  for (int i = 0; i < count; i++) {
    if (model->plan->fields[i].name == name)
      return i;
  }
  for (int i = 0; i < count; i++) {
    if (PyUnicode_Compare(model->plan->fields[i].name, name) == 0)
      return i;
  }
  return -1;
}

static bool model_is_private(PyObject *name) {
  return PyUnicode_GetLength(name) > 0 && PyUnicode_ReadChar(name, 0) == '_';
}

bool model_put_extra(Model *model, PyObject *name, PyObject *value) {
  bool hidden = model_is_private(name) ||
                PyObject_HasAttr((PyObject *)Py_TYPE((PyObject *)model), name);
  PyObject **dict = hidden ? &model->shadow : &model->dict;
  if (!*dict && !(*dict = PyDict_New()))
    return false;
  return PyDict_SetItem(*dict, name, value) == 0;
}

/* Copies into `out` what of the instance dictionary is data. */
static bool model_copy_extra(const Model *model, PyObject *out) {
  PyObject *key, *value;
  Py_ssize_t pos = 0;
  while (model->dict && PyDict_Next(model->dict, &pos, &key, &value)) {
    if (!model_is_private(key) && PyDict_SetItem(out, key, value) < 0)
      return false;
  }
  return !model->shadow || PyDict_Update(out, model->shadow) == 0;
}

/* Fields under their names (or JSON keys), those in `mask`. */
static PyObject *model_dict_of(const Model *model, uint64_t mask, bool by_key) {
  PyObject *dict = PyDict_New();
  Py_ssize_t count = model_count(model);
  for (Py_ssize_t i = 0; dict && i < count; i++) {
    const Field *field = &model->plan->fields[i];
    if (!(mask >> i & 1) || !model->fields[i])
      continue;
    if (PyDict_SetItem(dict, by_key ? field->key : field->name,
                       model->fields[i]) < 0)
      Py_CLEAR(dict);
  }
  return dict;
}

PyObject *model_set_items(PyObject *object) {
  Model *model = (Model *)object;
  PyObject *dict = model_dict_of(model, model->set, true);
  if (dict && !model_copy_extra(model, dict))
    Py_CLEAR(dict);
  return dict;
}

/* --- life --- */

/* The plan stands on the class, under a name of ours. */
static Plan *model_plan_of(State *state, PyTypeObject *type) {
  PyObject *found = PyObject_GetAttr((PyObject *)type, state->name._plan);
  if (!found) {
    PyErr_Clear();
    return NULL;
  }
  bool is_plan = PyObject_TypeCheck(found, (PyTypeObject *)state->plan_type);
  Py_DECREF(found); /* the class holds it */
  return is_plan ? (Plan *)found : NULL;
}

static State *model_state_of(PyTypeObject *type) {
  while (type) {
    PyObject *module = PyType_GetModule(type);
    if (module)
      return state_of(module);
    PyErr_Clear();
    type = (PyTypeObject *)PyType_GetSlot(type, Py_tp_base);
  }
  PyErr_SetString(PyExc_SystemError, "a model class without a module");
  return NULL;
}

static PyObject *model_new(PyTypeObject *type, PyObject *Py_UNUSED(args),
                           PyObject *Py_UNUSED(kwargs)) {
  State *state = model_state_of(type);
  Model *model = state ? (Model *)PyType_GenericAlloc(type, 0) : NULL;
  if (!model)
    return NULL;
  model->state = state;
  model->plan = (Plan *)Py_XNewRef((PyObject *)model_plan_of(state, type));
  Py_ssize_t count = model_count(model);
  for (Py_ssize_t i = 0; i < count; i++)
    model->fields[i] = Py_NewRef(model->plan->fields[i].missing);
  return (PyObject *)model;
}

static int model_traverse(PyObject *self, visitproc visit, void *arg) {
  Model *model = (Model *)self;
  Py_VISIT(Py_TYPE(self));
  Py_VISIT((PyObject *)model->plan);
  Py_VISIT(model->dict);
  Py_VISIT(model->shadow);
  Py_ssize_t count = model_count(model);
  for (Py_ssize_t i = 0; i < count; i++)
    Py_VISIT(model->fields[i]);
  return 0;
}

static int model_clear(PyObject *self) {
  Model *model = (Model *)self;
  Py_CLEAR(model->dict);
  Py_CLEAR(model->shadow);
  Py_ssize_t count = model_count(model);
  for (Py_ssize_t i = 0; i < count; i++)
    Py_CLEAR(model->fields[i]);
  return 0;
}

static void model_dealloc(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  if (((Model *)self)->weak)
    PyObject_ClearWeakRefs(self);
  model_clear(self);
  // Not before: it says how many fields there are.
  Py_XDECREF((PyObject *)((Model *)self)->plan);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

/* --- attributes --- */

static int model_setattro(PyObject *self, PyObject *name, PyObject *value) {
  Model *model = (Model *)self;
  int i = PyUnicode_Check(name) ? model_find(model, name) : -1;
  if (i < 0)
    return PyObject_GenericSetAttr(self, name, value);
  PyObject *old = model->fields[i];
  model->fields[i] = Py_XNewRef(value);
  if (value)
    model->set |= UINT64_C(1) << i;
  else
    model->set &= ~(UINT64_C(1) << i);
  Py_XDECREF(old);
  return 0;
}

static PyObject *model_get_dict(PyObject *self, void *Py_UNUSED(closure)) {
  Model *model = (Model *)self;
  PyObject *dict = model_dict_of(model, UINT64_MAX, false);
  PyObject *key, *value;
  Py_ssize_t pos = 0;
  while (dict && model->dict && PyDict_Next(model->dict, &pos, &key, &value)) {
    if (model_is_private(key) && PyDict_SetItem(dict, key, value) < 0)
      Py_CLEAR(dict);
  }
  return dict;
}

static PyObject *model_get_extra(PyObject *self, void *Py_UNUSED(closure)) {
  PyObject *dict = PyDict_New();
  if (dict && !model_copy_extra((Model *)self, dict))
    Py_CLEAR(dict);
  return dict;
}

static PyObject *model_get_set(PyObject *self, void *Py_UNUSED(closure)) {
  Model *model = (Model *)self;
  PyObject *set = PySet_New(NULL);
  Py_ssize_t count = model_count(model);
  for (Py_ssize_t i = 0; set && i < count; i++) {
    if (model->set >> i & 1 && PySet_Add(set, model->plan->fields[i].name) < 0)
      Py_CLEAR(set);
  }
  if (!set || !(model->set & MODEL_EXTRA_SET))
    return set;
  PyObject *extra = model_get_extra(self, NULL);
  PyObject *key, *value;
  Py_ssize_t pos = 0;
  while (set && extra && PyDict_Next(extra, &pos, &key, &value)) {
    if (PySet_Add(set, key) < 0)
      Py_CLEAR(set);
  }
  if (!extra)
    Py_CLEAR(set);
  Py_XDECREF(extra);
  return set;
}

/* --- for zerohop/_models.py --- */

static bool model_restore_fields(Model *model, PyObject *values,
                                 PyObject *given) {
  PyObject *key, *value;
  Py_ssize_t pos = 0;
  while (PyDict_Next(values, &pos, &key, &value)) {
    int i = PyUnicode_Check(key) ? model_find(model, key) : -1;
    if (i < 0) {
      PyErr_Format(PyExc_AttributeError, "no field %R", key);
      return false;
    }
    int has = PySet_Contains(given, key);
    if (has < 0)
      return false;
    PyObject *old = model->fields[i];
    model->fields[i] = Py_NewRef(value);
    if (has)
      model->set |= UINT64_C(1) << i;
    Py_XDECREF(old);
  }
  return true;
}

/* _fill(values, given, extra, extra_given): all that JSON could have set. */
static PyObject *model_fill(PyObject *self, PyObject *args) {
  Model *model = (Model *)self;
  PyObject *values, *given, *extra, *key, *value;
  int extra_given;
  if (!PyArg_ParseTuple(args, "O!OO!p", &PyDict_Type, &values, &given,
                        &PyDict_Type, &extra, &extra_given) ||
      !model_restore_fields(model, values, given))
    return NULL;
  if (extra_given)
    model->set |= MODEL_EXTRA_SET;
  Py_ssize_t pos = 0;
  while (PyDict_Next(extra, &pos, &key, &value)) {
    if (!model_put_extra(model, key, value))
      return NULL;
  }
  Py_RETURN_NONE;
}

static PyObject *model_extra_given(PyObject *self, void *Py_UNUSED(closure)) {
  return PyBool_FromLong((((Model *)self)->set & MODEL_EXTRA_SET) != 0);
}

/* --- types --- */

static PyMethodDef model_methods[] = {
    {"_fill", model_fill, METH_VARARGS, "Sets fields and unknown members."},
    {NULL, NULL, 0, NULL}};

static PyGetSetDef model_getset[] = {
    {"__dict__", model_get_dict, NULL, "The fields: a copy.", NULL},
    {"model_extra", model_get_extra, NULL, "Unknown members: a copy.", NULL},
    {"model_fields_set", model_get_set, NULL, "Names that were given.", NULL},
    {"_extra_given", model_extra_given, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyMemberDef model_members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(Model, dict), READONLY, NULL},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(Model, weak), READONLY, NULL},
    {NULL, 0, 0, 0, NULL}};

static PyType_Slot model_slots[] = {{Py_tp_doc, "Base of the reply classes."},
                                    {Py_tp_new, model_new},
                                    {Py_tp_dealloc, model_dealloc},
                                    {Py_tp_traverse, model_traverse},
                                    {Py_tp_clear, model_clear},
                                    {Py_tp_setattro, model_setattro},
                                    {Py_tp_methods, model_methods},
                                    {Py_tp_getset, model_getset},
                                    {Py_tp_members, model_members},
                                    {0, NULL}};

static PyType_Spec model_spec = {
    "zerohop._native.Model", sizeof(Model), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE, model_slots};

/* One member for each field.  The type keeps the names' bytes, so they live as
 * long as the process. */
static PyMemberDef *model_member_table(PyObject *names, Py_ssize_t count) {
  PyMemberDef *table = PyMem_Calloc((size_t)count + 1, sizeof *table);
  for (Py_ssize_t i = 0; table && i < count; i++) {
    Py_ssize_t len;
    const char *text = PyUnicode_AsUTF8AndSize(PyTuple_GetItem(names, i), &len);
    char *copy = text ? PyMem_Malloc((size_t)len + 1) : NULL;
    if (!copy) {
      PyMem_Free(table);
      return NULL;
    }
    memcpy(copy, text, (size_t)len + 1);
    table[i] =
        (PyMemberDef){.name = copy,
                      .type = T_OBJECT_EX,
                      .offset = (Py_ssize_t)(offsetof(Model, fields) +
                                             (size_t)i * sizeof(PyObject *))};
  }
  if (!table && !PyErr_Occurred())
    PyErr_NoMemory();
  return table;
}

/* model_type(name, base, field_names) -> a class with one slot a field. */
PyObject *model_make_type(PyObject *module, PyObject *args) {
  const char *name;
  PyObject *base, *names;
  if (!PyArg_ParseTuple(args, "sOO!", &name, &base, &PyTuple_Type, &names))
    return NULL;
  Py_ssize_t count = PyTuple_Size(names);
  PyMemberDef *table = model_member_table(names, count);
  if (!table)
    return NULL;
  PyType_Slot slots[] = {{Py_tp_dealloc, model_dealloc},
                         {Py_tp_traverse, model_traverse},
                         {Py_tp_clear, model_clear},
                         {Py_tp_members, table},
                         {0, NULL}};
  PyType_Spec spec = {
      .name = name,
      .basicsize = (int)(sizeof(Model) + (size_t)count * sizeof(PyObject *)),
      .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
      .slots = slots};
  PyObject *bases = PyTuple_Pack(1, base);
  PyObject *type =
      bases ? PyType_FromModuleAndSpec(module, &spec, bases) : NULL;
  Py_XDECREF(bases);
  PyMem_Free(table);
  return type;
}

bool model_register(PyObject *module, State *state) {
  state->model_type = PyType_FromModuleAndSpec(module, &model_spec, NULL);
  return state->model_type &&
         PyModule_AddObjectRef(module, "Model", state->model_type) == 0;
}
