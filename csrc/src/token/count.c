/* SPDX-License-Identifier: Apache-2.0 */
/* Counting tokens, and the memory that threads borrow for it. */
#include "token/count.h"

#include "base/error.h"
#include "token/claude.h"
#include "token/count_table.h"
#include "format/json.h"

/* --- scratch --- */

static zh_scratch *count_new_scratch(void) {
  zh_scratch *scratch = zh_alloc_zero(sizeof *scratch);
  if (!scratch)
    return NULL;
  size_t buckets = ZH_COUNT_BUCKETS * sizeof(zh_count_bucket);
  size_t notes = ZH_COUNT_NOTES * sizeof(zh_count_note);
  scratch->memory = zh_alloc_zero(buckets + notes + ZH_COUNT_KEPT + 64);
  if (!scratch->memory) {
    zh_free(scratch);
    return NULL;
  }
  uintptr_t at = ((uintptr_t)scratch->memory + 63) & ~(uintptr_t)63;
  scratch->buckets = (zh_count_bucket *)at;
  scratch->notes = (zh_count_note *)(at + buckets);
  scratch->kept = (uint8_t *)(at + buckets + notes);
  zh_count_start(scratch);
  return scratch;
}

static void count_drop_scratch(zh_scratch *scratch) {
  zh_bpe_work_deinit(&scratch->work);
  zh_bpe_list_deinit(&scratch->tokens);
  zh_free(scratch->memory);
  zh_free(scratch->ids);
  zh_free(scratch);
}

zh_scratch *zh_scratch_take(const zh_encoding *encoding) {
  zh_encoding *own = (zh_encoding *)(uintptr_t)encoding;
  for (size_t i = 0; i < ZH_SCRATCH_KEPT; i++) {
    if (!atomic_load_explicit(&own->idle[i], memory_order_relaxed))
      continue;
    zh_scratch *scratch = atomic_exchange(&own->idle[i], NULL);
    if (scratch)
      return scratch;
  }
  return count_new_scratch();
}

void zh_scratch_give(const zh_encoding *encoding, zh_scratch *scratch) {
  zh_encoding *own = (zh_encoding *)(uintptr_t)encoding;
  // What one odd text needed is not kept.
  if (scratch->work.large_len > 1u << 20)
    zh_bpe_work_deinit(&scratch->work);
  if (scratch->tokens.cap > 1u << 16)
    zh_bpe_list_deinit(&scratch->tokens);
  for (size_t i = 0; i < ZH_SCRATCH_KEPT; i++) {
    zh_scratch *none = NULL;
    if (atomic_compare_exchange_strong(&own->idle[i], &none, scratch))
      return;
  }
  count_drop_scratch(scratch);
}

/* --- keys --- */

#define COUNT_COLD __attribute__((noinline))

/* The ids of a piece in a bucket. */
static inline uint32_t *count_ids(const zh_scratch *scratch,
                                  const zh_count_bucket *bucket, int i) {
  return scratch->ids[bucket - scratch->buckets].ids[i];
}

/* What was just merged is in scratch->tokens. */
static void count_copy_ids(const zh_scratch *scratch, uint32_t *ids) {
  for (size_t i = 0; i < scratch->tokens.count; i++)
    ids[i] = scratch->tokens.items[i].id;
}

static void count_keep(zh_scratch *scratch, zh_count_bucket *bucket,
                       zh_count_key key, size_t count) {
  if (count > 15)
    return;
  int at = 0;
  while (at < 4 && bucket->high[at] != 0)
    at++;
  if (at == 4)
    at = (int)(scratch->turn++ & 3);
  bucket->low[at] = key.low;
  bucket->high[at] = key.high | (uint64_t)count << 60;
  if (scratch->ids && count <= ZH_COUNT_IDS)
    count_copy_ids(scratch, count_ids(scratch, bucket, at));
  if (++scratch->bucket_items / 2 > scratch->bucket_mask)
    zh_count_grow_buckets(scratch);
}

/* --- pieces --- */

static zh_status count_merge(const zh_encoding *encoding, zh_scratch *scratch,
                             zh_str piece, size_t *count) {
  if (encoding->vocab.head->kind == ZH_VOCAB_PIECES)
    return zh_claude_tile(encoding, &scratch->work, piece, count);
  zh_status status =
      zh_bpe_encode(&encoding->vocab, piece, &scratch->work, &scratch->tokens);
  *count = scratch->tokens.count;
  return status;
}

/* How many tokens, and bytes. */
typedef struct count_head {
  uint16_t count;
  uint16_t len;
} count_head;

static size_t count_padded(size_t len) {
  return (len + 3) & ~(size_t)3;
}

static count_head count_head_at(const zh_scratch *scratch,
                                const zh_count_note *note) {
  count_head head;
  memcpy(&head, scratch->kept + note->at, sizeof head);
  return head;
}

static bool count_note_is(const zh_scratch *scratch, const zh_count_note *note,
                          zh_str piece) {
  return count_head_at(scratch, note).len == piece.len &&
         memcmp(scratch->kept + note->at + sizeof(count_head), piece.ptr,
                piece.len) == 0;
}

static const uint32_t *count_note_ids(const zh_scratch *scratch,
                                      const zh_count_note *note) {
  return (const void *)(scratch->kept + note->at + sizeof(count_head) +
                        count_padded(count_head_at(scratch, note).len));
}

static void count_forget(zh_scratch *scratch) {
  memset(scratch->notes, 0, (scratch->note_mask + 1) * sizeof *scratch->notes);
  scratch->note_items = 0;
  scratch->kept_len = 0;
}

static void count_note(zh_scratch *scratch, zh_count_note *group, uint32_t mark,
                       zh_str piece, size_t count) {
  const count_head head = {(uint16_t)count, (uint16_t)piece.len};
  size_t text = sizeof head + count_padded(piece.len);
  size_t size = text + (scratch->ids ? count * sizeof(uint32_t) : 0);
  // When there is no room all is forgotten; place 0 stands for none.
  if (scratch->kept_len + size + 4 > ZH_COUNT_KEPT)
    count_forget(scratch);
  uint32_t at = scratch->kept_len ? scratch->kept_len : 4;
  memcpy(scratch->kept + at, &head, sizeof head);
  memcpy(scratch->kept + at + sizeof head, piece.ptr, piece.len);
  if (scratch->ids)
    count_copy_ids(scratch, (void *)(scratch->kept + at + text));
  scratch->kept_len = at + (uint32_t)size;
  int i = 0;
  while (i < 4 && group[i].at != 0)
    i++;
  group[i < 4 ? i : (int)(scratch->turn++ & 3)] = (zh_count_note){mark, at};
  if (++scratch->note_items > scratch->note_mask / 2)
    zh_count_grow_notes(scratch);
}

/* What is noted of a piece: where, or where it belongs. */
typedef struct count_place {
  uint32_t mark;
  zh_count_note *group;
  const zh_count_note *note; /* NULL: it is not there                        */
} count_place;

static count_place count_find_note(const zh_scratch *scratch, zh_str piece,
                                   uint64_t hash) {
  uint32_t mark = (uint32_t)(hash >> 32);
  count_place place = {.mark = mark, .group = zh_count_notes(scratch, mark)};
  for (int i = 0; i < 4 && !place.note; i++) {
    const zh_count_note *note = &place.group[i];
    if (note->mark == place.mark && note->at != 0 &&
        count_note_is(scratch, note, piece))
      place.note = note;
  }
  return place;
}

static uint64_t count_hash(zh_str piece) {
  return zh_vocab_hash((const uint8_t *)piece.ptr, piece.len);
}

zh_status zh_count_noted(const zh_encoding *encoding, zh_scratch *scratch,
                         zh_str piece, uint64_t hash, size_t *count) {
  count_place place = count_find_note(scratch, piece, hash);
  if (place.note) {
    *count = count_head_at(scratch, place.note).count;
    return ZH_OK;
  }
  zh_status status = count_merge(encoding, scratch, piece, count);
  if (status == ZH_OK)
    count_note(scratch, place.group, place.mark, piece, *count);
  return status;
}

/* A piece that the table does not hold, or is too long for it. */
COUNT_COLD zh_status zh_count_piece(const zh_encoding *encoding,
                                    zh_scratch *scratch, zh_str piece,
                                    size_t *count) {
  if (piece.len > ZH_COUNT_LONGEST)
    return count_merge(encoding, scratch, piece, count);
  if (piece.len > 15)
    return zh_count_noted(encoding, scratch, piece, count_hash(piece), count);
  zh_count_key key = zh_count_key_alone((const uint8_t *)piece.ptr, piece.len);
  zh_count_bucket *bucket = zh_count_bucket_of(scratch, key);
  *count = zh_count_look(bucket, key);
  if (*count > 0)
    return ZH_OK;
  zh_status status = count_merge(encoding, scratch, piece, count);
  if (status == ZH_OK)
    count_keep(scratch, bucket, key, *count);
  return status;
}

zh_status zh_count_text(const zh_encoding *encoding, zh_scratch *scratch,
                        zh_str text, size_t most, size_t *total) {
  zh_scanner scanner = {.pattern = (zh_pattern)encoding->vocab.head->pattern,
                        .text = text,
                        .vocab = &encoding->vocab};
  size_t from = 0;
  size_t pieces;
  if (encoding->vocab.head->kind == ZH_VOCAB_PIECES)
    return zh_claude_count(encoding, scratch, text, most, total);
  while (*total <= most &&
         (pieces = zh_scan(&scanner, scratch->ends, ZH_COUNT_BATCH)) > 0) {
    zh_status status =
        zh_count_batch(encoding, scratch, text, from, pieces, total);
    if (status != ZH_OK)
      return status;
    from = scanner.at;
  }
  return ZH_OK;
}

/* --- ids --- */

/* What was kept without ids is forgotten. */
static zh_status count_start_ids(zh_scratch *scratch) {
  if (scratch->ids)
    return ZH_OK;
  scratch->ids = zh_alloc(ZH_COUNT_BUCKETS * sizeof *scratch->ids);
  if (!scratch->ids)
    return ZH_NO_MEMORY;
  memset(scratch->buckets, 0,
         (scratch->bucket_mask + 1) * sizeof *scratch->buckets);
  scratch->bucket_items = 0;
  count_forget(scratch);
  return ZH_OK;
}

bool zh_ids_room(zh_ids *ids, size_t more) {
  if (ids->cap - ids->count >= more)
    return true;
  size_t cap = ids->cap + ids->cap / 2 + more;
  uint32_t *items = zh_realloc(ids->items, cap * sizeof *items);
  if (!items)
    return false;
  ids->items = items;
  ids->cap = cap;
  return true;
}

static zh_status count_merged_ids(const zh_scratch *scratch, zh_ids *ids) {
  if (!zh_ids_room(ids, scratch->tokens.count))
    return ZH_NO_MEMORY;
  count_copy_ids(scratch, ids->items + ids->count);
  ids->count += scratch->tokens.count;
  return ZH_OK;
}

zh_status zh_count_noted_ids(const zh_encoding *encoding, zh_scratch *scratch,
                             zh_str piece, uint64_t hash, zh_ids *ids) {
  count_place place = count_find_note(scratch, piece, hash);
  size_t count = 0;
  if (place.note) {
    count = count_head_at(scratch, place.note).count;
    if (!zh_ids_room(ids, count))
      return ZH_NO_MEMORY;
    memcpy(ids->items + ids->count, count_note_ids(scratch, place.note),
           count * sizeof *ids->items);
    ids->count += count;
    return ZH_OK;
  }
  zh_status status = count_merge(encoding, scratch, piece, &count);
  if (status == ZH_OK)
    count_note(scratch, place.group, place.mark, piece, count);
  return status == ZH_OK ? count_merged_ids(scratch, ids) : status;
}

/* A piece that is too long for a bucket, or has too many tokens. */
static zh_status count_long_ids(const zh_encoding *encoding,
                                zh_scratch *scratch, zh_str piece,
                                zh_ids *ids) {
  size_t count = 0;
  if (piece.len <= ZH_COUNT_LONGEST)
    return zh_count_noted_ids(encoding, scratch, piece, count_hash(piece), ids);
  zh_status status = count_merge(encoding, scratch, piece, &count);
  return status == ZH_OK ? count_merged_ids(scratch, ids) : status;
}

COUNT_COLD zh_status zh_count_piece_ids(const zh_encoding *encoding,
                                        zh_scratch *scratch, zh_str piece,
                                        zh_ids *ids) {
  size_t count = 0;
  if (piece.len > 15)
    return count_long_ids(encoding, scratch, piece, ids);
  zh_count_key key = zh_count_key_alone((const uint8_t *)piece.ptr, piece.len);
  zh_count_bucket *bucket = zh_count_bucket_of(scratch, key);
  if (zh_count_look(bucket, key) > ZH_COUNT_IDS)
    return count_long_ids(encoding, scratch, piece, ids);
  zh_status status = count_merge(encoding, scratch, piece, &count);
  if (status == ZH_OK && zh_count_look(bucket, key) == 0)
    count_keep(scratch, bucket, key, count);
  return status == ZH_OK ? count_merged_ids(scratch, ids) : status;
}

zh_status zh_count_encode(const zh_encoding *encoding, zh_scratch *scratch,
                          zh_str text, zh_ids *ids) {
  zh_scanner scanner = {.pattern = (zh_pattern)encoding->vocab.head->pattern,
                        .text = text,
                        .vocab = &encoding->vocab};
  size_t from = 0;
  size_t pieces;
  zh_status status = count_start_ids(scratch);
  while (status == ZH_OK &&
         (pieces = zh_scan(&scanner, scratch->ends, ZH_COUNT_BATCH)) > 0) {
    status = zh_count_batch_ids(encoding, scratch, text, from, pieces, ids);
    from = scanner.at;
  }
  return status;
}

/* --- text that is no UTF-8 --- */

/* Bytes of the longest start of a character at p, which is none whole. */
static size_t count_broken(zh_str text) {
  static const char tails[][3] = {{'\x80', '\x80', '\x80'},
                                  {'\xa0', '\x80', '\x80'},
                                  {'\x90', '\x80', '\x80'}};
  for (size_t keep = text.len < 3 ? text.len : 3; keep > 1; keep--) {
    for (size_t i = 0; i < ZH_COUNT(tails); i++) {
      char whole[8];
      memcpy(whole, text.ptr, keep);
      memcpy(whole + keep, tails[i], 3);
      size_t step = zh_utf8_step((zh_str){whole, keep + 3});
      if (step > keep)
        return keep;
    }
  }
  return 1;
}

zh_str zh_count_repair(zh_str text, char **made) {
  *made = NULL;
  size_t good = zh_utf8_prefix(text);
  if (good == text.len)
    return text;
  // Each broken byte becomes three at most.
  char *out = zh_alloc(good + 3 * (text.len - good));
  size_t len = 0;
  if (!out)
    return (zh_str){NULL, 0};
  while (text.len > 0) {
    good = zh_utf8_prefix(text);
    memcpy(out + len, text.ptr, good);
    len += good;
    text = zh_str_cut(text, good);
    if (text.len == 0)
      break;
    memcpy(out + len, "\xef\xbf\xbd", 3);
    len += 3;
    text = zh_str_cut(text, count_broken(text));
  }
  *made = out;
  return (zh_str){out, len};
}
