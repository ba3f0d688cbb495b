/* SPDX-License-Identifier: Apache-2.0 */
/* The first byte says what the rest is: text, a tokenizer.json, a list of
 * ranks, a vocabulary file whose checksum is right, changes to one, a request,
 * an image.  Text comes back from its ids, and counts are the number of
 * these. */
#include "reader.h"

#include "base/limits.h"
#include "token/count.h"
#include "token/image.h"
#include "token/vocab_make.h"

#include <stdio.h>
#include <stdlib.h>

#define fuzz_check(what)                                                       \
  do {                                                                         \
    if (!(what)) {                                                             \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what);               \
      abort();                                                                 \
    }                                                                          \
  } while (0)

static const zh_encoding *fuzz_encoding(const char *name) {
  const zh_encoding *found = NULL;
  zh_error err = {.status = ZH_OK};
  zh_tokens_folder(ZH_S("vocab"), &err);
  fuzz_check(zh_encoding_find(zh_str_of(name), &found, &err) == ZH_OK);
  return found;
}

static void fuzz_back(const zh_encoding *encoding, zh_str text, size_t count,
                      const uint32_t *ids) {
  zh_error err = {.status = ZH_OK};
  char *made, *back;
  size_t len;
  zh_str good = zh_count_repair(text.len > 0 ? text : ZH_S(""), &made);
  fuzz_check(zh_tokens_decode(encoding, ids, count, &back, &len, &err) ==
             ZH_OK);
  fuzz_check(len == good.len && memcmp(back, good.ptr, len) == 0);
  zh_tokens_free(back);
  zh_free(made);
}

static void fuzz_text(const char *name, zh_str text) {
  const zh_encoding *encoding = fuzz_encoding(name);
  zh_error err = {.status = ZH_OK};
  uint32_t *ids;
  size_t count, counted, upto;
  fuzz_check(zh_tokens_count(encoding, text, NULL, &counted, &err) == ZH_OK);
  fuzz_check(zh_count_upto(encoding, text, NULL, counted, &upto, &err) ==
                 ZH_OK &&
             upto == counted);
  if (encoding->vocab.head->kind == ZH_VOCAB_PIECES)
    return;
  fuzz_check(zh_tokens_encode(encoding, text, NULL, &ids, &count, &err) ==
             ZH_OK);
  fuzz_check(count == counted);
  fuzz_back(encoding, text, count, ids);
  zh_tokens_free(ids);
}

/* All that looks things up, whatever the vocabulary says. */
static void fuzz_vocab(const zh_vocab *vocab) {
  static const char text[] = "hello he\xc3\xa9llo  \xe2\x96\x81 <b>\n\n"
                             "ababababababababababababababababababababababab"
                             "ababababababababababababababababababababababab"
                             "ababababababababababababababababababababababab";
  zh_bpe_work work = {.large = NULL};
  zh_bpe_list list = {.items = NULL};
  zh_scanner scanner = {.pattern = (zh_pattern)vocab->head->pattern,
                        .text = ZH_S(text),
                        .vocab = vocab};
  uint32_t ends[32];
  size_t at = 0, count;
  while ((count = zh_scan(&scanner, ends, ZH_COUNT(ends))) > 0) {
    for (size_t i = 0; i < count; at = ends[i++]) {
      zh_str piece = {text + at, ends[i] - at};
      fuzz_check(zh_bpe_encode(vocab, piece, &work, &list) == ZH_OK);
      fuzz_check(list.count > 0 && list.items[list.count - 1].end == piece.len);
      for (size_t k = 0; k < list.count; k++)
        (void)zh_vocab_text(vocab, list.items[k].id);
    }
  }
  fuzz_check(at == sizeof text - 1);
  zh_bpe_work_deinit(&work);
  zh_bpe_list_deinit(&list);
}

static void fuzz_take(const char *bytes, size_t len, bool mend) {
  const size_t from = offsetof(zh_vocab_head, size);
  zh_error err = {.status = ZH_OK};
  zh_vocab vocab;
  zh_buf image;
  zh_buf_init(&image, ZH_MAX_VOCAB);
  zh_buf_put(&image, (zh_str){bytes, len});
  if (mend && len >= sizeof(zh_vocab_head)) {
    zh_vocab_head *head = (void *)image.ptr;
    memcpy(head->magic, ZH_VOCAB_MAGIC, sizeof head->magic);
    head->size = (uint32_t)len;
    head->check = zh_vocab_check((const uint8_t *)image.ptr + from, len - from);
  }
  zh_status status = zh_vocab_take(&image, &vocab, &err);
  fuzz_check(mend || status == ZH_OK);
  if (status != ZH_OK)
    return;
  fuzz_vocab(&vocab);
  vocab.lines = NULL;
  fuzz_vocab(&vocab);
  fuzz_check(zh_vocab_limit(&vocab, vocab.head->tokens / 2) == ZH_OK);
  fuzz_vocab(&vocab);
  zh_vocab_close(&vocab);
}

static void fuzz_build(zh_str source, const char *pattern) {
  zh_error err = {.status = ZH_OK};
  char *file;
  size_t len;
  if (zh_tokens_build(source, zh_str_of(pattern), &file, &len, &err) == ZH_OK)
    fuzz_take(file, len, false);
  else
    fuzz_check_error(&err);
  zh_tokens_free(file);
}

/* A vocabulary file with some bytes changed: places of three bytes, and what
 * is there then. */
static void fuzz_changed(zh_str changes) {
  zh_error err = {.status = ZH_OK};
  char *file;
  size_t len;
  zh_str ranks = ZH_S("IA== 0\nYQ== 1\nYg== 2\naA== 3\nZQ== 4\nbA== 5\n"
                      "YWI= 6\nbGw= 7\nYWJh 8\naGU= 9\nYWJhYg== 10\n"
                      "YWJhYmFi 11\nw6k= 12\nICA= 13\n4paB 14\n");
  fuzz_check(zh_tokens_build(ranks, ZH_S("cl100k"), &file, &len, &err) ==
             ZH_OK);
  for (size_t i = 0; i + 4 <= changes.len; i += 4) {
    const uint8_t *p = (const uint8_t *)changes.ptr + i;
    file[(p[0] | (size_t)p[1] << 8 | (size_t)p[2] << 16) % len] = (char)p[3];
  }
  fuzz_take(file, len, true);
  zh_tokens_free(file);
}

static void fuzz_request(zh_str body) {
  zh_error err = {.status = ZH_OK};
  zh_token_count count, again;
  bool fits = false;
  if (zh_tokens_count_request(body, SIZE_MAX, &count, &err) != ZH_OK) {
    fuzz_check_error(&err);
    return;
  }
  fuzz_check(zh_tokens_count_request(body, SIZE_MAX, &again, &err) == ZH_OK);
  fuzz_check(again.total == count.total);
  fuzz_check(count.total == count.messages + count.frame + count.tools +
                                count.format + count.images);
  fuzz_check(zh_tokens_fits(body, count.total, &fits, &err) == ZH_OK && fits);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  static const char *const names[] = {"o200k_base", "cl100k_base", "r50k_base",
                                      "claude_v3", "claude_v5"};
  if (len == 0)
    return 0;
  char *copy = malloc(len);
  fuzz_check(copy);
  memcpy(copy, data + 1, len - 1);
  zh_str rest = {copy, len - 1};
  if (data[0] < ZH_COUNT(names))
    fuzz_text(names[data[0]], rest);
  else if (data[0] == 'j')
    fuzz_build(rest, "");
  else if (data[0] == 'r')
    fuzz_build(rest, "cl100k");
  else if (data[0] == 'v')
    fuzz_take(rest.ptr, rest.len, true);
  else if (data[0] == 'c')
    fuzz_changed(rest);
  else if (data[0] == 'q')
    fuzz_request(rest);
  else
    (void)zh_image_tokens(ZH_S("claude-x"), zh_image_measure(rest), false);
  free(copy);
  return 0;
}
