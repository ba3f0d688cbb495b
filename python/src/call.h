/* call.h -- one call in flight, as stream.c (threads) and loop.c (asyncio)
 * drive it.  Everything here runs with the GIL held: it is the lock that the
 * core asks for around draining a sink and freeing its calls. */
#ifndef ZH_CALL_PY_H
#define ZH_CALL_PY_H

#include "pause.h"

typedef struct Call Call;
typedef struct Request Request;

struct Client {
  PyObject_HEAD State *state;
  PyObject *router;     /* Router */
  PyObject *api_key;    /* str that overrides the router's, or NULL */
  PyObject *reply_plan; /* Plan; NULL before the first call */
  PyObject *chunk_plan;
  Call *calls; /* that were started and not freed */
  zh_timeouts timeouts;
  int max_retries;         /* -1: the router's */
  uint32_t connect_cap_ms; /* 0: none */
  bool closed;
};

struct Call {
  Call *next; /* of the client's calls */
  Call *prev;
  zh_call *core;
  State *state;
  Client *client;      /* strong */
  PyObject *loop_sink; /* strong; NULL for a sync call */
  zh_sink *sink;       /* a sync call's own, from the pool */
  zh_event *first;     /* arrived and not read */
  zh_event **last;
  Pause *waiter;       /* of the task that waits, or NULL */
  unsigned generation; /* of the process that made it */
  PyObject *plan;      /* of a plain request's replies; NULL: as they come */
  bool plain;
  bool stream;
  bool raw;   /* its result is a Reply */
  bool ended; /* the last event was read, or it was closed */
};

/* The classes that this client's replies have, chosen at its first call. */
bool client_choose_types(Client *client);

/* Sends `request`; events go to `loop_sink` or, when that is NULL, to a sink
 * of the call's own.  NULL with an exception. */
Call *call_start(Client *client, Request *request, PyObject *loop_sink,
                 zh_sink *sink);

/* Cancels when it has not ended, and frees. */
void call_free(Call *call);

/* Ends it now; later reads find nothing. */
void call_close(Call *call);

/* Ends all calls of a client that are open: who reads them sees what arrived,
 * then an error. */
void call_cancel_all(Client *client);

/* The next event that arrived, NULL when none did.  The caller frees it. */
zh_event *call_take(Call *call);

/* Waits for one with the GIL released; NULL with an exception (Ctrl-C). */
zh_event *call_wait(Call *call);

/* Takes all of a sink's events to their calls, and lets the tasks that wait
 * for one go on. */
bool call_dispatch(zh_sink *sink);

/* The reply or the exception that the last event says; frees the event. */
PyObject *call_result(Call *call, zh_event *event);

/* Sets `_request_id` and `_route` of what was made of an event. */
bool call_attach(State *state, PyObject *made, const zh_event *event);

/* A Reply of a REPLY event; takes it, also on failure. */
PyObject *reply_make(State *state, zh_event *taken);

/* A chunk's object; frees the event. */
PyObject *call_chunk(Call *call, zh_event *event, BuildCache *cache);

/* Puts pooled sinks away for good. */
void call_forget_sinks(State *state);

/* What a stream is besides its call: the base of Stream and AsyncStream. */
typedef struct Stream {
  PyObject_HEAD State *state;
  Call *call;
  BuildCache *cache;
  Py_ssize_t cache_count;
  PyObject *last; /* the last chunk, gets _route */
  PyObject *route;
  PyObject *request_id;
  PyObject *headers; /* bytes */
  int status;
  bool raw;         /* gives each chunk's JSON text, as bytes               */
  bool busy;        /* somebody waits in it                              */
  bool closing;     /* closed by another thread than the one that waits  */
  bool interrupted; /* given up from outside: what came is not all       */
} Stream;

/* A stream whose OPEN event arrived; takes `call` (also on failure) and frees
 * the event. */
PyObject *stream_make(PyObject *type, Call *call, zh_event *open);

/* What the next event means: a chunk, or NULL.  NULL without an exception is
 * the end.  Frees the event. */
PyObject *stream_step(Stream *stream, zh_event *event);

/* Nothing more is to be read: because it ended, or (failed is set, with an
 * exception) because it must not be read now. */
bool stream_is_over(Stream *stream, bool *failed);

/* Closes the call and lets go who waits for it; false with an exception. */
bool stream_end(Stream *stream);

/* The reader was stopped from outside; runs no Python code. */
void stream_give_up(Stream *stream);

int stream_traverse(PyObject *self, visitproc visit, void *arg);
int stream_clear(PyObject *self);
void stream_dealloc(PyObject *self);

#endif
