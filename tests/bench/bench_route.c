/* SPDX-License-Identifier: Apache-2.0 */
/* What deciding takes, in us of CPU: a plan over groups of 10 and 50
 * deployments, by each strategy, with what was measured of all of them; and a
 * settlement.  A decision over 50 is to stay under 5 us. */
#include "base/error.h"
#include "dialect/dialect.h"
#include "route/plan.h"

#include <stdio.h>
#include <time.h>

#define ROUNDS 20000
#define BATCH  500 /* the best of them counts: others run here too */

static double bench_now(void) {
  struct timespec at;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
  return (double)at.tv_sec * 1e6 + (double)at.tv_nsec / 1e3;
}

static zh_config *bench_config(const char *strategy, int count) {
  static char text[16384];
  zh_config *config = NULL;
  zh_error err;
  int len = snprintf(text, sizeof text,
                     "{\"config\":{\"providers\":{\"p\":{\"base_url\":"
                     "\"http://127.0.0.1:9\"}},\"models\":{\"g\":{"
                     "\"routing_strategy\":\"%s\",\"deployments\":[",
                     strategy);
  for (int i = 0; i < count; i++)
    len += snprintf(text + len, sizeof text - (size_t)len,
                    "%s{\"model\":\"p/model-%d\",\"weight\":%d}", i ? "," : "",
                    i, i + 1);
  snprintf(text + len, sizeof text - (size_t)len, "]}}}}");
  zh_error_init(&err);
  if (zh_config_new(zh_str_of(text), NULL, NULL, NULL, &config, &err) != ZH_OK)
    printf("%s\n", err.message);
  return config;
}

static void bench_teach(zh_routing *routing, const zh_group *group) {
  for (size_t i = 0; i < group->deployment_count * 20; i++) {
    zh_slot *slot =
        group->deployments[i % group->deployment_count].keys[0].slot;
    zh_outcome outcome = {.ttft_ns = (int64_t)(100 + i * 37 % 900) * ZH_MS,
                          .stream_ns = 1000 * ZH_MS,
                          .prompt = 500,
                          .completion = (int64_t)(50 + i % 70)};
    zh_routing_begin(routing, slot);
    zh_routing_settle(routing, slot, &outcome);
  }
}

static double bench_plan(zh_config *config, zh_routing *routing) {
  static const char request[] =
      "{\"model\":\"g\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
  zh_nodes nodes = {0};
  zh_json json;
  zh_error err;
  zh_arena kept = {0};
  zh_chat_request *chat;
  size_t targets = 0;
  zh_error_init(&err);
  zh_json_parse(zh_str_of(request), &nodes, &json, &err);
  zh_dialect_openai_chat.parse_request(&json, &kept, &chat, &err);
  double best = 1e9, start = bench_now();
  for (int i = 0; i < ROUNDS; i++) {
    if (i % BATCH == 0)
      start = bench_now();
    zh_arena arena = {0};
    zh_plan plan;
    zh_plan_query query = {
        .config = config, .routing = routing, .chat = chat, .is_real = true};
    if (zh_plan_route(&query, &arena, &plan, &err) == ZH_OK)
      targets += plan.count;
    zh_arena_deinit(&arena);
    if (i % BATCH < BATCH - 1)
      continue;
    double took = (bench_now() - start) / BATCH;
    if (took < best)
      best = took;
  }
  zh_arena_deinit(&kept);
  zh_nodes_deinit(&nodes);
  return targets > 0 ? best : -1;
}

static double bench_settle(zh_routing *routing, zh_slot *slot) {
  zh_outcome outcome = {.ttft_ns = 300 * ZH_MS,
                        .stream_ns = 1000 * ZH_MS,
                        .prompt = 500,
                        .completion = 70};
  double start = bench_now();
  for (int i = 0; i < ROUNDS; i++) {
    zh_routing_begin(routing, slot);
    zh_routing_settle(routing, slot, &outcome);
  }
  return (bench_now() - start) / ROUNDS;
}

int main(void) {
  static const char *const strategies[] = {"ordered", "weighted", "round-robin",
                                           "least-busy", "latency"};
  printf("routing, us of CPU\n%-14s %8s %8s\n", "plan", "10", "50");
  for (size_t i = 0; i < ZH_COUNT(strategies); i++) {
    double took[2];
    for (int large = 0; large < 2; large++) {
      zh_error err;
      zh_config *config = bench_config(strategies[i], large ? 50 : 10);
      zh_routing *routing = zh_routing_new(&zh_clock_system);
      if (!config || !routing ||
          zh_routing_bind(routing, config, &err) != ZH_OK)
        return 1;
      bench_teach(routing, &config->groups[0]);
      took[large] = bench_plan(config, routing);
      if (large && i + 1 == ZH_COUNT(strategies))
        printf("%-14s %8.2f\n", "a settlement",
               bench_settle(routing,
                            config->groups[0].deployments[0].keys[0].slot));
      zh_routing_free(routing);
      zh_config_free(config);
    }
    printf("%-14s %8.2f %8.2f\n", strategies[i], took[0], took[1]);
  }
  return 0;
}
