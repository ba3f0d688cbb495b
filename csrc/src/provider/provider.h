/* provider.h -- who speaks what, and where.  A provider that speaks a known
 * dialect is one row of the table in provider.c and one case in tests/cases;
 * it needs no code. */
#ifndef ZH_PROVIDER_H
#define ZH_PROVIDER_H

#include "chat/usage.h"
#include "dialect/dialect.h"

typedef enum zh_auth {
  ZH_AUTH_BEARER,    /* Authorization: Bearer KEY                            */
  ZH_AUTH_X_API_KEY, /* x-api-key: KEY                                      */
  ZH_AUTH_GOOG,      /* x-goog-api-key: KEY                                  */
  ZH_AUTH_PORTKEY,   /* x-portkey-api-key: KEY                               */
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

/* A quirk flag as a config spells it. */
typedef struct zh_quirk {
  const char *name;
  uint32_t flag;
} zh_quirk;

/* The built-in row called `name` (ASCII, case-sensitive, other spellings of a
 * name included); NULL: unknown. */
const zh_provider *zh_provider_find(zh_str name);

/* Built-in row number i; NULL past the last.  Row 0 is home: where a model
 * string that names no provider goes. */
const zh_provider *zh_provider_at(size_t i);

/* The row whose name comes nearest to a misspelt one; never NULL. */
const zh_provider *zh_provider_nearest(zh_str name);

/* How providers of this dialect usually take their key. */
zh_auth zh_provider_auth(const zh_dialect *dialect);

/* Whose prices hold at an address; provider "" when that is not known. */
typedef struct zh_place {
  zh_str provider;
  zh_region region;
  bool is_cloud; /* names of models may be the customer's own               */
} zh_place;

/* For an account called `name` at `base_url`.  is_elsewhere: whoever gave the
 * address did not say whose it is. */
zh_place zh_provider_prices(zh_str name, zh_str base_url, bool is_elsewhere);

/* Quirk number i; NULL past the last. */
const zh_quirk *zh_quirk_at(size_t i);

/* The dialect that a built-in script called `model` speaks: the one its
 * leading word names ("anthropic-slow"), else home's. */
const zh_dialect *zh_provider_script_dialect(zh_str model);

/* Is this a header that carries credentials or tells who the caller is, so
 * that a value meant for one provider must not reach another? */
bool zh_header_is_private(zh_str name);

/* Of those, one whose value lets its holder act as the caller? */
bool zh_header_is_secret(zh_str name);

/* The header that carries the key: "Authorization", "x-api-key", ... */
zh_str zh_auth_header(zh_auth auth);

/* Variables and headers of home's account, and what the official client says
 * when it has no key. */
extern const char zh_home_organization_env[];
extern const char zh_home_organization_header[];
extern const char zh_home_project_env[];
extern const char zh_home_project_header[];
extern const char zh_home_no_key[];

/* Edits (insert, delete, replace) that turn one name into the other; SIZE_MAX
 * when one is longer than any name we know.  For "did you mean". */
size_t zh_name_distance(zh_str a, zh_str b);

#endif
