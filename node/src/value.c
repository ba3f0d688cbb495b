/* SPDX-License-Identifier: Apache-2.0 */
/* value.c -- JavaScript values from and to the core's. */
#include "native.h"

bool native_ok(napi_env env, napi_status status) {
  const napi_extended_error_info *info = NULL;
  const char *message = "Node-API call failed";
  bool pending = false;

  if (status == napi_ok)
    return true;
  if (napi_get_last_error_info(env, &info) == napi_ok && info != NULL &&
      info->error_message != NULL)
    message = info->error_message;
  if (napi_is_exception_pending(env, &pending) != napi_ok || pending)
    return false;
  /* Nothing is left to report a failure of the report to. */
  (void)napi_throw_error(env, NULL, message);
  return false;
}

bool native_get_string(napi_env env, napi_value value, native_scratch *scratch,
                       zh_str *out) {
  size_t len = 0;
  char *text;

  if (!native_ok(env, napi_get_value_string_utf8(env, value, NULL, 0, &len)))
    return false;
  text = native_scratch_alloc(scratch, len + 1);
  if (text == NULL)
    return native_ok(env, napi_throw_error(env, NULL, "out of memory")) &&
           false;
  if (!native_ok(env,
                 napi_get_value_string_utf8(env, value, text, len + 1, &len)))
    return false;
  *out = (zh_str){text, len};
  return true;
}

bool native_make_string(napi_env env, zh_str text, napi_value *out) {
  if (text.ptr == NULL)
    return native_ok(env, napi_get_undefined(env, out));
  return native_ok(env, napi_create_string_utf8(env, text.ptr, text.len, out));
}

bool native_put(napi_env env, napi_value array, uint32_t at, napi_value value) {
  return native_ok(env, napi_set_element(env, array, at, value));
}

bool native_put_string(napi_env env, napi_value array, uint32_t at,
                       zh_str text) {
  napi_value value;

  return native_make_string(env, text, &value) &&
         native_put(env, array, at, value);
}

bool native_put_int(napi_env env, napi_value array, uint32_t at,
                    int32_t value) {
  napi_value number;

  return native_ok(env, napi_create_int32(env, value, &number)) &&
         native_put(env, array, at, number);
}

/* Absent texts of a zh_error are "". */
static zh_str value_optional(const char *text) {
  return text[0] != '\0' ? native_str(text) : (zh_str){NULL, 0};
}

bool native_make_error(napi_env env, const zh_error *err, napi_value *out) {
  return native_ok(env, napi_create_array(env, out)) &&
         native_put_string(env, *out, 0,
                           native_str(zh_status_name(err->status))) &&
         native_put_string(env, *out, 1,
                           native_str(zh_status_class(err->status))) &&
         native_put_int(env, *out, 2, err->http_status) &&
         native_put_string(env, *out, 3, native_str(err->message)) &&
         native_put_string(env, *out, 4, value_optional(err->param)) &&
         native_put_string(env, *out, 5, value_optional(err->code)) &&
         native_put_string(env, *out, 6, value_optional(err->type));
}
