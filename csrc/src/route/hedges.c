/* SPDX-License-Identifier: Apache-2.0 */
/* `hedge` and `race` of the config. */
#include "route/parts.h"

/* --- hedge -------------------------------------------------------------- */

static zh_status hedges_percentile(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  double value = 0;
  if (!zh_json_double(&load->config->source, node, &value) ||
      !zh_hedge_set_percentile(out, value))
    return zh_load_expected(load, at, node, ZH_HEDGE_PERCENTILE_IS);
  return ZH_OK;
}

static zh_status hedges_budget(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  double value = -1;
  if (!zh_json_double(&load->config->source, node, &value) ||
      !zh_hedge_set_budget(out, value))
    return zh_load_expected(load, at, node, ZH_HEDGE_BUDGET_IS);
  return ZH_OK;
}

static const zh_load_member hedges_members[] = {
    {"percentile", hedges_percentile, 0, false},
    {"budget", hedges_budget, 0, false},
};

/* --- race --------------------------------------------------------------- */

static zh_status hedges_n(zh_loader *load, const zh_load_at *at, uint32_t node,
                          void *out) {
  int64_t value = 0;
  if (!zh_json_int(&load->config->source, node, &value) ||
      !zh_race_set_n(out, value))
    return zh_load_expected(load, at, node, ZH_RACE_N_IS);
  return ZH_OK;
}

static zh_status hedges_until(zh_loader *load, const zh_load_at *at,
                              uint32_t node, void *out) {
  zh_str word = {0};
  zh_status st = zh_load_name(load, at, node, &word);
  if (st == ZH_OK && !zh_race_set_until(out, word))
    st = zh_load_fail(load, at, "expected " ZH_RACE_UNTIL_IS);
  return st;
}

static const zh_load_member hedges_race_members[] = {
    {"n", hedges_n, 0, false},
    {"until", hedges_until, 0, false},
};

/* --- public --- */

zh_status zh_load_hedge(zh_loader *load, const zh_load_at *at, uint32_t node,
                        void *out) {
  zh_hedge *hedge = out;
  int word = zh_json_bool(&load->config->source, node);
  *hedge = ZH_HEDGE_DEFAULT;
  if (word == 0)
    hedge->percentile = 0;
  if (word >= 0)
    return ZH_OK;
  return zh_load_members(load, at, node, hedges_members,
                         ZH_COUNT(hedges_members), hedge);
}

zh_status zh_load_race(zh_loader *load, const zh_load_at *at, uint32_t node,
                       void *out) {
  zh_race *race = out;
  *race = ZH_RACE_DEFAULT;
  if (zh_json_type_of(&load->config->source, node) == ZH_JSON_NUMBER)
    return hedges_n(load, at, node, race);
  return zh_load_members(load, at, node, hedges_race_members,
                         ZH_COUNT(hedges_race_members), race);
}
