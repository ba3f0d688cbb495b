/* SPDX-License-Identifier: Apache-2.0 */
/* Incidents by the figures of the record: lengths by their quantiles,
 * logarithmic in between. */
#include "outage.h"

#include <math.h>
#include <stdlib.h>

/* p10, p50, p90, p99 of the record; the ends are ours, chosen so that the mean
 * is the record's. */
static const struct {
  double share, minutes;
} outage_lengths[] = {{0, 1},     {0.1, 10},    {0.5, 65},
                      {0.9, 275}, {0.99, 1205}, {1, 4500}};

/* The mean of the table, hours. */
#define OUTAGE_MEAN 2.533

static double outage_minutes(sim_chance *chance) {
  double u = sim_uniform(chance);
  size_t i = 1;
  while (i + 1 < ZH_COUNT(outage_lengths) && u > outage_lengths[i].share)
    i++;
  double low = log(outage_lengths[i - 1].minutes);
  double high = log(outage_lengths[i].minutes);
  double part = (u - outage_lengths[i - 1].share) /
                (outage_lengths[i].share - outage_lengths[i - 1].share);
  return exp(low + part * (high - low));
}

static int outage_compare(const void *a, const void *b) {
  const sim_span *x = a, *y = b;
  return (x->from > y->from) - (x->from < y->from);
}

/* Those that touch become one. */
static void outage_join(sim_outages *out) {
  size_t kept = 0;
  qsort(out->items, out->count, sizeof *out->items, outage_compare);
  for (size_t i = 0; i < out->count; i++) {
    if (kept > 0 && out->items[i].from <= out->items[kept - 1].to) {
      if (out->items[i].to > out->items[kept - 1].to)
        out->items[kept - 1].to = out->items[i].to;
      continue;
    }
    out->items[kept++] = out->items[i];
  }
  out->count = kept;
}

void sim_outages_add(sim_outages *out, sim_span span) {
  sim_span *grown = realloc(out->items, (out->count + 1) * sizeof *grown);
  if (!grown)
    abort();
  out->items = grown;
  grown[out->count++] = span;
}

void sim_outages_draw(sim_outages *out, const sim_incidents *law, sim_span when,
                      const sim_outages *with, double joint,
                      sim_chance *chance) {
  double scale = law->mean_hours / OUTAGE_MEAN * (double)SIM_MIN;
  double apart = law->mean_hours * (1 - law->share) / law->share;
  int64_t at = when.from;
  for (;;) {
    at += (int64_t)(sim_exponential(chance, apart) * (double)SIM_HOUR);
    if (at >= when.to)
      break;
    sim_span span = {at, at + (int64_t)(outage_minutes(chance) * scale)};
    sim_outages_add(out, span);
    at = span.to;
  }
  for (size_t i = 0; with && i < with->count; i++)
    if (sim_happens(chance, joint)) {
      int64_t from = with->items[i].from;
      sim_outages_add(
          out,
          (sim_span){from, from + (int64_t)(outage_minutes(chance) * scale)});
    }
  if (out->count > 0)
    outage_join(out);
}

void sim_outages_free(sim_outages *out) {
  free(out->items);
  *out = (sim_outages){0};
}

const sim_span *sim_outages_next(sim_outages *out, int64_t after) {
  while (out->at < out->count && out->items[out->at].to <= after)
    out->at++;
  return out->at < out->count ? &out->items[out->at] : NULL;
}

bool sim_outages_now(sim_outages *out, int64_t now) {
  const sim_span *next = sim_outages_next(out, now);
  return next && next->from <= now;
}
