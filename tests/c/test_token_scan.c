/* SPDX-License-Identifier: Apache-2.0 */
/* token/scan.c: where the expressions cut, and that batches change nothing. */
#include "base/cpu.h"
#include "check.h"
#include "token/scan.h"
#include "token/unicode.h"

/* The same code without what the machine does many at a time. */
#undef __SSE2__
#define zh_scan scan_plainly
#include "../../csrc/src/token/scan.c"
#undef zh_scan

#include <sys/mman.h>
#include <unistd.h>

/* The pieces of a text with "|" between them. */
static const char *scan_cut(zh_pattern pattern, const char *text,
                            size_t batch) {
  static char out[512];
  zh_scanner scanner = {.pattern = pattern, .text = zh_str_of(text)};
  uint32_t ends[64];
  size_t at = 0, len = 0, count;
  while ((count = zh_scan(&scanner, ends, batch)) > 0) {
    for (size_t i = 0; i < count; i++) {
      if (at > 0)
        out[len++] = '|';
      assert_true(ends[i] > at && len + ends[i] - at < sizeof out - 1);
      memcpy(out + len, text + at, ends[i] - at);
      len += ends[i] - at;
      at = ends[i];
    }
  }
  assert_int_equal(at, strlen(text));
  out[len] = '\0';
  return out;
}

static size_t scan_fill(char *text, size_t most, uint64_t *seed) {
  static const char *const atoms[] = {" ",
                                      "the",
                                      "Word",
                                      "HTTP",
                                      "a",
                                      "B",
                                      "'s",
                                      "'LL",
                                      "'",
                                      "\n",
                                      "\t",
                                      "  ",
                                      "1234",
                                      ".",
                                      "//",
                                      "\xc5\xbf",
                                      "\xcc\x81",
                                      "\xe4\xba\x9a",
                                      "\xc3\x89",
                                      "\xc3\xa9",
                                      "internationally",
                                      "INTERNATIONALLY",
                                      "a-b",
                                      "@Z[`z{"};
  size_t len = 0;
  for (;;) {
    const char *atom = atoms[check_random(seed) % ZH_COUNT(atoms)];
    if (len + strlen(atom) > most)
      return len;
    memcpy(text + len, atom, strlen(atom));
    len += strlen(atom);
  }
}

/* The same of what ASCII text has, and some that is none, any of it beside any
 * other. */
static size_t scan_fill_closely(char *text, size_t most, uint64_t *seed) {
  static const char *const atoms[] = {
      "a",  "s", "Z",  "t",    "L",    "l",        "V",        "e",
      "'",  "'", "1",  "23",   "4567", " ",        " ",        "\t",
      "\v", "!", "\"", "/",    "\n",   "\r",       "\n\n",     "\x7f",
      "@",  "`", "{",  "\x01", "don",  "\xc5\xbf", "\xc2\xa0", "\xe3\x80\x80",
      "[",  "0", ";",  "\r\n", "  ",   "\xcc\x81"};
  // A few kinds and runs of them, anywhere in 64 bytes.
  const char *kinds[8];
  for (size_t i = 0; i < ZH_COUNT(kinds); i++)
    kinds[i] = atoms[check_random(seed) % ZH_COUNT(atoms)];
  size_t count = 1 + check_random(seed) % ZH_COUNT(kinds);
  size_t len = check_random(seed) % 64;
  len = len < most ? len : most;
  memset(text, 'a', len);
  for (;;) {
    const char *atom = kinds[check_random(seed) % count];
    uint32_t times = check_random(seed) % 4 ? 1 : check_random(seed) % 9;
    for (; times > 0; times--) {
      if (len + strlen(atom) > most)
        return len;
      memcpy(text + len, atom, strlen(atom));
      len += strlen(atom);
    }
  }
}

/* Memory that ends with a page nobody may read. */
static char *scan_edge(size_t *size) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  assert_true(memory != MAP_FAILED);
  assert_int_equal(mprotect(memory + page, page, PROT_NONE), 0);
  *size = page;
  return memory;
}

static void scan_compare(zh_pattern pattern, zh_str text, size_t batch) {
  zh_scanner one = {.pattern = pattern, .text = text}, two = one;
  uint32_t ends[1025], plain[1024];
  size_t all = 0, count;
  assert_true(text.len <= ZH_COUNT(plain));
  ends[batch] = UINT32_MAX;
  size_t want = scan_plainly(&two, plain, ZH_COUNT(plain));
  while ((count = zh_scan(&one, ends, batch)) > 0) {
    assert_true(all + count <= want && count <= batch);
    assert_memory_equal(ends, plain + all, count * sizeof *ends);
    all += count;
  }
  assert_int_equal(all, want);
  assert_int_equal(ends[batch], UINT32_MAX);
}

/* All patterns but those that another file cuts, with what each processor has;
 * nothing past the end is read, nor written past the batch. */
static void scan_is_the_same_many_at_a_time(void **state) {
  (void)state;
  static const zh_cpu cpus[] = {ZH_CPU_LEAST, ZH_CPU_AVX2};
  const char *longer = getenv("ZH_LONG");
  int rounds = longer && *longer ? 1000000 : 30000;
  uint64_t seed = 17;
  size_t edge;
  char *memory = scan_edge(&edge);
  for (int n = 0; n < rounds; n++) {
    char text[400];
    size_t most = check_random(&seed) % sizeof text;
    size_t len = n % 3 == 0 ? scan_fill(text, most, &seed)
                            : scan_fill_closely(text, most, &seed);
    zh_str copy = {memcpy(memory + edge - len, text, len), len};
    zh_pattern pattern = (zh_pattern)(check_random(&seed) % ZH_PATTERN_SPACES);
    size_t batch = n % 2 ? 1024 : 1 + check_random(&seed) % 300;
    for (size_t i = 0; i < ZH_COUNT(cpus); i++) {
      zh_cpu_set(cpus[i]);
      scan_compare(pattern, copy, batch);
    }
  }
  zh_cpu_set(ZH_CPU_UNKNOWN);
  assert_int_equal(munmap(memory, 2 * edge), 0);
}

static void scan_cuts_as_the_expressions_do(void **state) {
  (void)state;
  static const struct {
    zh_pattern pattern;
    const char *text, *pieces;
  } rows[] = {
      {ZH_PATTERN_R50K, "I'll  be  1234 there!!\n\n x ",
       "I|'ll| | be| | 1234| there|!!|\n\n| x| "},
      {ZH_PATTERN_R50K, "IT'S 'S", "IT|'|S| '|S"},
      {ZH_PATTERN_CL100K, "IT'S\xc5\xbf'\xc5\xbf 12345\r\n\r\n  x",
       "IT|'S|\xc5\xbf|'\xc5\xbf| |123|45|\r\n\r\n| | x"},
      {ZH_PATTERN_CL100K, "a\n  ", "a|\n  "},
      {ZH_PATTERN_O200K, "a\n  ", "a|\n|  "},
      {ZH_PATTERN_O200K, "HTTPServer fooBar iPhone",
       "HTTPServer| foo|Bar| i|Phone"},
      {ZH_PATTERN_O200K, "don't 'tis I'\xc5\xbfX",
       "don't| '|tis| I'\xc5\xbf|X"},
      {ZH_PATTERN_O200K, "*/\n//x", "*/\n//|x"},
      {ZH_PATTERN_O200K,
       "\xe4\xba\x9a\xe6\xb4\xb2"
       "AV\xe6\x97\xa5",
       "\xe4\xba\x9a\xe6\xb4\xb2"
       "AV\xe6\x97\xa5"},
      {ZH_PATTERN_O200K,
       "\xe4\xba\x9a"
       "AB",
       "\xe4\xba\x9a|AB"},
      {ZH_PATTERN_O200K, "\n  \n x", "\n  \n| x"},
      {ZH_PATTERN_LLAMA3, "a\n  ", "a|\n|  "},
      {ZH_PATTERN_QWEN2, "a12 3", "a|1|2| |3"},
      {ZH_PATTERN_QWEN35, "e\xcc\x81x \xcc\x81y", "e\xcc\x81x| \xcc\x81y"},
      {ZH_PATTERN_TEKKEN, "Don't 12//\n/", "Don|'t| |1|2|//\n/"},
      {ZH_PATTERN_DEEPSEEK, "x  12 \xe4\xba\x9a\xe6\xb4\xb2z",
       "x|  |12| |\xe4\xba\x9a\xe6\xb4\xb2|z"},
      {ZH_PATTERN_SPACES, "ab  c d", "ab|  c| d"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    for (size_t batch = 1; batch <= 64; batch *= 8)
      assert_string_equal(scan_cut(rows[i].pattern, rows[i].text, batch),
                          rows[i].pieces);
  }
}

static void scan_stays_inside_the_text(void **state) {
  (void)state;
  static const char *const atoms[] = {"a",        "B",
                                      "'",        "1",
                                      " ",        "\n",
                                      "\r",       "!",
                                      "/",        "\xc5\xbf",
                                      "\xcc\x81", "\xe4\xba\x9a",
                                      "'l",       "\xf0\x9d\x90\x80"};
  uint64_t seed = 7;
  for (int n = 0; n < 20000; n++) {
    char made[64] = "";
    uint32_t ends[8];
    size_t len = 0;
    for (uint32_t i = check_random(&seed) % 12; i > 0; i--) {
      const char *atom = atoms[check_random(&seed) % ZH_COUNT(atoms)];
      memcpy(made + len, atom, strlen(atom));
      len += strlen(atom);
    }
    zh_str text = check_copy((zh_str){made, len});
    for (int p = 0; p < ZH_PATTERN_COUNT; p++) {
      zh_scanner scanner = {.pattern = (zh_pattern)p, .text = text};
      size_t at = 0, count;
      while ((count = zh_scan(&scanner, ends, ZH_COUNT(ends))) > 0) {
        assert_true(ends[0] > at && ends[count - 1] <= len);
        at = ends[count - 1];
      }
      assert_int_equal(at, len);
    }
    check_free(text);
  }
}

static void unicode_knows_every_kind(void **state) {
  (void)state;
  static const struct {
    uint32_t code;
    zh_kind kind;
  } rows[] = {{'a', ZH_KIND_LOWER},      {'Z', ZH_KIND_UPPER},
              {'5', ZH_KIND_NUMBER},     {' ', ZH_KIND_SPACE},
              {0x85, ZH_KIND_SPACE},     {0x180e, ZH_KIND_OTHER},
              {0xfeff, ZH_KIND_OTHER},   {0x1c5, ZH_KIND_UPPER},
              {0x2b0, ZH_KIND_LETTER},   {0x4e9a, ZH_KIND_LETTER},
              {0x2163, ZH_KIND_NUMBER},  {0x301, ZH_KIND_MARK},
              {0x1f600, ZH_KIND_SYMBOL}, {0x10d50, ZH_KIND_UPPER},
              {0x10ffff, ZH_KIND_OTHER}, {0xd800, ZH_KIND_OTHER},
              {0x1e030, ZH_KIND_LETTER}};
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    if (zh_unicode_kind(rows[i].code) != rows[i].kind)
      fail_msg("U+%04X is %d", rows[i].code, zh_unicode_kind(rows[i].code));
  }
  assert_true(zh_unicode_bits(0x301) & ZH_KIND_COMPOSES);
  assert_false(zh_unicode_bits(0xe9) & ZH_KIND_COMPOSES);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(scan_is_the_same_many_at_a_time),
      cmocka_unit_test(scan_cuts_as_the_expressions_do),
      cmocka_unit_test(scan_stays_inside_the_text),
      cmocka_unit_test(unicode_knows_every_kind),
  };
  return cmocka_run_group_tests_name("token_scan", tests, NULL, NULL);
}
