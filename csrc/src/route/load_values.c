/* SPDX-License-Identifier: Apache-2.0 */
/* Headers, times, numbers and URLs of a router's options. */
#include "route/load.h"

#include <limits.h>

static uint8_t load_values_type(const zh_loader *load, uint32_t node) {
  return zh_json_type_of(&load->config->source, node);
}

/* --- headers and query -------------------------------------------------- */

zh_status zh_load_put_header(zh_loader *load, zh_load_headers *headers,
                             zh_str name, zh_str value) {
  zh_header *slot = NULL;
  for (size_t i = 0; i < headers->count && !slot; i++) {
    if (zh_str_same(headers->items[i].name, name))
      slot = &headers->items[i];
  }
  if (!slot)
    slot = zh_arena_push(&load->config->arena, (void **)&headers->items,
                         &headers->count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(load->err);
  *slot = (zh_header){name, value};
  return ZH_OK;
}

static zh_status load_values_header(zh_loader *load, const zh_load_at *at,
                                    uint32_t node, void *out) {
  zh_str value = {NULL, 0};
  uint8_t type = load_values_type(load, node);
  if (!zh_header_name_ok(at->key))
    return zh_load_fail(load, at, "not a header name");
  // A number here may be a secret: say no more than what was expected.
  if (type != ZH_JSON_STRING && type != ZH_JSON_NULL)
    return zh_load_fail(load, at, "expected a string or null");
  if (type == ZH_JSON_STRING) {
    zh_status st = zh_load_string(load, at, node, &value);
    if (st != ZH_OK)
      return st;
    if (!zh_header_value_ok(value))
      return zh_load_fail(load, at,
                          "the value (%zu bytes) is too long or has "
                          "a control character",
                          value.len);
  }
  return zh_load_put_header(load, out, at->key, value);
}

zh_status zh_load_header_map(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  return zh_load_each(load, at, node, load_values_header, out);
}

static zh_status load_values_query(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  zh_load_headers *query = out;
  zh_str value;
  zh_status st = zh_load_string(load, at, node, &value);
  if (st != ZH_OK)
    return st;
  zh_header *slot = zh_arena_push(&load->config->arena, (void **)&query->items,
                                  &query->count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(load->err);
  *slot = (zh_header){at->key, value};
  return ZH_OK;
}

zh_status zh_load_query(zh_loader *load, const zh_load_at *at, uint32_t node,
                        void *out) {
  return zh_load_each(load, at, node, load_values_query, out);
}

/* --- times -------------------------------------------------------------- */

static zh_status load_values_time(zh_loader *load, const zh_load_at *at,
                                  uint32_t node, double unit_ms,
                                  uint32_t *out) {
  double ms = 0;
  if (load_values_type(load, node) == ZH_JSON_NULL) {
    *out = ZH_NO_TIMEOUT;
    return ZH_OK;
  }
  if (!zh_json_double(&load->config->source, node, &ms) || ms < 0)
    return zh_load_expected(load, at, node, "a time, or null for no limit");
  ms *= unit_ms;
  if (ms >= (double)(ZH_NO_TIMEOUT - 1)) {
    *out = ZH_NO_TIMEOUT - 1;
    return ZH_OK;
  }
  // 0 means "unset" further on: nothing is shorter than a millisecond.
  *out = (uint32_t)ms;
  if ((double)*out < ms || *out == 0)
    ++*out;
  return ZH_OK;
}

static zh_status load_values_ms(zh_loader *load, const zh_load_at *at,
                                uint32_t node, void *out) {
  return load_values_time(load, at, node, 1, out);
}

static zh_status load_values_s(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  double seconds;
  // Whoever writes 0 into a config means something else: none, most likely.
  if (zh_json_double(&load->config->source, node, &seconds) && seconds == 0)
    return zh_load_expected(load, at, node,
                            "a time above 0, or null for no limit");
  return load_values_time(load, at, node, 1000, out);
}

zh_status zh_load_seconds(zh_loader *load, const zh_load_at *at, uint32_t node,
                          void *out) {
  return load_values_s(load, at, node, out);
}

#define LOAD_VALUES_TIMES(read)                                                \
  {                                                                            \
    {"connect", read, offsetof(zh_timeouts, connect_ms), true},                \
        {"read", read, offsetof(zh_timeouts, read_ms), true},                  \
        {"ttft", read, offsetof(zh_timeouts, ttft_ms), true},                  \
        {"chunk", read, offsetof(zh_timeouts, chunk_ms), true},                \
        {"deadline", read, offsetof(zh_timeouts, deadline_ms), true},          \
  }

zh_status zh_load_timeouts_ms(zh_loader *load, const zh_load_at *at,
                              uint32_t node, void *out) {
  static const zh_load_member members[] = LOAD_VALUES_TIMES(load_values_ms);
  return zh_load_members(load, at, node, members, ZH_COUNT(members), out);
}

zh_status zh_load_timeouts_s(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  static const zh_load_member members[] = LOAD_VALUES_TIMES(load_values_s);
  return zh_load_members(load, at, node, members, ZH_COUNT(members), out);
}

/* --- plain values ------------------------------------------------------- */

zh_status zh_load_integer(zh_loader *load, const zh_load_at *at, uint32_t node,
                          void *out) {
  if (!zh_json_int(&load->config->source, node, out))
    return zh_load_expected(load, at, node, "an integer");
  return ZH_OK;
}

zh_status zh_load_count(zh_loader *load, const zh_load_at *at, uint32_t node,
                        void *out) {
  int64_t value = -1;
  bool is_integer = zh_json_int(&load->config->source, node, &value);
  if (!is_integer || value < 0 || value > INT_MAX)
    return zh_load_expected(load, at, node, "an integer of 0 or more");
  *(int64_t *)out = value;
  return ZH_OK;
}

zh_status zh_load_share(zh_loader *load, const zh_load_at *at, uint32_t node,
                        void *out) {
  double value = -1;
  if (!zh_json_double(&load->config->source, node, &value) || value < 0 ||
      value > 1e9)
    return zh_load_expected(load, at, node, "a number of 0 or more");
  *(double *)out = value;
  return ZH_OK;
}

zh_status zh_load_score(zh_loader *load, const zh_load_at *at, uint32_t node,
                        void *out) {
  double value = -1;
  if (!zh_json_double(&load->config->source, node, &value) ||
      !(value >= 0 && value <= 1))
    return zh_load_expected(load, at, node, "a number from 0 to 1");
  *(double *)out = value;
  return ZH_OK;
}

zh_status zh_load_strategy(zh_loader *load, const zh_load_at *at, uint32_t node,
                           void *out) {
  zh_str word;
  zh_status st = zh_load_name(load, at, node, &word);
  if (st != ZH_OK)
    return st;
  const char *fault = zh_strategy_find(word, out);
  return fault ? zh_load_fail(load, at, "%s", fault) : ZH_OK;
}

static zh_status load_values_mode(zh_loader *load, const zh_load_at *at,
                                  uint32_t node, void *out) {
  zh_str word;
  zh_status st = zh_load_name(load, at, node, &word);
  if (st != ZH_OK)
    return st;
  const char *fault = zh_failure_find(word, &((zh_stream_failure *)out)->mode);
  return fault ? zh_load_fail(load, at, "%s, got \"%.*s\"", fault,
                              word.len < 40 ? (int)word.len : 40, word.ptr)
               : ZH_OK;
}

static zh_status load_values_max(zh_loader *load, const zh_load_at *at,
                                 uint32_t node, void *out) {
  zh_stream_failure *failure = out;
  failure->has_max = true;
  return zh_load_count(load, at, node, &failure->max_fallbacks);
}

zh_status zh_load_failure(zh_loader *load, const zh_load_at *at, uint32_t node,
                          void *out) {
  static const zh_load_member members[] = {
      {"mode", load_values_mode, 0, false},
      {"max_fallbacks", load_values_max, 0, false},
  };
  return zh_load_members(load, at, node, members, ZH_COUNT(members), out);
}

zh_status zh_load_bool(zh_loader *load, const zh_load_at *at, uint32_t node,
                       void *out) {
  int value = zh_json_bool(&load->config->source, node);
  if (value < 0)
    return zh_load_expected(load, at, node, "true or false");
  *(bool *)out = value == 1;
  return ZH_OK;
}

zh_status zh_load_object(zh_loader *load, const zh_load_at *at, uint32_t node,
                         void *out) {
  if (load_values_type(load, node) != ZH_JSON_OBJECT)
    return zh_load_expected(load, at, node, "an object");
  *(uint32_t *)out = node;
  return ZH_OK;
}

zh_status zh_load_list(zh_loader *load, const zh_load_at *at, uint32_t node,
                       void *out) {
  if (load_values_type(load, node) != ZH_JSON_ARRAY)
    return zh_load_expected(load, at, node, "a list");
  *(uint32_t *)out = node;
  return ZH_OK;
}

/* --- URLs --------------------------------------------------------------- */

zh_status zh_load_base_url(zh_arena *arena, zh_str text, zh_str *out,
                           zh_url *url, zh_error *err) {
  zh_buf joined;
  zh_buf_init(&joined, ZH_MAX_URL);
  long mark = zh_str_find(text, ZH_S("?"));
  zh_str place = {text.ptr, mark < 0 ? text.len : (size_t)mark};
  zh_str query = mark < 0 ? ZH_S("") : zh_str_cut(text, place.len);
  while (place.len > 0 && place.ptr[place.len - 1] == '/')
    place.len--;
  zh_buf_put(&joined, place);
  if (query.len > 1)
    zh_buf_put(&joined, query);
  zh_status st = joined.status;
  text = zh_arena_str(arena, zh_buf_str(&joined));
  zh_buf_deinit(&joined);
  if (st == ZH_TOO_BIG)
    return zh_error_set(err, ZH_CONFIG, "URL is too long");
  if (st != ZH_OK || !text.ptr)
    return zh_error_memory(err);
  st = zh_url_parse(text, url, err);
  if (st == ZH_OK)
    *out = text;
  return st;
}
