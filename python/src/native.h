/* native.h -- what the files of the Python binding share.
 *
 * module.c owns State: one per module object, so one per interpreter; nothing
 * here is global.  Every native object keeps a pointer to it, because a type's
 * slots run for users' subclasses too.  encode.c turns Python objects into
 * JSON text, plan.c compiles how a class is filled, build.c fills it, model.c
 * is our own kind of class.  router.c and client.c hold configuration, call.c
 * is the life of a call, stream.c reads one from a thread, loop.c from an
 * asyncio loop (see pause.c), tokens.c counts, errors.c raises. */
#ifndef ZH_NATIVE_H
#define ZH_NATIVE_H

#ifndef Py_LIMITED_API
#define Py_LIMITED_API 0x030b0000
#endif
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>
#include <stdbool.h>

#include "zerohop.h"

// clang-format off
/* Members of State that are Python objects, NULL until needed. */
#define STATE_OBJECTS(X)                                                       \
  X(router_type) X(client_type) X(plan_type) X(model_type) X(reply_type)       \
  X(stream_type) X(stream_base) X(async_stream_type) X(stream_iter_type)       \
  X(waiter_type) X(pause_type) X(loop_sink_type) X(omit_type)                  \
  X(not_given_type) X(foreign_omit) X(foreign_not_given) X(foreign_module)     \
  X(route_type) X(make_error) X(choose_plans) X(loops) X(running_loop)         \
  X(last_loop)

/* Attribute names, interned when the module loads. */
#define STATE_NAMES(X)                                                         \
  X(model_dump) X(isoformat) X(keys) X(call_soon) X(context) X(run)            \
  X(add_reader) X(connect) X(read) X(ttft) X(chunk) X(deadline) X(value)       \
  X(_request_id) X(_route) X(_text) X(__pydantic_extra__)                      \
  X(__pydantic_fields_set__) X(__pydantic_private__) X(__api_exclude__)        \
  X(__dataclass_fields__) X(_plan)
// clang-format on

#define STATE_MEMBER(name) PyObject *name;
typedef struct State {
  STATE_OBJECTS(STATE_MEMBER)
  struct {
    STATE_NAMES(STATE_MEMBER)
  } name;
  zh_sink *idle[64]; /* sinks of sync calls that nobody uses now            */
  int idle_count;
  unsigned generation; /* goes up in a fork's child: what is older is dead   */
  unsigned long main_thread; /* 0: unknown                                   */
  PyObject **numbers; /* token ids as ints, made once; NULL until needed    */
} State;
#undef STATE_MEMBER
State *state_of(PyObject *module);

/* *slot = taken, and the old one is dropped after that. */
static inline void object_set(PyObject **slot, PyObject *taken) {
  PyObject *old = *slot;
  *slot = taken;
  Py_XDECREF(old);
}

/* *slot = taken, unless another thread was faster: any call that may run
 * Python code or the collector may let another thread run. */
static inline void object_set_once(PyObject **slot, PyObject *taken) {
  if (*slot)
    Py_XDECREF(taken);
  else
    *slot = taken;
}

/* from module import name; a new reference. */
PyObject *state_import(const char *module, const char *name);

/* The same, remembered in *slot: for what C wants of our own modules. */
PyObject *state_hook(PyObject **slot, const char *module, const char *name);

/* sys.modules.get(name): a new reference, or NULL without an exception. */
PyObject *state_loaded(const char *name);

/* --- text.c, encode.c --- */

typedef struct Text {
  char *data; /* PyMem; freed by text_free */
  size_t len;
  size_t cap;
} Text;

void text_free(Text *text);
bool text_room(Text *text, size_t len);
bool text_put(Text *text, const char *bytes, size_t len);

/* Writes UTF-8 as a JSON string, quotes included. */
bool text_put_string(Text *text, const char *bytes, size_t len);

/* Writes one object whose member names are `names` (tuple of str) and whose
 * values are `values` (tuple); what was not given is left out. */
bool encode_members(State *state, PyObject *names, PyObject *values, Text *out);

/* Writes any value. */
bool encode_object(State *state, PyObject *value, Text *out);

/* Is it one of the "not given" objects, ours or openai's? */
bool encode_is_absent(State *state, PyObject *value);

/* --- plan.c, build.c, model.c --- */

/* Strings of a stream's earlier chunks, one for each field of its class. */
typedef PyObject *BuildCache;

PyObject *build_any(const zh_json *json, uint32_t at);
PyObject *build_string(zh_str text, unsigned flags);
PyObject *floats_of_base64(PyObject *module, PyObject *text); /* floats.c */

/* Sets an attribute that dumps, repr and == do not show. */
bool build_attach(State *state, PyObject *object, PyObject *name,
                  PyObject *value);

/* --- router.c, client.c --- */

typedef struct Client Client;

zh_router *router_core(PyObject *router);

/* --- errors.c --- */

/* Raise what an event or an error says; always NULL. */
PyObject *errors_raise_event(State *state, PyObject *client,
                             const zh_event *event);
PyObject *errors_raise(State *state, PyObject *client, const zh_error *err);

/* The object for an event's route; None when there is none. */
PyObject *errors_route(State *state, zh_str route);

/* --- registration: one per file with a type --- */

bool router_register(PyObject *module, State *state);
bool client_register(PyObject *module, State *state);
bool plan_register(PyObject *module, State *state);
bool model_register(PyObject *module, State *state);
PyObject *model_make_type(PyObject *module, PyObject *args);
bool reply_register(PyObject *module, State *state);
bool stream_register(PyObject *module, State *state);
bool loop_register(PyObject *module, State *state);
bool tokens_register(PyObject *module);
void tokens_forget(State *state);
PyObject *loop_send(PyObject *client, PyObject *const *args, Py_ssize_t count);

#endif
