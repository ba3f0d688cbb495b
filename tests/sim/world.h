/* world.h -- one run: a clock that jumps from event to event, the real
 * reactor on it, providers in place of the network, clients that ask. */
#ifndef SIM_WORLD_H
#define SIM_WORLD_H

#include "call/reactor.h"
#include "outage.h"

#include <stdio.h>

#define SIM_PROVIDERS 3
#define SIM_WORDS     800 /* of an answer, at most */

typedef struct sim_world sim_world;
typedef struct sim_provider sim_provider;

/* One request of the app's, and what it got. */
typedef struct sim_request {
  sim_world *world;
  int id;
  int64_t at;
  double weight; /* seconds that it stands for                              */
  int prompt;    /* tokens                                                  */
  size_t length; /* bytes of the answer                                     */
  bool was_up;   /* a provider was well when it was made                    */
  size_t got;    /* bytes of the answer that came                           */
  bool is_torn;  /* they are not the answer's                               */
  bool is_over;
  bool is_good;
  int attempts;
  int open; /* of them under way                                            */
  int64_t first_at;
  int64_t ended_at;
  void *own; /* the client's                                                */
} sim_request;

/* Whoever asks the providers on the app's behalf. */
typedef struct sim_client {
  void (*ask)(struct sim_client *client, sim_request *request);
  void (*turn)(struct sim_client *client); /* after each event; may be NULL */
  void (*free)(struct sim_client *client);
} sim_client;

/* What is added up over a run. */
typedef struct sim_score {
  double weight, good, up_weight, up_good;
  size_t requests, failed, torn, late, orphans;
  size_t attempts, limited, into_outage;
  double billed, wasted; /* tokens                                          */
  float *first_ms;       /* of those that got content                       */
  size_t first_count, first_cap;
  int64_t recovered_at; /* first good answer of the first provider after its
                           first outage                                     */
  int64_t detected_at;  /* the last attempt into it before a pause of 5 s   */
  int64_t last_into_at; /* the last attempt into it                         */
  int64_t first_after_at;
  size_t after[360]; /* attempts there, by second after the outage       */
} sim_score;

struct sim_world {
  int64_t now;
  int64_t until; /* no requests from then on                                */
  uint64_t seed;
  sim_chance chance; /* the core's                                          */
  zh_clock clock;
  zh_reactor reactor;
  zh_transport net;
  sim_provider *providers[SIM_PROVIDERS];
  int provider_count;
  sim_client *client;
  int64_t deadline; /* ns, of a request                                     */
  sim_request **requests;
  int request_count;
  int attempt_count;
  zh_timer arrival;
  void *arrivals; /* of arrivals.c                                          */
  sim_score score;
  FILE *trace; /* NULL: none                                                */
};

void sim_world_init(sim_world *world, uint64_t seed);
void sim_world_deinit(sim_world *world);

/* Plays until nothing is left to happen. */
void sim_world_run(sim_world *world);

void sim_later(sim_world *world, zh_timer *timer, int64_t ns);

/* A new request that is made now, handed to the client. */
sim_request *sim_request_make(sim_world *world, int prompt, int words,
                              double weight);

/* Clients tell what the app got: text, then the one end. */
void sim_request_text(sim_request *request, zh_str text);
void sim_request_end(sim_request *request, bool is_good, const char *why);

/* The request that a body asks for, by the number in its prompt. */
sim_request *sim_request_of(sim_world *world, zh_str body);

/* "#17 " and text of `prompt` tokens; good until the next call. */
zh_str sim_prompt(const sim_request *request);

/* Every answer is the beginning of this: "w0 w1 w2 ..." */
zh_str sim_answer(size_t length);
size_t sim_answer_length(int words);

/* A line of the trace: an object with the time and these members. */
void sim_trace(sim_world *world, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
