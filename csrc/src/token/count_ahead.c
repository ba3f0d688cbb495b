/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces that the table of a batch does not hold are looked for in the
 * vocabulary, which waits for memory three times.  Here it is begun for some of
 * them side by side, so that it comes for all at once. */
#include "token/count.h"
#include "token/vocab_short.h"

/* Is such a piece looked for by its hash? */
static bool count_ahead_is_found(const zh_vocab *vocab, zh_str piece) {
  return piece.len > 4 && piece.len <= 15 &&
         piece.len <= vocab->head->longest &&
         (!vocab->lines ||
          zh_vocab_may(vocab, (const uint8_t *)piece.ptr, piece.len));
}

void zh_count_ahead(const zh_vocab *vocab, zh_str text, size_t at,
                    const uint32_t *ends, const uint8_t *missed, size_t count) {
  uint64_t hashes[ZH_COUNT_AHEAD];
  uint32_t ids[ZH_COUNT_AHEAD];
  size_t found = 0;
  if (vocab->head->kind != ZH_VOCAB_RANKS &&
      (vocab->head->flags & ZH_VOCAB_WHOLE) == 0)
    return;
  for (size_t i = 0; i < count; i++) {
    size_t start = missed[i] > 0 ? ends[missed[i] - 1] : at;
    zh_str piece = {text.ptr + start, ends[missed[i]] - start};
    if (!count_ahead_is_found(vocab, piece))
      continue;
    hashes[found] = zh_vocab_hash((const uint8_t *)piece.ptr, piece.len);
    zh_vocab_fetch_group(vocab, hashes[found++]);
  }
  for (size_t i = 0; i < found; i++)
    ids[i] = zh_vocab_fetch_id(vocab, hashes[i]);
  for (size_t i = 0; i < found; i++)
    zh_vocab_fetch_text(vocab, ids[i]);
}
