/* SPDX-License-Identifier: Apache-2.0 */
/* One deployment of a group: which account, where, with which keys. */
#include "route/nearest.h"
#include "route/parts.h"

#include <stdio.h>

static zh_status deployments_key(zh_loader *load, const zh_load_at *at,
                                 uint32_t node, void *out) {
  zh_load_texts *keys = out;
  zh_str key = ZH_S("");
  zh_status st = zh_load_key(load, at, node, &key);
  if (st != ZH_OK)
    return st;
  if (key.len == 0)
    return zh_load_fail(load, at, "must not be empty");
  zh_str *slot = zh_arena_push(&load->config->arena, (void **)&keys->items,
                               &keys->count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(load->err);
  *slot = key;
  return ZH_OK;
}

static zh_status deployments_keys(zh_loader *load, const zh_load_at *at,
                                  uint32_t node, void *out) {
  *(zh_load_texts *)out = (zh_load_texts){.given = true};
  return zh_load_items(load, at, node, deployments_key, out);
}

/* Its URL may hold a password: it is never shown. */
static zh_status deployments_proxy(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  static const char *const schemes[] = {"http://",   "https://",
                                        "socks4://", "socks4a://",
                                        "socks5://", "socks5h://"};
  zh_str text;
  zh_status st = zh_load_text(load, at, node, &text);
  if (st != ZH_OK)
    return st;
  bool is_good = text.len == 0;
  for (size_t i = 0; i < ZH_COUNT(schemes); i++)
    is_good |= zh_str_starts(text, zh_str_of(schemes[i]));
  if (!is_good)
    return zh_load_fail(load, at,
                        "expected a URL that starts with http://, https:// or "
                        "socks5://, or \"\" for none");
  *(zh_str *)out = text;
  return ZH_OK;
}

/* Only whether: the rest is its group's. */
static zh_status deployments_check(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  int word = zh_json_bool(&load->config->source, node);
  if (word < 0)
    return zh_load_expected(load, at, node, "true or false");
  *(bool *)out = word == 0;
  return ZH_OK;
}

static const zh_load_member deployments_members[] = {
    {"model", zh_load_name, offsetof(zh_load_place, model), false},
    {"order", zh_load_integer, offsetof(zh_load_place, order), false},
    {"weight", zh_load_share, offsetof(zh_load_place, weight), false},
    {"api_key", zh_load_key, offsetof(zh_load_place, api_key), false},
    {"api_keys", deployments_keys, offsetof(zh_load_place, api_keys), false},
    {"base_url", zh_load_name, offsetof(zh_load_place, base_url), false},
    {"proxy", deployments_proxy, offsetof(zh_load_place, proxy), false},
    {"headers", zh_load_header_map, offsetof(zh_load_place, headers), false},
    {"timeouts", zh_load_timeouts_s, offsetof(zh_load_place, timeouts), false},
    {"health_check", deployments_check, offsetof(zh_load_place, unchecked),
     false},
    {"tags", zh_load_names, offsetof(zh_load_place, tags), false},
    {"region", zh_load_name, offsetof(zh_load_place, region), false},
    {"failure_domain", zh_load_name, offsetof(zh_load_place, failure_domain),
     false},
    {"max_parallel_requests", zh_load_count,
     offsetof(zh_load_place, max_parallel), false},
    ZH_LOAD_EDIT_MEMBERS(offsetof(zh_load_place, edit)),
    {"rpm", NULL, 0, false},
    {"tpm", NULL, 0, false},
};

/* --- deployments -------------------------------------------------------- */

static bool deployments_same_origin(const zh_url *a, const zh_url *b) {
  return zh_str_is(a->scheme, b->scheme) && zh_str_same(a->host, b->host) &&
         a->port == b->port;
}

/* What is only for the account's own address does not leave it. */
static zh_status deployments_public_headers(zh_loader *load,
                                            zh_deployment *out) {
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

static zh_status deployments_move(zh_loader *load, const zh_load_at *at,
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
  out->away = !deployments_same_origin(&out->url, &out->account->url);
  return out->away ? deployments_public_headers(load, out) : ZH_OK;
}

static zh_status deployments_name(zh_loader *load, zh_deployment *out) {
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

/* "openai/gpt-5#1" */
static bool deployments_name_key(zh_loader *load, zh_str deployment,
                                 size_t number, zh_str *out) {
  size_t room = deployment.len + 24;
  char *text = zh_arena_alloc(&load->config->arena, room);
  if (!text)
    return false;
  int len = snprintf(text, room, "%.*s#%zu", (int)deployment.len,
                     deployment.ptr, number);
  *out = (zh_str){text, (size_t)len};
  return true;
}

/* The account's headers, with the deployment's own over them. */
static zh_status deployments_add_headers(zh_loader *load,
                                         const zh_load_headers *own,
                                         zh_deployment *out) {
  zh_load_headers headers = {0};
  zh_status st = ZH_OK;
  for (size_t i = 0; i < out->header_count && st == ZH_OK; i++)
    st = zh_load_put_header(load, &headers, out->headers[i].name,
                            out->headers[i].value);
  for (size_t i = 0; i < own->count && st == ZH_OK; i++)
    st = zh_load_put_header(load, &headers, own->items[i].name,
                            own->items[i].value);
  out->headers = headers.items;
  out->header_count = headers.count;
  return st;
}

/* The same place is asked with each key in turn. */
static zh_status deployments_fill_keys(zh_loader *load,
                                       const zh_load_place *place,
                                       zh_deployment *out) {
  size_t count = place->api_keys.count ? place->api_keys.count : 1;
  out->keys = zh_arena_zero(&load->config->arena, count * sizeof(*out->keys));
  if (!out->keys)
    return zh_error_memory(load->err);
  if (place->api_keys.count)
    out->api_key = place->api_keys.items[0];
  out->key_count = count;
  for (size_t i = 0; i < count; i++) {
    zh_key *key = &out->keys[i];
    key->text = i ? place->api_keys.items[i] : out->api_key;
    key->name = out->name;
    if (count > 1 && !deployments_name_key(load, out->name, i, &key->name))
      return zh_error_memory(load->err);
  }
  return ZH_OK;
}

/* Of the provider whose prices hold there, for whose models they are. */
static const zh_facts_row *deployments_facts(const zh_config *config,
                                             const zh_deployment *deployment) {
  zh_str provider = deployment->account->prices.provider;
  if (deployment->away || provider.len == 0)
    provider = zh_str_of(deployment->account->row.name);
  return zh_catalog_find(config->catalog, provider, deployment->model).row;
}

static zh_status deployments_fill(zh_loader *load, const zh_load_at *at,
                                  const zh_load_place *place,
                                  zh_deployment *out) {
  zh_load_at member = {at, ZH_S("model"), -1};
  const zh_load_at *here = place->is_plain ? at : &member;
  bool has_slash = memchr(place->model.ptr, '/', place->model.len) != NULL;
  if (!has_slash && zh_config_group(load->config, place->model))
    return zh_load_fail(load, here,
                        "\"%s\" is a group; a deployment is a "
                        "provider's model",
                        place->model.ptr);
  zh_status st =
      zh_load_split(load, here, place->model, &out->account, &out->model);
  if (st == ZH_OK)
    st = deployments_name(load, out);
  if (st != ZH_OK)
    return st;
  out->hash = zh_model_hash(out->model);
  out->base_url = out->account->base_url;
  out->url = out->account->url;
  out->headers = out->account->headers;
  out->header_count = out->account->header_count;
  out->timeouts = place->timeouts;
  out->order = place->order;
  if (place->base_url.ptr)
    st = deployments_move(load, at, place->base_url, out);
  out->proxy = place->proxy;
  if (st == ZH_OK && place->headers.count > 0)
    st = deployments_add_headers(load, &place->headers, out);
  out->own_key = place->api_key.ptr || place->api_keys.given || out->away;
  out->api_key = place->api_key.ptr ? place->api_key
                 : out->own_key     ? ZH_S("")
                                    : out->account->api_key;
  out->weight = place->weight;
  out->max_parallel = place->max_parallel;
  out->unchecked = place->unchecked;
  out->tags = place->tags.items;
  out->tag_count = place->tags.count;
  out->region = place->region.ptr ? place->region : ZH_S("");
  out->failure_domain =
      place->failure_domain.ptr ? place->failure_domain : ZH_S("");
  out->facts = deployments_facts(load->config, out);
  zh_nearest_prepare(load->config, out);
  if (st == ZH_OK)
    st = zh_load_keep_edit(load, &place->edit, &out->edit);
  return st == ZH_OK ? deployments_fill_keys(load, place, out) : st;
}

/* Keeps the list sorted by order, equal ones as written. */
static void deployments_insert(zh_group *group,
                               const zh_deployment *deployment) {
  size_t at = group->deployment_count++;
  group->key_count += deployment->key_count;
  for (; at > 0; at--) {
    if (group->deployments[at - 1].order <= deployment->order)
      break;
    group->deployments[at] = group->deployments[at - 1];
  }
  group->deployments[at] = *deployment;
}

/* --- public --- */

zh_status zh_load_add_deployment(zh_loader *load, const zh_load_at *at,
                                 const zh_load_place *place, zh_group *group) {
  zh_deployment deployment = {0};
  zh_status st = deployments_fill(load, at, place, &deployment);
  if (st == ZH_OK &&
      group->key_count + deployment.key_count > ZH_MAX_GROUP_KEYS)
    st = zh_load_fail(load, at, "a group has at most %d keys",
                      ZH_MAX_GROUP_KEYS);
  if (st == ZH_OK)
    deployments_insert(group, &deployment);
  return st;
}

zh_status zh_load_deployment(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  const zh_json *json = &load->config->source;
  zh_load_place place = {.weight = 1};
  place.is_plain = zh_json_has(json, node, ZH_JSON_STRING);
  zh_status st = place.is_plain
                     ? zh_load_name(load, at, node, &place.model)
                     : zh_load_members(load, at, node, deployments_members,
                                       ZH_COUNT(deployments_members), &place);
  if (st == ZH_OK && !place.model.ptr)
    st = zh_load_fail(load, at, "a deployment needs model");
  if (st == ZH_OK && place.api_key.ptr && place.api_keys.given)
    st = zh_load_fail(load, at, "give api_key or api_keys, not both");
  return st == ZH_OK ? zh_load_add_deployment(load, at, &place, out) : st;
}
