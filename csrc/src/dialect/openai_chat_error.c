/* SPDX-License-Identifier: Apache-2.0 */
/* Error bodies, in the many shapes that servers of this dialect send, and the
 * class that each of them means. */
#include "dialect/openai_chat.h"

#include "base/error.h"

#include <stdio.h>

/* --- strings into fixed arrays ------------------------------------------ */

/* Decodes as much of `escaped` as can matter. */
static void openai_chat_error_decode(char *out, size_t out_len,
                                     zh_str escaped) {
  char plain[2 * sizeof(((zh_error *)0)->message)];
  size_t len = 0;
  while (len < escaped.len) {
    size_t step = 1;
    if (escaped.ptr[len] == '\\')
      step = len + 1 < escaped.len && escaped.ptr[len + 1] == 'u' ? 6 : 2;
    if (len + step > escaped.len || len + step > sizeof(plain))
      break;
    len += step;
  }
  size_t plain_len = zh_json_unescape((zh_str){escaped.ptr, len}, plain);
  zh_error_copy(out, out_len, (zh_str){plain, plain_len});
}

/* A string, or a number as text; anything else leaves `out` alone. */
static void openai_chat_error_word(const zh_json *json, uint32_t at, char *out,
                                   size_t out_len) {
  if (zh_json_has(json, at, ZH_JSON_STRING))
    openai_chat_error_decode(out, out_len, zh_json_text(json, at));
  else if (zh_json_has(json, at, ZH_JSON_NUMBER))
    zh_error_copy(out, out_len, zh_json_raw(json, at));
}

/* Leading digits, at most nine; returns how many there were. */
static size_t openai_chat_error_digits(const char *text, int64_t *out) {
  size_t len = 0;
  for (*out = 0; len < 9 && text[len] >= '0' && text[len] <= '9'; len++)
    *out = 10 * *out + (text[len] - '0');
  return len;
}

/* --- words -------------------------------------------------------------- */

static bool openai_chat_error_same(const char *text, const char *word) {
  return zh_str_same(zh_str_of(text), zh_str_of(word));
}

/* Is the error's code or type one of these? */
static bool openai_chat_error_is(const zh_error *err, const char *const *words,
                                 size_t word_count) {
  for (size_t i = 0; i < word_count; i++)
    if (openai_chat_error_same(err->code, words[i]) ||
        openai_chat_error_same(err->type, words[i]))
      return true;
  return false;
}

static bool openai_chat_error_has(const char *text, const char *phrase) {
  zh_str rest = zh_str_of(text);
  zh_str word = zh_str_of(phrase);
  for (; rest.len >= word.len; rest = zh_str_cut(rest, 1))
    if (zh_str_same((zh_str){rest.ptr, word.len}, word))
      return true;
  return false;
}

static bool openai_chat_error_says(const zh_error *err,
                                   const char *const *phrases,
                                   size_t phrase_count) {
  for (size_t i = 0; i < phrase_count; i++)
    if (openai_chat_error_has(err->message, phrases[i]))
      return true;
  return false;
}

/* --- finding what was said ---------------------------------------------- */

/* Where the words of an object may stand, best first. */
static const char *const openai_chat_error_keys[] = {
    "message", "msg", "detail", "error", "title", "status_msg", "errors",
};

/* The body a validator speaks of: ["body", "messages", 0] is "messages.0". */
static void openai_chat_error_loc(const zh_json *json, uint32_t loc,
                                  zh_error *err) {
  size_t len = 0;
  if (!zh_json_has(json, loc, ZH_JSON_ARRAY))
    return;
  err->param[0] = '\0';
  for (uint32_t at = zh_json_first(json, loc); at != 0;
       at = zh_json_next(json, loc, at)) {
    char step[sizeof(err->param)] = "";
    if (len == 0 && zh_json_eq(json, at, "body"))
      continue;
    openai_chat_error_word(json, at, step, sizeof(step));
    int put = snprintf(err->param + len, sizeof(err->param) - len, "%s%s",
                       len > 0 ? "." : "", step);
    len += put > 0 ? (size_t)put : 0;
    if (len >= sizeof(err->param))
      return;
  }
}

/* The text under a value of any shape: a string, the first of a list, the
 * best member of an object.  Containers are few levels deep. */
static bool openai_chat_error_text(const zh_json *json, uint32_t at,
                                   zh_error *err) {
  for (int depth = 0; depth < 6 && at != 0; depth++) {
    uint8_t type = zh_json_type_of(json, at);
    uint32_t next = 0;
    if (type == ZH_JSON_STRING) {
      if (zh_json_text(json, at).len == 0)
        return false; // what is known by the status says more
      openai_chat_error_decode(err->message, sizeof(err->message),
                               zh_json_text(json, at));
      return err->message[0] != '\0';
    }
    if (type == ZH_JSON_ARRAY)
      next = zh_json_first(json, at);
    if (type == ZH_JSON_OBJECT) {
      openai_chat_error_loc(json, zh_json_get(json, at, "loc"), err);
      for (size_t i = 0; next == 0 && i < ZH_COUNT(openai_chat_error_keys); i++)
        next = zh_json_get(json, at, openai_chat_error_keys[i]);
    }
    at = next;
  }
  return false;
}

/* The first of the members that has text. */
static bool openai_chat_error_message(const zh_json *json, uint32_t object,
                                      zh_error *err) {
  for (size_t i = 0; i < ZH_COUNT(openai_chat_error_keys); i++) {
    uint32_t at = zh_json_get(json, object, openai_chat_error_keys[i]);
    if (openai_chat_error_text(json, at, err))
      return true;
  }
  return false;
}

/* "Provider returned error" says nothing; what that provider said stands in
 * metadata.raw. */
static void openai_chat_error_raw(const zh_json *json, uint32_t object,
                                  zh_error *err) {
  uint32_t raw =
      zh_openai_chat_get(json, zh_json_get(json, object, "metadata"), "raw");
  if (!zh_json_has(json, raw, ZH_JSON_STRING) ||
      !openai_chat_error_same(err->message, "Provider returned error"))
    return;
  size_t len = strlen(err->message);
  memcpy(err->message + len, ": ", 3);
  openai_chat_error_decode(err->message + len + 2,
                           sizeof(err->message) - len - 2,
                           zh_json_text(json, raw));
}

/* An HTTP status that the body itself tells; 0 when it tells none. */
static int openai_chat_error_status(const zh_json *json, uint32_t object) {
  static const char *const keys[] = {"status_code", "http_code", "status",
                                     "code"};
  for (size_t i = 0; i < ZH_COUNT(keys); i++) {
    char word[16] = "";
    int64_t status = 0;
    uint32_t at = zh_json_get(json, object, keys[i]);
    openai_chat_error_word(json, at, word, sizeof(word));
    size_t len = openai_chat_error_digits(word, &status);
    if (len == 3 && word[len] == '\0' && status >= 400 && status <= 599)
      return (int)status;
  }
  return 0;
}

static bool openai_chat_error_fields(const zh_json *json, uint32_t object,
                                     zh_error *err) {
  openai_chat_error_word(json, zh_json_get(json, object, "type"), err->type,
                         sizeof(err->type));
  openai_chat_error_word(json, zh_json_get(json, object, "error_code"),
                         err->code, sizeof(err->code));
  openai_chat_error_word(json, zh_json_get(json, object, "code"), err->code,
                         sizeof(err->code));
  openai_chat_error_word(json, zh_json_get(json, object, "param"), err->param,
                         sizeof(err->param));
  bool has_text = openai_chat_error_message(json, object, err);
  openai_chat_error_raw(json, object, err);
  return has_text || err->type[0] != '\0' || err->code[0] != '\0';
}

/* --- one provider's own result code ------------------------------------- */

static const struct {
  int code;
  int http_status;
} openai_chat_error_base_codes[] = {
    {1002, 429}, {1004, 401}, {1008, 402}, {1026, 400},
    {1039, 429}, {2013, 400}, {2049, 401},
};

static int64_t openai_chat_error_base_code(const zh_json *json, uint32_t at) {
  int64_t code = 0;
  uint32_t base = zh_json_get(json, at, "base_resp");
  zh_json_int(json, zh_openai_chat_get(json, base, "status_code"), &code);
  return code;
}

static int openai_chat_error_base(const zh_json *json, uint32_t at,
                                  zh_error *err) {
  int64_t code = openai_chat_error_base_code(json, at);
  openai_chat_error_text(json, zh_json_get(json, at, "base_resp"), err);
  snprintf(err->code, sizeof(err->code), "%lld", (long long)code);
  for (size_t i = 0; i < ZH_COUNT(openai_chat_error_base_codes); i++)
    if (openai_chat_error_base_codes[i].code == code)
      return openai_chat_error_base_codes[i].http_status;
  return 500;
}

/* --- taking a body apart ------------------------------------------------ */

typedef struct openai_chat_error_found {
  bool has_text;
  int http_status; /* the body's own, or 0                                  */
} openai_chat_error_found;

static bool openai_chat_error_is_said(const zh_json *json, uint32_t at) {
  if (at == 0)
    return false;
  switch (zh_json_type_of(json, at)) {
  case ZH_JSON_STRING:
    return zh_json_text(json, at).len > 0;
  case ZH_JSON_OBJECT:
  case ZH_JSON_ARRAY:
    return zh_json_first(json, at) != 0;
  case ZH_JSON_TRUE:
    return true;
  default:
    return false;
  }
}

static openai_chat_error_found
openai_chat_error_take(const zh_json *json, uint32_t at, zh_error *err) {
  openai_chat_error_found found = {0};
  if (zh_json_type_of(json, at) == ZH_JSON_ARRAY) {
    at = zh_json_first(json, at);
    if (at == 0)
      return found;
  }
  if (zh_json_type_of(json, at) == ZH_JSON_STRING) {
    // It may be the root, whose index means "nothing" to zh_json_text.
    zh_str quoted = zh_json_raw(json, at);
    openai_chat_error_decode(err->message, sizeof(err->message),
                             (zh_str){quoted.ptr + 1, quoted.len - 2});
    found.has_text = true;
  }
  if (zh_json_type_of(json, at) != ZH_JSON_OBJECT)
    return found;
  uint32_t error = zh_json_get(json, at, "error");
  if (!openai_chat_error_is_said(json, error) &&
      openai_chat_error_base_code(json, at) != 0) {
    found.http_status = openai_chat_error_base(json, at, err);
    found.has_text = true;
    return found;
  }
  if (zh_json_has(json, error, ZH_JSON_OBJECT)) {
    found.has_text = openai_chat_error_fields(json, error, err);
    found.http_status = openai_chat_error_status(json, error);
  }
  if (!found.has_text)
    found.has_text = openai_chat_error_fields(json, at, err);
  if (found.http_status == 0)
    found.http_status = openai_chat_error_status(json, at);
  return found;
}

/* "34.4s" as milliseconds; -1 when it is no such text. */
static int64_t openai_chat_error_delay(const char *text) {
  int64_t seconds;
  int64_t thousandths = 0;
  size_t len = openai_chat_error_digits(text, &seconds);
  if (len == 0 || seconds > 1000000)
    return -1;
  if (text[len] == '.') {
    char digits[4] = "000";
    for (size_t i = 0; i < 3; i++) {
      char c = text[len + 1 + i];
      if (c < '0' || c > '9')
        break;
      digits[i] = c;
    }
    openai_chat_error_digits(digits, &thousandths);
  }
  return 1000 * seconds + thousandths;
}

/* Google's RetryInfo: details: [{"retryDelay": "34.4s"}]. */
static void openai_chat_error_retry(const zh_json *json, zh_error *err) {
  bool is_list = zh_json_type_of(json, 0) == ZH_JSON_ARRAY;
  uint32_t body = is_list ? zh_json_first(json, 0) : 0;
  uint32_t error = zh_json_get(json, body, "error");
  uint32_t details = zh_openai_chat_get(json, error, "details");
  if (err->has_retry_after || !zh_json_has(json, details, ZH_JSON_ARRAY))
    return;
  for (uint32_t at = zh_json_first(json, details); at != 0;
       at = zh_json_next(json, details, at)) {
    char text[24] = "";
    openai_chat_error_word(json, zh_json_get(json, at, "retryDelay"), text,
                           sizeof(text));
    int64_t delay_ms = openai_chat_error_delay(text);
    if (delay_ms < 0)
      continue;
    err->retry_after_ms = (uint32_t)delay_ms;
    err->has_retry_after = true;
  }
}

/* --- classes ------------------------------------------------------------ */

#define OPENAI_CHAT_ERROR_IS(err, words)                                       \
  openai_chat_error_is((err), (words), ZH_COUNT(words))
#define OPENAI_CHAT_ERROR_SAYS(err, phrases)                                   \
  openai_chat_error_says((err), (phrases), ZH_COUNT(phrases))

static bool openai_chat_error_is_key(const zh_error *err) {
  static const char *const words[] = {"invalid_api_key", "API_KEY_INVALID",
                                      "authentication_error"};
  static const char *const phrases[] = {
      "incorrect api key", "invalid api key", "api key not valid",
      "api key is invalid", "api_key_invalid"};
  return err->status == ZH_BAD_REQUEST &&
         (OPENAI_CHAT_ERROR_IS(err, words) ||
          OPENAI_CHAT_ERROR_SAYS(err, phrases));
}

static bool openai_chat_error_is_filter(const zh_error *err) {
  static const char *const words[] = {
      "content_filter", "content_policy_violation",
      "ResponsibleAIPolicyViolation", "data_inspection_failed"};
  return (err->status == ZH_BAD_REQUEST || err->status == ZH_FORBIDDEN ||
          err->status == ZH_STREAM) &&
         OPENAI_CHAT_ERROR_IS(err, words);
}

static bool openai_chat_error_is_overflow(const zh_error *err) {
  switch (err->status) {
  case ZH_BAD_REQUEST:
  case ZH_TOO_LARGE:
  case ZH_UNPROCESSABLE:
  case ZH_SERVER:
  case ZH_STREAM:
    return zh_error_is_context(zh_str_of(err->code)) ||
           zh_error_is_context(zh_str_of(err->type)) ||
           zh_error_is_context(zh_str_of(err->message));
  default:
    return false;
  }
}

static bool openai_chat_error_is_model(const zh_error *err) {
  static const char *const words[] = {
      "model_not_found",    "invalid_model",        "model_not_available",
      "DeploymentNotFound", "model_decommissioned", "invalid_model_id"};
  static const char *const phrases[] = {
      "not a valid model", "invalid model",        "model not found",
      "model not exist",   "model does not exist", "unknown model"};
  static const char *const subjects[] = {"model", "deployment"};
  if (err->status == ZH_NOT_FOUND)
    return OPENAI_CHAT_ERROR_IS(err, words) ||
           OPENAI_CHAT_ERROR_SAYS(err, subjects);
  return err->status == ZH_BAD_REQUEST &&
         (OPENAI_CHAT_ERROR_IS(err, words) ||
          OPENAI_CHAT_ERROR_SAYS(err, phrases));
}

/* What the status alone does not tell. */
static void openai_chat_error_refine(zh_error *err) {
  if (openai_chat_error_is_key(err)) {
    err->status = ZH_AUTH;
  } else if (openai_chat_error_is_filter(err)) {
    err->status = ZH_CONTENT_FILTER;
  } else if (openai_chat_error_is_overflow(err)) {
    err->status = ZH_CONTEXT_OVERFLOW;
    snprintf(err->code, sizeof(err->code), "context_length_exceeded");
  } else if (openai_chat_error_is_model(err)) {
    err->status = ZH_MODEL_NOT_FOUND;
  }
}

/* Statuses that a code or type stands for, where there is no status. */
static int openai_chat_error_word_status(const zh_error *err) {
  static const struct {
    const char *word;
    int http_status;
  } rows[] = {
      {"rate_limit_exceeded", 429},
      {"rate_limit_error", 429},
      {"insufficient_quota", 429},
      {"invalid_api_key", 401},
      {"authentication_error", 401},
      {"invalid_request_error", 400},
      {"content_filter", 400},
      {"context_length_exceeded", 400},
      {"model_not_found", 404},
      {"server_error", 500},
      {"api_error", 500},
      {"internal_server_error", 500},
      {"overloaded_error", 503},
      {"service_unavailable", 503},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    if (openai_chat_error_same(err->code, rows[i].word) ||
        openai_chat_error_same(err->type, rows[i].word))
      return rows[i].http_status;
  return 0;
}

static zh_status openai_chat_error_class(int http_status) {
  zh_error scratch;
  zh_error_init(&scratch);
  zh_error_from_http(&scratch, http_status);
  return scratch.status;
}

/* --- public --- */

void zh_openai_chat_read_error(const zh_json *json, zh_error *err) {
  if (!err)
    return;
  zh_str text = zh_str_trim(json->text);
  if (json->count > 0) {
    openai_chat_error_take(json, 0, err);
    openai_chat_error_retry(json, err);
  } else if (text.len > 0 && text.ptr[0] != '<') {
    zh_error_copy(err->message, sizeof(err->message), text);
  }
  openai_chat_error_refine(err);
}

bool zh_openai_chat_has_error(const zh_json *json, uint32_t at) {
  static const zh_str keys[] = {{"error", 5},
                                {"base_resp", 9},
                                {"object", 6},
                                {"detail", 6},
                                {"choices", 7}};
  uint32_t members[ZH_COUNT(keys)];
  if (zh_json_type_of(json, at) == ZH_JSON_ARRAY) {
    at = zh_json_first(json, at);
    if (at == 0)
      return false;
  }
  zh_json_pick(json, at, keys, ZH_COUNT(keys), members);
  if (openai_chat_error_is_said(json, members[0]) ||
      (members[1] != 0 && openai_chat_error_base_code(json, at) != 0) ||
      zh_json_eq(json, members[2], "error"))
    return true;
  return members[4] == 0 && openai_chat_error_is_said(json, members[3]);
}

zh_status zh_openai_chat_in_band(const zh_json *json, uint32_t at,
                                 bool is_stream, zh_error *err) {
  zh_error scratch;
  zh_error_init(&scratch);
  if (!err)
    err = &scratch;
  zh_error_set(err, ZH_STREAM, "%s", zh_status_text(ZH_STREAM));
  openai_chat_error_found found = openai_chat_error_take(json, at, err);
  if (!found.has_text)
    return zh_error_set(err, ZH_PROTOCOL, "reply has no choices");
  if (found.http_status == 0 && !is_stream)
    found.http_status = openai_chat_error_word_status(err);
  if (found.http_status != 0)
    err->http_status = found.http_status;
  if (is_stream)
    return ZH_STREAM;
  if (found.http_status != 0)
    err->status = openai_chat_error_class(found.http_status);
  openai_chat_error_refine(err);
  return err->status;
}
