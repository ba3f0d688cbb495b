/* native.h -- what the files of the Node binding share.
 *
 * One environment (the main thread or a worker) owns one sink, one wake
 * function and a table of open calls.  A call's slot in that table is its
 * name in JavaScript.  Everything here runs on the environment's own thread,
 * except the wake function, which the core calls on its I/O thread.
 */
#ifndef ZH_NATIVE_H
#define ZH_NATIVE_H

#define NAPI_VERSION 8
#include <node_api.h>

#include "shape.h"

/* What happened to calls comes to JavaScript in batches of at most
 * NATIVE_BATCH events: slot and kind of each as numbers in a buffer that both
 * sides share, payloads in an array.  name; payload:
 *   OPEN    [status, headers, request id]
 *   CHUNK   JSON text
 *   SHAPE   [JSON text, varying member of delta, varying member of the chunk]:
 *           a chunk, and what later TEXT events fill in
 *   EXTRA   the varying member of the chunk; belongs to the next TEXT
 *   TEXT    the varying member of delta
 *   ESCAPED the same, still with JSON escapes
 *   DONE    route
 *   REPLY   [status, headers, request id, route, JSON text, plain text]
 *   ERROR   [status name, class, http status, message, param, code, type,
 *            JSON text, plain text, headers, request id, route, partial text
 *            still with JSON escapes, http status of the reply itself]
 *   EVENT   [JSON text, name] of a plain request's stream
 *   BYTES   a Buffer of one; the plain text of its REPLY is a Buffer too
 * Absent strings are undefined. */
#define NATIVE_KIND_MAP(X)                                                     \
  X(OPEN)                                                                      \
  X(CHUNK)                                                                     \
  X(SHAPE)                                                                     \
  X(EXTRA)                                                                     \
  X(TEXT)                                                                      \
  X(ESCAPED)                                                                   \
  X(DONE)                                                                      \
  X(REPLY)                                                                     \
  X(ERROR)                                                                     \
  X(EVENT)                                                                     \
  X(BYTES)

#define NATIVE_BATCH 1024

#define NATIVE_KIND_ENUM(name) NATIVE_##name,
typedef enum native_kind {
  NATIVE_KIND_MAP(NATIVE_KIND_ENUM) NATIVE_KIND_COUNT
} native_kind;

/* --- memory ------------------------------------------------------------- */

/* NULL when out of memory.  All allocation of the binding goes through these
 * and through native_scratch. */
void *native_alloc(size_t size);
void *native_resize(void *block, size_t size);
void native_release(void *block);

/* Blocks that end together; zeroed is ready to use. */
typedef struct native_scratch {
  struct native_block *blocks;
} native_scratch;

void *native_scratch_alloc(native_scratch *scratch, size_t size);
void native_scratch_deinit(native_scratch *scratch);

/* --- values ------------------------------------------------------------- */

/* Looks at one napi_status: true when ok, otherwise a JavaScript exception
 * is pending. */
bool native_ok(napi_env env, napi_status status);

/* Reads a string as UTF-8 into the scratch; false with an exception. */
bool native_get_string(napi_env env, napi_value value, native_scratch *scratch,
                       zh_str *out);

/* The same, sooner for long texts that are not ASCII; ends with no zero. */
bool native_get_text(napi_env env, napi_value value, native_scratch *scratch,
                     zh_str *out);

/* Makes a string from UTF-8; ptr NULL gives undefined. */
bool native_make_string(napi_env env, zh_str text, napi_value *out);

/* A string, or ptr NULL for undefined and null. */
bool native_get_optional(napi_env env, napi_value value,
                         native_scratch *scratch, zh_str *out);

/* Makes [status name, class, http status, message, param, code, type]. */
bool native_make_error(napi_env env, const zh_error *err, napi_value *out);

/* array[at] = value */
bool native_put(napi_env env, napi_value array, uint32_t at, napi_value value);
bool native_put_string(napi_env env, napi_value array, uint32_t at,
                       zh_str text);
bool native_put_int(napi_env env, napi_value array, uint32_t at, int32_t value);

/* The router inside a value from createRouter; NULL with an exception. */
zh_router *native_router_get(napi_env env, napi_value value);

/* --- calls -------------------------------------------------------------- */

typedef struct native_call {
  zh_call *call;
  uint32_t slot;
  bool plain; /* no chat                                                   */
  native_shape shape;
} native_call;

typedef struct native_slot {
  native_call *call;  /* NULL where free                                    */
  uint32_t next_free; /* of a free slot; the table's size ends the list     */
} native_slot;

/* Everything one environment owns. */
typedef struct native_env {
  napi_threadsafe_function wake;
  napi_ref marks; /* an ArrayBuffer of 2 * NATIVE_BATCH uint32_t            */
  zh_sink *sink;  /* NULL before open and after the environment's end        */
  native_slot *slots;
  uint32_t slot_count;
  uint32_t first_free;
  uint32_t open_count;
} native_env;

/* Ends the call silently and frees its slot; the process may exit when it
 * was the last one. */
bool native_call_drop(napi_env env, native_env *native, native_call *call);

/* dispatch(payloads, count) will receive the events of this environment, with
 * their slots and kinds in the ArrayBuffer `marks`. */
bool native_events_open(napi_env env, native_env *native, napi_value dispatch,
                        napi_value marks);
void native_events_close(native_env *native);

/* The native_env of this environment; NULL with an exception. */
native_env *native_env_get(napi_env env);

#endif
