/* SPDX-License-Identifier: Apache-2.0 */
/* Clients without the core: each request asks one provider at a time, up to
 * four times, and is lost when an answer breaks off.  They have the same
 * network, the same deadline and the same patience for a first token. */
#include "base/error.h"
#include "clients.h"
#include "provider.h"

#include <stdlib.h>

#define PLAIN_TRIES    4
#define PLAIN_FAILS    3 /* in a minute; one more and it is left alone       */
#define PLAIN_COOLDOWN (5 * SIM_S)
#define PLAIN_BACKOFF  (SIM_S / 2)

typedef struct plain_place {
  int64_t fails[PLAIN_FAILS + 1]; /* when, a ring                           */
  unsigned next_fail;
  int64_t cold_until;
  int busy;
} plain_place;

typedef struct plain_client {
  sim_client base;
  sim_world *world;
  sim_habit habit;
  sim_chance chance;
  unsigned turn;
  plain_place places[SIM_PROVIDERS];
} plain_client;

/* One request under way. */
typedef struct plain_ask {
  plain_client *client;
  sim_request *request;
  zh_transfer *transfer;
  zh_timer deadline;
  zh_timer patience; /* for the first token, or between tries               */
  int tries;
  int place;
  int status;
  bool began;
  bool is_whole;
  bool is_over;
} plain_ask;

/* --- choosing ----------------------------------------------------------- */

static bool plain_is_cold(const plain_client *client, int place) {
  return client->world->now < client->places[place].cold_until;
}

static int plain_choose_static(const plain_client *client,
                               const plain_ask *ask) {
  int count = client->world->provider_count;
  // Twice each in order, those that cool down left out; else the first.
  for (int i = 0; i < count; i++) {
    int place = (ask->tries / 2 + i) % count;
    if (!plain_is_cold(client, place))
      return place;
  }
  return 0;
}

static int plain_choose(plain_client *client, const plain_ask *ask) {
  int count = client->world->provider_count;
  int offset = (int)(sim_bits(&client->chance) % (unsigned)count);
  int best = offset;
  switch (client->habit) {
  case SIM_STATIC:
    return plain_choose_static(client, ask);
  case SIM_ROUND_ROBIN:
    return (int)(client->turn++ % (unsigned)count);
  case SIM_RANDOM:
    return offset;
  case SIM_LEAST_BUSY:
    for (int i = 0; i < count; i++) {
      int place = (offset + i) % count;
      if (client->places[place].busy < client->places[best].busy)
        best = place;
    }
    return best;
  default:
    return 0;
  }
}

static void plain_note_failure(plain_client *client, int place) {
  plain_place *at = &client->places[place];
  int64_t now = client->world->now;
  at->fails[at->next_fail] = now;
  at->next_fail = (at->next_fail + 1) % ZH_COUNT(at->fails);
  int64_t oldest = at->fails[at->next_fail];
  if (oldest && now - oldest < SIM_MIN)
    at->cold_until = now + PLAIN_COOLDOWN;
}

/* --- a try -------------------------------------------------------------- */

static void plain_try(plain_ask *ask);

static void plain_drop_transfer(plain_ask *ask) {
  sim_world *world = ask->client->world;
  if (ask->transfer)
    world->net.cancel(&world->net, ask->transfer);
  if (ask->transfer)
    ask->client->places[ask->place].busy--;
  ask->transfer = NULL;
}

static void plain_finish(plain_ask *ask, bool is_good, const char *why) {
  zh_timers *timers = &ask->client->world->reactor.loop.timers;
  zh_timer_clear(timers, &ask->deadline);
  zh_timer_clear(timers, &ask->patience);
  plain_drop_transfer(ask);
  ask->is_over = true;
  sim_request_end(ask->request, is_good, why);
  free(ask);
}

static void plain_again(zh_timer *timer) {
  plain_try(timer->user);
}

static void plain_failed(plain_ask *ask, const char *why) {
  zh_timer *timer = &ask->patience;
  plain_drop_transfer(ask);
  plain_note_failure(ask->client, ask->place);
  if (ask->began || ++ask->tries >= PLAIN_TRIES) {
    plain_finish(ask, false, why);
    return;
  }
  timer->fire = plain_again;
  sim_later(ask->client->world, timer, PLAIN_BACKOFF << (ask->tries - 1));
}

static void plain_impatient(zh_timer *timer) {
  plain_failed(timer->user, "no content");
}

static void plain_too_late(zh_timer *timer) {
  plain_finish(timer->user, false, "deadline");
}

static void plain_head(void *user, int status, zh_str headers) {
  plain_ask *ask = user;
  (void)headers;
  ask->status = status;
}

static zh_str plain_content(zh_str bytes, const char *mark) {
  long at = zh_str_find(bytes, zh_str_of(mark));
  if (at < 0)
    return ZH_S("");
  zh_str text = zh_str_cut(bytes, (size_t)at + strlen(mark));
  long end = zh_str_find(text, ZH_S("\""));
  return (zh_str){text.ptr, end > 0 ? (size_t)end : 0};
}

static void plain_body(void *user, zh_str bytes) {
  plain_ask *ask = user;
  if (ask->status >= 300)
    return;
  zh_str text = plain_content(bytes, "\"content\":\"");
  if (text.len == 0)
    text = plain_content(bytes, "\"text_delta\",\"text\":\"");
  if (text.len > 0) {
    zh_timer_clear(&ask->client->world->reactor.loop.timers, &ask->patience);
    ask->began = true;
    sim_request_text(ask->request, text);
  }
  ask->is_whole |= zh_str_find(bytes, ZH_S("[DONE]")) >= 0 ||
                   zh_str_find(bytes, ZH_S("message_stop")) >= 0;
}

static void plain_end(void *user, const zh_net_end *end) {
  plain_ask *ask = user;
  ask->transfer = NULL;
  ask->client->places[ask->place].busy--;
  zh_timer_clear(&ask->client->world->reactor.loop.timers, &ask->patience);
  if (ask->status < 300 && end->status == ZH_OK && ask->is_whole)
    plain_finish(ask, true, "");
  else
    plain_failed(ask, ask->status < 300 ? "cut" : "refused");
}

static const zh_net_handler plain_handler = {plain_head, plain_body, plain_end};

static void plain_try(plain_ask *ask) {
  plain_client *client = ask->client;
  sim_world *world = client->world;
  zh_error err;
  ask->place = plain_choose(client, ask);
  ask->status = 0;
  zh_net_request request = {.host =
                                zh_str_of(world->providers[ask->place]->name),
                            .body = sim_prompt(ask->request),
                            .stream = true};
  if (world->net.start(&world->net, &request, &plain_handler, ask,
                       &ask->transfer, &err) != ZH_OK)
    abort();
  client->places[ask->place].busy++;
  ask->patience.fire = plain_impatient;
  sim_later(world, &ask->patience, SIM_FIRST_MS * ZH_MS);
}

/* --- its life ----------------------------------------------------------- */

static void plain_ask_one(sim_client *base, sim_request *request) {
  plain_client *client = (plain_client *)base;
  plain_ask *ask = calloc(1, sizeof *ask);
  if (!ask)
    abort();
  *ask = (plain_ask){.client = client, .request = request};
  ask->deadline = (zh_timer){.fire = plain_too_late, .user = ask};
  ask->patience = (zh_timer){.user = ask};
  sim_later(client->world, &ask->deadline, client->world->deadline);
  plain_try(ask);
}

static void plain_free(sim_client *base) {
  free(base);
}

sim_client *sim_plain_new(sim_world *world, sim_habit habit) {
  plain_client *client = calloc(1, sizeof *client);
  if (!client)
    abort();
  *client = (plain_client){.base = {plain_ask_one, NULL, plain_free},
                           .world = world,
                           .habit = habit,
                           .chance = sim_chance_of(world->seed, "plain")};
  return &client->base;
}
