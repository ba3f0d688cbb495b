/* SPDX-License-Identifier: Apache-2.0 */
/* `warm` and `health_check` of the config. */
#include "route/parts.h"

#include <math.h>
#include <stdio.h>

/* --- values ------------------------------------------------------------- */

#define CARES_LEAST_MS 1000

static zh_status cares_interval(zh_loader *load, const zh_load_at *at,
                                uint32_t node, void *out) {
  uint32_t ms = 0;
  zh_status st = zh_load_seconds(load, at, node, &ms);
  if (st == ZH_OK && ms < CARES_LEAST_MS)
    st = zh_load_fail(load, at, "expected 1 second or more");
  if (st == ZH_OK)
    *(uint32_t *)out = ms;
  return st;
}

/* USD a day; null: any number. */
static zh_status cares_cap(zh_loader *load, const zh_load_at *at, uint32_t node,
                           void *out) {
  const zh_json *json = &load->config->source;
  double usd = -1;
  *(int64_t *)out = ZH_CARE_NO_CAP;
  if (zh_json_type_of(json, node) == ZH_JSON_NULL)
    return ZH_OK;
  if (!zh_json_double(json, node, &usd) || !(usd >= 0 && usd <= 1e6))
    return zh_load_expected(load, at, node,
                            "USD a day, 0 to 1000000, or null for no cap");
  *(int64_t *)out = llround(usd * 1e12);
  return ZH_OK;
}

static zh_status cares_number(zh_loader *load, const zh_load_at *at,
                              uint32_t node, int64_t least, int64_t most,
                              int64_t *out) {
  char what[48];
  int64_t value = 0;
  snprintf(what, sizeof(what), "an integer from %d to %d", (int)least,
           (int)most);
  if (!zh_json_int(&load->config->source, node, &value) || value < least ||
      value > most)
    return zh_load_expected(load, at, node, what);
  *out = value;
  return ZH_OK;
}

static zh_status cares_tokens(zh_loader *load, const zh_load_at *at,
                              uint32_t node, void *out) {
  return cares_number(load, at, node, 1, 256, out);
}

static zh_status cares_targets(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  return cares_number(load, at, node, 0, 8, out);
}

/* --- members ------------------------------------------------------------ */

static const zh_load_member cares_check_members[] = {
    {"interval", cares_interval, offsetof(zh_check, interval_ms), false},
    {"prompt", zh_load_name, offsetof(zh_check, prompt), false},
    {"max_tokens", cares_tokens, offsetof(zh_check, max_tokens), false},
    {"max_cost", cares_cap, offsetof(zh_check, cap), true},
};

static const zh_load_member cares_warm_members[] = {
    {"targets", cares_targets, offsetof(zh_warm, targets), false},
    {"requests", zh_load_bool, offsetof(zh_warm, requests), false},
    {"interval", cares_interval, offsetof(zh_warm, interval_ms), false},
    {"max_cost", cares_cap, offsetof(zh_warm, cap), true},
};

/* --- a proxy's ---------------------------------------------------------- */

typedef struct cares_general {
  bool is_on;
  bool has_more;
  uint32_t interval_ms;
} cares_general;

static zh_status cares_general_member(zh_loader *load, const zh_load_at *at,
                                      uint32_t node, void *out) {
  cares_general *general = out;
  if (zh_str_is(at->key, ZH_S("background_health_checks")))
    return zh_load_bool(load, at, node, &general->is_on);
  if (zh_str_is(at->key, ZH_S("health_check_interval")))
    return cares_interval(load, at, node, &general->interval_ms);
  general->has_more = true;
  return ZH_OK;
}

/* --- public --- */

zh_status zh_load_general(zh_loader *load, const zh_load_at *at, uint32_t node,
                          void *out) {
  zh_check *check = out;
  cares_general general = {.interval_ms = ZH_CHECK_DEFAULT.interval_ms};
  zh_status st = ZH_OK;
  if (zh_json_type_of(&load->config->source, node) != ZH_JSON_OBJECT)
    general.has_more = true;
  else
    st = zh_load_each(load, at, node, cares_general_member, &general);
  if (general.is_on) {
    *check = ZH_CHECK_DEFAULT;
    check->interval_ms = general.interval_ms;
  }
  return general.has_more && st == ZH_OK
             ? zh_load_warn(load, at, "has no meaning in this process; ignored")
             : st;
}

zh_status zh_load_check(zh_loader *load, const zh_load_at *at, uint32_t node,
                        void *out) {
  zh_check *check = out;
  int word = zh_json_bool(&load->config->source, node);
  *check = ZH_CHECK_DEFAULT;
  if (word == 0)
    check->interval_ms = 0;
  if (word >= 0)
    return ZH_OK;
  return zh_load_members(load, at, node, cares_check_members,
                         ZH_COUNT(cares_check_members), check);
}

zh_status zh_load_warm(zh_loader *load, const zh_load_at *at, uint32_t node,
                       void *out) {
  zh_warm *warm = out;
  zh_status st = ZH_OK;
  int word = zh_json_bool(&load->config->source, node);
  *warm = ZH_WARM_DEFAULT;
  if (word == 0)
    warm->targets = 0;
  if (zh_json_type_of(&load->config->source, node) == ZH_JSON_NUMBER)
    st = cares_targets(load, at, node, &warm->targets);
  else if (word < 0)
    st = zh_load_members(load, at, node, cares_warm_members,
                         ZH_COUNT(cares_warm_members), warm);
  if (warm->interval_ms == 0)
    warm->interval_ms = warm->requests ? 300000 : 60000;
  return st;
}
