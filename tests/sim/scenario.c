/* SPDX-License-Identifier: Apache-2.0 */
#include "scenario.h"

/* Both are made up; what counts is how they differ when something happens. */
#define SCENARIO_ALPHA                                                         \
  .first_ms = 420, .per_token_ms = 0.12, .first_sigma = 0.35, .speed = 75,     \
  .speed_sigma = 0.25
#define SCENARIO_BETA                                                          \
  .first_ms = 520, .per_token_ms = 0.15, .first_sigma = 0.35, .speed = 65,     \
  .speed_sigma = 0.25, .bills_in_full = true
#define SCENARIO_REGIMES .slow_share = 0.01, .slow_dwell_s = 20
#define SCENARIO_MIX                                                           \
  .mix = {                                                                     \
      [SIM_ERROR] = 0.6, [SIM_SLOW] = 0.2, [SIM_STALL] = 0.1, [SIM_CUT] = 0.1}
#define SCENARIO_BREAKS .mix = {[SIM_ERROR] = 1}
#define SCENARIO_SLOWS  .mix = {[SIM_SLOW] = 1}

/* --- incidents ---------------------------------------------------------- */

static void scenario_record(sim_world *world) {
  static const sim_incidents alpha = {240.9 / 9984, 2.56};
  static const sim_incidents beta = {119.4 / 9984, 2.81};
  sim_chance chance = sim_chance_of(world->seed, "incidents");
  sim_span when = {world->now, world->until};
  sim_outages *first = &world->providers[0]->outages;
  sim_outages_draw(first, &alpha, when, NULL, 0, &chance);
  sim_outages_draw(&world->providers[1]->outages, &beta, when, first, 0.01,
                   &chance);
}

static void scenario_add(sim_world *world, int provider, int64_t from_s,
                         int64_t to_s) {
  sim_span span = {world->now + from_s * SIM_S, world->now + to_s * SIM_S};
  sim_outages_add(&world->providers[provider]->outages, span);
}

static void scenario_middle(sim_world *world) {
  int64_t all = (world->until - world->now) / SIM_S;
  scenario_add(world, 0, all / 6, all * 5 / 6);
}

/* Ten minutes of seventeen. */
static void scenario_herd(sim_world *world) {
  int64_t all = (world->until - world->now) / SIM_S;
  scenario_add(world, 0, all / 17, all * 11 / 17);
}

static void scenario_blackout(sim_world *world) {
  for (int i = 0; i < world->provider_count; i++)
    scenario_add(world, i, 0, 100000);
}

/* --- the tables --------------------------------------------------------- */

static const sim_scenario scenarios[] = {
    {.name = "s1",
     .about = "416 days of incidents as on record",
     .providers = 2,
     .laws = {{SCENARIO_ALPHA, SCENARIO_REGIMES, SCENARIO_MIX},
              {SCENARIO_BETA, SCENARIO_REGIMES, SCENARIO_MIX}},
     .rate = {.dense_s = 60, .sparse_s = 1800, .before_s = 600, .after_s = 600},
     .seconds = 416 * 86400.0,
     .short_seconds = 5 * 86400.0,
     .deadline_s = 60,
     .outages = scenario_record},
    {.name = "s2",
     .about = "brown-out: ten times the time to the first token, no errors",
     .providers = 2,
     .laws = {{SCENARIO_ALPHA, SCENARIO_SLOWS}, {SCENARIO_BETA}},
     .rate = {.per_second = 2},
     .seconds = 3600,
     .short_seconds = 120,
     .deadline_s = 60,
     .outages = scenario_middle},
    {.name = "tail",
     .about = "now and then an answer begins ten times later: 1.5 % of them",
     .providers = 2,
     .laws = {{SCENARIO_ALPHA, .slow_share = 0.015},
              {SCENARIO_BETA, .slow_share = 0.015}},
     .rate = {.per_second = 2},
     .seconds = 3600,
     .short_seconds = 120,
     .deadline_s = 60},
    {.name = "s3",
     .about = "limits below the demand, and headers that mislead about them",
     .providers = 3,
     .laws = {{SCENARIO_ALPHA, .per_minute = 60, .burst = 10, .misleads = true},
              {SCENARIO_BETA, .per_minute = 60, .burst = 10, .misleads = true},
              {SCENARIO_BETA, .per_minute = 120, .burst = 20,
               .misleads = true}},
     .rate = {.per_second = 3},
     .seconds = 1800,
     .short_seconds = 90,
     .deadline_s = 60},
    {.name = "s5",
     .about = "5 % of the answers break off amid the stream",
     .providers = 2,
     .laws = {{SCENARIO_ALPHA, .cut_share = 0.05},
              {SCENARIO_BETA, .cut_share = 0.05}},
     .rate = {.per_second = 2},
     .seconds = 3600,
     .short_seconds = 120,
     .deadline_s = 60},
    {.name = "s8",
     .about = "the first provider is out for ten minutes amid 10 requests/s",
     .providers = 2,
     .laws = {{SCENARIO_ALPHA, SCENARIO_BREAKS, .per_minute = 750, .burst = 25},
              {SCENARIO_BETA}},
     .rate = {.per_second = 10},
     .seconds = 1020,
     .short_seconds = 272,
     .deadline_s = 60,
     .outages = scenario_herd},
    {.name = "blackout",
     .about = "all providers are out: how often each request is sent",
     .providers = 2,
     .laws = {{SCENARIO_ALPHA, SCENARIO_BREAKS},
              {SCENARIO_BETA, SCENARIO_BREAKS}},
     .rate = {.per_second = 10},
     .seconds = 600,
     .short_seconds = 120,
     .deadline_s = 60,
     .outages = scenario_blackout},
};

#define SCENARIO_HEDGE  ",\"hedge\":{\"percentile\":95,\"budget\":0.02}"
#define SCENARIO_RESCUE ",\"stream_failure\":{\"mode\":\"continue\"}"

static const sim_strategy strategies[] = {
    {.name = "single", .about = "one provider", .habit = SIM_SINGLE},
    {.name = "static", .about = "static order", .habit = SIM_STATIC},
    {.name = "rotate", .about = "round-robin", .habit = SIM_ROUND_ROBIN},
    {.name = "chance", .about = "random", .habit = SIM_RANDOM},
    {.name = "busy", .about = "least-busy", .habit = SIM_LEAST_BUSY},
    {.name = "ordered",
     .about = "zerohop, ordered",
     .is_core = true,
     .setup = {"ordered", "", ""}},
    {.name = "latency",
     .about = "zerohop, latency",
     .is_core = true,
     .setup = {"latency", "", ""}},
    {.name = "hedge",
     .about = "zerohop, latency + hedge",
     .is_core = true,
     .setup = {"latency", SCENARIO_HEDGE, ""}},
    {.name = "rescue",
     .about = "zerohop, latency + rescue",
     .is_core = true,
     .setup = {"latency", SCENARIO_RESCUE, ""}},
    {.name = "full",
     .about = "zerohop, latency + hedge + rescue",
     .is_core = true,
     .setup = {"latency", SCENARIO_HEDGE SCENARIO_RESCUE, ""}},
};

/* --- public --- */

const sim_scenario *sim_scenario_find(const char *name) {
  for (size_t i = 0; i < ZH_COUNT(scenarios); i++)
    if (strcmp(name, scenarios[i].name) == 0)
      return &scenarios[i];
  return NULL;
}

const sim_strategy *sim_strategy_find(const char *name) {
  for (size_t i = 0; i < ZH_COUNT(strategies); i++)
    if (strcmp(name, strategies[i].name) == 0)
      return &strategies[i];
  return NULL;
}

void sim_scenario_list(FILE *out) {
  for (size_t i = 0; i < ZH_COUNT(scenarios); i++)
    fprintf(out, "scenario\t%s\t%s\n", scenarios[i].name, scenarios[i].about);
  for (size_t i = 0; i < ZH_COUNT(strategies); i++)
    fprintf(out, "strategy\t%s\t%s\n", strategies[i].name, strategies[i].about);
}
