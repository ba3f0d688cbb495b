/* pause.h -- what a task yields while it waits for a call: to the task a
 * future.  When what it waits for has come its task goes on right there, in
 * the loop's callback that brought it, and not a round of the loop later. */
#ifndef ZH_PAUSE_H
#define ZH_PAUSE_H

#include "native.h"

typedef struct Pause Pause;

/* Ended ones whose tasks have not been told, in the order of their end. */
typedef struct PauseQueue {
  Pause *first;
  Pause *last;
} PauseQueue;

/* One of `loop`, that no task waits on yet; NULL with an exception. */
Pause *pause_make(State *state, PyObject *loop);

/* Ends `taken` and puts it last; drops it when it was cancelled before. */
void pause_queue(PauseQueue *queue, Pause *taken);

/* Lets the tasks of the queue go on, now: only where no task of the loop runs.
 * False with the exception that one of them let out (a KeyboardInterrupt); the
 * ones after it go on in the loop's next round. */
bool pause_resume_all(PauseQueue *queue);

/* Ends `taken`: its task goes on in the loop's next round. */
bool pause_end(Pause *taken);

bool pause_register(PyObject *module, State *state);

#endif
