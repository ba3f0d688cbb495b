/* SPDX-License-Identifier: Apache-2.0 */
/* What models are worth for a task, by the scores that people gave. */
#include "route/health.h"

#include "base/mem.h"

#define GRADE_TABLE  4096 /* places                                          */
#define GRADE_MOST   3072
#define GRADE_WEIGHT 4.0 /* of the task's mean, in scores */

static uint64_t grade_mix(uint64_t hash, zh_str text) {
  for (size_t i = 0; i < text.len; i++)
    hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
  return (hash ^ 0xff) * 1099511628211u;
}

/* Its place, or the free one where it would stand. */
static zh_grade *grade_at(const zh_routing *routing, uint64_t id) {
  size_t at = (size_t)id & (GRADE_TABLE - 1);
  while (routing->grades[at].id && routing->grades[at].id != id)
    at = (at + 1) & (GRADE_TABLE - 1);
  return &routing->grades[at];
}

static void grade_add(zh_routing *routing, uint64_t id, double count,
                      double sum) {
  zh_grade *grade = grade_at(routing, id);
  if (!grade->id && routing->grade_count >= GRADE_MOST)
    return;
  routing->grade_count += !grade->id;
  grade->id = id;
  grade->count += count;
  grade->sum += sum;
}

/* --- public --- */

uint64_t zh_routing_task(zh_str task) {
  return grade_mix(14695981039346656037u, task) | 1;
}

void zh_routing_grade(zh_routing *routing, zh_str task, zh_str model,
                      double count, double sum) {
  uint64_t id = zh_routing_task(task);
  zh_mutex_lock(&routing->lock);
  if (!routing->grades)
    routing->grades = zh_alloc_zero(GRADE_TABLE * sizeof(*routing->grades));
  if (routing->grades) {
    grade_add(routing, id, count, sum);
    grade_add(routing, grade_mix(id, model) | 1, count, sum);
  }
  zh_mutex_unlock(&routing->lock);
}

void zh_routing_forget_grades(zh_routing *routing) {
  zh_mutex_lock(&routing->lock);
  zh_free(routing->grades);
  routing->grades = NULL;
  routing->grade_count = 0;
  zh_mutex_unlock(&routing->lock);
}

double zh_routing_worth(const zh_routing *routing, uint64_t task, zh_str model,
                        double *count, double *mean) {
  zh_grade all = {0}, own = {0};
  if (routing->grades) {
    all = *grade_at(routing, task);
    own = *grade_at(routing, grade_mix(task, model) | 1);
  }
  double usual = all.count > 0 ? all.sum / all.count : 0.5;
  if (count)
    *count = own.count;
  *mean = own.count > 0 ? own.sum / own.count : usual;
  return (own.sum + GRADE_WEIGHT * usual) / (own.count + GRADE_WEIGHT);
}
