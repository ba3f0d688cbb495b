/* SPDX-License-Identifier: Apache-2.0 */
/* The core as it is, on the simulator's clock, chance and network. */
#include "base/error.h"
#include "clients.h"
#include "provider.h"
#include "route/health.h"

#include <stdlib.h>

#define CORE_OPTIONS 8192

typedef struct core_client {
  sim_client base;
  sim_world *world;
  zh_router *router;
  zh_sink *sink;
  zh_buf body;
} core_client;

static void core_wake(void *user) {
  (void)user;
}

/* --- requests ----------------------------------------------------------- */

static void core_ask(sim_client *client, sim_request *request) {
  core_client *core = (core_client *)client;
  zh_call_options options = {.max_retries = -1};
  zh_str prompt = sim_prompt(request);
  zh_error err;
  zh_call *call;

  zh_error_init(&err);
  zh_buf_clear(&core->body);
  zh_buf_puts(&core->body, "{\"model\":\"smart\",\"stream\":true,\"messages\":"
                           "[{\"role\":\"user\",\"content\":\"");
  zh_buf_put(&core->body, prompt);
  zh_buf_puts(&core->body, "\"}]}");
  if (zh_call_new(core->router, zh_buf_str(&core->body), NULL, &options,
                  core->sink, request, &call, &err) != ZH_OK) {
    sim_request_end(request, false, zh_status_name(err.status));
    return;
  }
  zh_call_ref(call); // the reactor's
  request->own = call;
  zh_call_start(call, &core->world->reactor);
}

static zh_str core_text(const zh_json *json) {
  uint32_t choice = zh_json_first(json, zh_json_get(json, 0, "choices"));
  uint32_t delta = choice ? zh_json_get(json, choice, "delta") : 0;
  return delta ? zh_json_text(json, zh_json_get(json, delta, "content"))
               : ZH_S("");
}

/* What came before must be told whole in the error. */
static bool core_partial_fits(const zh_event *event, const sim_request *r) {
  return zh_str_is(event->partial, sim_answer(r->got));
}

static void core_take(zh_event *event) {
  sim_request *request = zh_call_user(event->call);
  if (event->type == ZH_EVENT_CHUNK) {
    zh_str text = core_text(&event->data);
    if (text.len > 0)
      sim_request_text(request, text);
  }
  if (event->type < ZH_EVENT_DONE)
    return;
  bool is_good = event->type == ZH_EVENT_DONE;
  request->is_torn |= !is_good && !core_partial_fits(event, request);
  sim_request_end(request, is_good,
                  event->error ? zh_status_name(event->error->status) : "");
}

static void core_turn(sim_client *client) {
  core_client *core = (core_client *)client;
  zh_event *event = zh_sink_drain(core->sink);
  while (event) {
    zh_event *next = event->next;
    zh_call *ended = event->type >= ZH_EVENT_DONE ? event->call : NULL;
    core_take(event);
    zh_event_free(event);
    if (ended)
      zh_call_unref(ended);
    event = next;
  }
}

/* --- its life ----------------------------------------------------------- */

static void core_free(sim_client *client) {
  core_client *core = (core_client *)client;
  zh_sink_free(core->sink);
  zh_router_free(core->router);
  zh_buf_deinit(&core->body);
  free(core);
}

void sim_core_write(const sim_world *world, const sim_setup *setup,
                    zh_buf *out) {
  zh_buf_puts(out, "{\"config\":{\"providers\":{");
  for (int i = 0; i < world->provider_count; i++) {
    const sim_provider *provider = world->providers[i];
    zh_buf_printf(out,
                  "%s\"%s\":{\"base_url\":\"http://%s.sim/v1\",\"api_key\":"
                  "\"k\",\"dialect\":\"%s\"}",
                  i ? "," : "", provider->name, provider->name,
                  provider->is_anthropic ? "anthropic" : "openai_chat");
  }
  zh_buf_printf(out,
                "},\"models\":{\"smart\":{\"routing_strategy\":\"%s\","
                "\"timeouts\":{\"deadline\":%.3f,\"ttft\":%.3f,\"chunk\":%.3f}"
                ",\"deployments\":[",
                setup->strategy, (double)world->deadline / (double)SIM_S,
                SIM_FIRST_MS / 1000.0, SIM_CHUNK_MS / 1000.0);
  for (int i = 0; i < world->provider_count; i++)
    zh_buf_printf(out, "%s\"%s/m\"", i ? "," : "", world->providers[i]->name);
  zh_buf_printf(out, "]%s}},\"router_settings\":{\"num_retries\":2%s}}}",
                setup->group, setup->settings);
}

sim_client *sim_core_new(sim_world *world, const sim_setup *setup) {
  core_client *core = calloc(1, sizeof *core);
  zh_buf options;
  zh_error err;
  if (!core)
    abort();
  core->base = (sim_client){core_ask, core_turn, core_free};
  core->world = world;
  zh_buf_init(&core->body, 1 << 20);
  zh_buf_init(&options, CORE_OPTIONS);
  sim_core_write(world, setup, &options);
  zh_status st =
      zh_router_new(zh_buf_str(&options), NULL, NULL, &core->router, &err);
  zh_buf_deinit(&options);
  if (st == ZH_OK)
    st = zh_sink_new(core_wake, NULL, &core->sink, &err);
  if (st != ZH_OK) {
    fprintf(stderr, "the core does not take it: %s\n", err.message);
    core_free(&core->base);
    return NULL;
  }
  core->router->routing->clock = &world->clock;
  core->router->routing->random = sim_bits(&world->chance) | 1;
  return &core->base;
}
