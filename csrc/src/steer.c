/* SPDX-License-Identifier: Apache-2.0 */
/* The public functions that look at routing and change it by hand: JSON in,
 * JSON out. */
#include "call/call.h"

#include "base/error.h"
#include "base/limits.h"
#include "route/plan.h"

typedef struct steer_work {
  zh_config *config;
  zh_routing *routing;
  zh_pick pick;
  zh_arena arena;
  zh_nodes nodes;
  zh_json query;
  zh_buf text;
} steer_work;

static zh_status steer_open(steer_work *work, const zh_router *router,
                            zh_str query, zh_error *err) {
  memset(work, 0, sizeof *work);
  zh_error_init(err);
  work->config = zh_router_config(router);
  work->routing = router->routing;
  work->pick = router->pick;
  zh_buf_init(&work->text, ZH_MAX_CONFIG);
  if (query.len > ZH_MAX_REQUEST)
    return zh_error_set(err, ZH_INVALID, "the query is too large");
  zh_status st = zh_json_parse(query, &work->nodes, &work->query, err);
  if (st == ZH_PROTOCOL && err)
    err->status = st = ZH_INVALID;
  return st;
}

/* Hands the text over, or drops it. */
static zh_status steer_close(steer_work *work, zh_status st, zh_str *out,
                             zh_error *err) {
  if (st == ZH_OK && work->text.status != ZH_OK)
    st = zh_error_memory(err);
  *out = st == ZH_OK ? zh_buf_str(&work->text) : (zh_str){NULL, 0};
  if (st != ZH_OK)
    zh_buf_deinit(&work->text);
  zh_nodes_deinit(&work->nodes);
  zh_arena_deinit(&work->arena);
  zh_config_free(work->config);
  return st;
}

static zh_status steer_plan(steer_work *work, zh_error *err) {
  zh_plan_query query = {
      .config = work->config, .routing = work->routing, .pick = work->pick};
  zh_plan plan;
  zh_status st = zh_dialect_openai_chat.parse_request(
      &work->query, &work->arena, &query.chat, err);

  if (st == ZH_OK)
    st = zh_plan_route(&query, &work->arena, &plan, err);
  return st == ZH_OK ? zh_plan_write(&plan, &query, &work->text, err) : st;
}

/* --- by hand --- */

static zh_status steer_name(steer_work *work, uint32_t at, const char *path,
                            zh_str *out, zh_error *err) {
  if (!zh_json_has(&work->query, at, ZH_JSON_STRING))
    return zh_error_field(err, ZH_INVALID, path, "%s: expected a name", path);
  *out = zh_json_str(&work->query, at, &work->arena);
  return out->ptr ? ZH_OK : zh_error_memory(err);
}

static zh_status steer_pin(steer_work *work, uint32_t pin, zh_error *err) {
  const zh_json *json = &work->query;
  uint32_t at = zh_json_get(json, pin, "deployment");
  zh_str group, name = ZH_S("");
  zh_status st =
      steer_name(work, zh_json_get(json, pin, "group"), "group", &group, err);

  if (st == ZH_OK && at && zh_json_type_of(json, at) != ZH_JSON_NULL)
    st = steer_name(work, at, "deployment", &name, err);
  return st == ZH_OK
             ? zh_routing_pin(work->routing, work->config, group, name, err)
             : st;
}

static zh_status steer_change(steer_work *work, zh_error *err) {
  uint32_t pin = zh_json_get(&work->query, 0, "pin");
  uint32_t disable = zh_json_get(&work->query, 0, "disable");
  uint32_t enable = zh_json_get(&work->query, 0, "enable");
  zh_str name;

  zh_buf_puts(&work->text, "{}");
  if (pin)
    return steer_pin(work, pin, err);
  zh_status st =
      steer_name(work, disable ? disable : enable, "name", &name, err);
  return st == ZH_OK ? zh_routing_enable(work->routing, name, !disable, err)
                     : st;
}

/* --- public --- */

zh_status zh_router_plan(const zh_router *router, zh_str request, zh_str *out,
                         zh_error *err) {
  steer_work work;
  zh_status st = steer_open(&work, router, request, err);

  if (st == ZH_OK)
    st = steer_plan(&work, err);
  return steer_close(&work, st, out, err);
}

zh_status zh_router_health(const zh_router *router, zh_str query, zh_str *out,
                           zh_error *err) {
  steer_work work;
  zh_status st = steer_open(&work, router, query, err);

  if (st == ZH_OK)
    st = zh_routing_health(work.routing, &work.text, err);
  return steer_close(&work, st, out, err);
}

zh_status zh_router_steer(const zh_router *router, zh_str query, zh_str *out,
                          zh_error *err) {
  steer_work work;
  zh_status st = steer_open(&work, router, query, err);

  if (st == ZH_OK)
    st = steer_change(&work, err);
  return steer_close(&work, st, out, err);
}
