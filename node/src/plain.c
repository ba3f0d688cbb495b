/* SPDX-License-Identifier: Apache-2.0 */
/* plain.c -- requests that are no chats. */
#include "functions.h"

enum { PLAIN_TEXTS = NATIVE_ARGS, PLAIN_FORM, PLAIN_FIELDS, PLAIN_ARGS };

/* The bytes of a string, or of a Uint8Array that lives through the call;
 * ptr NULL for undefined. */
static bool plain_bytes(napi_env env, napi_value value, native_scratch *scratch,
                        zh_str *out) {
  napi_typedarray_type type;
  void *data = NULL;
  bool is_array;

  if (!native_ok(env, napi_is_typedarray(env, value, &is_array)))
    return false;
  if (!is_array)
    return native_get_optional(env, value, scratch, out);
  if (!native_ok(env, napi_get_typedarray_info(env, value, &type, &out->len,
                                               &data, NULL, NULL)))
    return false;
  if (type != napi_uint8_array)
    return native_ok(env, napi_throw_type_error(env, NULL,
                                                "expected a Uint8Array")) &&
           false;
  out->ptr = out->len != 0 ? data : "";
  return true;
}

/* Reads list[from], list[from + 1], ... as optional strings. */
static bool plain_texts(napi_env env, napi_value list, native_scratch *scratch,
                        uint32_t from, zh_str *const *out, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    napi_value value;

    if (!native_ok(env, napi_get_element(env, list, from + i, &value)) ||
        !native_get_optional(env, value, scratch, out[i]))
      return false;
  }
  return true;
}

static bool plain_field(napi_env env, napi_value list, native_scratch *scratch,
                        uint32_t from, zh_field *out) {
  zh_str *const before[] = {&out->name};
  zh_str *const after[] = {&out->filename, &out->content_type};
  napi_value value;

  return plain_texts(env, list, scratch, from, before, 1) &&
         native_ok(env, napi_get_element(env, list, from + 1, &value)) &&
         plain_bytes(env, value, scratch, &out->value) &&
         plain_texts(env, list, scratch, from + 2, after, 2);
}

static bool plain_fields(napi_env env, napi_value list, native_scratch *scratch,
                         zh_request *out) {
  napi_valuetype type;
  zh_field *fields;
  uint32_t len = 0;

  if (!native_ok(env, napi_typeof(env, list, &type)))
    return false;
  if (type == napi_undefined)
    return true;
  if (!native_ok(env, napi_get_array_length(env, list, &len)))
    return false;
  fields = native_scratch_alloc(scratch, (len / 4 + 1) * sizeof *fields);
  if (fields == NULL)
    return native_ok(env, napi_throw_error(env, NULL, "out of memory")) &&
           false;
  for (uint32_t i = 0; i < len / 4; i++) {
    fields[i] = (zh_field){0};
    if (!plain_field(env, list, scratch, 4 * i, &fields[i]))
      return false;
  }
  out->fields = fields;
  out->field_count = len / 4;
  return true;
}

static bool plain_read(napi_env env, const napi_value *argv,
                       native_scratch *scratch, zh_request *out) {
  zh_str *const texts[] = {&out->method, &out->path, &out->model,
                           &out->content_type};
  int32_t form;

  if (!plain_texts(env, argv[PLAIN_TEXTS], scratch, 0, texts, 4) ||
      !plain_bytes(env, argv[NATIVE_ARG_BODY], scratch, &out->body) ||
      !plain_fields(env, argv[PLAIN_FIELDS], scratch, out) ||
      !native_ok(env, napi_get_value_int32(env, argv[PLAIN_FORM], &form)))
    return false;
  out->form = (zh_form)form;
  if (form >= ZH_FORM_JSON && form <= ZH_FORM_COUNT)
    return true;
  return native_ok(env, napi_throw_range_error(env, NULL, "no such form")) &&
         false;
}

napi_value native_request(napi_env env, napi_callback_info info) {
  size_t argc = PLAIN_ARGS;
  napi_value argv[PLAIN_ARGS], result = NULL;
  native_scratch scratch = {0};
  zh_call_options options = {0};
  zh_request request = {0};
  zh_router *router;

  if (!native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)))
    return NULL;
  router = native_router_get(env, argv[NATIVE_ARG_ROUTER]);
  if (router == NULL || !plain_read(env, argv, &scratch, &request) ||
      !native_call_options(env, argv, &scratch, &options) ||
      !native_call_send(env, router, (zh_str){NULL, 0}, &request, &options,
                        &result))
    result = NULL;
  native_scratch_deinit(&scratch);
  return result;
}
