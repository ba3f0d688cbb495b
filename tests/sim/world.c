/* SPDX-License-Identifier: Apache-2.0 */
#include "world.h"

#include "provider.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>

#define WORLD_START   (1000 * SIM_S)
#define WORLD_UNIX_MS 1767225600000
#define WORLD_SLACK   (2 * ZH_MS) /* the sink may gather for a millisecond */
#define WORLD_FILL    65536

static char world_answer[SIM_WORDS * 6];
static size_t world_ends[SIM_WORDS + 1];
static char world_prompt[WORLD_FILL];

/* --- time and chance for the core --------------------------------------- */

static int64_t world_now(void *user) {
  return ((sim_world *)user)->now;
}

static int64_t world_unix_ms(void *user) {
  return WORLD_UNIX_MS + ((sim_world *)user)->now / ZH_MS;
}

static uint64_t world_random(void *user) {
  return sim_bits(&((sim_world *)user)->chance);
}

/* --- texts -------------------------------------------------------------- */

static void world_write_texts(void) {
  size_t len = 0;
  for (int i = 0; i < SIM_WORDS; i++) {
    len += (size_t)snprintf(world_answer + len, sizeof world_answer - len,
                            "%sw%d", i ? " " : "", i);
    world_ends[i + 1] = len;
  }
  memset(world_prompt, 'x', sizeof world_prompt);
}

zh_str sim_answer(size_t length) {
  return (zh_str){world_answer, length};
}

size_t sim_answer_length(int words) {
  return world_ends[words < SIM_WORDS ? words : SIM_WORDS];
}

zh_str sim_prompt(const sim_request *request) {
  size_t len = (size_t)request->prompt * 4;
  int head = snprintf(world_prompt, 32, "#%d ", request->id);
  world_prompt[head] = 'x';
  return (zh_str){world_prompt, len < WORLD_FILL ? len : WORLD_FILL};
}

sim_request *sim_request_of(sim_world *world, zh_str body) {
  const char *mark = memchr(body.ptr, '#', body.len);
  long id = mark ? strtol(mark + 1, NULL, 10) : -1;
  return id >= 0 && id < world->request_count ? world->requests[id] : NULL;
}

/* --- the trace ---------------------------------------------------------- */

void sim_trace(sim_world *world, const char *format, ...) {
  va_list args;
  if (!world->trace)
    return;
  fprintf(world->trace, "{\"t\":%.3f,",
          (double)(world->now - WORLD_START) / (double)ZH_MS);
  va_start(args, format);
  vfprintf(world->trace, format, args);
  va_end(args);
  fputs("}\n", world->trace);
}

/* --- requests ----------------------------------------------------------- */

static bool world_is_up(sim_world *world) {
  for (int i = 0; i < world->provider_count; i++)
    if (sim_provider_is_up(world->providers[i]))
      return true;
  return false;
}

sim_request *sim_request_make(sim_world *world, int prompt, int words,
                              double weight) {
  int count = world->request_count;
  sim_request *request = calloc(1, sizeof *request);
  if ((count & (count - 1)) == 0)
    world->requests =
        realloc(world->requests, sizeof(void *) * 2 * (size_t)(count + 1));
  if (!request || !world->requests)
    abort();
  *request = (sim_request){.world = world,
                           .id = count,
                           .at = world->now,
                           .weight = weight,
                           .prompt = prompt > 8 ? prompt : 8,
                           .length = sim_answer_length(words > 2 ? words : 2),
                           .was_up = world_is_up(world)};
  world->requests[world->request_count++] = request;
  sim_trace(world,
            "\"e\":\"request\",\"id\":%d,\"prompt\":%d,\"length\":%zu,"
            "\"deadline\":%.0f",
            request->id, request->prompt, request->length,
            (double)world->deadline / (double)ZH_MS);
  world->client->ask(world->client, request);
  return request;
}

void sim_request_text(sim_request *request, zh_str text) {
  sim_world *world = request->world;
  zh_str want = zh_str_cut(sim_answer(request->length), request->got);
  request->is_torn |= request->is_over || !zh_str_starts(want, text);
  if (request->got == 0 && text.len > 0)
    request->first_at = world->now;
  request->got += text.len;
  sim_trace(world, "\"e\":\"text\",\"id\":%d,\"text\":\"%.*s\"", request->id,
            (int)text.len, text.ptr);
}

static void world_note_first(sim_score *score, const sim_request *request) {
  if (score->first_count == score->first_cap) {
    score->first_cap = score->first_cap ? score->first_cap * 2 : 1024;
    score->first_ms =
        realloc(score->first_ms, score->first_cap * sizeof(float));
    if (!score->first_ms)
      abort();
  }
  score->first_ms[score->first_count++] =
      (float)((double)(request->first_at - request->at) / (double)ZH_MS);
}

void sim_request_end(sim_request *request, bool is_good, const char *why) {
  sim_world *world = request->world;
  sim_score *score = &world->score;
  request->is_torn |= request->is_over;
  request->is_over = true;
  request->ended_at = world->now;
  request->is_torn |= is_good && request->got != request->length;
  bool is_late = world->now > request->at + world->deadline + WORLD_SLACK;
  request->is_good = is_good && !request->is_torn && !is_late;
  score->requests++;
  score->weight += request->weight;
  score->failed += !request->is_good;
  score->torn += request->is_torn;
  score->late += is_late;
  score->orphans += request->open > 0;
  score->good += request->is_good ? request->weight : 0;
  score->up_weight += request->was_up ? request->weight : 0;
  score->up_good += request->was_up && request->is_good ? request->weight : 0;
  if (request->first_at)
    world_note_first(score, request);
  sim_trace(world, "\"e\":\"end\",\"id\":%d,\"ok\":%s,\"why\":\"%s\"",
            request->id, is_good ? "true" : "false", why);
}

/* --- a run -------------------------------------------------------------- */

void sim_later(sim_world *world, zh_timer *timer, int64_t ns) {
  zh_timer_set(&world->reactor.loop.timers, timer, world->now + ns);
}

void sim_world_init(sim_world *world, uint64_t seed) {
  zh_error err;
  *world = (sim_world){.now = WORLD_START, .seed = seed};
  world->chance = sim_chance_of(seed, "core");
  world->clock = (zh_clock){world_now, world_unix_ms, world_random, world};
  world->net = sim_net;
  world_write_texts();
  if (zh_reactor_init(&world->reactor, &world->clock, &err) != ZH_OK)
    abort();
  world->reactor.net = &world->net;
}

void sim_world_run(sim_world *world) {
  static const zh_batch nothing;
  const zh_timer *next;
  while ((next = world->reactor.loop.timers.root) != NULL) {
    if (next->at > world->now)
      world->now = next->at;
    zh_reactor_turn(&world->reactor, &nothing);
    if (world->client->turn)
      world->client->turn(world->client);
  }
}

void sim_world_deinit(sim_world *world) {
  if (world->client)
    world->client->free(world->client);
  zh_reactor_deinit(&world->reactor);
  for (int i = 0; i < world->provider_count; i++)
    sim_provider_free(world->providers[i]);
  for (int i = 0; i < world->request_count; i++)
    free(world->requests[i]);
  free(world->requests);
  free(world->score.first_ms);
}
