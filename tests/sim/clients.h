/* clients.h -- who asks the providers: the core, or one of the ways that apps
 * without it have. */
#ifndef SIM_CLIENTS_H
#define SIM_CLIENTS_H

#include "world.h"

/* What the configuration of the core says besides the providers. */
typedef struct sim_setup {
  const char *strategy;
  const char *group;    /* more members of the group, a comma before each    */
  const char *settings; /* ... of router_settings                            */
} sim_setup;

/* The core's options as JSON. */
void sim_core_write(const sim_world *world, const sim_setup *setup,
                    zh_buf *out);

/* NULL when the core does not take the configuration; said to stderr. */
sim_client *sim_core_new(sim_world *world, const sim_setup *setup);

typedef enum sim_habit {
  SIM_SINGLE,      /* the first provider, asked again up to three times      */
  SIM_STATIC,      /* in order; four failures in a minute: 5 s without it    */
  SIM_ROUND_ROBIN, /* these three: up to three times another one             */
  SIM_RANDOM,
  SIM_LEAST_BUSY
} sim_habit;

sim_client *sim_plain_new(sim_world *world, sim_habit habit);

/* What both use: no content for so long means failure. */
#define SIM_FIRST_MS 15000
#define SIM_CHUNK_MS 15000

#endif
