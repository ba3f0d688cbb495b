/* SPDX-License-Identifier: Apache-2.0 */
/* ledger.c -- questions to a ledger, asked on a thread of Node's pool: they
 * may read a file. */
#include "router.h"

#include <string.h>

typedef zh_status (*ledger_question)(const zh_router *router, zh_str query,
                                     zh_str *out, zh_error *err);

/* One question under way. */
typedef struct ledger_job {
  napi_async_work work;
  napi_deferred deferred;
  napi_ref keeps; /* the router                                             */
  const zh_router *router;
  ledger_question ask;
  native_scratch scratch;
  zh_str query;
  zh_str said;
  zh_status status;
  zh_error err;
} ledger_job;

static ledger_question ledger_find(zh_str name) {
  static const struct {
    const char *name;
    ledger_question ask;
  } rows[] = {
      {"usage", zh_ledger_usage},
      {"tasks", zh_ledger_tasks},
      {"feedback", zh_ledger_feedback},
      {"status", zh_ledger_status},
  };

  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (strlen(rows[i].name) == name.len &&
        memcmp(rows[i].name, name.ptr, name.len) == 0)
      return rows[i].ask;
  return NULL;
}

static void ledger_free(napi_env env, ledger_job *job) {
  if (job->work != NULL)
    (void)native_ok(env, napi_delete_async_work(env, job->work));
  if (job->keeps != NULL)
    (void)native_ok(env, napi_delete_reference(env, job->keeps));
  zh_text_free(job->said);
  native_scratch_deinit(&job->scratch);
  native_release(job);
}

static void ledger_run(napi_env env, void *data) {
  ledger_job *job = data;

  (void)env;
  job->status = job->ask(job->router, job->query, &job->said, &job->err);
}

static void ledger_done(napi_env env, napi_status status, void *data) {
  ledger_job *job = data;
  napi_value value;

  // Canceled: the environment ends, and nobody waits any more.
  if (status == napi_ok &&
      (job->status == ZH_OK ? native_make_string(env, job->said, &value)
                            : native_make_error(env, &job->err, &value)))
    (void)native_ok(env, napi_resolve_deferred(env, job->deferred, value));
  ledger_free(env, job);
}

static bool ledger_start(napi_env env, ledger_job *job, napi_value router,
                         napi_value *promise) {
  napi_value name;

  return native_ok(env, napi_create_reference(env, router, 1, &job->keeps)) &&
         native_make_string(env, (zh_str){"zerohop ledger", 14}, &name) &&
         native_ok(env, napi_create_async_work(env, NULL, name, ledger_run,
                                               ledger_done, job, &job->work)) &&
         native_ok(env, napi_create_promise(env, &job->deferred, promise)) &&
         native_ok(env, napi_queue_async_work(env, job->work));
}

napi_value native_ledger(napi_env env, napi_callback_info info) {
  size_t argc = 3;
  napi_value argv[3], promise = NULL;
  zh_str name;
  ledger_job *job = native_alloc(sizeof *job);

  if (job == NULL) {
    (void)native_ok(env, napi_throw_error(env, NULL, "out of memory"));
    return NULL;
  }
  memset(job, 0, sizeof *job);
  if (native_ok(env, napi_get_cb_info(env, info, &argc, argv, NULL, NULL)) &&
      (job->router = native_router_get(env, argv[0])) != NULL &&
      native_get_string(env, argv[1], &job->scratch, &name) &&
      native_get_string(env, argv[2], &job->scratch, &job->query)) {
    job->ask = ledger_find(name);
    if (job->ask == NULL)
      (void)native_ok(env, napi_throw_type_error(env, NULL, "no question"));
    else if (ledger_start(env, job, argv[0], &promise))
      return promise;
  }
  ledger_free(env, job);
  return NULL;
}
