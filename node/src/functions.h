/* functions.h -- the functions that JavaScript sees, and what they share. */
#ifndef ZH_FUNCTIONS_H
#define ZH_FUNCTIONS_H

#include "native.h"

/* The arguments of submit, and the first of request. */
enum {
  NATIVE_ARG_ROUTER,
  NATIVE_ARG_BODY,
  NATIVE_ARG_RETRIES,
  NATIVE_ARG_TIMEOUTS,
  NATIVE_ARG_HEADERS,
  NATIVE_ARG_QUERY,
  NATIVE_ARG_KEY,
  NATIVE_ARGS
};

bool native_call_options(napi_env env, const napi_value *argv,
                         native_scratch *scratch, zh_call_options *out);

/* Sends a chat, or `plain`; *result is the slot or an error array. */
bool native_call_send(napi_env env, zh_router *router, zh_str body,
                      const zh_request *plain, const zh_call_options *options,
                      napi_value *result);

/* open(dispatch, marks) */
napi_value native_open(napi_env env, napi_callback_info info);

/* submit(router, body, max retries, [connect, read, ttft, chunk, deadline],
 *        [name, value, ...] headers or undefined, the same for the query,
 *        api key or undefined) -> slot, or an error array */
napi_value native_submit(napi_env env, napi_callback_info info);

/* request(the same, but the body may be a Uint8Array or undefined,
 *         [method, path, model or undefined, content type or undefined],
 *         form (zh_form), [name, value, filename or undefined, content type or
 *         undefined, ...] or undefined; a value may be a Uint8Array) */
napi_value native_request(napi_env env, napi_callback_info info);

/* release(slot): ends the call if it has not ended */
napi_value native_release_call(napi_env env, napi_callback_info info);

#endif
