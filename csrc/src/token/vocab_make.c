/* SPDX-License-Identifier: Apache-2.0 */
/* Building the block of a vocabulary, and reading lists of ranks. */
#include "token/vocab_make.h"

#include "base/error.h"
#include "base/limits.h"
#include "token/unicode.h"
#include "token/vocab_gather.h"

#include <stdlib.h>

#define VOCAB_MAKE_IDS (1u << ZH_VOCAB_ID_BITS)

/* --- the block --- */

static bool vocab_make_is_special(const zh_vocab_source *source, uint32_t id) {
  return source->special && source->special[id];
}

/* Is a token ever looked up by its bytes?  Where merges alone make tokens, only
 * what they start from and what is taken out of text before is. */
static bool vocab_make_is_found(const zh_vocab_source *source, uint32_t id) {
  zh_str token = source->tokens[id];
  size_t len;
  if (token.len == 0 || vocab_make_is_special(source, id))
    return false;
  if (source->merge_count == 0 || source->flags & ZH_VOCAB_WHOLE ||
      token.len == 1 || (source->added && source->added[id]))
    return true;
  if ((source->flags & ZH_VOCAB_CHARS) == 0)
    return false;
  (void)zh_utf8_read((const uint8_t *)token.ptr, &len);
  return len == token.len || zh_vocab_is_byte(token);
}

/* So many groups that an eighth of the places is free, and one at least. */
static uint32_t vocab_make_groups(uint32_t count) {
  return count / (ZH_VOCAB_GROUP * 7 / 8) + 1;
}

static zh_status vocab_make_head(const zh_vocab_source *source,
                                 zh_vocab_head *head, zh_error *err) {
  uint64_t text = 0;
  uint32_t found = 0;
  *head = (zh_vocab_head){.magic = {0},
                          .kind = source->kind,
                          .pattern = source->pattern,
                          .flags = source->flags,
                          .tokens = source->token_count,
                          .merges = source->merge_count};
  memcpy(head->magic, ZH_VOCAB_MAGIC, sizeof head->magic);
  // An eighth of the places is free, and one at least.
  if (source->merge_count > 0)
    head->pairs = (source->merge_count / 7 + 1) * ZH_VOCAB_LINE;
  for (uint32_t id = 0; id < source->token_count; id++) {
    zh_str token = source->tokens[id];
    if (token.len > 255)
      return zh_error_set(err, ZH_CONFIG, "token %u has %zu bytes, 255 allowed",
                          id, token.len);
    text += token.len;
    found += vocab_make_is_found(source, id);
    head->added += source->added && source->added[id];
    if (vocab_make_is_special(source, id))
      head->specials++;
    else if (token.len > head->longest)
      head->longest = (uint32_t)token.len;
  }
  if (source->token_count == 0 || source->token_count > VOCAB_MAKE_IDS ||
      source->merge_count > 1u << 20 || text > UINT32_MAX / 4)
    return zh_error_set(err, ZH_CONFIG,
                        "vocabulary has %u tokens and %u merges",
                        source->token_count, source->merge_count);
  head->groups = vocab_make_groups(found);
  head->text = (uint32_t)text;
  return ZH_OK;
}

static void vocab_make_text(const zh_vocab_source *source,
                            zh_vocab_dozen *dozens, uint32_t *specials,
                            uint8_t *text) {
  uint32_t at = 0;
  for (uint32_t id = 0; id < source->token_count; id++) {
    zh_str token = source->tokens[id];
    if (id % 12 == 0)
      dozens[id / 12].base = at;
    dozens[id / 12].lens[id % 12] = (uint8_t)token.len;
    if (token.len > 0)
      memcpy(text + at, token.ptr, token.len);
    at += (uint32_t)token.len;
    if (vocab_make_is_special(source, id))
      *specials++ = id;
  }
}

static void vocab_make_added(const zh_vocab_source *source, uint32_t *added) {
  for (uint32_t id = 0; source->added && id < source->token_count; id++) {
    if (source->added[id])
      *added++ = id;
  }
}

static bool vocab_make_put(zh_vocab_group *group, uint8_t mark, uint32_t id) {
  for (uint32_t i = 0; i < ZH_VOCAB_GROUP; i++) {
    if (group->marks[i] != 0)
      continue;
    group->marks[i] = mark;
    group->lows[i] = (uint16_t)id;
    group->highs[i / 4] |= (uint8_t)(id >> 16 << (2 * (i % 4)));
    return true;
  }
  group->is_over = 1;
  return false;
}

/* Of two tokens with the same bytes the lower id comes first. */
static void vocab_make_slots(const zh_vocab_source *source, uint32_t count,
                             zh_vocab_group *groups) {
  for (uint32_t id = 0; id < source->token_count; id++) {
    zh_str token = source->tokens[id];
    if (!vocab_make_is_found(source, id))
      continue;
    uint64_t hash = zh_vocab_hash((const uint8_t *)token.ptr, token.len);
    uint32_t at = zh_vocab_group_of(hash, count);
    while (!vocab_make_put(&groups[at], ZH_VOCAB_MARK(hash), id))
      at = at + 1 == count ? 0 : at + 1;
  }
}

/* Of two merges of the same pair the last one counts. */
static void vocab_make_pair(uint64_t *pairs, uint32_t count, uint64_t pair,
                            uint32_t rank) {
  const uint64_t ids = (1ull << (2 * ZH_VOCAB_ID_BITS)) - 1;
  uint32_t at = zh_vocab_pair_line(pair, count / ZH_VOCAB_LINE) * ZH_VOCAB_LINE;
  while (pairs[at] != UINT64_MAX && (pairs[at] & ids) != pair)
    at = at + 1 == count ? 0 : at + 1;
  pairs[at] = (uint64_t)rank << (2 * ZH_VOCAB_ID_BITS) | pair;
}

static uint64_t vocab_make_ids(uint32_t left, uint32_t right) {
  return (uint64_t)left << ZH_VOCAB_ID_BITS | right;
}

static void vocab_make_merges(const zh_vocab_source *source, uint64_t *pairs,
                              uint32_t count, uint16_t *lows, uint8_t *highs) {
  for (uint32_t rank = 0; rank < source->merge_count; rank++) {
    const zh_vocab_merge *merge = &source->merges[rank];
    vocab_make_pair(pairs, count, vocab_make_ids(merge->left, merge->right),
                    rank);
    lows[rank] = (uint16_t)merge->merged;
    highs[rank / 4] |= (uint8_t)(merge->merged >> 16 << (2 * (rank % 4)));
  }
}

/* All up to the tables of short tokens. */
static void vocab_make_tokens(const zh_vocab_source *source,
                              const zh_vocab_head *head, uint8_t *block) {
  zh_vocab_layout at = zh_vocab_lay_out(head);
  uint64_t *pairs = (void *)(block + at.pairs);
  vocab_make_text(source, (void *)(block + at.dozens),
                  (void *)(block + at.specials), block + at.text);
  vocab_make_added(source, (void *)(block + at.added));
  vocab_make_slots(source, head->groups, (void *)(block + at.groups));
  memset(pairs, 0xff, head->pairs * sizeof *pairs);
  vocab_make_merges(source, pairs, head->pairs,
                    (void *)(block + at.merged_lows), block + at.merged_highs);
  memcpy(block, head, sizeof *head);
}

/* These come last: nothing that stands before them moves. */
static void vocab_make_tables(const zh_vocab_gathered *found,
                              const zh_vocab_head *head, uint8_t *block) {
  zh_vocab_layout at = zh_vocab_lay_out(head);
  memcpy(block + at.ones, found->ones, sizeof found->ones);
  memcpy(block + at.index, found->index, (1 << 16) * sizeof *found->index);
  memcpy(block + at.shorts, found->shorts,
         head->shorts * sizeof *found->shorts);
  if (head->lines > 0) {
    memcpy(block + at.lines, found->lines, head->lines * sizeof *found->lines);
    memcpy(block + at.hints, found->hints, head->hints / 8);
  }
}

/* Zeros so that the block with this head fits; NULL without memory. */
static uint8_t *vocab_make_room(zh_vocab_head *head, zh_buf *out) {
  size_t had = out->len;
  head->size = (uint32_t)zh_vocab_lay_out(head).size;
  uint8_t *more = (uint8_t *)zh_buf_room(out, head->size - had);
  if (!more)
    return NULL;
  memset(more, 0, head->size - had);
  out->len = head->size;
  return (uint8_t *)out->ptr;
}

static zh_status vocab_make_block(const zh_vocab_source *source,
                                  zh_vocab_head *head, zh_arena *arena,
                                  zh_buf *out) {
  zh_vocab_gathered found;
  zh_buf_clear(out);
  uint8_t *block = vocab_make_room(head, out);
  if (!block)
    return ZH_NO_MEMORY;
  vocab_make_tokens(source, head, block);
  zh_vocab vocab = zh_vocab_at(block);
  zh_status status = zh_vocab_gather(&vocab, arena, &found);
  if (status != ZH_OK)
    return status;
  head->shorts = found.short_count;
  head->lines = found.line_count;
  head->hints = found.hint_count;
  block = vocab_make_room(head, out);
  if (!block)
    return ZH_NO_MEMORY;
  vocab_make_tables(&found, head, block);
  const size_t from = offsetof(zh_vocab_head, size);
  memcpy(block, head, sizeof *head);
  head->check = zh_vocab_check(block + from, head->size - from);
  memcpy(block, head, sizeof *head);
  return ZH_OK;
}

zh_status zh_vocab_make(const zh_vocab_source *source, zh_buf *out,
                        zh_error *err) {
  zh_vocab_head head;
  zh_arena arena = {.blocks = NULL};
  zh_status status = vocab_make_head(source, &head, err);
  if (status != ZH_OK)
    return status;
  status = vocab_make_block(source, &head, &arena, out);
  zh_arena_deinit(&arena);
  return status == ZH_OK ? ZH_OK : zh_error_memory(err);
}

/* --- lists of ranks --- */

static int vocab_make_digit(char c) {
  static const char digits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const char *at = c ? strchr(digits, c) : NULL;
  return at ? (int)(at - digits) : -1;
}

/* Decodes base64 into `out`, which has room for the text; len 0 when it is
 * none. */
static size_t vocab_make_decode(zh_str text, uint8_t *out) {
  uint32_t bits = 0;
  size_t len = 0;
  int have = 0;
  while (text.len > 0 && text.ptr[text.len - 1] == '=')
    text.len--;
  for (size_t i = 0; i < text.len; i++) {
    int digit = vocab_make_digit(text.ptr[i]);
    if (digit < 0)
      return 0;
    bits = bits << 6 | (uint32_t)digit;
    have += 6;
    if (have >= 8) {
      have -= 8;
      out[len++] = (uint8_t)(bits >> have);
    }
  }
  return len;
}

/* The next line without its end; false when there is none. */
static bool vocab_make_line(zh_str *rest, zh_str *line) {
  if (rest->len == 0)
    return false;
  const char *end = memchr(rest->ptr, '\n', rest->len);
  size_t len = end ? (size_t)(end - rest->ptr) : rest->len;
  *line = zh_str_trim((zh_str){rest->ptr, len});
  *rest = zh_str_cut(*rest, end ? len + 1 : len);
  return true;
}

static bool vocab_make_rank(zh_str text, uint32_t *out) {
  uint32_t rank = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] < '0' || text.ptr[i] > '9' || rank > VOCAB_MAKE_IDS)
      return false;
    rank = rank * 10 + (uint32_t)(text.ptr[i] - '0');
  }
  *out = rank;
  return text.len > 0 && rank < VOCAB_MAKE_IDS;
}

/* Puts one line's token in its place. */
static zh_status vocab_make_entry(zh_str line, zh_arena *arena,
                                  zh_vocab_source *out, zh_error *err) {
  const char *space = memchr(line.ptr, ' ', line.len);
  size_t word = space ? (size_t)(space - line.ptr) : line.len;
  uint32_t rank;
  if (!space || !vocab_make_rank(zh_str_cut(line, word + 1), &rank))
    return zh_error_set(err, ZH_CONFIG,
                        "list of ranks has a line without rank");
  uint8_t *bytes = zh_arena_alloc(arena, word + 1);
  if (!bytes)
    return zh_error_memory(err);
  size_t len = vocab_make_decode((zh_str){line.ptr, word}, bytes);
  if (len == 0)
    return zh_error_set(err, ZH_CONFIG, "rank %u is not in base64", rank);
  out->tokens[rank] = (zh_str){(char *)bytes, len};
  if (rank >= out->token_count)
    out->token_count = rank + 1;
  return ZH_OK;
}

zh_status zh_vocab_read_ranks(zh_str text, zh_pattern pattern, zh_arena *arena,
                              zh_vocab_source *out, zh_error *err) {
  zh_str line;
  *out = (zh_vocab_source){
      .kind = pattern == ZH_PATTERN_CLAUDE ? ZH_VOCAB_PIECES : ZH_VOCAB_RANKS,
      .pattern = pattern};
  out->tokens = zh_arena_zero(arena, VOCAB_MAKE_IDS * sizeof *out->tokens);
  if (!out->tokens)
    return zh_error_memory(err);
  while (vocab_make_line(&text, &line)) {
    if (line.len == 0)
      continue;
    zh_status status = vocab_make_entry(line, arena, out, err);
    if (status != ZH_OK)
      return status;
  }
  return ZH_OK;
}
