/* SPDX-License-Identifier: Apache-2.0 */
#include "route/nearest.h"

#include "base/clock.h"
#include "route/estimate.h"

#include <math.h>
#include <stdio.h>

/* Points where no benchmark tells: about what such models are apart where one
 * does.  Ours, and no measurement. */
#define NEAREST_FAMILY  10 /* of one family                                  */
#define NEAREST_OTHER   20
#define NEAREST_PRICE   5  /* each time the price doubles or halves           */
#define NEAREST_UNKNOWN 10 /* a price, or all facts */
#define NEAREST_LACKS   5  /* each thing that it cannot                       */
#define NEAREST_CONTEXT 5  /* each time the window halves  */

/* Of the usual request, to compare prices. */
#define NEAREST_PROMPT 1000

/* --- what is compared --------------------------------------------------- */

static float nearest_log(double value) {
  return value > 0 ? log2f((float)value) : 0;
}

void zh_nearest_prepare(const zh_config *config, zh_deployment *deployment) {
  zh_wish wish = {.prompt = NEAREST_PROMPT};
  int64_t unix_ms = zh_clock_unix_ms(&zh_clock_system);
  const zh_facts_row *facts = deployment->facts;
  double pusd = (double)zh_estimate_cost(config, deployment->account,
                                         deployment->model, &wish, unix_ms);
  deployment->profile.strength = zh_strengths_find(deployment->model);
  deployment->profile.price = nearest_log(pusd);
  deployment->profile.context = facts ? nearest_log(facts->context) : 0;
}

/* --- how near ----------------------------------------------------------- */

static unsigned nearest_bits(unsigned bits) {
  unsigned count = 0;
  for (; bits; bits &= bits - 1)
    count++;
  return count;
}

/* What the other one takes or can, and this one does not, as far as the
 * catalog knows both. */
static unsigned nearest_lacks(const zh_facts_row *like,
                              const zh_facts_row *facts) {
  unsigned takes = ZH_MODE_IMAGE | ZH_MODE_PDF | ZH_MODE_AUDIO;
  unsigned can = ZH_CAN_TOOLS | ZH_CAN_JSON_SCHEMA | ZH_CAN_REASONING;
  unsigned lacks = 0;
  if (like->takes && facts->takes)
    lacks += nearest_bits(like->takes & takes & ~(unsigned)facts->takes);
  if (like->can && facts->can)
    lacks += nearest_bits(like->can & can & ~(unsigned)facts->can);
  return lacks;
}

static void nearest_by_kind(const zh_deployment *like, zh_near *near) {
  const zh_deployment *at = near->deployment;
  const zh_facts_row *facts = at->facts;
  near->is_family = zh_strengths_same_family(like->model, at->model);
  near->points = near->is_family ? NEAREST_FAMILY : NEAREST_OTHER;
  near->has_price = like->profile.price > 0 && at->profile.price > 0;
  if (near->has_price) {
    double steps = (double)at->profile.price - (double)like->profile.price;
    near->price = exp2(steps);
    near->points += NEAREST_PRICE * fabs(steps);
  } else {
    near->points += NEAREST_UNKNOWN;
  }
  if (!like->facts || !facts) {
    near->points += NEAREST_UNKNOWN;
    return;
  }
  near->points += NEAREST_LACKS * nearest_lacks(like->facts, facts);
  if (at->profile.context > 0 && at->profile.context < like->profile.context)
    near->points += NEAREST_CONTEXT * ((double)like->profile.context -
                                       (double)at->profile.context);
}

static void nearest_judge(const zh_deployment *like, zh_near *near) {
  const zh_deployment *at = near->deployment;
  double apart = zh_strengths_apart(like->profile.strength,
                                    at->profile.strength, &near->shared);
  near->by = ZH_NEAR_BY_KIND;
  if (zh_strengths_same(like->model, at->model)) {
    near->by = ZH_NEAR_BY_NAME;
    near->points = 0;
  } else if (apart >= 0) {
    near->by = ZH_NEAR_BY_STRENGTHS;
    near->points = apart;
  } else {
    nearest_by_kind(like, near);
  }
}

/* --- which -------------------------------------------------------------- */

static bool nearest_is_place(const zh_deployment *a, const zh_deployment *b) {
  return a->account == b->account && zh_str_is(a->model, b->model) &&
         zh_str_is(a->base_url, b->base_url) &&
         zh_str_is(a->api_key, b->api_key) && a->edit == b->edit;
}

/* Home's key may still come with the call. */
static bool nearest_has_key(const zh_config *config, const zh_deployment *at) {
  return at->own_key || at->api_key.len > 0 || at->key_count > 1 ||
         at->account->row.auth == ZH_AUTH_NONE || at->account == config->home;
}

static bool nearest_is_new(const zh_config *config, const zh_group *group,
                           const zh_deployment *like, const zh_deployment *at,
                           const zh_nearest *found) {
  bool is_wild = at->model.len > 0 && at->model.ptr[at->model.len - 1] == '*';
  if (is_wild || !nearest_has_key(config, at) || nearest_is_place(like, at))
    return false;
  for (size_t i = 0; group && i < group->deployment_count; i++)
    if (nearest_is_place(&group->deployments[i], at))
      return false;
  for (size_t i = 0; i < found->count; i++)
    if (nearest_is_place(found->items[i].deployment, at))
      return false;
  return true;
}

/* Nearest first, equal ones as the config has them. */
static void nearest_insert(zh_nearest *list, const zh_near *near) {
  size_t at = list->count;
  while (at > 0 && near->points < list->items[at - 1].points)
    at--;
  if (at == ZH_NEAREST_MOST)
    return;
  if (list->count < ZH_NEAREST_MOST)
    list->count++;
  for (size_t i = list->count - 1; i > at; i--)
    list->items[i] = list->items[i - 1];
  list->items[at] = *near;
}

/* --- public --- */

bool zh_nearest_is(const zh_config *config, zh_str name) {
  return config->has_config && zh_str_is(name, ZH_S("auto")) &&
         !zh_config_group(config, name);
}

void zh_nearest_find(const zh_config *config, const zh_group *group,
                     const zh_deployment *like, zh_nearest *out) {
  out->count = 0;
  for (size_t i = 0; i < config->group_count; i++)
    for (size_t j = 0; j < config->groups[i].deployment_count; j++) {
      zh_near near = {.group = &config->groups[i],
                      .deployment = &config->groups[i].deployments[j],
                      .to = like->name};
      if (&config->groups[i] == group ||
          !nearest_is_new(config, group, like, near.deployment, out))
        continue;
      nearest_judge(like, &near);
      nearest_insert(out, &near);
    }
}

/* --- in words --- */

static void nearest_put_strengths(zh_buf *text, const zh_near *near) {
  const char *between = " of ";
  zh_buf_puts(text, "benchmarks");
  for (size_t i = 0; i < ZH_STRENGTHS; i++) {
    if (!(near->shared & 1u << i))
      continue;
    zh_buf_puts(text, between);
    zh_buf_put(text, zh_strength_names[i]);
    between = ", ";
  }
  zh_buf_printf(text, " are %.1f %% apart on average", near->points);
}

void zh_nearest_write(zh_writer *w, const zh_near *near) {
  static const char *const by[] = {"name", "strengths", "kind"};
  zh_buf text;
  zh_buf_init(&text, 512);
  if (near->by == ZH_NEAR_BY_NAME)
    zh_buf_puts(&text, "the same model");
  else if (near->by == ZH_NEAR_BY_STRENGTHS)
    nearest_put_strengths(&text, near);
  else
    zh_buf_printf(&text, "no benchmark in common: %s family",
                  near->is_family ? "the same" : "another");
  if (near->by == ZH_NEAR_BY_KIND && near->has_price)
    zh_buf_printf(&text, ", %.2g times the price", near->price);
  if (text.status != ZH_OK)
    w->status = text.status;
  zh_write_object(w);
  zh_put_str(w, "to", near->to);
  zh_write_key(w, "points");
  zh_write_thousandths(w, (int64_t)(near->points * 1000 + 0.5));
  zh_put_str(w, "by", zh_str_of(by[near->by]));
  zh_put_str(w, "why", zh_buf_str(&text));
  zh_write_end(w);
  zh_buf_deinit(&text);
}
