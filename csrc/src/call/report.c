/* SPDX-License-Identifier: Apache-2.0 */
#include "call/report.h"

#include "format/json_write.h"

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

static void report_attempt(zh_writer *w, const zh_call *call,
                           const zh_attempt *at) {
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
  report_text(w, "error", ok ? NULL : at->error.message);
  report_text(w, "code", ok ? NULL : at->error.code);
  report_ms(w, "started_ms", call->started_at, at->started_at);
  report_ms(w, "ttft_ms", at->started_at, at->first_at);
  report_ms(w, "duration_ms", at->started_at, at->ended_at);
  zh_write_end(w);
}

/* The list is newest first; people read oldest first. */
static void report_attempts(zh_writer *w, const zh_call *call,
                            const zh_attempt *at) {
  if (!at)
    return;
  report_attempts(w, call, at->older);
  report_attempt(w, call, at);
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

zh_status zh_report_write(const zh_call *call, const zh_attempt *attempt,
                          zh_buf *out) {
  zh_writer w;

  zh_writer_init(&w, out, NULL, NULL);
  zh_write_object(&w);
  zh_put_str(&w, "provider", zh_str_of(attempt->target->account->row.name));
  zh_put_str(&w, "model", attempt->target->model);
  zh_put_str(&w, "deployment", attempt->target->name);
  zh_put_bool(&w, "fallback", attempt->target->fallback);
  zh_write_key(&w, "attempts");
  zh_write_array(&w);
  report_attempts(&w, call, call->attempts);
  zh_write_end(&w);
  report_tokens(&w, &attempt->usage);
  // Unknown, never 0, until there are prices.
  zh_put_null(&w, "cost");
  report_losses(&w, &attempt->losses);
  report_ms(&w, "ttft_ms", call->started_at, attempt->first_at);
  report_ms(&w, "total_ms", call->started_at, attempt->ended_at);
  zh_write_end(&w);
  return zh_writer_status(&w);
}
