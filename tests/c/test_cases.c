/* SPDX-License-Identifier: Apache-2.0 */
/* Plays every conversation of tests/cases whole, byte by byte, at random
 * splits, with the n-th allocation failing and cut off after each record.
 *
 *   CASE=text       only cases whose path contains it
 *   SEED=number     the seed of the random splits
 *   test_cases FILE shows what a play of it gives, to write a case from */
#include "player.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#define CASES_SPLITS 20
#define CASES_FAIL   4000 /* allocations failed in turn, at most            */

static uint64_t cases_seed;

/* One play that must fit the case; says how it was played when it does not. */
static void cases_expect(const test_case *test, const player_how *how,
                         const char *what) {
  player_result result;
  player_text why = {0};

  player_play(test, how, &result);
  bool good = player_check(test, &result, &why);
  if (!good)
    print_error("%s, played %s (seed %llu):\n%s", test->path, what,
                (unsigned long long)how->seed, why.ptr);
  player_free(&result);
  free(why.ptr);
  assert_true(good);
}

static void cases_play_splits(const test_case *test) {
  player_how how = PLAYER_PLAIN;

  how.cut = PLAYER_BYTES;
  cases_expect(test, &how, "byte by byte");
  how.cut = PLAYER_RANDOM;
  for (uint64_t i = 0; i < CASES_SPLITS; i++) {
    how.seed = (cases_seed + i) * 0x9E3779B97F4A7C15u | 1;
    cases_expect(test, &how, "at random splits");
  }
}

/* With one allocation failing the play reports NO_MEMORY or still fits the
 * case (losses are best effort: one that found no memory is not there). */
static bool cases_survives(const test_case *test, const player_how *how,
                           bool *more) {
  test_case rest = *test;
  player_result result;
  player_text why = {0};

  rest.has_losses = false;
  player_play(test, how, &result);
  *more = result.allocations >= how->fail_nth;
  bool good =
      result.status == ZH_NO_MEMORY || player_check(&rest, &result, &why);
  if (!good)
    print_error("%s, allocation %ld%s failing:\n%s", test->path, how->fail_nth,
                how->fail_after ? " and all after" : "", why.ptr);
  player_free(&result);
  free(why.ptr);
  return good;
}

static long cases_failed; /* allocations, in turn                          */

static void cases_play_memory(const test_case *test) {
  for (int after = 0; after < 2; after++) {
    bool more = true;
    for (long nth = 1; more && nth < CASES_FAIL; nth++) {
      player_how how = PLAYER_PLAIN;
      how.fail_nth = nth;
      how.fail_after = after == 1;
      assert_true(cases_survives(test, &how, &more));
      cases_failed++;
    }
    assert_false(more);
  }
}

/* Cut off, a reply is an error, or it had been complete: then what is missing
 * held no event but usage. */
static void cases_play_cut(const test_case *test, const player_result *whole,
                           size_t body_len) {
  player_how how = PLAYER_PLAIN;
  player_result result;

  how.body_len = body_len;
  player_play(test, &how, &result);
  bool good = result.status != ZH_OK;
  if (!good) {
    zh_str rest = zh_str_cut(player_str(&whole->events), result.events.len);
    good =
        rest.len == 0 || (zh_str_starts(rest, ZH_S("usage ")) &&
                          zh_str_find(rest, ZH_S("\n")) + 1 == (long)rest.len);
  }
  if (!good)
    print_error("%s, cut after %zu bytes: taken for a whole answer\n",
                test->path, body_len);
  player_free(&result);
  assert_true(good);
}

static void cases_play_cuts(const test_case *test) {
  player_result whole;
  player_how how = PLAYER_PLAIN;

  how.cut = PLAYER_BYTES;
  player_play(test, &how, &whole);
  if (whole.status == ZH_OK && whole.record_count == 0 && test->has_reply)
    for (size_t len = 0; len + 1 < test->reply_body.len; len += 7)
      cases_play_cut(test, &whole, len);
  for (size_t i = 0; whole.status == ZH_OK && i + 1 < whole.record_count; i++)
    cases_play_cut(test, &whole, whole.ends[i]);
  player_free(&whole);
}

static void cases_play(void **state) {
  const test_case *test = *state;
  player_how how = PLAYER_PLAIN;

  cases_expect(test, &how, "whole");
  cases_play_splits(test);
  cases_play_memory(test);
  cases_play_cuts(test);
}

static void cases_show_part(const char *name, const player_text *text) {
  if (text->len > 0)
    printf("--- %s\n%s", name, text->ptr);
  if (text->len > 0 && text->ptr[text->len - 1] != '\n')
    printf("\n");
}

static int cases_show(const char *path) {
  test_case test;
  player_result result;
  player_how how = PLAYER_PLAIN;

  if (!case_read(path, &test))
    return 1;
  player_play(&test, &how, &result);
  if (result.wrote)
    printf("--- wire %s\n%s\n%s\n", result.method_path.ptr, result.headers.ptr,
           result.body.ptr);
  cases_show_part("events", &result.events);
  cases_show_part("chunks", &result.chunks);
  cases_show_part("response", &result.response);
  if (result.status != ZH_OK)
    printf("--- error %s %d %s\n%s\n", zh_status_class(result.status),
           result.err.http_status, result.err.code, result.err.message);
  cases_show_part("losses", &result.losses);
  player_free(&result);
  case_free(&test);
  return 0;
}

int main(int argc, char **argv) {
  size_t count;
  size_t used = 0;
  const char *only = getenv("CASE");
  const char *seed = getenv("SEED");

  if (argc > 1)
    return cases_show(argv[1]);
  test_case *cases = case_read_all("tests/cases", &count);
  struct CMUnitTest *tests = calloc(count + 1, sizeof *tests);
  if (!cases || !tests)
    return 1;
  cases_seed = seed ? strtoull(seed, NULL, 10) : (uint64_t)time(NULL);
  print_message("SEED=%llu\n", (unsigned long long)cases_seed);
  for (size_t i = 0; i < count; i++)
    if (!only || strstr(cases[i].path, only))
      tests[used++] = (struct CMUnitTest){.name = cases[i].path,
                                          .test_func = cases_play,
                                          .initial_state = &cases[i]};
  int failed = _cmocka_run_group_tests("cases", tests, used, NULL, NULL);
  print_message("note: %ld allocations failed in turn\n", cases_failed);
  for (size_t i = 0; i < count; i++)
    case_free(&cases[i]);
  free(cases);
  free(tests);
  return failed;
}
