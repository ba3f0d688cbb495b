/* SPDX-License-Identifier: Apache-2.0 */
/* The public functions of routers and calls.
 *
 * Threads: a router's configuration is immutable, and a reload puts another in
 * its place; what it learned has a lock of its own; a call is the
 * submitting thread's until zh_engine_start_call and the I/O thread's from
 * then on (call/call.h names what crosses). */
#include "engine.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/errand.h"
#include "call/ledger_query.h"
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

/* A config that is checked and has its slots. */
static zh_status router_load(zh_routing *routing, zh_str options,
                             zh_getenv_fn lookup, void *user, zh_config **out,
                             zh_error *err) {
  zh_status st = zh_config_new(options, lookup, user, NULL, out, err);

  if (st == ZH_OK)
    st = router_check_scripts(*out, NULL, err);
  if (st == ZH_OK)
    st = zh_routing_bind(routing, *out, err);
  if (st != ZH_OK) {
    zh_config_free(*out);
    *out = NULL;
  }
  return st;
}

static zh_status router_open_ledger(zh_router *router, zh_error *err) {
  zh_str path = router->config->ledger_path;
  zh_status st = path.len ? zh_engine_watch(err) : ZH_OK;
  return st == ZH_OK ? zh_ledger_new(path, &router->ledger, err) : st;
}

/* Does some group go by what people thought? */
static bool router_goes_by_scores(const zh_config *config) {
  bool is_so = config->strategy == ZH_STRATEGY_FEEDBACK;

  for (size_t i = 0; i < config->group_count; i++)
    is_so |= config->groups[i].strategy == ZH_STRATEGY_FEEDBACK ||
             config->groups[i].min_score > 0;
  return is_so;
}

/* The scores of the last thirty days, from the ledger's file; of one that
 * cannot be read nothing is learned. */
static zh_status router_learn(const zh_router *router, const zh_config *config,
                              zh_error *err) {
  int64_t now = zh_clock_unix_ms(&zh_clock_system);
  zh_arena arena = {0};
  zh_nodes nodes = {0};
  zh_ledger_query query;
  zh_json json;

  if (!zh_ledger_file_store(router->ledger) || !router_goes_by_scores(config))
    return ZH_OK;
  zh_routing_forget_grades(router->routing);
  zh_status st =
      zh_json_parse(ZH_S("{\"since\":\"30d\"}"), &nodes, &json, NULL);
  if (st == ZH_OK)
    st = zh_ledger_query_read(&json, now, &arena, &query, NULL);
  if (st == ZH_OK)
    st = zh_ledger_teach(router->ledger, &query, router->routing, NULL);
  zh_nodes_deinit(&nodes);
  zh_arena_deinit(&arena);
  return st == ZH_NO_MEMORY ? zh_error_memory(err) : ZH_OK;
}

zh_status zh_router_new(zh_str options, zh_getenv_fn lookup, void *user,
                        zh_router **out, zh_error *err) {
  return zh_router_derive(NULL, options, lookup, user, out, err);
}

zh_status zh_router_derive(zh_router *parent, zh_str options,
                           zh_getenv_fn lookup, void *user, zh_router **out,
                           zh_error *err) {
  zh_router *router = zh_alloc_zero(sizeof *router);

  zh_error_init(err);
  *out = NULL;
  if (!router)
    return zh_error_memory(err);
  atomic_init(&router->refs, 1);
  atomic_init(&router->generation, zh_generation());
  zh_mutex_init(&router->lock);
  if (parent) {
    zh_config_free(zh_router_config(parent)); // for a fork's child
    zh_router_ref(parent);
  }
  router->parent = parent;
  router->ledger = parent ? parent->ledger : NULL;
  router->routing = parent ? parent->routing : zh_routing_new(&zh_clock_system);
  zh_status st = router->routing ? router_load(router->routing, options, lookup,
                                               user, &router->config, err)
                                 : zh_error_memory(err);
  if (st == ZH_OK && !parent)
    st = router_open_ledger(router, err);
  if (st == ZH_OK && !parent)
    st = router_learn(router, router->config, err);
  if (st != ZH_OK) {
    zh_router_free(router);
    return st;
  }
  *out = router;
  return ZH_OK;
}

/* The ledger stays where it is: a config that wants it elsewhere is told. */
static zh_status router_keep_ledger(const zh_router *router, zh_config *fresh,
                                    zh_error *err) {
  zh_faults *list = &fresh->warnings;

  if (router->parent ||
      zh_str_is(fresh->ledger_path, zh_ledger_path(router->ledger)))
    return ZH_OK;
  list->arena = &fresh->arena;
  if (zh_faults_add(list, &fresh->places, &fresh->source,
                    ZH_S("config.ledger.path"),
                    ZH_S("a reload does not move the ledger: it stays where "
                         "the router began it")) ||
      list->more)
    return ZH_OK;
  return zh_error_memory(err);
}

zh_status zh_router_reload(zh_router *router, zh_str options,
                           zh_getenv_fn lookup, void *user, zh_error *err) {
  zh_config *old, *fresh;

  zh_error_init(err);
  zh_config_free(zh_router_config(router)); // for a fork's child
  zh_status st =
      router_load(router->routing, options, lookup, user, &fresh, err);
  if (st == ZH_OK)
    st = router_keep_ledger(router, fresh, err);
  if (st == ZH_OK && !router_goes_by_scores(router->config))
    st = router_learn(router, fresh, err);
  if (st != ZH_OK) {
    zh_config_free(fresh);
    return st;
  }
  zh_mutex_lock(&router->lock);
  old = router->config;
  router->config = fresh;
  zh_mutex_unlock(&router->lock);
  zh_config_free(old);
  return ZH_OK;
}

void zh_router_pick(zh_router *router, zh_pick_fn fn, void *user) {
  router->pick = (zh_pick){fn, user};
}

zh_config *zh_router_config(const zh_router *router) {
  zh_router *own = (zh_router *)(uintptr_t)router;
  unsigned now = zh_generation();

  if (own->parent)
    zh_config_free(zh_router_config(own->parent));
  if (atomic_load(&own->generation) != now &&
      atomic_exchange(&own->generation, now) != now) {
    zh_mutex_init(&own->lock);
    if (!own->parent)
      zh_routing_forked(own->routing);
  }
  zh_mutex_lock(&own->lock);
  zh_config *config = zh_config_ref(own->config);
  zh_mutex_unlock(&own->lock);
  return config;
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
  zh_config *config = zh_router_config(router);
  zh_status st = router_tell(&none, &config->warnings, out, err);
  zh_config_free(config);
  return st;
}

/* --- routers and calls --- */

void zh_router_free(zh_router *router) {
  if (!router ||
      atomic_fetch_sub_explicit(&router->refs, 1, memory_order_acq_rel) != 1)
    return;
  zh_errand_forget(router);
  zh_config_free(router->config);
  if (router->parent) {
    zh_router_free(router->parent);
  } else {
    zh_ledger_free(router->ledger);
    zh_routing_free(router->routing);
  }
  zh_mutex_deinit(&router->lock);
  zh_free(router);
}

zh_status zh_router_base_url(const zh_router *router, zh_str *out,
                             zh_error *err) {
  zh_config *config = zh_router_config(router);
  zh_buf copy;

  zh_error_init(err);
  zh_buf_init(&copy, ZH_MAX_URL);
  zh_buf_put(&copy, config->home->base_url);
  zh_buf_putc(&copy, '\0');
  zh_config_free(config);
  *out = (zh_str){copy.ptr, copy.len ? copy.len - 1 : 0};
  if (copy.status == ZH_OK)
    return ZH_OK;
  zh_buf_deinit(&copy);
  *out = (zh_str){NULL, 0};
  return zh_error_memory(err);
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
