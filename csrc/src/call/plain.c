/* SPDX-License-Identifier: Apache-2.0 */
#include "call/plain.h"

#include "base/error.h"
#include "base/limits.h"

#define PLAIN_METHOD_MAX 16

/* --- what may be asked for ---------------------------------------------- */

static zh_status plain_check_method(zh_str method, zh_error *err) {
  bool good = method.len <= PLAIN_METHOD_MAX;

  for (size_t i = 0; good && i < method.len; i++)
    good = method.ptr[i] >= 'A' && method.ptr[i] <= 'Z';
  return good ? ZH_OK
              : zh_error_field(err, ZH_INVALID, "method",
                               "method: expected a word in capitals");
}

/* A whole URL has to lead below the base URL: the key goes along. */
static zh_status plain_check_path(const zh_call *call, zh_str *path,
                                  zh_error *err) {
  zh_str base = call->config->home->base_url;

  if (base.len && base.ptr[base.len - 1] == '/')
    base.len--;
  if (zh_str_find(*path, ZH_S("://")) >= 0 && zh_str_starts(*path, base))
    *path = zh_str_cut(*path, base.len);
  if (path->len && path->ptr[0] != '/' && path->ptr[0] != '?')
    return zh_error_field(err, ZH_INVALID, "path",
                          "path: expected one that begins with a slash, or a "
                          "URL below %.*s",
                          (int)base.len, base.ptr);
  for (size_t i = 0; i < path->len; i++) {
    unsigned char c = (unsigned char)path->ptr[i];
    if (c <= ' ' || c >= 0x7f || c == '#' || c == '\\')
      return zh_error_field(err, ZH_INVALID, "path",
                            "path: byte %zu has to be percent-encoded", i);
  }
  return path->len <= ZH_MAX_URL
             ? ZH_OK
             : zh_error_field(err, ZH_INVALID, "path", "path: too long");
}

static zh_status plain_check_field(const zh_field *field, size_t at,
                                   size_t *total, zh_error *err) {
  zh_str type = field->content_type;

  *total += field->value.len;
  if (*total > ZH_MAX_REQUEST)
    return zh_error_set(err, ZH_INVALID,
                        "request body is too large: at most %u bytes",
                        ZH_MAX_REQUEST);
  if (type.ptr && !zh_header_value_ok(type))
    return zh_error_field(err, ZH_INVALID, "fields",
                          "fields[%zu]: its content type is too long or holds "
                          "a control character",
                          at);
  return ZH_OK;
}

static zh_status plain_check(const zh_call *call, zh_request *request,
                             zh_error *err) {
  size_t total = request->body.len;
  zh_status st = plain_check_method(request->method, err);

  if (st == ZH_OK)
    st = plain_check_path(call, &request->path, err);
  if (st == ZH_OK && request->content_type.ptr &&
      !zh_header_value_ok(request->content_type))
    st = zh_error_field(err, ZH_INVALID, "content_type",
                        "content_type: too long or holds a control character");
  if (st == ZH_OK && total > ZH_MAX_REQUEST)
    st = zh_error_set(err, ZH_INVALID,
                      "request body is too large: %zu bytes, at most %u", total,
                      ZH_MAX_REQUEST);
  for (size_t i = 0; st == ZH_OK && i < request->field_count; i++)
    st = plain_check_field(&request->fields[i], i, &total, err);
  return st;
}

/* --- a copy ------------------------------------------------------------- */

static bool plain_copy_str(zh_arena *arena, zh_str *text) {
  if (text->ptr)
    *text = zh_arena_str(arena, *text);
  return text->ptr != NULL;
}

static bool plain_copy_field(zh_arena *arena, zh_field *field) {
  bool has_filename = field->filename.ptr != NULL;
  bool has_type = field->content_type.ptr != NULL;

  if (!field->value.ptr)
    field->value = ZH_S("");
  return plain_copy_str(arena, &field->name) &&
         plain_copy_str(arena, &field->value) &&
         plain_copy_str(arena, &field->filename) == has_filename &&
         plain_copy_str(arena, &field->content_type) == has_type;
}

static zh_request *plain_copy(zh_arena *arena, const zh_request *from) {
  zh_request *request = zh_arena_alloc(arena, sizeof *request);
  zh_field *fields =
      zh_arena_alloc(arena, (from->field_count + 1) * sizeof *fields);

  if (!request || !fields)
    return NULL;
  *request = *from;
  request->fields = fields;
  for (size_t i = 0; i < from->field_count; i++) {
    fields[i] = from->fields[i];
    if (!plain_copy_field(arena, &fields[i]))
      return NULL;
  }
  zh_str *const texts[] = {&request->method, &request->path, &request->model,
                           &request->body, &request->content_type};
  for (size_t i = 0; i < ZH_COUNT(texts); i++)
    if (texts[i]->ptr && !plain_copy_str(arena, texts[i]))
      return NULL;
  return request;
}

/* --- public --- */

zh_status zh_plain_read(zh_call *call, const zh_request *request,
                        zh_error *err) {
  zh_request own = *request;
  zh_json json;
  zh_status st = plain_check(call, &own, err);

  if (st != ZH_OK)
    return st;
  zh_request *copy = plain_copy(&call->arena, &own);
  if (!copy)
    return zh_error_memory(err);
  bool counts = copy->form == ZH_FORM_COUNT;
  bool reads = counts || (copy->model.ptr && copy->body.len &&
                          !copy->content_type.ptr && !copy->field_count);
  if (reads &&
      (st = zh_json_parse(copy->body, &call->nodes, &json, err)) != ZH_OK) {
    if (st == ZH_PROTOCOL && err)
      err->status = st = ZH_INVALID;
    return st;
  }
  if (reads)
    st = zh_dialect_openai_chat.parse_request(&json, &call->arena, &call->chat,
                                              err);
  else
    call->chat = zh_arena_zero(&call->arena, sizeof *call->chat);
  if (st != ZH_OK)
    return st;
  if (!call->chat)
    return zh_error_memory(err);
  if (!reads)
    call->chat->model = copy->model.ptr ? copy->model : ZH_S("");
  call->chat->plain = copy;
  if (counts)
    call->chat->raw_params = 0; // meant for the body that answers a chat
  call->chat->stream = copy->form >= ZH_FORM_EVENTS && !counts;
  return ZH_OK;
}

/* How the request is written for this target; NULL: it has no place for it. */
static const zh_dialect *plain_dialect(const zh_call *call,
                                       const zh_target *target) {
  if (call->chat->plain->form == ZH_FORM_COUNT)
    return target->dialect->counting;
  return target->dialect == &zh_dialect_openai_chat ? &zh_dialect_plain : NULL;
}

zh_status zh_plain_retarget(zh_call *call, zh_error *err) {
  bool any = false;
  bool counts = call->chat->plain->form == ZH_FORM_COUNT;
  size_t count = call->plan.count + call->plan.spare_count;

  for (size_t i = 0; i < count; i++) {
    zh_target *target = &call->plan.targets[i];
    const zh_dialect *dialect = plain_dialect(call, target);
    if (dialect)
      target->dialect = dialect;
    call->targets[i].dead |= !dialect;
    any |= dialect != NULL;
  }
  if (any)
    return counts ? zh_dialect_openai_chat.expand(call->chat, err) : ZH_OK;
  zh_str name = call->plan.targets[0].name;
  return zh_error_set(err, ZH_UNSUPPORTED,
                      counts ? "%.*s: it has no endpoint that counts tokens"
                             : "%.*s: only chat completions can be sent there",
                      (int)name.len, name.ptr);
}
