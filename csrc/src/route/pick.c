/* SPDX-License-Identifier: Apache-2.0 */
#include "route/pick.h"

#include "base/error.h"
#include "base/limits.h"
#include "format/json_write.h"
#include "provider/cost.h"
#include "route/estimate.h"
#include "route/health.h"

/* --- the question ------------------------------------------------------- */

static void pick_put_text(zh_writer *w, const char *key, zh_str text) {
  if (text.len > 0)
    zh_put_str(w, key, text);
  else
    zh_put_null(w, key);
}

static void pick_put_number(zh_writer *w, const char *key, double value) {
  zh_write_key(w, key);
  if (value > 0)
    zh_write_thousandths(w, (int64_t)(value * 1000));
  else
    zh_write_null(w);
}

static void pick_put_names(zh_writer *w, const char *key, const zh_str *names,
                           size_t count) {
  zh_write_key(w, key);
  zh_write_array(w);
  for (size_t i = 0; i < count; i++)
    zh_write_str(w, names[i]);
  zh_write_end(w);
}

/* With the lock held. */
static void pick_put_slot(zh_writer *w, const zh_slot *slot, int64_t now) {
  zh_put_int(w, "in_flight", slot ? slot->in_flight : 0);
  zh_put_int(w, "attempts", slot ? (int64_t)slot->attempts : 0);
  zh_put_int(w, "failures", slot ? (int64_t)slot->failures : 0);
  pick_put_number(w, "ttft_p50_ms", slot ? slot->ttft_p50 : 0);
  pick_put_number(w, "ttft_p95_ms", slot ? slot->ttft_p95 : 0);
  pick_put_number(w, "tokens_per_second", slot ? slot->speed_p50 : 0);
  zh_put_int(w, "tokens_last_minute",
             slot ? zh_meter_sum(&slot->tokens, now) : 0);
}

static void pick_put_candidate(zh_writer *w, const zh_choosing *ask,
                               const zh_wish *wish, const zh_choice *choice,
                               int64_t unix_ms) {
  const zh_deployment *deployment = choice->deployment;
  const zh_facts_row *facts = deployment->facts;
  zh_put_str(w, "deployment", deployment->name);
  zh_put_str(w, "provider", zh_str_of(deployment->account->row.name));
  zh_put_str(w, "model", deployment->model);
  zh_put_int(w, "key", choice->key - deployment->keys);
  zh_put_int(w, "order", deployment->order);
  pick_put_number(w, "weight", deployment->weight);
  pick_put_names(w, "tags", deployment->tags, deployment->tag_count);
  pick_put_text(w, "region", deployment->region);
  zh_put_int(w, "context", facts ? facts->context : 0);
  zh_write_key(w, "cost");
  zh_write_usd(w, zh_estimate_cost(ask->config, deployment->account,
                                   deployment->model, wish, unix_ms));
}

static void pick_put_request(zh_writer *w, const zh_choosing *ask,
                             const zh_wish *wish) {
  const zh_json *json = &ask->chat->source;
  zh_put_str(w, "group", ask->group->name);
  zh_put_str(w, "model", ask->chat->model);
  pick_put_text(w, "task", wish->task);
  pick_put_text(w, "session", wish->session);
  pick_put_names(w, "tags", wish->tags.items, wish->tags.count);
  zh_write_key(w, "metadata");
  if (wish->metadata)
    zh_write_raw(w, zh_json_raw(json, wish->metadata));
  else
    zh_write_null(w);
  zh_put_int(w, "prompt_tokens", wish->prompt);
  zh_put_int(w, "max_tokens", wish->max_output);
}

static void pick_put_question(zh_writer *w, const zh_choosing *ask,
                              const zh_wish *wish, const zh_choices *choices) {
  zh_routing *routing = ask->routing;
  int64_t unix_ms =
      zh_clock_unix_ms(routing ? routing->clock : &zh_clock_system);
  zh_write_object(w);
  pick_put_request(w, ask, wish);
  zh_write_key(w, "candidates");
  zh_write_array(w);
  if (routing)
    zh_routing_lock(routing);
  for (size_t i = 0; i < choices->usable; i++) {
    const zh_choice *choice = choices->items[i];
    zh_write_object(w);
    pick_put_candidate(w, ask, wish, choice, unix_ms);
    pick_put_slot(w, choice->key->slot, routing ? zh_routing_now(routing) : 0);
    zh_write_end(w);
  }
  if (routing)
    zh_routing_unlock(routing);
  zh_write_end(w);
  zh_write_end(w);
}

/* --- the answer --------------------------------------------------------- */

/* The numbers say one after another who is next; the others go behind.  False
 * for a number that is none, or comes twice. */
static bool pick_apply(zh_choices *choices, const uint32_t *order, size_t count,
                       zh_choice **spare) {
  size_t usable = choices->usable, rest = count;
  if (count > usable)
    return false;
  for (size_t i = 0; i < count; i++) {
    if (order[i] >= usable || !choices->items[order[i]])
      return false;
    spare[i] = choices->items[order[i]];
    choices->items[order[i]] = NULL;
  }
  for (size_t i = 0; i < usable; i++)
    if (choices->items[i]) {
      choices->items[i]->why = "left out by the strategy callback";
      spare[rest++] = choices->items[i];
    }
  memcpy(choices->items, spare, usable * sizeof(*spare));
  choices->usable = count;
  return true;
}

/* --- public --- */

zh_status zh_pick_ask(const zh_pick *pick, const zh_choosing *ask,
                      const zh_wish *wish, zh_arena *arena, zh_choices *choices,
                      bool *picked, zh_error *err) {
  size_t usable = choices->usable;
  zh_writer w;
  zh_buf text;
  if (!pick->fn || usable == 0)
    return ZH_OK;
  uint32_t *order = zh_arena_alloc(arena, usable * sizeof(*order));
  zh_choice **both = zh_arena_alloc(arena, 2 * usable * sizeof(*both));
  if (!order || !both)
    return zh_error_memory(err);
  zh_buf_init(&text, ZH_MAX_CONFIG);
  zh_writer_init(&w, &text, NULL, NULL);
  pick_put_question(&w, ask, wish, choices);
  zh_status st = zh_writer_status(&w);
  size_t count = SIZE_MAX;
  if (st == ZH_OK)
    count = pick->fn(pick->user, zh_buf_str(&text), order, usable);
  zh_buf_deinit(&text);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(err);
  memcpy(both + usable, choices->items, usable * sizeof(*both));
  if (count == SIZE_MAX)
    return ZH_OK;
  *picked = pick_apply(choices, order, count, both);
  if (!*picked)
    memcpy(choices->items, both + usable, usable * sizeof(*both));
  return ZH_OK;
}
