/* SPDX-License-Identifier: Apache-2.0 */
#include "call/report.h"

#include "call/guess.h"
#include "call/ledger_file.h"
#include "call/rescue.h"

static void report_ms(zh_writer *w, const char *key, int64_t from, int64_t to) {
  zh_write_key(w, key);
  if (from && to)
    zh_write_thousandths(w, (to - from) / 1000);
  else
    zh_write_null(w);
}

static void report_count(zh_writer *w, const char *key, int64_t value) {
  if (value < 0)
    zh_put_null(w, key);
  else
    zh_put_int(w, key, value);
}

static void report_text(zh_writer *w, const char *key, const char *text) {
  if (text && text[0])
    zh_put_str(w, key, zh_str_of(text));
  else
    zh_put_null(w, key);
}

static void report_tokens(zh_writer *w, const zh_usage *usage) {
  if (usage->prompt < 0 && usage->completion < 0) {
    zh_put_null(w, "tokens");
    return;
  }
  zh_write_key(w, "tokens");
  zh_write_object(w);
  report_count(w, "prompt", usage->prompt);
  report_count(w, "completion", usage->completion);
  report_count(w, "total", usage->total);
  report_count(w, "cached", usage->cached);
  report_count(w, "cache_write", usage->cache_write);
  report_count(w, "reasoning", usage->reasoning);
  zh_write_end(w);
}

/* --- what it cost --- */

/* The tier that was asked for; the one that answered says so itself. */
static zh_service report_service(const zh_call *call) {
  const zh_chat_request *chat = call->chat;

  for (size_t i = 0; i < chat->member_count; i++)
    if (zh_json_is(chat->members[i].key, ZH_S("service_tier")))
      return zh_service_of(zh_json_text(&chat->source, chat->members[i].at));
  return ZH_SERVICE_UNSAID;
}

/* Where a cloud computes stands in a deployment's `region` when its address
 * does not say it. */
static zh_region report_region(const zh_target *target) {
  const zh_place *place = &target->account->prices;
  if (place->region || !place->is_cloud || !target->group)
    return place->region;
  return zh_region_of(target->group->deployments[target->number].region);
}

/* The name that has a price: a cloud's customer gives names of their own to
 * models, and the reply says which one it was. */
static zh_str report_model(const zh_call *call, const zh_attempt *at) {
  const zh_place *place = &at->target->account->prices;
  if (!place->is_cloud || at->reply_model.len == 0)
    return at->target->model;
  zh_model said =
      zh_catalog_find(call->config->catalog, place->provider, at->reply_model);
  return said.row ? at->reply_model : at->target->model;
}

static void report_price(const zh_call *call, const zh_attempt *at,
                         zh_cost *out) {
  const zh_account *account = at->target->account;
  zh_usage usage;
  bool is_guess = zh_guess_usage(call, at, &usage);
  zh_cost_query query = {.catalog = call->config->catalog,
                         .provider = account->prices.provider,
                         .model = report_model(call, at),
                         .region = report_region(at->target),
                         .service = report_service(call)};

  query.unix_ms =
      call->render.created * 1000 + (at->started_at - call->started_at) / ZH_MS;
  zh_cost_of(&query, &usage, out);
  out->is_estimate |= is_guess;
  // A failure without a word about tokens took none, as far as is known.
  out->is_billed =
      at->error.status == ZH_OK || usage.prompt >= 0 || usage.cost_pusd >= 0;
}

/* --- attempts --- */

static void report_attempt(zh_writer *w, const zh_call *call,
                           const zh_attempt *at, const zh_cost *cost) {
  bool ok = at->error.status == ZH_OK && at->step == ZH_ATTEMPT_DONE;

  zh_write_object(w);
  zh_put_str(w, "provider", zh_str_of(at->target->account->row.name));
  zh_put_str(w, "model", at->target->model);
  zh_put_str(w, "deployment", at->target->name);
  zh_put_str(w, "outcome",
             ok ? ZH_S("ok") : zh_str_of(zh_status_name(at->error.status)));
  if (at->http_status)
    zh_put_int(w, "http_status", at->http_status);
  else
    zh_put_null(w, "http_status");
  if (at->role != ZH_ROLE_IN_TURN)
    zh_put_str(w, "role",
               at->role == ZH_ROLE_HEDGE ? ZH_S("hedge") : ZH_S("race"));
  report_text(w, "error", ok ? NULL : at->error.message);
  report_text(w, "code", ok ? NULL : at->error.code);
  zh_put_usd(w, "cost", cost->is_billed ? cost->pusd : -1);
  const zh_extra *extra = zh_target_extra(at->target);
  if (extra->edits[0] || extra->edits[1]) {
    zh_write_key(w, "edits");
    zh_edit_write_names(w, extra->edits[0], extra->edits[1]);
  }
  if (at->speech && at->speech->way)
    zh_put_str(w, "rescue", zh_str_of(at->speech->way));
  report_ms(w, "started_ms", call->started_at, at->started_at);
  report_ms(w, "ttft_ms", at->started_at, at->first_at);
  report_ms(w, "duration_ms", at->started_at, at->ended_at);
  zh_write_end(w);
}

/* The list is newest first; people read oldest first.  Returns which one the
 * last written was. */
static size_t report_attempts(zh_writer *w, const zh_call *call,
                              const zh_attempt *at, const zh_cost *costs) {
  size_t i = at->older ? report_attempts(w, call, at->older, costs) + 1 : 0;

  report_attempt(w, call, at, &costs[i]);
  return i;
}

static void report_losses(zh_writer *w, const zh_losses *losses) {
  zh_write_key(w, "losses");
  zh_write_array(w);
  for (size_t i = 0; i < losses->count; i++) {
    zh_write_object(w);
    zh_put_str(w, "kind", zh_str_of(zh_loss_name(losses->items[i].kind)));
    zh_put_str(w, "field", losses->items[i].field);
    zh_put_str(w, "reason", zh_str_of(losses->items[i].reason));
    zh_write_end(w);
  }
  zh_write_end(w);
  if (losses->more)
    zh_put_int(w, "more_losses", (int64_t)losses->more);
}

/* --- as headers --- */

/* `name` with its colon and space. */
static void report_header(zh_buf *out, zh_str name, zh_str value) {
  bool is_ascii = true;

  for (size_t i = 0; i < value.len; i++) {
    unsigned char c = (unsigned char)value.ptr[i];
    if (c < ' ' || c == 0x7f)
      return;
    is_ascii &= c < 0x7f;
  }
  if (value.len == 0)
    return;
  zh_buf_put(out, name);
  if (is_ascii)
    zh_buf_put(out, value);
  for (size_t i = 0; i < value.len && !is_ascii; i++) {
    unsigned char c = (unsigned char)value.ptr[i];
    zh_buf_printf(out, c < 0x7f ? "%c" : "%%%02X", c);
  }
  zh_buf_puts(out, "\r\n");
}

static void report_header_count(zh_buf *out, zh_str name, int64_t value) {
  zh_writer w;

  if (value < 0)
    return;
  zh_buf_put(out, name);
  zh_writer_init(&w, out, NULL, NULL);
  zh_write_int(&w, value);
  zh_buf_puts(out, "\r\n");
}

static void report_header_usd(zh_buf *out, int64_t pusd) {
  zh_writer w;

  if (pusd < 0)
    return;
  zh_buf_puts(out, "x-zerohop-cost-usd: ");
  zh_writer_init(&w, out, NULL, NULL);
  zh_write_usd(&w, pusd);
  zh_buf_puts(out, "\r\n");
}

/* The lines of a reply that has begun. */
static void report_headers(zh_buf *out, const zh_call *call,
                           const zh_attempt *attempt) {
  int64_t first = attempt->first_at;

  zh_buf_put(out, attempt->headers);
  report_header(out, ZH_S("x-zerohop-provider: "),
                zh_str_of(attempt->target->account->row.name));
  report_header(out, ZH_S("x-zerohop-model: "), attempt->target->model);
  report_header(out, ZH_S("x-zerohop-deployment: "), attempt->target->name);
  report_header_count(out, ZH_S("x-zerohop-attempts: "),
                      (int64_t)call->attempt_count);
  report_header_count(out, ZH_S("x-zerohop-ttft-ms: "),
                      first ? (first - call->started_at) / ZH_MS : -1);
}

zh_status zh_report_opened(const zh_call *call, const zh_attempt *attempt,
                           zh_buf *scratch, zh_str *headers) {
  report_headers(scratch, call, attempt);
  *headers = zh_buf_str(scratch);
  return scratch->status;
}

/* Where the attempt stands among the call's, oldest first. */
static size_t report_place(const zh_call *call, const zh_attempt *attempt) {
  size_t i = call->attempt_count - 1;

  for (const zh_attempt *at = call->attempts; at != attempt; at = at->older)
    i--;
  return i;
}

/* And of one that is whole. */
static void report_headers_end(zh_buf *out, const zh_call *call,
                               const zh_attempt *attempt,
                               const zh_cost *costs) {
  size_t count = call->attempt_count;

  report_headers(out, call, attempt);
  zh_usage usage = zh_rescue_usage(attempt);
  report_header_count(out, ZH_S("x-zerohop-tokens-prompt: "), usage.prompt);
  report_header_count(out, ZH_S("x-zerohop-tokens-completion: "),
                      usage.completion);
  if (call->rescue && call->rescue->count > 0)
    report_header_count(out, ZH_S("x-zerohop-rescues: "), call->rescue->count);
  report_header_usd(out,
                    zh_costs_total(costs, count, report_place(call, attempt)));
}

/* --- as JSON --- */

/* How far down a ladder it went, and why. */
static void report_step(zh_writer *w, const zh_call *call,
                        const zh_step *step) {
  uint8_t cause = call->plan.degraded ? call->plan.degraded : call->degraded;

  zh_write_key(w, "degraded");
  zh_write_object(w);
  zh_put_int(w, "step", step->number);
  zh_put_str(w, "name", step->name);
  if (cause)
    zh_put_str(w, "on", zh_degrade_name(cause));
  zh_write_end(w);
}

static void report_route(zh_writer *w, const zh_call *call,
                         const zh_attempt *attempt, const zh_cost *costs) {
  char id[ZH_LEDGER_ID_LEN];

  zh_ledger_id_text(call->id, id);
  zh_write_object(w);
  zh_put_str(w, "id", zh_str_of(id));
  zh_put_str(w, "provider", zh_str_of(attempt->target->account->row.name));
  zh_put_str(w, "model", attempt->target->model);
  zh_put_str(w, "deployment", attempt->target->name);
  zh_put_bool(w, "fallback", attempt->target->fallback);
  if (call->plan.label.len)
    zh_put_str(w, "label", call->plan.label);
  const zh_step *step = zh_target_extra(attempt->target)->step;
  if (step)
    report_step(w, call, step);
  zh_write_key(w, "attempts");
  zh_write_array(w);
  report_attempts(w, call, call->attempts, costs);
  zh_write_end(w);
  if (call->rescue && call->rescue->count > 0)
    zh_put_int(w, "rescues", call->rescue->count);
  zh_usage usage = zh_rescue_usage(attempt);
  report_tokens(w, &usage);
  zh_write_key(w, "cost");
  zh_costs_write(w, costs, call->attempt_count, report_place(call, attempt));
  report_losses(w, &attempt->losses);
  report_ms(w, "ttft_ms", call->started_at, attempt->first_at);
  report_ms(w, "total_ms", call->started_at, attempt->ended_at);
  zh_write_end(w);
}

zh_cost *zh_report_costs(const zh_call *call) {
  zh_cost *costs = zh_arena_alloc(&call->attempts->arena,
                                  call->attempt_count * sizeof *costs);
  size_t i = call->attempt_count;

  for (const zh_attempt *at = call->attempts; costs && at; at = at->older)
    report_price(call, at, &costs[--i]);
  return costs;
}

zh_status zh_report_write(const zh_call *call, const zh_attempt *attempt,
                          const zh_cost *costs, zh_buf *scratch,
                          zh_report *out) {
  zh_writer w;

  zh_writer_init(&w, scratch, NULL, NULL);
  report_route(&w, call, attempt, costs);
  zh_status st = zh_writer_status(&w);
  size_t len = scratch->len;
  report_headers_end(scratch, call, attempt, costs);
  zh_str whole = zh_buf_str(scratch);
  out->route = (zh_str){whole.ptr, len};
  out->headers = (zh_str){whole.ptr + len, whole.len - len};
  return st == ZH_OK ? scratch->status : st;
}
