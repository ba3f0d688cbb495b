/* SPDX-License-Identifier: Apache-2.0 */
/* A plan in words, for people and for a call that is to follow it. */
#include "route/plan.h"

#include "base/error.h"
#include "format/json_write.h"
#include "provider/cost.h"
#include "route/estimate.h"
#include "route/health.h"

#include <stdio.h>

static void explain_null(zh_writer *w, const char *key, zh_str text) {
  if (text.len > 0)
    zh_put_str(w, key, text);
  else
    zh_put_null(w, key);
}

/* What a plan names a target by: "group#deployment.key", or a model string. */
static void explain_id(zh_writer *w, const zh_target *target) {
  zh_buf id;
  zh_buf_init(&id, 4096);
  if (target->group)
    zh_buf_printf(&id, "%s#%u.%u", target->group->name.ptr, target->number,
                  target->key);
  else
    zh_buf_put(&id, target->name);
  if (id.status != ZH_OK)
    w->status = id.status;
  zh_put_str(w, "id", zh_buf_str(&id));
  zh_buf_deinit(&id);
}

static void explain_seconds(zh_writer *w, const char *key, uint32_t ms) {
  zh_write_key(w, key);
  if (ms > 0 && ms != ZH_NO_TIMEOUT)
    zh_write_thousandths(w, ms);
  else
    zh_write_null(w);
}

/* What an attempt that says nothing takes, at most. */
static uint32_t explain_silence(const zh_timeouts *timeouts) {
  uint32_t ttft = timeouts->ttft_ms, read = timeouts->read_ms;
  if (ttft == 0 || ttft > read)
    ttft = read;
  return ttft > 0 ? ttft : ZH_NO_TIMEOUT;
}

/* Its price, its timeouts, and what is left of the deadline when all before
 * it were silent for as long as they may be. */
static void explain_budget(zh_writer *w, const zh_plan_query *query,
                           const zh_wish *wish, const zh_target *target,
                           uint32_t *left) {
  const zh_timeouts *timeouts = &target->timeouts;
  zh_routing *routing = query->routing;
  int64_t unix_ms =
      zh_clock_unix_ms(routing ? routing->clock : &zh_clock_system);
  uint32_t silence = explain_silence(timeouts);
  zh_wish own = *wish;
  zh_wish_edit(&own, query->chat, zh_target_extra(target)->edits);
  zh_put_usd(w, "cost",
             zh_estimate_cost(query->config, target->account, target->model,
                              &own, unix_ms));
  zh_write_key(w, "timeouts");
  zh_write_object(w);
  explain_seconds(w, "connect", timeouts->connect_ms);
  explain_seconds(w, "read", timeouts->read_ms);
  explain_seconds(w, "ttft", timeouts->ttft_ms);
  explain_seconds(w, "chunk", timeouts->chunk_ms);
  zh_write_end(w);
  zh_write_key(w, "left");
  if (*left == ZH_NO_TIMEOUT)
    zh_write_null(w);
  else
    zh_write_thousandths(w, *left);
  if (*left != ZH_NO_TIMEOUT && !target->only)
    *left = silence < *left ? *left - silence : 0;
}

static zh_str explain_only(uint8_t only) {
  return only == ZH_ONLY_CONTEXT  ? ZH_S("context_window")
         : only == ZH_ONLY_POLICY ? ZH_S("content_policy")
         : only                   ? ZH_S("degrade")
                                  : ZH_S("");
}

static void explain_target(zh_writer *w, const zh_plan_query *query,
                           const zh_wish *wish, const zh_target *target,
                           uint32_t *left) {
  const zh_extra *extra = zh_target_extra(target);
  zh_write_object(w);
  explain_id(w, target);
  zh_put_str(w, "deployment", target->name);
  zh_put_str(w, "provider", zh_str_of(target->account->row.name));
  zh_put_str(w, "model", target->model);
  explain_null(w, "group", target->group ? target->group->name : ZH_S(""));
  zh_put_int(w, "key", target->key);
  zh_put_bool(w, "fallback", target->fallback);
  if (extra->edits[0] || extra->edits[1]) {
    zh_write_key(w, "edits");
    zh_edit_write_names(w, extra->edits[0], extra->edits[1]);
  }
  if (extra->edits[1])
    zh_put_int(w, "edit", extra->edits[1]->number);
  if (extra->step) {
    zh_write_key(w, "step");
    zh_write_object(w);
    zh_put_int(w, "number", extra->step->number);
    zh_put_str(w, "name", extra->step->name);
    zh_write_end(w);
  }
  if (extra->near) {
    zh_write_key(w, "nearest");
    zh_nearest_write(w, extra->near);
  }
  explain_null(w, "only", explain_only(target->only));
  explain_budget(w, query, wish, target, left);
  zh_write_end(w);
}

static void explain_excluded(zh_writer *w, const zh_excluded *excluded) {
  zh_write_object(w);
  zh_put_str(w, "deployment", excluded->name);
  zh_put_int(w, "key", (int64_t)excluded->key);
  zh_put_str(w, "reason", zh_str_of(excluded->why));
  if (excluded->for_ms > 0)
    zh_put_int(w, "for_ms", excluded->for_ms);
  else
    zh_put_null(w, "for_ms");
  zh_write_end(w);
}

zh_status zh_plan_write(const zh_plan *plan, const zh_plan_query *query,
                        zh_buf *out, zh_error *err) {
  zh_writer w;
  uint32_t deadline =
      plan->count > 0 ? plan->targets[0].timeouts.deadline_ms : 0;
  zh_wish wish = {.prompt = plan->prompt, .max_output = plan->max_output};
  zh_writer_init(&w, out, NULL, NULL);
  zh_write_object(&w);
  zh_put_str(&w, "model", query->chat->model);
  explain_null(&w, "group", plan->group ? plan->group->name : ZH_S(""));
  explain_null(&w, "strategy",
               plan->is_picked ? ZH_S("callback")
               : plan->group
                   ? zh_str_of(zh_strategy_name(plan->group->strategy))
                   : ZH_S(""));
  explain_null(&w, "label", plan->label);
  if (plan->degraded)
    zh_put_str(&w, "degraded", zh_degrade_name(plan->degraded));
  zh_put_bool(&w, "last_resort", plan->is_resort);
  zh_put_int(&w, "revision", query->config->revision);
  explain_seconds(&w, "deadline", deadline);
  uint32_t left = deadline ? deadline : ZH_NO_TIMEOUT;
  zh_write_key(&w, "targets");
  zh_write_array(&w);
  for (size_t i = 0; i < plan->count; i++)
    explain_target(&w, query, &wish, &plan->targets[i], &left);
  zh_write_end(&w);
  zh_write_key(&w, "excluded");
  zh_write_array(&w);
  for (size_t i = 0; i < plan->excluded_count; i++)
    explain_excluded(&w, &plan->excluded[i]);
  zh_write_end(&w);
  zh_write_end(&w);
  return zh_writer_status(&w) == ZH_OK ? ZH_OK : zh_error_memory(err);
}
