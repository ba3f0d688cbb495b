/* SPDX-License-Identifier: Apache-2.0 */
/* call.c -- sending a call and ending it. */
#include "functions.h"

static bool call_memory(napi_env env) {
  return native_ok(env, napi_throw_error(env, NULL, "out of memory")) && false;
}

static bool call_is(napi_env env, napi_value value, napi_valuetype type,
                    bool *out) {
  napi_valuetype actual;

  if (!native_ok(env, napi_typeof(env, value, &actual)))
    return false;
  *out = actual == type;
  return true;
}

bool native_get_optional(napi_env env, napi_value value,
                         native_scratch *scratch, zh_str *out) {
  bool is_string;

  *out = (zh_str){NULL, 0};
  if (!call_is(env, value, napi_string, &is_string))
    return false;
  return !is_string || native_get_string(env, value, scratch, out);
}

/* Reads [name, value, ...]; a value of null becomes ptr NULL. */
static bool call_pairs(napi_env env, napi_value list, native_scratch *scratch,
                       const zh_header **out, size_t *count) {
  zh_header *pairs;
  uint32_t len = 0;
  bool present;

  if (!call_is(env, list, napi_object, &present))
    return false;
  if (!present)
    return true;
  if (!native_ok(env, napi_get_array_length(env, list, &len)))
    return false;
  pairs = native_scratch_alloc(scratch, (len / 2 + 1) * sizeof *pairs);
  if (pairs == NULL)
    return call_memory(env);
  for (uint32_t i = 0; i + 1 < len; i += 2) {
    napi_value name, value;

    if (!native_ok(env, napi_get_element(env, list, i, &name)) ||
        !native_ok(env, napi_get_element(env, list, i + 1, &value)) ||
        !native_get_string(env, name, scratch, &pairs[i / 2].name) ||
        !native_get_optional(env, value, scratch, &pairs[i / 2].value))
      return false;
  }
  *out = pairs;
  *count = len / 2;
  return true;
}

static bool call_timeouts(napi_env env, napi_value list, zh_timeouts *out) {
  uint32_t *fields[] = {&out->connect_ms, &out->read_ms, &out->ttft_ms,
                        &out->chunk_ms, &out->deadline_ms};

  for (uint32_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    napi_value value;

    if (!native_ok(env, napi_get_element(env, list, i, &value)) ||
        !native_ok(env, napi_get_value_uint32(env, value, fields[i])))
      return false;
  }
  return true;
}

bool native_call_options(napi_env env, const napi_value *argv,
                         native_scratch *scratch, zh_call_options *out) {
  int32_t retries;

  if (!native_ok(env,
                 napi_get_value_int32(env, argv[NATIVE_ARG_RETRIES], &retries)))
    return false;
  out->max_retries = retries;
  return call_timeouts(env, argv[NATIVE_ARG_TIMEOUTS], &out->timeouts) &&
         call_pairs(env, argv[NATIVE_ARG_HEADERS], scratch, &out->headers,
                    &out->header_count) &&
         call_pairs(env, argv[NATIVE_ARG_QUERY], scratch, &out->query,
                    &out->query_count) &&
         native_get_optional(env, argv[NATIVE_ARG_KEY], scratch, &out->api_key);
}

/* Makes sure that there is a free slot. */
static bool call_reserve(napi_env env, native_env *native) {
  uint32_t count = native->slot_count != 0 ? native->slot_count * 2 : 16;
  native_slot *slots;

  if (native->first_free < native->slot_count)
    return true;
  slots = native_resize(native->slots, (size_t)count * sizeof *slots);
  if (slots == NULL)
    return call_memory(env);
  for (uint32_t i = native->slot_count; i < count; i++)
    slots[i] = (native_slot){NULL, i + 1};
  native->first_free = native->slot_count;
  native->slots = slots;
  native->slot_count = count;
  return true;
}

/* The process stays alive while calls are open. */
static bool call_add(napi_env env, native_env *native, native_call *call) {
  native_slot *slot = &native->slots[call->slot];

  native->first_free = slot->next_free;
  slot->call = call;
  if (native->open_count++ != 0)
    return true;
  return native_ok(env, napi_ref_threadsafe_function(env, native->wake));
}

bool native_call_drop(napi_env env, native_env *native, native_call *call) {
  native->slots[call->slot] = (native_slot){NULL, native->first_free};
  native->first_free = call->slot;
  native->open_count--;
  zh_call_free(call->call);
  native_shape_deinit(&call->shape);
  native_release(call);
  if (native->open_count != 0 || env == NULL)
    return true;
  return native_ok(env, napi_unref_threadsafe_function(env, native->wake));
}

/* Tells what the core has to say about the models that are used. */
static bool call_warn(napi_env env) {
  const char *text = zh_notice_next();
  napi_value global, process, emit, argv[2], result;

  if (text == NULL)
    return true;
  if (!native_ok(env, napi_get_global(env, &global)) ||
      !native_ok(env,
                 napi_get_named_property(env, global, "process", &process)) ||
      !native_ok(env,
                 napi_get_named_property(env, process, "emitWarning", &emit)) ||
      !native_ok(env, napi_create_string_utf8(env, "ZerohopWarning",
                                              NAPI_AUTO_LENGTH, &argv[1])))
    return false;
  for (; text != NULL; text = zh_notice_next())
    if (!native_ok(env, napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH,
                                                &argv[0])) ||
        !native_ok(env,
                   napi_call_function(env, process, emit, 2, argv, &result)))
      return false;
  return true;
}

bool native_call_send(napi_env env, zh_router *router, zh_str body,
                      const zh_request *plain, const zh_call_options *options,
                      napi_value *result) {
  native_env *native = native_env_get(env);
  native_call *call;
  zh_error err = {0};
  zh_status st;

  if (native == NULL)
    return false;
  if (native->sink == NULL)
    return native_ok(env, napi_throw_error(env, NULL, "not open")) && false;
  if (!call_reserve(env, native))
    return false;
  call = native_alloc(sizeof *call);
  if (call == NULL)
    return call_memory(env);
  call->slot = native->first_free;
  call->plain = plain != NULL;
  st = plain ? zh_router_request(router, plain, options, native->sink, call,
                                 &call->call, &err)
             : zh_router_submit(router, body, options, native->sink, call,
                                &call->call, &err);
  if (st != ZH_OK) {
    native_release(call);
    return native_make_error(env, &err, result);
  }
  return call_add(env, native, call) && call_warn(env) &&
         native_ok(env, napi_create_uint32(env, call->slot, result));
}

napi_value native_submit(napi_env env, napi_callback_info info) {
  size_t argc = NATIVE_ARGS;
  napi_value argv[NATIVE_ARGS], result = NULL;
  native_scratch scratch = {0};
  zh_call_options options = {0};
  zh_router *router;
  zh_str body;

  if (!native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)))
    return NULL;
  router = native_router_get(env, argv[NATIVE_ARG_ROUTER]);
  if (router == NULL ||
      !native_get_string(env, argv[NATIVE_ARG_BODY], &scratch, &body) ||
      !native_call_options(env, argv, &scratch, &options) ||
      !native_call_send(env, router, body, NULL, &options, &result))
    result = NULL;
  native_scratch_deinit(&scratch);
  return result;
}

napi_value native_release_call(napi_env env, napi_callback_info info) {
  size_t argc = 1;
  napi_value argv[1];
  native_env *native = native_env_get(env);
  uint32_t slot;

  if (native == NULL ||
      !native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)) ||
      !native_ok(env, napi_get_value_uint32(env, argv[0], &slot)))
    return NULL;
  if (slot < native->slot_count && native->slots[slot].call != NULL)
    (void)native_call_drop(env, native, native->slots[slot].call);
  return NULL;
}
