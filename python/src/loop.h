/* loop.h -- between loop.c (waiting on an asyncio loop) and loop_stream.c (the
 * stream that is read with `async for`). */
#ifndef ZH_LOOP_PY_H
#define ZH_LOOP_PY_H

#include "call.h"

/* What `async for` iterates: dies with the loop statement, so that a task
 * cancelled inside one ends its call even while a traceback keeps the stream.
 */
typedef struct LoopIter {
  PyObject_HEAD Stream *stream;
  bool interrupted; /* the last wait ended by an exception from outside */
} LoopIter;

/* An awaitable of the next chunk; iter may be NULL. */
PyObject *loop_next(Stream *stream, LoopIter *iter);

/* Raises StopIteration whose value is `value`, whatever that is. */
void loop_raise_stop(PyObject *value);

bool loop_stream_register(PyObject *module, State *state);

#endif
