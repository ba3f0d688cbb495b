/* SPDX-License-Identifier: Apache-2.0 */
#include "route/sketch.h"

#include <math.h>

/* (1 + a) / (1 - a) for an error of a = 1 %. */
#define SKETCH_GAMMA     (1.01 / 0.99)
#define SKETCH_LOG_GAMMA 0.020000666706669539

static size_t sketch_bucket(double value) {
  if (!(value > ZH_SKETCH_LEAST))
    return 0;
  double place = ceil(log(value / ZH_SKETCH_LEAST) / SKETCH_LOG_GAMMA);
  return place < ZH_SKETCH_BUCKETS - 1 ? (size_t)place : ZH_SKETCH_BUCKETS - 1;
}

/* The number within 1 % of all that a bucket may hold. */
static double sketch_value(size_t bucket) {
  if (bucket == 0)
    return ZH_SKETCH_LEAST;
  return ZH_SKETCH_LEAST * exp((double)bucket * SKETCH_LOG_GAMMA) * 2 /
         (SKETCH_GAMMA + 1);
}

static uint64_t sketch_held(const zh_sketch *sketch, size_t bucket) {
  return (uint64_t)sketch->windows[0].counts[bucket] +
         sketch->windows[1].counts[bucket];
}

/* How many values are below the one at q. */
static uint64_t sketch_rank(const zh_sketch *sketch, double q) {
  return (uint64_t)(q * (double)(zh_sketch_count(sketch) - 1));
}

/* Moves a mark to where its quantile is now. */
static void sketch_follow(const zh_sketch *sketch, zh_sketch_mark *mark) {
  uint64_t rank = sketch_rank(sketch, mark->q);
  size_t was = mark->bucket;
  while (mark->below > rank)
    mark->below -= sketch_held(sketch, --mark->bucket);
  for (;;) {
    uint64_t held = sketch_held(sketch, mark->bucket);
    if (mark->below + held > rank)
      break;
    mark->below += held;
    mark->bucket++;
  }
  if (mark->bucket != was || mark->value <= 0)
    mark->value = sketch_value(mark->bucket);
}

static void sketch_turn(zh_sketch *sketch, int64_t now) {
  if (sketch->length == 0 || now < sketch->until)
    return;
  bool is_next = sketch->until != 0 && now < sketch->until + sketch->length;
  if (is_next)
    sketch->windows[1] = sketch->windows[0];
  else
    memset(&sketch->windows[1], 0, sizeof(sketch->windows[1]));
  memset(&sketch->windows[0], 0, sizeof(sketch->windows[0]));
  for (size_t i = 0; i < ZH_SKETCH_MARKS; i++)
    sketch->marks[i] = (zh_sketch_mark){.q = sketch->marks[i].q};
  sketch->until = now + sketch->length;
}

void zh_sketch_init(zh_sketch *sketch, int64_t length) {
  memset(sketch, 0, sizeof(*sketch));
  sketch->length = length;
  sketch->marks[0].q = 0.5;
  sketch->marks[1].q = 0.95;
}

void zh_sketch_add(zh_sketch *sketch, double value, int64_t now) {
  sketch_turn(sketch, now);
  zh_sketch_window *window = &sketch->windows[0];
  if (window->total == UINT32_MAX)
    return;
  size_t bucket = sketch_bucket(value);
  window->total++;
  window->counts[bucket]++;
  for (size_t i = 0; i < ZH_SKETCH_MARKS; i++) {
    sketch->marks[i].below += bucket < sketch->marks[i].bucket;
    sketch_follow(sketch, &sketch->marks[i]);
  }
}

uint64_t zh_sketch_count(const zh_sketch *sketch) {
  return (uint64_t)sketch->windows[0].total + sketch->windows[1].total;
}

double zh_sketch_quantile(const zh_sketch *sketch, double q) {
  uint64_t seen = 0;
  if (zh_sketch_count(sketch) == 0)
    return 0;
  for (size_t i = 0; i < ZH_SKETCH_MARKS; i++)
    if (!(sketch->marks[i].q < q) && !(sketch->marks[i].q > q))
      return sketch->marks[i].value;
  uint64_t rank = sketch_rank(sketch, q);
  for (size_t i = 0; i < ZH_SKETCH_BUCKETS; i++) {
    seen += sketch_held(sketch, i);
    if (seen > rank)
      return sketch_value(i);
  }
  return sketch_value(ZH_SKETCH_BUCKETS - 1);
}
