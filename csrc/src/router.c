/* SPDX-License-Identifier: Apache-2.0 */
/* The public functions of routers and calls.
 *
 * Threads: a router is immutable but for its reference count; a call is the
 * submitting thread's until zh_engine_start_call and the I/O thread's from
 * then on (call/call.h names what crosses). */
#include "engine.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/ledger.h"
#include "format/json_write.h"
#include "net/script.h"

#include <stdio.h>

void zh_router_ref(zh_router *router) {
  atomic_fetch_add_explicit(&router->refs, 1, memory_order_relaxed);
}

/* The config knows where the scripts are, the transport what may be in one. */
static zh_status router_check_scripts(zh_config *config, zh_faults *faults,
                                      zh_error *err) {
  const zh_json *json = &config->source;
  char path[160];
  zh_error fault;
  zh_status st = ZH_OK;

  for (size_t i = 0; i < config->account_count; i++) {
    uint32_t scripts = config->accounts[i].scripts;
    if (!scripts)
      continue;
    zh_error_init(&fault);
    for (uint32_t key = zh_json_first(json, scripts); key && st != ZH_NO_MEMORY;
         key = zh_json_next(json, scripts, key)) {
      zh_str name = zh_json_text(json, key);
      snprintf(path, sizeof path, "config.providers.%s.scripts.%.*s",
               config->accounts[i].row.name, (int)name.len, name.ptr);
      if (zh_script_check(json, key + 1, path, &fault) != ZH_OK)
        st = zh_config_fault(config, faults, &fault, err);
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
  zh_status st =
      zh_config_new(options, lookup, user, NULL, &router->config, err);
  if (st == ZH_OK)
    st = router_check_scripts(router->config, NULL, err);
  if (st == ZH_OK && router->config->ledger_path.len)
    st = zh_engine_watch(err);
  if (st == ZH_OK)
    st = zh_ledger_new(router->config->ledger_path, &router->ledger, err);
  if (st != ZH_OK) {
    zh_config_free(router->config);
    zh_free(router);
    return st;
  }
  *out = router;
  return ZH_OK;
}

/* --- what is wrong with it --- */

/* "N things are wrong:" or "N things have no meaning here:", and each on a
 * line of its own. */
static void router_word(const zh_faults *list, const char *what, zh_buf *out) {
  if (list->count + list->more > 1)
    zh_buf_printf(out, "%zu %s:", list->count + list->more, what);
  for (size_t i = 0; i < list->count; i++) {
    zh_buf_puts(out, list->count > 1 ? "\n  " : "");
    zh_fault_say(&list->items[i], out);
  }
  if (list->more)
    zh_buf_printf(out, "\n  and %zu more", list->more);
}

static zh_status router_tell(const zh_faults *faults, const zh_faults *warnings,
                             zh_str *out, zh_error *err) {
  zh_buf text, words;
  zh_writer w;

  zh_buf_init(&text, ZH_MAX_CONFIG);
  zh_buf_init(&words, ZH_MAX_CONFIG);
  if (faults->count)
    router_word(faults, "things are wrong with the configuration", &words);
  else
    router_word(warnings, "things in the configuration are ignored", &words);
  zh_buf_puts(&text, "{\"faults\":");
  zh_faults_write(faults->items, faults->count, &text);
  zh_buf_puts(&text, ",\"warnings\":");
  zh_faults_write(warnings->items, warnings->count, &text);
  zh_buf_puts(&text, ",\"message\":");
  zh_writer_init(&w, &text, NULL, NULL);
  if (words.len)
    zh_write_str(&w, zh_buf_str(&words));
  else
    zh_write_null(&w);
  zh_buf_putc(&text, '}');
  bool good = words.status == ZH_OK && text.status == ZH_OK;
  zh_buf_deinit(&words);
  *out = good ? zh_buf_str(&text) : (zh_str){NULL, 0};
  if (!good)
    zh_buf_deinit(&text);
  return good ? ZH_OK : zh_error_memory(err);
}

zh_status zh_config_check(zh_str options, zh_getenv_fn lookup, void *user,
                          zh_str *out, zh_error *err) {
  zh_arena arena = {0};
  zh_faults faults = {.arena = &arena};
  zh_faults none = {0};
  zh_config *config = NULL;

  zh_error_init(err);
  *out = (zh_str){NULL, 0};
  zh_status st = zh_config_new(options, lookup, user, &faults, &config, err);
  if (st == ZH_OK)
    st = router_check_scripts(config, &faults, err);
  if (st != ZH_NO_MEMORY)
    st = router_tell(&faults, config ? &config->warnings : &none, out, err);
  zh_config_free(config);
  zh_arena_deinit(&arena);
  return st;
}

zh_status zh_router_warnings(const zh_router *router, zh_str *out,
                             zh_error *err) {
  zh_faults none = {0};

  zh_error_init(err);
  return router_tell(&none, &router->config->warnings, out, err);
}

/* --- routers and calls --- */

void zh_router_free(zh_router *router) {
  if (!router ||
      atomic_fetch_sub_explicit(&router->refs, 1, memory_order_acq_rel) != 1)
    return;
  zh_ledger_free(router->ledger);
  zh_config_free(router->config);
  zh_free(router);
}

zh_str zh_router_base_url(const zh_router *router) {
  return router->config->home->base_url;
}

static zh_status router_send(zh_router *router, zh_str body,
                             const zh_request *plain,
                             const zh_call_options *options, zh_sink *sink,
                             void *user, zh_call **out, zh_error *err) {
  zh_call *call;
  zh_status st;

  zh_error_init(err);
  *out = NULL;
  if ((st = zh_call_new(router, body, plain, options, sink, user, &call,
                        err)) != ZH_OK)
    return st;
  if ((st = zh_engine_start_call(call, err)) != ZH_OK) {
    zh_call_drop_spare(call);
    zh_call_unref(call);
    return st;
  }
  *out = call;
  return ZH_OK;
}

zh_status zh_router_submit(zh_router *router, zh_str body,
                           const zh_call_options *options, zh_sink *sink,
                           void *user, zh_call **out, zh_error *err) {
  return router_send(router, body, NULL, options, sink, user, out, err);
}

zh_status zh_router_request(zh_router *router, const zh_request *request,
                            const zh_call_options *options, zh_sink *sink,
                            void *user, zh_call **out, zh_error *err) {
  return router_send(router, ZH_S(""), request, options, sink, user, out, err);
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
