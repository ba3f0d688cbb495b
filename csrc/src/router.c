/* SPDX-License-Identifier: Apache-2.0 */
/* The public functions of routers and calls.
 *
 * Threads: a router is immutable but for its reference count; a call is the
 * submitting thread's until zh_engine_start_call and the I/O thread's from
 * then on (call/call.h names what crosses). */
#include "engine.h"

#include "base/error.h"
#include "net/script.h"

#include <stdio.h>

void zh_router_ref(zh_router *router) {
  atomic_fetch_add_explicit(&router->refs, 1, memory_order_relaxed);
}

/* The config knows where the scripts are, the transport what may be in one. */
static zh_status router_check_scripts(const zh_config *config, zh_error *err) {
  const zh_json *json = &config->source;
  char path[160];
  zh_status st = ZH_OK;

  for (size_t i = 0; i < config->account_count; i++) {
    uint32_t scripts = config->accounts[i].scripts;
    if (!scripts)
      continue;
    for (uint32_t key = zh_json_first(json, scripts); key && st == ZH_OK;
         key = zh_json_next(json, scripts, key)) {
      zh_str name = zh_json_text(json, key);
      snprintf(path, sizeof path, "config.providers.%s.scripts.%.*s",
               config->accounts[i].row.name, (int)name.len, name.ptr);
      st = zh_script_check(json, key + 1, path, err);
    }
  }
  return st;
}

zh_status zh_router_new(zh_str options, zh_getenv_fn lookup, void *user,
                        zh_router **out, zh_error *err) {
  zh_router *router = zh_alloc_zero(sizeof *router);

  zh_error_init(err);
  *out = NULL;
  if (!router)
    return zh_error_memory(err);
  atomic_init(&router->refs, 1);
  zh_status st = zh_config_new(options, lookup, user, &router->config, err);
  if (st == ZH_OK)
    st = router_check_scripts(router->config, err);
  if (st != ZH_OK) {
    zh_config_free(router->config);
    zh_free(router);
    return st;
  }
  *out = router;
  return ZH_OK;
}

void zh_router_free(zh_router *router) {
  if (!router ||
      atomic_fetch_sub_explicit(&router->refs, 1, memory_order_acq_rel) != 1)
    return;
  zh_config_free(router->config);
  zh_free(router);
}

zh_str zh_router_base_url(const zh_router *router) {
  return router->config->home->base_url;
}

zh_status zh_router_submit(zh_router *router, zh_str body,
                           const zh_call_options *options, zh_sink *sink,
                           void *user, zh_call **out, zh_error *err) {
  zh_call *call;
  zh_status st;

  zh_error_init(err);
  *out = NULL;
  if ((st = zh_call_new(router, body, options, sink, user, &call, err)) !=
      ZH_OK)
    return st;
  if ((st = zh_engine_start_call(call, err)) != ZH_OK) {
    zh_call_drop_spare(call);
    zh_call_unref(call);
    return st;
  }
  *out = call;
  return ZH_OK;
}

void zh_call_cancel(zh_call *call) {
  zh_engine_cancel_call(call);
}

void zh_call_free(zh_call *call) {
  if (!call)
    return;
  call->user = NULL;
  // In a fork's child it is a copy of the parent's: nobody frees it.
  if (call->generation != zh_generation())
    return;
  zh_engine_cancel_call(call);
  zh_call_unref(call);
}

void *zh_call_user(const zh_call *call) {
  return call->user;
}
