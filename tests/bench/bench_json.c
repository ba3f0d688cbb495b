/* SPDX-License-Identifier: Apache-2.0 */
/* What the core does with a request's text, for the table of bench_python.py:
 *
 *     bench_json FILE...    one line a file, microseconds: parse, write again
 *                           in Anthropic's form, both in OpenAI's own */
#include "base/error.h"
#include "base/mem.h"
#include "dialect/dialect.h"
#include "format/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define RUNS  7
#define RUN_S 0.05
#define TURN  16 /* calls between two looks at the clock, a system call     */

typedef void (*json_action)(zh_str text, const zh_dialect *to);

static double json_now(void) {
  struct timespec now;

  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void json_die(const char *what, const zh_error *err) {
  fprintf(stderr, "%s: %s\n", what, err->message);
  exit(1);
}

static void json_parse(zh_str text, const zh_dialect *to) {
  static zh_nodes nodes;
  zh_json json;
  zh_error err;

  (void)to;
  zh_error_init(&err);
  if (zh_json_parse(text, &nodes, &json, &err) != ZH_OK)
    json_die("parse", &err);
}

static void json_transcode(zh_str text, const zh_dialect *to) {
  static zh_nodes nodes;
  zh_arena arena = {0};
  zh_http_request out = {0};
  zh_losses losses = {.arena = &arena};
  zh_dialect_target target = {.model = ZH_S("m")};
  zh_chat_request *chat;
  zh_json json;
  zh_error err;

  zh_error_init(&err);
  if (zh_json_parse(text, &nodes, &json, &err) != ZH_OK ||
      zh_dialect_openai_chat.parse_request(&json, &arena, &chat, &err) !=
          ZH_OK ||
      (to != &zh_dialect_openai_chat &&
       zh_dialect_openai_chat.expand(chat, &err) != ZH_OK) ||
      to->write_request(chat, &target, &arena, &out, &losses, &err) != ZH_OK)
    json_die("transcode", &err);
  zh_buf_deinit(&out.path);
  zh_buf_deinit(&out.query);
  zh_buf_deinit(&out.body);
  zh_arena_deinit(&arena);
}

static double json_best_us(json_action act, zh_str text, const zh_dialect *to) {
  double best = 1e9;

  for (int run = 0; run < RUNS; run++) {
    long count = 0;
    double start = json_now(), used;
    do {
      for (int i = 0; i < TURN; i++)
        act(text, to);
      count += TURN;
    } while ((used = json_now() - start) < RUN_S);
    best = used / (double)count < best ? used / (double)count : best;
  }
  return best * 1e6;
}

static zh_str json_load(const char *path) {
  static char text[16 << 20];
  FILE *file = fopen(path, "rb");

  if (!file) {
    perror(path);
    exit(1);
  }
  zh_str found = {text, fread(text, 1, sizeof text, file)};
  fclose(file);
  return found;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    zh_str text = json_load(argv[i]);
    printf("%.3f %.3f %.3f\n", json_best_us(json_parse, text, NULL),
           json_best_us(json_transcode, text, &zh_dialect_anthropic),
           json_best_us(json_transcode, text, &zh_dialect_openai_chat));
  }
  return 0;
}
