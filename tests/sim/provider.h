/* provider.h -- how a provider answers.  Its time to the first token is
 * a + b x prompt tokens, with noise, and ten times that in its slow regime;
 * tokens then come at a speed drawn for each answer; requests above its limit
 * are refused; in an incident each attempt meets one of four faults. */
#ifndef SIM_PROVIDER_H
#define SIM_PROVIDER_H

#include "world.h"

typedef enum sim_fault {
  SIM_FINE,
  SIM_ERROR, /* 529, 503 or 500                                             */
  SIM_SLOW,  /* ten times the time to the first token                       */
  SIM_STALL, /* silence from some chunk on                                  */
  SIM_CUT,   /* the connection breaks at some chunk                         */
  SIM_LIMIT,
  SIM_FAULTS
} sim_fault;

typedef struct sim_law {
  double first_ms, per_token_ms, first_sigma;
  double speed, speed_sigma; /* tokens a second                             */
  double slow_share;         /* of the time, or of attempts: dwell 0         */
  double slow_dwell_s;
  double per_minute, burst; /* its limit; 0: none                           */
  bool misleads;            /* with the headers of a refusal                */
  double cut_share;         /* of all answers, incident or not              */
  double mix[SIM_FAULTS];   /* of faults in an incident                     */
  bool bills_in_full;       /* a canceled answer too                        */
} sim_law;

struct sim_provider {
  sim_world *world;
  const char *name; /* of its host: NAME.sim                                */
  bool is_anthropic;
  sim_law law;
  sim_outages outages;
  sim_chance chance;
  bool is_slow;
  int64_t slow_until;
  double tat; /* when its limit is used up to, ns                           */
};

sim_provider *sim_provider_new(sim_world *world, const char *name,
                               bool is_anthropic, const sim_law *law);
void sim_provider_free(sim_provider *provider);

/* The world's transport: the host names the provider. */
extern const zh_transport sim_net;

/* Whether a provider is in no incident. */
bool sim_provider_is_up(sim_provider *provider);

#endif
