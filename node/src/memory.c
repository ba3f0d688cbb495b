/* SPDX-License-Identifier: Apache-2.0 */
/* memory.c -- the only place of the Node binding that allocates. */
#include "native.h"

#include <stdlib.h>

struct native_block {
  struct native_block *next;
  max_align_t data[];
};

void *native_alloc(size_t size) {
  return calloc(1, size != 0 ? size : 1);
}

void *native_resize(void *block, size_t size) {
  return realloc(block, size);
}

void native_release(void *block) {
  free(block);
}

void *native_scratch_alloc(native_scratch *scratch, size_t size) {
  struct native_block *block;

  if (size > SIZE_MAX - sizeof *block)
    return NULL;
  block = malloc(sizeof *block + size);
  if (block == NULL)
    return NULL;
  block->next = scratch->blocks;
  scratch->blocks = block;
  return block->data;
}

void native_scratch_deinit(native_scratch *scratch) {
  while (scratch->blocks != NULL) {
    struct native_block *next = scratch->blocks->next;

    free(scratch->blocks);
    scratch->blocks = next;
  }
}
