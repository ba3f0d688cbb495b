/* SPDX-License-Identifier: Apache-2.0 */
/* Providers as one router knows them.  What is said about a provider comes
 * from three places; the first that says something wins:
 *   the client's options (home only), the config, the environment
 * and what nobody says stands in the built-in row. */
#include "route/parts.h"

#include <stdio.h>

/* A member of `providers`, as written. */
typedef struct accounts_spec {
  zh_str dialect;
  zh_str base_url;
  zh_str api_key;
  zh_str api_key_env;
  zh_load_headers headers;
  zh_timeouts timeouts;
  uint32_t quirks;
  uint32_t scripts;
} accounts_spec;

/* --- members ------------------------------------------------------------ */

static zh_status accounts_read_env_name(zh_loader *load, const zh_load_at *at,
                                        uint32_t node, void *out) {
  zh_str name;
  zh_status st = zh_load_name(load, at, node, &name);
  if (st != ZH_OK)
    return st;
  if (memchr(name.ptr, '=', name.len))
    return zh_load_fail(load, at,
                        "expected the name of an environment "
                        "variable");
  *(zh_str *)out = name;
  return ZH_OK;
}

static const zh_load_member accounts_members[] = {
    {"dialect", zh_load_name, offsetof(accounts_spec, dialect), false},
    {"base_url", zh_load_name, offsetof(accounts_spec, base_url), false},
    {"api_key", zh_load_key, offsetof(accounts_spec, api_key), false},
    {"api_key_env", accounts_read_env_name,
     offsetof(accounts_spec, api_key_env), false},
    {"headers", zh_load_header_map, offsetof(accounts_spec, headers), false},
    {"timeouts", zh_load_timeouts_s, offsetof(accounts_spec, timeouts), false},
    {"quirks", zh_load_list, offsetof(accounts_spec, quirks), false},
    {"scripts", zh_load_object, offsetof(accounts_spec, scripts), false},
};

static zh_status accounts_read_quirk(zh_loader *load, const zh_load_at *at,
                                     uint32_t node, void *out) {
  uint32_t *quirks = out;
  zh_str name;
  zh_status st = zh_load_name(load, at, node, &name);
  if (st != ZH_OK)
    return st;
  zh_load_nearest nearest = {.name = name};
  const zh_quirk *quirk;
  for (size_t i = 0; (quirk = zh_quirk_at(i)) != NULL; i++) {
    if (zh_str_is(name, zh_str_of(quirk->name))) {
      *quirks |= quirk->flag;
      return ZH_OK;
    }
    zh_load_try(&nearest, zh_str_of(quirk->name));
  }
  if (nearest.best.ptr)
    return zh_load_fail(load, at, "unknown quirk \"%s\"; did you mean \"%s\"?",
                        name.ptr, nearest.best.ptr);
  return zh_load_fail(load, at, "unknown quirk \"%s\"", name.ptr);
}

static zh_status accounts_find_dialect(zh_loader *load, const zh_load_at *at,
                                       zh_str name, const zh_dialect **out) {
  *out = zh_dialect_find(name);
  if (*out)
    return ZH_OK;
  return zh_load_fail(load, at, "unknown dialect \"%s\"; known are %s, %s, %s",
                      name.ptr, zh_dialect_openai_chat.name,
                      zh_dialect_anthropic.name, zh_dialect_gemini.name);
}

/* A script may name the dialect that it is written in; the rest of it is read
 * by who plays it. */
static zh_status accounts_check_script(zh_loader *load, const zh_load_at *at,
                                       uint32_t node, void *out) {
  (void)out;
  zh_load_at here = {at, ZH_S("dialect"), -1};
  uint32_t dialect = zh_json_get(&load->config->source, node, "dialect");
  const zh_dialect *found;
  zh_str name;
  if (dialect == 0)
    return ZH_OK;
  zh_status st = zh_load_name(load, &here, dialect, &name);
  return st != ZH_OK ? st : accounts_find_dialect(load, &here, name, &found);
}

/* Replies are sent as they stand: "${" in them is plain text. */
static zh_status accounts_check_scripts(zh_loader *load, const zh_load_at *at,
                                        uint32_t scripts) {
  zh_load_at here = {at, ZH_S("scripts"), -1};
  bool interpolate = load->interpolate;
  load->interpolate = false;
  zh_status st =
      zh_load_each(load, &here, scripts, accounts_check_script, NULL);
  load->interpolate = interpolate;
  return st;
}

/* --- one provider of the config ----------------------------------------- */

static zh_status accounts_set_dialect(zh_loader *load, const zh_load_at *at,
                                      const accounts_spec *spec,
                                      zh_provider *row) {
  zh_load_at here = {at, ZH_S("dialect"), -1};
  const zh_dialect *dialect;
  if (!spec->dialect.ptr)
    return ZH_OK;
  zh_status st = accounts_find_dialect(load, &here, spec->dialect, &dialect);
  if (st != ZH_OK || dialect == row->dialect)
    return st;
  row->dialect = dialect;
  row->quirks = 0;
  if (row->auth != ZH_AUTH_NONE)
    row->auth = zh_provider_auth(dialect);
  return ZH_OK;
}

static zh_status accounts_set_key(zh_loader *load, const zh_load_at *at,
                                  const accounts_spec *spec,
                                  zh_account *account) {
  if (spec->api_key.ptr && spec->api_key_env.ptr)
    return zh_load_fail(load, at, "give api_key or api_key_env, not both");
  if (!spec->api_key.ptr && !spec->api_key_env.ptr)
    return ZH_OK;
  if (spec->api_key_env.ptr)
    memset(account->row.key_env, 0, sizeof(account->row.key_env));
  account->row.key_env[0] =
      spec->api_key_env.ptr ? spec->api_key_env.ptr : account->row.key_env[0];
  account->api_key = spec->api_key;
  // An empty key says that none is needed; a key is meant to be used.
  if (spec->api_key.ptr && spec->api_key.len == 0)
    account->row.auth = ZH_AUTH_NONE;
  else if (account->row.auth == ZH_AUTH_NONE && !account->row.in_process)
    account->row.auth = zh_provider_auth(account->row.dialect);
  return ZH_OK;
}

static zh_status accounts_set_place(zh_loader *load, const zh_load_at *at,
                                    const accounts_spec *spec,
                                    zh_account *account) {
  zh_load_at here = {at, ZH_S("base_url"), -1};
  zh_error fault;
  if (spec->scripts && spec->base_url.ptr)
    return zh_load_fail(load, at,
                        "scripts answer in this process: give "
                        "scripts or base_url, not both");
  if (spec->scripts) {
    account->scripts = spec->scripts;
    account->row.in_process = true;
    account->row.auth = ZH_AUTH_NONE;
    return accounts_check_scripts(load, at, spec->scripts);
  }
  if (!spec->base_url.ptr)
    return ZH_OK;
  zh_error_init(&fault);
  zh_status st = zh_load_base_url(&load->config->arena, spec->base_url,
                                  &account->base_url, &account->url, &fault);
  if (st == ZH_CONFIG)
    return zh_load_fail(load, &here, "%s", fault.message);
  account->row.in_process = false;
  return st == ZH_OK ? st : zh_error_memory(load->err);
}

static zh_status accounts_apply(zh_loader *load, const zh_load_at *at,
                                const accounts_spec *spec,
                                zh_account *account) {
  zh_load_at here = {at, ZH_S("quirks"), -1};
  zh_status st = accounts_set_dialect(load, at, spec, &account->row);
  if (st == ZH_OK)
    st = accounts_set_place(load, at, spec, account);
  if (st == ZH_OK)
    st = accounts_set_key(load, at, spec, account);
  if (st != ZH_OK)
    return st;
  account->headers = spec->headers.items;
  account->header_count = spec->headers.count;
  account->timeouts = spec->timeouts;
  if (!spec->quirks)
    return ZH_OK;
  account->row.quirks = 0;
  return zh_load_items(load, &here, spec->quirks, accounts_read_quirk,
                       &account->row.quirks);
}

static zh_account *accounts_called(zh_config *config, zh_str name) {
  const zh_account *found = zh_config_account(config, name);
  return found ? &config->accounts[found - config->accounts] : NULL;
}

static zh_status accounts_unknown(zh_loader *load, const zh_load_at *at) {
  zh_load_nearest nearest = {.name = at->key};
  zh_load_try(&nearest, zh_str_of(zh_provider_nearest(at->key)->name));
  if (nearest.best.ptr)
    return zh_load_fail(load, at,
                        "unknown provider; did you mean \"%s\"? One of your "
                        "own needs base_url",
                        nearest.best.ptr);
  return zh_load_fail(load, at, "a provider of your own needs base_url");
}

static zh_account *accounts_name(zh_config *config, zh_str name) {
  zh_account *account = &config->accounts[config->account_count++];
  account->row.name = name.ptr;
  account->row.dialect = zh_provider_at(0)->dialect;
  account->row.base_url = "http://localhost";
  account->row.auth = ZH_AUTH_NONE;
  return account;
}

/* A name that no row has: the user's own provider. */
static zh_status accounts_add(zh_loader *load, const zh_load_at *at,
                              const accounts_spec *spec, zh_account **out) {
  zh_config *config = load->config;
  bool is_plain = at->key.len > 0 && !memchr(at->key.ptr, '/', at->key.len) &&
                  strlen(at->key.ptr) == at->key.len;
  if (!is_plain)
    return zh_load_fail(load, at,
                        "a provider's name is not empty and has no "
                        "\"/\"");
  if (!spec->base_url.ptr && !spec->scripts)
    return accounts_unknown(load, at);
  *out = accounts_name(config, at->key);
  return ZH_OK;
}

static zh_status accounts_read(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  (void)out;
  accounts_spec spec = {0};
  zh_account *account = accounts_called(load->config, at->key);
  zh_status st = zh_load_members(load, at, node, accounts_members,
                                 ZH_COUNT(accounts_members), &spec);
  // One at fault is still a name that deployments may use.
  if (st == ZH_CONFIG && !account) {
    accounts_name(load->config, at->key);
    return st;
  }
  if (st == ZH_OK && !account)
    st = accounts_add(load, at, &spec, &account);
  return st == ZH_OK ? accounts_apply(load, at, &spec, account) : st;
}

/* --- environment and rows ----------------------------------------------- */

/* Keeps what is wrong with a variable until someone wants the account. */
static zh_status accounts_fault(zh_loader *load, const char *variable,
                                const char *text, zh_str *out) {
  zh_error line;
  zh_error_set(&line, ZH_CONFIG, "%s: %s", variable, text);
  *out = zh_arena_str(&load->config->arena, zh_str_of(line.message));
  return out->ptr ? ZH_OK : zh_error_memory(load->err);
}

static zh_status accounts_key_from_env(zh_loader *load, zh_account *account) {
  zh_str key = ZH_S("");
  size_t i = 0;
  for (; i < ZH_COUNT(account->row.key_env) && key.len == 0; i++) {
    if (!account->row.key_env[i])
      break;
    key = zh_load_env(load, account->row.key_env[i]);
    if (!key.ptr)
      return zh_error_memory(load->err);
  }
  account->api_key = key;
  size_t fault = zh_load_key_fault(key);
  if (fault == key.len)
    return ZH_OK;
  char text[128];
  snprintf(text, sizeof(text), ZH_LOAD_KEY_FAULT, key.len, fault + 1);
  account->api_key = ZH_S("");
  return accounts_fault(load, account->row.key_env[i - 1], text,
                        &account->bad_key);
}

static zh_status accounts_place_from_env(zh_loader *load, zh_account *account) {
  const char *variable = account->row.base_url_env;
  zh_error fault;
  zh_str text = variable ? zh_load_env(load, variable) : ZH_S("");
  if (!text.ptr)
    return zh_error_memory(load->err);
  if (text.len == 0)
    return ZH_OK;
  zh_error_init(&fault);
  zh_status st = zh_load_base_url(&load->config->arena, text,
                                  &account->base_url, &account->url, &fault);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(load->err);
  if (st == ZH_OK)
    return ZH_OK;
  return accounts_fault(load, variable, fault.message, &account->bad_base_url);
}

/* Fills what neither options nor config said. */
static zh_status accounts_complete(zh_loader *load, zh_account *account) {
  zh_status st = ZH_OK;
  if (!account->base_url.ptr)
    st = accounts_place_from_env(load, account);
  if (st == ZH_OK && !account->base_url.ptr)
    st =
        zh_load_base_url(&load->config->arena, zh_str_of(account->row.base_url),
                         &account->base_url, &account->url, load->err);
  if (st == ZH_OK && !account->api_key.ptr)
    st = accounts_key_from_env(load, account);
  return st;
}

/* --- home --------------------------------------------------------------- */

static zh_status accounts_put_named(zh_loader *load, zh_load_headers *headers,
                                    const char *name, const char *variable,
                                    zh_str value) {
  zh_load_at at = {NULL, zh_str_of(name), -1};
  if (!value.ptr)
    value = zh_load_env(load, variable);
  if (!value.ptr)
    return zh_error_memory(load->err);
  if (value.len == 0)
    return ZH_OK;
  if (!zh_header_value_ok(value))
    return zh_load_fail(load, &at, "too long or has a control character");
  return zh_load_put_header(load, headers, zh_str_of(name), value);
}

static zh_status accounts_home_headers(zh_loader *load, zh_account *account,
                                       const zh_load_home *home) {
  zh_load_headers headers = {0};
  zh_load_headers shared = {0};
  zh_status st = ZH_OK;
  for (size_t i = 0; i < account->header_count && st == ZH_OK; i++)
    st = zh_load_put_header(load, &headers, account->headers[i].name,
                            account->headers[i].value);
  if (st == ZH_OK)
    st = accounts_put_named(load, &headers, zh_home_organization_header,
                            zh_home_organization_env, home->organization);
  if (st == ZH_OK)
    st = accounts_put_named(load, &headers, zh_home_project_header,
                            zh_home_project_env, home->project);
  for (size_t i = 0; i < home->headers->count && st == ZH_OK; i++) {
    const zh_header *header = &home->headers->items[i];
    bool is_private = zh_header_is_private(header->name);
    st = zh_load_put_header(load, is_private ? &headers : &shared, header->name,
                            header->value);
  }
  account->headers = headers.items;
  account->header_count = headers.count;
  load->config->headers = shared.items;
  load->config->header_count = shared.count;
  return st;
}

/* The client's base_url says where home is, before config and environment. */
static zh_status accounts_home_place(zh_loader *load, zh_account *account,
                                     zh_str base_url) {
  zh_load_at at = {NULL, ZH_S("base_url"), -1};
  zh_error fault;
  zh_error_init(&fault);
  if (account->row.in_process)
    return zh_load_fail(load, &at,
                        "the config answers for %s with scripts: "
                        "give scripts or base_url, not both",
                        account->row.name);
  zh_status st = zh_load_base_url(&load->config->arena, base_url,
                                  &account->base_url, &account->url, &fault);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(load->err);
  if (st != ZH_OK)
    return zh_load_fail(load, &at, "%s", fault.message);
  load->config->base_url_given = true;
  return ZH_OK;
}

static zh_status accounts_adopt(zh_loader *load, zh_str text) {
  zh_error fault;
  zh_error_init(&fault);
  zh_error_set(&fault, ZH_CONFIG, "%s", text.ptr);
  return zh_load_adopt(load, &fault);
}

static zh_status accounts_home(zh_loader *load, zh_account *account,
                               const zh_load_home *home) {
  zh_status st = ZH_OK;
  load->config->home = account;
  if (home->api_key.ptr)
    account->api_key = home->api_key;
  if (home->base_url.ptr) {
    st = accounts_home_place(load, account, home->base_url);
  } else if (!account->base_url.ptr && !account->row.in_process) {
    st = accounts_place_from_env(load, account);
    load->config->base_url_given = account->base_url.ptr != NULL;
    if (st == ZH_OK && account->bad_base_url.len > 0)
      st = accounts_adopt(load, account->bad_base_url);
  }
  return st == ZH_OK ? accounts_home_headers(load, account, home) : st;
}

/* --- public --- */

zh_status zh_load_accounts(zh_loader *load, const zh_load_at *at, uint32_t node,
                           const zh_load_home *home) {
  zh_config *config = load->config;
  size_t row_count = 0;
  while (zh_provider_at(row_count))
    row_count++;
  size_t most = row_count + (node ? zh_json_len(&config->source, node) : 0);
  config->accounts =
      zh_arena_zero(&config->arena, most * sizeof(*config->accounts));
  if (!config->accounts)
    return zh_error_memory(load->err);
  for (size_t i = 0; i < row_count; i++)
    config->accounts[i].row = *zh_provider_at(i);
  for (size_t i = 0; i < most; i++)
    config->accounts[i].bad_base_url = config->accounts[i].bad_key = ZH_S("");
  config->account_count = row_count;
  zh_status st = ZH_OK;
  config->home = &config->accounts[0];
  if (node)
    st = zh_load_each(load, at, node, accounts_read, NULL);
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, accounts_home(load, &config->accounts[0], home));
  for (size_t i = 0; i < config->account_count && st != ZH_NO_MEMORY; i++)
    st = zh_load_worse(st, accounts_complete(load, &config->accounts[i]));
  return st;
}
