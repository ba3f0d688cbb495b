/* router.h -- what JavaScript asks of a router, as router.c answers. */
#ifndef ZH_NODE_ROUTER_H
#define ZH_NODE_ROUTER_H

#include "native.h"

/* createRouter(options text, getenv, parent router or undefined) -> router, or
 * an error array; checkConfig(options text, getenv) -> text, or an error array
 */
napi_value native_create_router(napi_env env, napi_callback_info info);
napi_value native_check_config(napi_env env, napi_callback_info info);

/* pick(router, function): of a question as text, numbers or null; once. */
napi_value native_pick(napi_env env, napi_callback_info info);

/* baseURL(router) -> string; warnings(router) -> text, or an error array */
napi_value native_base_url(napi_env env, napi_callback_info info);
napi_value native_warnings(napi_env env, napi_callback_info info);

/* models, cost, update (router, query text) -> text, or an error array */
napi_value native_models(napi_env env, napi_callback_info info);
napi_value native_cost(napi_env env, napi_callback_info info);
napi_value native_update(napi_env env, napi_callback_info info);

/* The same: plan, health, steer; reload(router, options text, getenv) -> true,
 * or an error array */
napi_value native_plan(napi_env env, napi_callback_info info);
napi_value native_health(napi_env env, napi_callback_info info);
napi_value native_steer(napi_env env, napi_callback_info info);
napi_value native_reload(napi_env env, napi_callback_info info);

/* ledger(router, "usage" | "tasks" | "feedback" | "status", query text) -> a
 * promise of text, or of an error array */
napi_value native_ledger(napi_env env, napi_callback_info info);

#endif
