/* SPDX-License-Identifier: Apache-2.0 */
/* A router's choice without a router: a configuration, a clock that stands
 * still until it is moved, and plans made of requests.  In the texts here '
 * stands for ". */
#ifndef ROUTED_H
#define ROUTED_H

#include "made_config.h"

#include "dialect/dialect.h"
#include "route/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define S (1000 * ZH_MS)

static const char *const routing_env[] = {
    "OPENAI_API_KEY=o", "ANTHROPIC_API_KEY=a", "GROQ_API_KEY=g", NULL};

/* A clock that stands still until it is moved. */
typedef struct routing_time {
  int64_t now;
  int64_t unix_ms;
  uint64_t random;
} routing_time;

static routing_time at;

static int64_t routing_now(void *user) {
  return ((routing_time *)user)->now;
}

static int64_t routing_unix(void *user) {
  return ((routing_time *)user)->unix_ms;
}

static uint64_t routing_random(void *user) {
  routing_time *time = user;
  return time->random += 0x9e3779b97f4a7c15u;
}

static const zh_clock routing_clock = {routing_now, routing_unix,
                                       routing_random, &at};

typedef struct routed {
  zh_config *config;
  zh_routing *routing;
  zh_arena arena;
  zh_nodes nodes;
  zh_plan plan;
  zh_error err;
  zh_status status;
  zh_pick pick;
} routed;

static inline routed routing_open(const char *models, made_env env) {
  char options[4096];
  zh_error err;
  at = (routing_time){.now = 100 * S, .random = 7};
  snprintf(options, sizeof options, "{'config': {'models': %s}}", models);
  routed out = {.config = made_config(options, env),
                .routing = zh_routing_new(&routing_clock)};
  assert_non_null(out.routing);
  assert_int_equal(zh_routing_bind(out.routing, out.config, &err), ZH_OK);
  out.config->revision = 1;
  return out;
}

static inline void routing_forget(routed *at_hand) {
  zh_arena_deinit(&at_hand->arena);
  zh_nodes_deinit(&at_hand->nodes);
  at_hand->arena = (zh_arena){0};
}

static inline void routing_close(routed *at_hand) {
  routing_forget(at_hand);
  zh_routing_free(at_hand->routing);
  made_free(at_hand->config);
}

static inline void routing_try(routed *r, const char *request, bool is_real) {
  zh_json json;
  zh_str text = made_json(request);
  routing_forget(r);
  zh_error_init(&r->err);
  zh_str copy = zh_arena_str(&r->arena, text);
  free((void *)(uintptr_t)text.ptr);
  assert_int_equal(zh_json_parse(copy, &r->nodes, &json, &r->err), ZH_OK);
  zh_plan_query query = {.config = r->config,
                         .routing = r->routing,
                         .is_real = is_real,
                         .pick = r->pick};
  r->status = zh_dialect_openai_chat.parse_request(&json, &r->arena,
                                                   &query.chat, &r->err);
  if (r->status == ZH_OK)
    r->status = zh_plan_route(&query, &r->arena, &r->plan, &r->err);
}

/* The plan's targets, by name. */
static const char *routing_names(const routed *r) {
  static char text[2048];
  size_t len = 0;
  text[0] = '\0';
  for (size_t i = 0; i < r->plan.count; i++) {
    const zh_target *target = &r->plan.targets[i];
    len +=
        (size_t)snprintf(text + len, sizeof text - len, "%s%.*s%s%s",
                         i ? " " : "", (int)target->name.len, target->name.ptr,
                         target->only ? "?" : "", target->key ? "'" : "");
  }
  return text;
}

static inline void routing_is(routed *r, const char *request,
                              const char *want) {
  routing_try(r, request, true);
  if (r->status != ZH_OK)
    fail_msg("%s: %s", request, r->err.message);
  assert_string_equal(routing_names(r), want);
}

static inline const char *routing_why(const routed *r, const char *name) {
  for (size_t i = 0; i < r->plan.excluded_count; i++)
    if (zh_str_is(r->plan.excluded[i].name, zh_str_of(name)))
      return r->plan.excluded[i].why;
  return "(not excluded)";
}

static inline zh_slot *routing_slot(const routed *r, size_t deployment) {
  return r->config->groups[0].deployments[deployment].keys[0].slot;
}

static inline void routing_end(const routed *r, zh_slot *slot,
                               zh_outcome outcome) {
  zh_routing_begin(r->routing, slot);
  zh_routing_settle(r->routing, slot, &outcome);
}

#define THREE "{'g': {'deployments': ['openai/a', 'anthropic/b', 'groq/c']}}"
#define ASK   "{'model': 'g', 'messages': []}"

#endif
