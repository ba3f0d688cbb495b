/* SPDX-License-Identifier: Apache-2.0 */
#include "call/errand.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/trace.h"
#include "call/booking.h"
#include "call/reactor.h"
#include "call/report.h"
#include "format/json_write.h"
#include "route/estimate.h"

#define ERRAND_NAP_NS (60000 * ZH_MS) /* at most, before a look around    */

/* Looks after one router's deployments.  It does not keep the router: that
 * says when it goes. */
struct zh_tender {
  zh_tender *next;
  zh_timer timer;
  zh_reactor *reactor;
  zh_router *router; /* NULL: it is gone.  Guarded by errand_mutex          */
  unsigned generation;
  int under_way;
};

/* Guards zh_tender.router and zh_router.tender, which the I/O thread alone
 * sets. */
static zh_mutex errand_mutex = ZH_MUTEX_INIT;

zh_str zh_errand_name(const zh_errand *errand) {
  return errand->kind == ZH_ERRAND_CHECK ? ZH_S("(health check)")
                                         : ZH_S("(warm-up)");
}

/* --- one of them -------------------------------------------------------- */

static zh_status errand_write(zh_str model, const zh_check *check,
                              zh_buf *out) {
  zh_writer w;

  zh_writer_init(&w, out, NULL, NULL);
  zh_write_object(&w);
  zh_put_str(&w, "model", model);
  zh_put_int(&w, "max_completion_tokens", check->max_tokens);
  zh_write_key(&w, "messages");
  zh_write_array(&w);
  zh_write_object(&w);
  zh_put_str(&w, "role", ZH_S("user"));
  zh_put_str(&w, "content", check->prompt);
  zh_write_end(&w);
  zh_write_end(&w);
  zh_write_end(&w);
  return zh_writer_status(&w);
}

/* What is sent, and for whom. */
typedef struct errand_order {
  zh_router *router;
  zh_reactor *reactor;
  zh_config *config;
  zh_errand errand;
  zh_plan_aim aim;
  const zh_check *words;
  int64_t cap;
} errand_order;

static int64_t errand_price(const errand_order *order,
                            const zh_account *account, zh_str model,
                            zh_str body) {
  zh_wish wish = {.prompt = (int64_t)body.len / 4,
                  .max_output = order->words->max_tokens};

  return zh_estimate_cost(order->config, account, model, &wish,
                          zh_clock_unix_ms(order->reactor->loop.clock));
}

static void errand_send(const errand_order *order, zh_str body) {
  zh_routing *routing = order->router->routing;
  zh_tender *tender = order->errand.tender;
  zh_call *call;
  zh_error err;

  if (order->errand.kind != ZH_ERRAND_CONNECT &&
      !zh_care_spend(routing, order->errand.kind, order->errand.thought,
                     order->cap))
    return;
  zh_error_init(&err);
  if (zh_call_new_own(order->router, order->config, &order->errand, &order->aim,
                      body, &call, &err) != ZH_OK) {
    zh_trace("errand: %s", err.message);
    zh_care_correct(routing, order->errand.thought, 0);
    return;
  }
  if (tender)
    tender->under_way++;
  zh_call_start(call, order->reactor);
}

/* A chat, if there is money for it. */
static void errand_ask(errand_order *order, const zh_account *account,
                       zh_str model, zh_str name) {
  zh_buf body;

  zh_buf_init(&body, ZH_MAX_REQUEST);
  if (errand_write(name, order->words, &body) == ZH_OK) {
    zh_str text = zh_buf_str(&body);
    order->errand.thought = errand_price(order, account, model, text);
    errand_send(order, text);
  }
  zh_buf_deinit(&body);
}

void zh_errand_end(zh_call *call) {
  const zh_errand *errand = call->errand;

  if (errand->tender)
    errand->tender->under_way--;
  if (errand->kind == ZH_ERRAND_CONNECT) {
    if (call->last && call->last->has_reply)
      zh_care_connected(call->router->routing);
    return;
  }
  zh_cost *costs = call->last ? zh_report_costs(call) : NULL;
  if (!costs)
    return;
  zh_booking_add(call, call->last, costs);
  int64_t pusd = costs->is_billed ? costs->pusd : 0;
  if (pusd >= 0)
    zh_care_correct(call->router->routing, errand->thought, pusd);
}

/* --- checks ------------------------------------------------------------- */

/* Only chats are asked, and only what is known not to be for other things. */
static bool errand_may_check(const zh_deployment *deployment) {
  const zh_facts_row *facts = deployment->facts;
  bool is_wild = deployment->model.len > 0 &&
                 deployment->model.ptr[deployment->model.len - 1] == '*';

  return !deployment->unchecked && !is_wild &&
         (!facts || (facts->gives & ZH_MODE_TEXT));
}

static void errand_check(errand_order *order, int64_t *soonest) {
  const zh_deployment *deployment = order->aim.deployment;
  const zh_group *group = order->aim.group;
  int64_t wait;

  for (size_t i = 0; i < deployment->key_count; i++) {
    zh_slot *slot = deployment->keys[i].slot;
    if (!slot)
      continue;
    bool is_due =
        zh_care_is_due(order->router->routing, slot, &group->check, &wait);
    if (wait < *soonest)
      *soonest = wait;
    order->aim.key = i;
    if (is_due)
      errand_ask(order, deployment->account, deployment->model, group->name);
  }
}

/* Looks at all deployments; returns when to look again, in ns. */
static int64_t errand_round(zh_tender *tender, zh_router *router) {
  zh_config *config = zh_router_config(router);
  int64_t soonest = ERRAND_NAP_NS;

  for (size_t i = 0; i < config->group_count; i++) {
    const zh_group *group = &config->groups[i];
    errand_order order = {router,           tender->reactor,
                          config,           {ZH_ERRAND_CHECK, 0, tender},
                          {.group = group}, &group->check,
                          group->check.cap};
    for (size_t j = 0; group->check.interval_ms && j < group->deployment_count;
         j++) {
      order.aim.deployment = &group->deployments[j];
      if (errand_may_check(order.aim.deployment))
        errand_check(&order, &soonest);
    }
  }
  zh_config_free(config);
  return soonest;
}

/* --- the tender --------------------------------------------------------- */

static void errand_drop(zh_tender *tender) {
  zh_tender **at = &tender->reactor->tenders;

  while (*at != tender)
    at = &(*at)->next;
  *at = tender->next;
  zh_timer_clear(&tender->reactor->loop.timers, &tender->timer);
  zh_free(tender);
}

/* A reference to its router, NULL when that is going; *is_gone: it went. */
static zh_router *errand_hold(zh_tender *tender, bool *is_gone) {
  zh_mutex_lock(&errand_mutex);
  zh_router *router = tender->router;
  int refs = router ? atomic_load(&router->refs) : 0;
  while (refs > 0 &&
         !atomic_compare_exchange_weak(&router->refs, &refs, refs + 1))
    continue;
  *is_gone = !router;
  zh_mutex_unlock(&errand_mutex);
  return refs > 0 ? router : NULL;
}

static void errand_fire(zh_timer *timer) {
  zh_tender *tender = timer->user;
  zh_loop *loop = &tender->reactor->loop;
  int64_t wait = ERRAND_NAP_NS;
  bool is_gone;
  zh_router *router = errand_hold(tender, &is_gone);

  if (is_gone) {
    errand_drop(tender);
    return;
  }
  // A router that only its own errands hold was closed.
  if (router && atomic_load(&router->refs) > 1 + tender->under_way)
    wait = errand_round(tender, router);
  zh_timer_set(&loop->timers, timer, zh_loop_now(loop) + wait);
  zh_router_free(router);
}

static void errand_watch(zh_router *router, zh_reactor *reactor) {
  zh_tender *tender = router->tender;

  // A fork's child has a copy of its parent's, whose reactor it has not.
  if (tender && tender->generation == zh_generation())
    return;
  tender = zh_alloc_zero(sizeof *tender);
  if (!tender)
    return;
  *tender = (zh_tender){.next = reactor->tenders,
                        .timer = {.fire = errand_fire, .user = tender},
                        .reactor = reactor,
                        .router = router,
                        .generation = zh_generation()};
  reactor->tenders = tender;
  zh_mutex_lock(&errand_mutex);
  router->tender = tender;
  zh_mutex_unlock(&errand_mutex);
  zh_timer_set(&reactor->loop.timers, &tender->timer,
               zh_loop_now(&reactor->loop));
}

void zh_errand_forget(zh_router *router) {
  zh_mutex_lock(&errand_mutex);
  zh_tender *tender = router->tender;
  if (tender && tender->generation == zh_generation())
    tender->router = NULL;
  zh_mutex_unlock(&errand_mutex);
}

void zh_errand_stop(zh_reactor *reactor) {
  while (reactor->tenders) {
    zh_tender *tender = reactor->tenders;
    zh_mutex_lock(&errand_mutex);
    if (tender->router)
      tender->router->tender = NULL;
    zh_mutex_unlock(&errand_mutex);
    errand_drop(tender);
  }
}

void zh_errand_forked(void) {
  zh_mutex_init(&errand_mutex);
}

/* --- warmth ------------------------------------------------------------- */

static bool errand_same_origin(const zh_target *a, const zh_target *b) {
  return a->url->port == b->url->port &&
         zh_str_is(a->url->host, b->url->host) &&
         zh_str_is(a->url->scheme, b->url->scheme);
}

/* Whoever shares an address with the first has its connection. */
static bool errand_may_warm(const zh_call *call, const zh_target *target) {
  const zh_target *first = &call->plan.targets[0];

  if (target->only || !target->slot || target->slot == first->slot)
    return false;
  return call->plan.group->warm.requests ||
         (!target->account->row.in_process &&
          !errand_same_origin(first, target));
}

static void errand_warm(zh_call *call) {
  const zh_group *group = call->plan.group;
  const zh_warm *warm = &group->warm;
  static const zh_check usual = {
      .prompt = {ZH_CARE_PROMPT, sizeof ZH_CARE_PROMPT - 1},
      .max_tokens = ZH_CARE_MAX_TOKENS};
  errand_order order = {.router = call->router,
                        .reactor = call->reactor,
                        .config = call->config,
                        .words = group->check.given ? &group->check : &usual,
                        .cap = warm->cap};
  int64_t count = 0;

  for (size_t i = 1; i < call->plan.count && count < warm->targets; i++) {
    const zh_target *target = &call->plan.targets[i];
    if (!errand_may_warm(call, target))
      continue;
    count++;
    if (!zh_care_is_cold(call->router->routing, target->slot, warm))
      continue;
    order.aim.target = target;
    order.errand.kind = warm->requests ? ZH_ERRAND_WARM_UP : ZH_ERRAND_CONNECT;
    if (warm->requests)
      errand_ask(&order, target->account, target->model, target->name);
    else
      errand_send(&order, ZH_S(""));
  }
}

void zh_errand_tend(zh_call *call) {
  if (call->plan.group)
    errand_warm(call);
  if (call->config->has_checks)
    errand_watch(call->router, call->reactor);
}
