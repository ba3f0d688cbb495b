/* call/ledger_query.h -- questions to a ledger, as JSON: zh_ledger_usage and
 * zh_ledger_tasks in zerohop.h say which.  Reads the file where there is one,
 * else what memory has.  Not on the I/O thread. */
#ifndef ZH_LEDGER_QUERY_H
#define ZH_LEDGER_QUERY_H

#include "call/ledger.h"
#include "provider/cost.h"
#include "route/state.h"

enum { /* zh_ledger_query.by */
       ZH_BY_DAY = 1 << ZH_LEDGER_TEXTS,
       ZH_BY_OUTCOME = 2 << ZH_LEDGER_TEXTS
       /* and 1 << a zh_ledger_text */
};

typedef struct zh_ledger_query {
  unsigned by;
  zh_str by_tag; /* group by what stands behind this; "" for whole tags     */
  zh_str only[ZH_LEDGER_TEXTS]; /* ptr NULL: any                            */
  zh_str outcome;
  zh_ledger_range range;
  zh_str path;    /* of another file; terminated                            */
  zh_str compare; /* "provider/model": what it would have cost there        */
  zh_str task;
  double min_score;
  int64_t min_count;
  int64_t limit;
  bool in_memory;
  bool from_file; /* refused where there is none                            */
  bool as_text;
} zh_ledger_query;

typedef struct zh_ledger_answer {
  zh_ledger_table table;
  int64_t total[ZH_LEDGER_NUMBERS];
  uint64_t lost; /* rows that never came to the file                        */
  bool is_file;
} zh_ledger_answer;

/* Reads a question; its texts are in the arena.  INVALID names the member. */
zh_status zh_ledger_query_read(const zh_json *json, int64_t now_ms,
                               zh_arena *arena, zh_ledger_query *out,
                               zh_error *err);

/* Sums by what was asked; zh_ledger_table_deinit of the table. */
zh_status zh_ledger_query_sum(zh_ledger *ledger, const zh_ledger_query *query,
                              const zh_catalog *catalog, zh_ledger_answer *out,
                              zh_error *err);

/* The tag that starts with `prefix`, without it, decoded into the arena; ""
 * where there is none, ptr NULL when out of memory. */
zh_str zh_ledger_tag(zh_str tags, zh_str prefix, zh_arena *arena);

/* What both questions read: all cells of a time, by their full keys. */
zh_status zh_ledger_query_cells(zh_ledger *ledger, const zh_ledger_query *query,
                                bool scores, zh_ledger_answer *out,
                                zh_error *err);

/* --- ledger_show.c, ledger_text.c, ledger_tasks.c ----------------------- */

/* What a group is told apart by. */
typedef struct zh_ledger_name {
  const char *word; /* NULL: not by this                                    */
  zh_str text;      /* may be in `day`                                      */
  char day[ZH_DAY_LEN];
} zh_ledger_name;

/* Number i of a group's names; false past the last. */
bool zh_ledger_name_at(const zh_ledger_query *query, const zh_ledger_key *key,
                       int i, zh_ledger_name *out);

/* A part of a whole as a decimal, to the sixth digit; null of nothing. */
void zh_ledger_put_share(zh_writer *w, const char *key, int64_t part,
                         int64_t whole);

/* The whole answer, as JSON or as a table for people. */
zh_status zh_ledger_show(zh_ledger *ledger, const zh_ledger_query *query,
                         const zh_ledger_answer *answer, zh_buf *out,
                         zh_error *err);

/* A table for people of count sorted rows. */
zh_status zh_ledger_print(const zh_ledger_query *query,
                          const zh_ledger_answer *answer,
                          const zh_ledger_cell *const *rows, size_t count,
                          const zh_ledger_state *state, zh_buf *out);

/* What an opinion is about: its label, else the call's tag "task:...", else
 * the model that was asked for; ptr NULL when out of memory. */
zh_str zh_ledger_task(const zh_ledger_key *key, zh_arena *arena);

/* Tells the routing what was thought of the answers of that time. */
zh_status zh_ledger_teach(zh_ledger *ledger, const zh_ledger_query *query,
                          zh_routing *routing, zh_error *err);

/* Per task the models that were scored, the cheapest viable one first. */
zh_status zh_ledger_show_tasks(zh_ledger *ledger, const zh_ledger_query *query,
                               zh_buf *out, zh_error *err);

#endif
