/* SPDX-License-Identifier: Apache-2.0 */
/* URL and headers of an attempt. */
#include "call/attempt.h"

#include "base/error.h"
#include "base/limits.h"

typedef struct attempt_wire_headers {
  zh_arena *arena;
  zh_header *items;
  size_t count;
  bool failed;
} attempt_wire_headers;

// A later header of the same name replaces an earlier one.
static void attempt_wire_set(attempt_wire_headers *list, zh_header header) {
  void *items = list->items;

  for (size_t i = 0; i < list->count; i++)
    if (zh_str_same(list->items[i].name, header.name)) {
      list->items[i] = header;
      return;
    }
  zh_header *item =
      zh_arena_push(list->arena, &items, &list->count, sizeof header);
  list->items = items;
  if (item)
    *item = header;
  else
    list->failed = true;
}

static void attempt_wire_set_all(attempt_wire_headers *list,
                                 const zh_header *headers, size_t count) {
  for (size_t i = 0; i < count; i++)
    attempt_wire_set(list, headers[i]);
}

static void attempt_wire_auth(attempt_wire_headers *list,
                              const zh_target *target) {
  zh_str key = target->api_key;

  if (!key.len)
    return;
  if (target->account->row.auth == ZH_AUTH_X_API_KEY) {
    attempt_wire_set(list, (zh_header){ZH_S("x-api-key"), key});
    return;
  }
  if (target->account->row.auth == ZH_AUTH_GOOG) {
    attempt_wire_set(list, (zh_header){ZH_S("x-goog-api-key"), key});
    return;
  }
  if (target->account->row.auth == ZH_AUTH_PORTKEY) {
    attempt_wire_set(list, (zh_header){ZH_S("x-portkey-api-key"), key});
    return;
  }
  zh_str bearer = ZH_S("Bearer ");
  char *value = zh_arena_alloc(list->arena, bearer.len + key.len);
  if (!value) {
    list->failed = true;
    return;
  }
  memcpy(value, bearer.ptr, bearer.len);
  memcpy(value + bearer.len, key.ptr, key.len);
  attempt_wire_set(
      list, (zh_header){ZH_S("Authorization"), {value, bearer.len + key.len}});
}

// The call's own headers may hold secrets of the provider it was written for.
static void attempt_wire_call(attempt_wire_headers *list,
                              const zh_attempt *attempt) {
  const zh_call *call = attempt->call;
  bool home = attempt->target->home;

  for (size_t i = 0; i < call->header_count; i++)
    if (home || !zh_header_is_private(call->headers[i].name))
      attempt_wire_set(list, call->headers[i]);
}

static void attempt_wire_list(zh_attempt *attempt, attempt_wire_headers *list) {
  const zh_config *config = attempt->call->config;
  const zh_target *target = attempt->target;

  zh_str type = attempt->http.content_type;
  if (!type.ptr)
    type = ZH_S("application/json");
  if (type.len)
    attempt_wire_set(list, (zh_header){ZH_S("Content-Type"), type});
  attempt_wire_set(list, (zh_header){ZH_S("Accept"), ZH_S("application/json")});
  attempt_wire_set(
      list, (zh_header){ZH_S("User-Agent"), config->user_agent.len
                                                ? config->user_agent
                                                : ZH_S("zerohop/" ZH_VERSION)});
  attempt_wire_auth(list, target);
  attempt_wire_set_all(list, attempt->http.headers, attempt->http.header_count);
  attempt_wire_set_all(list, config->headers, config->header_count);
  attempt_wire_set_all(list, target->headers, target->header_count);
  attempt_wire_call(list, attempt);
}

// Drops those whose value is NULL: "send no such header".
static void attempt_wire_compact(attempt_wire_headers *list) {
  size_t kept = 0;

  for (size_t i = 0; i < list->count; i++)
    if (list->items[i].value.ptr)
      list->items[kept++] = list->items[i];
  list->count = kept;
}

static void attempt_wire_query(zh_buf *url, const zh_header *items,
                               size_t count) {
  for (size_t i = 0; i < count; i++) {
    zh_buf_putc(url, memchr(url->ptr, '?', url->len) ? '&' : '?');
    zh_url_escape(url, items[i].name, "[]");
    zh_buf_putc(url, '=');
    zh_url_escape(url, items[i].value, "");
  }
}

static zh_status attempt_wire_url(zh_attempt *attempt, zh_str *out,
                                  zh_error *err) {
  const zh_call *call = attempt->call;
  const zh_config *config = call->config;
  const zh_target *target = attempt->target;
  zh_buf *url = zh_reactor_scratch(call->reactor, ZH_MAX_URL);

  // A base URL may carry a query of its own: the path goes before it.
  zh_str base = target->base_url;
  size_t path_end = base.len - target->url->query.len;
  if (target->url->query.len)
    path_end--;
  zh_buf_put(url, (zh_str){base.ptr, path_end});
  zh_buf_put(url, zh_buf_str(&attempt->http.path));
  if (target->url->query.len) {
    zh_buf_putc(url, '?');
    zh_buf_put(url, target->url->query);
  }
  if (attempt->http.query.len) {
    zh_buf_putc(url, target->url->query.len ? '&' : '?');
    zh_buf_put(url, zh_buf_str(&attempt->http.query));
  }
  if (target->home) {
    attempt_wire_query(url, config->query, config->query_count);
    attempt_wire_query(url, call->query, call->query_count);
  }
  if (url->status == ZH_TOO_BIG)
    return zh_error_set(err, ZH_INVALID, "URL for %.*s is too long",
                        (int)target->name.len, target->name.ptr);
  *out = zh_arena_str(&attempt->arena, zh_buf_str(url));
  if (url->status != ZH_OK || !out->ptr)
    return zh_error_memory(err);
  return ZH_OK;
}

static zh_str attempt_wire_proxy(const zh_config *config,
                                 const zh_target *target) {
  const zh_url *url = target->url;

  if (target->proxy.ptr)
    return target->proxy;
  if (zh_url_is_loopback(url))
    return ZH_S("");
  return zh_str_is(url->scheme, ZH_S("https")) ? config->https_proxy
                                               : config->http_proxy;
}

/* --- secrets --- */

#define ATTEMPT_WIRE_SECRET_LEN ((size_t)8)

static void attempt_wire_hide(zh_str text, zh_str secret) {
  char *at = (char *)(uintptr_t)text.ptr;
  char *end = at + text.len;

  if (secret.len < ATTEMPT_WIRE_SECRET_LEN ||
      memchr(secret.ptr, '"', secret.len) ||
      memchr(secret.ptr, '\\', secret.len))
    return;
  while ((at = memchr(at, secret.ptr[0], (size_t)(end - at))) != NULL) {
    size_t rest = (size_t)(end - at);
    size_t len = secret.len < rest ? secret.len : rest;
    if (len < ATTEMPT_WIRE_SECRET_LEN)
      return;
    if (memcmp(at, secret.ptr, len) == 0)
      memset(at, '*', len);
    at++;
  }
}

/* Of "Bearer x" the x; all of any other value. */
static void attempt_wire_hide_headers(zh_str text, const zh_header *headers,
                                      size_t count) {
  for (size_t i = 0; i < count; i++) {
    zh_str value = headers[i].value;
    if (!value.ptr || !zh_header_is_secret(headers[i].name))
      continue;
    long space = zh_str_find(value, ZH_S(" "));
    attempt_wire_hide(text, zh_str_cut(value, (size_t)(space + 1)));
  }
}

/* --- public --- */

void zh_attempt_redact(const zh_attempt *attempt, zh_str text) {
  const zh_target *target = attempt->target;
  const zh_call *call = attempt->call;

  if (text.len < ATTEMPT_WIRE_SECRET_LEN)
    return;
  attempt_wire_hide(text, target->api_key);
  attempt_wire_hide_headers(text, target->headers, target->header_count);
  attempt_wire_hide_headers(text, call->headers, call->header_count);
}

zh_status zh_attempt_wire(zh_attempt *attempt, zh_net_request *out,
                          zh_error *err) {
  const zh_config *config = attempt->call->config;
  const zh_target *target = attempt->target;
  attempt_wire_headers list = {.arena = &attempt->arena};
  zh_str url;
  zh_url parsed;
  zh_status st;

  if ((st = attempt_wire_url(attempt, &url, err)) != ZH_OK ||
      (st = zh_url_parse(url, &parsed, err)) != ZH_OK)
    return st;
  if (!zh_str_is(parsed.host, target->url->host) ||
      parsed.port != target->url->port)
    return zh_error_set(err, ZH_CONFIG, "%.*s: URL leads to another host",
                        (int)target->name.len, target->name.ptr);
  attempt_wire_list(attempt, &list);
  if (list.failed)
    return zh_error_memory(err);
  attempt_wire_compact(&list);
  *out = (zh_net_request){
      .method = attempt->http.method,
      .url = url,
      .host = target->url->host,
      .port = target->url->port,
      .headers = list.items,
      .header_count = list.count,
      .body = zh_buf_str(&attempt->http.body),
      .splices = attempt->http.splices,
      .splice_count = attempt->http.splice_count,
      .connect_ms = target->timeouts.connect_ms == ZH_NO_TIMEOUT
                        ? 0
                        : target->timeouts.connect_ms,
      .ca_file = config->ca_file,
      .ca_folder = config->ca_folder,
      .proxy = attempt_wire_proxy(config, target),
      .no_proxy = target->proxy.ptr ? ZH_S("") : config->no_proxy,
      .max_body = attempt->call->chat->stream ? ZH_MAX_STREAM : ZH_MAX_REPLY,
      .script = &target->script,
      .script_at = target->script_at,
      .model = target->model,
      .dialect = target->dialect,
      .stream = attempt->call->chat->stream,
  };
  return ZH_OK;
}
