/* SPDX-License-Identifier: Apache-2.0 */
/* tokens.c -- the functions behind lib/tokens.js.  An encoding is an external
 * value; the core's encodings live as long as the process. */
#include "native.h"
#include "tokens.h"

#include <string.h>

static const napi_type_tag tokens_tag = {0x7a65726f686f7001u,
                                         0x746f6b656e730001u};

/* The arguments of a call, and what reading them allocated. */
typedef struct tokens_call {
  napi_env env;
  napi_value argv[3];
  size_t argc;
  const zh_encoding *encoding;
  zh_str text;
  zh_allowed allowed;
  native_scratch scratch;
  zh_error err;
} tokens_call;

static bool tokens_args(napi_env env, napi_callback_info info,
                        tokens_call *call) {
  *call = (tokens_call){.env = env, .argc = 3};
  return native_ok(
      env, napi_get_cb_info(env, info, &call->argc, call->argv, NULL, NULL));
}

/* Ends a call: its value, or an array that says what went wrong. */
static napi_value tokens_result(tokens_call *call, bool good,
                                napi_value value) {
  napi_value error = NULL;

  native_scratch_deinit(&call->scratch);
  if (good)
    return value;
  if (call->err.status == ZH_OK ||
      !native_make_error(call->env, &call->err, &error))
    return NULL;
  return error;
}

static bool tokens_get_encoding(tokens_call *call) {
  bool tagged = false;
  void *found = NULL;

  if (!native_ok(call->env, napi_check_object_type_tag(call->env, call->argv[0],
                                                       &tokens_tag, &tagged)))
    return false;
  if (!tagged) {
    (void)native_ok(call->env,
                    napi_throw_type_error(call->env, NULL, "not an encoding"));
    return false;
  }
  if (!native_ok(call->env, napi_unwrap(call->env, call->argv[0], &found)))
    return false;
  call->encoding = found;
  return true;
}

/* undefined, true for all, or an array of names. */
static bool tokens_get_allowed(tokens_call *call) {
  napi_env env = call->env;
  bool is_array = false;
  napi_valuetype type;
  uint32_t count = 0;
  zh_str *names;

  if (!native_ok(env, napi_is_array(env, call->argv[2], &is_array)) ||
      !native_ok(env, napi_typeof(env, call->argv[2], &type)))
    return false;
  call->allowed.all = type == napi_boolean;
  if (!is_array)
    return true;
  if (!native_ok(env, napi_get_array_length(env, call->argv[2], &count)))
    return false;
  names = native_scratch_alloc(&call->scratch, (count + 1) * sizeof *names);
  if (names == NULL)
    return native_ok(env, napi_throw_error(env, NULL, "out of memory")) &&
           false;
  for (uint32_t i = 0; i < count; i++) {
    napi_value name;

    if (!native_ok(env, napi_get_element(env, call->argv[2], i, &name)) ||
        !native_get_string(env, name, &call->scratch, &names[i]))
      return false;
  }
  call->allowed.names = names;
  call->allowed.count = count;
  return true;
}

/* (encoding, text, allowed) */
static bool tokens_read(napi_env env, napi_callback_info info,
                        tokens_call *call) {
  return tokens_args(env, info, call) && tokens_get_encoding(call) &&
         native_get_text(env, call->argv[1], &call->scratch, &call->text) &&
         tokens_get_allowed(call);
}

napi_value native_tokens_count(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  size_t count = 0;
  bool good = tokens_read(env, info, &call) &&
              zh_tokens_count(call.encoding, call.text, &call.allowed, &count,
                              &call.err) == ZH_OK &&
              native_ok(env, napi_create_double(env, (double)count, &value));

  return tokens_result(&call, good, value);
}

/* Ids as a Uint32Array. */
static bool tokens_make_ids(napi_env env, const uint32_t *ids, size_t count,
                            napi_value *out) {
  napi_value buffer;
  void *data = NULL;

  if (!native_ok(env, napi_create_arraybuffer(env, count * sizeof *ids, &data,
                                              &buffer)))
    return false;
  if (count > 0)
    memcpy(data, ids, count * sizeof *ids);
  return native_ok(env, napi_create_typedarray(env, napi_uint32_array, count,
                                               buffer, 0, out));
}

napi_value native_tokens_encode(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  uint32_t *ids = NULL;
  size_t count = 0;
  bool good = tokens_read(env, info, &call) &&
              zh_tokens_encode(call.encoding, call.text, &call.allowed, &ids,
                               &count, &call.err) == ZH_OK &&
              tokens_make_ids(env, ids, count, &value);

  zh_tokens_free(ids);
  return tokens_result(&call, good, value);
}

napi_value native_tokens_decode(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  napi_typedarray_type type = napi_uint8_array;
  size_t count = 0, len = 0;
  void *ids = NULL;
  char *text = NULL;
  bool good =
      tokens_args(env, info, &call) && tokens_get_encoding(&call) &&
      native_ok(env, napi_get_typedarray_info(env, call.argv[1], &type, &count,
                                              &ids, NULL, NULL));

  if (good && type != napi_uint32_array) {
    (void)native_ok(env, napi_throw_type_error(env, NULL, "not a Uint32Array"));
    good = false;
  }
  good = good &&
         zh_tokens_decode(call.encoding, ids, count, &text, &len, &call.err) ==
             ZH_OK &&
         native_ok(env, napi_create_buffer_copy(env, len, text, NULL, &value));
  zh_tokens_free(text);
  return tokens_result(&call, good, value);
}

/* --- requests ----------------------------------------------------------- */

napi_value native_tokens_request(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  zh_token_count count = {0};
  bool good = tokens_args(env, info, &call) &&
              native_get_string(env, call.argv[0], &call.scratch, &call.text) &&
              zh_tokens_count_request(call.text, SIZE_MAX, &count, &call.err) ==
                  ZH_OK &&
              native_ok(env, napi_create_array(env, &value));
  const size_t numbers[] = {count.total, count.error, count.messages,
                            count.frame, count.tools, count.format,
                            count.images};

  for (uint32_t i = 0; good && i < sizeof numbers / sizeof *numbers; i++)
    good = native_put_int(env, value, i, (int32_t)numbers[i]);
  good = good && native_put_int(env, value, 7, count.exact) &&
         native_put_string(env, value, 8, count.encoding);
  return tokens_result(&call, good, value);
}

/* Any number as a size. */
static size_t tokens_limit(double limit) {
  if (!(limit > 0))
    return 0;
  return limit < 9e15 ? (size_t)limit : SIZE_MAX;
}

napi_value native_tokens_fits(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  double limit = 0;
  bool fits = false;
  bool good =
      tokens_args(env, info, &call) &&
      native_get_string(env, call.argv[0], &call.scratch, &call.text) &&
      native_ok(env, napi_get_value_double(env, call.argv[1], &limit)) &&
      zh_tokens_fits(call.text, tokens_limit(limit), &fits, &call.err) ==
          ZH_OK &&
      native_ok(env, napi_get_boolean(env, fits, &value));

  return tokens_result(&call, good, value);
}

/* --- encodings ---------------------------------------------------------- */

static bool tokens_make_encoding(napi_env env, const zh_encoding *encoding,
                                 napi_value *out) {
  return native_ok(env, napi_create_object(env, out)) &&
         native_ok(env, napi_type_tag_object(env, *out, &tokens_tag)) &&
         native_ok(env, napi_wrap(env, *out, (void *)(uintptr_t)encoding, NULL,
                                  NULL, NULL));
}

napi_value native_tokens_folder(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  bool good = tokens_args(env, info, &call) &&
              native_get_string(env, call.argv[0], &call.scratch, &call.text) &&
              zh_tokens_folder(call.text, &call.err) == ZH_OK &&
              native_make_string(env, zh_tokens_data(), &value);

  return tokens_result(&call, good, value);
}

napi_value native_tokens_find(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  const zh_encoding *encoding;
  bool good = tokens_args(env, info, &call) &&
              native_get_string(env, call.argv[0], &call.scratch, &call.text) &&
              zh_encoding_find(call.text, &encoding, &call.err) == ZH_OK &&
              tokens_make_encoding(env, encoding, &value);

  return tokens_result(&call, good, value);
}

/* (model, exact): only its own? */
napi_value native_tokens_for_model(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  const zh_encoding *encoding = NULL;
  bool only = false, own = false;
  bool good = tokens_args(env, info, &call) &&
              native_get_string(env, call.argv[0], &call.scratch, &call.text) &&
              native_ok(env, napi_get_value_bool(env, call.argv[1], &only)) &&
              (only ? zh_encoding_of_model(call.text, &encoding, &call.err)
                    : zh_encoding_for_model(call.text, &encoding, &own,
                                            &call.err)) == ZH_OK &&
              tokens_make_encoding(env, encoding, &value);

  return tokens_result(&call, good, value);
}

napi_value native_tokens_name(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  bool good = tokens_args(env, info, &call) && tokens_get_encoding(&call) &&
              native_make_string(env, zh_encoding_name(call.encoding), &value);

  return tokens_result(&call, good, value);
}

napi_value native_tokens_register(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  void *source = NULL;
  size_t len = 0;
  bool good =
      tokens_args(env, info, &call) &&
      native_get_string(env, call.argv[0], &call.scratch, &call.text) &&
      native_ok(env, napi_get_buffer_info(env, call.argv[1], &source, &len)) &&
      zh_tokens_register(call.text, (zh_str){source, len}, &call.err) ==
          ZH_OK &&
      native_ok(env, napi_get_undefined(env, &value));

  return tokens_result(&call, good, value);
}

napi_value native_tokens_build(napi_env env, napi_callback_info info) {
  tokens_call call;
  napi_value value = NULL;
  char *file = NULL;
  void *source = NULL;
  size_t source_len = 0, len = 0;
  bool good =
      tokens_args(env, info, &call) &&
      native_ok(
          env, napi_get_buffer_info(env, call.argv[0], &source, &source_len)) &&
      native_get_string(env, call.argv[1], &call.scratch, &call.text) &&
      zh_tokens_build((zh_str){source, source_len}, call.text, &file, &len,
                      &call.err) == ZH_OK &&
      native_ok(env, napi_create_buffer_copy(env, len, file, NULL, &value));

  zh_tokens_free(file);
  return tokens_result(&call, good, value);
}
