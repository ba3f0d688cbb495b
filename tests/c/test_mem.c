/* SPDX-License-Identifier: Apache-2.0 */
/* base/mem.c: the failure hook and the arena. */
#include "base/mem.h"
#include "check.h"

#include <pthread.h>

/* One bit for each of `count` allocations: did it succeed? */
static unsigned mem_try(int count) {
  unsigned good = 0;
  for (int i = 0; i < count; i++) {
    void *ptr = i % 2 ? zh_alloc(8) : zh_alloc_zero(8);
    good |= (unsigned)(ptr != NULL) << i;
    zh_free(ptr);
  }
  return good;
}

static void mem_fails_the_nth_allocation(void **state) {
  (void)state;
  zh_mem_fail(3, false);
  assert_int_equal(mem_try(6), 0x3b);
  assert_int_equal(zh_mem_count(), 6);
  zh_mem_fail(0, false);
  assert_int_equal(zh_mem_count(), 0);
  assert_int_equal(mem_try(6), 0x3f);
}

static void mem_fails_all_allocations_after(void **state) {
  (void)state;
  zh_mem_fail(3, true);
  assert_int_equal(mem_try(6), 0x03);
  zh_mem_fail(0, false);
}

static void mem_fails_realloc_and_keeps_the_block(void **state) {
  (void)state;
  char *ptr = zh_alloc(4);
  assert_non_null(ptr);
  memcpy(ptr, "abc", 4);
  zh_mem_fail(1, false);
  assert_null(zh_realloc(ptr, 1000));
  zh_mem_fail(0, false);
  assert_string_equal(ptr, "abc");
  ptr = zh_realloc(ptr, 1000);
  assert_string_equal(ptr, "abc");
  zh_free(ptr);
}

static void mem_gives_a_block_for_no_bytes(void **state) {
  (void)state;
  void *ptr = zh_alloc(0);
  void *zero = zh_alloc_zero(0);
  assert_non_null(ptr);
  assert_non_null(zero);
  zh_free(zh_realloc(ptr, 0));
  zh_free(zero);
  zh_free(NULL);
}

#define MEM_THREADS 4
#define MEM_ROUNDS  5000

static void *mem_thread(void *failed) {
  for (int i = 0; i < MEM_ROUNDS; i++) {
    void *ptr = zh_alloc(16);
    *(int *)failed += ptr == NULL;
    zh_free(ptr);
  }
  return NULL;
}

static void mem_counts_over_all_threads(void **state) {
  (void)state;
  pthread_t threads[MEM_THREADS];
  int failed[MEM_THREADS] = {0};
  zh_mem_fail(MEM_ROUNDS, false);
  for (int i = 0; i < MEM_THREADS; i++)
    assert_int_equal(pthread_create(&threads[i], NULL, mem_thread, &failed[i]),
                     0);
  int sum = 0;
  for (int i = 0; i < MEM_THREADS; i++) {
    assert_int_equal(pthread_join(threads[i], NULL), 0);
    sum += failed[i];
  }
  assert_int_equal(zh_mem_count(), MEM_THREADS * MEM_ROUNDS);
  assert_int_equal(sum, 1);
  zh_mem_fail(0, false);
}

#define MEM_ITEMS 3000

static void arena_keeps_every_byte_in_place(void **state) {
  (void)state;
  zh_arena arena = {0};
  static unsigned char *items[MEM_ITEMS];
  static size_t lens[MEM_ITEMS];
  uint64_t seed = 1;
  for (int i = 0; i < MEM_ITEMS; i++) {
    bool is_large = i % 100 == 0;
    lens[i] = check_random(&seed) % (is_large ? 300000 : 200);
    items[i] = zh_arena_alloc(&arena, lens[i]);
    assert_non_null(items[i]);
    assert_int_equal((uintptr_t)items[i] % 16, 0);
    memset(items[i], i & 0xff, lens[i]);
  }
  for (int i = 0; i < MEM_ITEMS; i++) {
    for (size_t j = 0; j < lens[i]; j++) {
      if (items[i][j] != (i & 0xff))
        fail_msg("byte %zu of item %d was overwritten", j, i);
    }
  }
  zh_arena_deinit(&arena);
  assert_null(arena.blocks);
}

static void arena_asks_for_few_blocks(void **state) {
  (void)state;
  zh_arena arena = {0};
  zh_mem_fail(0, false);
  for (int i = 0; i < 10000; i++)
    assert_non_null(zh_arena_alloc(&arena, 32));
  assert_in_range(zh_mem_count(), 2, 12);
  zh_arena_deinit(&arena);
}

static void arena_zeroes_on_request(void **state) {
  (void)state;
  zh_arena arena = {0};
  for (int i = 0; i < 50; i++) {
    unsigned char *ptr = zh_arena_zero(&arena, 777);
    assert_non_null(ptr);
    for (int j = 0; j < 777; j++)
      assert_int_equal(ptr[j], 0);
    memset(ptr, 0xee, 777);
  }
  zh_arena_deinit(&arena);
}

static void arena_copies_and_terminates_text(void **state) {
  (void)state;
  zh_arena arena = {0};
  zh_str copy = zh_arena_str(&arena, ZH_S("a\0b"));
  check_str(copy, "a\0b");
  assert_int_equal(copy.ptr[3], 0);
  copy = zh_arena_str(&arena, (zh_str){NULL, 0});
  assert_non_null(copy.ptr);
  assert_int_equal(copy.ptr[0], 0);
  zh_arena_deinit(&arena);
}

static void arena_refuses_impossible_sizes(void **state) {
  (void)state;
  zh_arena arena = {0};
  assert_null(zh_arena_alloc(&arena, SIZE_MAX));
  assert_null(zh_arena_alloc(&arena, SIZE_MAX - 8));
  assert_null(zh_arena_alloc(&arena, SIZE_MAX / 2 + 1));
  assert_null(zh_arena_str(&arena, (zh_str){"", SIZE_MAX}).ptr);
  int *items = NULL;
  size_t count = (size_t)1 << 62;
  assert_null(zh_arena_push(&arena, (void **)&items, &count, sizeof(int)));
  zh_arena_deinit(&arena);
}

static void arena_push_grows_an_array(void **state) {
  (void)state;
  zh_arena arena = {0};
  struct item {
    int number;
    char rest[20];
  } *items = NULL;
  size_t count = 0;
  for (int i = 0; i < 1000; i++) {
    struct item *item =
        zh_arena_push(&arena, (void **)&items, &count, sizeof(*items));
    assert_non_null(item);
    assert_ptr_equal(item, &items[i]);
    assert_int_equal(item->number, 0);
    assert_int_equal(item->rest[19], 0);
    memset(item, 0xff, sizeof(*item));
    item->number = i;
  }
  assert_int_equal(count, 1000);
  for (int i = 0; i < 1000; i++)
    assert_int_equal(items[i].number, i);
  zh_arena_deinit(&arena);
}

static void arena_survives_failing_allocations(void **state) {
  (void)state;
  for (long nth = 1; nth <= 8; nth++) {
    zh_arena arena = {0};
    int *items = NULL;
    size_t count = 0;
    int failures = 0;
    zh_mem_fail(nth, false);
    for (int i = 0; i < 200000; i++) {
      size_t before = count;
      int *item = zh_arena_push(&arena, (void **)&items, &count, sizeof(int));
      if (item) {
        *item = (int)before;
        continue;
      }
      assert_int_equal(count, before);
      failures++;
    }
    zh_mem_fail(0, false);
    assert_int_equal(failures, 1);
    for (size_t i = 0; i < count; i++)
      assert_int_equal(items[i], i);
    zh_arena_deinit(&arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(mem_fails_the_nth_allocation),
      cmocka_unit_test(mem_fails_all_allocations_after),
      cmocka_unit_test(mem_fails_realloc_and_keeps_the_block),
      cmocka_unit_test(mem_gives_a_block_for_no_bytes),
      cmocka_unit_test(mem_counts_over_all_threads),
      cmocka_unit_test(arena_keeps_every_byte_in_place),
      cmocka_unit_test(arena_asks_for_few_blocks),
      cmocka_unit_test(arena_zeroes_on_request),
      cmocka_unit_test(arena_copies_and_terminates_text),
      cmocka_unit_test(arena_refuses_impossible_sizes),
      cmocka_unit_test(arena_push_grows_an_array),
      cmocka_unit_test(arena_survives_failing_allocations),
  };
  return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
