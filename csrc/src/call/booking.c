/* SPDX-License-Identifier: Apache-2.0 */
#include "call/booking.h"

#include "call/errand.h"
#include "call/ledger.h"

#define BOOKING_TAGS     32 /* of one request                                */
#define BOOKING_TAG_LEN  256
#define BOOKING_TAGS_LEN 2048

/* --- tags --------------------------------------------------------------- */

typedef struct booking_tags {
  char text[BOOKING_TAGS_LEN];
  size_t len;
  size_t count;
} booking_tags;

/* Texts are escaped content of the request, and stay it. */
static void booking_put_tag(booking_tags *tags, zh_str key, zh_str value) {
  size_t len = key.len + value.len + 4;
  if (tags->count == BOOKING_TAGS || key.len + value.len == 0 ||
      key.len + value.len > BOOKING_TAG_LEN ||
      len > sizeof(tags->text) - tags->len - 1)
    return;
  char *at = tags->text + tags->len;
  *at++ = tags->count++ ? ',' : '[';
  *at++ = '"';
  memcpy(at, key.ptr, key.len);
  at += key.len;
  if (key.len > 0)
    *at++ = ':';
  memcpy(at, value.ptr, value.len);
  at += value.len;
  *at++ = '"';
  tags->len = (size_t)(at - tags->text);
}

static void booking_put_list(booking_tags *tags, const zh_json *json,
                             uint32_t list) {
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return;
  for (uint32_t item = zh_json_first(json, list); item;
       item = zh_json_next(json, list, item))
    if (zh_json_has(json, item, ZH_JSON_STRING))
      booking_put_tag(tags, ZH_S(""), zh_json_text(json, item));
}

/* OpenAI's `metadata`, each member as "key:value"; its list `tags`, and the
 * request's own. */
static zh_str booking_read_tags(const zh_chat_request *chat,
                                booking_tags *tags) {
  const zh_json *json = &chat->source;
  tags->len = tags->count = 0;
  if (json->count == 0)
    return ZH_S("");
  uint32_t metadata = zh_json_get(json, 0, "metadata");
  uint32_t route = zh_json_get(json, 0, "route");
  uint32_t task = route ? zh_json_get(json, route, "task") : 0;
  booking_put_list(tags, json, chat->tags);
  if (zh_json_has(json, task, ZH_JSON_STRING))
    booking_put_tag(tags, ZH_S("task"), zh_json_text(json, task));
  if (zh_json_has(json, metadata, ZH_JSON_OBJECT)) {
    for (uint32_t key = zh_json_first(json, metadata); key;
         key = zh_json_next(json, metadata, key)) {
      if (zh_json_has(json, key + 1, ZH_JSON_STRING))
        booking_put_tag(tags, zh_json_text(json, key),
                        zh_json_text(json, key + 1));
      else if (zh_json_eq(json, key, "tags"))
        booking_put_list(tags, json, key + 1);
    }
  }
  if (tags->count > 0)
    tags->text[tags->len++] = ']';
  return (zh_str){tags->text, tags->len};
}

/* --- rows --------------------------------------------------------------- */

static const char *const booking_sources[] = {
    [ZH_COST_UNKNOWN] = "",
    [ZH_COST_CATALOG] = "catalog",
    [ZH_COST_USER] = "user",
    [ZH_COST_PROVIDER] = "provider",
};

/* Whose key it was, never the key. */
static zh_str booking_key(const zh_target *target) {
  if (target->api_key.len == 0)
    return ZH_S("");
  if (target->api_key.ptr == target->account->api_key.ptr)
    return zh_str_of(target->account->row.name);
  const zh_key *key =
      target->group
          ? &target->group->deployments[target->number].keys[target->key]
          : NULL;
  if (key && key->text.ptr == target->api_key.ptr)
    return key->name;
  return target->home ? ZH_S("call") : target->name;
}

static void booking_count_tokens(int64_t *n, const zh_usage *usage) {
  n[ZH_LEDGER_PROMPT] = usage->prompt;
  n[ZH_LEDGER_COMPLETION] = usage->completion;
  n[ZH_LEDGER_CACHED] = usage->cached;
  n[ZH_LEDGER_CACHE_WRITE] = usage->cache_write;
  n[ZH_LEDGER_CACHE_WRITE_1H] = usage->cache_write_1h;
  n[ZH_LEDGER_REASONING] = usage->reasoning;
  n[ZH_LEDGER_AUDIO_PROMPT] = usage->audio_prompt;
  n[ZH_LEDGER_AUDIO_COMPLETION] = usage->audio_completion;
  n[ZH_LEDGER_IMAGE_PROMPT] = usage->image_prompt;
  n[ZH_LEDGER_IMAGE_COMPLETION] = usage->image_completion;
  n[ZH_LEDGER_CITATION] = usage->citation;
  n[ZH_LEDGER_SEARCHES] = usage->searches;
}

static void booking_count(int64_t *n, const zh_call *call, const zh_attempt *at,
                          const zh_attempt *last, const zh_cost *cost) {
  zh_status st = at->error.status;
  bool ok = st == ZH_OK && at->step == ZH_ATTEMPT_DONE;
  bool canceled = st == ZH_CANCELED || st == ZH_CLOSED;
  // What the router asked by itself is money spent, but nobody's request.
  bool is_asked = at == last && !call->errand;
  n[ZH_LEDGER_REQUESTS] = is_asked;
  n[ZH_LEDGER_ANSWERED] = ok && is_asked;
  n[ZH_LEDGER_FAILED] = !ok && !canceled && !call->errand;
  n[ZH_LEDGER_CANCELED] = canceled;
  n[ZH_LEDGER_FALLBACKS] = ok && at == last && at->target != call->plan.targets;
  n[ZH_LEDGER_REFUSED] = (ok && at->refused) || st == ZH_CONTENT_FILTER;
  n[ZH_LEDGER_ESTIMATES] = cost->is_billed && cost->is_estimate;
  n[ZH_LEDGER_UNPRICED] = cost->is_billed && cost->pusd < 0;
  n[ZH_LEDGER_PUSD] = cost->is_billed ? cost->pusd : 0;
  booking_count_tokens(n, &cost->usage);
  n[ZH_LEDGER_STARTED] = at->first_at != 0;
  n[ZH_LEDGER_TTFT_US] =
      at->first_at ? (at->first_at - at->started_at) / 1000 : -1;
  n[ZH_LEDGER_DURATION_US] =
      at->ended_at ? (at->ended_at - at->started_at) / 1000 : -1;
}

static void booking_add_attempt(const zh_call *call, const zh_attempt *at,
                                const zh_attempt *last, const zh_cost *cost,
                                zh_ledger_row *row) {
  const zh_loop *loop = &call->reactor->loop;
  bool ok = at->error.status == ZH_OK;
  row->at_ms = zh_clock_unix_ms(loop->clock) -
               (zh_loop_now(loop) - at->started_at) / ZH_MS;
  row->outcome =
      ok && at->step != ZH_ATTEMPT_DONE ? ZH_CANCELED : at->error.status;
  row->http_status = at->http_status;
  row->text[ZH_LEDGER_DEPLOYMENT] = at->target->name;
  row->text[ZH_LEDGER_PROVIDER] = zh_str_of(at->target->account->row.name);
  row->text[ZH_LEDGER_MODEL] = at->target->model;
  row->text[ZH_LEDGER_KEY] = booking_key(at->target);
  row->error = zh_str_of(ok ? "" : at->error.code);
  row->source = zh_str_of(cost->is_billed ? booking_sources[cost->source] : "");
  row->reply = at->reply_id;
  booking_count(row->n, call, at, last, cost);
  zh_ledger_add(call->router->ledger, row);
}

void zh_booking_add(const zh_call *call, const zh_attempt *last,
                    const zh_cost *costs) {
  booking_tags tags;
  zh_ledger_row row = {.call = call->id, .is_stream = call->chat->stream};
  size_t i = call->attempt_count;
  row.text[ZH_LEDGER_GROUP] =
      call->chat->model.len ? call->chat->model : ZH_S("");
  if (call->errand)
    row.text[ZH_LEDGER_GROUP] = zh_errand_name(call->errand);
  row.text[ZH_LEDGER_TAGS] = booking_read_tags(call->chat, &tags);
  row.text[ZH_LEDGER_LABEL] = ZH_S("");
  for (const zh_attempt *at = call->attempts; at; at = at->older) {
    row.number = (uint16_t)--i;
    booking_add_attempt(call, at, last, &costs[i], &row);
  }
}
