/* SPDX-License-Identifier: Apache-2.0 */
/* What outcomes mean: each is blamed on somebody before it counts. */
#include "route/health.h"

#include "base/error.h"
#include "format/json_write.h"
#include "provider/cost.h"
#include "route/spare.h"
#include "route/speed.h"

#include <math.h>

#define HEALTH_HALF_LIFE    (30 * 1000 * ZH_MS) /* of an outcome's weight     */
#define HEALTH_LEAST        5.0 /* outcomes that a rate is judged by         */
#define HEALTH_DOMAIN_LEAST 8.0 /* ... of a domain */
#define HEALTH_RATE         0.5 /* of them bad: it is down                   */
#define HEALTH_DOMAIN_RATE  0.8
#define HEALTH_MOST_OPEN    10 /* times the cooldown, at most               */
#define HEALTH_PROBE_NS     (20 * 1000 * ZH_MS)
#define HEALTH_DEAD_NS      (600 * 1000 * ZH_MS) /* a key that was refused    */
#define HEALTH_GONE_NS      (300 * 1000 * ZH_MS) /* a model it may not use    */
#define HEALTH_LIMIT_MS     5000 /* a limit that says no time               */
#define HEALTH_LIMIT_MOST   120000
#define HEALTH_PIECE_NS     (10 * 1000 * ZH_MS) /* of a meter                 */

/* Whose fault a status is. */
typedef enum health_blame {
  HEALTH_NOBODY, /* the caller's, or chance's                                */
  HEALTH_GOOD,
  HEALTH_KEY,   /* the key, for all its models                               */
  HEALTH_MODEL, /* this key may not use this model                           */
  HEALTH_LIMIT, /* it said to come back later                                */
  HEALTH_TARGET
} health_blame;

static const uint8_t health_blames[ZH_STATUS_COUNT] = {
    [ZH_OK] = HEALTH_GOOD,
    [ZH_AUTH] = HEALTH_KEY,
    [ZH_BILLING] = HEALTH_KEY,
    [ZH_FORBIDDEN] = HEALTH_MODEL,
    [ZH_MODEL_NOT_FOUND] = HEALTH_MODEL,
    [ZH_RATE_LIMITED] = HEALTH_LIMIT,
    [ZH_REQUEST_TIMEOUT] = HEALTH_TARGET,
    [ZH_CONFLICT] = HEALTH_TARGET,
    [ZH_SERVER] = HEALTH_TARGET,
    [ZH_HTTP] = HEALTH_TARGET,
    [ZH_CONNECT] = HEALTH_TARGET,
    [ZH_TLS] = HEALTH_TARGET,
    [ZH_TIMEOUT] = HEALTH_TARGET,
    [ZH_TRUNCATED] = HEALTH_TARGET,
    [ZH_STREAM] = HEALTH_TARGET,
    [ZH_PROTOCOL] = HEALTH_TARGET,
    [ZH_TOO_BIG] = HEALTH_TARGET,
};

/* --- rates -------------------------------------------------------------- */

static double health_fade(int64_t from, int64_t to) {
  return to > from ? exp2(-(double)(to - from) / (double)HEALTH_HALF_LIFE) : 1;
}

static void health_count(double *good, double *bad, int64_t *at, bool is_good,
                         int64_t now) {
  double fade = health_fade(*at, now);
  *good = *good * fade + (is_good ? 1 : 0);
  *bad = *bad * fade + (is_good ? 0 : 1);
  *at = now;
}

static bool health_domain_fails(const zh_domain *domain, int64_t now) {
  double all = domain->good + domain->bad;
  return all >= HEALTH_DOMAIN_LEAST &&
         domain->bad >= HEALTH_DOMAIN_RATE * all &&
         all * health_fade(domain->at, now) >= HEALTH_DOMAIN_LEAST;
}

/* --- the breaker -------------------------------------------------------- */

static void health_open(zh_slot *slot, int64_t now) {
  int64_t times = 1;
  for (uint32_t i = 0; i < slot->opened && times < HEALTH_MOST_OPEN; i++)
    times *= 2;
  if (times > HEALTH_MOST_OPEN)
    times = HEALTH_MOST_OPEN;
  slot->breaker = ZH_BREAKER_OPEN;
  slot->open_until = now + slot->cooldown_ns * times;
  slot->opened_at = now;
  slot->opened++;
}

/* Does it say anything of the time since `when`?  A stream that began before
 * and now came to its end does not. */
static bool health_is_news(const zh_outcome *outcome, int64_t when) {
  return outcome->began_at == 0 || outcome->began_at >= when;
}

static void health_good(zh_slot *slot, const zh_outcome *outcome, int64_t now) {
  health_count(&slot->good, &slot->bad, &slot->at, true, now);
  health_count(&slot->domain->good, &slot->domain->bad, &slot->domain->at, true,
               now);
  slot->fails = 0;
  slot->successes += !outcome->is_own;
  if (slot->breaker != ZH_BREAKER_CLOSED &&
      health_is_news(outcome, slot->opened_at)) {
    slot->good = slot->bad = 0;
    slot->opened = 0;
    slot->breaker = ZH_BREAKER_CLOSED;
  }
  if (health_is_news(outcome, slot->cooled_at)) {
    slot->cooled = 0;
    slot->cool_until = 0;
  }
  if (health_is_news(outcome, slot->key->died_at))
    slot->key->dead_until = 0;
}

static void health_bad(zh_slot *slot, zh_status why, int64_t now) {
  health_count(&slot->good, &slot->bad, &slot->at, false, now);
  health_count(&slot->domain->good, &slot->domain->bad, &slot->domain->at,
               false, now);
  slot->fails++;
  slot->last_fault = why;
  bool was_probe = slot->breaker != ZH_BREAKER_CLOSED;
  double all = slot->good + slot->bad;
  bool is_rate = all >= HEALTH_LEAST && slot->bad >= HEALTH_RATE * all;
  if (slot->breaker == ZH_BREAKER_OPEN && now < slot->open_until)
    return;
  if (was_probe || (int64_t)slot->fails > slot->allowed_fails || is_rate)
    health_open(slot, now);
}

/* --- cooldowns ---------------------------------------------------------- */

static void health_cool(zh_slot *slot, zh_status why, int64_t ns, int64_t now) {
  if (now + ns > slot->cool_until)
    slot->cool_until = now + ns;
  slot->cool_why = why;
  slot->cooled_at = now;
  slot->last_fault = why;
}

static void health_limit(zh_slot *slot, const zh_outcome *outcome,
                         int64_t now) {
  int64_t ms = HEALTH_LIMIT_MS;
  // Those that were under way when the first was refused say nothing new.
  slot->cooled += now >= slot->cool_until || slot->cooled == 0;
  for (uint32_t i = 1; i < slot->cooled && ms < HEALTH_LIMIT_MOST; i++)
    ms *= 2;
  if (outcome->has_retry_after && outcome->retry_after_ms > 0)
    ms = outcome->retry_after_ms;
  if (ms > HEALTH_LIMIT_MOST)
    ms = HEALTH_LIMIT_MOST;
  health_cool(slot, ZH_RATE_LIMITED, ms * ZH_MS, now);
}

/* --- windows ------------------------------------------------------------ */

static void health_meter(zh_meter *meter, int64_t amount, int64_t now) {
  int64_t piece = now / HEALTH_PIECE_NS;
  size_t places = ZH_COUNT(meter->counts);
  for (size_t i = 0; i < places && meter->piece < piece; i++, meter->piece++)
    meter->counts[(size_t)(meter->piece + 1) % places] = 0;
  meter->piece = piece;
  meter->counts[(size_t)piece % places] += amount;
}

int64_t zh_meter_sum(const zh_meter *meter, int64_t now) {
  int64_t places = ZH_COUNT(meter->counts);
  int64_t oldest = now / HEALTH_PIECE_NS - places + 1;
  int64_t sum = 0;
  if (meter->piece - places + 1 > oldest)
    oldest = meter->piece - places + 1;
  for (int64_t i = oldest > 0 ? oldest : 0; i <= meter->piece; i++)
    sum += meter->counts[i % places];
  return sum;
}

/* What did not fit is more than the window; where the window was thought to be
 * larger, it is known better now. */
static void health_overflow(zh_slot *slot, const zh_outcome *outcome) {
  if (outcome->prompt > 0 &&
      (slot->window == 0 || outcome->prompt < slot->window))
    slot->window = outcome->prompt;
}

/* --- standing ----------------------------------------------------------- */

zh_standing zh_slot_stand(const zh_slot *slot, int64_t now, const char **why,
                          int64_t *until) {
  *until = 0;
  *why = NULL;
  if (slot->disabled || slot->env_disabled) {
    *why = "turned off by hand";
  } else if (slot->max_in_flight && slot->in_flight >= slot->max_in_flight) {
    *why = "max_parallel_requests are under way";
  } else if (now < slot->key->dead_until) {
    *why = slot->key->why == ZH_BILLING ? "its account has no credit"
                                        : "its key was refused";
    *until = slot->key->dead_until;
  } else if (now < slot->cool_until) {
    *why = slot->cool_why == ZH_RATE_LIMITED ? "cooling down: rate limit"
                                             : "its key may not use the model";
    *until = slot->cool_until;
  } else if (slot->breaker != ZH_BREAKER_CLOSED && now < slot->open_until) {
    *why = "its breaker is open";
    *until = slot->open_until;
  } else if (slot->breaker != ZH_BREAKER_CLOSED && now < slot->probe_until) {
    *why = "its breaker is half open and one request is under way";
    *until = slot->probe_until;
  } else if (slot->breaker != ZH_BREAKER_CLOSED) {
    return ZH_STANDING_PROBE;
  }
  if (*why)
    return ZH_STANDING_DOWN;
  return health_domain_fails(slot->domain, now) ? ZH_STANDING_WEAK
                                                : ZH_STANDING_UP;
}

uint8_t zh_slot_causes(const zh_slot *slot, int64_t now) {
  const char *why;
  int64_t until;
  if (!slot || zh_slot_stand(slot, now, &why, &until) != ZH_STANDING_DOWN ||
      slot->disabled || slot->env_disabled)
    return 0;
  if (slot->max_in_flight && slot->in_flight >= slot->max_in_flight)
    return ZH_ONLY_RATE_LIMIT;
  if (now < slot->key->dead_until)
    return slot->key->why == ZH_BILLING ? ZH_ONLY_QUOTA : 0;
  if (now < slot->cool_until)
    return slot->cool_why == ZH_RATE_LIMITED ? ZH_ONLY_RATE_LIMIT : 0;
  return ZH_ONLY_OVERLOAD;
}

/* --- public --- */

static void health_begin(zh_routing *routing, zh_slot *slot, bool is_own) {
  if (!slot)
    return;
  zh_mutex_lock(&routing->lock);
  slot->in_flight++;
  slot->attempts += !is_own;
  slot->checks += is_own;
  if (slot->breaker == ZH_BREAKER_OPEN &&
      zh_clock_now(routing->clock) >= slot->open_until)
    slot->breaker = ZH_BREAKER_HALF_OPEN;
  if (slot->breaker == ZH_BREAKER_HALF_OPEN)
    slot->probe_until = zh_clock_now(routing->clock) + HEALTH_PROBE_NS;
  zh_mutex_unlock(&routing->lock);
}

void zh_routing_begin(zh_routing *routing, zh_slot *slot) {
  health_begin(routing, slot, false);
}

void zh_routing_begin_own(zh_routing *routing, zh_slot *slot) {
  health_begin(routing, slot, true);
}

void zh_routing_settle(zh_routing *routing, zh_slot *slot,
                       const zh_outcome *outcome) {
  if (!slot)
    return;
  zh_mutex_lock(&routing->lock);
  int64_t now = zh_clock_now(routing->clock);
  uint8_t blame = outcome->no_blame ? (uint8_t)HEALTH_NOBODY
                                    : health_blames[outcome->status];
  slot->in_flight -= slot->in_flight > 0;
  if (slot->in_flight == 0)
    slot->probe_until = 0;
  slot->failures +=
      !outcome->is_own && blame != HEALTH_GOOD && blame != HEALTH_NOBODY;
  if (outcome->is_own) {
    slot->checked_at = now;
    slot->checked = outcome->status;
  }
  if (blame == HEALTH_GOOD) {
    health_good(slot, outcome, now);
  } else if (blame == HEALTH_KEY) {
    slot->key->dead_until = now + HEALTH_DEAD_NS;
    slot->key->died_at = now;
    slot->key->why = slot->last_fault = outcome->status;
  } else if (blame == HEALTH_MODEL) {
    health_cool(slot, outcome->status, HEALTH_GONE_NS, now);
  } else if (blame == HEALTH_LIMIT) {
    health_limit(slot, outcome, now);
  } else if (blame == HEALTH_TARGET) {
    health_bad(slot, outcome->status, now);
  }
  if (outcome->status == ZH_CONTEXT_OVERFLOW)
    health_overflow(slot, outcome);
  if (blame == HEALTH_GOOD && !outcome->is_own)
    zh_spare_refill(slot);
  else if (blame != HEALTH_NOBODY && outcome->is_retry)
    zh_spare_charge(slot, now);
  if (!outcome->is_own && (outcome->ttft_ns > 0 || outcome->whole_ns > 0))
    zh_speed_learn(slot, outcome, now);
  if (outcome->status == ZH_OK || outcome->completion > 0)
    health_meter(&slot->tokens,
                 outcome->prompt +
                     (outcome->completion > 0 ? outcome->completion : 0),
                 now);
  zh_mutex_unlock(&routing->lock);
}

bool zh_routing_admits(zh_routing *routing, zh_slot *slot) {
  const char *why;
  int64_t until;
  if (!slot)
    return true;
  zh_mutex_lock(&routing->lock);
  zh_standing standing =
      zh_slot_stand(slot, zh_clock_now(routing->clock), &why, &until);
  zh_mutex_unlock(&routing->lock);
  return standing != ZH_STANDING_DOWN;
}

double zh_routing_expect(zh_routing *routing, zh_slot *slot, double q,
                         int64_t prompt, bool is_stream) {
  if (!slot)
    return 0;
  zh_mutex_lock(&routing->lock);
  double ms = zh_speed_expect(slot, q, prompt, is_stream);
  zh_mutex_unlock(&routing->lock);
  return ms;
}

double zh_routing_usual(zh_routing *routing, zh_slot *slot, int64_t prompt,
                        bool is_stream) {
  if (!slot)
    return 0;
  zh_mutex_lock(&routing->lock);
  double ms = zh_speed_usual(slot, prompt, is_stream);
  zh_mutex_unlock(&routing->lock);
  return ms;
}

/* --- in words --- */

static void health_put_tenths(zh_writer *w, const char *key, double value) {
  zh_write_key(w, key);
  if (value > 0)
    zh_write_thousandths(w, (int64_t)(value * 1000));
  else
    zh_write_null(w);
}

static void health_write_checks(zh_writer *w, const zh_slot *slot,
                                int64_t now) {
  if (slot->checks == 0)
    return;
  zh_put_int(w, "checks", (int64_t)slot->checks);
  if (!slot->checked_at)
    return;
  zh_write_key(w, "last_check");
  zh_write_object(w);
  zh_put_str(w, "outcome",
             slot->checked == ZH_OK ? ZH_S("ok")
                                    : zh_str_of(zh_status_name(slot->checked)));
  zh_put_int(w, "ago_ms", (now - slot->checked_at) / ZH_MS);
  zh_write_end(w);
}

/* What the router did by itself; nothing where it did nothing. */
static void health_write_care(zh_writer *w, const zh_routing *routing) {
  const zh_care *care = &routing->care;
  uint64_t all = care->held_back;
  for (size_t i = 0; i < ZH_ERRAND_KINDS; i++)
    all += care->count[i];
  if (all == 0)
    return;
  zh_write_key(w, "own_requests");
  zh_write_object(w);
  zh_put_int(w, "checks", (int64_t)care->count[ZH_ERRAND_CHECK]);
  zh_put_int(w, "warm_ups", (int64_t)care->count[ZH_ERRAND_WARM_UP]);
  zh_put_int(w, "connections", (int64_t)care->count[ZH_ERRAND_CONNECT]);
  zh_put_int(w, "held_back", (int64_t)care->held_back);
  int64_t day = zh_clock_unix_ms(routing->clock) / 86400000;
  zh_put_usd(w, "cost_today", care->day == day ? care->pusd : 0);
  zh_write_end(w);
}

static void health_write_slot(zh_writer *w, const zh_slot *slot, int64_t now) {
  static const char *const breakers[] = {"closed", "open", "half_open"};
  const char *why;
  int64_t until;
  zh_standing standing = zh_slot_stand(slot, now, &why, &until);
  zh_write_object(w);
  zh_put_str(w, "deployment", slot->name);
  zh_put_str(w, "provider", slot->provider);
  zh_put_int(w, "key", (int64_t)slot->key_number);
  zh_put_str(w, "failure_domain", slot->domain->name);
  zh_put_bool(w, "available", standing != ZH_STANDING_DOWN);
  zh_write_key(w, "reason");
  if (why)
    zh_write_str(w, zh_str_of(why));
  else
    zh_write_null(w);
  zh_write_key(w, "for_ms");
  if (until > now)
    zh_write_int(w, (until - now) / ZH_MS);
  else
    zh_write_null(w);
  zh_put_str(w, "breaker", zh_str_of(breakers[slot->breaker]));
  zh_put_int(w, "in_flight", slot->in_flight);
  zh_put_int(w, "attempts", (int64_t)slot->attempts);
  zh_put_int(w, "successes", (int64_t)slot->successes);
  zh_put_int(w, "failures", (int64_t)slot->failures);
  zh_write_key(w, "last_failure");
  if (slot->last_fault != ZH_OK)
    zh_write_str(w, zh_str_of(zh_status_name(slot->last_fault)));
  else
    zh_write_null(w);
  health_put_tenths(w, "ttft_p50_ms", slot->ttft_p50);
  health_put_tenths(w, "ttft_p95_ms", slot->ttft_p95);
  health_put_tenths(w, "tokens_per_second", slot->speed_p50);
  zh_put_int(w, "tokens_last_minute", zh_meter_sum(&slot->tokens, now));
  health_write_checks(w, slot, now);
  zh_write_end(w);
}

zh_status zh_routing_health(zh_routing *routing, zh_buf *out, zh_error *err) {
  zh_writer w;
  zh_mutex_lock(&routing->lock);
  int64_t now = zh_clock_now(routing->clock);
  zh_writer_init(&w, out, NULL, NULL);
  zh_write_object(&w);
  zh_write_key(&w, "deployments");
  zh_write_array(&w);
  for (size_t i = 0; i < routing->slot_count; i++)
    health_write_slot(&w, routing->slots[i], now);
  zh_write_end(&w);
  zh_write_key(&w, "failure_domains");
  zh_write_array(&w);
  for (size_t i = 0; i < routing->domain_count; i++) {
    zh_write_object(&w);
    zh_put_str(&w, "name", routing->domains[i]->name);
    zh_put_bool(&w, "failing", health_domain_fails(routing->domains[i], now));
    zh_write_end(&w);
  }
  zh_write_end(&w);
  health_write_care(&w, routing);
  zh_write_end(&w);
  zh_mutex_unlock(&routing->lock);
  return zh_writer_status(&w) == ZH_OK ? ZH_OK : zh_error_memory(err);
}
