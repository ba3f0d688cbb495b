/* SPDX-License-Identifier: Apache-2.0 */
/* module.c -- what the addon exports. */
#include "functions.h"
#include "router.h"
#include "tokens.h"

native_env *native_env_get(napi_env env) {
  void *native = NULL;

  return native_ok(env, napi_get_instance_data(env, &native)) ? native : NULL;
}

napi_value native_open(napi_env env, napi_callback_info info) {
  size_t argc = 2;
  napi_value argv[2];
  native_env *native = native_env_get(env);

  if (native != NULL &&
      native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)))
    (void)native_events_open(env, native, argv[0], argv[1]);
  return NULL;
}

static void module_finalize(napi_env env, void *data, void *hint) {
  native_env *native = data;

  (void)env;
  (void)hint;
  native_events_close(native);
  native_release(native->slots);
  native_release(native);
}

static bool module_put_kinds(napi_env env, napi_value exports) {
  static const char *const names[] = {
#define MODULE_KIND_NAME(name) #name,
      NATIVE_KIND_MAP(MODULE_KIND_NAME)};
  napi_value kinds, number;

  if (!native_ok(env, napi_create_object(env, &kinds)))
    return false;
  for (int32_t i = 0; i < NATIVE_KIND_COUNT; i++)
    if (!native_ok(env, napi_create_int32(env, i, &number)) ||
        !native_ok(env, napi_set_named_property(env, kinds, names[i], number)))
      return false;
  return native_ok(env,
                   napi_set_named_property(env, exports, "kinds", kinds)) &&
         native_ok(env, napi_create_int32(env, NATIVE_BATCH, &number)) &&
         native_ok(env, napi_set_named_property(env, exports, "batch", number));
}

static bool module_put_functions(napi_env env, napi_value exports) {
  static const struct {
    const char *name;
    napi_callback method;
  } rows[] = {
      {"open", native_open},
      {"createRouter", native_create_router},
      {"pick", native_pick},
      {"baseURL", native_base_url},
      {"models", native_models},
      {"cost", native_cost},
      {"update", native_update},
      {"checkConfig", native_check_config},
      {"warnings", native_warnings},
      {"ledger", native_ledger},
      {"plan", native_plan},
      {"health", native_health},
      {"steer", native_steer},
      {"reload", native_reload},
      {"submit", native_submit},
      {"request", native_request},
      {"release", native_release_call},
      {"tokensFolder", native_tokens_folder},
      {"tokensFind", native_tokens_find},
      {"tokensForModel", native_tokens_for_model},
      {"tokensRequest", native_tokens_request},
      {"tokensFits", native_tokens_fits},
      {"tokensRegister", native_tokens_register},
      {"tokensName", native_tokens_name},
      {"tokensCount", native_tokens_count},
      {"tokensEncode", native_tokens_encode},
      {"tokensDecode", native_tokens_decode},
      {"tokensBuild", native_tokens_build},
  };

  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const napi_property_descriptor property = {.utf8name = rows[i].name,
                                               .method = rows[i].method,
                                               .attributes = napi_enumerable};

    if (!native_ok(env, napi_define_properties(env, exports, 1, &property)))
      return false;
  }
  return true;
}

static bool module_put_version(napi_env env, napi_value exports) {
  napi_value version;

  return native_make_string(env, native_str(zh_version()), &version) &&
         native_ok(env,
                   napi_set_named_property(env, exports, "version", version));
}

static bool module_set_data(napi_env env) {
  native_env *native = native_alloc(sizeof *native);

  if (native == NULL)
    return native_ok(env, napi_throw_error(env, NULL, "out of memory")) &&
           false;
  if (native_ok(env,
                napi_set_instance_data(env, native, module_finalize, NULL)))
    return true;
  native_release(native);
  return false;
}

NAPI_MODULE_INIT() {
  if (zh_abi() != ZH_ABI) {
    (void)native_ok(env, napi_throw_error(env, NULL,
                                          "zerohop: the addon was built "
                                          "against another core"));
    return NULL;
  }
  if (!module_set_data(env) || !module_put_version(env, exports) ||
      !module_put_kinds(env, exports) || !module_put_functions(env, exports))
    return NULL;
  return exports;
}
