/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens: the functions behind zerohop/tokens.py.  An encoding is a capsule;
 * the core's encodings live as long as the process. */

#include "native.h"
#include "zerohop_tokens.h"

#define TOKENS_CAPSULE "zerohop.encoding"

enum {
  TOKENS_SHORT = 4096,     /* bytes that are not worth another thread        */
  TOKENS_NUMBERS = 1 << 18 /* ids are below this, but for some special ones  */
};

static PyObject *tokens_raise(const zh_error *err) {
  const char *message =
      err->message[0] ? err->message : zh_status_text(err->status);
  if (err->status == ZH_NO_MEMORY)
    return PyErr_NoMemory();
  PyErr_SetString(err->status == ZH_SYSTEM ? PyExc_OSError : PyExc_ValueError,
                  message);
  return NULL;
}

static const zh_encoding *tokens_encoding(PyObject *capsule) {
  return PyCapsule_GetPointer(capsule, TOKENS_CAPSULE);
}

static PyObject *tokens_capsule(const zh_encoding *encoding) {
  return PyCapsule_New((void *)(uintptr_t)encoding, TOKENS_CAPSULE, NULL);
}

/* --- text --- */

/* Pairs of surrogates are joined and lone ones replaced. */
static PyObject *tokens_joined(PyObject *text) {
  PyObject *bytes = PyUnicode_AsEncodedString(text, "utf-16", "surrogatepass");
  PyObject *joined =
      bytes ? PyUnicode_FromEncodedObject(bytes, "utf-16", "replace") : NULL;
  Py_XDECREF(bytes);
  return joined;
}

/* The UTF-8 of a str; *keep is what it lives in. */
static bool tokens_text(PyObject *text, zh_str *out, PyObject **keep) {
  Py_ssize_t len;
  *keep = NULL;
  if (!PyUnicode_Check(text)) {
    PyErr_SetString(PyExc_TypeError, "text must be a str");
    return false;
  }
  const char *utf8 = PyUnicode_AsUTF8AndSize(text, &len);
  if (!utf8 && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) {
    PyErr_Clear();
    *keep = tokens_joined(text);
    utf8 = *keep ? PyUnicode_AsUTF8AndSize(*keep, &len) : NULL;
  } else if (utf8) {
    *keep = Py_NewRef(text);
  }
  if (!utf8) {
    Py_CLEAR(*keep);
    return false;
  }
  *out = (zh_str){utf8, (size_t)len};
  return true;
}

/* What may stand for itself: None, "all", or a tuple of str, which keeps the
 * names alive. */
static bool tokens_allowed(PyObject *given, zh_allowed *out, zh_str **made) {
  *made = NULL;
  *out = (zh_allowed){.all = given != Py_None && !PyTuple_Check(given)};
  if (!PyTuple_Check(given))
    return true;
  Py_ssize_t count = PyTuple_Size(given);
  zh_str *names = PyMem_Malloc(((size_t)count + 1) * sizeof *names);
  if (!names) {
    PyErr_NoMemory();
    return false;
  }
  *made = names;
  for (Py_ssize_t i = 0; i < count; i++) {
    Py_ssize_t len;
    names[i].ptr = PyUnicode_AsUTF8AndSize(PyTuple_GetItem(given, i), &len);
    if (!names[i].ptr)
      return false;
    names[i].len = (size_t)len;
  }
  out->names = names;
  out->count = (size_t)count;
  return true;
}

/* --- count, encode, decode --- */

/* (encoding, text, allowed), read. */
typedef struct TokensJob {
  const zh_encoding *encoding;
  zh_str text;
  zh_allowed allowed;
  PyObject *keep;
  zh_str *names;
} TokensJob;

static bool tokens_read(PyObject *args, TokensJob *job) {
  PyObject *capsule, *text, *allowed;
  *job = (TokensJob){.keep = NULL};
  return PyArg_ParseTuple(args, "OOO", &capsule, &text, &allowed) &&
         (job->encoding = tokens_encoding(capsule)) &&
         tokens_text(text, &job->text, &job->keep) &&
         tokens_allowed(allowed, &job->allowed, &job->names);
}

static void tokens_done(TokensJob *job) {
  Py_XDECREF(job->keep);
  PyMem_Free(job->names);
}

static PyObject *tokens_count(PyObject *Py_UNUSED(module), PyObject *args) {
  TokensJob job;
  zh_error err = {.status = ZH_OK};
  size_t count = 0;
  if (!tokens_read(args, &job)) {
    tokens_done(&job);
    return NULL;
  }
  zh_status status;
  if (job.text.len <= TOKENS_SHORT) {
    status =
        zh_tokens_count(job.encoding, job.text, &job.allowed, &count, &err);
  } else {
    Py_BEGIN_ALLOW_THREADS status =
        zh_tokens_count(job.encoding, job.text, &job.allowed, &count, &err);
    Py_END_ALLOW_THREADS
  }
  tokens_done(&job);
  return status == ZH_OK ? PyLong_FromSize_t(count) : tokens_raise(&err);
}

/* Ids come again and again: each int is made once. */
static PyObject *tokens_number(State *state, uint32_t id) {
  if (!state->numbers || id >= TOKENS_NUMBERS)
    return PyLong_FromUnsignedLong(id);
  PyObject **place = &state->numbers[id];
  if (!*place)
    *place = PyLong_FromUnsignedLong(id);
  return Py_XNewRef(*place);
}

void tokens_forget(State *state) {
  for (size_t i = 0; state->numbers && i < TOKENS_NUMBERS; i++)
    Py_XDECREF(state->numbers[i]);
  PyMem_Free(state->numbers);
  state->numbers = NULL;
}

static PyObject *tokens_list(State *state, const uint32_t *ids, size_t count) {
  PyObject *list = PyList_New((Py_ssize_t)count);
  if (!state->numbers) // without memory for it each is made anew
    state->numbers = PyMem_Calloc(TOKENS_NUMBERS, sizeof(PyObject *));
  for (size_t i = 0; list && i < count; i++) {
    PyObject *id = tokens_number(state, ids[i]);
    if (!id || PyList_SetItem(list, (Py_ssize_t)i, id) < 0)
      Py_CLEAR(list);
  }
  return list;
}

static zh_status tokens_encode_job(const TokensJob *job, uint32_t **ids,
                                   size_t *count, zh_error *err) {
  return zh_tokens_encode(job->encoding, job->text, &job->allowed, ids, count,
                          err);
}

static PyObject *tokens_encode(PyObject *module, PyObject *args) {
  TokensJob job;
  zh_error err = {.status = ZH_OK};
  uint32_t *ids = NULL;
  size_t count = 0;
  if (!tokens_read(args, &job)) {
    tokens_done(&job);
    return NULL;
  }
  zh_status status;
  if (job.text.len <= TOKENS_SHORT) {
    status = tokens_encode_job(&job, &ids, &count, &err);
  } else {
    Py_BEGIN_ALLOW_THREADS status = tokens_encode_job(&job, &ids, &count, &err);
    Py_END_ALLOW_THREADS
  }
  tokens_done(&job);
  if (status != ZH_OK)
    return tokens_raise(&err);
  PyObject *list = tokens_list(state_of(module), ids, count);
  zh_tokens_free(ids);
  return list;
}

/* The ids of a list; NULL with an exception.  PyMem. */
static uint32_t *tokens_ids(PyObject *list, size_t *count) {
  Py_ssize_t len = PyList_Size(list);
  uint32_t *ids =
      len < 0 ? NULL : PyMem_Malloc(((size_t)len + 1) * sizeof *ids);
  if (len >= 0 && !ids)
    PyErr_NoMemory();
  for (Py_ssize_t i = 0; ids && i < len; i++) {
    unsigned long id = PyLong_AsUnsignedLong(PyList_GetItem(list, i));
    if (id > UINT32_MAX && !PyErr_Occurred())
      PyErr_SetString(PyExc_OverflowError, "token id is too large");
    if (PyErr_Occurred()) {
      PyMem_Free(ids);
      return NULL;
    }
    ids[i] = (uint32_t)id;
  }
  *count = len > 0 ? (size_t)len : 0;
  return ids;
}

static PyObject *tokens_decode(PyObject *Py_UNUSED(module), PyObject *args) {
  PyObject *capsule, *list;
  zh_error err = {.status = ZH_OK};
  const zh_encoding *encoding;
  size_t count, len = 0;
  char *text = NULL;
  uint32_t *ids;
  if (!PyArg_ParseTuple(args, "OO", &capsule, &list) ||
      !(encoding = tokens_encoding(capsule)) ||
      !(ids = tokens_ids(list, &count)))
    return NULL;
  zh_status status;
  Py_BEGIN_ALLOW_THREADS status =
      zh_tokens_decode(encoding, ids, count, &text, &len, &err);
  Py_END_ALLOW_THREADS PyMem_Free(ids);
  if (status != ZH_OK)
    return tokens_raise(&err);
  PyObject *bytes = PyBytes_FromStringAndSize(text, (Py_ssize_t)len);
  zh_tokens_free(text);
  return bytes;
}

/* --- requests --- */

static PyObject *tokens_report(const zh_token_count *count) {
  return Py_BuildValue(
      "{s:n,s:O,s:n,s:s#,s:{s:n,s:n,s:n,s:n,s:n}}", "total",
      (Py_ssize_t)count->total, "exact", count->exact ? Py_True : Py_False,
      "error", (Py_ssize_t)count->error, "encoding", count->encoding.ptr,
      (Py_ssize_t)count->encoding.len, "parts", "messages",
      (Py_ssize_t)count->messages, "frame", (Py_ssize_t)count->frame, "tools",
      (Py_ssize_t)count->tools, "format", (Py_ssize_t)count->format, "images",
      (Py_ssize_t)count->images);
}

static PyObject *tokens_request(PyObject *module, PyObject *request) {
  zh_error err = {.status = ZH_OK};
  zh_token_count count;
  zh_status status;
  Text text = {0};
  if (!encode_object(state_of(module), request, &text)) {
    text_free(&text);
    return NULL;
  }
  Py_BEGIN_ALLOW_THREADS status = zh_tokens_count_request(
      (zh_str){text.data, text.len}, SIZE_MAX, &count, &err);
  Py_END_ALLOW_THREADS text_free(&text);
  return status == ZH_OK ? tokens_report(&count) : tokens_raise(&err);
}

static PyObject *tokens_fits(PyObject *module, PyObject *args) {
  zh_error err = {.status = ZH_OK};
  PyObject *request;
  Py_ssize_t limit;
  Text text = {0};
  bool fits = false;
  zh_status status;
  if (!PyArg_ParseTuple(args, "On", &request, &limit))
    return NULL;
  if (!encode_object(state_of(module), request, &text)) {
    text_free(&text);
    return NULL;
  }
  Py_BEGIN_ALLOW_THREADS status =
      zh_tokens_fits((zh_str){text.data, text.len},
                     limit > 0 ? (size_t)limit : 0, &fits, &err);
  Py_END_ALLOW_THREADS text_free(&text);
  return status == ZH_OK ? PyBool_FromLong(fits) : tokens_raise(&err);
}

/* --- encodings --- */

static PyObject *tokens_folder(PyObject *Py_UNUSED(module), PyObject *args) {
  zh_error err = {.status = ZH_OK};
  const char *package;
  Py_ssize_t len;
  if (!PyArg_ParseTuple(args, "s#", &package, &len))
    return NULL;
  if (zh_tokens_folder((zh_str){package, (size_t)len}, &err) != ZH_OK)
    return tokens_raise(&err);
  zh_str data = zh_tokens_data();
  return PyUnicode_DecodeFSDefaultAndSize(data.ptr, (Py_ssize_t)data.len);
}

static PyObject *tokens_find(PyObject *Py_UNUSED(module), PyObject *args) {
  zh_error err = {.status = ZH_OK};
  const zh_encoding *encoding;
  const char *name;
  Py_ssize_t len;
  if (!PyArg_ParseTuple(args, "s#", &name, &len))
    return NULL;
  if (zh_encoding_find((zh_str){name, (size_t)len}, &encoding, &err) != ZH_OK)
    return tokens_raise(&err);
  return tokens_capsule(encoding);
}

/* (model, exact): only its own? */
static PyObject *tokens_for_model(PyObject *Py_UNUSED(module), PyObject *args) {
  zh_error err = {.status = ZH_OK};
  const zh_encoding *encoding;
  const char *text;
  Py_ssize_t len;
  int exact;
  bool own;
  if (!PyArg_ParseTuple(args, "s#p", &text, &len, &exact))
    return NULL;
  zh_str model = {text, (size_t)len};
  zh_status status = exact
                         ? zh_encoding_of_model(model, &encoding, &err)
                         : zh_encoding_for_model(model, &encoding, &own, &err);
  return status == ZH_OK ? tokens_capsule(encoding) : tokens_raise(&err);
}

static PyObject *tokens_name(PyObject *Py_UNUSED(module), PyObject *capsule) {
  const zh_encoding *encoding = tokens_encoding(capsule);
  if (!encoding)
    return NULL;
  zh_str name = zh_encoding_name(encoding);
  return PyUnicode_FromStringAndSize(name.ptr, (Py_ssize_t)name.len);
}

static PyObject *tokens_build(PyObject *Py_UNUSED(module), PyObject *args) {
  zh_error err = {.status = ZH_OK};
  const char *source, *pattern;
  Py_ssize_t source_len, pattern_len;
  char *file = NULL;
  size_t len = 0;
  if (!PyArg_ParseTuple(args, "y#s#", &source, &source_len, &pattern,
                        &pattern_len))
    return NULL;
  zh_status status;
  Py_BEGIN_ALLOW_THREADS status = zh_tokens_build(
      (zh_str){source, (size_t)source_len},
      (zh_str){pattern, (size_t)pattern_len}, &file, &len, &err);
  Py_END_ALLOW_THREADS if (status != ZH_OK) return tokens_raise(&err);
  PyObject *bytes = PyBytes_FromStringAndSize(file, (Py_ssize_t)len);
  zh_tokens_free(file);
  return bytes;
}

static PyObject *tokens_register_json(PyObject *Py_UNUSED(module),
                                      PyObject *args) {
  zh_error err = {.status = ZH_OK};
  const char *source, *name;
  Py_ssize_t source_len, name_len;
  if (!PyArg_ParseTuple(args, "s#y#", &name, &name_len, &source, &source_len))
    return NULL;
  zh_status status;
  Py_BEGIN_ALLOW_THREADS status =
      zh_tokens_register((zh_str){name, (size_t)name_len},
                         (zh_str){source, (size_t)source_len}, &err);
  Py_END_ALLOW_THREADS if (status != ZH_OK) return tokens_raise(&err);
  Py_RETURN_NONE;
}

static PyMethodDef tokens_methods[] = {
    {"tokens_count", tokens_count, METH_VARARGS, "Tokens of a text."},
    {"tokens_encode", tokens_encode, METH_VARARGS, "Ids of a text."},
    {"tokens_decode", tokens_decode, METH_VARARGS, "Bytes of ids."},
    {"tokens_request", tokens_request, METH_O, "Tokens of a request."},
    {"tokens_fits", tokens_fits, METH_VARARGS, "Does a request fit?"},
    {"tokens_folder", tokens_folder, METH_VARARGS, "Where files are."},
    {"tokens_find", tokens_find, METH_VARARGS, "An encoding by name."},
    {"tokens_for_model", tokens_for_model, METH_VARARGS, "A model's encoding."},
    {"tokens_name", tokens_name, METH_O, "The name of an encoding."},
    {"tokens_register", tokens_register_json, METH_VARARGS, "An encoding."},
    {"tokens_build", tokens_build, METH_VARARGS, "A vocabulary file."},
    {NULL, NULL, 0, NULL}};

bool tokens_register(PyObject *module) {
  return PyModule_AddFunctions(module, tokens_methods) == 0;
}
