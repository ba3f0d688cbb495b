/* SPDX-License-Identifier: Apache-2.0 */
/* The allocator with its failure hook, and the arena. */
#include "base/mem.h"

#include <stdatomic.h>
#include <stdlib.h>

/* --- allocation --------------------------------------------------------- */

/* Off until zh_mem_fail is first called, so that threads of a real program
 * share nothing but this read-only word. */
static atomic_bool mem_hook_on;
static atomic_long mem_count;
static atomic_long mem_fail_at;
static atomic_bool mem_fail_after;

static bool mem_hook_fails(void) {
  long nth = atomic_fetch_add(&mem_count, 1) + 1;
  long fail_at = atomic_load(&mem_fail_at);
  if (fail_at == 0)
    return false;
  return nth == fail_at || (nth > fail_at && atomic_load(&mem_fail_after));
}

static bool mem_fails(void) {
  return atomic_load_explicit(&mem_hook_on, memory_order_relaxed) &&
         mem_hook_fails();
}

void *zh_alloc(size_t len) {
  return mem_fails() ? NULL : malloc(len ? len : 1);
}

void *zh_alloc_zero(size_t len) {
  return mem_fails() ? NULL : calloc(1, len ? len : 1);
}

void *zh_realloc(void *ptr, size_t len) {
  return mem_fails() ? NULL : realloc(ptr, len ? len : 1);
}

void zh_free(void *ptr) {
  free(ptr);
}

void zh_mem_fail(long nth, bool and_after) {
  atomic_store(&mem_fail_at, nth);
  atomic_store(&mem_fail_after, and_after);
  atomic_store(&mem_count, 0);
  atomic_store(&mem_hook_on, true);
}

long zh_mem_count(void) {
  return atomic_load(&mem_count);
}

/* --- pages -------------------------------------------------------------- */

/* 2 MB. */
#define MEM_PAGES_MAX 128

/* Whoever finds it busy asks the allocator: nobody waits, nor does a fork's
 * child whose parent held it. */
static struct {
  atomic_flag busy;
  unsigned count;
  void *pages[MEM_PAGES_MAX];
} mem_kept = {.busy = ATOMIC_FLAG_INIT};

static bool mem_lock_kept(void) {
  return !atomic_flag_test_and_set_explicit(&mem_kept.busy,
                                            memory_order_acquire);
}

static void mem_unlock_kept(void) {
  atomic_flag_clear_explicit(&mem_kept.busy, memory_order_release);
}

void *zh_mem_page(void) {
  void *page = NULL;

  if (mem_fails())
    return NULL;
  if (mem_lock_kept()) {
    if (mem_kept.count)
      page = mem_kept.pages[--mem_kept.count];
    mem_unlock_kept();
  }
  return page ? page : malloc(ZH_MEM_PAGE);
}

void zh_mem_page_free(void *page) {
  if (mem_lock_kept()) {
    if (mem_kept.count < MEM_PAGES_MAX) {
      mem_kept.pages[mem_kept.count++] = page;
      page = NULL;
    }
    mem_unlock_kept();
  }
  free(page);
}

/* --- arena -------------------------------------------------------------- */

#define MEM_ALIGN       ((size_t)16)
#define MEM_BLOCK_FIRST ((size_t)2048)
#define MEM_BLOCK_LAST  ((size_t)256 << 10)

/* `len` counts this header.  The first block of the list is the one that is
 * being filled. */
struct zh_arena_block {
  _Alignas(16) zh_arena_block *next;
  size_t len;
};

/* A value too large for the block at hand gets a block of its own, behind the
 * first, so that the room left in the first is not lost. */
static void *mem_arena_large(zh_arena *arena, size_t len) {
  zh_arena_block *block = zh_alloc(sizeof(zh_arena_block) + len);
  if (!block)
    return NULL;
  block->len = sizeof(zh_arena_block) + len;
  block->next = arena->blocks->next;
  arena->blocks->next = block;
  return block + 1;
}

static void *mem_arena_slow(zh_arena *arena, size_t len) {
  size_t last_len = arena->blocks ? arena->blocks->len : 0;
  size_t block_len = last_len ? 2 * last_len : MEM_BLOCK_FIRST;
  if (block_len > MEM_BLOCK_LAST)
    block_len = MEM_BLOCK_LAST;
  if (arena->blocks && len > block_len / 4)
    return mem_arena_large(arena, len);
  if (block_len < sizeof(zh_arena_block) + len)
    block_len = sizeof(zh_arena_block) + len;
  zh_arena_block *block = zh_alloc(block_len);
  if (!block)
    return NULL;
  block->len = block_len < MEM_BLOCK_LAST ? block_len : MEM_BLOCK_LAST;
  block->next = arena->blocks;
  arena->blocks = block;
  arena->at = (char *)(block + 1) + len;
  arena->end = (char *)block + block_len;
  return block + 1;
}

/* While allocations are to fail, every piece is one of its own: each can, and
 * a sanitizer sees where each ends. */
static bool mem_is_alone(void) {
  return atomic_load_explicit(&mem_hook_on, memory_order_relaxed) &&
         atomic_load(&mem_fail_at) != 0;
}

static void *mem_arena_alone(zh_arena *arena, size_t len) {
  zh_arena_block *block = zh_alloc(sizeof(zh_arena_block) + len);
  zh_arena_block **first =
      arena->blocks ? &arena->blocks->next : &arena->blocks;
  if (!block)
    return NULL;
  block->len = MEM_BLOCK_FIRST;
  block->next = *first;
  *first = block;
  return block + 1;
}

void *zh_arena_alloc(zh_arena *arena, size_t len) {
  if (len > SIZE_MAX / 2)
    return NULL;
  if (mem_is_alone())
    return mem_arena_alone(arena, len);
  len = (len + MEM_ALIGN - 1) & ~(MEM_ALIGN - 1);
  if (!arena->at || (size_t)(arena->end - arena->at) < len)
    return mem_arena_slow(arena, len);
  void *ptr = arena->at;
  arena->at += len;
  return ptr;
}

void *zh_arena_zero(zh_arena *arena, size_t len) {
  void *ptr = zh_arena_alloc(arena, len);
  if (ptr)
    memset(ptr, 0, len);
  return ptr;
}

zh_str zh_arena_str(zh_arena *arena, zh_str text) {
  char *copy = text.len < SIZE_MAX ? zh_arena_alloc(arena, text.len + 1) : NULL;
  if (!copy)
    return (zh_str){NULL, 0};
  if (text.len > 0)
    memcpy(copy, text.ptr, text.len);
  copy[text.len] = '\0';
  return (zh_str){copy, text.len};
}

#define MEM_PUSH_FIRST ((size_t)4)

void *zh_arena_push(zh_arena *arena, void **items, size_t *count,
                    size_t item_len) {
  // *items is in truth a pointer of some other type; reading it as bytes
  // keeps the compiler's aliasing rules.
  char *array;
  memcpy(&array, (char *)items, sizeof(array));
  size_t len = *count;
  bool is_full = len == 0 || (len >= MEM_PUSH_FIRST && (len & (len - 1)) == 0);
  if (is_full) {
    size_t cap = len == 0 ? MEM_PUSH_FIRST : 2 * len;
    if (cap > SIZE_MAX / 2 / item_len)
      return NULL;
    char *grown = zh_arena_alloc(arena, cap * item_len);
    if (!grown)
      return NULL;
    if (len > 0)
      memcpy(grown, array, len * item_len);
    array = grown;
    memcpy((char *)items, &array, sizeof(array));
  }
  *count = len + 1;
  return memset(array + len * item_len, 0, item_len);
}

void zh_arena_deinit(zh_arena *arena) {
  for (zh_arena_block *block = arena->blocks; block;) {
    zh_arena_block *next = block->next;
    zh_free(block);
    block = next;
  }
  *arena = (zh_arena){0};
}
