/* SPDX-License-Identifier: Apache-2.0 */
/* Python objects -> JSON text, in the form the official client sends.
 *
 * A frame on the C stack says where we are, so that an error can name the
 * field ("messages[0].content") and a circle can be told from mere depth. */

#include "native.h"
#include "plan.h"

#include <string.h>

enum { ENCODE_MAX_DEPTH = 500 }; /* the core takes 512 */

typedef struct Frame {
  const struct Frame *up;
  PyObject *container; /* borrowed */
  PyObject *key;       /* borrowed: member being written; NULL in a list */
  Py_ssize_t index;
} Frame;

typedef struct Encoder {
  State *state;
  Text *out;
  int depth;
} Encoder;

static bool encode_value(Encoder *enc, PyObject *value, const Frame *at);
static bool encode_other(Encoder *enc, PyObject *value, const Frame *at);

/* --- errors that name the field --- */

/* "messages[0].content" for the frame chain; NULL for the top. */
static PyObject *encode_path(const Frame *at) {
  if (!at)
    return PyUnicode_FromString("");
  PyObject *prefix = encode_path(at->up);
  if (!prefix)
    return NULL;
  PyObject *path;
  if (!at->key)
    path = PyUnicode_FromFormat("%U[%zd]", prefix, at->index);
  else if (PyUnicode_GetLength(prefix) > 0)
    path = PyUnicode_FromFormat("%U.%S", prefix, at->key);
  else
    path = PyObject_Str(at->key);
  Py_DECREF(prefix);
  return path;
}

/* Raises `type` with `text` (taken) and the path behind it. */
static bool encode_fail(PyObject *type, PyObject *text, const Frame *at) {
  PyObject *path = text ? encode_path(at) : NULL;
  if (path) {
    if (PyUnicode_GetLength(path) > 0)
      PyErr_Format(type, "%U (%U)", text, path);
    else
      PyErr_SetObject(type, text);
  }
  Py_XDECREF(path);
  Py_XDECREF(text);
  return false;
}

/* `format` holds one %U, for the name of the value's type. */
static bool encode_fail_type(const char *format, PyObject *value,
                             const Frame *at) {
  PyObject *name = PyType_GetName(Py_TYPE(value));
  PyObject *text = name ? PyUnicode_FromFormat(format, name) : NULL;
  Py_XDECREF(name);
  return encode_fail(PyExc_TypeError, text, at);
}

/* Puts the path into a UnicodeEncodeError that is being raised. */
static bool encode_fail_unicode(const Frame *at) {
  PyObject *type, *error, *trace;
  if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
    return false;
  PyErr_Fetch(&type, &error, &trace);
  PyErr_NormalizeException(&type, &error, &trace);
  PyObject *path = encode_path(at);
  PyObject *text =
      path ? PyUnicode_FromFormat("surrogates not allowed (%U)", path) : NULL;
  if (text)
    PyObject_SetAttrString(error, "reason", text);
  PyErr_Clear();
  Py_XDECREF(text);
  Py_XDECREF(path);
  PyErr_Restore(type, error, trace);
  return false;
}

/* --- leaves --- */

static bool encode_string(Encoder *enc, PyObject *value, const Frame *at) {
  Py_ssize_t len;
  const char *bytes = PyUnicode_AsUTF8AndSize(value, &len);
  if (!bytes)
    return encode_fail_unicode(at);
  return text_put_string(enc->out, bytes, (size_t)len);
}

static bool encode_text_of(Encoder *enc, PyObject *text) {
  Py_ssize_t len;
  const char *bytes = text ? PyUnicode_AsUTF8AndSize(text, &len) : NULL;
  bool good = bytes && text_put(enc->out, bytes, (size_t)len);
  Py_XDECREF(text);
  return good;
}

/* int.__repr__ whatever a subclass says. */
static PyObject *encode_long_text(PyObject *value) {
  reprfunc repr = (reprfunc)PyType_GetSlot(&PyLong_Type, Py_tp_repr);
  return repr(value);
}

static bool encode_long(Encoder *enc, PyObject *value) {
  int overflow;
  long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
  if (overflow)
    return encode_text_of(enc, encode_long_text(value));
  if (number == -1 && PyErr_Occurred())
    return false;
  char digits[24];
  int len = PyOS_snprintf(digits, sizeof digits, "%lld", number);
  return text_put(enc->out, digits, (size_t)len);
}

/* The running Python's own words for a NaN. */
static bool encode_fail_float(PyObject *value, const Frame *at) {
  PyObject *dumps = state_import("json", "dumps");
  PyObject *args = dumps ? Py_BuildValue("(O)", value) : NULL;
  PyObject *kwargs =
      args ? Py_BuildValue("{s:O}", "allow_nan", Py_False) : NULL;
  PyObject *done = kwargs ? PyObject_Call(dumps, args, kwargs) : NULL;
  Py_XDECREF(done);
  Py_XDECREF(kwargs);
  Py_XDECREF(args);
  Py_XDECREF(dumps);
  if (!PyErr_ExceptionMatches(PyExc_ValueError))
    return false;
  PyObject *type, *error, *trace;
  PyErr_Fetch(&type, &error, &trace);
  PyErr_NormalizeException(&type, &error, &trace);
  PyObject *text = PyObject_Str(error);
  Py_XDECREF(type);
  Py_XDECREF(error);
  Py_XDECREF(trace);
  return encode_fail(PyExc_ValueError, text, at);
}

static bool encode_float(Encoder *enc, PyObject *value, const Frame *at) {
  double number = PyFloat_AsDouble(value);
  if (number - number != 0)
    return encode_fail_float(value, at);
  char *digits = PyOS_double_to_string(number, 'r', 0, Py_DTSF_ADD_DOT_0, NULL);
  if (!digits)
    return false;
  bool good = text_put(enc->out, digits, strlen(digits));
  PyMem_Free(digits);
  return good;
}

/* --- containers --- */

static bool encode_enter(Encoder *enc, PyObject *value, const Frame *at) {
  if (++enc->depth <= ENCODE_MAX_DEPTH)
    return true;
  for (const Frame *f = at; f; f = f->up) {
    if (f->container == value)
      return encode_fail(PyExc_ValueError,
                         PyUnicode_FromString("Circular reference detected"),
                         NULL);
  }
  PyErr_SetString(PyExc_RecursionError,
                  "maximum recursion depth exceeded while encoding JSON");
  return false;
}

static bool encode_list(Encoder *enc, PyObject *list, const Frame *at) {
  if (!encode_enter(enc, list, at) || !text_put(enc->out, "[", 1))
    return false;
  Frame here = {at, list, NULL, 0};
  for (; here.index < PyList_Size(list); here.index++) {
    PyObject *item = PyList_GetItem(list, here.index);
    if (here.index && !text_put(enc->out, ",", 1))
      return false;
    Py_INCREF(item);
    bool good = encode_value(enc, item, &here);
    Py_DECREF(item);
    if (!good)
      return false;
  }
  enc->depth--;
  return text_put(enc->out, "]", 1);
}

static bool encode_tuple(Encoder *enc, PyObject *tuple, const Frame *at) {
  if (!encode_enter(enc, tuple, at) || !text_put(enc->out, "[", 1))
    return false;
  Frame here = {at, tuple, NULL, 0};
  for (; here.index < PyTuple_Size(tuple); here.index++) {
    if (here.index && !text_put(enc->out, ",", 1))
      return false;
    if (!encode_value(enc, PyTuple_GetItem(tuple, here.index), &here))
      return false;
  }
  enc->depth--;
  return text_put(enc->out, "]", 1);
}

static bool encode_iterator(Encoder *enc, PyObject *value, const Frame *at) {
  PyObject *list = PySequence_List(value);
  if (!list)
    return false;
  bool good = encode_list(enc, list, at);
  Py_DECREF(list);
  return good;
}

static bool encode_key(Encoder *enc, PyObject *key, const Frame *at) {
  if (PyUnicode_Check(key))
    return encode_string(enc, key, at);
  PyObject *text = NULL;
  if (key == Py_True || key == Py_False)
    text = PyUnicode_FromString(key == Py_True ? "true" : "false");
  else if (key == Py_None)
    text = PyUnicode_FromString("null");
  else if (PyLong_Check(key))
    text = encode_long_text(key);
  else if (PyFloat_Check(key)) {
    double number = PyFloat_AsDouble(key);
    if (number - number != 0)
      return encode_fail_float(key, at);
    text = PyObject_Repr(key);
  } else {
    return encode_fail_type(
        "keys must be str, int, float, bool or None, not %U", key, at);
  }
  bool good = text && encode_string(enc, text, at);
  Py_XDECREF(text);
  return good;
}

/* One member, with a comma before it unless it is the first. */
static bool encode_member(Encoder *enc, PyObject *key, PyObject *value,
                          bool *first, Frame *here) {
  if (encode_is_absent(enc->state, value))
    return true;
  here->key = key;
  if (!*first && !text_put(enc->out, ",", 1))
    return false;
  *first = false;
  return encode_key(enc, key, here->up) && text_put(enc->out, ":", 1) &&
         encode_value(enc, value, here);
}

static bool encode_dict(Encoder *enc, PyObject *dict, const Frame *at) {
  if (!encode_enter(enc, dict, at) || !text_put(enc->out, "{", 1))
    return false;
  Frame here = {at, dict, NULL, 0};
  PyObject *key, *value;
  Py_ssize_t pos = 0;
  bool first = true;
  while (PyDict_Next(dict, &pos, &key, &value)) {
    Py_INCREF(key);
    Py_INCREF(value);
    bool good = encode_member(enc, key, value, &first, &here);
    Py_DECREF(key);
    Py_DECREF(value);
    if (!good)
      return false;
  }
  enc->depth--;
  return text_put(enc->out, "}", 1);
}

/* Drops what a class keeps to itself. */
static bool encode_left_out(State *state, PyObject *value, PyObject *dict) {
  PyObject *names =
      PyObject_GetAttr((PyObject *)Py_TYPE(value), state->name.__api_exclude__);
  PyObject *each = names ? PyObject_GetIter(names) : NULL;
  if (!names)
    PyErr_Clear();
  PyObject *name;
  while (each && (name = PyIter_Next(each))) {
    if (PyDict_DelItem(dict, name) < 0)
      PyErr_Clear(); /* it was not given */
    Py_DECREF(name);
  }
  Py_XDECREF(each);
  Py_XDECREF(names);
  return !PyErr_Occurred();
}

/* One of our own models: what the provider set, under the provider's names. */
static bool encode_model(Encoder *enc, PyObject *model, const Frame *at) {
  PyObject *dict = model_set_items(model);
  if (!dict)
    return false;
  bool good =
      encode_left_out(enc->state, model, dict) && encode_dict(enc, dict, at);
  Py_DECREF(dict);
  return good;
}

/* `taken` stands for the value being written. */
static bool encode_instead(Encoder *enc, PyObject *taken, const Frame *at) {
  if (!taken || !encode_enter(enc, NULL, at)) {
    Py_XDECREF(taken);
    return false;
  }
  bool good = encode_value(enc, taken, at);
  enc->depth--;
  Py_DECREF(taken);
  return good;
}

static bool encode_value(Encoder *enc, PyObject *value, const Frame *at) {
  if (PyUnicode_CheckExact(value))
    return encode_string(enc, value, at);
  if (PyDict_CheckExact(value))
    return encode_dict(enc, value, at);
  if (PyList_CheckExact(value))
    return encode_list(enc, value, at);
  if (value == Py_True)
    return text_put(enc->out, "true", 4);
  if (value == Py_False)
    return text_put(enc->out, "false", 5);
  if (value == Py_None)
    return text_put(enc->out, "null", 4);
  if (PyLong_Check(value))
    return encode_long(enc, value);
  if (PyFloat_Check(value))
    return encode_float(enc, value, at);
  if (PyUnicode_Check(value))
    return encode_string(enc, value, at);
  if (PyTuple_Check(value))
    return encode_tuple(enc, value, at);
  if (PyDict_Check(value))
    return encode_dict(enc, value, at);
  if (PyList_Check(value))
    return encode_list(enc, value, at);
  return encode_other(enc, value, at);
}

/* --- everything else --- */

static bool encode_key_is(const Frame *at, const char *name) {
  return at && at->key && PyUnicode_Check(at->key) &&
         PyUnicode_CompareWithASCIIString(at->key, name) == 0;
}

/* Where the official client reads any iterable as a list. */
static bool encode_takes_iterable(const Frame *at) {
  if (at && !at->up)
    return encode_key_is(at, "messages") || encode_key_is(at, "tools") ||
           encode_key_is(at, "functions") || encode_key_is(at, "input") ||
           encode_key_is(at, "prompt");
  if (!encode_key_is(at, "content") && !encode_key_is(at, "tool_calls"))
    return false;
  const Frame *list = at->up;
  return !list->key && encode_key_is(list->up, "messages") && !list->up->up;
}

/* Is `value` an instance of a class in a module that may not be loaded? */
static bool encode_is_instance(PyObject *value, const char *module,
                               const char *name) {
  PyObject *loaded = state_loaded(module);
  PyObject *type = loaded ? PyObject_GetAttrString(loaded, name) : NULL;
  int found = type ? PyObject_IsInstance(value, type) : 0;
  if (!type || found < 0)
    PyErr_Clear();
  Py_XDECREF(type);
  Py_XDECREF(loaded);
  return found > 0;
}

static PyObject *encode_dump_pydantic(State *state, PyObject *value) {
  PyObject *dump = PyObject_GetAttr(value, state->name.model_dump);
  PyObject *left_out = NULL;
  if (dump &&
      !(left_out = PyObject_GetAttr(value, state->name.__api_exclude__)))
    PyErr_Clear();
  PyObject *options =
      dump ? Py_BuildValue("{s:O,s:s,s:O,s:O}", "exclude_unset", Py_True,
                           "mode", "json", "by_alias", Py_True, "exclude",
                           left_out ? left_out : Py_None)
           : NULL;
  PyObject *none = options ? PyTuple_New(0) : NULL;
  PyObject *dict = none ? PyObject_Call(dump, none, options) : NULL;
  Py_XDECREF(none);
  Py_XDECREF(options);
  Py_XDECREF(left_out);
  Py_XDECREF(dump);
  return dict;
}

static PyObject *encode_dump_dataclass(PyObject *value) {
  PyObject *fields = state_import("dataclasses", "fields");
  PyObject *list =
      fields ? PyObject_CallFunctionObjArgs(fields, value, NULL) : NULL;
  PyObject *dict = list ? PyDict_New() : NULL;
  Py_ssize_t count = dict ? PyTuple_Size(list) : 0;
  for (Py_ssize_t i = 0; dict && i < count; i++) {
    PyObject *name = PyObject_GetAttrString(PyTuple_GetItem(list, i), "name");
    PyObject *member = name ? PyObject_GetAttr(value, name) : NULL;
    if (!member || PyDict_SetItem(dict, name, member) < 0)
      Py_CLEAR(dict);
    Py_XDECREF(name);
    Py_XDECREF(member);
  }
  Py_XDECREF(list);
  Py_XDECREF(fields);
  return dict;
}

static PyObject *encode_dump_mapping(PyObject *value) {
  PyObject *dict = PyDict_New();
  if (dict && PyDict_Update(dict, value) < 0)
    Py_CLEAR(dict);
  return dict;
}

static bool encode_has(PyObject *value, PyObject *name) {
  return !PyType_Check(value) && PyObject_HasAttr(value, name);
}

static bool encode_other(Encoder *enc, PyObject *value, const Frame *at) {
  State *state = enc->state;
  if (PyObject_TypeCheck(value, (PyTypeObject *)state->model_type))
    return encode_model(enc, value, at);
  if (encode_has(value, state->name.model_dump))
    return encode_instead(enc, encode_dump_pydantic(state, value), at);
  if (encode_is_instance(value, "enum", "Enum"))
    return encode_instead(enc, PyObject_GetAttr(value, state->name.value), at);
  if (encode_has(value, state->name.__dataclass_fields__))
    return encode_instead(enc, encode_dump_dataclass(value), at);
  if (encode_has(value, state->name.isoformat)) {
    PyObject *iso = PyObject_GetAttr(value, state->name.isoformat);
    PyObject *text = iso ? PyObject_CallNoArgs(iso) : NULL;
    Py_XDECREF(iso);
    return encode_instead(enc, text, at);
  }
  if (encode_is_instance(value, "uuid", "UUID"))
    return encode_instead(enc, PyObject_Str(value), at);
  if (encode_has(value, state->name.keys) && PyMapping_Check(value))
    return encode_instead(enc, encode_dump_mapping(value), at);
  PyObject *iterator =
      encode_takes_iterable(at) ? PyObject_GetIter(value) : NULL;
  if (iterator) {
    Py_DECREF(iterator);
    return encode_iterator(enc, value, at);
  }
  PyErr_Clear();
  return encode_fail_type("Object of type %U is not JSON serializable", value,
                          at);
}

/* --- entry points --- */

/* The "not given" classes of the official package, once that is loaded. */
static void encode_find_foreign(State *state) {
  if (state->foreign_omit)
    return;
  if (!state->foreign_module)
    object_set_once(&state->foreign_module,
                    PyUnicode_InternFromString("openai._types"));
  PyObject *types = state->foreign_module
                        ? PyDict_GetItemWithError(PyImport_GetModuleDict(),
                                                  state->foreign_module)
                        : NULL;
  if (!types || types == Py_None) {
    PyErr_Clear();
    return;
  }
  Py_INCREF(types);
  object_set_once(&state->foreign_not_given,
                  PyObject_GetAttrString(types, "NotGiven"));
  object_set_once(&state->foreign_omit, PyObject_GetAttrString(types, "Omit"));
  PyErr_Clear();
  Py_DECREF(types);
}

bool encode_is_absent(State *state, PyObject *value) {
  PyObject *type = (PyObject *)Py_TYPE(value);
  return type == state->omit_type || type == state->not_given_type ||
         (type == state->foreign_omit && type) ||
         (type == state->foreign_not_given && type);
}

bool encode_members(State *state, PyObject *names, PyObject *values,
                    Text *out) {
  encode_find_foreign(state);
  Encoder enc = {state, out, 1};
  Frame here = {NULL, values, NULL, 0};
  bool first = true;
  if (!text_put(out, "{", 1))
    return false;
  Py_ssize_t count = PyTuple_Size(names);
  if (PyTuple_Size(values) != count) {
    PyErr_SetString(PyExc_SystemError, "names and values do not match");
    return false;
  }
  for (Py_ssize_t i = 0; i < count; i++) {
    if (!encode_member(&enc, PyTuple_GetItem(names, i),
                       PyTuple_GetItem(values, i), &first, &here))
      return false;
  }
  return text_put(out, "}", 1);
}

bool encode_object(State *state, PyObject *value, Text *out) {
  encode_find_foreign(state);
  Encoder enc = {state, out, 0};
  return encode_value(&enc, value, NULL);
}
