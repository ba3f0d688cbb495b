/* route/parts.h -- the parts a zh_config is filled from, one file each.
 * Private to them and config.c, which calls them in this order. */
#ifndef ZH_PARTS_H
#define ZH_PARTS_H

#include "route/load.h"

/* What the options say about home's account; ptr NULL: nothing. */
typedef struct zh_load_home {
  zh_str api_key;
  zh_str base_url;
  zh_str organization;
  zh_str project;
  const zh_load_headers *headers; /* default_headers                       */
} zh_load_home;

/* source.c: the options' text and nodes into config->source; `config` may be
 * the path of a file, and where it is absent or null ZEROHOP_CONFIG may. */
zh_status zh_load_source(zh_loader *load, zh_str options);

/* accounts.c: built-in rows, environment and `providers` (at and node; node
 * 0: none) into config->accounts and home.  Private default headers go to
 * home's account, the others to config->headers. */
zh_status zh_load_accounts(zh_loader *load, const zh_load_at *at, uint32_t node,
                           const zh_load_home *home);

/* groups.c: `models` into config->groups. */
zh_status zh_load_groups(zh_loader *load, const zh_load_at *at, uint32_t node);

/* groups.c: refuses entries that name neither a group nor "provider/model".
 * at is the list's. */
zh_status zh_load_check_fallbacks(zh_loader *load, const zh_load_at *at,
                                  const zh_load_texts *names);

/* priced.c: whose prices hold for each account, and the catalog with the
 * user's own file (if has_file) and `catalog` (node; 0: none). */
zh_status zh_load_catalog(zh_loader *load, uint32_t node, bool has_file);

/* surroundings.c: where certificates stand, which proxies to use. */
zh_status zh_load_surroundings(zh_loader *load);

#endif
