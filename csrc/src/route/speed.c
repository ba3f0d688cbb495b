/* SPDX-License-Identifier: Apache-2.0 */
#include "route/speed.h"

#include "base/mem.h"
#include "route/state.h"

#include <math.h>

#define SPEED_WINDOW     (300 * 1000 * ZH_MS) /* of a sketch                 */
#define SPEED_LEAST      5   /* times that any quantile is told of          */
#define SPEED_MOST_LEAST 100 /* ... and that every one is told of           */

/* Quantiles up to this one and those above are kept apart: a call asks for one
 * of each. */
#define SPEED_HIGH 0.99

/* Tokens of a prompt that each class but the last one stays below. */
static const int64_t speed_classes[ZH_WAIT_CLASSES - 1] = {1000, 4000, 16000,
                                                           64000};

/* Times of one class of requests, and what was asked of them last. */
struct zh_wait {
  zh_sketch sketch;
  struct {
    double q, ms;
    uint64_t count; /* of times that were known then                         */
  } told[2];
};

static bool speed_add(zh_sketch **sketch, double value, int64_t now) {
  if (!*sketch) {
    *sketch = zh_alloc(sizeof(**sketch));
    if (!*sketch)
      return false;
    zh_sketch_init(*sketch, SPEED_WINDOW);
  }
  zh_sketch_add(*sketch, value, now);
  return true;
}

static zh_wait **speed_wait(zh_slot *slot, int64_t prompt, bool is_stream) {
  size_t i = 0;
  while (i < ZH_WAIT_CLASSES - 1 && prompt >= speed_classes[i])
    i++;
  return &slot->waits[is_stream][i];
}

static void speed_add_wait(zh_wait **wait, double ms, int64_t now) {
  if (!*wait) {
    *wait = zh_alloc_zero(sizeof(**wait));
    if (!*wait)
      return;
    zh_sketch_init(&(*wait)->sketch, SPEED_WINDOW);
  }
  zh_sketch_add(&(*wait)->sketch, ms, now);
}

static double speed_ms(int64_t ns) {
  return (double)ns / (double)ZH_MS;
}

/* --- public --- */

void zh_speed_learn(zh_slot *slot, const zh_outcome *outcome, int64_t now) {
  bool is_stream = outcome->whole_ns == 0;
  double waited = speed_ms(is_stream ? outcome->ttft_ns : outcome->whole_ns);
  double usual =
      outcome->gave_up ? zh_speed_usual(slot, outcome->size, is_stream) : 0;
  // Who gave up soon learned nothing.
  if (outcome->gave_up && (usual <= 0 || waited < usual))
    return;
  speed_add_wait(speed_wait(slot, outcome->size, is_stream), waited, now);
  if (outcome->ttft_ns > 0) {
    double ms =
        speed_ms(outcome->ttft_ns) /
        (1 + (outcome->prompt > 0 ? (double)outcome->prompt / 1000 : 0));
    slot->ttft_now = slot->ttft_now > 0 ? sqrt(slot->ttft_now * ms) : ms;
    slot->heard_at = now;
    if (speed_add(&slot->ttft, ms, now)) {
      slot->ttft_p50 = zh_sketch_quantile(slot->ttft, 0.5);
      slot->ttft_p95 = zh_sketch_quantile(slot->ttft, 0.95);
    }
  }
  if (outcome->completion > 1 && outcome->stream_ns > 0) {
    double seconds = (double)outcome->stream_ns / 1e9;
    if (speed_add(&slot->speed, (double)(outcome->completion - 1) / seconds,
                  now))
      slot->speed_p50 = zh_sketch_quantile(slot->speed, 0.5);
  }
}

double zh_speed_expect(zh_slot *slot, double q, int64_t prompt,
                       bool is_stream) {
  zh_wait *wait = *speed_wait(slot, prompt, is_stream);
  if (!wait)
    return 0;
  uint64_t count = zh_sketch_count(&wait->sketch);
  double least = 1 / (1 - q);
  if (least > SPEED_MOST_LEAST)
    least = SPEED_MOST_LEAST;
  if (count < SPEED_LEAST || (double)count < least)
    return 0;
  size_t i = q > SPEED_HIGH;
  uint64_t known = wait->told[i].count;
  // As good as new until one in thirty-two is.
  bool is_fresh =
      wait->told[i].q == q && count >= known && count <= known + known / 32;
  if (!is_fresh) {
    wait->told[i].q = q;
    wait->told[i].ms = zh_sketch_quantile(&wait->sketch, q);
    wait->told[i].count = count;
  }
  return wait->told[i].ms;
}

double zh_speed_usual(zh_slot *slot, int64_t prompt, bool is_stream) {
  double ms = zh_speed_expect(slot, 0.5, prompt, is_stream);
  if (slot->ttft_p50 <= 0)
    return ms;
  // Too few of late: what there was, and what there is now and then.
  if (ms <= 0 && is_stream)
    return zh_speed_first(slot) * (1 + (double)prompt / 1000);
  return ms * zh_speed_first(slot) / slot->ttft_p50;
}

void zh_speed_free(zh_slot *slot) {
  zh_free(slot->ttft);
  zh_free(slot->speed);
  for (size_t i = 0; i < ZH_WAIT_CLASSES; i++) {
    zh_free(slot->waits[0][i]);
    zh_free(slot->waits[1][i]);
  }
}
