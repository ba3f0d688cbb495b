/* SPDX-License-Identifier: Apache-2.0 */
/* Byte pair encoding: short windows by looking for the best pair, long ones
 * with a heap, and long pieces window after window. */
#include "token/bpe.h"

#include "token/bpe_short.h"

enum {
  BPE_WINDOW = 128, /* bytes encoded at once                                */
  BPE_OVERLAP = 8,  /* that part of a window is in the next one too         */
  BPE_LONG = 8,     /* bytes of a token that is long for a window           */
  BPE_TRIES = 4,    /* cuts tried before the window grows                   */
  BPE_JOINTS = 1 << 8
};

/* --- what is remembered --- */

/* Whether two tokens stay as they are when encoded together, by their ids. */
typedef struct bpe_joint {
  uint32_t left;
  uint32_t right; /* plus one; 0: nothing is known                           */
  bool stay;
} bpe_joint;

struct zh_bpe_memory {
  const zh_vocab *vocab; /* whose tokens these are                           */
  bpe_joint joints[BPE_JOINTS];
  zh_bpe_known known;
};

/* That of the vocabulary.  False without memory. */
static bool bpe_remember(zh_bpe_work *work, const zh_vocab *vocab) {
  if (!work->memory) {
    work->memory = zh_alloc_zero(sizeof *work->memory);
    if (!work->memory)
      return false;
  }
  zh_bpe_memory *memory = work->memory;
  if (memory->vocab == vocab)
    return true;
  memory->vocab = vocab;
  memset(memory->joints, 0, sizeof memory->joints);
  memset(memory->known.pairs, 0xff, sizeof memory->known.pairs);
  return true;
}

/* --- tokens --- */

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

static zh_status bpe_encode_short(const zh_vocab *vocab, zh_str text,
                                  zh_bpe_work *work, zh_bpe_list *out) {
  zh_bpe_short s;
  zh_bpe_short_encode(&s, vocab, &work->memory->known,
                      (const uint8_t *)text.ptr, text.len);
  work->steps += 2 * s.count - s.left;
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
  size_t steps;
} bpe_long;

static void bpe_long_push(bpe_long *l, uint64_t entry) {
  size_t i = l->heap_count++;
  while (i > 0 && l->heap[(i - 1) / 2] > entry) {
    l->heap[i] = l->heap[(i - 1) / 2];
    i = (i - 1) / 2;
    l->steps++;
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
    l->steps++;
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
                   : zh_bpe_rank(l->vocab, node->id, next->id);
  if (node->rank != ZH_NO_TOKEN)
    bpe_long_push(l, (uint64_t)node->rank << 32 | at);
}

static void bpe_long_start(bpe_long *l) {
  size_t at = 0;
  uint32_t prev = ZH_NO_TOKEN;
  while (at < l->len) {
    size_t step;
    uint32_t id = zh_bpe_first(l->vocab, l->p + at, &step);
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
                 : zh_vocab_merged(l->vocab, node->rank);
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
  work->steps += text.len + l.steps;
  out->count = 0;
  for (uint32_t i = 0; i < text.len; i = l.nodes[i].next)
    out->items[out->count++] = (zh_bpe_token){l.nodes[i].id, l.nodes[i].next};
  return ZH_OK;
}

/* --- window after window --- */

static zh_status bpe_encode_part(const zh_vocab *vocab, zh_str text,
                                 zh_bpe_work *work, zh_bpe_list *out) {
  if (text.len <= ZH_BPE_SHORT)
    return bpe_encode_short(vocab, text, work, out);
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

static size_t bpe_covered(const zh_bpe_list *tokens) {
  return tokens->items[tokens->count - 1].end;
}

/* Where token number i starts. */
static size_t bpe_start(const zh_bpe_list *tokens, size_t i) {
  return i > 0 ? tokens->items[i - 1].end : 0;
}

/* The windows of a piece, one being looked at. */
typedef struct bpe_run {
  const zh_vocab *vocab;
  zh_str piece;
  zh_bpe_work *work; /* .window: its tokens                                  */
  zh_bpe_list *out;
  size_t at;   /* where it starts                                            */
  size_t done; /* how many of its tokens are what `out` ends with            */
  size_t len;  /* bytes of the next one                                      */
} bpe_run;

/* Do the two parts, each one token, stay so when encoded together? */
static bool bpe_parts_stay(bpe_run *run, zh_str text, size_t cut) {
  zh_bpe_short s;
  if (text.len > ZH_BPE_SHORT)
    return false; // another cut will do, or a longer window
  zh_bpe_short_encode(&s, run->vocab, &run->work->memory->known,
                      (const uint8_t *)text.ptr, text.len);
  run->work->steps += 2 * s.count - s.left;
  return s.left == 2 && s.starts[s.next[0]] == cut;
}

/* The same, remembered: `left` ends where `right` starts.  What is no token is
 * no bytes that are always the same. */
static bool bpe_stay_apart(bpe_run *run, zh_str text, size_t cut, uint32_t left,
                           uint32_t right) {
  bpe_joint *joint =
      &run->work->memory
           ->joints[(left * 0x9e3779b1u ^ right * 0x85ebca6bu) >> 24];
  if (left == ZH_NO_TOKEN || right == ZH_NO_TOKEN)
    return bpe_parts_stay(run, text, cut);
  if (joint->left != left || joint->right != right + 1)
    *joint = (bpe_joint){left, right + 1, bpe_parts_stay(run, text, cut)};
  return joint->stay;
}

/* Where tokens of the window and the next one join: those before `left` of the
 * one, those from `right` on of the other. */
typedef struct bpe_join {
  size_t cut; /* where the next one starts; 0: they do not join              */
  size_t left;
  size_t right;
} bpe_join;

/* The tokens of the window that starts at the cut.  Text that repeats itself
 * has the same ones again. */
static zh_status bpe_next_window(bpe_run *run, size_t cut) {
  zh_bpe_work *work = run->work;
  zh_str rest = zh_str_cut(run->piece, run->at);
  zh_str text = bpe_window(run->vocab, zh_str_cut(rest, cut), run->len);
  const zh_bpe_list *now = &work->window;
  if (text.len != bpe_covered(now) || memcmp(text.ptr, rest.ptr, text.len) != 0)
    return bpe_encode_part(run->vocab, text, work, &work->next);
  if (!bpe_room(&work->next, now->count))
    return ZH_NO_MEMORY;
  memcpy(work->next.items, now->items, now->count * sizeof *now->items);
  work->next.count = now->count;
  return ZH_OK;
}

/* Where both have the same token, what precedes it in the one and what follows
 * it in the other stand side by side.  False: nowhere. */
static bool bpe_meet(const bpe_run *run, bpe_join *join) {
  const zh_bpe_list *now = &run->work->window, *next = &run->work->next;
  size_t i = join->left, k = 0;
  while (i < now->count && k < next->count) {
    size_t left = bpe_start(now, i), right = join->cut + bpe_start(next, k);
    if (left == right && now->items[i].id == next->items[k].id &&
        now->items[i].end == join->cut + next->items[k].end) {
      join->left = i;
      join->right = k;
      return true;
    }
    i += left <= right;
    k += right <= left;
  }
  return false;
}

/* Looks at the window that starts behind token number j. */
static zh_status bpe_try_cut(bpe_run *run, size_t j, bpe_join *join) {
  const zh_bpe_list *now = &run->work->window;
  zh_str rest = zh_str_cut(run->piece, run->at);
  bpe_join found = {.cut = now->items[j].end, .left = j + 1};
  if (!bpe_is_cut(run->vocab, rest, found.cut))
    return ZH_OK;
  zh_status status = bpe_next_window(run, found.cut);
  if (status != ZH_OK)
    return status;
  const zh_bpe_token *first = run->work->next.items;
  size_t start = bpe_start(now, j);
  zh_str both = {rest.ptr + start, found.cut - start + first->end};
  if (bpe_meet(run, &found) ||
      bpe_stay_apart(run, both, found.cut - start, now->items[j].id, first->id))
    *join = found;
  return ZH_OK;
}

/* Tries cuts some bytes before the window's end, the later ones first. */
static zh_status bpe_find_join(bpe_run *run, bpe_join *join) {
  const zh_bpe_list *window = &run->work->window;
  zh_status status = ZH_OK;
  size_t j = window->count - 1;
  size_t most = bpe_covered(window) - bpe_covered(window) / BPE_OVERLAP;
  *join = (bpe_join){.cut = 0};
  while (j > 1 && window->items[j - 1].end > most)
    j--;
  for (int n = 0; n < BPE_TRIES && j > run->done && !join->cut; n++) {
    status = bpe_try_cut(run, --j, join);
    if (status != ZH_OK)
      break;
  }
  return status;
}

/* Appends tokens of the window, up to number `end`. */
static zh_status bpe_emit(bpe_run *run, size_t end) {
  zh_bpe_list *out = run->out;
  const zh_bpe_token *tokens = run->work->window.items;
  if (!bpe_room(out, out->count + end - run->done))
    return ZH_NO_MEMORY;
  for (size_t i = run->done; i < end; i++) {
    out->items[out->count] = tokens[i];
    out->items[out->count++].end += (uint32_t)run->at;
  }
  return ZH_OK;
}

/* Do the last token of `out` and the first of the window, which starts there,
 * stay so when encoded together?  The next window is lost. */
static zh_status bpe_goes_on(bpe_run *run, bool *good) {
  const zh_bpe_list *out = run->out, *both = &run->work->next;
  *good = out->count == 0;
  if (*good)
    return ZH_OK;
  size_t start = bpe_start(out, out->count - 1);
  size_t end = run->at + run->work->window.items[0].end;
  zh_status status =
      bpe_encode_part(run->vocab, (zh_str){run->piece.ptr + start, end - start},
                      run->work, &run->work->next);
  *good = both->count == 2 && both->items[0].end == run->at - start;
  return status;
}

/* As long as can be done without a heap before it gets longer. */
static size_t bpe_more(size_t len) {
  return len < ZH_BPE_SHORT ? ZH_BPE_SHORT : len * 2;
}

/* A window from where `out` ends, longer unless it is another one, or, where
 * that is no good place, longer ones from further and further before. */
static zh_status bpe_widen(bpe_run *run) {
  zh_bpe_list *out = run->out;
  zh_status status = ZH_OK;
  size_t back = 0;
  bool good = false;
  while (status == ZH_OK && !good) {
    size_t end = out->count > 0 ? bpe_covered(out) : 0;
    while (out->count > 0 && bpe_covered(out) + back > end)
      out->count--;
    run->at = out->count > 0 ? bpe_covered(out) : 0;
    if (run->done == 0)
      run->len = bpe_more(run->len);
    run->done = 0;
    zh_str rest = zh_str_cut(run->piece, run->at);
    status = bpe_encode_part(run->vocab, bpe_window(run->vocab, rest, run->len),
                             run->work, &run->work->window);
    if (status == ZH_OK)
      status = bpe_goes_on(run, &good);
    back = run->len;
  }
  return status;
}

/* The next window becomes the one looked at.  What needed a long one may need
 * it again, but not for ever. */
static void bpe_go_on(bpe_run *run, const bpe_join *join) {
  zh_bpe_list next = run->work->next;
  run->work->next = run->work->window;
  run->work->window = next;
  run->at += join->cut;
  run->done = join->right;
  size_t token = bpe_covered(&next) / next.count;
  if (run->len > ZH_BPE_SHORT)
    run->len /= 2;
  else if (token >= BPE_LONG)
    run->len = ZH_BPE_SHORT; // of a short one little would be left
  else if (token < BPE_LONG / 2)
    run->len = BPE_WINDOW;
}

static zh_status bpe_encode_windows(const zh_vocab *vocab, zh_str piece,
                                    zh_bpe_work *work, zh_bpe_list *out) {
  bpe_run run = {.vocab = vocab,
                 .piece = piece,
                 .work = work,
                 .out = out,
                 .len = BPE_WINDOW};
  zh_status status = bpe_encode_part(vocab, bpe_window(vocab, piece, run.len),
                                     work, &work->window);
  while (status == ZH_OK) {
    if (run.at + bpe_covered(&work->window) == piece.len)
      return bpe_emit(&run, work->window.count);
    bpe_join join;
    status = bpe_find_join(&run, &join);
    if (status == ZH_OK && !join.cut)
      status = bpe_widen(&run);
    if (status != ZH_OK || !join.cut)
      continue;
    status = bpe_emit(&run, join.left);
    bpe_go_on(&run, &join);
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
  zh_free(work->memory);
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
  if (!bpe_remember(work, vocab))
    return ZH_NO_MEMORY;
  if (piece.len <= ZH_BPE_SHORT)
    return bpe_encode_part(vocab, piece, work, out);
  return bpe_encode_windows(vocab, piece, work, out);
}
