/* SPDX-License-Identifier: Apache-2.0 */
/* Sums as a table for people, and what they should know about them. */
#include "call/ledger_query.h"

#define LEDGER_TEXT_WIDTH 40 /* bytes of one name that are shown */
#define LEDGER_TEXT_NAMES (ZH_LEDGER_TEXTS + 2)

typedef struct ledger_text {
  const zh_ledger_query *query;
  zh_buf *out;
  int width[LEDGER_TEXT_NAMES]; /* 0: not by this                           */
} ledger_text;

static int ledger_text_width(zh_str text) {
  return text.len > LEDGER_TEXT_WIDTH ? LEDGER_TEXT_WIDTH : (int)text.len;
}

static void ledger_text_measure(ledger_text *t, const zh_ledger_key *key) {
  zh_ledger_name name;
  for (int i = 0; zh_ledger_name_at(t->query, key, i, &name); i++) {
    if (!name.word)
      continue;
    int width = ledger_text_width(name.text);
    int least = ledger_text_width(zh_str_of(name.word));
    if (width < least)
      width = least;
    if (width > t->width[i])
      t->width[i] = width;
  }
}

static void ledger_text_cell(ledger_text *t, int i, zh_str text) {
  if (t->width[i])
    zh_buf_printf(t->out, "%-*.*s  ", t->width[i], ledger_text_width(text),
                  text.ptr);
}

static void ledger_text_share(ledger_text *t, int64_t part, int64_t whole) {
  if (whole <= 0) {
    zh_buf_printf(t->out, "%9s", "-");
    return;
  }
  int64_t mille = (int64_t)((double)part / (double)whole * 1000 + 0.5);
  zh_buf_printf(t->out, "%6lld.%lld%%", (long long)(mille / 10),
                (long long)(mille % 10));
}

/* To the millionth; where nothing of it has a price it is not known. */
static void ledger_text_usd(ledger_text *t, int64_t pusd, int64_t unpriced) {
  int64_t micro = pusd / 1000000;
  if (pusd == 0 && unpriced > 0) {
    zh_buf_printf(t->out, "%15s", "-");
    return;
  }
  zh_buf_printf(t->out, "%8lld.%06lld", (long long)(micro / 1000000),
                (long long)(micro % 1000000));
}

static void ledger_text_numbers(ledger_text *t, const int64_t *n) {
  int64_t answered = n[ZH_LEDGER_ANSWERED], started = n[ZH_LEDGER_STARTED];
  zh_buf_printf(t->out, "%9lld", (long long)n[ZH_LEDGER_REQUESTS]);
  ledger_text_share(t, n[ZH_LEDGER_FAILED], answered + n[ZH_LEDGER_FAILED]);
  ledger_text_share(t, n[ZH_LEDGER_FALLBACKS], answered);
  ledger_text_share(t, n[ZH_LEDGER_REFUSED], answered);
  ledger_text_share(t, n[ZH_LEDGER_CACHED], n[ZH_LEDGER_PROMPT]);
  zh_buf_printf(t->out, "%12lld%12lld", (long long)n[ZH_LEDGER_PROMPT],
                (long long)n[ZH_LEDGER_COMPLETION]);
  if (started)
    zh_buf_printf(t->out, "%9lld",
                  (long long)(n[ZH_LEDGER_TTFT_US] / started / 1000));
  else
    zh_buf_printf(t->out, "%9s", "-");
  ledger_text_usd(t, n[ZH_LEDGER_PUSD], n[ZH_LEDGER_UNPRICED]);
  if (t->query->compare.ptr)
    ledger_text_usd(t, n[ZH_LEDGER_ELSEWHERE], n[ZH_LEDGER_ASTRAY]);
  zh_buf_putc(t->out, '\n');
}

static void ledger_text_head(ledger_text *t) {
  zh_ledger_key key = {.outcome = ZH_LEDGER_ANY};
  zh_ledger_name name;
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    key.text[i] = ZH_S("");
  for (int i = 0; zh_ledger_name_at(t->query, &key, i, &name); i++)
    if (name.word)
      ledger_text_cell(t, i, zh_str_of(name.word));
  zh_buf_printf(t->out, "%9s%9s%9s%9s%9s%12s%12s%9s%15s", "requests", "failed",
                "fallback", "refused", "cached", "in", "out", "ttft ms", "USD");
  if (t->query->compare.ptr)
    zh_buf_printf(t->out, "%15s", "USD there");
  zh_buf_putc(t->out, '\n');
}

static void ledger_text_total(ledger_text *t, const int64_t *n) {
  int left = 0;
  for (int i = 0; i < LEDGER_TEXT_NAMES; i++)
    left += t->width[i] ? t->width[i] + 2 : 0;
  if (left > 0)
    zh_buf_printf(t->out, "%-*s", left, "total");
  ledger_text_numbers(t, n);
}

static void ledger_text_remarks(ledger_text *t, const zh_ledger_answer *answer,
                                const zh_ledger_state *state) {
  const int64_t *n = answer->total;
  uint64_t lost = answer->lost + state->untold;
  if (n[ZH_LEDGER_UNPRICED])
    zh_buf_printf(t->out,
                  "%lld attempts have no known price and are not in "
                  "the sums.\n",
                  (long long)n[ZH_LEDGER_UNPRICED]);
  if (n[ZH_LEDGER_ESTIMATES])
    zh_buf_printf(t->out, "The cost of %lld attempts is an estimate.\n",
                  (long long)n[ZH_LEDGER_ESTIMATES]);
  if (t->query->compare.ptr)
    zh_buf_printf(t->out,
                  "\"USD there\": the same tokens at %.*s; "
                  "%lld answers have no price there.\n",
                  (int)t->query->compare.len, t->query->compare.ptr,
                  (long long)n[ZH_LEDGER_ASTRAY]);
  if (lost)
    zh_buf_printf(t->out, "%llu rows were lost: they could not be written.\n",
                  (unsigned long long)lost);
  if (state->error[0])
    zh_buf_printf(t->out, "%s\n", state->error);
}

zh_status zh_ledger_print(const zh_ledger_query *query,
                          const zh_ledger_answer *answer,
                          const zh_ledger_cell *const *rows, size_t count,
                          const zh_ledger_state *state, zh_buf *out) {
  ledger_text t = {.query = query, .out = out};
  zh_ledger_name name;
  for (size_t i = 0; i < count; i++)
    ledger_text_measure(&t, &rows[i]->key);
  ledger_text_head(&t);
  for (size_t i = 0; i < count; i++) {
    for (int j = 0; zh_ledger_name_at(query, &rows[i]->key, j, &name); j++)
      if (name.word)
        ledger_text_cell(&t, j, name.text);
    ledger_text_numbers(&t, rows[i]->n);
  }
  ledger_text_total(&t, answer->total);
  ledger_text_remarks(&t, answer, state);
  return out->status;
}
