/* SPDX-License-Identifier: Apache-2.0 */
#include "chance.h"

#include <math.h>

#define CHANCE_TWO_PI 6.283185307179586

sim_chance sim_chance_of(uint64_t seed, const char *purpose) {
  sim_chance chance = {seed * 0x9e3779b97f4a7c15u + 0x632be59bd9b4e019u};
  for (; *purpose; purpose++) {
    chance.state ^= (unsigned char)*purpose;
    sim_bits(&chance);
  }
  return chance;
}

/* splitmix64 */
uint64_t sim_bits(sim_chance *chance) {
  uint64_t x = chance->state += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

double sim_uniform(sim_chance *chance) {
  return ((double)(sim_bits(chance) >> 11) + 0.5) * 0x1p-53;
}

bool sim_happens(sim_chance *chance, double share) {
  return sim_uniform(chance) < share;
}

double sim_exponential(sim_chance *chance, double mean) {
  return -mean * log(sim_uniform(chance));
}

static double chance_normal(sim_chance *chance) {
  double radius = sqrt(-2 * log(sim_uniform(chance)));
  return radius * cos(CHANCE_TWO_PI * sim_uniform(chance));
}

double sim_lognormal(sim_chance *chance, double median, double sigma) {
  return median * exp(sigma * chance_normal(chance));
}

/* Marsaglia and Tsang's rejection; a shape below 1 by way of one above. */
double sim_gamma(sim_chance *chance, double shape) {
  double boost = shape < 1 ? pow(sim_uniform(chance), 1 / shape) : 1;
  double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
  double c = 1 / sqrt(9 * d);
  for (;;) {
    double x = chance_normal(chance), v = 1 + c * x;
    if (v <= 0)
      continue;
    v = v * v * v;
    if (log(sim_uniform(chance)) < 0.5 * x * x + d - d * v + d * log(v))
      return d * v * boost / shape;
  }
}

double sim_weibull(sim_chance *chance, double shape) {
  return pow(-log(sim_uniform(chance)), 1 / shape) / tgamma(1 + 1 / shape);
}
