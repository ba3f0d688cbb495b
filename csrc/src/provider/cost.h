/* cost.h -- what an answer costs: its tokens by kind, taken apart so that
 * none is counted twice, times what each kind costs at that time, in that
 * tier, at that length.  Whole numbers of 1e-12 USD throughout; what does not
 * fit is unknown, and what is unknown is never 0.  Pure; any thread. */
#ifndef ZH_COST_H
#define ZH_COST_H

#include "format/json_write.h"
#include "provider/prices.h"

#define ZH_MAX_COST_LINES 40

typedef enum zh_cost_source {
  ZH_COST_UNKNOWN,
  ZH_COST_CATALOG,
  ZH_COST_USER,    /* a user's own prices                                   */
  ZH_COST_PROVIDER /* the provider said what it cost                        */
} zh_cost_source;

typedef struct zh_cost_line {
  zh_unit unit;
  int64_t count;
  int64_t each_pusd; /* before the factor; -1: not known                    */
  uint32_t micro;    /* the factor, in millionths                           */
  int64_t pusd;      /* -1: not known                                       */
  zh_str model;      /* "" unless another model's, borrowed from the usage  */
} zh_cost_line;

typedef struct zh_cost {
  int64_t pusd;  /* -1: not known                                           */
  int64_t local; /* by our own prices, -1: not known                        */
  zh_cost_source source;
  bool is_estimate; /* a price or a count was inferred                      */
  bool is_billed;   /* false: it took nothing, and is not unknown           */
  uint16_t as_of;   /* the day the price was last read at its source        */
  zh_str priced_by; /* that source; borrowed from the catalog               */
  zh_usage usage;   /* what it is the cost of                               */
  zh_cost_line lines[ZH_MAX_COST_LINES];
  size_t line_count;
} zh_cost;

typedef struct zh_cost_query {
  const zh_catalog *catalog;
  zh_str provider;
  zh_str model;
  int64_t unix_ms;    /* the start of the request                           */
  zh_service service; /* the tier asked for; the one reported wins          */
  zh_region region;
  int64_t requests; /* how many the usage is a sum of; 0: it is one's       */
  int64_t length;   /* input tokens of each, for the tier                   */
} zh_cost_query;

/* What `usage` costs; out->pusd is -1 where it cannot be told. */
void zh_cost_of(const zh_cost_query *query, const zh_usage *usage,
                zh_cost *out);

/* As a value of JSON: see docs/cost.md.  Null when nothing is known. */
void zh_cost_write(zh_writer *w, const zh_cost *cost);

/* The same of what several attempts cost together; costs[main] is that of the
 * attempt that counts.  Attempts that took nothing have no lines. */
void zh_costs_write(zh_writer *w, const zh_cost *costs, size_t count,
                    size_t main);

/* What those cost together; -1 where it cannot be told. */
int64_t zh_costs_total(const zh_cost *costs, size_t count, size_t main);

/* pusd as a number of USD, exact: 0.00886075; null below 0.  The second with
 * a key before it. */
void zh_write_usd(zh_writer *w, int64_t pusd);
void zh_put_usd(zh_writer *w, const char *key, int64_t pusd);

#endif
