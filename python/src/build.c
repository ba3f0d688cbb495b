/* SPDX-License-Identifier: Apache-2.0 */
/* JSON nodes -> Python objects: plain ones, or filled instances as a Plan
 * says (plan.h explains the two modes). */

#include "plan.h"

#include <string.h>

typedef struct Builder {
  const zh_json *json;
  Plan *root; /* whose strings `cache` holds */
  BuildCache *cache;
  bool mismatch; /* NULL came back because a strict value does not fit */
} Builder;

static PyObject *build_value(Builder *b, const Shape *shape, uint32_t at,
                             bool strict);

/* --- strings and numbers --- */

static PyObject *build_escaped(zh_str text) {
  char small[512];
  char *out = text.len <= sizeof small ? small : PyMem_Malloc(text.len);
  if (!out)
    return PyErr_NoMemory();
  size_t len = zh_json_unescape(text, out);
  PyObject *made = PyUnicode_DecodeUTF8(out, (Py_ssize_t)len, "surrogatepass");
  if (out != small)
    PyMem_Free(out);
  return made;
}

PyObject *build_string(zh_str text, unsigned flags) {
  if (flags & ZH_NODE_ESCAPED)
    return build_escaped(text);
  return PyUnicode_FromStringAndSize(text.ptr, (Py_ssize_t)text.len);
}

static zh_str build_text(const zh_json *json, const zh_node *node) {
  return (zh_str){json->text.ptr + node->off, node->len};
}

static PyObject *build_big_number(zh_str text, bool integer) {
  char *copy = PyMem_Malloc(text.len + 1);
  if (!copy)
    return PyErr_NoMemory();
  memcpy(copy, text.ptr, text.len);
  copy[text.len] = '\0';
  PyObject *made = NULL;
  if (integer) {
    made = PyLong_FromString(copy, NULL, 10);
  } else {
    double number = PyOS_string_to_double(copy, NULL, NULL);
    if (number != -1.0 || !PyErr_Occurred())
      made = PyFloat_FromDouble(number);
  }
  PyMem_Free(copy);
  return made;
}

static PyObject *build_number(zh_str text, unsigned flags) {
  if (!(flags & ZH_NODE_INTEGER))
    return build_big_number(text, false);
  if (text.len > 18)
    return build_big_number(text, true);
  long long number = 0;
  size_t i = text.ptr[0] == '-';
  for (; i < text.len; i++)
    number = number * 10 + (text.ptr[i] - '0');
  return PyLong_FromLongLong(text.ptr[0] == '-' ? -number : number);
}

/* --- plain values --- */

static Py_ssize_t build_length(const zh_json *json, uint32_t at) {
  Py_ssize_t count = 0;
  uint32_t end = json->nodes[at].next;
  for (uint32_t i = at + 1; i < end; i = json->nodes[i].next)
    count++;
  return count;
}

static PyObject *build_plain_list(const zh_json *json, uint32_t at) {
  PyObject *list = PyList_New(build_length(json, at));
  uint32_t child = at + 1;
  Py_ssize_t count = list ? PyList_Size(list) : 0;
  for (Py_ssize_t i = 0; i < count; i++) {
    PyObject *item = build_any(json, child);
    if (!item) {
      Py_DECREF(list);
      return NULL;
    }
    PyList_SetItem(list, i, item);
    child = json->nodes[child].next;
  }
  return list;
}

static PyObject *build_key(const zh_json *json, uint32_t key) {
  return build_string(build_text(json, &json->nodes[key]),
                      json->nodes[key].flags);
}

static PyObject *build_plain_dict(const zh_json *json, uint32_t at) {
  PyObject *dict = PyDict_New();
  uint32_t end = json->nodes[at].next;
  for (uint32_t i = at + 1; dict && i < end; i = json->nodes[i + 1].next) {
    PyObject *key = build_key(json, i);
    PyObject *value = key ? build_any(json, i + 1) : NULL;
    if (!value || PyDict_SetItem(dict, key, value) < 0)
      Py_CLEAR(dict);
    Py_XDECREF(key);
    Py_XDECREF(value);
  }
  return dict;
}

PyObject *build_any(const zh_json *json, uint32_t at) {
  const zh_node *node = &json->nodes[at];
  switch ((zh_json_type)node->type) {
  case ZH_JSON_NULL:
    Py_RETURN_NONE;
  case ZH_JSON_FALSE:
    Py_RETURN_FALSE;
  case ZH_JSON_TRUE:
    Py_RETURN_TRUE;
  case ZH_JSON_NUMBER:
    return build_number(build_text(json, node), node->flags);
  case ZH_JSON_STRING:
    return build_string(build_text(json, node), node->flags);
  case ZH_JSON_ARRAY:
    return build_plain_list(json, at);
  case ZH_JSON_OBJECT:
    return build_plain_dict(json, at);
  }
  PyErr_SetString(PyExc_SystemError, "no such JSON type");
  return NULL;
}

/* --- fields --- */

static bool build_key_is(const Field *field, zh_str key) {
  return field->key_len == key.len &&
         memcmp(field->key_text, key.ptr, key.len) == 0;
}

/* The field called `key`, -1 when there is none.  Objects of one stream have
 * their members in one order, so the guess is nearly always right. */
static int build_find(Plan *plan, zh_str key, int previous) {
  uint8_t *guess = previous < 0 ? &plan->first : &plan->fields[previous].after;
  if (*guess < plan->count && build_key_is(&plan->fields[*guess], key))
    return *guess;
  for (int i = 0; i < plan->count; i++) {
    if (build_key_is(&plan->fields[i], key)) {
      *guess = (uint8_t)i;
      return i;
    }
  }
  return -1;
}

static int build_find_node(Builder *b, Plan *plan, uint32_t key, int previous) {
  const zh_node *node = &b->json->nodes[key];
  zh_str text = build_text(b->json, node);
  char plain[64];
  if (node->flags & ZH_NODE_ESCAPED) {
    if (text.len > sizeof plain)
      return -1;
    text = (zh_str){plain, zh_json_unescape(text, plain)};
  }
  return build_find(plan, text, previous);
}

/* A string that repeats from chunk to chunk: id, model. */
static PyObject *build_cached(PyObject **slot, zh_str text, unsigned flags) {
  Py_ssize_t len;
  const char *last = *slot ? PyUnicode_AsUTF8AndSize(*slot, &len) : NULL;
  if (last && (size_t)len == text.len && memcmp(last, text.ptr, text.len) == 0)
    return Py_NewRef(*slot);
  PyErr_Clear();
  PyObject *made = build_string(text, flags);
  if (made && text.len <= 128 && !(flags & ZH_NODE_ESCAPED)) {
    PyObject *old = *slot;
    *slot = Py_NewRef(made);
    Py_XDECREF(old);
  }
  return made;
}

static PyObject *build_mismatch(Builder *b) {
  b->mismatch = true;
  return NULL;
}

static bool build_takes_null(const Shape *shape) {
  return shape->kind == SHAPE_OPTIONAL || shape->kind == SHAPE_ANY;
}

static PyObject *build_field(Builder *b, Plan *plan, int i, uint32_t at,
                             bool strict) {
  Field *field = &plan->fields[i];
  const zh_node *node = &b->json->nodes[at];
  if (node->type == ZH_JSON_NULL) {
    if (!strict)
      return Py_NewRef(field->missing);
    return build_takes_null(field->shape) ? Py_NewRef(Py_None)
                                          : build_mismatch(b);
  }
  if (node->type == ZH_JSON_STRING && b->cache && plan == b->root &&
      !(node->flags & ZH_NODE_ESCAPED))
    return build_cached(&b->cache[i], build_text(b->json, node), node->flags);
  return build_value(b, field->shape, at, strict);
}

/* --- finished objects --- */

static PyObject *build_names(Plan *plan, uint64_t mask) {
  PyObject *set = PySet_New(NULL);
  for (int i = 0; set && i < plan->count; i++) {
    if (mask >> i & 1 && PySet_Add(set, plan->fields[i].name) < 0)
      Py_CLEAR(set);
  }
  return set;
}

/* The names given, and unknown ones where they count.  Making a set may run
 * the collector, and that another thread which uses the same plan. */
static PyObject *build_fields_set(Plan *plan, uint64_t mask, PyObject *extra) {
  PyObject *names = NULL;
  if (plan->seen_set && plan->seen_mask == mask) {
    names = Py_NewRef(plan->seen_set);
  } else {
    names = build_names(plan, mask);
    if (!names)
      return NULL;
    object_set(&plan->seen_set, Py_NewRef(names));
    plan->seen_mask = mask;
  }
  PyObject *set = PySet_New(names);
  Py_DECREF(names);
  PyObject *key, *value;
  Py_ssize_t pos = 0;
  while (set && extra && PyDict_Next(extra, &pos, &key, &value)) {
    if (PySet_Add(set, key) < 0)
      Py_CLEAR(set);
  }
  return set;
}

static bool build_set_slot(PyObject *slot, PyObject *object, PyObject *value) {
  descrsetfunc set =
      (descrsetfunc)PyType_GetSlot(Py_TYPE(slot), Py_tp_descr_set);
  return value && set(slot, object, value) == 0;
}

/* An instance of a pydantic class, filled the way its construct() would. */
static PyObject *build_official(Plan *plan, PyObject **values, uint64_t mask,
                                PyObject *extra, bool strict) {
  PyObject *object = PyType_GenericAlloc((PyTypeObject *)plan->cls, 0);
  PyObject *dict = PyDict_Copy(plan->blank);
  bool good = object && dict;
  for (int i = 0; good && i < plan->count; i++) {
    if (values[i])
      good = PyDict_SetItem(dict, plan->fields[i].name, values[i]) == 0;
  }
  PyObject *set =
      good ? build_fields_set(plan, mask, strict ? extra : NULL) : NULL;
  PyObject *unknown = extra ? Py_NewRef(extra) : PyDict_New();
  good = set && unknown && PyObject_GenericSetDict(object, dict, NULL) == 0 &&
         build_set_slot(plan->slots[0], object, set) &&
         build_set_slot(plan->slots[1], object, unknown) &&
         build_set_slot(plan->slots[2], object, Py_None);
  Py_XDECREF(unknown);
  Py_XDECREF(set);
  Py_XDECREF(dict);
  if (!good)
    Py_CLEAR(object);
  return object;
}

/* One of ours; takes what it needs out of `values`. */
static PyObject *build_own(Plan *plan, PyObject **values, uint64_t mask,
                           PyObject *extra, bool strict) {
  Model *model = model_alloc(plan);
  if (!model)
    return NULL;
  for (int i = 0; i < plan->count; i++) {
    model->fields[i] =
        values[i] ? values[i] : Py_NewRef(plan->fields[i].missing);
    values[i] = NULL;
  }
  model->set = mask | (strict ? MODEL_EXTRA_SET : 0);
  PyObject *key, *value;
  Py_ssize_t pos = 0;
  while (extra && PyDict_Next(extra, &pos, &key, &value)) {
    if (!model_put_extra(model, key, value)) {
      Py_DECREF(model);
      return NULL;
    }
  }
  return (PyObject *)model;
}

static bool build_unknown(Builder *b, PyObject **extra, uint32_t key) {
  if (!*extra && !(*extra = PyDict_New()))
    return false;
  PyObject *name = build_key(b->json, key);
  PyObject *value = name ? build_any(b->json, key + 1) : NULL;
  bool good = value && PyDict_SetItem(*extra, name, value) == 0;
  Py_XDECREF(value);
  Py_XDECREF(name);
  return good;
}

/* Reads the members of an object into values, a mask and unknown ones. */
static bool build_members(Builder *b, Plan *plan, uint32_t at, bool strict,
                          PyObject **values, uint64_t *mask, PyObject **extra) {
  const zh_node *nodes = b->json->nodes;
  int previous = -1;
  for (uint32_t key = at + 1; key < nodes[at].next; key = nodes[key + 1].next) {
    int i = build_find_node(b, plan, key, previous);
    if (i < 0) {
      if (!build_unknown(b, extra, key))
        return false;
      continue;
    }
    PyObject *value = build_field(b, plan, i, key + 1, strict);
    if (!value)
      return false;
    if (!strict && plan->fields[i].renamed && !build_unknown(b, extra, key)) {
      Py_DECREF(value);
      return false;
    }
    Py_XDECREF(values[i]);
    values[i] = value;
    *mask |= UINT64_C(1) << i;
    previous = i;
  }
  if (strict && (*mask & plan->required) != plan->required) {
    b->mismatch = true;
    return false;
  }
  return true;
}

static PyObject *build_object(Builder *b, Plan *plan, uint32_t at,
                              bool strict) {
  PyObject *values[PLAN_MAX_FIELDS];
  memset(values, 0, (size_t)plan->count * sizeof values[0]);
  PyObject *extra = NULL, *made = NULL;
  uint64_t mask = 0;
  if (build_members(b, plan, at, strict, values, &mask, &extra))
    made = (plan->own ? build_own : build_official)(plan, values, mask, extra,
                                                    strict);
  Py_XDECREF(extra);
  for (int i = 0; i < plan->count; i++)
    Py_XDECREF(values[i]);
  return made;
}

/* --- values by shape --- */

static PyObject *build_list(Builder *b, const Shape *item, uint32_t at,
                            bool strict) {
  PyObject *list = PyList_New(build_length(b->json, at));
  uint32_t child = at + 1;
  Py_ssize_t count = list ? PyList_Size(list) : 0;
  for (Py_ssize_t i = 0; i < count; i++) {
    PyObject *value = build_value(b, item, child, strict);
    if (!value) {
      Py_DECREF(list);
      return NULL;
    }
    PyList_SetItem(list, i, value);
    child = b->json->nodes[child].next;
  }
  return list;
}

static PyObject *build_dict(Builder *b, const Shape *item, uint32_t at,
                            bool strict) {
  PyObject *dict = PyDict_New();
  const zh_node *nodes = b->json->nodes;
  for (uint32_t i = at + 1; dict && i < nodes[at].next; i = nodes[i + 1].next) {
    PyObject *key = build_key(b->json, i);
    PyObject *value = key ? build_value(b, item, i + 1, strict) : NULL;
    if (!value || PyDict_SetItem(dict, key, value) < 0)
      Py_CLEAR(dict);
    Py_XDECREF(key);
    Py_XDECREF(value);
  }
  return dict;
}

static PyObject *build_literal(Builder *b, const Shape *shape, uint32_t at,
                               bool strict) {
  const zh_node *node = &b->json->nodes[at];
  zh_str text = build_text(b->json, node);
  Py_ssize_t count = PyTuple_Size(shape->values);
  bool plain = node->type == ZH_JSON_STRING && !(node->flags & ZH_NODE_ESCAPED);
  for (Py_ssize_t i = 0; plain && i < count; i++) {
    PyObject *word = PyTuple_GetItem(shape->values, i);
    Py_ssize_t len;
    const char *bytes = PyUnicode_AsUTF8AndSize(word, &len);
    if (bytes && (size_t)len == text.len && !memcmp(bytes, text.ptr, text.len))
      return Py_NewRef(word);
  }
  return strict ? build_mismatch(b) : build_any(b->json, at);
}

static PyObject *build_float(Builder *b, uint32_t at, bool strict) {
  const zh_node *node = &b->json->nodes[at];
  if (node->type == ZH_JSON_NUMBER) {
    PyObject *number = build_any(b->json, at);
    PyObject *made =
        number && PyLong_Check(number) ? PyNumber_Float(number) : NULL;
    int same = made ? PyObject_RichCompareBool(made, number, Py_EQ) : 0;
    if (same > 0) {
      Py_DECREF(number);
      return made;
    }
    PyErr_Clear();
    Py_XDECREF(made);
    if (strict && number && PyLong_Check(number)) {
      Py_DECREF(number);
      return build_mismatch(b);
    }
    return number;
  }
  if (strict)
    return build_mismatch(b);
  if (node->type == ZH_JSON_TRUE || node->type == ZH_JSON_FALSE)
    return PyFloat_FromDouble(node->type == ZH_JSON_TRUE);
  return build_any(b->json, at);
}

/* The value of an object's member `tag` picks one of the shape's cases. */
static const Shape *build_case(Builder *b, const Shape *shape, uint32_t at) {
  const zh_node *nodes = b->json->nodes;
  const Shape *found = NULL;
  if (nodes[at].type != ZH_JSON_OBJECT)
    return NULL;
  for (uint32_t i = at + 1; i < nodes[at].next; i = nodes[i + 1].next) {
    PyObject *key = build_key(b->json, i);
    if (!key)
      return NULL;
    int is_tag = PyUnicode_Compare(key, shape->tag) == 0;
    Py_DECREF(key);
    if (!is_tag || nodes[i + 1].type != ZH_JSON_STRING)
      continue;
    PyObject *word = build_key(b->json, i + 1);
    for (Py_ssize_t k = 0; word && k < PyTuple_Size(shape->values); k++) {
      if (!PyUnicode_Compare(word, PyTuple_GetItem(shape->values, k)))
        found = shape->cases[k];
    }
    Py_XDECREF(word);
  }
  return found;
}

/* What no fast path fits: Python decides. */
static PyObject *build_slow(Builder *b, const Plan *plan, const Shape *shape,
                            uint32_t at) {
  PyObject *value = build_any(b->json, at);
  PyObject *made =
      value
          ? PyObject_CallFunctionObjArgs(plan->slow, shape->token, value, NULL)
          : NULL;
  Py_XDECREF(value);
  return made;
}

/* An Optional or a Union: strictly, and slowly when that does not fit. */
static PyObject *build_checked(Builder *b, const Shape *shape, uint32_t at,
                               bool strict) {
  const Shape *inner =
      shape->kind == SHAPE_OPTIONAL ? shape->item : build_case(b, shape, at);
  if (shape->kind == SHAPE_OPTIONAL && b->json->nodes[at].type == ZH_JSON_NULL)
    Py_RETURN_NONE;
  if (!strict && inner &&
      (inner->kind == SHAPE_STR || inner->kind == SHAPE_ANY))
    return build_any(b->json, at);
  if (!strict && inner && inner->kind == SHAPE_LITERAL)
    return build_literal(b, inner, at, false);
  PyObject *made = inner ? build_value(b, inner, at, true) : build_mismatch(b);
  if (made || strict || !b->mismatch || PyErr_Occurred())
    return made;
  b->mismatch = false;
  return build_slow(b, b->root, shape, at);
}

/* JSON of another type than the shape's: kept as it is, or a mismatch. */
static PyObject *build_keep(Builder *b, uint32_t at, bool strict, bool fits) {
  return strict && !fits ? build_mismatch(b) : build_any(b->json, at);
}

/* The official client also maps a list over a model. */
static PyObject *build_model_value(Builder *b, const Shape *shape, uint32_t at,
                                   bool strict) {
  uint8_t type = b->json->nodes[at].type;
  if (type == ZH_JSON_OBJECT)
    return build_object(b, shape->plan, at, strict);
  if (strict)
    return build_mismatch(b);
  return type == ZH_JSON_ARRAY ? build_list(b, shape, at, false)
                               : build_any(b->json, at);
}

static PyObject *build_value(Builder *b, const Shape *shape, uint32_t at,
                             bool strict) {
  const zh_node *node = &b->json->nodes[at];
  switch (shape->kind) {
  case SHAPE_ANY:
    return build_any(b->json, at);
  case SHAPE_STR:
    return build_keep(b, at, strict, node->type == ZH_JSON_STRING);
  case SHAPE_INT:
    return build_keep(b, at, strict,
                      node->type == ZH_JSON_NUMBER &&
                          node->flags & ZH_NODE_INTEGER);
  case SHAPE_BOOL:
    return build_keep(b, at, strict,
                      node->type == ZH_JSON_TRUE ||
                          node->type == ZH_JSON_FALSE);
  case SHAPE_FLOAT:
    return build_float(b, at, strict);
  case SHAPE_LITERAL:
    return build_literal(b, shape, at, strict);
  case SHAPE_MODEL:
    return build_model_value(b, shape, at, strict);
  case SHAPE_LIST:
    if (node->type == ZH_JSON_ARRAY)
      return build_list(b, shape->item, at, strict);
    return build_keep(b, at, strict, false);
  case SHAPE_DICT:
    if (node->type == ZH_JSON_OBJECT)
      return build_dict(b, shape->item, at, strict);
    return build_keep(b, at, strict, false);
  case SHAPE_OPTIONAL:
  case SHAPE_UNION:
    return build_checked(b, shape, at, strict);
  case SHAPE_SLOW:
    return strict ? build_mismatch(b) : build_slow(b, b->root, shape, at);
  }
  return build_any(b->json, at);
}

/* --- entry points --- */

PyObject *build_model(Plan *plan, const zh_json *json, BuildCache *cache) {
  Builder b = {json, plan, cache, false};
  Shape shape = {.kind = SHAPE_MODEL, .plan = plan};
  return build_value(&b, plan->root ? plan->root : &shape, 0, false);
}

bool build_attach(State *state, PyObject *object, PyObject *name,
                  PyObject *value) {
  if (!PyType_HasFeature(Py_TYPE(object), Py_TPFLAGS_HEAPTYPE))
    return true; /* a str or a list: an unreadable reply has no attributes */
  if (PyObject_TypeCheck(object, (PyTypeObject *)state->model_type))
    return PyObject_GenericSetAttr(object, name, value) == 0;
  PyObject *dict = PyObject_GenericGetDict(object, NULL);
  bool good = dict && PyDict_SetItem(dict, name, value) == 0;
  Py_XDECREF(dict);
  return good;
}
