/* request.h -- the arguments of one call, as client.c and plain.c read them
 * from Python. */
#ifndef ZH_REQUEST_PY_H
#define ZH_REQUEST_PY_H

#include "call.h"

struct Request {
  Text body;
  zh_call_options options;
  zh_header *headers; /* options' arrays */
  zh_header *query;
  PyObject *keep;    /* list of what the slices point into */
  zh_request *plain; /* NULL: a chat */
  zh_field *fields;  /* plain's */
  PyObject *plan;    /* borrowed; plain's replies, NULL: as they come */
  bool stream;
  bool raw;
};

bool request_read(Client *client, PyObject *const *args, Py_ssize_t count,
                  Request *request);
void request_free(Request *request);

/* What all kinds of requests have: options from their Python values. */
bool request_begin(Client *client, PyObject *stream, Request *request);
bool request_options(Client *client, PyObject *headers, PyObject *query,
                     PyObject *timeout, PyObject *key, Request *request);

/* The bytes of a str (or bytes), kept alive by `keep`. */
bool request_text(PyObject *value, const char *what, PyObject *keep,
                  zh_str *out);

/* Starts the call and waits for its reply or its stream; frees `request`. */
PyObject *request_send(Client *client, Request *request);

/* The same from a running asyncio loop: something to await. */
PyObject *loop_request(Client *client, Request *request);

/* plain.c: methods of Client; a reply as it came (_native.pyi tells how); a
 * piece of a stream. */
PyObject *plain_send(PyObject *self, PyObject *args);
PyObject *plain_send_async(PyObject *self, PyObject *args);
PyObject *plain_reply(Call *call, const zh_event *event);
PyObject *plain_chunk(const zh_event *event);

#endif
