/* SPDX-License-Identifier: Apache-2.0 */
/* Which merges of a list ever come about.  While a text is merged, what becomes
 * of some bytes in it depends on these alone until something merges across
 * their ends.  So the last two symbols of a token's bytes are the same in all
 * texts, and merges of any other two into it, which lists of half a million
 * hold as well, only take room. */
#include "token/vocab_make.h"

#include "token/bpe_short.h"

typedef struct vocab_prune {
  const zh_vocab *vocab;
  zh_bpe_known *known;
} vocab_prune;

/* False also where we cannot tell. */
static bool vocab_prune_is_dead(const vocab_prune *v,
                                const zh_vocab_source *source,
                                const zh_vocab_merge *merge) {
  char bytes[ZH_BPE_SHORT];
  zh_bpe_short s;
  zh_str left = source->tokens[merge->left];
  zh_str right = source->tokens[merge->right];
  zh_str text = {bytes, left.len + right.len};
  if (text.len > sizeof bytes || left.len == 0 || right.len == 0 ||
      zh_vocab_is_byte(left) || zh_vocab_is_byte(right))
    return false;
  memcpy(bytes, left.ptr, left.len);
  memcpy(bytes + left.len, right.ptr, right.len);
  zh_bpe_short_until(&s, v->vocab, v->known, text, 2);
  if (s.left != 2 ||
      (s.ids[0] == merge->left && s.ids[s.next[0]] == merge->right))
    return false;
  zh_bpe_short_until(&s, v->vocab, v->known, text, 1);
  return s.left == 1 && s.ids[0] == merge->merged;
}

zh_status zh_vocab_prune(zh_vocab_source *source, const uint8_t *block) {
  zh_vocab vocab = zh_vocab_at(block);
  vocab_prune v = {.vocab = &vocab, .known = zh_alloc(sizeof *v.known)};
  uint32_t kept = 0;
  if (!v.known)
    return ZH_NO_MEMORY;
  memset(v.known, 0xff, sizeof *v.known);
  for (uint32_t i = 0; i < source->merge_count; i++) {
    if (!vocab_prune_is_dead(&v, source, &source->merges[i]))
      source->merges[kept++] = source->merges[i];
  }
  source->merge_count = kept;
  zh_free(v.known);
  return ZH_OK;
}
