/* catalog.h -- what is known about models by name: limits, what they take and
 * can do, and what they cost, when and under which conditions.
 *
 *   names -> models -> price rows -> rates (one a unit)
 *                   -> factors (of a service tier or a region)
 *
 * The facts stand in catalog/, one file a provider, each price with its source
 * and date.  tools/catalog_compile.py makes one table of them that is part of
 * the library: read-only, nothing to parse, nothing to allocate.  A user's own
 * facts (catalog_read.c) make the same table in memory and stand before it.
 * A price that is not known is not there; it is never 0.  Any thread. */
#ifndef ZH_CATALOG_H
#define ZH_CATALOG_H

#include "chat/usage.h"

enum { /* zh_facts_row.can */
       ZH_CAN_TOOLS = 1 << 0,
       ZH_CAN_JSON_SCHEMA = 1 << 1,
       ZH_CAN_REASONING = 1 << 2,
       ZH_CAN_CACHE = 1 << 3,
       ZH_CAN_WEB_SEARCH = 1 << 4
};

enum { /* zh_facts_row.takes and gives */
       ZH_MODE_TEXT = 1 << 0,
       ZH_MODE_IMAGE = 1 << 1,
       ZH_MODE_PDF = 1 << 2,
       ZH_MODE_AUDIO = 1 << 3,
       ZH_MODE_VIDEO = 1 << 4
};

/* The words of those bits: names[i] is 1 << i. */
extern const zh_str zh_can_names[5];
extern const zh_str zh_mode_names[5];

/* The zh_unit (prices.h) in the highest byte, 1e-12 USD for one of it below. */
typedef uint64_t zh_rate;

/* Rates under conditions; where several rows match, the last one that has a
 * unit wins.  Days count from 1970-01-01, 0: no such limit. */
typedef struct zh_price_row {
  uint32_t above; /* only requests with more input tokens than this         */
  uint32_t rate;  /* the first of its rates                                 */
  uint16_t from;
  uint16_t until; /* the first day on which it is over                      */
  uint16_t minute_from; /* of the UTC day; all day where both are equal     */
  uint16_t minute_to;
  uint16_t checked; /* the day its source was read                          */
  uint8_t days;     /* bit 0 is Monday, UTC; 0: all                         */
  uint8_t service;  /* zh_service; 0: any                                   */
  uint8_t rate_count;
  uint8_t source;
  uint8_t region; /* zh_region; 0: any                                      */
} zh_price_row;

/* A tier or region that costs so many thousandths of the token rates. */
typedef struct zh_factor_row {
  uint8_t service; /* zh_service, or 0                                      */
  uint8_t region;  /* zh_region, or 0                                       */
  uint16_t milli;
} zh_factor_row;

typedef struct zh_facts_row {
  uint32_t context; /* tokens; 0: not known                                 */
  uint32_t max_output;
  uint32_t price; /* the first of its price rows                            */
  uint16_t name;  /* its own, among its names                               */
  uint16_t factor;
  uint16_t released;  /* day; 0: not known                                   */
  uint16_t retires;   /* day on which the provider turns it off              */
  uint16_t successor; /* place in its successors, plus 1; 0: none known     */
  uint8_t price_count;
  uint8_t factor_count;
  uint8_t takes;
  uint8_t gives;
  uint8_t can;
  bool deprecated;
} zh_facts_row;

typedef struct zh_name_row {
  uint32_t at; /* in the text; not terminated                               */
  uint16_t model;
  uint8_t len;
  uint8_t provider;
} zh_name_row;

typedef struct zh_catalog {
  const char *text;
  const zh_str *providers;
  const zh_str *sources;
  const zh_name_row *names;
  const uint16_t *slots; /* open addressing: index of a name plus 1, or 0   */
  const zh_facts_row *models;
  const zh_price_row *prices;
  const zh_rate *rates;
  const zh_factor_row *factors;
  const zh_str *successors; /* names, of the same provider                  */
  uint32_t slot_mask;
  uint16_t name_count;
  uint16_t model_count;
  uint16_t as_of;                 /* the newest day of its sources          */
  bool is_user;                   /* made of a user's own facts             */
  const struct zh_catalog *below; /* asked where this one knows nothing     */
} zh_catalog;

extern const zh_catalog zh_catalog_builtin;

typedef struct zh_model {
  const zh_catalog *catalog; /* NULL: unknown                               */
  const zh_facts_row *row;
  bool is_guess; /* found under a name without its date                     */
} zh_model;

/* The model a provider calls so; unknown where model.row is NULL. */
zh_model zh_catalog_find(const zh_catalog *catalog, zh_str provider,
                         zh_str name);

/* Its own name and its provider's. */
zh_str zh_model_name(const zh_model *model);
zh_str zh_model_provider(const zh_model *model);

/* The name of what its provider recommends instead; "" when none is known. */
zh_str zh_model_successor(const zh_model *model);

/* The slot a name belongs to, when none stands there. */
uint32_t zh_catalog_hash(zh_str provider, zh_str name);

/* A list of such words into *bits; false, with the node at fault in *bad, when
 * it is no list (the list's own) or has a word that is not among them. */
bool zh_catalog_words(const zh_json *json, uint32_t at, const zh_str words[5],
                      uint8_t *bits, uint32_t *bad);

/* "2026-09-23" for a day, with its terminator; and back, 0 when it is none. */
#define ZH_DAY_LEN 11
void zh_day_text(uint16_t day, char out[ZH_DAY_LEN]);
uint16_t zh_day_of(zh_str text);

#endif
