/* SPDX-License-Identifier: Apache-2.0 */
/* Embeddings that come as base64 of 32-bit floats, little end first. */

#include "native.h"

#include <string.h>

static double floats_read(const unsigned char *bytes) {
  uint32_t bits = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
                  (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
  float number;
  memcpy(&number, &bits, sizeof number);
  return (double)number;
}

static PyObject *floats_list(PyObject *bytes) {
  char *data;
  Py_ssize_t len;
  if (PyBytes_AsStringAndSize(bytes, &data, &len) < 0)
    return NULL;
  if (len % 4 != 0) {
    PyErr_SetString(PyExc_ValueError,
                    "bytes length not a multiple of item size");
    return NULL;
  }
  PyObject *list = PyList_New(len / 4);
  for (Py_ssize_t i = 0; list && i < len / 4; i++) {
    PyObject *number =
        PyFloat_FromDouble(floats_read((unsigned char *)data + 4 * i));
    if (!number || PyList_SetItem(list, i, number) < 0)
      Py_CLEAR(list);
  }
  return list;
}

PyObject *floats_of_base64(PyObject *Py_UNUSED(module), PyObject *text) {
  PyObject *decode = state_import("binascii", "a2b_base64");
  PyObject *bytes =
      decode ? PyObject_CallFunctionObjArgs(decode, text, NULL) : NULL;
  PyObject *list = bytes ? floats_list(bytes) : NULL;
  Py_XDECREF(bytes);
  Py_XDECREF(decode);
  return list;
}
