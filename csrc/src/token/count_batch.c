/* SPDX-License-Identifier: Apache-2.0 */
/* What the pieces of one batch cost, where the table of pieces knows. */
#include "base/cpu.h"
#include "token/count_table.h"

#if ZH_HAS_AVX2
#include <immintrin.h>
#endif

#define BATCH_INLINE static inline __attribute__((always_inline))
#define BATCH_COLD   __attribute__((noinline))

/* Where some pieces may be found, so that the memory of all of them comes while
 * the first is looked at. */
typedef struct count_batch_ahead {
  zh_count_key keys[ZH_COUNT_AHEAD];
  const zh_count_bucket *buckets[ZH_COUNT_AHEAD];
} count_batch_ahead;

/* Has no key. */
static const zh_count_bucket count_batch_nothing;

/* Some pieces of a text. */
typedef struct count_batch_some {
  const zh_encoding *encoding;
  zh_scratch *scratch;
  zh_str text;
  size_t at; /* where the first starts                                      */
  const uint32_t *ends;
  size_t pieces;
} count_batch_some;

BATCH_INLINE bool count_batch_is_noted(zh_str piece) {
  return piece.len > 15 && piece.len <= ZH_COUNT_LONGEST;
}

/* What has no bucket is found by its hash, which stands in its key. */
BATCH_COLD static void count_batch_note(const count_batch_some *some,
                                        count_batch_ahead *ahead, size_t i,
                                        zh_str piece) {
  if (!count_batch_is_noted(piece))
    return;
  uint64_t hash = zh_vocab_hash((const uint8_t *)piece.ptr, piece.len);
  ahead->keys[i].low = hash;
  __builtin_prefetch(zh_count_notes(some->scratch, (uint32_t)(hash >> 32)));
}

BATCH_INLINE void count_batch_look_ahead(const count_batch_some *some,
                                         count_batch_ahead *ahead) {
  const uint8_t *p = (const uint8_t *)some->text.ptr;
  size_t at = some->at;
  for (size_t i = 0; i < some->pieces; i++) {
    size_t end = some->ends[i];
    ahead->keys[i] = (zh_count_key){0, UINT64_MAX};
    ahead->buckets[i] = &count_batch_nothing;
    if (end - at <= 15 && at + 16 <= some->text.len) {
      ahead->keys[i] = zh_count_key_of(p + at, end - at);
      ahead->buckets[i] = zh_count_bucket_of(some->scratch, ahead->keys[i]);
      __builtin_prefetch(ahead->buckets[i]);
    } else {
      count_batch_note(some, ahead, i, (zh_str){some->text.ptr + at, end - at});
    }
    at = end;
  }
}

/* Those that are not in the table, by number. */
typedef struct count_batch_missed {
  uint8_t items[ZH_COUNT_AHEAD];
  size_t count;
} count_batch_missed;

static zh_str count_batch_piece(const count_batch_some *some, size_t i) {
  size_t at = i > 0 ? some->ends[i - 1] : some->at;
  return (zh_str){some->text.ptr + at, some->ends[i] - at};
}

static zh_status count_batch_other(const count_batch_some *some,
                                   const count_batch_ahead *ahead, size_t i,
                                   size_t *count) {
  zh_str piece = count_batch_piece(some, i);
  return count_batch_is_noted(piece)
             ? zh_count_noted(some->encoding, some->scratch, piece,
                              ahead->keys[i].low, count)
             : zh_count_piece(some->encoding, some->scratch, piece, count);
}

/* The pieces that were not found. */
static zh_status count_batch_others(const count_batch_some *some,
                                    const count_batch_ahead *ahead,
                                    const count_batch_missed *missed,
                                    size_t *total) {
  zh_status status = ZH_OK;
  zh_count_ahead(&some->encoding->vocab, some->text, some->at, some->ends,
                 missed->items, missed->count);
  for (size_t i = 0; i < missed->count; i++) {
    if (ahead->buckets[missed->items[i]] == &count_batch_nothing)
      zh_count_fetch(some->scratch, ahead->keys[missed->items[i]].low);
  }
  for (size_t i = 0; i < missed->count && status == ZH_OK; i++) {
    size_t count = 0;
    status = count_batch_other(some, ahead, missed->items[i], &count);
    *total += count;
  }
  return status;
}

static zh_status count_batch_count(const count_batch_some *some,
                                   size_t *total) {
  count_batch_ahead ahead;
  count_batch_missed missed = {.count = 0};
  count_batch_look_ahead(some, &ahead);
  for (size_t i = 0; i < some->pieces; i++) {
    uint32_t count = zh_count_look(ahead.buckets[i], ahead.keys[i]);
    *total += count;
    if (count == 0)
      missed.items[missed.count++] = (uint8_t)i;
  }
  return missed.count > 0 ? count_batch_others(some, &ahead, &missed, total)
                          : ZH_OK;
}

#if ZH_HAS_AVX2
/* All ones for the one of a bucket that is the piece. */
ZH_AVX2 static inline __m256i count_batch_same(const zh_count_bucket *bucket,
                                               zh_count_key key) {
  const __m256i mask = _mm256_set1_epi64x((long long)ZH_COUNT_KEYS);
  __m256i low = _mm256_set1_epi64x((long long)key.low);
  __m256i high = _mm256_set1_epi64x((long long)key.high);
  __m256i lows = _mm256_loadu_si256((const void *)bucket->low);
  __m256i highs = _mm256_loadu_si256((const void *)bucket->high);
  return _mm256_and_si256(
      _mm256_cmpeq_epi64(lows, low),
      _mm256_cmpeq_epi64(_mm256_and_si256(highs, mask), high));
}

/* The same, the four of a bucket at once. */
ZH_AVX2 static zh_status count_batch_count_four(const count_batch_some *some,
                                                size_t *total) {
  __m256i sums = _mm256_setzero_si256();
  count_batch_ahead ahead;
  count_batch_missed missed = {.count = 0};
  count_batch_look_ahead(some, &ahead);
  for (size_t i = 0; i < some->pieces; i++) {
    const zh_count_bucket *bucket = ahead.buckets[i];
    __m256i same = count_batch_same(bucket, ahead.keys[i]);
    __m256i highs = _mm256_loadu_si256((const void *)bucket->high);
    __m256i counts = _mm256_srli_epi64(_mm256_and_si256(highs, same), 60);
    sums = _mm256_add_epi64(sums, counts);
    if (_mm256_testz_si256(same, same))
      missed.items[missed.count++] = (uint8_t)i;
  }
  uint64_t each[4];
  _mm256_storeu_si256((void *)each, sums);
  *total += (size_t)(each[0] + each[1] + each[2] + each[3]);
  return missed.count > 0 ? count_batch_others(some, &ahead, &missed, total)
                          : ZH_OK;
}
#endif

/* --- ids --- */

/* The ids of a piece that is at the places `found` of its bucket, which are
 * none or one; 0 when it is not there, or has too many.  `out` has room for
 * ZH_COUNT_IDS. */
BATCH_INLINE size_t count_batch_copy(const zh_scratch *scratch,
                                     const zh_count_bucket *bucket,
                                     unsigned found, uint32_t *out) {
  if (!found)
    return 0;
  int i = __builtin_ctz(found);
  size_t count = ZH_COUNT_OF(bucket->high[i]);
  memcpy(out, scratch->ids[bucket - scratch->buckets].ids[i],
         ZH_COUNT_IDS * sizeof *out);
  return count <= ZH_COUNT_IDS ? count : 0;
}

/* Both lines of a piece's bucket come ahead. */
BATCH_INLINE void count_batch_ids_ahead(const count_batch_some *some,
                                        count_batch_ahead *ahead) {
  const zh_scratch *scratch = some->scratch;
  count_batch_look_ahead(some, ahead);
  for (size_t i = 0; i < some->pieces; i++) {
    if (ahead->buckets[i] != &count_batch_nothing)
      __builtin_prefetch(&scratch->ids[ahead->buckets[i] - scratch->buckets]);
    else
      zh_count_fetch(scratch, ahead->keys[i].low);
  }
}

static zh_status count_batch_other_ids(const count_batch_some *some,
                                       const count_batch_ahead *ahead, size_t i,
                                       zh_ids *ids) {
  zh_str piece = count_batch_piece(some, i);
  return count_batch_is_noted(piece)
             ? zh_count_noted_ids(some->encoding, some->scratch, piece,
                                  ahead->keys[i].low, ids)
             : zh_count_piece_ids(some->encoding, some->scratch, piece, ids);
}

BATCH_INLINE zh_status count_batch_put(const count_batch_some *some,
                                       const count_batch_ahead *ahead, size_t i,
                                       unsigned found, zh_ids *ids) {
  if (!zh_ids_room(ids, ZH_COUNT_IDS))
    return ZH_NO_MEMORY;
  size_t count = count_batch_copy(some->scratch, ahead->buckets[i], found,
                                  ids->items + ids->count);
  ids->count += count;
  return count > 0 ? ZH_OK : count_batch_other_ids(some, ahead, i, ids);
}

static zh_status count_batch_ids(const count_batch_some *some, zh_ids *ids) {
  count_batch_ahead ahead;
  zh_status status = ZH_OK;
  count_batch_ids_ahead(some, &ahead);
  for (size_t i = 0; i < some->pieces && status == ZH_OK; i++) {
    unsigned found = zh_count_where(ahead.buckets[i], ahead.keys[i]);
    status = count_batch_put(some, &ahead, i, found, ids);
  }
  return status;
}

#if ZH_HAS_AVX2
ZH_AVX2 static zh_status count_batch_ids_four(const count_batch_some *some,
                                              zh_ids *ids) {
  count_batch_ahead ahead;
  zh_status status = ZH_OK;
  count_batch_ids_ahead(some, &ahead);
  for (size_t i = 0; i < some->pieces && status == ZH_OK; i++) {
    __m256i same = count_batch_same(ahead.buckets[i], ahead.keys[i]);
    unsigned found = (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(same));
    status = count_batch_put(some, &ahead, i, found, ids);
  }
  return status;
}
#endif

/* Goes on to the next of them, up to `last`; false: none is left. */
static bool count_batch_next(count_batch_some *some, const uint32_t *last) {
  if (some->pieces > 0)
    some->at = some->ends[some->pieces - 1];
  some->ends += some->pieces;
  size_t left = (size_t)(last - some->ends);
  some->pieces = left < ZH_COUNT_AHEAD ? left : ZH_COUNT_AHEAD;
  return left > 0;
}

/* --- public --- */

zh_status zh_count_batch(const zh_encoding *encoding, zh_scratch *scratch,
                         zh_str text, size_t from, size_t pieces,
                         size_t *total) {
  count_batch_some some = {encoding, scratch, text, from, scratch->ends, 0};
  zh_status status = ZH_OK;
  while (status == ZH_OK && count_batch_next(&some, scratch->ends + pieces)) {
#if ZH_HAS_AVX2
    if (zh_cpu_now() == ZH_CPU_AVX2)
      status = count_batch_count_four(&some, total);
    else
#endif
      status = count_batch_count(&some, total);
  }
  return status;
}

zh_status zh_count_batch_ids(const zh_encoding *encoding, zh_scratch *scratch,
                             zh_str text, size_t from, size_t pieces,
                             zh_ids *ids) {
  count_batch_some some = {encoding, scratch, text, from, scratch->ends, 0};
  zh_status status = ZH_OK;
  while (status == ZH_OK && count_batch_next(&some, scratch->ends + pieces)) {
#if ZH_HAS_AVX2
    if (zh_cpu_now() == ZH_CPU_AVX2)
      status = count_batch_ids_four(&some, ids);
    else
#endif
      status = count_batch_ids(&some, ids);
  }
  return status;
}
