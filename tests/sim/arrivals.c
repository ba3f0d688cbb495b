/* SPDX-License-Identifier: Apache-2.0 */
#include "arrivals.h"

#include "provider.h"

#include <stdlib.h>

#define ARRIVALS_CLIENTS 8
#define ARRIVALS_SHAPE   0.5 /* of the gaps of one client: in bursts          */
#define ARRIVALS_PROMPT  900
#define ARRIVALS_WORDS   110

typedef struct row {
  double at; /* seconds                                                     */
  int prompt, words;
} row;

typedef struct arrivals {
  sim_rate rate;
  sim_chance chance;
  double next[ARRIVALS_CLIENTS]; /* seconds                                 */
  double mean[ARRIVALS_CLIENTS];
  row *rows;
  size_t row_count, row;
  int64_t start;
} arrivals;

/* --- gaps --------------------------------------------------------------- */

/* A few clients make most of the requests. */
static void arrivals_share(arrivals *a) {
  double all = 0;
  for (int i = 0; i < ARRIVALS_CLIENTS; i++)
    all += 1.0 / (i + 1);
  for (int i = 0; i < ARRIVALS_CLIENTS; i++) {
    a->mean[i] = all * (i + 1) / a->rate.per_second;
    a->next[i] = a->mean[i] * sim_uniform(&a->chance);
  }
}

static double arrivals_next_client(arrivals *a) {
  int first = 0;
  for (int i = 1; i < ARRIVALS_CLIENTS; i++)
    if (a->next[i] < a->next[first])
      first = i;
  double at = a->next[first];
  // Half of the clients come in bursts, half at a steadier pace.
  double gap = first % 2 ? sim_gamma(&a->chance, ARRIVALS_SHAPE)
                         : sim_weibull(&a->chance, 1.5);
  a->next[first] += a->mean[first] * gap;
  return at;
}

/* Dense from some time before an incident to some time behind it. */
static double arrivals_gap(sim_world *world, const arrivals *a) {
  int64_t before = (int64_t)(a->rate.before_s * (double)SIM_S);
  int64_t after = (int64_t)(a->rate.after_s * (double)SIM_S);
  double gap = a->rate.sparse_s;
  for (int i = 0; i < world->provider_count; i++) {
    sim_outages all = world->providers[i]->outages;
    all.at = 0; // of those that are over too
    const sim_span *next = sim_outages_next(&all, world->now - after);
    if (!next)
      continue;
    double until = (double)(next->from - before - world->now) / (double)SIM_S;
    if (until < gap)
      gap = until > a->rate.dense_s ? until : a->rate.dense_s;
  }
  return gap;
}

/* --- requests ----------------------------------------------------------- */

static void arrivals_make(sim_world *world, double weight) {
  arrivals *a = world->arrivals;
  double prompt = sim_lognormal(&a->chance, ARRIVALS_PROMPT, 0.8);
  double words = sim_lognormal(&a->chance, ARRIVALS_WORDS, 0.7);
  sim_request_make(world, (int)(prompt < 8000 ? prompt : 8000),
                   (int)(words < SIM_WORDS ? words : SIM_WORDS), weight);
}

static void arrivals_plan(sim_world *world, int64_t at) {
  if (at < world->until)
    zh_timer_set(&world->reactor.loop.timers, &world->arrival, at);
}

static void arrivals_replay(zh_timer *timer) {
  sim_world *world = timer->user;
  arrivals *a = world->arrivals;
  double gap = arrivals_gap(world, a) * (0.5 + sim_uniform(&a->chance));
  int64_t at = world->now + (int64_t)(gap * (double)SIM_S);
  arrivals_plan(world, at);
  arrivals_make(world, gap);
}

static void arrivals_stream(zh_timer *timer) {
  sim_world *world = timer->user;
  arrivals *a = world->arrivals;
  double at = arrivals_next_client(a);
  arrivals_plan(world, a->start + (int64_t)(at * (double)SIM_S));
  arrivals_make(world, 1);
}

static void arrivals_row(zh_timer *timer) {
  sim_world *world = timer->user;
  arrivals *a = world->arrivals;
  const row *now = &a->rows[a->row++];
  if (a->row < a->row_count)
    arrivals_plan(world,
                  a->start + (int64_t)(a->rows[a->row].at * (double)SIM_S));
  sim_request_make(world, now->prompt, now->words, 1);
}

/* --- the Azure trace ---------------------------------------------------- */

static void arrivals_add_row(arrivals *a, const row *item) {
  if ((a->row_count & (a->row_count - 1)) == 0)
    a->rows = realloc(a->rows, sizeof *item * 2 * (a->row_count + 1));
  if (!a->rows)
    abort();
  a->rows[a->row_count++] = *item;
}

static bool arrivals_load(arrivals *a, const char *path) {
  char line[256];
  double first = -1;
  FILE *file = fopen(path, "r");
  if (!file)
    return false;
  while (fgets(line, sizeof line, file)) {
    int day, hour, minute, prompt, words;
    double second;
    if (sscanf(line, "%*d-%*d-%d %d:%d:%lf,%d,%d", &day, &hour, &minute,
               &second, &prompt, &words) != 6)
      continue;
    double at = ((day * 24 + hour) * 60 + minute) * 60 + second;
    first = first < 0 ? at : first;
    arrivals_add_row(a, &(row){at - first, prompt < 8000 ? prompt : 8000,
                               words < SIM_WORDS ? words : SIM_WORDS});
  }
  fclose(file);
  return a->row_count > 0;
}

/* --- public --- */

bool sim_arrivals_start(sim_world *world, const sim_rate *rate,
                        const char *file) {
  arrivals *a = calloc(1, sizeof *a);
  if (!a)
    abort();
  *a = (arrivals){.rate = *rate,
                  .chance = sim_chance_of(world->seed, "arrivals"),
                  .start = world->now};
  world->arrivals = a;
  world->arrival = (zh_timer){.fire = arrivals_stream, .user = world};
  if (file && !arrivals_load(a, file))
    return false;
  if (file)
    world->arrival.fire = arrivals_row;
  else if (rate->per_second > 0)
    arrivals_share(a);
  else
    world->arrival.fire = arrivals_replay;
  arrivals_plan(world, world->now + ZH_MS);
  return true;
}

void sim_arrivals_free(sim_world *world) {
  arrivals *a = world->arrivals;
  if (a)
    free(a->rows);
  free(a);
}
