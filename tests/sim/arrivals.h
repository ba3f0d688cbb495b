/* arrivals.h -- when requests come, and how long they are. */
#ifndef SIM_ARRIVALS_H
#define SIM_ARRIVALS_H

#include "world.h"

typedef struct sim_rate {
  double per_second; /* of all clients; 0: by the incidents, see below        */
  double dense_s;    /* between requests in and around incidents              */
  double sparse_s;   /* ... elsewhere                                         */
  double before_s;   /* an incident, and behind it, requests are dense        */
  double after_s;
} sim_rate;

/* Starts them; each request weighs the time until the next one where they come
 * by the incidents, else 1.  file (may be NULL): lines of the Azure trace
 * instead, times its own. */
bool sim_arrivals_start(sim_world *world, const sim_rate *rate,
                        const char *file);
void sim_arrivals_free(sim_world *world);

#endif
