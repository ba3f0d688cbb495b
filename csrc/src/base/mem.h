/* mem.h -- all memory of the core comes through here, so that tests can make
 * the n-th allocation fail.  The arena holds what belongs to one call or one
 * attempt and is freed at once.  Out of memory is reported, never an abort. */
#ifndef ZH_MEM_H
#define ZH_MEM_H

#include "base/base.h"

/* malloc, calloc, realloc, free with the test hook.  Any thread. */
void *zh_alloc(size_t len);
void *zh_alloc_zero(size_t len);
void *zh_realloc(void *ptr, size_t len);
void zh_free(void *ptr);

/* A page of ZH_MEM_PAGE bytes.  The process keeps some that were freed: a
 * burst of chunks frees many at once, and an allocator that gives them back to
 * the system then pays for each of them anew.  Any thread. */
#define ZH_MEM_PAGE ((size_t)16 << 10)
void *zh_mem_page(void);
void zh_mem_page_free(void *page);

/* Tests: fail the n-th allocation from now (1 is the next), or that one and
 * all after it; 0 turns it off.  While it is on, each piece of an arena is an
 * allocation of its own.  zh_mem_count tells how many were asked for since the
 * last call of this. */
void zh_mem_fail(long nth, bool and_after);
long zh_mem_count(void);

typedef struct zh_arena_block zh_arena_block;

/* Zeroed is ready to use.  Memory is 16-byte aligned and stays where it is
 * until deinit.  One thread at a time. */
typedef struct zh_arena {
  zh_arena_block *blocks;
  char *at;
  char *end;
} zh_arena;

/* NULL when out of memory. */
void *zh_arena_alloc(zh_arena *arena, size_t len);
void *zh_arena_zero(zh_arena *arena, size_t len);

/* A terminated copy; ptr NULL when out of memory. */
zh_str zh_arena_str(zh_arena *arena, zh_str text);

/* Appends one item of item_len bytes to the array at *items (NULL at first),
 * growing it in powers of two; returns the new, zeroed item or NULL. */
void *zh_arena_push(zh_arena *arena, void **items, size_t *count,
                    size_t item_len);

void zh_arena_deinit(zh_arena *arena);

#endif
