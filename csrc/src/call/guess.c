/* SPDX-License-Identifier: Apache-2.0 */
#include "call/guess.h"

#include "base/mem.h"
#include "token/count.h"
#include "zerohop_tokens.h"

#define GUESS_BYTES_A_TOKEN 4
#define GUESS_COUNTED       (32u << 10) /* bytes; the rest is like them     */

static int64_t guess_by_bytes(size_t len) {
  return (int64_t)((len + GUESS_BYTES_A_TOKEN - 1) / GUESS_BYTES_A_TOKEN);
}

/* Tokens of the text's beginning, and as many for each part like it. */
static int64_t guess_count(const zh_encoding *encoding, zh_str text) {
  zh_str part = {text.ptr, text.len < GUESS_COUNTED ? text.len : GUESS_COUNTED};
  size_t count = 0;

  if (text.len == 0)
    return 0;
  if (zh_tokens_count(encoding, part, NULL, &count, NULL) != ZH_OK)
    return guess_by_bytes(text.len);
  return (int64_t)((double)count * (double)text.len / (double)part.len + 0.5);
}

/* The text so far is escaped content. */
static int64_t guess_completion(const zh_attempt *attempt) {
  zh_str escaped = zh_buf_str(&attempt->partial), text = escaped;
  const zh_encoding *encoding;
  zh_arena arena = {0};
  bool exact;

  if (zh_encoding_for_model(attempt->target->model, &encoding, &exact, NULL) !=
      ZH_OK)
    return guess_by_bytes(escaped.len);
  char *plain = zh_arena_alloc(&arena, escaped.len + 1);
  if (plain)
    text = (zh_str){plain, zh_json_unescape(escaped, plain)};
  int64_t count = guess_count(encoding, text);
  zh_arena_deinit(&arena);
  return count;
}

static int64_t guess_prompt(const zh_attempt *attempt) {
  zh_str body = attempt->chat->source.text;
  zh_token_count count;

  if (body.len <= GUESS_COUNTED &&
      zh_tokens_count_request(body, SIZE_MAX, &count, NULL) == ZH_OK)
    return (int64_t)count.total;
  return guess_by_bytes(body.len);
}

/* --- public --- */

bool zh_guess_usage(const zh_call *call, const zh_attempt *attempt,
                    zh_usage *out) {
  bool began = attempt->streaming && attempt->partial.len > 0;
  bool broke =
      attempt->error.status != ZH_OK || attempt->step != ZH_ATTEMPT_DONE;

  *out = attempt->usage;
  // A whole reply that says nothing was free, or nobody knows.  What was left
  // for another answer was read by then, and may have been begun.
  if (out->completion >= 0 ||
      (out->prompt < 0 && !(began && broke) && !attempt->lost))
    return false;
  if (call->chat->source.count == 0)
    return false;
  if (out->prompt < 0)
    out->prompt = guess_prompt(attempt);
  out->completion = guess_completion(attempt);
  out->total = out->prompt + out->completion;
  return true;
}
