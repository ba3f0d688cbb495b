/* SPDX-License-Identifier: Apache-2.0 */
/* Byte pair encoding: short windows by looking for the best pair, long ones
 * with a heap, and long pieces window after window. */
#include "token/bpe.h"

#include "token/unicode.h"
#include "token/vocab_gather.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
  BPE_WINDOW = 64, /* bytes encoded at once                                */
  BPE_SHORT = 128, /* longest text encoded without a heap                  */
  BPE_TRIES = 4,   /* cuts tried before the window grows                   */
  BPE_MUCH = 1 << 14
};

/* --- tokens, and what starts as one --- */

static bool bpe_room(zh_bpe_list *list, size_t count) {
  if (count <= list->cap)
    return true;
  size_t cap = list->cap ? list->cap : 64;
  while (cap < count)
    cap *= 2;
  zh_bpe_token *items = zh_realloc(list->items, cap * sizeof *items);
  if (!items)
    return false;
  list->items = items;
  list->cap = cap;
  return true;
}

static uint32_t bpe_byte(const zh_vocab *vocab, uint8_t byte) {
  static const char hex[] = "0123456789ABCDEF";
  if ((vocab->head->flags & ZH_VOCAB_CHARS) == 0)
    return zh_vocab_one(vocab, &byte);
  const uint8_t text[6] = {
      '<', '0', 'x', (uint8_t)hex[byte >> 4], (uint8_t)hex[byte & 15], '>'};
  return zh_vocab_find(vocab, text, sizeof text);
}

/* The symbol that the text starts with before any merge; *len its bytes. */
static uint32_t bpe_first(const zh_vocab *vocab, const uint8_t *p,
                          size_t *len) {
  static const uint8_t space[] = {' '};
  *len = 1;
  if (vocab->head->flags & ZH_VOCAB_CHARS && *p >= 0xc0) {
    (void)zh_utf8_read(p, len);
    bool is_space = *len == 3 && memcmp(p, ZH_VOCAB_SPACE, 3) == 0;
    uint32_t id =
        is_space ? zh_vocab_one(vocab, space) : zh_vocab_find(vocab, p, *len);
    if (id != ZH_NO_TOKEN)
      return id;
    *len = 1;
  } else if (vocab->head->flags & ZH_VOCAB_CHARS && *p < 0x80) {
    uint32_t id = zh_vocab_find(vocab, p, 1);
    if (id != ZH_NO_TOKEN)
      return id;
  }
  return bpe_byte(vocab, *p);
}

/* MERGES.  ZH_NO_TOKEN: they do not merge. */
static uint32_t bpe_rank(const zh_vocab *vocab, uint32_t left, uint32_t right) {
  return left == ZH_NO_TOKEN || right == ZH_NO_TOKEN || !vocab->head->pairs
             ? ZH_NO_TOKEN
             : zh_vocab_pair(vocab, left, right);
}

/* --- short: what a symbol and the next one merge at, side by side, so that
 * the least is found many at a time --- */

/* Keys are compared as floats too, whose order is that of their bits as long
 * as these are neither negative nor denormal. */
#define BPE_KEY   (1 << 29)
#define BPE_NEVER 0x7f000000

typedef struct bpe_short {
  const zh_vocab *vocab;
  bool is_ranks;
  size_t count;                 /* symbols before any merge                  */
  size_t left;                  /* and now                                   */
  int32_t keys[BPE_SHORT + 16]; /* BPE_KEY | rank << 7 | number              */
  uint32_t ids[BPE_SHORT];
  uint8_t text[BPE_SHORT + 16];
  uint8_t starts[BPE_SHORT + 1];
  uint8_t prev[BPE_SHORT + 1];
  uint8_t next[BPE_SHORT]; /* `count` behind the last                       */
} bpe_short;

/* Without a branch: nobody can tell whether two will merge. */
static int32_t bpe_short_key(uint32_t rank, size_t i) {
  uint32_t never = 0u - (rank == ZH_NO_TOKEN);
  uint32_t key = BPE_KEY | rank << 7 | (uint32_t)i;
  return (int32_t)((key & ~never) | (BPE_NEVER & never));
}

static uint32_t bpe_short_rank(const bpe_short *s, size_t i, size_t next) {
  size_t start = s->starts[i];
  return s->is_ranks ? zh_vocab_find_padded(s->vocab, s->text + start,
                                            s->starts[s->next[next]] - start)
                     : bpe_rank(s->vocab, s->ids[i], s->ids[next]);
}

static void bpe_short_rate(bpe_short *s, size_t i) {
  size_t next = s->next[i];
  s->keys[i] = next == s->count ? BPE_NEVER
                                : bpe_short_key(bpe_short_rank(s, i, next), i);
}

/* Each byte is a symbol, and a token of two has the rank of its pair. */
static void bpe_short_bytes(bpe_short *s, const uint8_t *p, size_t len) {
  s->count = len;
  for (size_t i = 0; i < len; i++) {
    s->starts[i] = (uint8_t)i;
    s->ids[i] = zh_vocab_one(s->vocab, p + i);
  }
  for (size_t i = 0; i + 1 < len; i++)
    s->keys[i] = bpe_short_key(zh_vocab_two(s->vocab, p + i), i);
}

static void bpe_short_symbols(bpe_short *s, const uint8_t *p, size_t len) {
  size_t at = 0;
  s->count = 0;
  while (at < len) {
    size_t step;
    s->ids[s->count] = bpe_first(s->vocab, p + at, &step);
    s->starts[s->count++] = (uint8_t)at;
    at += step;
  }
}

static void bpe_short_start(bpe_short *s, const zh_vocab *vocab,
                            const uint8_t *p, size_t len) {
  s->vocab = vocab;
  s->is_ranks = vocab->head->kind == ZH_VOCAB_RANKS;
  memcpy(s->text, p, len);
  if (s->is_ranks)
    bpe_short_bytes(s, p, len);
  else
    bpe_short_symbols(s, p, len);
  s->starts[s->count] = (uint8_t)len;
  s->left = s->count;
  for (size_t i = 0; i < s->count; i++) {
    s->prev[i] = (uint8_t)(i - 1);
    s->next[i] = (uint8_t)(i + 1);
  }
  for (size_t i = 0; !s->is_ranks && i + 1 < s->count; i++)
    bpe_short_rate(s, i);
  for (size_t i = s->count > 0 ? s->count - 1 : 0; i < s->count + 15; i++)
    s->keys[i] = BPE_NEVER;
}

#ifdef __SSE2__
static int32_t bpe_short_least(const bpe_short *s) {
  const float *keys = (const void *)s->keys;
  __m128 a = _mm_loadu_ps(keys), b = _mm_loadu_ps(keys + 4);
  __m128 c = _mm_loadu_ps(keys + 8), d = _mm_loadu_ps(keys + 12);
  for (size_t i = 16; i < s->count; i += 16) {
    a = _mm_min_ps(a, _mm_loadu_ps(keys + i));
    b = _mm_min_ps(b, _mm_loadu_ps(keys + i + 4));
    c = _mm_min_ps(c, _mm_loadu_ps(keys + i + 8));
    d = _mm_min_ps(d, _mm_loadu_ps(keys + i + 12));
  }
  a = _mm_min_ps(_mm_min_ps(a, b), _mm_min_ps(c, d));
  a = _mm_min_ps(a, _mm_movehl_ps(a, a));
  a = _mm_min_ss(a, _mm_shuffle_ps(a, a, 1));
  return _mm_cvtsi128_si32(_mm_castps_si128(a));
}
#else
static int32_t bpe_short_least(const bpe_short *s) {
  int32_t least = BPE_NEVER;
  for (size_t i = 0; i < s->count; i++)
    least = s->keys[i] < least ? s->keys[i] : least;
  return least;
}
#endif

static void bpe_short_merge(bpe_short *s, int32_t key) {
  size_t i = (size_t)key & 127;
  size_t gone = s->next[i];
  uint32_t rank = (uint32_t)(key - BPE_KEY) >> 7;
  s->ids[i] = s->is_ranks ? rank : s->vocab->merged[rank];
  s->next[i] = s->next[gone];
  s->prev[s->next[gone]] = (uint8_t)i;
  s->keys[gone] = BPE_NEVER;
  s->left--;
  bpe_short_rate(s, i);
  if (i > 0)
    bpe_short_rate(s, s->prev[i]);
}

static void bpe_short_run(bpe_short *s) {
  int32_t key;
  while (key = bpe_short_least(s), key != BPE_NEVER)
    bpe_short_merge(s, key);
}

static zh_status bpe_encode_short(const zh_vocab *vocab, zh_str text,
                                  zh_bpe_list *out) {
  bpe_short s;
  bpe_short_start(&s, vocab, (const uint8_t *)text.ptr, text.len);
  bpe_short_run(&s);
  if (!bpe_room(out, s.left))
    return ZH_NO_MEMORY;
  out->count = 0;
  for (size_t i = 0; i < s.count; i = s.next[i])
    out->items[out->count++] = (zh_bpe_token){s.ids[i], s.starts[s.next[i]]};
  return ZH_OK;
}

/* --- long: a list of symbols and a heap of pairs --- */

typedef struct bpe_node {
  uint32_t id;
  uint32_t prev;
  uint32_t next; /* also: where it ends                                      */
  uint32_t rank; /* of it and the next                                       */
} bpe_node;

/* Nodes stand where their text starts; an entry is stale when its node's rank
 * has changed. */
typedef struct bpe_long {
  const zh_vocab *vocab;
  const uint8_t *p;
  size_t len;
  bpe_node *nodes;
  uint64_t *heap; /* rank << 32 | place                                      */
  size_t heap_count;
} bpe_long;

static void bpe_long_push(bpe_long *l, uint64_t entry) {
  size_t i = l->heap_count++;
  while (i > 0 && l->heap[(i - 1) / 2] > entry) {
    l->heap[i] = l->heap[(i - 1) / 2];
    i = (i - 1) / 2;
  }
  l->heap[i] = entry;
}

static uint64_t bpe_long_pop(bpe_long *l) {
  uint64_t least = l->heap[0];
  uint64_t entry = l->heap[--l->heap_count];
  size_t i = 0;
  size_t child;
  while (child = 2 * i + 1, child < l->heap_count) {
    if (child + 1 < l->heap_count && l->heap[child + 1] < l->heap[child])
      child++;
    if (l->heap[child] >= entry)
      break;
    l->heap[i] = l->heap[child];
    i = child;
  }
  l->heap[i] = entry;
  return least;
}

static void bpe_long_rate(bpe_long *l, uint32_t at) {
  bpe_node *node = &l->nodes[at];
  node->rank = ZH_NO_TOKEN;
  if (node->next >= l->len)
    return;
  const bpe_node *next = &l->nodes[node->next];
  node->rank = l->vocab->head->kind == ZH_VOCAB_RANKS
                   ? zh_vocab_find(l->vocab, l->p + at, next->next - at)
                   : bpe_rank(l->vocab, node->id, next->id);
  if (node->rank != ZH_NO_TOKEN)
    bpe_long_push(l, (uint64_t)node->rank << 32 | at);
}

static void bpe_long_start(bpe_long *l) {
  size_t at = 0;
  uint32_t prev = ZH_NO_TOKEN;
  while (at < l->len) {
    size_t step;
    uint32_t id = bpe_first(l->vocab, l->p + at, &step);
    l->nodes[at] =
        (bpe_node){.id = id, .prev = prev, .next = (uint32_t)(at + step)};
    prev = (uint32_t)at;
    at += step;
  }
  for (uint32_t i = 0; i < l->len; i = l->nodes[i].next)
    bpe_long_rate(l, i);
}

static void bpe_long_merge(bpe_long *l, uint32_t at) {
  bpe_node *node = &l->nodes[at];
  bpe_node *gone = &l->nodes[node->next];
  gone->rank = ZH_NO_TOKEN;
  node->id = l->vocab->head->kind == ZH_VOCAB_RANKS
                 ? node->rank
                 : l->vocab->merged[node->rank];
  node->next = gone->next;
  if (node->next < l->len)
    l->nodes[node->next].prev = at;
  bpe_long_rate(l, at);
  if (node->prev != ZH_NO_TOKEN)
    bpe_long_rate(l, node->prev);
}

static zh_status bpe_encode_long(const zh_vocab *vocab, zh_str text,
                                 zh_bpe_work *work, zh_bpe_list *out) {
  // A merge pushes two entries at most, and there are fewer merges than bytes.
  size_t heap_len = 3 * text.len * sizeof(uint64_t);
  size_t need = heap_len + text.len * sizeof(bpe_node);
  if (!zh_bpe_work_room(work, need) || !bpe_room(out, text.len))
    return ZH_NO_MEMORY;
  bpe_long l = {.vocab = vocab,
                .p = (const uint8_t *)text.ptr,
                .len = text.len,
                .heap = work->large,
                .nodes = (void *)((char *)work->large + heap_len)};
  bpe_long_start(&l);
  while (l.heap_count > 0) {
    uint64_t entry = bpe_long_pop(&l);
    uint32_t at = (uint32_t)entry;
    if (l.nodes[at].rank == entry >> 32)
      bpe_long_merge(&l, at);
  }
  out->count = 0;
  for (uint32_t i = 0; i < text.len; i = l.nodes[i].next)
    out->items[out->count++] = (zh_bpe_token){l.nodes[i].id, l.nodes[i].next};
  return ZH_OK;
}

/* --- window after window --- */

static zh_status bpe_encode_part(const zh_vocab *vocab, zh_str text,
                                 zh_bpe_work *work, zh_bpe_list *out) {
  if (text.len <= BPE_SHORT)
    return bpe_encode_short(vocab, text, out);
  return bpe_encode_long(vocab, text, work, out);
}

/* The next `len` bytes, or less, so that no character is cut. */
static zh_str bpe_window(const zh_vocab *vocab, zh_str rest, size_t len) {
  if (rest.len <= len)
    return rest;
  if (vocab->head->flags & ZH_VOCAB_CHARS) {
    while (((uint8_t)rest.ptr[len] & 0xc0) == 0x80)
      len--;
  }
  return (zh_str){rest.ptr, len};
}

/* May a window start here? */
static bool bpe_is_cut(const zh_vocab *vocab, zh_str rest, size_t at) {
  return (vocab->head->flags & ZH_VOCAB_CHARS) == 0 ||
         ((uint8_t)rest.ptr[at] & 0xc0) != 0x80;
}

/* Do the two parts, each one token, stay so when encoded together? */
static bool bpe_stay_apart(const zh_vocab *vocab, zh_str text, size_t cut) {
  bpe_short s;
  if (text.len > BPE_SHORT)
    return false; // another cut will do, or a longer window
  bpe_short_start(&s, vocab, (const uint8_t *)text.ptr, text.len);
  bpe_short_run(&s);
  return s.left == 2 && s.starts[s.next[0]] == cut;
}

static size_t bpe_covered(const zh_bpe_list *tokens) {
  return tokens->items[tokens->count - 1].end;
}

/* The tokens of the window that starts at the cut.  Text that repeats itself
 * has the same ones again. */
static zh_status bpe_next_window(const zh_vocab *vocab, zh_str rest, size_t cut,
                                 size_t len, zh_bpe_work *work) {
  zh_str text = bpe_window(vocab, zh_str_cut(rest, cut), len);
  const zh_bpe_list *now = &work->window;
  if (text.len != bpe_covered(now) || memcmp(text.ptr, rest.ptr, text.len) != 0)
    return bpe_encode_part(vocab, text, work, &work->next);
  if (!bpe_room(&work->next, now->count))
    return ZH_NO_MEMORY;
  memcpy(work->next.items, now->items, now->count * sizeof *now->items);
  work->next.count = now->count;
  return ZH_OK;
}

/* Is there, after token number j of the window, a cut where the tokens of the
 * next window may follow?  That window is then in work->next. */
static zh_status bpe_try_cut(const zh_vocab *vocab, zh_str rest, size_t j,
                             size_t len, zh_bpe_work *work, bool *good) {
  const zh_bpe_token *tokens = work->window.items;
  size_t cut = tokens[j].end;
  size_t start = j > 0 ? tokens[j - 1].end : 0;
  *good = false;
  if (!bpe_is_cut(vocab, rest, cut))
    return ZH_OK;
  zh_status status = bpe_next_window(vocab, rest, cut, len, work);
  if (status != ZH_OK)
    return status;
  size_t first = work->next.items[0].end;
  *good = tokens[j + 1].end == cut + first ||
          bpe_stay_apart(vocab, (zh_str){rest.ptr + start, cut - start + first},
                         cut - start);
  return ZH_OK;
}

static zh_status bpe_emit(zh_bpe_list *out, const zh_bpe_list *tokens,
                          size_t count, size_t at) {
  if (!bpe_room(out, out->count + count))
    return ZH_NO_MEMORY;
  for (size_t i = 0; i < count; i++) {
    out->items[out->count] = tokens->items[i];
    out->items[out->count++].end += (uint32_t)at;
  }
  return ZH_OK;
}

/* Tries cuts near three quarters of the window, the later ones first; *taken
 * is how many tokens stand before the cut found, 0 when none was. */
static zh_status bpe_find_cut(const zh_vocab *vocab, zh_str rest, size_t len,
                              zh_bpe_work *work, size_t *taken) {
  const zh_bpe_list *window = &work->window;
  zh_status status = ZH_OK;
  size_t j = window->count - 1;
  size_t most = bpe_covered(window) - bpe_covered(window) / 8;
  while (j > 1 && window->items[j - 1].end > most)
    j--;
  bool good = false;
  for (int n = 0; n < BPE_TRIES && j > 0 && !good && status == ZH_OK; n++)
    status = bpe_try_cut(vocab, rest, --j, len, work, &good);
  *taken = good ? j + 1 : 0;
  return status;
}

/* Long windows do not stay. */
static size_t bpe_less(size_t len) {
  return len > 8 * BPE_WINDOW ? len / 2 : len;
}

static zh_status bpe_encode_windows(const zh_vocab *vocab, zh_str piece,
                                    zh_bpe_work *work, zh_bpe_list *out) {
  size_t at = 0;
  size_t len = BPE_WINDOW;
  size_t taken = 0; /* not 0: the window is there already                   */
  zh_status status = ZH_OK;
  while (status == ZH_OK) {
    zh_str rest = zh_str_cut(piece, at);
    if (taken == 0)
      status = bpe_encode_part(vocab, bpe_window(vocab, rest, len), work,
                               &work->window);
    if (status != ZH_OK)
      break;
    if (bpe_covered(&work->window) == rest.len)
      return bpe_emit(out, &work->window, work->window.count, at);
    status = bpe_find_cut(vocab, rest, len, work, &taken);
    // What was needed once may be needed again, but not for ever.
    len = taken ? bpe_less(len) : len * 2;
    if (!taken || status != ZH_OK)
      continue;
    status = bpe_emit(out, &work->window, taken, at);
    at += work->window.items[taken - 1].end;
    zh_bpe_list done = work->window;
    work->window = work->next;
    work->next = done;
  }
  return status;
}

/* --- public --- */

void *zh_bpe_work_room(zh_bpe_work *work, size_t len) {
  if (len > work->large_len) {
    zh_free(work->large);
    work->large = zh_alloc(len);
    work->large_len = work->large ? len : 0;
  }
  return work->large;
}

void zh_bpe_list_deinit(zh_bpe_list *list) {
  zh_free(list->items);
  *list = (zh_bpe_list){.items = NULL};
}

void zh_bpe_work_deinit(zh_bpe_work *work) {
  zh_bpe_list_deinit(&work->window);
  zh_bpe_list_deinit(&work->next);
  zh_free(work->large);
  *work = (zh_bpe_work){.large = NULL};
}

zh_status zh_bpe_encode(const zh_vocab *vocab, zh_str piece, zh_bpe_work *work,
                        zh_bpe_list *out) {
  out->count = 0;
  const uint8_t *p = (const uint8_t *)piece.ptr;
  bool whole = vocab->head->kind == ZH_VOCAB_RANKS ||
               (vocab->head->flags & ZH_VOCAB_WHOLE) != 0;
  uint32_t id =
      whole ? zh_vocab_find(vocab, p, piece.len) : zh_vocab_added(vocab, piece);
  if (id != ZH_NO_TOKEN) {
    if (!bpe_room(out, 1))
      return ZH_NO_MEMORY;
    out->items[out->count++] = (zh_bpe_token){id, (uint32_t)piece.len};
    return ZH_OK;
  }
  work->merged += piece.len;
  if (work->merged > BPE_MUCH && vocab->head->kind == ZH_VOCAB_RANKS)
    zh_vocab_gather_more(vocab);
  if (piece.len <= BPE_SHORT)
    return bpe_encode_short(vocab, piece, out);
  return bpe_encode_windows(vocab, piece, work, out);
}
