/* SPDX-License-Identifier: Apache-2.0 */
/* router.c -- a zh_router as a JavaScript value. */
#include "router.h"

static const napi_type_tag router_tag = {0x7a65726f686f7001u,
                                         0x726f757465720001u};

/* What the core's look-up of environment variables needs. */
typedef struct router_lookup {
  napi_env env;
  napi_value getenv;
  native_scratch scratch;
} router_lookup;

/* Asks the JavaScript function; an exception in it stays pending and is
 * thrown when the router's making is over. */
static const char *router_getenv(void *user, const char *name) {
  router_lookup *lookup = user;
  napi_env env = lookup->env;
  napi_value undefined, argument, result;
  napi_valuetype type;
  bool pending = false;
  zh_str text;

  if (napi_is_exception_pending(env, &pending) != napi_ok || pending)
    return NULL;
  if (!native_ok(env, napi_get_undefined(env, &undefined)) ||
      !native_make_string(env, native_str(name), &argument) ||
      !native_ok(env, napi_call_function(env, undefined, lookup->getenv, 1,
                                         &argument, &result)) ||
      !native_ok(env, napi_typeof(env, result, &type)))
    return NULL;
  if (type != napi_string ||
      !native_get_string(env, result, &lookup->scratch, &text))
    return NULL;
  ((char *)(uintptr_t)text.ptr)[text.len] = '\0';
  return text.ptr;
}

static void router_finalize(napi_env env, void *data, void *hint) {
  (void)env;
  (void)hint;
  zh_router_free(data);
}

static bool router_wrap(napi_env env, zh_router *router, napi_value *out) {
  if (!native_ok(env, napi_create_object(env, out)) ||
      !native_ok(env, napi_type_tag_object(env, *out, &router_tag)) ||
      !native_ok(env,
                 napi_wrap(env, *out, router, router_finalize, NULL, NULL))) {
    zh_router_free(router);
    return false;
  }
  return true;
}

zh_router *native_router_get(napi_env env, napi_value value) {
  void *router = NULL;
  bool tagged = false;

  if (!native_ok(env,
                 napi_check_object_type_tag(env, value, &router_tag, &tagged)))
    return NULL;
  if (!tagged) {
    (void)native_ok(env, napi_throw_type_error(env, NULL, "not a router"));
    return NULL;
  }
  return native_ok(env, napi_unwrap(env, value, &router)) ? router : NULL;
}

napi_value native_create_router(napi_env env, napi_callback_info info) {
  size_t argc = 3;
  napi_value argv[3], result = NULL;
  router_lookup lookup = {0};
  zh_router *router = NULL, *parent = NULL;
  napi_valuetype type;
  zh_error err = {0};
  zh_str options;
  bool pending = false;

  if (!native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)) ||
      !native_get_string(env, argv[0], &lookup.scratch, &options))
    goto done;
  if (!native_ok(env, napi_typeof(env, argv[2], &type)))
    goto done;
  if (type == napi_object && (parent = native_router_get(env, argv[2])) == NULL)
    goto done;
  lookup.env = env;
  lookup.getenv = argv[1];
  zh_status status =
      parent != NULL
          ? zh_router_derive(parent, options, router_getenv, &lookup, &router,
                             &err)
          : zh_router_new(options, router_getenv, &lookup, &router, &err);
  if (!native_ok(env, napi_is_exception_pending(env, &pending)))
    pending = true;
  if (pending)
    zh_router_free(router);
  else if (status != ZH_OK ? !native_make_error(env, &err, &result)
                           : !router_wrap(env, router, &result))
    result = NULL;
done:
  native_scratch_deinit(&lookup.scratch);
  return result;
}

/* A function of JavaScript's that a router asks; its wrapper keeps it. */
typedef struct router_picker {
  napi_env env;
  napi_ref function; /* weak                                                 */
} router_picker;

static void router_picker_finalize(napi_env env, void *data, void *hint) {
  router_picker *picker = data;
  (void)hint;
  if (picker->function != NULL)
    napi_delete_reference(env, picker->function);
  native_release(picker);
}

static size_t router_numbers(napi_env env, napi_value list, uint32_t *order,
                             size_t room) {
  uint32_t count = 0;
  bool is_list = false;
  napi_value item;

  if (napi_is_array(env, list, &is_list) != napi_ok || !is_list ||
      napi_get_array_length(env, list, &count) != napi_ok || count > room)
    return SIZE_MAX;
  for (uint32_t i = 0; i < count; i++)
    if (napi_get_element(env, list, i, &item) != napi_ok ||
        napi_get_value_uint32(env, item, &order[i]) != napi_ok)
      return SIZE_MAX;
  return count;
}

/* On JavaScript's thread, which submits. */
static size_t router_pick(void *user, zh_str question, uint32_t *order,
                          size_t room) {
  const router_picker *picker = user;
  napi_env env = picker->env;
  napi_value function, undefined, text, list, thrown;
  bool pending = false;
  size_t count = SIZE_MAX;

  if (napi_get_reference_value(env, picker->function, &function) == napi_ok &&
      function != NULL && napi_get_undefined(env, &undefined) == napi_ok &&
      napi_create_string_utf8(env, question.ptr, question.len, &text) ==
          napi_ok &&
      napi_call_function(env, undefined, function, 1, &text, &list) == napi_ok)
    count = router_numbers(env, list, order, room);
  if (napi_is_exception_pending(env, &pending) == napi_ok && pending)
    (void)napi_get_and_clear_last_exception(env, &thrown);
  return count;
}

napi_value native_pick(napi_env env, napi_callback_info info) {
  size_t argc = 2;
  napi_value argv[2];
  router_picker *picker;

  if (!native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)))
    return NULL;
  zh_router *router = native_router_get(env, argv[0]);
  if (router == NULL)
    return NULL;
  picker = native_alloc(sizeof *picker);
  if (picker == NULL) {
    (void)native_ok(env, napi_throw_error(env, NULL, "out of memory"));
    return NULL;
  }
  picker->env = env;
  if (!native_ok(env,
                 napi_create_reference(env, argv[1], 0, &picker->function)) ||
      !native_ok(env,
                 napi_set_named_property(env, argv[0], "picker", argv[1])) ||
      !native_ok(env, napi_add_finalizer(env, argv[0], picker,
                                         router_picker_finalize, NULL, NULL))) {
    router_picker_finalize(env, picker, NULL);
    return NULL;
  }
  zh_router_pick(router, router_pick, picker);
  return NULL;
}

napi_value native_check_config(napi_env env, napi_callback_info info) {
  size_t argc = 2;
  napi_value argv[2], result = NULL;
  router_lookup lookup = {0};
  zh_error err = {0};
  zh_str options, said = {NULL, 0};
  bool pending = false;

  if (!native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)) ||
      !native_get_string(env, argv[0], &lookup.scratch, &options))
    goto done;
  lookup.env = env;
  lookup.getenv = argv[1];
  zh_status status =
      zh_config_check(options, router_getenv, &lookup, &said, &err);
  if (!native_ok(env, napi_is_exception_pending(env, &pending)) || pending)
    result = NULL;
  else if (status != ZH_OK ? !native_make_error(env, &err, &result)
                           : !native_make_string(env, said, &result))
    result = NULL;
done:
  zh_text_free(said);
  native_scratch_deinit(&lookup.scratch);
  return result;
}

typedef zh_status (*router_tells)(const zh_router *router, zh_str *out,
                                  zh_error *err);

/* What a router tells of itself in one text. */
static napi_value router_text(napi_env env, napi_callback_info info,
                              router_tells tells) {
  size_t argc = 1;
  napi_value argv[1], result = NULL;
  zh_router *router;
  zh_str said = {NULL, 0};
  zh_error err = {0};

  if (!native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)))
    return NULL;
  router = native_router_get(env, argv[0]);
  if (router != NULL && !(tells(router, &said, &err) == ZH_OK
                              ? native_make_string(env, said, &result)
                              : native_make_error(env, &err, &result)))
    result = NULL;
  zh_text_free(said);
  return result;
}

napi_value native_warnings(napi_env env, napi_callback_info info) {
  return router_text(env, info, zh_router_warnings);
}

napi_value native_base_url(napi_env env, napi_callback_info info) {
  return router_text(env, info, zh_router_base_url);
}

/* true, or an error array. */
napi_value native_reload(napi_env env, napi_callback_info info) {
  size_t argc = 3;
  napi_value argv[3], result = NULL;
  router_lookup lookup = {0};
  zh_error err = {0};
  zh_str options;
  bool pending = false;

  if (!native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)))
    return NULL;
  zh_router *router = native_router_get(env, argv[0]);
  if (router == NULL ||
      !native_get_string(env, argv[1], &lookup.scratch, &options))
    goto done;
  lookup.env = env;
  lookup.getenv = argv[2];
  zh_status status =
      zh_router_reload(router, options, router_getenv, &lookup, &err);
  if (!native_ok(env, napi_is_exception_pending(env, &pending)) || pending)
    goto done;
  if (status != ZH_OK ? !native_make_error(env, &err, &result)
                      : !native_ok(env, napi_get_boolean(env, true, &result)))
    result = NULL;
done:
  native_scratch_deinit(&lookup.scratch);
  return result;
}

typedef zh_status (*router_question)(const zh_router *router, zh_str query,
                                     zh_str *out, zh_error *err);

static napi_value router_ask(napi_env env, napi_callback_info info,
                             router_question ask) {
  size_t argc = 2;
  napi_value argv[2], result = NULL;
  native_scratch scratch = {0};
  zh_str query, said = {NULL, 0};
  zh_error err = {0};
  zh_router *router;

  if (!native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)))
    return NULL;
  router = native_router_get(env, argv[0]);
  if (router != NULL && native_get_string(env, argv[1], &scratch, &query) &&
      !(ask(router, query, &said, &err) == ZH_OK
            ? native_make_string(env, said, &result)
            : native_make_error(env, &err, &result)))
    result = NULL;
  zh_text_free(said);
  native_scratch_deinit(&scratch);
  return result;
}

napi_value native_models(napi_env env, napi_callback_info info) {
  return router_ask(env, info, zh_models_list);
}

napi_value native_cost(napi_env env, napi_callback_info info) {
  return router_ask(env, info, zh_models_cost);
}

napi_value native_update(napi_env env, napi_callback_info info) {
  return router_ask(env, info, zh_models_update);
}

napi_value native_plan(napi_env env, napi_callback_info info) {
  return router_ask(env, info, zh_router_plan);
}

napi_value native_health(napi_env env, napi_callback_info info) {
  return router_ask(env, info, zh_router_health);
}

napi_value native_steer(napi_env env, napi_callback_info info) {
  return router_ask(env, info, zh_router_steer);
}
