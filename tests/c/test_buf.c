/* SPDX-License-Identifier: Apache-2.0 */
/* base/buf.c: growable bytes. */
#include "base/buf.h"
#include "base/mem.h"
#include "check.h"

static void buf_gathers_what_is_put(void **state) {
  (void)state;
  zh_buf buf;
  zh_buf_init(&buf, 1000);
  check_str(zh_buf_str(&buf), "");
  zh_buf_put(&buf, ZH_S("a\0b"));
  zh_buf_putc(&buf, '-');
  zh_buf_puts(&buf, "cd");
  zh_buf_puts(&buf, NULL);
  zh_buf_put(&buf, (zh_str){NULL, 0});
  zh_buf_printf(&buf, "%d%s", 7, "x");
  check_str(zh_buf_str(&buf), "a\0b-cd7x");
  assert_int_equal(buf.status, ZH_OK);
  zh_buf_deinit(&buf);
}

static void buf_keeps_content_while_growing(void **state) {
  (void)state;
  zh_buf buf;
  zh_buf_init(&buf, 1 << 20);
  for (int i = 0; i < 100000; i++)
    zh_buf_putc(&buf, (char)('a' + i % 26));
  assert_int_equal(buf.len, 100000);
  for (int i = 0; i < 100000; i++)
    assert_int_equal(buf.ptr[i], 'a' + i % 26);
  zh_buf_deinit(&buf);
  assert_null(buf.ptr);
}

static void buf_fills_to_the_last_byte_and_no_further(void **state) {
  (void)state;
  for (size_t max = 0; max < 600; max += 7) {
    zh_buf buf;
    zh_buf_init(&buf, max);
    assert_non_null(zh_buf_room(&buf, 0));
    for (size_t i = 0; i < max; i++)
      zh_buf_putc(&buf, 'x');
    assert_int_equal(buf.status, ZH_OK);
    assert_int_equal(buf.len, max);
    zh_buf_putc(&buf, 'x');
    assert_int_equal(buf.status, ZH_TOO_BIG);
    assert_int_equal(buf.len, max);
    zh_buf_deinit(&buf);
  }
}

static void buf_error_sticks_until_cleared(void **state) {
  (void)state;
  zh_buf buf;
  zh_buf_init(&buf, 10);
  zh_buf_puts(&buf, "12345");
  zh_buf_puts(&buf, "123456");
  assert_int_equal(buf.status, ZH_TOO_BIG);
  zh_buf_puts(&buf, "x");
  zh_buf_printf(&buf, "%s", "y");
  assert_null(zh_buf_room(&buf, 1));
  check_str(zh_buf_str(&buf), "12345");
  const char *memory = buf.ptr;
  zh_buf_clear(&buf);
  assert_int_equal(buf.status, ZH_OK);
  assert_ptr_equal(buf.ptr, memory);
  zh_buf_puts(&buf, "x");
  check_str(zh_buf_str(&buf), "x");
  zh_buf_deinit(&buf);
}

static void buf_refuses_a_length_that_overflows(void **state) {
  (void)state;
  zh_buf buf;
  zh_buf_init(&buf, SIZE_MAX);
  zh_buf_puts(&buf, "abc");
  assert_null(zh_buf_room(&buf, SIZE_MAX));
  assert_int_equal(buf.status, ZH_TOO_BIG);
  zh_buf_deinit(&buf);
}

static void buf_room_is_writable(void **state) {
  (void)state;
  zh_buf buf;
  zh_buf_init(&buf, 5000);
  assert_non_null(zh_buf_room(&buf, 0));
  char *room = zh_buf_room(&buf, 5000);
  assert_non_null(room);
  memset(room, 'z', 5000);
  buf.len += 5000;
  assert_non_null(zh_buf_room(&buf, 0));
  assert_null(zh_buf_room(&buf, 1));
  zh_buf_deinit(&buf);
}

static void buf_prints_text_of_any_length(void **state) {
  (void)state;
  static char text[1000];
  for (size_t len = 200; len < 600; len++) {
    zh_buf buf;
    zh_buf_init(&buf, len);
    memset(text, 'q', len);
    text[len] = '\0';
    zh_buf_printf(&buf, "%s", text);
    check_slice(zh_buf_str(&buf), zh_str_of(text));
    zh_buf_printf(&buf, "%s", text);
    assert_int_equal(buf.status, ZH_TOO_BIG);
    assert_int_equal(buf.len, len);
    zh_buf_deinit(&buf);
  }
}

static void buf_drops_from_the_front(void **state) {
  (void)state;
  zh_buf buf;
  zh_buf_init(&buf, 100);
  zh_buf_drop(&buf, 5);
  zh_buf_puts(&buf, "abcdef");
  zh_buf_drop(&buf, 0);
  zh_buf_drop(&buf, 2);
  check_str(zh_buf_str(&buf), "cdef");
  zh_buf_drop(&buf, 99);
  check_str(zh_buf_str(&buf), "");
  zh_buf_deinit(&buf);
}

static void buf_reports_failing_allocations(void **state) {
  (void)state;
  static char text[300];
  memset(text, 'q', sizeof(text) - 1);
  for (long nth = 1; nth <= 5; nth++) {
    zh_buf buf;
    zh_buf_init(&buf, 100000);
    zh_mem_fail(nth, false);
    for (int i = 0; i < 4; i++) {
      zh_buf_puts(&buf, text);
      zh_buf_printf(&buf, "%s", text);
    }
    bool failed = zh_mem_count() >= nth;
    zh_mem_fail(0, false);
    assert_true(failed);
    assert_int_equal(buf.status, ZH_NO_MEMORY);
    assert_int_equal(buf.len % (sizeof(text) - 1), 0);
    zh_buf_deinit(&buf);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(buf_gathers_what_is_put),
      cmocka_unit_test(buf_keeps_content_while_growing),
      cmocka_unit_test(buf_fills_to_the_last_byte_and_no_further),
      cmocka_unit_test(buf_error_sticks_until_cleared),
      cmocka_unit_test(buf_refuses_a_length_that_overflows),
      cmocka_unit_test(buf_room_is_writable),
      cmocka_unit_test(buf_prints_text_of_any_length),
      cmocka_unit_test(buf_drops_from_the_front),
      cmocka_unit_test(buf_reports_failing_allocations),
  };
  return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
