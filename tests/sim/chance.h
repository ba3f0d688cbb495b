/* chance.h -- random numbers that are the same for the same seed: one stream
 * for each purpose, so that what one part draws does not move another's. */
#ifndef SIM_CHANCE_H
#define SIM_CHANCE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct sim_chance {
  uint64_t state;
} sim_chance;

sim_chance sim_chance_of(uint64_t seed, const char *purpose);

uint64_t sim_bits(sim_chance *chance);
double sim_uniform(sim_chance *chance); /* in (0, 1) */
bool sim_happens(sim_chance *chance, double share);
double sim_exponential(sim_chance *chance, double mean);
double sim_lognormal(sim_chance *chance, double median, double sigma);

/* Of mean 1; a shape below 1 comes in bursts. */
double sim_gamma(sim_chance *chance, double shape);
double sim_weibull(sim_chance *chance, double shape);

#endif
