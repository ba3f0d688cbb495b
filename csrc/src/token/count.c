/* SPDX-License-Identifier: Apache-2.0 */
/* Counting tokens, and the memory that threads borrow for it. */
#include "token/count.h"

#include "base/error.h"
#include "token/claude.h"
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

#define COUNT_COLD      __attribute__((noinline))
#define COUNT_OF(high)  ((uint32_t)((high) >> 60))
#define COUNT_KEY(high) ((high) & ~(15ull << 60))

typedef struct count_key {
  uint64_t low;
  uint64_t high;
} count_key;

static inline uint64_t count_word(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* `p` may be read 16 bytes far. */
static inline count_key count_key_of(const uint8_t *p, size_t len) {
  // From place 16 - n on there are n bytes of ones, then only zeros.
  static const uint8_t ones[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                   255, 255, 255, 255, 255, 255, 255, 255};
  const uint8_t *mask = ones + 16 - len;
  return (count_key){count_word(p) & count_word(mask),
                     (count_word(p + 8) & count_word(mask + 8)) | (uint64_t)len
                                                                      << 56};
}

static inline uint64_t count_hash(count_key key) {
  uint64_t h = (key.low ^ key.high * 0x9e3779b97f4a7c15u) * 0xd6e8feb86659fd93u;
  return h ^ h >> 32;
}

static inline zh_count_bucket *count_bucket(const zh_scratch *scratch,
                                            uint64_t hash) {
  return &scratch->buckets[(hash >> 20) % ZH_COUNT_BUCKETS];
}

/* What the piece costs, 0 when it is not there. */
static inline uint32_t count_look(const zh_count_bucket *bucket,
                                  count_key key) {
  uint32_t count = 0;
  for (int i = 0; i < 4; i++) {
    bool same =
        bucket->low[i] == key.low && COUNT_KEY(bucket->high[i]) == key.high;
    count |= same ? COUNT_OF(bucket->high[i]) : 0;
  }
  return count;
}

static void count_keep(zh_scratch *scratch, zh_count_bucket *bucket,
                       count_key key, size_t count) {
  if (count > 15)
    return;
  int at = 0;
  while (at < 4 && bucket->high[at] != 0)
    at++;
  if (at == 4)
    at = (int)(scratch->turn++ & 3);
  bucket->low[at] = key.low;
  bucket->high[at] = key.high | (uint64_t)count << 60;
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

static size_t count_note_size(size_t len) {
  return 4 + ((len + 3) & ~(size_t)3);
}

static bool count_note_is(const zh_scratch *scratch, const zh_count_note *note,
                          zh_str piece) {
  uint16_t len;
  const uint8_t *kept = scratch->kept + note->at;
  memcpy(&len, kept + 2, sizeof len);
  return len == piece.len && memcmp(kept + 4, piece.ptr, piece.len) == 0;
}

static void count_note(zh_scratch *scratch, zh_count_note *group, uint32_t mark,
                       zh_str piece, size_t count) {
  size_t size = count_note_size(piece.len);
  // When there is no room all is forgotten; place 0 stands for none.
  if (scratch->kept_len + size > ZH_COUNT_KEPT) {
    memset(scratch->notes, 0, ZH_COUNT_NOTES * sizeof *scratch->notes);
    scratch->kept_len = 0;
  }
  uint32_t at = scratch->kept_len ? scratch->kept_len : 4;
  const uint16_t head[2] = {(uint16_t)count, (uint16_t)piece.len};
  memcpy(scratch->kept + at, head, sizeof head);
  memcpy(scratch->kept + at + sizeof head, piece.ptr, piece.len);
  scratch->kept_len = at + (uint32_t)size;
  int i = 0;
  while (i < 4 && group[i].at != 0)
    i++;
  group[i < 4 ? i : (int)(scratch->turn++ & 3)] = (zh_count_note){mark, at};
}

static zh_status count_long(const zh_encoding *encoding, zh_scratch *scratch,
                            zh_str piece, size_t *count) {
  if (piece.len > ZH_COUNT_LONGEST)
    return count_merge(encoding, scratch, piece, count);
  uint64_t hash = zh_vocab_hash((const uint8_t *)piece.ptr, piece.len);
  uint32_t mark = (uint32_t)(hash >> 32);
  zh_count_note *group = &scratch->notes[hash % ZH_COUNT_NOTES & ~3u];
  for (int i = 0; i < 4; i++) {
    if (group[i].mark != mark || group[i].at == 0 ||
        !count_note_is(scratch, &group[i], piece))
      continue;
    uint16_t known;
    memcpy(&known, scratch->kept + group[i].at, sizeof known);
    *count = known;
    return ZH_OK;
  }
  zh_status status = count_merge(encoding, scratch, piece, count);
  if (status == ZH_OK)
    count_note(scratch, group, mark, piece, *count);
  return status;
}

/* A piece that the table does not hold, or is too long for it. */
COUNT_COLD zh_status zh_count_piece(const zh_encoding *encoding,
                                    zh_scratch *scratch, zh_str piece,
                                    size_t *count) {
  uint8_t padded[16] = {0};
  if (piece.len > 15)
    return count_long(encoding, scratch, piece, count);
  memcpy(padded, piece.ptr, piece.len);
  count_key key = count_key_of(padded, piece.len);
  zh_count_bucket *bucket = count_bucket(scratch, count_hash(key));
  *count = count_look(bucket, key);
  if (*count > 0)
    return ZH_OK;
  zh_status status = count_merge(encoding, scratch, piece, count);
  if (status == ZH_OK)
    count_keep(scratch, bucket, key, *count);
  return status;
}

static zh_status count_batch(const zh_encoding *encoding, zh_scratch *scratch,
                             zh_str text, size_t from, size_t pieces,
                             size_t *total) {
  const uint8_t *p = (const uint8_t *)text.ptr;
  size_t at = from;
  size_t sum = 0;
  for (size_t i = 0; i < pieces; i++) {
    size_t end = scratch->ends[i];
    size_t count = 0;
    if (end - at <= 15 && at + 16 <= text.len) {
      count_key key = count_key_of(p + at, end - at);
      count = count_look(count_bucket(scratch, count_hash(key)), key);
    }
    if (count == 0) {
      zh_status status = zh_count_piece(
          encoding, scratch, (zh_str){text.ptr + at, end - at}, &count);
      if (status != ZH_OK)
        return status;
    }
    sum += count;
    at = end;
  }
  *total += sum;
  return ZH_OK;
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
        count_batch(encoding, scratch, text, from, pieces, total);
    if (status != ZH_OK)
      return status;
    from = scanner.at;
  }
  return ZH_OK;
}

/* --- ids --- */

static count_key count_key_at(zh_str piece) {
  uint8_t padded[16] = {0};
  memcpy(padded, piece.ptr, piece.len);
  return count_key_of(padded, piece.len);
}

void zh_count_recall(zh_scratch *scratch, zh_str piece, uint32_t *out,
                     size_t *count) {
  *count = 0;
  if (piece.len > 15 || !scratch->ids)
    return;
  count_key key = count_key_at(piece);
  const zh_count_ids *kept =
      &scratch->ids[(count_hash(key) >> 20) % ZH_COUNT_IDS];
  if (kept->low != key.low || COUNT_KEY(kept->high) != key.high)
    return;
  memcpy(out, kept->ids, sizeof kept->ids);
  *count = COUNT_OF(kept->high);
}

void zh_count_keep(zh_scratch *scratch, zh_str piece, const uint32_t *ids,
                   size_t count) {
  if (piece.len > 15 || count > 4)
    return;
  // Without memory there is nothing to recall, and no harm.
  if (!scratch->ids)
    scratch->ids = zh_alloc_zero(ZH_COUNT_IDS * sizeof *scratch->ids);
  if (!scratch->ids)
    return;
  count_key key = count_key_at(piece);
  zh_count_ids *kept = &scratch->ids[(count_hash(key) >> 20) % ZH_COUNT_IDS];
  kept->low = key.low;
  kept->high = key.high | (uint64_t)count << 60;
  memcpy(kept->ids, ids, count * sizeof *ids);
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
