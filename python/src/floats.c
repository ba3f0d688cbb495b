/* SPDX-License-Identifier: Apache-2.0 */
/* Embeddings that come as base64 of 32-bit floats, little end first. */

#include "native.h"

#include <string.h>

enum { FLOATS_BAD = 64 };

/* What each letter stands for; FLOATS_BAD for what is none. */
typedef struct Letters {
  unsigned char value[256];
} Letters;

static void floats_letters(Letters *letters) {
  static const char all[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw"
                            "xyz0123456789+/";
  memset(letters->value, FLOATS_BAD, sizeof letters->value);
  for (unsigned char i = 0; i < FLOATS_BAD; i++)
    letters->value[(unsigned char)all[i]] = i;
}

/* Four letters as three bytes, in one number; more than 24 bits for what are
 * no letters. */
static uint32_t floats_group(const Letters *letters, const unsigned char *in) {
  uint32_t a = letters->value[in[0]], b = letters->value[in[1]];
  uint32_t c = letters->value[in[2]], d = letters->value[in[3]];
  uint32_t bad = (a | b | c | d) & FLOATS_BAD;
  return a << 18 | b << 12 | c << 6 | d | bad << 24;
}

/* The bytes of a text that is whole and has letters alone but for the padding
 * at its end; -1 for any other. */
static Py_ssize_t floats_decode(const char *text, Py_ssize_t len,
                                unsigned char *out) {
  const unsigned char *in = (const unsigned char *)text;
  if (len == 0 || len % 4 != 0)
    return -1;
  Letters letters;
  floats_letters(&letters);
  uint32_t bad = 0;
  Py_ssize_t size = 0;
  for (Py_ssize_t i = 0; i + 4 < len; i += 4, size += 3) {
    uint32_t group = floats_group(&letters, in + i);
    bad |= group >> 24;
    out[size] = (unsigned char)(group >> 16);
    out[size + 1] = (unsigned char)(group >> 8);
    out[size + 2] = (unsigned char)group;
  }
  unsigned char last[4];
  memcpy(last, in + len - 4, 4);
  int padding = last[3] != '=' ? 0 : last[2] != '=' ? 1 : 2;
  memset(last + 4 - padding, 'A', (size_t)padding);
  uint32_t group = floats_group(&letters, last);
  for (int i = 0; i < 3 - padding; i++)
    out[size++] = (unsigned char)(group >> (16 - 8 * i));
  return (bad | group >> 24) ? -1 : size;
}

static double floats_read(const unsigned char *bytes) {
  uint32_t bits = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
                  (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
  float number;
  memcpy(&number, &bits, sizeof number);
  return (double)number;
}

static PyObject *floats_list(const unsigned char *data, Py_ssize_t len) {
  if (len % 4 != 0) {
    PyErr_SetString(PyExc_ValueError,
                    "bytes length not a multiple of item size");
    return NULL;
  }
  PyObject *list = PyList_New(len / 4);
  for (Py_ssize_t i = 0; list && i < len / 4; i++) {
    PyObject *number = PyFloat_FromDouble(floats_read(data + 4 * i));
    if (!number || PyList_SetItem(list, i, number) < 0)
      Py_CLEAR(list);
  }
  return list;
}

/* Of a text that Python has to judge: spaces and the like are passed over,
 * what is cut off is an error of its. */
static PyObject *floats_of_odd(PyObject *text) {
  PyObject *decode = state_import("binascii", "a2b_base64");
  PyObject *bytes =
      decode ? PyObject_CallFunctionObjArgs(decode, text, NULL) : NULL;
  char *data;
  Py_ssize_t len;
  PyObject *list = NULL;
  if (bytes && PyBytes_AsStringAndSize(bytes, &data, &len) == 0)
    list = floats_list((unsigned char *)data, len);
  Py_XDECREF(bytes);
  Py_XDECREF(decode);
  return list;
}

PyObject *floats_of_base64(PyObject *Py_UNUSED(module), PyObject *text) {
  Py_ssize_t len;
  const char *letters =
      PyUnicode_Check(text) ? PyUnicode_AsUTF8AndSize(text, &len) : NULL;
  if (!letters) {
    PyErr_Clear();
    return floats_of_odd(text);
  }
  unsigned char *data = PyMem_Malloc((size_t)len / 4 * 3 + 3);
  if (!data)
    return PyErr_NoMemory();
  Py_ssize_t size = floats_decode(letters, len, data);
  PyObject *list = size < 0 ? floats_of_odd(text) : floats_list(data, size);
  PyMem_Free(data);
  return list;
}
