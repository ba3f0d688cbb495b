/* SPDX-License-Identifier: Apache-2.0 */
/* Making and planning a call; call.c does the rest of its life. */
#include "call/call.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/delivery.h"
#include "call/errand.h"
#include "call/notice.h"
#include "call/plain.h"
#include "call/rescue.h"

/* What apps speak for now. */
#define MAKE_DIALECT (&zh_dialect_openai_chat)

static zh_status make_check_headers(const zh_header *headers, size_t count,
                                    zh_error *err) {
  for (size_t i = 0; i < count; i++) {
    zh_str name = headers[i].name;
    if (!zh_header_name_ok(name))
      return zh_error_field(err, ZH_CONFIG, "extra_headers",
                            "extra_headers: a name is empty or holds "
                            "characters that no header name may");
    if (headers[i].value.ptr && !zh_header_value_ok(headers[i].value))
      return zh_error_field(err, ZH_CONFIG, "extra_headers",
                            "extra_headers.%.*s: value is too long or holds "
                            "a control character",
                            (int)name.len, name.ptr);
  }
  return ZH_OK;
}

static zh_header *make_copy_headers(zh_arena *arena, const zh_header *from,
                                    size_t count) {
  zh_header *copy = zh_arena_alloc(arena, (count + 1) * sizeof *copy);

  for (size_t i = 0; copy && i < count; i++) {
    copy[i].name = zh_arena_str(arena, from[i].name);
    copy[i].value =
        from[i].value.ptr ? zh_arena_str(arena, from[i].value) : from[i].value;
    if (!copy[i].name.ptr || (from[i].value.ptr && !copy[i].value.ptr))
      return NULL;
  }
  return copy;
}

static zh_status make_read_options(zh_call *call,
                                   const zh_call_options *options,
                                   zh_error *err) {
  zh_status st =
      make_check_headers(options->headers, options->header_count, err);

  if (st != ZH_OK)
    return st;
  call->max_retries = options->max_retries < 0 ? call->config->max_retries
                                               : options->max_retries;
  call->headers =
      make_copy_headers(&call->arena, options->headers, options->header_count);
  call->header_count = options->header_count;
  call->query =
      make_copy_headers(&call->arena, options->query, options->query_count);
  call->query_count = options->query_count;
  return call->headers && call->query ? ZH_OK : zh_error_memory(err);
}

static zh_status make_read_body(zh_call *call, zh_str body, zh_error *err) {
  zh_json json;

  if (body.len > ZH_MAX_REQUEST)
    return zh_error_set(err, ZH_INVALID,
                        "request body is too large: %zu bytes, at most %u",
                        body.len, ZH_MAX_REQUEST);
  zh_str copy = zh_arena_str(&call->arena, body);
  if (!copy.ptr)
    return zh_error_memory(err);
  zh_status st = zh_json_parse(copy, &call->nodes, &json, err);
  if (st == ZH_PROTOCOL && err)
    err->status = st = ZH_INVALID;
  if (st != ZH_OK)
    return st;
  return MAKE_DIALECT->parse_request(&json, &call->arena, &call->chat, err);
}

/* Messages are read into parts only for targets that need them; where the
 * first one does, a fault in them is the caller's to know now. */
static zh_status make_expand(zh_call *call, zh_error *err) {
  zh_error own;
  bool needed = false;
  size_t count = call->plan.count + call->plan.spare_count;

  for (size_t i = 0; i < count; i++)
    needed |= call->plan.targets[i].dialect != MAKE_DIALECT;
  if (!needed)
    return ZH_OK;
  zh_error_init(&own);
  zh_status st = MAKE_DIALECT->expand(call->chat, &own);
  if (st == ZH_OK)
    return ZH_OK;
  if (st == ZH_NO_MEMORY || call->plan.targets[0].dialect != MAKE_DIALECT) {
    if (err)
      *err = own;
    return st;
  }
  for (size_t i = 0; i < count; i++)
    call->targets[i].dead |= call->plan.targets[i].dialect != MAKE_DIALECT;
  return ZH_OK;
}

/* The plan's targets keep the key for longer than the caller does. */
static zh_status make_own_key(zh_call *call, zh_call_options *options,
                              zh_error *err) {
  if (!options->api_key.ptr)
    return ZH_OK;
  if (!zh_header_value_ok(options->api_key))
    return zh_error_field(err, ZH_CONFIG, "api_key",
                          "api_key: too long or holds a control character");
  options->api_key = zh_arena_str(&call->arena, options->api_key);
  return options->api_key.ptr ? ZH_OK : zh_error_memory(err);
}

static zh_status make_plan(zh_call *call, const zh_call_options *options,
                           zh_error *err) {
  zh_call_options own = *options;
  zh_plan_query query = {call->config, call->router->routing, call->chat, &own,
                         true,         call->router->pick};
  zh_status st = make_own_key(call, &own, err);

  if (st == ZH_OK)
    st = zh_plan_route(&query, &call->arena, &call->plan, err);
  if (st != ZH_OK)
    return st;
  size_t count = call->plan.count + call->plan.spare_count;
  call->targets = zh_arena_zero(&call->arena, count * sizeof *call->targets);
  if (!call->targets)
    return zh_error_memory(err);
  zh_notice_targets(call->config, &call->plan);
  call->deadline_ms = call->plan.targets[0].timeouts.deadline_ms;
  return call->chat->plain ? zh_plain_retarget(call, err)
                           : make_expand(call, err);
}

static zh_status make_init_render(zh_call *call, zh_error *err) {
  zh_render *render = &call->render;
  const zh_dialect *dialect =
      call->chat->plain ? &zh_dialect_plain : MAKE_DIALECT;

  *render = (zh_render){.dialect = dialect,
                        .arena = &call->arena,
                        .include_usage = call->chat->include_usage,
                        .model = call->chat->model,
                        .out = &call->rendered,
                        .index = &call->rendered_nodes};
  zh_buf_init(&call->rendered, ZH_MAX_REPLY);
  render->state = zh_arena_zero(&call->arena, dialect->render_len);
  if (!render->state)
    return zh_error_memory(err);
  call->spare = zh_delivery_memory(call);
  return call->spare ? ZH_OK : zh_error_memory(err);
}

/* Takes the config, copies nothing else. */
static zh_call *make_empty(zh_router *router, zh_config *config, zh_sink *sink,
                           void *user) {
  zh_call *call = zh_alloc_zero(sizeof *call);

  if (!call)
    return NULL;
  atomic_init(&call->refs, 1);
  zh_router_ref(router);
  call->config = config;
  if (sink)
    zh_sink_ref(sink);
  call->start_mail = (zh_call_mail){.call = call};
  call->cancel_mail = (zh_call_mail){.call = call, .is_cancel = true};
  call->router = router;
  call->sink = sink;
  call->user = user;
  call->generation = zh_generation();
  return call;
}

/* --- of the router's own ------------------------------------------------ */

#define MAKE_OWN_READ_MS 30000

static zh_status make_read_own(zh_call *call, zh_str body, zh_error *err) {
  static const zh_request glance = {.method = {"HEAD", 4},
                                    .path = {"/models", 7}};

  return body.len ? make_read_body(call, body, err)
                  : zh_plain_read(call, &glance, err);
}

static zh_status make_plan_own(zh_call *call, const zh_plan_aim *aim,
                               zh_error *err) {
  zh_call_options options = {
      .timeouts = {.read_ms = MAKE_OWN_READ_MS, .deadline_ms = ZH_NO_TIMEOUT}};
  zh_plan_query query = {.config = call->config,
                         .routing = call->router->routing,
                         .chat = call->chat,
                         .options = &options};
  zh_status st = zh_plan_at(&query, aim, &call->arena, &call->plan, err);

  if (st != ZH_OK)
    return st;
  call->targets = zh_arena_zero(&call->arena, sizeof *call->targets);
  if (!call->targets)
    return zh_error_memory(err);
  // Prompts and limits of the target's own would cost more than was thought.
  call->plan.targets[0].extra = NULL;
  if (!call->chat->plain)
    return make_expand(call, err);
  // It says nothing of the model's health.
  call->plan.targets[0].dialect = &zh_dialect_plain;
  call->plan.targets[0].slot = NULL;
  return ZH_OK;
}

/* --- public --- */

zh_status zh_call_new(zh_router *router, zh_str body, const zh_request *plain,
                      const zh_call_options *options, zh_sink *sink, void *user,
                      zh_call **out, zh_error *err) {
  zh_config *config = zh_router_config(router);
  zh_call *call = make_empty(router, config, sink, user);
  zh_status st;

  *out = NULL;
  if (!call) {
    zh_config_free(config);
    return zh_error_memory(err);
  }
  if ((st = make_read_options(call, options, err)) == ZH_OK &&
      (st = plain ? zh_plain_read(call, plain, err)
                  : make_read_body(call, body, err)) == ZH_OK &&
      (st = make_plan(call, options, err)) == ZH_OK &&
      (st = zh_rescue_prepare(call, err)) == ZH_OK &&
      (st = make_init_render(call, err)) == ZH_OK) {
    *out = call;
    return ZH_OK;
  }
  zh_call_unref(call);
  return st;
}

zh_status zh_call_new_own(zh_router *router, zh_config *config,
                          const zh_errand *errand, const zh_plan_aim *aim,
                          zh_str body, zh_call **out, zh_error *err) {
  zh_call *call = make_empty(router, zh_config_ref(config), NULL, NULL);
  zh_status st = ZH_NO_MEMORY;

  *out = NULL;
  if (!call) {
    zh_config_free(config);
    return zh_error_memory(err);
  }
  call->errand = zh_arena_alloc(&call->arena, sizeof *errand);
  if (call->errand)
    *call->errand = *errand;
  if (call->errand && (st = make_read_own(call, body, err)) == ZH_OK &&
      (st = make_plan_own(call, aim, err)) == ZH_OK &&
      (st = make_init_render(call, err)) == ZH_OK) {
    *out = call;
    return ZH_OK;
  }
  zh_call_unref(call);
  return st;
}
