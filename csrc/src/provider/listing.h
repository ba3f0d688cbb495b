/* listing.h -- the catalog for people: its models as JSON, those that a query
 * asks for.  Any thread. */
#ifndef ZH_LISTING_H
#define ZH_LISTING_H

#include "provider/cost.h"

/* Writes a list of the models that fit the query (see zh_models_list in
 * zerohop.h), with the prices of unix_ms.  INVALID names the member at
 * fault. */
zh_status zh_listing_write(zh_writer *w, const zh_catalog *catalog,
                           const zh_json *query, int64_t unix_ms,
                           zh_error *err);

#endif
