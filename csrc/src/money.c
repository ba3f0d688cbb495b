/* SPDX-License-Identifier: Apache-2.0 */
/* The public functions of catalog and ledger: JSON in, JSON out. */
#include "call/call.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/ledger_query.h"
#include "provider/listing.h"

#include <limits.h>
#include <stdio.h>

#define MONEY_MOST (64u << 20)

typedef struct money_work {
  zh_config *config;
  zh_arena arena;
  zh_nodes nodes;
  zh_json query;
  zh_buf text;
  zh_writer w;
} money_work;

static zh_status money_open(money_work *work, const zh_router *router,
                            zh_str query, zh_error *err) {
  memset(work, 0, sizeof *work);
  work->config = zh_router_config(router);
  zh_buf_init(&work->text, MONEY_MOST);
  zh_writer_init(&work->w, &work->text, NULL, NULL);
  zh_error_init(err);
  if (query.len > ZH_MAX_CONFIG)
    return zh_error_set(err, ZH_INVALID, "the query is too large");
  zh_status st = zh_json_parse(query, &work->nodes, &work->query, err);
  if (st == ZH_PROTOCOL && err)
    err->status = st = ZH_INVALID;
  return st;
}

/* Hands the text over, or drops it. */
static zh_status money_close(money_work *work, zh_status st, zh_str *out,
                             zh_error *err) {
  if (st == ZH_OK && zh_writer_status(&work->w) != ZH_OK)
    st = zh_error_memory(err);
  *out = (zh_str){NULL, 0};
  if (st == ZH_OK)
    *out = zh_buf_str(&work->text);
  else
    zh_buf_deinit(&work->text);
  zh_nodes_deinit(&work->nodes);
  zh_arena_deinit(&work->arena);
  zh_config_free(work->config);
  return st;
}

/* --- the cost of a usage object ----------------------------------------- */

/* A whole reply is as good as its usage. */
static uint32_t money_usage_of(const zh_json *json, uint32_t at) {
  static const char *const places[] = {"usage", "usageMetadata", "meta"};
  for (size_t i = 0; i < ZH_COUNT(places); i++) {
    uint32_t inner = zh_json_get(json, at, places[i]);
    if (zh_json_has(json, inner, ZH_JSON_OBJECT))
      return inner;
  }
  return at;
}

static zh_service money_service(const zh_json *json, uint32_t at) {
  uint32_t word = zh_json_get(json, at, "service_tier");
  return zh_json_has(json, word, ZH_JSON_STRING)
             ? zh_service_of(zh_json_text(json, word))
             : ZH_SERVICE_UNSAID;
}

static zh_status money_read_usage(money_work *work, zh_usage *out,
                                  zh_error *err) {
  const zh_json *json = &work->query;
  uint32_t reply = zh_json_get(json, 0, "usage");
  zh_counts counts;
  if (!zh_json_has(json, reply, ZH_JSON_OBJECT))
    return zh_error_field(err, ZH_INVALID, "usage",
                          "usage: expected an object");
  uint32_t at = money_usage_of(json, reply);
  zh_wire wire = zh_usage_wire(json, at);
  bool is_apart = zh_json_bool(json, zh_json_get(json, 0, "apart")) == 1;
  zh_counts_init(&counts);
  if (!zh_counts_take(&counts, wire, json, at, &work->arena))
    return zh_error_field(err, ZH_INVALID, "usage",
                          "usage: no wire counts tokens like this");
  zh_counts_settle(&counts, wire, is_apart, out);
  if (at != reply && money_service(json, reply) != ZH_SERVICE_UNSAID)
    out->service = money_service(json, reply);
  return ZH_OK;
}

static zh_status money_read_query(money_work *work, zh_cost_query *out,
                                  zh_error *err) {
  const zh_json *json = &work->query;
  uint32_t region = zh_json_get(json, 0, "region");
  zh_str name = zh_json_str(json, zh_json_get(json, 0, "model"), &work->arena);
  if (!name.ptr)
    return zh_error_memory(err);
  const char *slash = name.len ? memchr(name.ptr, '/', name.len) : NULL;
  *out = (zh_cost_query){.catalog = work->config->catalog,
                         .unix_ms = zh_clock_unix_ms(&zh_clock_system),
                         .service = money_service(json, 0)};
  if (zh_json_has(json, region, ZH_JSON_STRING)) {
    out->region = zh_region_of(zh_json_text(json, region));
    if (!out->region)
      return zh_error_field(err, ZH_INVALID, "region",
                            "region: no such region has prices of its own");
  }
  zh_json_int(json, zh_json_get(json, 0, "at_ms"), &out->unix_ms);
  if (name.len == 0)
    return zh_error_field(err, ZH_INVALID, "model", "model: expected a name");
  out->provider = slash ? (zh_str){name.ptr, (size_t)(slash - name.ptr)}
                        : zh_str_of(work->config->home->row.name);
  out->model = slash ? zh_str_cut(name, out->provider.len + 1) : name;
  const zh_account *account = zh_config_account(work->config, out->provider);
  if (account)
    out->provider = zh_str_of(account->row.name);
  return ZH_OK;
}

static void money_put_count(zh_writer *w, const char *key, int64_t count) {
  if (count >= 0)
    zh_put_int(w, key, count);
}

static void money_put_tokens(zh_writer *w, const zh_usage *usage) {
  zh_write_object(w);
  money_put_count(w, "prompt", usage->prompt);
  money_put_count(w, "completion", usage->completion);
  money_put_count(w, "total", usage->total);
  money_put_count(w, "cached", usage->cached);
  money_put_count(w, "cache_write", usage->cache_write);
  money_put_count(w, "cache_write_1h", usage->cache_write_1h);
  money_put_count(w, "reasoning", usage->reasoning);
  money_put_count(w, "audio_prompt", usage->audio_prompt);
  money_put_count(w, "audio_completion", usage->audio_completion);
  money_put_count(w, "image_prompt", usage->image_prompt);
  money_put_count(w, "image_completion", usage->image_completion);
  money_put_count(w, "searches", usage->searches);
  zh_write_end(w);
}

static zh_status money_cost(money_work *work, zh_error *err) {
  zh_cost_query query;
  zh_usage usage;
  zh_cost cost;
  zh_status st = zh_json_type_of(&work->query, 0) == ZH_JSON_OBJECT
                     ? money_read_query(work, &query, err)
                     : zh_error_set(err, ZH_INVALID, "expected an object");
  if (st == ZH_OK)
    st = money_read_usage(work, &usage, err);
  if (st != ZH_OK)
    return st;
  zh_cost_of(&query, &usage, &cost);
  zh_write_object(&work->w);
  zh_write_key(&work->w, "tokens");
  money_put_tokens(&work->w, &usage);
  zh_write_key(&work->w, "cost");
  zh_cost_write(&work->w, &cost);
  zh_write_end(&work->w);
  return ZH_OK;
}

/* --- a file of facts ---------------------------------------------------- */

static zh_status money_update(money_work *work, zh_error *err) {
  size_t count;
  uint32_t at = zh_json_get(&work->query, 0, "path");
  zh_str path = zh_json_str(&work->query, at, &work->arena);
  if (!path.ptr)
    return zh_error_memory(err);
  if (path.len == 0 || memchr(path.ptr, '\0', path.len))
    return zh_error_field(err, ZH_INVALID, "path", "path: expected a path");
  zh_status st = zh_config_keep_catalog(work->config, path, &count, err);
  if (st != ZH_OK)
    return st;
  zh_write_object(&work->w);
  zh_put_str(&work->w, "path", work->config->catalog_path);
  zh_put_int(&work->w, "models", (int64_t)count);
  zh_write_end(&work->w);
  return ZH_OK;
}

/* --- the ledger --------------------------------------------------------- */

static zh_status money_usage(money_work *work, const zh_router *router,
                             zh_error *err) {
  zh_ledger_query query;
  zh_ledger_answer answer;
  zh_status st =
      zh_ledger_query_read(&work->query, zh_clock_unix_ms(&zh_clock_system),
                           &work->arena, &query, err);
  if (st != ZH_OK)
    return st;
  st = zh_ledger_query_sum(router->ledger, &query, work->config->catalog,
                           &answer, err);
  if (st == ZH_OK)
    st = zh_ledger_show(router->ledger, &query, &answer, &work->text, err);
  zh_ledger_table_deinit(&answer.table);
  return st;
}

static zh_status money_tasks(money_work *work, const zh_router *router,
                             zh_error *err) {
  zh_ledger_query query;
  zh_status st =
      zh_ledger_query_read(&work->query, zh_clock_unix_ms(&zh_clock_system),
                           &work->arena, &query, err);
  return st == ZH_OK
             ? zh_ledger_show_tasks(router->ledger, &query, &work->text, err)
             : st;
}

/* What the strategies learn of an opinion. */
static zh_status money_grade(money_work *work, const zh_router *router,
                             const zh_ledger_key *about, double score,
                             zh_error *err) {
  zh_str provider = about->text[ZH_LEDGER_PROVIDER];
  zh_str name = about->text[ZH_LEDGER_MODEL];
  zh_str task = zh_ledger_task(about, &work->arena);
  if (provider.len == 0)
    return ZH_OK;
  size_t len = provider.len + 1 + name.len;
  char *model = zh_arena_alloc(&work->arena, len + 1);
  if (!model || !task.ptr)
    return zh_error_memory(err);
  snprintf(model, len + 1, "%.*s/%.*s", (int)provider.len, provider.ptr,
           (int)name.len, name.ptr);
  zh_routing_grade(router->routing, task, (zh_str){model, len}, 1, score);
  return ZH_OK;
}

static zh_status money_feedback(money_work *work, const zh_router *router,
                                zh_error *err) {
  const zh_json *json = &work->query;
  double score = -1;
  zh_str call = zh_json_str(json, zh_json_get(json, 0, "call"), &work->arena);
  zh_str label = zh_json_str(json, zh_json_get(json, 0, "label"), &work->arena);
  if (!call.ptr || !label.ptr)
    return zh_error_memory(err);
  if (call.len == 0)
    return zh_error_field(err, ZH_INVALID, "call",
                          "feedback: expected a reply, or its id");
  if (!zh_json_double(json, zh_json_get(json, 0, "score"), &score) ||
      !(score >= 0 && score <= 1))
    return zh_error_field(err, ZH_INVALID, "score",
                          "feedback: expected a score from 0 to 1");
  zh_ledger_key about;
  zh_status st = zh_ledger_note(router->ledger, call, score, label,
                                &work->arena, &about, err);
  if (st == ZH_OK)
    st = money_grade(work, router, &about, score, err);
  if (st != ZH_OK)
    return st;
  zh_write_object(&work->w);
  zh_put_str(&work->w, "call", call);
  zh_write_end(&work->w);
  return ZH_OK;
}

static zh_status money_status(money_work *work, const zh_router *router) {
  zh_ledger_store *store = zh_ledger_file_store(router->ledger);
  zh_ledger_state state = {0};
  zh_writer *w = &work->w;
  int64_t wait_ms = 0;
  zh_json_int(&work->query, zh_json_get(&work->query, 0, "flush_ms"), &wait_ms);
  if (store && wait_ms > 0)
    zh_ledger_store_flush(store, wait_ms < INT_MAX ? (int)wait_ms : INT_MAX);
  if (store)
    zh_ledger_store_state(store, &state);
  zh_write_object(w);
  if (store)
    zh_put_str(w, "path", zh_ledger_path(router->ledger));
  else
    zh_put_null(w, "path");
  zh_put_int(w, "written", (int64_t)state.written);
  zh_put_int(w, "queued", (int64_t)state.queued);
  zh_put_int(w, "lost", (int64_t)state.lost);
  if (state.error[0])
    zh_put_str(w, "error", zh_str_of(state.error));
  else
    zh_put_null(w, "error");
  zh_write_end(w);
  return ZH_OK;
}

/* --- public --- */

zh_status zh_models_list(const zh_router *router, zh_str query, zh_str *out,
                         zh_error *err) {
  money_work work;
  zh_status st = money_open(&work, router, query, err);
  if (st == ZH_OK)
    st = zh_listing_write(&work.w, work.config->catalog, &work.query,
                          zh_clock_unix_ms(&zh_clock_system), err);
  return money_close(&work, st, out, err);
}

zh_status zh_models_cost(const zh_router *router, zh_str query, zh_str *out,
                         zh_error *err) {
  money_work work;
  zh_status st = money_open(&work, router, query, err);
  if (st == ZH_OK)
    st = money_cost(&work, err);
  return money_close(&work, st, out, err);
}

zh_status zh_models_update(const zh_router *router, zh_str query, zh_str *out,
                           zh_error *err) {
  money_work work;
  zh_status st = money_open(&work, router, query, err);
  if (st == ZH_OK)
    st = money_update(&work, err);
  return money_close(&work, st, out, err);
}

zh_status zh_ledger_usage(const zh_router *router, zh_str query, zh_str *out,
                          zh_error *err) {
  money_work work;
  zh_status st = money_open(&work, router, query, err);
  if (st == ZH_OK)
    st = money_usage(&work, router, err);
  return money_close(&work, st, out, err);
}

zh_status zh_ledger_tasks(const zh_router *router, zh_str query, zh_str *out,
                          zh_error *err) {
  money_work work;
  zh_status st = money_open(&work, router, query, err);
  if (st == ZH_OK)
    st = money_tasks(&work, router, err);
  return money_close(&work, st, out, err);
}

zh_status zh_ledger_feedback(const zh_router *router, zh_str query, zh_str *out,
                             zh_error *err) {
  money_work work;
  zh_status st = money_open(&work, router, query, err);
  if (st == ZH_OK)
    st = money_feedback(&work, router, err);
  return money_close(&work, st, out, err);
}

zh_status zh_ledger_status(const zh_router *router, zh_str query, zh_str *out,
                           zh_error *err) {
  money_work work;
  zh_status st = money_open(&work, router, query, err);
  if (st == ZH_OK)
    st = money_status(&work, router);
  return money_close(&work, st, out, err);
}

void zh_text_free(zh_str text) {
  zh_free((void *)(uintptr_t)text.ptr);
}
