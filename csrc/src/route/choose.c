/* SPDX-License-Identifier: Apache-2.0 */
#include "route/choose.h"
#include "route/estimate.h"
#include "route/health.h"
#include "route/speed.h"

#include "base/error.h"
#include "base/limits.h"
#include "zerohop_tokens.h"

#include <math.h>

#define CHOOSE_NEAR     1.05 /* as good as the best: chance decides */
#define CHOOSE_RANKS    127  /* names of provider.order that count */
#define CHOOSE_TIERS    1023
#define CHOOSE_LOOK     128 /* one request in so many goes to see */
#define CHOOSE_LOOK_NS  (60 * 1000 * ZH_MS) /* ... after this long */
#define CHOOSE_LEASE_NS (2000 * ZH_MS)      /* until a half-open one is asked */

/* --- hard filters ------------------------------------------------------- */

static bool choose_has(const zh_names *names, zh_str name) {
  for (size_t i = 0; i < names->count; i++)
    if (zh_str_is(names->items[i], name))
      return true;
  return false;
}

const char *zh_choose_provider(const zh_wish *wish, zh_str provider) {
  if (wish->only.given && !choose_has(&wish->only, provider))
    return "not among provider.only";
  if (choose_has(&wish->ignore, provider))
    return "among provider.ignore";
  if (wish->no_fallbacks && wish->order.given &&
      !choose_has(&wish->order, provider))
    return "not among provider.order, and fallbacks are not allowed";
  return NULL;
}

static const char *choose_by_tags(const zh_wish *wish,
                                  const zh_deployment *deployment) {
  for (size_t i = 0; i < wish->tags.count; i++) {
    bool has = zh_str_is(deployment->region, wish->tags.items[i]);
    for (size_t j = 0; j < deployment->tag_count && !has; j++)
      has = zh_str_is(deployment->tags[j], wish->tags.items[i]);
    if (!has)
      return "has not all of the tags asked for";
  }
  return NULL;
}

/* What the catalog says that the model cannot; what it does not know of a
 * model does not count. */
static const char *choose_by_ability(const zh_facts_row *facts,
                                     uint32_t needs) {
  if (!facts || facts->takes == 0)
    return NULL;
  if ((needs & ZH_NEED_IMAGE) && !(facts->takes & ZH_MODE_IMAGE))
    return "takes no images";
  if ((needs & ZH_NEED_AUDIO) && !(facts->takes & ZH_MODE_AUDIO))
    return "takes no audio";
  if ((needs & ZH_NEED_FILE) && !(facts->takes & ZH_MODE_PDF))
    return "takes no files";
  if ((needs & ZH_NEED_TOOLS) && !(facts->can & ZH_CAN_TOOLS))
    return "has no tools";
  return NULL;
}

/* What a target would lose or have emulated, which `require_parameters` does
 * not want. */
static const char *choose_by_parameters(const zh_facts_row *facts,
                                        uint32_t needs) {
  if (!facts || facts->can == 0)
    return NULL;
  if ((needs & ZH_NEED_SCHEMA) && !(facts->can & ZH_CAN_JSON_SCHEMA))
    return "has no json_schema";
  if ((needs & ZH_NEED_REASONING) && !(facts->can & ZH_CAN_REASONING))
    return "has no reasoning_effort";
  return NULL;
}

/* Is there room for the request?  Most have less bytes than a window has
 * tokens and need no counting; what one counting told holds for larger windows,
 * or for smaller ones.  Where counting fails, there is. */
static bool choose_fits(zh_wish *wish, const zh_chat_request *chat,
                        int64_t window) {
  int64_t room = window - wish->max_output - wish->growth;
  zh_error err;
  bool fits = true;
  if (window == 0 || (int64_t)chat->source.text.len <= room)
    return true;
  if (room <= wish->too_small)
    return false;
  if (wish->large_enough > 0 && room >= wish->large_enough)
    return true;
  zh_error_init(&err);
  if (zh_tokens_fits(chat->source.text, (size_t)room, &fits, &err) != ZH_OK)
    return true;
  *(fits ? &wish->large_enough : &wish->too_small) = room;
  return fits;
}

static const char *choose_filter(zh_choice *choice, zh_wish *wish,
                                 const zh_chat_request *chat) {
  const zh_deployment *deployment = choice->deployment;
  const zh_facts_row *facts = deployment->facts;
  const char *why =
      wish->has_providers
          ? zh_choose_provider(wish, zh_str_of(deployment->account->row.name))
          : NULL;
  if (!why && wish->tags.count > 0)
    why = choose_by_tags(wish, deployment);
  if (!why && facts)
    why = choose_by_ability(facts, zh_wish_needs(wish, chat));
  if (!why && facts && wish->strict_parameters)
    why = choose_by_parameters(facts, zh_wish_needs(wish, chat));
  if (!why && facts && !choose_fits(wish, chat, facts->context)) {
    why = "the request is longer than its context window";
    choice->is_overflow = true;
  }
  return why;
}

/* --- health ------------------------------------------------------------- */

static void choose_health(zh_choice *choice, const zh_wish *wish, int64_t now) {
  const zh_slot *slot = choice->key->slot;
  if (!slot)
    return;
  const char *why = NULL;
  zh_standing standing = zh_slot_stand(slot, now, &why, &choice->until);
  bool is_off = slot->disabled || slot->env_disabled;
  if (slot->window > 0 && wish->prompt >= slot->window) {
    why = "a request of this length was too long for it";
    choice->is_overflow = true;
    standing = ZH_STANDING_DOWN;
    is_off = true;
  }
  choice->is_probe = standing == ZH_STANDING_PROBE;
  if (standing == ZH_STANDING_WEAK)
    choice->rank++;
  if (standing == ZH_STANDING_DOWN) {
    choice->why = why;
    choice->by_health = !is_off;
  }
}

/* --- scores ------------------------------------------------------------- */

static double choose_chance(uint64_t random) {
  return ((double)(random >> 11) + 0.5) * 0x1p-53;
}

static uint64_t choose_mix(uint64_t a, uint64_t b) {
  uint64_t x = a ^ (b * 0x9e3779b97f4a7c15u);
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdu;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53u;
  return x ^ (x >> 33);
}

static uint64_t choose_hash(zh_str text) {
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < text.len; i++)
    hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
  return hash;
}

/* The one with the lowest comes first with a chance of its weight's share. */
static double choose_lot(double chance, double weight) {
  return weight > 0 ? fabsf(logf((float)chance)) / weight : INFINITY;
}

/* Seconds until an answer is there; one of whom nothing is known goes first,
 * once. */
static double choose_seconds(const zh_slot *slot, const zh_wish *wish) {
  if (!slot || slot->ttft_p50 <= 0)
    return slot && slot->in_flight ? 1e6 : 0;
  double tokens = (double)zh_estimate_answer(wish);
  double seconds =
      zh_speed_first(slot) * (1 + (double)wish->prompt / 1000) / 1000;
  if (slot->speed_p50 > 0)
    seconds += tokens / slot->speed_p50;
  return seconds * (1 + 0.05 * slot->in_flight);
}

static double choose_speed(const zh_slot *slot) {
  if (!slot || slot->speed_p50 <= 0)
    return slot && slot->in_flight ? 1e6 : 0;
  return 1 / slot->speed_p50;
}

typedef struct choose_work {
  const zh_choosing *ask;
  zh_routing *routing;
  const zh_group *group;
  zh_wish *wish;
  zh_strategy strategy;
  uint64_t session;  /* 0: none                                              */
  uint64_t task;     /* 0: nobody wants to know                              */
  uint32_t turn;     /* of the deployments                                   */
  uint32_t key_turn; /* of the keys                                          */
  zh_str pin;        /* "" when none                                         */
  int64_t now;
  bool is_real;
} choose_work;

/* What is said of a deployment that is not asked gets old: now and then one
 * request goes there to see. */
static bool choose_looks(const choose_work *work, const zh_slot *slot,
                         uint64_t random) {
  return work->is_real && slot && slot->in_flight == 0 && slot->heard_at > 0 &&
         work->now - slot->heard_at > CHOOSE_LOOK_NS &&
         random % CHOOSE_LOOK == 0;
}

/* Tokens of the last minute, and those that requests under way will take. */
static double choose_usage(const choose_work *work, const zh_slot *slot) {
  int64_t each = work->wish->prompt + zh_estimate_answer(work->wish);
  return slot ? (double)zh_meter_sum(&slot->tokens, work->now) +
                    (double)each * slot->in_flight
              : 0;
}

static double choose_flaw(const choose_work *work,
                          const zh_deployment *deployment) {
  double mean;
  return work->routing ? 1 - zh_routing_worth(work->routing, work->task,
                                              deployment->name, NULL, &mean)
                       : 0;
}

/* A model that many scored, and scored too low. */
static void choose_quality(const choose_work *work, zh_choice *choice) {
  double count, mean;
  if (work->group->min_score <= 0 || choice->why || !work->routing)
    return;
  zh_routing_worth(work->routing, work->task, choice->deployment->name, &count,
                   &mean);
  if (count < ZH_GRADE_LEAST || mean >= work->group->min_score)
    return;
  choice->why = "its mean score for the task is below min_score";
  choice->by_health = true;
}

static double choose_score(const choose_work *work, const zh_choice *choice,
                           size_t number) {
  bool by_chance = work->routing && work->strategy > ZH_STRATEGY_ORDERED;
  uint64_t random = by_chance ? zh_routing_random(work->routing) : 0;
  const zh_slot *slot = choice->key->slot;
  const zh_deployment *deployment = choice->deployment;
  if (work->session) {
    uint64_t id = slot ? slot->id : choose_hash(deployment->name);
    return choose_lot(choose_chance(choose_mix(work->session, id)),
                      deployment->weight);
  }
  bool by_speed = work->strategy == ZH_STRATEGY_LATENCY ||
                  work->strategy == ZH_STRATEGY_THROUGHPUT;
  if (by_speed && choose_looks(work, slot, random))
    return 0;
  switch (work->strategy) {
  case ZH_STRATEGY_WEIGHTED:
    return choose_lot(choose_chance(random), deployment->weight);
  case ZH_STRATEGY_RANDOM:
    return choose_chance(random);
  case ZH_STRATEGY_ROUND_ROBIN:
    return number < work->turn
               ? (double)(number + work->group->deployment_count)
               : (double)number;
  case ZH_STRATEGY_LEAST_BUSY:
    return (slot ? slot->in_flight : 0) + choose_chance(random) / 2;
  case ZH_STRATEGY_LATENCY:
    return choose_seconds(slot, work->wish) *
           (1 + (CHOOSE_NEAR - 1) * choose_chance(random));
  case ZH_STRATEGY_THROUGHPUT:
    return choose_speed(slot) * (1 + (CHOOSE_NEAR - 1) * choose_chance(random));
  case ZH_STRATEGY_COST:
    return choice->pusd >= 0 ? (double)choice->pusd : INFINITY;
  case ZH_STRATEGY_USAGE:
    return choose_usage(work, slot) + choose_chance(random) / 2;
  case ZH_STRATEGY_FEEDBACK:
    return choose_flaw(work, deployment) + choose_chance(random) / 100;
  default:
    return (double)number;
  }
}

/* --- order -------------------------------------------------------------- */

/* Providers of `provider.order` come before all others, in that order. */
static uint32_t choose_rank(const zh_wish *wish, zh_str provider) {
  size_t i = 0;
  while (i < wish->order.count && !zh_str_is(wish->order.items[i], provider))
    i++;
  return (uint32_t)(i < CHOOSE_RANKS ? i : CHOOSE_RANKS) * 2;
}

/* The order in one number: whether it may be asked at all, the request's order
 * of providers, `order`, a failing domain, a probe; then the score, which is
 * not negative, so that its bits are in its order; then the place in the list.
 */
static uint64_t choose_place(const zh_choice *choice, double score, size_t at) {
  float narrow = (float)score;
  uint32_t bits;
  memcpy(&bits, &narrow, sizeof(bits));
  uint64_t tier = choice->deployment->tier;
  return (uint64_t)(choice->why != NULL) << 63 |
         (uint64_t)(choice->rank / 2) << 56 |
         (tier < CHOOSE_TIERS ? tier : CHOOSE_TIERS) << 46 |
         (uint64_t)(choice->rank & 1) << 45 |
         (uint64_t)!choice->is_probe << 44 | (uint64_t)bits << 12 | at;
}

/* The lists are short, and often in order already. */
static void choose_sort(uint64_t *items, size_t count) {
  for (size_t i = 1; i < count; i++) {
    uint64_t item = items[i];
    size_t at = i;
    for (; at > 0 && item < items[at - 1]; at--)
      items[at] = items[at - 1];
    items[at] = item;
  }
}

/* The wish as a deployment with edits is asked for it. */
static zh_wish choose_edited(const choose_work *work,
                             const zh_deployment *deployment) {
  const zh_edit *edits[] = {deployment->edit, work->ask->edit};
  zh_wish wish = *work->wish;
  zh_wish_edit(&wish, work->ask->chat, edits);
  // A limit of the config's may be the whole window: that is no reason.
  if (wish.max_output > work->wish->max_output)
    wish.growth -= wish.max_output - work->wish->max_output;
  return wish;
}

/* What was learned of the request itself, whatever is changed of it. */
static void choose_learn(const zh_wish *from, zh_wish *wish) {
  wish->is_seen = from->is_seen;
  wish->seen = from->seen;
  wish->too_small = from->too_small;
  wish->large_enough = from->large_enough;
}

/* All keys of all deployments; the keys of one stand together.  Without the
 * lock: counting tokens may take a while. */
static size_t choose_judge(const choose_work *work, zh_choice *out) {
  const zh_chat_request *chat = work->ask->chat;
  bool is_by_cost = work->strategy == ZH_STRATEGY_COST;
  int64_t unix_ms = !is_by_cost     ? 0
                    : work->routing ? zh_clock_unix_ms(work->routing->clock)
                                    : zh_clock_unix_ms(&zh_clock_system);
  size_t count = 0;
  for (size_t i = 0; i < work->group->deployment_count; i++) {
    const zh_deployment *deployment = &work->group->deployments[i];
    zh_choice *first = &out[count++];
    *first = (zh_choice){.deployment = deployment};
    zh_wish edited, *wish = work->wish;
    if (deployment->edit || work->ask->edit) {
      edited = choose_edited(work, deployment);
      wish = &edited;
    }
    first->why = choose_filter(first, wish, chat);
    first->pusd = is_by_cost && !first->why
                      ? zh_estimate_cost(work->ask->config, deployment->account,
                                         deployment->model, wish, unix_ms)
                      : -1;
    if (wish == &edited)
      choose_learn(wish, work->wish);
    if (work->wish->order.given)
      first->rank =
          choose_rank(work->wish, zh_str_of(deployment->account->row.name));
    for (size_t k = 1; k < deployment->key_count; k++)
      out[count++] = *first;
  }
  return count;
}

static void choose_pin(zh_str pin, zh_choice *choice) {
  if (pin.len == 0 || zh_str_is(pin, choice->deployment->name) ||
      (choice->why && !choice->by_health))
    return;
  choice->why = "the group is pinned to another deployment";
  choice->by_health = false;
  choice->until = 0;
}

/* Of one deployment, the keys that were asked longest ago come first. */
static void choose_keys(const choose_work *work, zh_choice *list, size_t first,
                        size_t number, uint64_t *places) {
  const zh_deployment *deployment = list[first].deployment;
  size_t count = deployment->key_count;
  size_t turn = count > 1 ? work->key_turn % count : 0;
  double score = 0;
  for (size_t k = 0; k < count; k++) {
    zh_choice *choice = &list[first + k];
    choice->key = &deployment->keys[turn];
    turn = turn + 1 < count ? turn + 1 : 0;
    if (work->routing && !choice->why)
      choose_health(choice, work->wish, work->now);
    choose_quality(work, choice);
    choose_pin(work->pin, choice);
    if (k == 0)
      score = choose_score(work, choice, number);
    places[first + k] = choose_place(choice, score, first + k);
  }
}

static void choose_order(const choose_work *work, zh_choice *list,
                         uint64_t *places, zh_choices *out) {
  size_t at = 0;
  for (size_t i = 0; i < work->group->deployment_count; i++) {
    choose_keys(work, list, at, i, places);
    at += work->group->deployments[i].key_count;
  }
  choose_sort(places, out->count);
  for (size_t i = 0; i < out->count; i++) {
    out->items[i] = &list[places[i] & (ZH_MAX_GROUP_KEYS - 1)];
    out->usable += places[i] >> 63 == 0;
  }
  zh_choice *best = out->usable ? out->items[0] : NULL;
  if (work->is_real && best && best->is_probe)
    best->key->slot->probe_until = work->now + CHOOSE_LEASE_NS;
}

/* With the lock held. */
static void choose_begin(choose_work *work) {
  zh_round *round = work->group->round;
  uint32_t count = (uint32_t)work->group->deployment_count;
  work->now = work->routing ? zh_routing_now(work->routing) : 0;
  work->pin = round ? round->pin : ZH_S("");
  uint32_t turn = !round ? 0 : work->is_real ? round->turn++ : round->turn;
  bool is_round = work->strategy == ZH_STRATEGY_ROUND_ROBIN;
  work->turn = count ? turn % count : 0;
  work->key_turn = is_round && count ? turn / count : turn;
}

/* --- public --- */

uint64_t zh_choose_lot(zh_str session, zh_str name) {
  return choose_mix(choose_hash(session), choose_hash(name));
}

zh_status zh_choose(const zh_choosing *ask, zh_wish *wish, zh_arena *arena,
                    zh_choices *out, zh_error *err) {
  const zh_group *group = ask->group;
  size_t most = group->key_count;
  *out =
      (zh_choices){.items = zh_arena_alloc(arena, most * sizeof(*out->items))};
  zh_choice *list = zh_arena_alloc(arena, most * sizeof(*list));
  uint64_t *places = zh_arena_alloc(arena, most * sizeof(*places));
  if (!out->items || !list || !places)
    return zh_error_memory(err);
  choose_work work = {
      .ask = ask,
      .routing = ask->routing,
      .group = group,
      .wish = wish,
      .strategy =
          wish->sort != ZH_STRATEGY_UNSET ? wish->sort : group->strategy,
      .session = wish->session.len ? choose_hash(wish->session) | 1 : 0,
      .is_real = ask->is_real};
  if (work.strategy == ZH_STRATEGY_FEEDBACK || group->min_score > 0)
    work.task = zh_routing_task(zh_wish_task(wish, ask->chat, arena));
  out->count = choose_judge(&work, list);
  if (ask->routing)
    zh_routing_lock(ask->routing);
  choose_begin(&work);
  choose_order(&work, list, places, out);
  if (ask->routing)
    zh_routing_unlock(ask->routing);
  return ZH_OK;
}
