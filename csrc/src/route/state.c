/* SPDX-License-Identifier: Apache-2.0 */
/* Finding slots, and changing them by hand.  health.c judges outcomes. */
#include "route/state.h"

#include "base/error.h"
#include "route/health.h"
#include "route/load.h"
#include "route/plan.h"
#include "route/speed.h"

#define STATE_SLOTS 4096 /* models without a deployment are not all kept    */

/* --- finding ------------------------------------------------------------ */

static uint64_t state_mix(uint64_t hash, zh_str text) {
  for (size_t i = 0; i < text.len; i++)
    hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
  return (hash ^ 0xff) * 1099511628211u;
}

#define STATE_SEED 14695981039346656037u

static zh_key_state *state_key(zh_routing *routing, uint64_t id) {
  for (size_t i = 0; i < routing->key_count; i++)
    if (routing->keys[i]->id == id)
      return routing->keys[i];
  zh_key_state *key = zh_arena_zero(&routing->arena, sizeof(*key));
  zh_key_state **slot =
      key ? zh_arena_push(&routing->arena, (void **)&routing->keys,
                          &routing->key_count, sizeof(*slot))
          : NULL;
  if (!slot)
    return NULL;
  key->id = id;
  return *slot = key;
}

static zh_domain *state_domain(zh_routing *routing, zh_str name) {
  uint64_t id = state_mix(STATE_SEED, name);
  for (size_t i = 0; i < routing->domain_count; i++)
    if (routing->domains[i]->id == id)
      return routing->domains[i];
  zh_domain *domain = zh_arena_zero(&routing->arena, sizeof(*domain));
  zh_str copy = zh_arena_str(&routing->arena, name);
  if (!domain || !copy.ptr)
    return NULL;
  zh_domain **slot = zh_arena_push(&routing->arena, (void **)&routing->domains,
                                   &routing->domain_count, sizeof(*slot));
  if (!slot)
    return NULL;
  domain->id = id;
  domain->name = copy;
  return *slot = domain;
}

static zh_round *state_round(zh_routing *routing, zh_str group) {
  uint64_t id = state_mix(STATE_SEED, group);
  for (size_t i = 0; i < routing->round_count; i++)
    if (routing->rounds[i]->id == id)
      return routing->rounds[i];
  zh_round *round = zh_arena_zero(&routing->arena, sizeof(*round));
  zh_round **slot =
      round ? zh_arena_push(&routing->arena, (void **)&routing->rounds,
                            &routing->round_count, sizeof(*slot))
            : NULL;
  if (!slot)
    return NULL;
  *round = (zh_round){.id = id, .pin = ZH_S("")};
  return *slot = round;
}

typedef struct state_place {
  const zh_account *account;
  zh_str model;
  zh_str base_url;
  zh_str key;
  zh_str name; /* "provider/model"                                           */
  zh_str domain;
  size_t key_number;
} state_place;

static bool state_is_called(const zh_slot *slot, zh_str name) {
  return zh_str_is(slot->name, name) || zh_str_is(slot->provider, name);
}

static zh_slot *state_make(zh_routing *routing, const state_place *place,
                           uint64_t id) {
  zh_arena *arena = &routing->arena;
  zh_str provider = zh_str_of(place->account->row.name);
  uint64_t key = state_mix(state_mix(STATE_SEED, provider), place->key);
  zh_slot *slot = zh_arena_zero(arena, sizeof(*slot));
  if (!slot)
    return NULL;
  slot->id = id;
  slot->name = zh_arena_str(arena, place->name);
  slot->provider = zh_arena_str(arena, provider);
  slot->key = state_key(routing, key);
  slot->domain =
      state_domain(routing, place->domain.len ? place->domain : provider);
  slot->key_number = place->key_number;
  if (!slot->name.ptr || !slot->provider.ptr || !slot->key || !slot->domain)
    return NULL;
  for (size_t i = 0; i < routing->off_count; i++)
    slot->disabled |= state_is_called(slot, routing->off[i]);
  zh_slot **entry = zh_arena_push(arena, (void **)&routing->slots,
                                  &routing->slot_count, sizeof(*entry));
  if (!entry)
    return NULL;
  *entry = slot;
  size_t at = (size_t)id & (STATE_TABLE - 1);
  while (routing->table[at])
    at = (at + 1) & (STATE_TABLE - 1);
  routing->table[at] = slot;
  return slot;
}

/* NULL with *is_full for one more than are kept, else when out of memory. */
static zh_slot *state_slot(zh_routing *routing, const zh_config *config,
                           const state_place *place, bool *is_full) {
  uint64_t id = STATE_SEED;
  id = state_mix(id, zh_str_of(place->account->row.name));
  id = state_mix(id, place->base_url);
  id = state_mix(id, place->model);
  id = state_mix(id, place->key);
  zh_slot *slot = NULL;
  *is_full = false;
  for (size_t at = (size_t)id & (STATE_TABLE - 1); routing->table[at];
       at = (at + 1) & (STATE_TABLE - 1))
    if (routing->table[at]->id == id) {
      slot = routing->table[at];
      break;
    }
  if (!slot && (*is_full = routing->slot_count >= STATE_SLOTS))
    return NULL;
  if (!slot)
    slot = state_make(routing, place, id);
  if (slot) {
    slot->allowed_fails = config->allowed_fails;
    slot->cooldown_ns = config->cooldown_ms * ZH_MS;
  }
  return slot;
}

/* --- binding a config --------------------------------------------------- */

static bool state_env_off(const zh_config *config, const zh_slot *slot) {
  for (size_t i = 0; i < config->disabled_count; i++)
    if (state_is_called(slot, config->disabled[i]))
      return true;
  return false;
}

static bool state_bind_deployment(zh_routing *routing, zh_config *config,
                                  zh_deployment *deployment) {
  state_place place = {.account = deployment->account,
                       .model = deployment->model,
                       .base_url = deployment->base_url,
                       .name = deployment->name,
                       .domain = deployment->failure_domain};
  bool is_full;
  for (size_t i = 0; i < deployment->key_count; i++) {
    place.key = deployment->keys[i].text;
    place.key_number = i;
    zh_slot *slot = state_slot(routing, config, &place, &is_full);
    if (!slot && !is_full)
      return false;
    deployment->keys[i].slot = slot;
    if (!slot)
      continue;
    slot->env_disabled = state_env_off(config, slot);
    slot->max_in_flight = (uint32_t)deployment->max_parallel;
  }
  return true;
}

static bool state_bind_group(zh_routing *routing, zh_config *config,
                             zh_group *group) {
  group->round = state_round(routing, group->name);
  for (size_t i = 0; i < config->pin_count && group->round; i++) {
    if (!zh_str_is(config->pins[i].name, group->name))
      continue;
    zh_str pin = zh_arena_str(&routing->arena, config->pins[i].value);
    if (!pin.ptr)
      return false;
    group->round->pin = pin;
  }
  for (size_t i = 0; i < group->deployment_count; i++)
    if (!state_bind_deployment(routing, config, &group->deployments[i]))
      return false;
  return group->round != NULL;
}

/* --- public --- */

zh_routing *zh_routing_new(const zh_clock *clock) {
  zh_routing *routing = zh_alloc_zero(sizeof(*routing));
  if (!routing)
    return NULL;
  zh_mutex_init(&routing->lock);
  routing->clock = clock;
  routing->random = clock->random(clock->user) | 1;
  return routing;
}

void zh_routing_free(zh_routing *routing) {
  if (!routing)
    return;
  for (size_t i = 0; i < routing->slot_count; i++)
    zh_speed_free(routing->slots[i]);
  zh_free(routing->grades);
  zh_mutex_deinit(&routing->lock);
  zh_arena_deinit(&routing->arena);
  zh_free(routing);
}

void zh_routing_forked(zh_routing *routing) {
  zh_mutex_init(&routing->lock);
  for (size_t i = 0; i < routing->slot_count; i++)
    routing->slots[i]->in_flight = 0;
}

zh_status zh_routing_bind(zh_routing *routing, zh_config *config,
                          zh_error *err) {
  bool good = true;
  zh_mutex_lock(&routing->lock);
  for (size_t i = 0; i < config->group_count && good; i++)
    good = state_bind_group(routing, config, &config->groups[i]);
  zh_mutex_unlock(&routing->lock);
  return good ? zh_plan_prepare(config, err) : zh_error_memory(err);
}

zh_slot *zh_routing_slot(zh_routing *routing, const zh_config *config,
                         const zh_account *account, zh_str model) {
  char name[160];
  size_t len = strlen(account->row.name);
  if (len + 1 + model.len >= sizeof(name))
    return NULL;
  memcpy(name, account->row.name, len);
  name[len] = '/';
  if (model.len > 0)
    memcpy(name + len + 1, model.ptr, model.len);
  state_place place = {.account = account,
                       .model = model,
                       .base_url = account->base_url,
                       .key = account->api_key,
                       .name = {name, len + 1 + model.len}};
  bool is_full;
  return state_slot(routing, config, &place, &is_full);
}

void zh_routing_lock(zh_routing *routing) {
  zh_mutex_lock(&routing->lock);
}

void zh_routing_unlock(zh_routing *routing) {
  zh_mutex_unlock(&routing->lock);
}

int64_t zh_routing_now(const zh_routing *routing) {
  return zh_clock_now(routing->clock);
}

/* xorshift64*: seeded once, the system is not asked for each decision. */
uint64_t zh_routing_random(zh_routing *routing) {
  uint64_t x = routing->random;
  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  routing->random = x;
  return x * 2685821657736338717u;
}

/* --- by hand --- */

static zh_status state_nothing(zh_routing *routing, zh_str name,
                               zh_error *err) {
  zh_load_nearest nearest = {.name = name};
  for (size_t i = 0; i < routing->slot_count; i++) {
    zh_load_try(&nearest, routing->slots[i]->name);
    zh_load_try(&nearest, routing->slots[i]->provider);
  }
  zh_error_field(err, ZH_INVALID, "name", "nothing is called \"%.*s\"%s%s%s",
                 (int)name.len, name.ptr ? name.ptr : "",
                 nearest.best.ptr ? "; did you mean \"" : "",
                 nearest.best.ptr ? nearest.best.ptr : "",
                 nearest.best.ptr ? "\"?" : "");
  return ZH_INVALID;
}

/* Remembers the name for slots that come later, or forgets it. */
static bool state_remember(zh_routing *routing, zh_str name, bool enable) {
  for (size_t i = 0; i < routing->off_count; i++)
    if (zh_str_is(routing->off[i], name)) {
      if (enable)
        routing->off[i] = routing->off[--routing->off_count];
      return true;
    }
  if (enable)
    return true;
  zh_str copy = zh_arena_str(&routing->arena, name);
  zh_str *entry = copy.ptr
                      ? zh_arena_push(&routing->arena, (void **)&routing->off,
                                      &routing->off_count, sizeof(*entry))
                      : NULL;
  if (entry)
    *entry = copy;
  return entry != NULL;
}

zh_status zh_routing_enable(zh_routing *routing, zh_str name, bool enable,
                            zh_error *err) {
  size_t found = 0;
  zh_status st = ZH_OK;
  zh_mutex_lock(&routing->lock);
  for (size_t i = 0; i < routing->slot_count; i++) {
    zh_slot *slot = routing->slots[i];
    if (!state_is_called(slot, name))
      continue;
    found++;
    slot->disabled = !enable;
    if (enable)
      slot->env_disabled = false;
  }
  if (found == 0)
    st = state_nothing(routing, name, err);
  else if (!state_remember(routing, name, enable))
    st = zh_error_memory(err);
  zh_mutex_unlock(&routing->lock);
  return st;
}

zh_status zh_routing_pin(zh_routing *routing, const zh_config *config,
                         zh_str group, zh_str name, zh_error *err) {
  const zh_group *found = zh_config_group(config, group);
  bool is_there = name.len == 0;
  if (!found)
    return zh_error_field(err, ZH_INVALID, "group",
                          "group: no group is called \"%.*s\"", (int)group.len,
                          group.ptr ? group.ptr : "");
  for (size_t i = 0; i < found->deployment_count && !is_there; i++)
    is_there = zh_str_is(found->deployments[i].name, name);
  if (!is_there)
    return zh_error_field(err, ZH_INVALID, "name",
                          "name: \"%.*s\" has no deployment \"%.*s\"",
                          (int)group.len, group.ptr, (int)name.len, name.ptr);
  zh_mutex_lock(&routing->lock);
  zh_str copy = zh_arena_str(&routing->arena, name);
  if (copy.ptr)
    found->round->pin = copy;
  zh_mutex_unlock(&routing->lock);
  return copy.ptr ? ZH_OK : zh_error_memory(err);
}
