/* SPDX-License-Identifier: Apache-2.0 */
/* One run of the simulator: a scenario, a strategy, a seed.  Prints what it
 * came to as one line of JSON, before it the trace when asked. */
#include "scenario.h"

#include <getopt.h>
#include <stdlib.h>

#define MAIN_ABSENT 77 /* the core does not take the configuration */

typedef struct main_options {
  const sim_scenario *scenario;
  const sim_strategy *strategy;
  uint64_t seed;
  uint64_t luck;  /* of all but the requests; 0: the seed                    */
  double seconds; /* 0: the scenario's                                      */
  const char *azure;
  bool is_short, traces, shows;
} main_options;

static int main_compare(const void *a, const void *b) {
  float x = *(const float *)a, y = *(const float *)b;
  return (x > y) - (x < y);
}

static double main_quantile(const sim_score *score, double share) {
  if (score->first_count == 0)
    return 0;
  return (double)
      score->first_ms[(size_t)(share * (double)(score->first_count - 1))];
}

static double main_share(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

/* Seconds from a provider's one outage; -1: never, or there was none. */
static double main_since(const sim_world *world, int64_t when, bool from_end) {
  const sim_outages *outages = &world->providers[0]->outages;
  if (when == 0 || outages->count != 1)
    return -1;
  int64_t at = from_end ? outages->items[0].to : outages->items[0].from;
  return (double)(when - at) / (double)SIM_S;
}

/* Seconds between the last attempt into it and the first one after it. */
static double main_interval(const sim_score *score) {
  if (!score->first_after_at || !score->last_into_at)
    return -1;
  return (double)(score->first_after_at - score->last_into_at) / (double)SIM_S;
}

static size_t main_peak(const sim_score *score) {
  size_t peak = 0;
  for (size_t i = 0; i < ZH_COUNT(score->after); i++)
    peak = score->after[i] > peak ? score->after[i] : peak;
  return peak;
}

static void main_report(const main_options *options, sim_world *world) {
  sim_score *s = &world->score;
  double requests = (double)s->requests;
  if (s->first_count)
    qsort(s->first_ms, s->first_count, sizeof *s->first_ms, main_compare);
  printf("{\"scenario\":\"%s\",\"strategy\":\"%s\",\"seed\":%llu,"
         "\"requests\":%zu,\"failed\":%zu,\"availability\":%.7f,"
         "\"ceiling\":%.7f,\"while_up\":%.7f,",
         options->scenario->name, options->strategy->name,
         (unsigned long long)options->seed, s->requests, s->failed,
         main_share(s->good, s->weight), main_share(s->up_weight, s->weight),
         main_share(s->up_good, s->up_weight));
  printf("\"p50\":%.0f,\"p95\":%.0f,\"p99\":%.0f,\"attempts\":%.4f,"
         "\"limited\":%.4f,\"wasted\":%.4f,\"into_outage\":%zu,"
         "\"detected_s\":%.1f,\"recovered_s\":%.1f,\"interval_s\":%.1f,"
         "\"peak\":%zu,",
         main_quantile(s, 0.5), main_quantile(s, 0.95), main_quantile(s, 0.99),
         main_share((double)s->attempts, requests),
         main_share((double)s->limited, requests),
         main_share(s->wasted, s->billed), s->into_outage,
         main_since(world, s->detected_at, false),
         main_since(world, s->recovered_at, true), main_interval(s),
         main_peak(s));
  printf("\"torn\":%zu,\"late\":%zu,\"orphans\":%zu,\"lost\":%zu}\n", s->torn,
         s->late, s->orphans, (size_t)world->request_count - s->requests);
}

static void main_people(sim_world *world, const sim_scenario *scenario) {
  static const char *const names[] = {"alpha", "beta", "gamma"};
  for (int i = 0; i < scenario->providers; i++)
    sim_provider_new(world, names[i], i == 1, &scenario->laws[i]);
  if (scenario->outages)
    scenario->outages(world);
}

/* What sockets.py plays by: laws and configuration. */
static void main_show(const sim_world *world, const sim_strategy *strategy) {
  zh_buf options;
  zh_buf_init(&options, 1 << 16);
  if (strategy->is_core)
    sim_core_write(world, &strategy->setup, &options);
  printf("{\"options\":%.*s,\"providers\":[",
         options.len ? (int)options.len : 4,
         options.len ? options.ptr : "null");
  for (int i = 0; i < world->provider_count; i++) {
    const sim_provider *at = world->providers[i];
    const sim_law *law = &at->law;
    printf("%s{\"name\":\"%s\",\"is_anthropic\":%s,\"first_ms\":%g,"
           "\"per_token_ms\":%g,\"first_sigma\":%g,\"speed\":%g,"
           "\"speed_sigma\":%g,\"slow_share\":%g,\"cut_share\":%g}",
           i ? "," : "", at->name, at->is_anthropic ? "true" : "false",
           law->first_ms, law->per_token_ms, law->first_sigma, law->speed,
           law->speed_sigma, law->slow_share, law->cut_share);
  }
  printf("]}\n");
  zh_buf_deinit(&options);
}

static int main_run(const main_options *options) {
  const sim_scenario *scenario = options->scenario;
  const sim_strategy *strategy = options->strategy;
  double seconds =
      options->is_short ? scenario->short_seconds : scenario->seconds;
  sim_world world;
  int code = 1;

  sim_world_init(&world, options->luck ? options->luck : options->seed);
  if (options->seconds > 0)
    seconds = options->seconds;
  world.until = world.now + (int64_t)(seconds * (double)SIM_S);
  world.deadline = (int64_t)(scenario->deadline_s * (double)SIM_S);
  world.trace = options->traces ? stdout : NULL;
  main_people(&world, scenario);
  world.seed = options->seed;
  if (options->shows) {
    main_show(&world, strategy);
    sim_world_deinit(&world);
    return 0;
  }
  world.client = strategy->is_core ? sim_core_new(&world, &strategy->setup)
                                   : sim_plain_new(&world, strategy->habit);
  if (!world.client) {
    code = MAIN_ABSENT;
  } else if (!sim_arrivals_start(&world, &scenario->rate, options->azure)) {
    fprintf(stderr, "%s cannot be read\n", options->azure);
  } else {
    sim_world_run(&world);
    main_report(options, &world);
    code = world.score.torn || world.score.late || world.score.orphans ||
           world.score.requests != (size_t)world.request_count;
  }
  sim_arrivals_free(&world);
  sim_world_deinit(&world);
  return code;
}

static bool main_option(main_options *options, int option) {
  switch (option) {
  case 's':
    options->scenario = sim_scenario_find(optarg);
    return options->scenario != NULL;
  case 'w':
    options->strategy = sim_strategy_find(optarg);
    return options->strategy != NULL;
  case 'n':
    options->seed = strtoull(optarg, NULL, 10);
    return true;
  case 'u':
    options->luck = strtoull(optarg, NULL, 10);
    return true;
  case 'd':
    options->seconds = strtod(optarg, NULL);
    return options->seconds > 0;
  case 'a':
    options->azure = optarg;
    return true;
  case 't':
    options->traces = true;
    return true;
  case 'p':
    options->shows = true;
    return true;
  case 'q':
    options->is_short = true;
    return true;
  default:
    return false;
  }
}

int main(int argc, char **argv) {
  static const struct option names[] = {
      {"scenario", required_argument, NULL, 's'},
      {"strategy", required_argument, NULL, 'w'},
      {"seed", required_argument, NULL, 'n'},
      {"luck", required_argument, NULL, 'u'},
      {"seconds", required_argument, NULL, 'd'},
      {"azure", required_argument, NULL, 'a'},
      {"trace", no_argument, NULL, 't'},
      {"short", no_argument, NULL, 'q'},
      {"show", no_argument, NULL, 'p'},
      {"list", no_argument, NULL, 'l'},
      {NULL, 0, NULL, 0}};
  main_options options = {sim_scenario_find("s2"), sim_strategy_find("latency"),
                          .seed = 1};
  for (int option; (option = getopt_long(argc, argv, "", names, NULL)) != -1;) {
    if (option == 'l') {
      sim_scenario_list(stdout);
      return 0;
    }
    if (!main_option(&options, option)) {
      fprintf(stderr,
              "usage: %s [--scenario NAME] [--strategy NAME] "
              "[--seed N] [--luck N] [--seconds N] [--azure FILE] [--trace] "
              "[--short] [--show] [--list]\n",
              argv[0]);
      return 2;
    }
  }
  return main_run(&options);
}
