/* SPDX-License-Identifier: Apache-2.0 */
/* Errors: a status and a body, or an event behind a 2xx, -> a class. */
#include "dialect/anthropic.h"

#include "base/error.h"

/* What an error type means, and the status it comes with outside a stream. */
static const struct {
  const char *type;
  int http_status;
  zh_status status;
} anthropic_error_types[] = {
    {"authentication_error", 401, ZH_AUTH},
    {"billing_error", 402, ZH_BILLING},
    {"permission_error", 403, ZH_FORBIDDEN},
    {"not_found_error", 404, ZH_NOT_FOUND},
    {"conflict_error", 409, ZH_CONFLICT},
    {"request_too_large", 413, ZH_TOO_LARGE},
    {"rate_limit_error", 429, ZH_RATE_LIMITED},
    {"api_error", 500, ZH_SERVER},
    {"timeout_error", 504, ZH_REQUEST_TIMEOUT},
    {"overloaded_error", 529, ZH_SERVER},
    // Last: others send it with every 4xx, so that it says least.
    {"invalid_request_error", 400, ZH_BAD_REQUEST},
};

#define ERROR_VAGUE (ZH_COUNT(anthropic_error_types) - 1)

/* Escaped content, decoded and cut to `out`. */
static void anthropic_error_copy(char *out, size_t out_len, zh_str escaped) {
  char plain[1536];
  zh_str head = {escaped.ptr, 0};
  // An escape is taken whole or not at all.
  while (head.len < escaped.len) {
    bool is_escape = escaped.ptr[head.len] == '\\';
    bool is_unit = is_escape && escaped.ptr[head.len + 1] == 'u';
    size_t step = is_unit ? 6 : is_escape ? 2 : 1;
    if (head.len + step > sizeof(plain))
      break;
    head.len += step;
  }
  zh_error_copy(out, out_len, (zh_str){plain, zh_json_unescape(head, plain)});
}

/* The `error` object; the root when the body has no such member. */
static uint32_t anthropic_error_at(const zh_json *json) {
  uint32_t error = zh_json_get(json, 0, "error");
  return zh_json_has(json, error, ZH_JSON_OBJECT) ? error : 0;
}

static size_t anthropic_error_row(const zh_json *json) {
  uint32_t type = zh_json_get(json, anthropic_error_at(json), "type");
  size_t i = 0;
  while (i < ZH_COUNT(anthropic_error_types) &&
         !zh_json_eq(json, type, anthropic_error_types[i].type))
    i++;
  return i;
}

static void anthropic_error_code(zh_error *err, zh_status status,
                                 const char *code) {
  err->status = status;
  zh_error_copy(err->code, sizeof(err->code), zh_str_of(code));
}

/* What only the message tells. */
static void anthropic_error_refine(zh_error *err) {
  zh_str message = zh_str_of(err->message);
  bool is_bad = err->status == ZH_BAD_REQUEST || err->status == ZH_TOO_LARGE ||
                err->status == ZH_UNPROCESSABLE;
  if (is_bad && zh_error_is_context(message))
    anthropic_error_code(err, ZH_CONTEXT_OVERFLOW, "context_length_exceeded");
  else if (is_bad && zh_str_find(message, ZH_S("credit balance")) >= 0)
    err->status = ZH_BILLING;
  else if (err->status == ZH_NOT_FOUND &&
           zh_str_find(message, ZH_S("model")) >= 0)
    anthropic_error_code(err, ZH_MODEL_NOT_FOUND, "model_not_found");
}

/* --- public --- */

void zh_anthropic_read_error(const zh_json *json, zh_error *err) {
  if (json->count == 0 || zh_json_type_of(json, 0) != ZH_JSON_OBJECT)
    return;
  uint32_t at = anthropic_error_at(json);
  uint32_t message = zh_json_get(json, at, "message");
  uint32_t code = zh_json_get(json, at, "code");
  size_t i = anthropic_error_row(json);
  if (!message && at == 0)
    message = zh_json_get(json, 0, "error");
  if (zh_json_text(json, message).len > 0)
    anthropic_error_copy(err->message, sizeof(err->message),
                         zh_json_text(json, message));
  anthropic_error_copy(err->code, sizeof(err->code), zh_json_text(json, code));
  if (at != 0)
    anthropic_error_copy(err->type, sizeof(err->type),
                         zh_json_text(json, zh_json_get(json, at, "type")));
  if (i < ERROR_VAGUE)
    err->status = anthropic_error_types[i].status;
  anthropic_error_refine(err);
}

zh_status zh_anthropic_error(const zh_json *json, bool in_stream,
                             zh_error *err) {
  zh_error local;
  size_t i = anthropic_error_row(json);
  if (!err)
    zh_error_init(err = &local);
  zh_error_from_http(err, i < ZH_COUNT(anthropic_error_types)
                              ? anthropic_error_types[i].http_status
                              : 500);
  zh_anthropic_read_error(json, err);
  if (in_stream && zh_status_retry(err->status) == ZH_RETRY_RETRY)
    err->status = ZH_STREAM;
  return err->status;
}
