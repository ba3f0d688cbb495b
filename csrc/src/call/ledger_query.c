/* SPDX-License-Identifier: Apache-2.0 */
/* What is asked, and the sums it asks for. */
#include "call/ledger_query.h"

#include "base/error.h"
#include "provider/listing.h"

#define LEDGER_QUERY_GROUPS   1000000
#define LEDGER_QUERY_FOREVER  253402300800000 /* the year 10000 */
#define LEDGER_QUERY_DAY_MS   86400000
#define LEDGER_QUERY_FLUSH_MS 5000
#define LEDGER_QUERY_TAGS     4096

/* --- reading ------------------------------------------------------------ */

static const struct {
  const char *word;
  unsigned bit;
} ledger_query_words[] = {
    {"day", ZH_BY_DAY},
    {"outcome", ZH_BY_OUTCOME},
    {"group", 1 << ZH_LEDGER_GROUP},
    {"deployment", 1 << ZH_LEDGER_DEPLOYMENT},
    {"provider", 1 << ZH_LEDGER_PROVIDER},
    {"model", 1 << ZH_LEDGER_MODEL},
    {"key", 1 << ZH_LEDGER_KEY},
    {"tag", 1 << ZH_LEDGER_TAGS},
};

typedef struct ledger_query_reader {
  const zh_json *json;
  zh_arena *arena;
  int64_t now_ms;
  zh_ledger_query *query;
  zh_error *err;
} ledger_query_reader;

static zh_status ledger_query_fail(ledger_query_reader *r, const char *key,
                                   const char *text) {
  return zh_error_field(r->err, ZH_INVALID, key, "ledger: %s: %s", key, text);
}

static zh_status ledger_query_text(ledger_query_reader *r, const char *key,
                                   uint32_t at, zh_str *out) {
  if (!zh_json_has(r->json, at, ZH_JSON_STRING))
    return ledger_query_fail(r, key, "expected a string");
  *out = zh_json_str(r->json, at, r->arena);
  return out->ptr ? ZH_OK : zh_error_memory(r->err);
}

static zh_status ledger_query_by_word(ledger_query_reader *r, zh_str word) {
  for (size_t i = 0; i < ZH_COUNT(ledger_query_words); i++)
    if (zh_str_is(word, zh_str_of(ledger_query_words[i].word))) {
      r->query->by |= ledger_query_words[i].bit;
      return ZH_OK;
    }
  if (!zh_str_starts(word, ZH_S("tag:")) || word.len == 4)
    return ledger_query_fail(r, "by",
                             "expected day, provider, model, deployment, "
                             "group, key, outcome, tag, or tag:NAME");
  zh_buf prefix;
  zh_buf_init(&prefix, word.len + 1);
  zh_buf_put(&prefix, zh_str_cut(word, 4));
  zh_buf_putc(&prefix, ':');
  r->query->by_tag = zh_arena_str(r->arena, zh_buf_str(&prefix));
  bool failed = prefix.status != ZH_OK || !r->query->by_tag.ptr;
  zh_buf_deinit(&prefix);
  r->query->by |= 1u << ZH_LEDGER_TAGS;
  return failed ? zh_error_memory(r->err) : ZH_OK;
}

static zh_status ledger_query_by(ledger_query_reader *r, uint32_t at) {
  zh_status st = ZH_OK;
  zh_str word;
  if (!zh_json_has(r->json, at, ZH_JSON_ARRAY))
    return ledger_query_fail(r, "by", "expected a list of words");
  for (uint32_t item = zh_json_first(r->json, at); item && st == ZH_OK;
       item = zh_json_next(r->json, at, item)) {
    st = ledger_query_text(r, "by", item, &word);
    if (st == ZH_OK)
      st = ledger_query_by_word(r, word);
  }
  return st;
}

/* "7d", "12h", "30m": so long ago; 0: it is no such word. */
static int64_t ledger_query_ago(zh_str text) {
  int64_t count = 0;
  if (text.len < 2 || text.len > 7)
    return 0;
  for (size_t i = 0; i + 1 < text.len; i++) {
    if (text.ptr[i] < '0' || text.ptr[i] > '9')
      return 0;
    count = count * 10 + (text.ptr[i] - '0');
  }
  switch (text.ptr[text.len - 1]) {
  case 'd':
    return count * LEDGER_QUERY_DAY_MS;
  case 'h':
    return count * 3600000;
  case 'm':
    return count * 60000;
  default:
    return 0;
  }
}

static zh_status ledger_query_time(ledger_query_reader *r, const char *key,
                                   uint32_t at, int64_t *out) {
  zh_str text;
  if (zh_json_int(r->json, at, out) && *out >= 0 &&
      *out <= LEDGER_QUERY_FOREVER)
    return ZH_OK;
  if (zh_json_type_of(r->json, at) != ZH_JSON_STRING)
    return ledger_query_fail(r, key, "expected a time");
  zh_status st = ledger_query_text(r, key, at, &text);
  if (st != ZH_OK)
    return st;
  uint16_t day = zh_day_of(text);
  int64_t ago = ledger_query_ago(text);
  *out = day ? day * (int64_t)LEDGER_QUERY_DAY_MS : r->now_ms - ago;
  return day || ago ? ZH_OK
                    : ledger_query_fail(
                          r, key, "expected \"2026-11-01\" or \"7d\", \"12h\"");
}

static zh_status ledger_query_number(ledger_query_reader *r, const char *key,
                                     uint32_t at, int64_t *out) {
  return zh_json_int(r->json, at, out) && *out >= 0
             ? ZH_OK
             : ledger_query_fail(r, key, "expected a number of 0 or more");
}

static zh_status ledger_query_flag(ledger_query_reader *r, const char *key,
                                   uint32_t at, bool *out) {
  int value = zh_json_bool(r->json, at);
  *out = value == 1;
  return value >= 0 ? ZH_OK : ledger_query_fail(r, key, "expected a boolean");
}

static zh_status ledger_query_member(ledger_query_reader *r, uint32_t key) {
  static const char *const only[ZH_LEDGER_TEXTS] = {
      "group", "deployment", "provider", "model", "key", "tag", NULL};
  const zh_json *json = r->json;
  zh_ledger_query *query = r->query;
  uint32_t at = key + 1;
  if (zh_json_type_of(json, at) == ZH_JSON_NULL)
    return ZH_OK;
  for (size_t i = 0; only[i]; i++)
    if (zh_json_eq(json, key, only[i]))
      return ledger_query_text(r, only[i], at, &query->only[i]);
  if (zh_json_eq(json, key, "by"))
    return ledger_query_by(r, at);
  if (zh_json_eq(json, key, "since"))
    return ledger_query_time(r, "since", at, &query->range.since_ms);
  if (zh_json_eq(json, key, "until"))
    return ledger_query_time(r, "until", at, &query->range.until_ms);
  if (zh_json_eq(json, key, "outcome"))
    return ledger_query_text(r, "outcome", at, &query->outcome);
  if (zh_json_eq(json, key, "compare"))
    return ledger_query_text(r, "compare", at, &query->compare);
  if (zh_json_eq(json, key, "path"))
    return ledger_query_text(r, "path", at, &query->path);
  if (zh_json_eq(json, key, "task"))
    return ledger_query_text(r, "task", at, &query->task);
  if (zh_json_eq(json, key, "limit"))
    return ledger_query_number(r, "limit", at, &query->limit);
  if (zh_json_eq(json, key, "min_count"))
    return ledger_query_number(r, "min_count", at, &query->min_count);
  if (zh_json_eq(json, key, "min_score"))
    return zh_json_double(json, at, &query->min_score)
               ? ZH_OK
               : ledger_query_fail(r, "min_score", "expected a number");
  if (zh_json_eq(json, key, "text"))
    return ledger_query_flag(r, "text", at, &query->as_text);
  if (zh_json_eq(json, key, "memory"))
    return ledger_query_flag(r, "memory", at, &query->in_memory);
  if (zh_json_eq(json, key, "file"))
    return ledger_query_flag(r, "file", at, &query->from_file);
  return zh_error_set(r->err, ZH_INVALID, "ledger: nothing is called \"%.*s\"",
                      (int)zh_json_text(json, key).len,
                      zh_json_text(json, key).ptr);
}

zh_status zh_ledger_query_read(const zh_json *json, int64_t now_ms,
                               zh_arena *arena, zh_ledger_query *out,
                               zh_error *err) {
  ledger_query_reader r = {json, arena, now_ms, out, err};
  zh_status st = ZH_OK;
  *out = (zh_ledger_query){.range = {0, LEDGER_QUERY_FOREVER},
                           .by_tag = ZH_S(""),
                           .min_score = 0.7,
                           .min_count = 3};
  if (zh_json_type_of(json, 0) != ZH_JSON_OBJECT)
    return zh_error_set(err, ZH_INVALID, "ledger: expected an object");
  for (uint32_t key = zh_json_first(json, 0); key && st == ZH_OK;
       key = zh_json_next(json, 0, key))
    st = ledger_query_member(&r, key);
  return st;
}

/* --- cells -------------------------------------------------------------- */

static zh_status ledger_query_read_file(const char *path,
                                        const zh_ledger_query *query,
                                        bool scores, zh_ledger_answer *out,
                                        zh_error *err) {
  zh_ledger_file *file;
  zh_status st = zh_ledger_store_read(path, &file, err);
  if (st != ZH_OK)
    return st;
  out->is_file = true;
  st = scores ? zh_ledger_file_scores(file, &query->range, &out->table, err)
              : zh_ledger_file_sum(file, &query->range, &out->table, &out->lost,
                                   err);
  zh_ledger_store_read_end(file);
  return st;
}

zh_status zh_ledger_query_cells(zh_ledger *ledger, const zh_ledger_query *query,
                                bool scores, zh_ledger_answer *out,
                                zh_error *err) {
  zh_ledger_store *store = zh_ledger_file_store(ledger);
  *out = (zh_ledger_answer){.table = {.most = LEDGER_QUERY_GROUPS}};
  if (query->path.ptr)
    return ledger_query_read_file(query->path.ptr, query, scores, out, err);
  if (!store && query->from_file)
    return zh_error_field(err, ZH_INVALID, "path",
                          "there is no ledger's file: name one by --ledger, by "
                          "ZEROHOP_LEDGER, or in the configuration");
  if (!store || query->in_memory)
    return zh_ledger_recall(ledger, &query->range, scores, &out->table, err);
  zh_ledger_store_flush(store, LEDGER_QUERY_FLUSH_MS);
  return ledger_query_read_file(zh_ledger_path(ledger).ptr, query, scores, out,
                                err);
}

/* --- tags --------------------------------------------------------------- */

/* Calls back for each tag, decoded; false from it is out of memory. */
typedef bool (*ledger_query_visit)(void *user, zh_str tag);

static bool ledger_query_each_tag(zh_str tags, ledger_query_visit visit,
                                  void *user) {
  zh_nodes nodes = {0};
  zh_arena arena = {0};
  zh_json json;
  bool ok = true;
  if (tags.len > 0 && tags.len <= LEDGER_QUERY_TAGS &&
      zh_json_parse(tags, &nodes, &json, NULL) == ZH_OK &&
      zh_json_type_of(&json, 0) == ZH_JSON_ARRAY)
    for (uint32_t item = zh_json_first(&json, 0); item && ok;
         item = zh_json_next(&json, 0, item)) {
      zh_str tag = zh_json_str(&json, item, &arena);
      ok = tag.ptr && visit(user, tag);
    }
  zh_nodes_deinit(&nodes);
  zh_arena_deinit(&arena);
  return ok;
}

typedef struct ledger_query_hunt {
  zh_str prefix;
  zh_arena *arena;
  zh_str found;
} ledger_query_hunt;

static bool ledger_query_hunt_tag(void *user, zh_str tag) {
  ledger_query_hunt *hunt = user;
  if (hunt->found.len > 0 || !zh_str_starts(tag, hunt->prefix))
    return true;
  hunt->found = zh_arena_str(hunt->arena, zh_str_cut(tag, hunt->prefix.len));
  return hunt->found.ptr != NULL;
}

zh_str zh_ledger_tag(zh_str tags, zh_str prefix, zh_arena *arena) {
  ledger_query_hunt hunt = {prefix, arena, ZH_S("")};
  if (!ledger_query_each_tag(tags, ledger_query_hunt_tag, &hunt))
    return (zh_str){NULL, 0};
  return hunt.found;
}

typedef struct ledger_query_match {
  zh_str wanted;
  bool found;
} ledger_query_match;

static bool ledger_query_match_tag(void *user, zh_str tag) {
  ledger_query_match *match = user;
  match->found |= zh_str_is(tag, match->wanted);
  return true;
}

/* --- sums --------------------------------------------------------------- */

static bool ledger_query_fits(const zh_ledger_query *query,
                              const zh_ledger_key *key) {
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    if (query->only[i].ptr && i != ZH_LEDGER_TAGS &&
        !zh_str_is(query->only[i], key->text[i]))
      return false;
  if (query->outcome.ptr &&
      (key->outcome >= ZH_STATUS_COUNT ||
       !zh_str_is(query->outcome,
                  zh_str_of(zh_status_name((zh_status)key->outcome)))))
    return false;
  if (!query->only[ZH_LEDGER_TAGS].ptr)
    return true;
  ledger_query_match match = {query->only[ZH_LEDGER_TAGS], false};
  ledger_query_each_tag(key->text[ZH_LEDGER_TAGS], ledger_query_match_tag,
                        &match);
  return match.found;
}

static int64_t ledger_query_unsaid(int64_t count) {
  return count ? count : -1;
}

/* What the answers of a cell would have cost at another model. */
static void ledger_query_price(const zh_catalog *catalog, zh_str compare,
                               zh_ledger_cell *cell) {
  const char *slash = memchr(compare.ptr, '/', compare.len);
  size_t prefix = slash ? (size_t)(slash - compare.ptr) : 0;
  int64_t *n = cell->n;
  zh_usage usage = ZH_USAGE_NONE;
  zh_cost cost;
  zh_cost_query query = {.catalog = catalog,
                         .provider = {compare.ptr, prefix},
                         .model = zh_str_cut(compare, slash ? prefix + 1 : 0),
                         .unix_ms =
                             (int64_t)cell->key.day * LEDGER_QUERY_DAY_MS +
                             LEDGER_QUERY_DAY_MS / 2,
                         .requests = n[ZH_LEDGER_ANSWERED],
                         .length = zh_ledger_length(cell->key.size)};
  if (n[ZH_LEDGER_ANSWERED] == 0)
    return;
  usage.prompt = ledger_query_unsaid(n[ZH_LEDGER_PROMPT]);
  usage.completion = n[ZH_LEDGER_COMPLETION];
  usage.cached = ledger_query_unsaid(n[ZH_LEDGER_CACHED]);
  usage.cache_write = ledger_query_unsaid(n[ZH_LEDGER_CACHE_WRITE]);
  usage.cache_write_1h = ledger_query_unsaid(n[ZH_LEDGER_CACHE_WRITE_1H]);
  usage.reasoning = ledger_query_unsaid(n[ZH_LEDGER_REASONING]);
  usage.audio_prompt = ledger_query_unsaid(n[ZH_LEDGER_AUDIO_PROMPT]);
  usage.audio_completion = ledger_query_unsaid(n[ZH_LEDGER_AUDIO_COMPLETION]);
  usage.image_prompt = ledger_query_unsaid(n[ZH_LEDGER_IMAGE_PROMPT]);
  usage.image_completion = ledger_query_unsaid(n[ZH_LEDGER_IMAGE_COMPLETION]);
  zh_cost_of(&query, &usage, &cost);
  if (cost.pusd >= 0)
    n[ZH_LEDGER_ELSEWHERE] = cost.pusd;
  else
    n[ZH_LEDGER_ASTRAY] = n[ZH_LEDGER_ANSWERED];
}

typedef struct ledger_query_group {
  zh_ledger_table *table;
  zh_ledger_key key;
  const zh_ledger_cell *cell;
  const zh_ledger_query *query;
  bool was_put;
} ledger_query_group;

static bool ledger_query_put(ledger_query_group *group) {
  zh_ledger_cell *into = zh_ledger_table_at(group->table, &group->key);
  for (size_t i = 0; into && i < ZH_LEDGER_NUMBERS; i++)
    into->n[i] += group->cell->n[i];
  group->was_put = true;
  return into != NULL;
}

static bool ledger_query_put_tag(void *user, zh_str tag) {
  ledger_query_group *group = user;
  zh_str prefix = group->query->by_tag;
  if (!zh_str_starts(tag, prefix))
    return true;
  group->key.text[ZH_LEDGER_TAGS] = zh_str_cut(tag, prefix.len);
  return ledger_query_put(group);
}

/* Grouped by tags, a cell counts for each of its own. */
static bool ledger_query_add(const zh_ledger_query *query,
                             const zh_ledger_cell *cell,
                             zh_ledger_table *table) {
  ledger_query_group group = {table, cell->key, cell, query, false};
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    if (!(query->by & 1u << i))
      group.key.text[i] = ZH_S("");
  group.key.size = 0;
  if (!(query->by & ZH_BY_DAY))
    group.key.day = 0;
  if (!(query->by & ZH_BY_OUTCOME))
    group.key.outcome = ZH_LEDGER_ANY;
  if (query->by & 1u << ZH_LEDGER_TAGS &&
      !ledger_query_each_tag(cell->key.text[ZH_LEDGER_TAGS],
                             ledger_query_put_tag, &group))
    return false;
  group.key.text[ZH_LEDGER_TAGS] = ZH_S("");
  return group.was_put || ledger_query_put(&group);
}

zh_status zh_ledger_query_sum(zh_ledger *ledger, const zh_ledger_query *query,
                              const zh_catalog *catalog, zh_ledger_answer *out,
                              zh_error *err) {
  zh_ledger_answer cells;
  zh_status st = zh_ledger_query_cells(ledger, query, false, &cells, err);
  *out = cells;
  out->table = (zh_ledger_table){.most = LEDGER_QUERY_GROUPS};
  for (size_t i = 0; i < cells.table.count && st == ZH_OK; i++) {
    zh_ledger_cell *cell = &cells.table.cells[i];
    if (!ledger_query_fits(query, &cell->key))
      continue;
    if (query->compare.ptr)
      ledger_query_price(catalog, query->compare, cell);
    for (size_t j = 0; j < ZH_LEDGER_NUMBERS; j++)
      out->total[j] += cell->n[j];
    if (!ledger_query_add(query, cell, &out->table))
      st = zh_error_memory(err);
  }
  zh_ledger_table_deinit(&cells.table);
  return st;
}
