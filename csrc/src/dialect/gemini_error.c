/* SPDX-License-Identifier: Apache-2.0 */
/* Failures.  Google's form is
 *
 *   {"error": {"code": 429, "message": "...", "status": "RESOURCE_EXHAUSTED",
 *              "details": [{"@type": ".../google.rpc.RetryInfo",
 *                           "retryDelay": "34.4s"}]}}
 *
 * sometimes in a list of one.  The status code alone misleads: a bad key is
 * 400, and so is a country without service.  Details that quote the key or
 * internals are never copied. */
#include "dialect/gemini.h"

#include "base/error.h"
#include "dialect/shared.h"

/* The string at `at`, decoded, as one clean line; what is longer than any
 * field of an error is cut between escapes. */
static void gemini_error_text(const zh_json *json, uint32_t at, char *out,
                              size_t out_len) {
  char plain[2048];
  zh_str escaped = zh_json_text(json, at);
  size_t len = 0;
  while (len < escaped.len) {
    const char *p = escaped.ptr + len;
    size_t step = *p != '\\' ? 1 : p[1] == 'u' ? 6 : 2;
    if (len + step > sizeof(plain))
      break;
    len += step;
  }
  len = zh_json_unescape((zh_str){escaped.ptr, len}, plain);
  zh_error_copy(out, out_len, (zh_str){plain, len});
}

/* The first string called `key` in any of the details; 0 when none. */
static uint32_t gemini_error_detail(const zh_json *json, uint32_t error,
                                    const char *key) {
  uint32_t list = zh_json_get(json, error, "details");
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return 0;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at)) {
    uint32_t found = zh_json_get(json, at, key);
    if (zh_json_has(json, found, ZH_JSON_STRING))
      return found;
  }
  return 0;
}

/* "34.4s" in milliseconds, cut to whole ones; false when it is no duration. */
static bool gemini_error_duration(zh_str text, uint32_t *out_ms) {
  uint64_t ms = 0;
  int places = -1; // digits after the point, -1 before it
  size_t i = 0;
  for (; i < text.len && ms < UINT32_MAX; i++) {
    char c = text.ptr[i];
    if (c == '.' && places < 0)
      places = 0;
    else if (c < '0' || c > '9')
      break;
    else if (places < 3)
      ms = ms * 10 + (uint64_t)(c - '0');
    if (c != '.' && places >= 0 && places < 3)
      places++;
  }
  if (i == 0 || text.ptr[0] == '.' || i + 1 != text.len || text.ptr[i] != 's')
    return false;
  for (places = places < 0 ? 0 : places; places < 3; places++)
    ms *= 10;
  *out_ms = ms > UINT32_MAX ? UINT32_MAX : (uint32_t)ms;
  return true;
}

static void gemini_error_hint(const zh_json *json, uint32_t error,
                              zh_error *err) {
  uint32_t delay = gemini_error_detail(json, error, "retryDelay");
  bool may_wait = err->status == ZH_RATE_LIMITED || err->status == ZH_SERVER;
  if (may_wait && !err->has_retry_after &&
      gemini_error_duration(zh_json_text(json, delay), &err->retry_after_ms))
    err->has_retry_after = true;
}

/* The class that the error's own code stands for, where HTTP said nothing:
 * behind a 200 or in a stream. */
static void gemini_error_preset(const zh_json *json, uint32_t error,
                                zh_error *err) {
  int64_t code = 0;
  if (err->http_status >= 400)
    return;
  zh_json_int(json, zh_json_get(json, error, "code"), &code);
  if (code >= 400 && code < 600 && code != 499)
    zh_error_from_http(err, (int)code);
  else
    zh_error_set(err, ZH_STREAM, "%s", zh_status_text(ZH_STREAM));
}

static bool gemini_error_says(const zh_error *err, const char *words) {
  return zh_str_find(zh_str_of(err->message), zh_str_of(words)) >= 0;
}

/* What the provider's words tell beyond the status code. */
static zh_status gemini_error_class(const zh_error *err) {
  zh_str reason = zh_str_of(err->code);
  zh_str type = zh_str_of(err->type);
  if (err->status == ZH_BAD_REQUEST) {
    if (zh_str_is(reason, ZH_S("API_KEY_INVALID")) ||
        gemini_error_says(err, "API key not valid") ||
        gemini_error_says(err, "API key expired"))
      return ZH_AUTH;
    if (zh_error_is_context(zh_str_of(err->message)))
      return ZH_CONTEXT_OVERFLOW;
    if (gemini_error_says(err, "unexpected model name format"))
      return ZH_MODEL_NOT_FOUND;
    // No service in this country, or none without billing: another target
    // may have it.
    if (zh_str_is(type, ZH_S("FAILED_PRECONDITION")))
      return ZH_FORBIDDEN;
  }
  if (err->status == ZH_NOT_FOUND &&
      (gemini_error_says(err, "models/") ||
       gemini_error_says(err, "Publisher Model")))
    return ZH_MODEL_NOT_FOUND;
  if (err->status == ZH_FORBIDDEN &&
      zh_str_is(reason, ZH_S("BILLING_DISABLED")))
    return ZH_BILLING;
  return err->status;
}

/* Reads the error object, or the text that stands in its place. */
static void gemini_error_fields(const zh_json *json, uint32_t error,
                                zh_error *err) {
  char message[sizeof(err->message)];
  uint32_t text = error;
  if (zh_json_type_of(json, error) == ZH_JSON_OBJECT)
    text = zh_json_get(json, error, "message");
  gemini_error_text(json, text, message, sizeof(message));
  if (message[0])
    zh_error_set(err, err->status, "%s", message);
  if (zh_json_type_of(json, error) != ZH_JSON_OBJECT)
    return;
  gemini_error_text(json, zh_json_get(json, error, "status"), err->type,
                    sizeof(err->type));
  gemini_error_text(json, gemini_error_detail(json, error, "reason"), err->code,
                    sizeof(err->code));
}

/* --- public --- */

uint32_t zh_gemini_find_error(const zh_json *json, uint32_t at) {
  if (at >= json->count)
    return 0;
  if (zh_json_type_of(json, at) == ZH_JSON_ARRAY)
    at = zh_json_first(json, at);
  uint32_t error = zh_json_get(json, at, "error");
  bool is_error = zh_json_has(json, error, ZH_JSON_OBJECT) ||
                  zh_json_has(json, error, ZH_JSON_STRING);
  return is_error ? error : 0;
}

zh_status zh_gemini_fail(const zh_json *json, uint32_t error, zh_error *err) {
  gemini_error_preset(json, error, err);
  gemini_error_fields(json, error, err);
  zh_status status = gemini_error_class(err);
  if (status == ZH_CONTEXT_OVERFLOW)
    zh_error_copy(err->code, sizeof(err->code),
                  ZH_S("context_length_exceeded"));
  if (status == ZH_MODEL_NOT_FOUND)
    zh_error_copy(err->code, sizeof(err->code), ZH_S("model_not_found"));
  err->status = status;
  gemini_error_hint(json, error, err);
  return status;
}

void zh_gemini_read_error(const zh_json *json, zh_error *err) {
  uint32_t error = zh_gemini_find_error(json, 0);
  if (error)
    zh_gemini_fail(json, error, err);
}
