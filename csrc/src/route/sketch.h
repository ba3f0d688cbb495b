/* route/sketch.h -- quantiles of positive numbers, each within 1 % of the true
 * one, in fixed memory (DDSketch): counts of logarithmic buckets.  Two windows
 * of one length: the one being filled and the one before, so that what is
 * older than two windows is forgotten.  One thread at a time. */
#ifndef ZH_SKETCH_H
#define ZH_SKETCH_H

#include "base/base.h"

#define ZH_SKETCH_LEAST   0.05 /* smaller numbers count as this               */
#define ZH_SKETCH_BUCKETS 960  /* up to 10^7  */

typedef struct zh_sketch_window {
  uint32_t total;
  uint32_t counts[ZH_SKETCH_BUCKETS];
} zh_sketch_window;

/* A quantile that is followed: the bucket it is in, so that a further value
 * moves it by a few buckets, and no search begins anew. */
typedef struct zh_sketch_mark {
  double q;
  uint64_t below; /* values in the buckets before `bucket`                   */
  size_t bucket;
  double value; /* 0 when there are none                                     */
} zh_sketch_mark;

#define ZH_SKETCH_MARKS 2

typedef struct zh_sketch {
  int64_t until; /* when the window that is being filled is over             */
  int64_t length;
  zh_sketch_mark marks[ZH_SKETCH_MARKS]; /* 0.5 and 0.95                     */
  zh_sketch_window windows[2];           /* now, and before                  */
} zh_sketch;

/* Zeroed but for this; length 0: one window without end. */
void zh_sketch_init(zh_sketch *sketch, int64_t length);

void zh_sketch_add(zh_sketch *sketch, double value, int64_t now);

/* The value below which the share q of all values is; 0 when there are none. */
double zh_sketch_quantile(const zh_sketch *sketch, double q);

/* How many values it holds. */
uint64_t zh_sketch_count(const zh_sketch *sketch);

#endif
