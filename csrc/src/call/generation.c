/* SPDX-License-Identifier: Apache-2.0 */
#include "call/generation.h"

#include <stdatomic.h>

static atomic_uint generation_count;

unsigned zh_generation(void) {
  return atomic_load_explicit(&generation_count, memory_order_relaxed);
}

void zh_generation_next(void) {
  atomic_fetch_add(&generation_count, 1);
}
