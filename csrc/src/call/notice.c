/* SPDX-License-Identifier: Apache-2.0 */
/* Notices are never taken back: a slot is claimed by its model, written, then
 * shown, so that nobody waits for anybody. */
#include "call/notice.h"

#include <stdatomic.h>
#include <stdio.h>

#define NOTICE_MOST  64 /* models that a process is told of                  */
#define NOTICE_LEN   512
#define NOTICE_NAME  128
#define NOTICE_AHEAD 90 /* days before the last one */
#define NOTICE_DAY   86400000

enum { NOTICE_FREE, NOTICE_WRITTEN, NOTICE_TAKEN };

static struct {
  _Atomic uint64_t model; /* 0: nobody's                                    */
  atomic_int step;
  char text[NOTICE_LEN];
} notice_slots[NOTICE_MOST];

static atomic_int notice_waiting;

static uint64_t notice_mix(uint64_t hash, zh_str text) {
  for (size_t i = 0; i < text.len; i++)
    hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
  return (hash ^ '/') * 1099511628211u;
}

/* The slot that is now this model's; -1 when it had one, or none is left. */
static int notice_claim(const zh_model *model) {
  uint64_t hash = notice_mix(14695981039346656037u, zh_model_provider(model));
  hash = notice_mix(hash, zh_model_name(model)) | 1;
  for (int i = 0; i < NOTICE_MOST; i++) {
    uint64_t was = 0;
    if (atomic_compare_exchange_strong(&notice_slots[i].model, &was, hash))
      return i;
    if (was == hash)
      return -1;
  }
  return -1;
}

static int notice_most(zh_str name) {
  return name.len < NOTICE_NAME ? (int)name.len : NOTICE_NAME;
}

static void notice_say(const zh_model *model, int64_t today, char *out) {
  const zh_facts_row *row = model->row;
  zh_str provider = zh_model_provider(model), name = zh_model_name(model);
  zh_str next = zh_model_successor(model);
  const char *what = !row->retires           ? "is deprecated"
                     : row->retires <= today ? "was to be turned off on "
                     : row->deprecated ? "is deprecated, and turned off on "
                                       : "is turned off on ";
  char day[ZH_DAY_LEN];
  zh_day_text(row->retires, day);
  snprintf(out, NOTICE_LEN, "%.*s/%.*s %s%s%s%.*s", notice_most(provider),
           provider.ptr, notice_most(name), name.ptr, what,
           row->retires ? day : "",
           next.len ? "; its provider recommends " : "", notice_most(next),
           next.ptr);
}

static void notice_target(const zh_config *config, const zh_target *target) {
  const zh_group *group = target->group;
  if (group && !group->deployments[target->number].facts)
    return; // looked up when the configuration was read
  zh_model model = zh_catalog_find(
      config->catalog, target->account->prices.provider, target->model);
  if (!model.row || !(model.row->deprecated || model.row->retires))
    return;
  int64_t today = zh_clock_unix_ms(&zh_clock_system) / NOTICE_DAY;
  if (!model.row->deprecated && model.row->retires > today + NOTICE_AHEAD)
    return;
  int slot = notice_claim(&model);
  if (slot < 0)
    return;
  notice_say(&model, today, notice_slots[slot].text);
  atomic_store(&notice_slots[slot].step, NOTICE_WRITTEN);
  atomic_fetch_add(&notice_waiting, 1);
}

/* --- public --- */

void zh_notice_targets(const zh_config *config, const zh_plan *plan) {
  for (size_t i = 0; i < plan->count; i++)
    notice_target(config, &plan->targets[i]);
}

const char *zh_notice_next(void) {
  if (atomic_load_explicit(&notice_waiting, memory_order_relaxed) <= 0)
    return NULL;
  for (int i = 0; i < NOTICE_MOST; i++) {
    int was = NOTICE_WRITTEN;
    if (atomic_compare_exchange_strong(&notice_slots[i].step, &was,
                                       NOTICE_TAKEN)) {
      atomic_fetch_sub(&notice_waiting, 1);
      return notice_slots[i].text;
    }
  }
  return NULL;
}
