/* scenario.h -- what is played, and by whom. */
#ifndef SIM_SCENARIO_H
#define SIM_SCENARIO_H

#include "arrivals.h"
#include "clients.h"
#include "provider.h"

typedef struct sim_scenario {
  const char *name;
  const char *about;
  int providers;
  sim_law laws[SIM_PROVIDERS];
  sim_rate rate;
  double seconds, short_seconds;
  double deadline_s;
  void (*outages)(sim_world *world);
} sim_scenario;

typedef struct sim_strategy {
  const char *name;
  const char *about;
  bool is_core;
  sim_setup setup; /* of the core                                           */
  sim_habit habit;
} sim_strategy;

/* NULL when unknown. */
const sim_scenario *sim_scenario_find(const char *name);
const sim_strategy *sim_strategy_find(const char *name);

/* Names and what they mean, one a line. */
void sim_scenario_list(FILE *out);

#endif
