/* provider.h -- who speaks what, and where.  A provider that speaks a known
 * dialect is one row of the table in provider.c and one case in tests/cases;
 * it needs no code. */
#ifndef ZH_PROVIDER_H
#define ZH_PROVIDER_H

#include "dialect/dialect.h"

typedef enum zh_auth {
  ZH_AUTH_BEARER,    /* Authorization: Bearer KEY                            */
  ZH_AUTH_X_API_KEY, /* x-api-key: KEY                                      */
  ZH_AUTH_GOOG,      /* x-goog-api-key: KEY                                  */
  ZH_AUTH_NONE       /* no key needed; one is sent as Bearer if given        */
} zh_auth;

/* A row.  Built-in rows are constants; rows of a config live as long as their
 * router. */
typedef struct zh_provider {
  const char *name; /* the prefix of "name/model"                     */
  const zh_dialect *dialect;
  const char *base_url;
  const char *base_url_env; /* variable that replaces base_url; NULL: none  */
  zh_auth auth;
  const char *key_env[3]; /* variables that hold a key, first set wins      */
  uint32_t quirks;
  bool in_process; /* answered by net/script, never by a socket      */
} zh_provider;

/* The built-in row called `name` (ASCII, case-sensitive); NULL: unknown. */
const zh_provider *zh_provider_find(zh_str name);

/* Built-in row number i; NULL past the last. */
const zh_provider *zh_provider_at(size_t i);

/* The row whose name comes nearest to a misspelt one; never NULL. */
const zh_provider *zh_provider_nearest(zh_str name);

#endif
