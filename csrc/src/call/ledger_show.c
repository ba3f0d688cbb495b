/* SPDX-License-Identifier: Apache-2.0 */
/* Sums as JSON (docs/ledger.md), in the order in which people want them. */
#include "call/ledger_query.h"

#include "base/error.h"

#include <stdlib.h>

#define LEDGER_SHOW_MILLION 1000000

/* --- rows in order ------------------------------------------------------ */

static int ledger_show_compare(int64_t a, int64_t b) {
  return (a > b) - (a < b);
}

static int ledger_show_names(const zh_ledger_key *x, const zh_ledger_key *y) {
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++) {
    zh_str a = x->text[i], b = y->text[i];
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;
    if (order || a.len != b.len)
      return order ? order
                   : ledger_show_compare((int64_t)a.len, (int64_t)b.len);
  }
  return ledger_show_compare(x->outcome, y->outcome);
}

/* Days as they come; of one day what cost most first. */
static int ledger_show_order(const void *a, const void *b) {
  const zh_ledger_cell *x = *(const zh_ledger_cell *const *)a;
  const zh_ledger_cell *y = *(const zh_ledger_cell *const *)b;
  int by_day = ledger_show_compare(x->key.day, y->key.day);
  int by_cost = ledger_show_compare(y->n[ZH_LEDGER_PUSD], x->n[ZH_LEDGER_PUSD]);
  int by_count =
      ledger_show_compare(y->n[ZH_LEDGER_ATTEMPTS], x->n[ZH_LEDGER_ATTEMPTS]);
  if (by_day || by_cost)
    return by_day ? by_day : by_cost;
  return by_count ? by_count : ledger_show_names(&x->key, &y->key);
}

static const zh_ledger_cell **ledger_show_sorted(const zh_ledger_table *table) {
  const zh_ledger_cell **rows = zh_alloc((table->count + 1) * sizeof(*rows));
  for (size_t i = 0; rows && i < table->count; i++)
    rows[i] = &table->cells[i];
  if (rows)
    qsort(rows, table->count, sizeof(*rows), ledger_show_order);
  return rows;
}

static size_t ledger_show_count(const zh_ledger_query *query,
                                const zh_ledger_answer *answer) {
  size_t count = answer->table.count;
  return query->limit > 0 && (size_t)query->limit < count ? (size_t)query->limit
                                                          : count;
}

bool zh_ledger_name_at(const zh_ledger_query *query, const zh_ledger_key *key,
                       int i, zh_ledger_name *out) {
  static const char *const words[ZH_LEDGER_TEXTS] = {
      "group", "deployment", "provider", "model", "key", "tag", "label"};
  bool has_day = key->day > 0 && key->day <= UINT16_MAX;
  out->word = NULL;
  if (i > ZH_LEDGER_TEXTS + 1)
    return false;
  if (i == 0 && query->by & ZH_BY_DAY) {
    zh_day_text(has_day ? (uint16_t)key->day : 0, out->day);
    out->word = "day";
    out->text = zh_str_of(out->day);
  } else if (i > ZH_LEDGER_TEXTS && query->by & ZH_BY_OUTCOME) {
    out->word = "outcome";
    out->text = key->outcome < ZH_STATUS_COUNT
                    ? zh_str_of(zh_status_name((zh_status)key->outcome))
                    : ZH_S("");
  } else if (i > 0 && i <= ZH_LEDGER_TEXTS && query->by & 1u << (i - 1)) {
    out->word = words[i - 1];
    out->text = key->text[i - 1];
  }
  return true;
}

/* --- as JSON ------------------------------------------------------------ */

void zh_ledger_put_share(zh_writer *w, const char *key, int64_t part,
                         int64_t whole) {
  if (whole <= 0)
    zh_put_null(w, key);
  else
    zh_put_usd(
        w, key,
        (int64_t)((double)part / (double)whole * LEDGER_SHOW_MILLION + 0.5) *
            LEDGER_SHOW_MILLION);
}

static void ledger_show_mean_ms(zh_writer *w, const char *key, int64_t us,
                                int64_t count) {
  zh_write_key(w, key);
  if (count > 0)
    zh_write_thousandths(w, us / count);
  else
    zh_write_null(w);
}

static void ledger_show_key(zh_writer *w, const zh_ledger_query *query,
                            const zh_ledger_key *key) {
  zh_ledger_name name;
  for (int i = 0; zh_ledger_name_at(query, key, i, &name); i++)
    if (name.word)
      zh_put_str(w, name.word, name.text);
}

static void ledger_show_tokens(zh_writer *w, const int64_t *n) {
  static const struct {
    const char *name;
    zh_ledger_number number;
  } rows[] = {
      {"prompt", ZH_LEDGER_PROMPT},
      {"completion", ZH_LEDGER_COMPLETION},
      {"cached", ZH_LEDGER_CACHED},
      {"cache_write", ZH_LEDGER_CACHE_WRITE},
      {"cache_write_1h", ZH_LEDGER_CACHE_WRITE_1H},
      {"reasoning", ZH_LEDGER_REASONING},
      {"audio_prompt", ZH_LEDGER_AUDIO_PROMPT},
      {"audio_completion", ZH_LEDGER_AUDIO_COMPLETION},
      {"image_prompt", ZH_LEDGER_IMAGE_PROMPT},
      {"image_completion", ZH_LEDGER_IMAGE_COMPLETION},
      {"citation", ZH_LEDGER_CITATION},
      {"searches", ZH_LEDGER_SEARCHES},
  };
  zh_write_key(w, "tokens");
  zh_write_object(w);
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    zh_put_int(w, rows[i].name, n[rows[i].number]);
  zh_write_end(w);
}

static void ledger_show_elsewhere(zh_writer *w, const zh_ledger_query *query,
                                  const int64_t *n) {
  if (!query->compare.ptr)
    return;
  zh_write_key(w, "compare");
  zh_write_object(w);
  zh_put_str(w, "model", query->compare);
  if (n[ZH_LEDGER_ASTRAY] == n[ZH_LEDGER_ANSWERED] && n[ZH_LEDGER_ASTRAY])
    zh_put_null(w, "cost");
  else
    zh_put_usd(w, "cost", n[ZH_LEDGER_ELSEWHERE]);
  zh_put_int(w, "unpriced", n[ZH_LEDGER_ASTRAY]);
  zh_write_end(w);
}

static void ledger_show_sums(zh_writer *w, const zh_ledger_query *query,
                             const int64_t *n) {
  int64_t ended = n[ZH_LEDGER_ANSWERED] + n[ZH_LEDGER_FAILED];
  zh_put_int(w, "requests", n[ZH_LEDGER_REQUESTS]);
  zh_put_int(w, "attempts", n[ZH_LEDGER_ATTEMPTS]);
  zh_put_int(w, "answered", n[ZH_LEDGER_ANSWERED]);
  zh_put_int(w, "failed", n[ZH_LEDGER_FAILED]);
  zh_put_int(w, "canceled", n[ZH_LEDGER_CANCELED]);
  zh_put_int(w, "fallbacks", n[ZH_LEDGER_FALLBACKS]);
  zh_put_int(w, "refused", n[ZH_LEDGER_REFUSED]);
  zh_ledger_put_share(w, "failure_rate", n[ZH_LEDGER_FAILED], ended);
  zh_ledger_put_share(w, "fallback_share", n[ZH_LEDGER_FALLBACKS],
                      n[ZH_LEDGER_ANSWERED]);
  zh_ledger_put_share(w, "refusal_rate", n[ZH_LEDGER_REFUSED],
                      n[ZH_LEDGER_ANSWERED]);
  ledger_show_tokens(w, n);
  zh_ledger_put_share(w, "cache_hit_share", n[ZH_LEDGER_CACHED],
                      n[ZH_LEDGER_PROMPT]);
  zh_put_usd(w, "cost", n[ZH_LEDGER_PUSD]);
  zh_put_int(w, "pusd", n[ZH_LEDGER_PUSD]);
  zh_put_int(w, "unpriced", n[ZH_LEDGER_UNPRICED]);
  zh_put_int(w, "estimates", n[ZH_LEDGER_ESTIMATES]);
  ledger_show_mean_ms(w, "ttft_ms", n[ZH_LEDGER_TTFT_US], n[ZH_LEDGER_STARTED]);
  ledger_show_mean_ms(w, "duration_ms", n[ZH_LEDGER_DURATION_US],
                      n[ZH_LEDGER_ATTEMPTS]);
  ledger_show_elsewhere(w, query, n);
}

static zh_status ledger_show_json(const zh_ledger_query *query,
                                  const zh_ledger_answer *answer,
                                  const zh_ledger_cell *const *rows,
                                  size_t count, const zh_ledger_state *state,
                                  zh_buf *out) {
  zh_writer w;
  zh_writer_init(&w, out, NULL, NULL);
  zh_write_object(&w);
  zh_put_str(&w, "source", answer->is_file ? ZH_S("file") : ZH_S("memory"));
  zh_write_key(&w, "rows");
  zh_write_array(&w);
  for (size_t i = 0; i < count; i++) {
    zh_write_object(&w);
    ledger_show_key(&w, query, &rows[i]->key);
    ledger_show_sums(&w, query, rows[i]->n);
    zh_write_end(&w);
  }
  zh_write_end(&w);
  zh_write_key(&w, "total");
  zh_write_object(&w);
  ledger_show_sums(&w, query, answer->total);
  zh_write_end(&w);
  zh_put_int(&w, "lost", (int64_t)(answer->lost + state->untold));
  if (state->error[0])
    zh_put_str(&w, "error", zh_str_of(state->error));
  else
    zh_put_null(&w, "error");
  zh_write_end(&w);
  return zh_writer_status(&w);
}

/* --- public --- */

zh_status zh_ledger_show(zh_ledger *ledger, const zh_ledger_query *query,
                         const zh_ledger_answer *answer, zh_buf *out,
                         zh_error *err) {
  zh_ledger_state state = {0};
  const zh_ledger_cell **rows = ledger_show_sorted(&answer->table);
  size_t count = ledger_show_count(query, answer);
  zh_status st = ZH_NO_MEMORY;
  // What this process lost is told by the file as soon as that can be.
  if (zh_ledger_file_store(ledger) && !query->path.ptr)
    zh_ledger_store_state(zh_ledger_file_store(ledger), &state);
  if (rows && query->as_text)
    st = zh_ledger_print(query, answer, rows, count, &state, out);
  else if (rows)
    st = ledger_show_json(query, answer, rows, count, &state, out);
  zh_free(rows);
  return st == ZH_OK ? ZH_OK : zh_error_memory(err);
}
