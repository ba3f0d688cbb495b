/* catalog_read.h -- a user's own facts about models, from JSON: one of the
 * files of catalog/, a list of such, or the same models by their whole names:
 *
 *   {"openai/my-model": {"context": 128000, "prices": {"input": 2.5, ...}}}
 */
#ifndef ZH_CATALOG_READ_H
#define ZH_CATALOG_READ_H

#include "provider/catalog.h"

/* Makes a catalog of the value at `at` that stands before `below`; all in the
 * arena, `below` borrowed.  CONFIG names the model and what is wrong with it,
 * after `where`. */
zh_status zh_catalog_read(const zh_json *json, uint32_t at, const char *where,
                          const zh_catalog *below, zh_arena *arena,
                          const zh_catalog **out, zh_error *err);

#endif
