/* SPDX-License-Identifier: Apache-2.0 */
#include "provider.h"

#include "base/error.h"
#include "reply.h"

#include <stdlib.h>

#define PROVIDER_CHUNKS   6
#define PROVIDER_HEAD_MS  60
#define PROVIDER_ERROR_MS 180
#define PROVIDER_SLOW     10.0
#define PROVIDER_QUIET    (5 * SIM_S)

/* One answer under way. */
typedef struct transfer {
  sim_provider *provider;
  sim_request *request;
  int number;
  const zh_net_handler *handler;
  void *user;
  zh_timer timer;
  sim_fault fault;
  int status;
  int64_t wait_ms;  /* of a refusal by the limit                            */
  int64_t first_ns; /* from the head to the first chunk                     */
  int64_t chunk_ns;
  size_t from; /* where in the answer it begins                             */
  size_t sent;
  int chunk; /* the next one                                                */
  int fails_at;
  bool head_told;
  bool telling;
  bool dead;
  bool stalled;
} transfer;

/* --- what comes to pass ------------------------------------------------- */

bool sim_provider_is_up(sim_provider *provider) {
  return !sim_outages_now(&provider->outages, provider->world->now);
}

static bool provider_is_slow(sim_provider *provider) {
  const sim_law *law = &provider->law;
  if (law->slow_share <= 0 || law->slow_dwell_s <= 0)
    return sim_happens(&provider->chance, law->slow_share);
  while (provider->world->now >= provider->slow_until) {
    provider->is_slow = provider->slow_until > 0 && !provider->is_slow;
    double mean = law->slow_dwell_s;
    if (!provider->is_slow)
      mean *= (1 - law->slow_share) / law->slow_share;
    provider->slow_until +=
        1 + (int64_t)(sim_exponential(&provider->chance, mean) * (double)SIM_S);
  }
  return provider->is_slow;
}

static sim_fault provider_fault(sim_provider *provider) {
  double u = sim_uniform(&provider->chance);
  if (!sim_provider_is_up(provider)) {
    for (sim_fault fault = SIM_ERROR; fault < SIM_FAULTS; fault++)
      if ((u -= provider->law.mix[fault]) < 0)
        return fault;
    return SIM_FINE;
  }
  if (u < provider->law.cut_share)
    return SIM_CUT;
  return provider_is_slow(provider) ? SIM_SLOW : SIM_FINE;
}

/* GCRA, one for each request; 0: there is room, else ms until there is. */
static int64_t provider_limit(sim_provider *provider) {
  double now = (double)provider->world->now;
  if (provider->law.per_minute <= 0)
    return 0;
  double each = (double)SIM_MIN / provider->law.per_minute;
  double tat = provider->tat > now ? provider->tat : now;
  double early = tat - each * provider->law.burst - now;
  if (early > 0)
    return (int64_t)(early / (double)ZH_MS) + 1;
  provider->tat = tat + each;
  return 0;
}

static int provider_status(sim_provider *provider) {
  static const int statuses[] = {529, 503, 500};
  return statuses[sim_bits(&provider->chance) % ZH_COUNT(statuses)];
}

/* A continuation says what was delivered: the answer's beginning.  It goes on
 * there, or repeats some of it. */
static size_t provider_resumes(sim_provider *provider, zh_str body) {
  zh_str all = sim_answer(sim_answer_length(SIM_WORDS));
  const char *at = body.ptr ? memmem(body.ptr, body.len, "w0 w1", 5) : NULL;
  if (!at)
    return 0;
  size_t from = 0, most = (size_t)(body.ptr + body.len - at);
  while (from < most && from < all.len && at[from] == all.ptr[from])
    from++;
  size_t back = sim_bits(&provider->chance) % 16;
  return back < 8 || back > from ? from : from - back;
}

static void provider_draw(transfer *t) {
  sim_provider *provider = t->provider;
  const sim_law *law = &provider->law;
  sim_chance *chance = &provider->chance;
  double first = sim_lognormal(
      chance, law->first_ms + law->per_token_ms * (double)t->request->prompt,
      law->first_sigma);
  double speed = sim_lognormal(chance, law->speed, law->speed_sigma);
  double tokens = (double)(t->request->length - t->from) / 4.9 + 1;
  t->fault = provider_fault(provider);
  t->wait_ms = t->fault == SIM_ERROR ? 0 : provider_limit(provider);
  if (t->wait_ms > 0)
    t->fault = SIM_LIMIT;
  if (t->fault == SIM_SLOW)
    first *= PROVIDER_SLOW;
  t->status = t->fault == SIM_ERROR   ? provider_status(provider)
              : t->fault == SIM_LIMIT ? 429
                                      : 200;
  t->first_ns = (int64_t)(first * (double)ZH_MS);
  t->chunk_ns = (int64_t)(tokens / PROVIDER_CHUNKS / speed * (double)SIM_S) + 1;
  t->fails_at = -1;
  if (t->fault == SIM_STALL || t->fault == SIM_CUT)
    t->fails_at = (int)(sim_bits(chance) % PROVIDER_CHUNKS);
}

/* --- the books ---------------------------------------------------------- */

/* Attempts at the first provider, of which one outage is watched. */
static void provider_watch(sim_score *score, const sim_span *outage,
                           int64_t now) {
  if (now >= outage->to) {
    size_t second = (size_t)((now - outage->to) / SIM_S);
    if (second < ZH_COUNT(score->after))
      score->after[second]++;
    if (!score->first_after_at)
      score->first_after_at = now;
  } else if (now >= outage->from) {
    if (!score->detected_at || now - score->detected_at < PROVIDER_QUIET)
      score->detected_at = now;
    score->last_into_at = now;
  }
}

static void provider_count(transfer *t) {
  sim_provider *provider = t->provider;
  sim_world *world = provider->world;
  sim_score *score = &world->score;
  const sim_outages *outages = &provider->outages;
  bool is_first = provider == world->providers[0];

  score->attempts++;
  score->limited += t->fault == SIM_LIMIT;
  score->into_outage += !sim_provider_is_up(provider);
  t->request->attempts++;
  t->request->open++;
  if (is_first && outages->count == 1)
    provider_watch(score, &outages->items[0], world->now);
}

static void provider_bill(transfer *t, bool is_whole) {
  sim_request *request = t->request;
  sim_score *score = &request->world->score;
  if (t->status >= 300 || !t->head_told)
    return;
  size_t bytes = t->sent - t->from;
  if (!is_whole && t->provider->law.bills_in_full)
    bytes = request->length - t->from;
  double tokens = request->prompt + (double)bytes / 4.9;
  score->billed += tokens;
  if (!is_whole)
    score->wasted += tokens;
}

static void provider_gone(transfer *t, const char *how) {
  sim_world *world = t->provider->world;
  t->request->open--;
  provider_bill(t, strcmp(how, "end") == 0);
  sim_trace(world, "\"e\":\"gone\",\"id\":%d,\"a\":%d,\"how\":\"%s\"",
            t->request->id, t->number, how);
}

static void provider_recovered(transfer *t) {
  sim_world *world = t->provider->world;
  const sim_outages *outages = &t->provider->outages;
  if (t->provider == world->providers[0] && outages->count == 1 &&
      !world->score.recovered_at && world->now >= outages->items[0].to)
    world->score.recovered_at = world->now;
}

/* --- an answer ---------------------------------------------------------- */

static void provider_drop(transfer *t) {
  zh_timer_clear(&t->provider->world->reactor.loop.timers, &t->timer);
  free(t);
}

static void provider_end(transfer *t, zh_status status, const char *how) {
  zh_net_end end = {.status = status, .connected = true};
  provider_gone(t, how);
  snprintf(end.message, sizeof end.message, "%s", how);
  t->dead = true;
  t->handler->on_end(t->user, &end);
}

static void provider_tell_body(transfer *t, zh_buf *bytes) {
  if (!t->dead)
    t->handler->on_body(t->user, zh_buf_str(bytes));
}

static void provider_tell_head(transfer *t) {
  sim_world *world = t->provider->world;
  zh_buf head, body;
  zh_buf_init(&head, 4096);
  zh_buf_init(&body, 4096);
  t->head_told = true;
  sim_reply_head(t->provider, t->status, t->wait_ms, &head);
  if (t->status >= 300)
    sim_reply_error(t->provider, t->status, &body);
  else
    sim_reply_start(t->provider, t->request->prompt, &body);
  t->handler->on_head(t->user, t->status, zh_buf_str(&head));
  provider_tell_body(t, &body);
  zh_buf_deinit(&head);
  zh_buf_deinit(&body);
  if (!t->dead && t->status >= 300)
    provider_end(t, ZH_OK, "refused");
  else if (!t->dead)
    sim_later(world, &t->timer, t->first_ns);
}

static void provider_tell_text(transfer *t) {
  sim_world *world = t->provider->world;
  size_t length = t->request->length, left = length - t->from;
  size_t to = t->from + left * (size_t)++t->chunk / PROVIDER_CHUNKS;
  bool is_last = t->chunk == PROVIDER_CHUNKS;
  zh_str text = zh_str_cut(sim_answer(to), t->sent);
  zh_buf body;

  zh_buf_init(&body, 16384);
  sim_reply_text(t->provider, text, &body);
  sim_trace(world, "\"e\":\"sent\",\"id\":%d,\"a\":%d,\"from\":%zu,\"to\":%zu",
            t->request->id, t->number, t->sent, to);
  t->sent = to;
  if (is_last)
    sim_reply_stop(t->provider, t->request->prompt, (int)(left / 5) + 1, &body);
  if (is_last)
    provider_recovered(t);
  provider_tell_body(t, &body);
  zh_buf_deinit(&body);
  if (!t->dead)
    sim_later(world, &t->timer, is_last ? 0 : t->chunk_ns);
}

static void provider_step(transfer *t) {
  if (!t->head_told)
    provider_tell_head(t);
  else if (t->chunk == t->fails_at && t->fault == SIM_CUT)
    provider_end(t, ZH_TRUNCATED, "cut");
  else if (t->chunk == t->fails_at)
    t->stalled = true;
  else if (t->chunk == PROVIDER_CHUNKS)
    provider_end(t, ZH_OK, "end");
  else
    provider_tell_text(t);
}

static void provider_fire(zh_timer *timer) {
  transfer *t = timer->user;
  t->telling = true;
  provider_step(t);
  t->telling = false;
  if (t->dead)
    provider_drop(t);
}

/* --- the transport ------------------------------------------------------ */

static sim_provider *provider_of(sim_world *world, zh_str host) {
  for (int i = 0; i < world->provider_count; i++)
    if (zh_str_starts(host, zh_str_of(world->providers[i]->name)))
      return world->providers[i];
  return NULL;
}

/* Long strings stand in splices. */
static sim_request *provider_asked(sim_world *world,
                                   const zh_net_request *request) {
  sim_request *found = sim_request_of(world, request->body);
  for (size_t i = 0; i < request->splice_count && !found; i++)
    found = sim_request_of(world, request->splices[i].text);
  return found;
}

static size_t provider_from(transfer *t, const zh_net_request *request) {
  size_t from = provider_resumes(t->provider, request->body);
  for (size_t i = 0; i < request->splice_count && from == 0; i++)
    from = provider_resumes(t->provider, request->splices[i].text);
  return from < t->request->length ? from : t->request->length;
}

static zh_status provider_start(zh_transport *transport,
                                const zh_net_request *request,
                                const zh_net_handler *handler, void *user,
                                zh_transfer **out, zh_error *err) {
  static const char *const words[] = {"fine",  "error", "slow",
                                      "stall", "cut",   "limit"};
  sim_world *world =
      (sim_world *)((char *)transport - offsetof(sim_world, net));
  transfer *t = calloc(1, sizeof *t);
  if (!t)
    return zh_error_memory(err);
  *t = (transfer){.handler = handler, .user = user};
  t->provider = provider_of(world, request->host);
  t->request = provider_asked(world, request);
  if (!t->provider || !t->request) {
    free(t);
    return zh_error_set(err, ZH_CONNECT, "nobody is there");
  }
  t->number = world->attempt_count++;
  t->from = t->sent = provider_from(t, request);
  t->timer.fire = provider_fire;
  t->timer.user = t;
  provider_draw(t);
  provider_count(t);
  sim_trace(world,
            "\"e\":\"attempt\",\"id\":%d,\"a\":%d,\"p\":\"%s\",\"from\":%zu,"
            "\"fault\":\"%s\"",
            t->request->id, t->number, t->provider->name, t->from,
            words[t->fault]);
  sim_later(world, &t->timer,
            (t->status >= 300 ? PROVIDER_ERROR_MS : PROVIDER_HEAD_MS) * ZH_MS);
  *out = (zh_transfer *)t;
  return ZH_OK;
}

static void provider_cancel(zh_transport *transport, zh_transfer *transfer_) {
  transfer *t = (transfer *)transfer_;
  (void)transport;
  if (!t->dead)
    provider_gone(t, "cancel");
  t->dead = true;
  zh_timer_clear(&t->provider->world->reactor.loop.timers, &t->timer);
  if (!t->telling)
    provider_drop(t);
}

const zh_transport sim_net = {provider_start, provider_cancel};

/* --- public --- */

sim_provider *sim_provider_new(sim_world *world, const char *name,
                               bool is_anthropic, const sim_law *law) {
  sim_provider *provider = calloc(1, sizeof *provider);
  if (!provider)
    abort();
  *provider = (sim_provider){.world = world,
                             .name = name,
                             .is_anthropic = is_anthropic,
                             .law = *law,
                             .chance = sim_chance_of(world->seed, name)};
  world->providers[world->provider_count++] = provider;
  return provider;
}

void sim_provider_free(sim_provider *provider) {
  sim_outages_free(&provider->outages);
  free(provider);
}
