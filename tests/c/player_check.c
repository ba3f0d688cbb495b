/* SPDX-License-Identifier: Apache-2.0 */
/* Compares what a play gave with what its case says. */
#include "player.h"

#include "base/error.h"
#include "format/json.h"

#include <stdlib.h>

/* --- JSON values --------------------------------------------------------- */

typedef struct same {
  zh_json want;
  zh_json got;
  zh_arena arena;
  bool loose;
} same;

static bool same_string(const same *both, uint32_t want, uint32_t got) {
  zh_arena *arena = (zh_arena *)&both->arena;

  return zh_str_is(zh_json_str(&both->want, want, arena),
                   zh_json_str(&both->got, got, arena));
}

static bool same_value(const same *both, uint32_t want, uint32_t got);

static bool same_array(const same *both, uint32_t want, uint32_t got) {
  if (zh_json_len(&both->want, want) != zh_json_len(&both->got, got))
    return false;
  uint32_t a = zh_json_first(&both->want, want);
  uint32_t b = zh_json_first(&both->got, got);
  while (a != 0) {
    if (!same_value(both, a, b))
      return false;
    a = zh_json_next(&both->want, want, a);
    b = zh_json_next(&both->got, got, b);
  }
  return true;
}

static bool same_object(const same *both, uint32_t want, uint32_t got) {
  if (zh_json_len(&both->want, want) != zh_json_len(&both->got, got))
    return false;
  uint32_t key = zh_json_first(&both->want, want);
  for (; key != 0; key = zh_json_next(&both->want, want, key)) {
    zh_arena *arena = (zh_arena *)&both->arena;
    zh_str name = zh_json_str(&both->want, key, arena);
    uint32_t found = zh_json_get(&both->got, got, name.ptr);
    bool any = both->loose && zh_str_is(name, ZH_S("created"));
    if (found == 0 || (!any && !same_value(both, key + 1, found)))
      return false;
  }
  return true;
}

static bool same_value(const same *both, uint32_t want, uint32_t got) {
  if (both->loose && zh_json_eq(&both->want, want, "*"))
    return true;
  uint8_t type = zh_json_type_of(&both->want, want);
  if (type != zh_json_type_of(&both->got, got))
    return false;
  switch (type) {
  case ZH_JSON_OBJECT:
    return same_object(both, want, got);
  case ZH_JSON_ARRAY:
    return same_array(both, want, got);
  case ZH_JSON_STRING:
    return same_string(both, want, got);
  default:
    return zh_str_is(zh_json_raw(&both->want, want),
                     zh_json_raw(&both->got, got));
  }
}

static void player_put_pair(player_text *why, const char *what, zh_str want,
                            zh_str got) {
  player_printf(why, "%s\n  want ", what);
  player_put(why, want);
  player_put(why, ZH_S("\n  got  "));
  player_put(why, got);
  player_put(why, ZH_S("\n"));
}

bool player_same_json(zh_str want, zh_str got, bool loose, player_text *why) {
  zh_nodes want_nodes = {0};
  zh_nodes got_nodes = {0};
  same both = {.loose = loose};
  zh_error err;

  bool good = zh_json_parse(want, &want_nodes, &both.want, &err) == ZH_OK &&
              zh_json_parse(got, &got_nodes, &both.got, &err) == ZH_OK;
  if (!good)
    player_printf(why, "not JSON: %s\n", err.message);
  good = good && same_value(&both, 0, 0);
  if (!good)
    player_put_pair(why, "values differ", want, got);
  zh_arena_deinit(&both.arena);
  zh_nodes_deinit(&want_nodes);
  zh_nodes_deinit(&got_nodes);
  return good;
}

/* --- sections ------------------------------------------------------------ */

/* The next line that is not blank. */
static bool check_line(zh_str *text, zh_str *line) {
  while (case_line(text, line))
    if (zh_str_trim(*line).len > 0)
      return true;
  return false;
}

static bool check_lines(const char *what, zh_str want, zh_str got,
                        player_text *why) {
  zh_str rest = want;
  zh_str seen = got;
  zh_str a;
  zh_str b;

  for (;;) {
    bool more = check_line(&rest, &a);
    if (more != check_line(&seen, &b) ||
        (more && !zh_str_is(zh_str_trim(a), zh_str_trim(b))))
      break;
    if (!more)
      return true;
  }
  player_put_pair(why, what, want, got);
  return false;
}

static bool check_chunks(zh_str want, zh_str got, player_text *why) {
  zh_str rest = want;
  zh_str seen = got;
  zh_str a;
  zh_str b;

  for (;;) {
    bool more = check_line(&rest, &a);
    if (more != check_line(&seen, &b))
      break;
    if (!more)
      return true;
    if (!player_same_json(a, b, true, why))
      break;
  }
  player_put_pair(why, "chunks", want, got);
  return false;
}

/* Every line of `want` is a line of `got`, whatever the order; with `both`
 * also the other way round. */
static bool check_set(const char *what, zh_str want, zh_str got, bool both,
                      player_text *why) {
  zh_str rest = want;
  zh_str line;
  size_t count = 0;
  size_t have = 0;

  for (; check_line(&rest, &line); count++) {
    zh_str seen = got;
    zh_str other;
    bool found = false;
    while (!found && check_line(&seen, &other))
      found = zh_str_same(zh_str_trim(line), zh_str_trim(other));
    if (!found) {
      player_put_pair(why, what, want, got);
      return false;
    }
  }
  for (rest = got; check_line(&rest, &line); have++)
    ;
  if (!both || count == have)
    return true;
  player_put_pair(why, what, want, got);
  return false;
}

static bool check_wire(const test_case *test, const player_result *result,
                       player_text *why) {
  zh_str got = player_str(&result->method_path);
  zh_str method = case_word(&got);
  zh_str target = case_word(&got);

  if (!result->wrote) {
    player_printf(why, "no request was written: %s\n", result->err.message);
    return false;
  }
  if (!zh_str_is(method, test->method) || !zh_str_is(target, test->target)) {
    player_put_pair(why, "path", test->target, target);
    return false;
  }
  return check_set("wire headers", test->wire_headers,
                   player_str(&result->headers), false, why) &&
         (test->wire_body.len == 0 ||
          player_same_json(test->wire_body, player_str(&result->body), false,
                           why));
}

static bool check_error(const test_case *test, const player_result *result,
                        player_text *why) {
  const zh_error *err = &result->err;
  zh_str class_ = zh_str_of(zh_status_class(result->status));
  zh_str message = zh_str_of(err->message);

  bool good = result->status != ZH_OK && zh_str_is(class_, test->error_class) &&
              err->http_status == test->error_status &&
              (test->error_code.len == 0 ||
               zh_str_is(zh_str_of(err->code), test->error_code)) &&
              zh_str_find(message, test->error_message) >= 0;
  if (!good)
    player_printf(
        why, "error\n  want %.*s %d %.*s: %.*s\n  got  %s %d %s: %s\n",
        (int)test->error_class.len, test->error_class.ptr, test->error_status,
        (int)test->error_code.len, test->error_code.ptr,
        (int)test->error_message.len, test->error_message.ptr, class_.ptr,
        err->http_status, err->code, err->message);
  if (good && test->partial.ptr &&
      !zh_str_is(test->partial, player_str(&result->partial))) {
    player_put_pair(why, "partial", test->partial,
                    player_str(&result->partial));
    return false;
  }
  return good;
}

static bool check_success(const player_result *result, player_text *why) {
  if (result->status == ZH_OK)
    return true;
  player_printf(why, "failed: %s %s\n", zh_status_name(result->status),
                result->err.message);
  return false;
}

bool player_check(const test_case *test, const player_result *result,
                  player_text *why) {
  bool good = test->has_error ? check_error(test, result, why)
                              : check_success(result, why);

  if (test->has_wire)
    good &= check_wire(test, result, why);
  if (test->has_losses)
    good &= check_set("losses", test->losses, player_str(&result->losses), true,
                      why);
  if (test->has_events)
    good &=
        check_lines("events", test->events, player_str(&result->events), why);
  if (test->has_chunks)
    good &= check_chunks(test->chunks, player_str(&result->chunks), why);
  if (test->has_response)
    good &= player_same_json(test->response, player_str(&result->response),
                             true, why);
  return good;
}
