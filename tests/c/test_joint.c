/* SPDX-License-Identifier: Apache-2.0 */
/* Where one text goes on in another; a piece at a time gives the same. */
#include "check.h"

#include "call/joint.h"

#define NA "na na na na na na na na na na na na na na na na na na na na "

static const struct {
  const char *about;
  const char *told;
  const char *next;
  const char *head;
  const char *fresh; /* NULL: it does not fit                               */
  bool is_prefilled;
} rows[] = {
    {"goes on", "the cat", " sat", " sat down", " sat down", false},
    {"other words", "the cat", " sat", " slept", " slept", false},
    {"repeats a word", "the cat", " sat", "cat sat down", " sat down", false},
    {"repeats a letter", "the cat", " sat", "t sat down", " sat down", false},
    {"a letter by chance", "I am with AI", " and", "I am sorry, no", NULL,
     false},
    {"repeats all", "on the mat", " it", "on the mat, he", ", he", false},
    {"a word within a word", "the cat", " sat", "alog", NULL, false},
    {"a doubled word is no guess", "the cat", " sat", " cat cat", NULL, true},
    {"twice the same", "ha ha ha", " x", " ha ha y", NULL, true},
    {"told apart by what was said", "ha ha ha", " ha no", " ha ha ha no",
     " ha no", true},
    {"and so", "ha ha ha", " ho", " ha ha ho", " ho", true},
    {"preface", "and then the cat", " sat",
     "Sure, here is the rest:\n\nthen the cat sat", " sat", false},
    {"preface alone", "and then the cat", " sat",
     "Sure, here is the rest:\n\n sat", NULL, false},
    {"preface of two lines", "and then the cat", " sat",
     "Sure.\nHere:\nthen the cat sat", NULL, false},
    {"in a new fence", "```\nint the cat", " sat", "```\nint the cat sat",
     " sat", false},
    {"fence of nobody", "so int the cat", " sat", "```\nint the cat sat", NULL,
     false},
    {"dots before", "the cat", " sat", "...sat down", NULL, false},
    {"a stop", "the cat", " sat", ". He", ". He", false},
    {"line end asked for", "the cat", "\n\nNo", "\n\nNo way", "\n\nNo way",
     false},
    {"line end of a preface", "the cat", "\n\nNo", "\n\nSure: yes", NULL,
     false},
    {"an object anew", "{\"a\": \"the cat", "\"}", "{\"a\": 1}", NULL, false},
    {"a quote", "{\"a\": \"the cat", "\"}", "\"}", "\"}", true},
    {"ideographs", "\xe4\xbd\xa0\xe5\xa5\xbd", "\xe5\x90\x97",
     "\xe5\x90\x97\xef\xbc\x9f", "\xe5\x90\x97\xef\xbc\x9f", false},
    {"letters behind ideographs", "\xe4\xbd\xa0\xe5\xa5\xbd", "\xe5\x90\x97",
     "Sure", NULL, true},
    {"within a word", "abcdefgh", "ijkl", "ijklm", "ijklm", false},
    {"another within a word", "abcdefgh", "ijkl", "ijxx", NULL, true},
    {"half a pair", "the cat", " \xf0\x9f\x98\x80 x", "\xed\xb8\x80 x", NULL,
     true},
    {"nothing", "the cat", " sat", "", NULL, true},
    {"the words asked for", "of all that, I'll need to use ", "",
     "all that, I'll need to use two", "two", false},
    {"and more of them", "of all that, I'll need to use ", "",
     "of all that, I'll need to use two", "two", false},
    {"fewer of them", "of all that, I'll need to use ", "",
     "that, I'll need to use two", NULL, false},
    {"of nobody who was asked", "of all that, I'll need to use ", "",
     "all that, I'll need to use two", NULL, true},
    {"from a mark on", "<|im_end|>doctor\n<|im_end", "",
     "<|im_end|>doctor\n<|im_end|>x", "|>x", false},
    {"from a mark on, twice", "<|im_end|>doctor\n<|im_end", "|",
     "<|im_end|>doctor\n<|im_end|>x", "|>x", false},
    {"a little of what follows", "by the cat sat down on the cat", " sat",
     "the cat sat down on the cat sat", " sat", false},
    {"asked for, and so begun", "by the cat sat down on the cat", " bed",
     "the cat sat down on the cat mat", " mat", false},
    {"asked for, or half of them", "by the cat sat down on the cat",
     " sat down on the cat", "the cat sat down on the cat sat down on the cat",
     NULL, false},
    {"asked for, but everywhere", NA NA NA NA, "", NA NA NA "no", NULL, false},
};

/* In pieces of `step` bytes: the new text, or NULL. */
static zh_str joint_play(size_t row, size_t step, zh_joint *joint) {
  size_t len = strlen(rows[row].head), from = 0;
  zh_joint_verdict verdict = ZH_JOINT_WAITS;
  for (size_t at = 0; at < len && verdict == ZH_JOINT_WAITS; at += step) {
    size_t more = len - at < step ? len - at : step;
    zh_buf_put(&joint->head, (zh_str){rows[row].head + at, more});
    // Only whole characters come.
    if (at + more < len &&
        ((unsigned char)rows[row].head[at + more] & 0xc0) == 0x80)
      continue;
    verdict = zh_joint_judge(joint, false, &from);
  }
  if (verdict == ZH_JOINT_WAITS)
    verdict = zh_joint_judge(joint, true, &from);
  return verdict == ZH_JOINT_FITS ? zh_str_cut(zh_buf_str(&joint->head), from)
                                  : (zh_str){NULL, 0};
}

static void joint_is_found_or_refused(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    for (size_t step = 1; step <= 64; step++) {
      zh_arena arena = {0};
      zh_joint joint = {.arena = &arena,
                        .told = zh_str_of(rows[i].told),
                        .next = zh_str_of(rows[i].next),
                        .is_prefilled = rows[i].is_prefilled};
      zh_buf_init(&joint.head, 4096);
      zh_str fresh = joint_play(i, step, &joint);
      // What comes later is not in the head yet: a beginning of it will do.
      bool good =
          rows[i].fresh
              ? fresh.ptr && zh_str_starts(zh_str_of(rows[i].fresh), fresh)
              : !fresh.ptr;
      if (!good)
        fail_msg("%s, %zu bytes at a time: \"%.*s\"", rows[i].about, step,
                 (int)fresh.len, fresh.ptr ? fresh.ptr : "(refused)");
      zh_buf_deinit(&joint.head);
      zh_arena_deinit(&arena);
    }
}

static void texts_are_cut_behind_words(void **state) {
  static const struct {
    const char *text;
    const char *cuts; /* | where it may be cut                              */
  } texts[] = {
      {"the cat sat", "the| cat| sat"},
      {"f(x);", "f|(x|);"},
      {"don't", "don|'t"},
      {"caf\xc3\xa9 x", "caf\xc3\xa9| x"},
      {"a \xf0\x9f\x98\x80\xf0\x9f\x8f\xbd b",
       "a| \xf0\x9f\x98\x80\xf0\x9f\x8f\xbd| b"},
      {"\xe4\xbd\xa0\xe5\xa5\xbd\xe3\x80\x82", //
       "\xe4\xbd\xa0|\xe5\xa5\xbd|\xe3\x80\x82"},
      {"e\xcc\x81t", "e\xcc\x81t"},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(texts); i++) {
    char found[64];
    size_t len = 0;
    zh_str text = zh_str_of(texts[i].text);
    for (size_t at = 0; at < text.len; at++) {
      if (zh_joint_can_cut(text, at))
        found[len++] = '|';
      found[len++] = text.ptr[at];
    }
    found[len] = '\0';
    assert_string_equal(found, texts[i].cuts);
  }
}

static void anchor_stands_only_once(void **state) {
  static const char told[] = "one two three four five, six seven, six seven";
  zh_str anchor = zh_joint_anchor(zh_str_of(told));
  (void)state;
  assert_string_equal(anchor.ptr, "five, six seven, six seven");
  assert_string_equal(zh_joint_anchor(ZH_S("short")).ptr, "short");
  assert_string_equal(zh_joint_anchor(ZH_S("**Ruby")).ptr, "Ruby");
  assert_string_equal(zh_joint_anchor(ZH_S("**Ruby** is a language")).ptr,
                      "Ruby** is a language");
  assert_string_equal(zh_joint_anchor(ZH_S("**Ruby** is the best one")).ptr,
                      "**Ruby** is the best one");
  assert_string_equal(zh_joint_anchor(ZH_S("\n short")).ptr, "short");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(joint_is_found_or_refused),
      cmocka_unit_test(texts_are_cut_behind_words),
      cmocka_unit_test(anchor_stands_only_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
