/* outage.h -- when a provider is in an incident. */
#ifndef SIM_OUTAGE_H
#define SIM_OUTAGE_H

#include "base/clock.h"
#include "chance.h"

#define SIM_S    (1000 * ZH_MS)
#define SIM_MIN  (60 * SIM_S)
#define SIM_HOUR (60 * SIM_MIN)
#define SIM_DAY  (24 * SIM_HOUR)

typedef struct sim_span {
  int64_t from, to; /* ns                                                   */
} sim_span;

/* In order, apart from each other. */
typedef struct sim_outages {
  sim_span *items;
  size_t count;
  size_t at; /* the first that is not over; time does not go back           */
} sim_outages;

/* How incidents come: the share of time that they take, their mean length. */
typedef struct sim_incidents {
  double share;
  double mean_hours;
} sim_incidents;

/* Incidents from `from` to `to`.  Of those of `with` (may be NULL) this share
 * has one that begins at the same time. */
void sim_outages_draw(sim_outages *out, const sim_incidents *law, sim_span when,
                      const sim_outages *with, double joint,
                      sim_chance *chance);
void sim_outages_add(sim_outages *out, sim_span span);
void sim_outages_free(sim_outages *out);

/* Is there one now? */
bool sim_outages_now(sim_outages *out, int64_t now);

/* The first one that is not over `after` that time; NULL: none. */
const sim_span *sim_outages_next(sim_outages *out, int64_t after);

#endif
