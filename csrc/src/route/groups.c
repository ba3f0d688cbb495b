/* SPDX-License-Identifier: Apache-2.0 */
/* Model groups.  All names are known before the first group is read, so that
 * groups may name each other in any order. */
#include "route/parts.h"

typedef struct groups_spec {
  uint32_t deployments;
  zh_load_texts fallbacks;
  zh_timeouts timeouts;
} groups_spec;

typedef struct groups_place {
  zh_str model;
  zh_str api_key;
  zh_str base_url;
  zh_timeouts timeouts;
  int64_t order;
  bool is_plain; /* written as a model string                              */
} groups_place;

static const zh_load_member groups_members[] = {
    {"deployments", zh_load_list, offsetof(groups_spec, deployments), false},
    {"fallbacks", zh_load_names, offsetof(groups_spec, fallbacks), false},
    {"timeouts", zh_load_timeouts_s, offsetof(groups_spec, timeouts), false},
    {"routing_strategy", NULL, 0, false},
    {"context_window_fallbacks", NULL, 0, false},
    {"content_policy_fallbacks", NULL, 0, false},
    {"hedge", NULL, 0, false},
    {"stream_failure", NULL, 0, false},
};

static const zh_load_member groups_place_members[] = {
    {"model", zh_load_name, offsetof(groups_place, model), false},
    {"order", zh_load_integer, offsetof(groups_place, order), false},
    {"api_key", zh_load_key, offsetof(groups_place, api_key), false},
    {"base_url", zh_load_name, offsetof(groups_place, base_url), false},
    {"timeouts", zh_load_timeouts_s, offsetof(groups_place, timeouts), false},
    {"api_keys", NULL, 0, false},
    {"weight", NULL, 0, false},
    {"rpm", NULL, 0, false},
    {"tpm", NULL, 0, false},
    {"max_parallel_requests", NULL, 0, false},
};

/* --- names -------------------------------------------------------------- */

static zh_status groups_unknown_provider(zh_loader *load, const zh_load_at *at,
                                         zh_str prefix) {
  const zh_config *config = load->config;
  const char *home = config->home->row.name;
  zh_load_nearest nearest = {.name = prefix};
  for (size_t i = 0; i < config->account_count; i++)
    zh_load_try(&nearest, zh_str_of(config->accounts[i].row.name));
  if (nearest.best.ptr)
    return zh_load_fail(load, at,
                        "unknown provider \"%.*s\"; did you mean "
                        "\"%s\"?",
                        (int)prefix.len, prefix.ptr, nearest.best.ptr);
  return zh_load_fail(load, at,
                      "unknown provider \"%.*s\"; write \"%s/%.*s/...\" for a "
                      "model of %s that is called so",
                      (int)prefix.len, prefix.ptr, home, (int)prefix.len,
                      prefix.ptr, home);
}

static zh_status groups_unknown_group(zh_loader *load, const zh_load_at *at,
                                      zh_str name) {
  const zh_config *config = load->config;
  const char *home = config->home->row.name;
  zh_load_nearest nearest = {.name = name};
  for (size_t i = 0; i < config->group_count; i++)
    zh_load_try(&nearest, config->groups[i].name);
  if (nearest.best.ptr)
    return zh_load_fail(load, at, "unknown group \"%s\"; did you mean \"%s\"?",
                        name.ptr, nearest.best.ptr);
  return zh_load_fail(load, at,
                      "unknown group \"%s\"; write \"%s/%s\" for a model of %s",
                      name.ptr, home, name.ptr, home);
}

/* Splits "provider/model"; a name without a slash is home's. */
static zh_status groups_split(zh_loader *load, const zh_load_at *at,
                              zh_str name, const zh_account **account,
                              zh_str *model) {
  const char *slash = memchr(name.ptr, '/', name.len);
  *account = load->config->home;
  *model = name;
  if (!slash)
    return ZH_OK;
  zh_str prefix = {name.ptr, (size_t)(slash - name.ptr)};
  *account = zh_config_account(load->config, prefix);
  *model = zh_str_cut(name, prefix.len + 1);
  if (!*account)
    return groups_unknown_provider(load, at, prefix);
  if (model->len == 0)
    return zh_load_fail(load, at, "no model after \"%s\"", name.ptr);
  return ZH_OK;
}

/* --- deployments -------------------------------------------------------- */

static bool groups_same_origin(const zh_url *a, const zh_url *b) {
  return zh_str_is(a->scheme, b->scheme) && zh_str_same(a->host, b->host) &&
         a->port == b->port;
}

/* What is only for the account's own address does not leave it. */
static zh_status groups_public_headers(zh_loader *load, zh_deployment *out) {
  zh_load_headers headers = {0};
  for (size_t i = 0; i < out->account->header_count; i++) {
    const zh_header *header = &out->account->headers[i];
    if (zh_header_is_private(header->name))
      continue;
    zh_status st =
        zh_load_put_header(load, &headers, header->name, header->value);
    if (st != ZH_OK)
      return st;
  }
  out->headers = headers.items;
  out->header_count = headers.count;
  return ZH_OK;
}

static zh_status groups_move(zh_loader *load, const zh_load_at *at,
                             zh_str base_url, zh_deployment *out) {
  zh_load_at here = {at, ZH_S("base_url"), -1};
  zh_error fault;
  zh_error_init(&fault);
  if (out->account->row.in_process)
    return zh_load_fail(load, &here, "%s answers in this process",
                        out->account->row.name);
  zh_status st = zh_load_base_url(&load->config->arena, base_url,
                                  &out->base_url, &out->url, &fault);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(load->err);
  if (st != ZH_OK)
    return zh_load_fail(load, &here, "%s", fault.message);
  out->away = !groups_same_origin(&out->url, &out->account->url);
  return out->away ? groups_public_headers(load, out) : ZH_OK;
}

static zh_status groups_name(zh_loader *load, zh_deployment *out) {
  zh_buf name;
  zh_buf_init(&name, ZH_MAX_CONFIG);
  zh_buf_puts(&name, out->account->row.name);
  zh_buf_putc(&name, '/');
  zh_buf_put(&name, out->model);
  zh_status st = name.status;
  out->name = zh_arena_str(&load->config->arena, zh_buf_str(&name));
  zh_buf_deinit(&name);
  return st == ZH_OK && out->name.ptr ? ZH_OK : zh_error_memory(load->err);
}

static zh_status groups_fill(zh_loader *load, const zh_load_at *at,
                             const groups_place *place, zh_deployment *out) {
  zh_load_at member = {at, ZH_S("model"), -1};
  const zh_load_at *here = place->is_plain ? at : &member;
  bool has_slash = memchr(place->model.ptr, '/', place->model.len) != NULL;
  if (!has_slash && zh_config_group(load->config, place->model))
    return zh_load_fail(load, here,
                        "\"%s\" is a group; a deployment is a "
                        "provider's model",
                        place->model.ptr);
  zh_status st =
      groups_split(load, here, place->model, &out->account, &out->model);
  if (st == ZH_OK)
    st = groups_name(load, out);
  if (st != ZH_OK)
    return st;
  out->base_url = out->account->base_url;
  out->url = out->account->url;
  out->headers = out->account->headers;
  out->header_count = out->account->header_count;
  out->timeouts = place->timeouts;
  out->order = place->order;
  if (place->base_url.ptr)
    st = groups_move(load, at, place->base_url, out);
  out->own_key = place->api_key.ptr || out->away;
  out->api_key = place->api_key.ptr ? place->api_key
                 : out->away        ? ZH_S("")
                                    : out->account->api_key;
  return st;
}

/* Keeps the list sorted by order, equal ones as written. */
static void groups_insert(zh_group *group, const zh_deployment *deployment) {
  size_t at = group->deployment_count++;
  for (; at > 0; at--) {
    if (group->deployments[at - 1].order <= deployment->order)
      break;
    group->deployments[at] = group->deployments[at - 1];
  }
  group->deployments[at] = *deployment;
}

static zh_status groups_read_place(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  const zh_json *json = &load->config->source;
  groups_place place = {0};
  zh_deployment deployment = {0};
  place.is_plain = zh_json_has(json, node, ZH_JSON_STRING);
  zh_status st = place.is_plain
                     ? zh_load_name(load, at, node, &place.model)
                     : zh_load_members(load, at, node, groups_place_members,
                                       ZH_COUNT(groups_place_members), &place);
  if (st == ZH_OK && !place.model.ptr)
    st = zh_load_fail(load, at, "a deployment needs model");
  if (st == ZH_OK)
    st = groups_fill(load, at, &place, &deployment);
  if (st == ZH_OK)
    groups_insert(out, &deployment);
  return st;
}

/* --- groups ------------------------------------------------------------- */

static zh_status groups_add(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  (void)out;
  (void)node;
  zh_config *config = load->config;
  if (at->key.len == 0)
    return zh_load_fail(load, at, "a group needs a name");
  if (zh_config_group(config, at->key))
    return zh_load_fail(load, at, "the group stands here twice");
  config->groups[config->group_count++].name = at->key;
  return ZH_OK;
}

static zh_status groups_read(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  zh_load_at deployments = {at, ZH_S("deployments"), -1};
  zh_load_at fallbacks = {at, ZH_S("fallbacks"), -1};
  zh_config *config = load->config;
  groups_spec spec = {0};
  size_t *next = out;
  zh_group *group = &config->groups[(*next)++];
  zh_status st = zh_load_members(load, at, node, groups_members,
                                 ZH_COUNT(groups_members), &spec);
  if (st != ZH_OK && !spec.deployments)
    return st;
  size_t count =
      spec.deployments ? zh_json_len(&config->source, spec.deployments) : 0;
  if (count == 0)
    return zh_load_fail(load, at, "a group needs deployments");
  group->deployments =
      zh_arena_zero(&config->arena, count * sizeof(*group->deployments));
  if (!group->deployments)
    return zh_error_memory(load->err);
  group->fallbacks = spec.fallbacks.items;
  group->fallback_count = spec.fallbacks.count;
  group->has_fallbacks = spec.fallbacks.given;
  group->timeouts = spec.timeouts;
  st = zh_load_worse(st, zh_load_items(load, &deployments, spec.deployments,
                                       groups_read_place, group));
  return st == ZH_NO_MEMORY
             ? st
             : zh_load_worse(st, zh_load_check_fallbacks(load, &fallbacks,
                                                         &spec.fallbacks));
}

/* --- public --- */

zh_status zh_load_groups(zh_loader *load, const zh_load_at *at, uint32_t node) {
  zh_config *config = load->config;
  size_t count = zh_json_len(&config->source, node);
  size_t next = 0;
  config->groups =
      zh_arena_zero(&config->arena, count * sizeof(*config->groups));
  if (!config->groups)
    return zh_error_memory(load->err);
  zh_status st = zh_load_each(load, at, node, groups_add, NULL);
  return st == ZH_OK ? zh_load_each(load, at, node, groups_read, &next) : st;
}

zh_status zh_load_check_fallbacks(zh_loader *load, const zh_load_at *at,
                                  const zh_load_texts *names) {
  zh_load_at here = {at, {NULL, 0}, 0};
  zh_status st = ZH_OK;
  for (size_t i = 0; i < names->count && st != ZH_NO_MEMORY; i++) {
    const zh_account *account;
    zh_str model;
    here.index = (long)i;
    if (zh_config_group(load->config, names->items[i]))
      continue;
    bool has_slash =
        memchr(names->items[i].ptr, '/', names->items[i].len) != NULL;
    st = zh_load_worse(
        st, has_slash
                ? groups_split(load, &here, names->items[i], &account, &model)
                : groups_unknown_group(load, &here, names->items[i]));
  }
  return st;
}
