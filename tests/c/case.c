/* SPDX-License-Identifier: Apache-2.0 */
#include "case.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#define CASE_CR "\xE2\x90\x8D" /* how a file writes a carriage return */

bool case_line(zh_str *text, zh_str *line) {
  if (text->len == 0)
    return false;
  long end = zh_str_find(*text, ZH_S("\n"));
  size_t len = end < 0 ? text->len : (size_t)end;

  *line = (zh_str){text->ptr, len};
  *text = zh_str_cut(*text, end < 0 ? len : len + 1);
  return true;
}

zh_str case_word(zh_str *line) {
  zh_str rest = *line;

  while (rest.len > 0 && rest.ptr[0] == ' ')
    rest = zh_str_cut(rest, 1);
  long end = zh_str_find(rest, ZH_S(" "));
  zh_str word = {rest.ptr, end < 0 ? rest.len : (size_t)end};

  *line = zh_str_cut(rest, word.len);
  return word;
}

static int case_number(zh_str digits) {
  int value = 0;

  for (size_t i = 0; i < digits.len; i++)
    if (digits.ptr[i] >= '0' && digits.ptr[i] <= '9')
      value = value * 10 + (digits.ptr[i] - '0');
  return value;
}

/* The lines before the first blank one; *text is what follows it. */
static zh_str case_head(zh_str *text) {
  const char *start = text->ptr;
  zh_str line;

  while (case_line(text, &line))
    if (line.len == 0)
      return (zh_str){start, (size_t)(line.ptr - start)};
  return (zh_str){start, (size_t)(text->ptr - start)};
}

static void case_take_wire(test_case *test, zh_str line, zh_str body) {
  test->has_wire = true;
  test->method = case_word(&line);
  test->target = case_word(&line);
  test->wire_headers = case_head(&body);
  test->wire_body = zh_str_trim(body);
}

static void case_take_reply(test_case *test, zh_str line, zh_str body) {
  test->has_reply = true;
  test->status = case_number(case_word(&line));
  test->content_type = case_word(&line);
  if (zh_str_is(case_word(&line), ZH_S("headers")))
    test->reply_headers = case_head(&body);
  bool stream = zh_str_starts(test->content_type, ZH_S("text/event-stream"));
  if (!stream && body.len > 0 && body.ptr[body.len - 1] == '\n')
    body.len--;
  test->reply_body = body;
}

static void case_take_error(test_case *test, zh_str line, zh_str body) {
  const zh_str partial = ZH_S("partial \"");
  zh_str at;

  test->has_error = true;
  test->error_class = case_word(&line);
  test->error_status = case_number(case_word(&line));
  test->error_code = case_word(&line);
  if (zh_str_is(test->error_code, ZH_S("-")))
    test->error_code = ZH_S("");
  while (case_line(&body, &at))
    if (zh_str_starts(at, partial)) {
      test->partial = zh_str_cut(at, partial.len);
      test->partial.len -= test->partial.len > 0;
    } else if (at.len > 0) {
      test->error_message = at;
    }
}

static bool case_take(test_case *test, zh_str line, zh_str body) {
  zh_str kind = case_word(&line);

  if (zh_str_is(kind, ZH_S("request"))) {
    test->request = zh_str_trim(body);
  } else if (zh_str_is(kind, ZH_S("wire"))) {
    case_take_wire(test, line, body);
  } else if (zh_str_is(kind, ZH_S("reply"))) {
    case_take_reply(test, line, body);
  } else if (zh_str_is(kind, ZH_S("events"))) {
    test->has_events = true;
    test->events = body;
  } else if (zh_str_is(kind, ZH_S("chunks"))) {
    test->has_chunks = true;
    test->chunks = body;
  } else if (zh_str_is(kind, ZH_S("response"))) {
    test->has_response = true;
    test->response = zh_str_trim(body);
  } else if (zh_str_is(kind, ZH_S("error"))) {
    case_take_error(test, line, body);
  } else if (zh_str_is(kind, ZH_S("losses"))) {
    test->has_losses = true;
    test->losses = body;
  } else {
    fprintf(stderr, "%s: unknown section \"%.*s\"\n", test->path, (int)kind.len,
            kind.ptr);
    return false;
  }
  return true;
}

/* Cuts the text into its sections. */
static bool case_parse(test_case *test, zh_str text) {
  const zh_str mark = ZH_S("--- ");
  zh_str line;
  zh_str head = {NULL, 0};
  const char *body = NULL;

  while (case_line(&text, &line)) {
    if (!head.ptr && !zh_str_starts(line, mark)) {
      if (line.len == 0 || line.ptr[0] == '#')
        continue;
      fprintf(stderr, "%s: text before the first section\n", test->path);
      return false;
    }
    if (!zh_str_starts(line, mark))
      continue;
    if (head.ptr &&
        !case_take(test, head, (zh_str){body, (size_t)(line.ptr - body)}))
      return false;
    head = zh_str_cut(line, mark.len);
    body = text.ptr;
  }
  return head.ptr &&
         case_take(test, head, (zh_str){body, (size_t)(text.ptr - body)});
}

static char *case_load(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  char *text = NULL;

  *len = 0;
  if (!file)
    return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  if (size >= 0 && (text = malloc((size_t)size + 1)) != NULL)
    *len = fread(text, 1, (size_t)size, file);
  fclose(file);
  return text;
}

/* Writes a real CR where a line ends in the sign for one. */
static size_t case_put_cr(char *text, size_t len) {
  size_t out = 0;

  for (size_t i = 0; i < len; i++) {
    bool sign = i + 4 <= len && memcmp(text + i, CASE_CR "\n", 4) == 0;
    text[out++] = sign ? '\r' : text[i];
    i += sign ? 2 : 0;
  }
  return out;
}

bool case_read(const char *path, test_case *out) {
  size_t len;

  *out = (test_case){0};
  out->path = strdup(path);
  out->text = case_load(path, &len);
  if (!out->text) {
    fprintf(stderr, "%s: cannot be read\n", path);
    return false;
  }
  len = case_put_cr(out->text, len);
  if (!case_parse(out, (zh_str){out->text, len}))
    return false;
  bool shows = out->has_wire || out->has_events || out->has_chunks ||
               out->has_response || out->has_error;
  if (out->request.len == 0 || !shows)
    fprintf(stderr, "%s: lacks a request or anything to check\n", path);
  return out->request.len > 0 && shows;
}

void case_free(test_case *test) {
  free(test->path);
  free(test->text);
}

static int case_sort(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Paths of all .case files below folder, appended to *paths. */
static void case_find(const char *folder, char ***paths, size_t *count) {
  DIR *dir = opendir(folder);
  struct dirent *entry;

  while (dir && (entry = readdir(dir)) != NULL) {
    size_t len = strlen(folder) + strlen(entry->d_name) + 2;
    char *path = malloc(len);
    if (entry->d_name[0] == '.' || !path) {
      free(path);
      continue;
    }
    snprintf(path, len, "%s/%s", folder, entry->d_name);
    char *dot = strrchr(entry->d_name, '.');
    if (dot && strcmp(dot, ".case") == 0) {
      *paths = realloc(*paths, (*count + 1) * sizeof **paths);
      (*paths)[(*count)++] = path;
      continue;
    }
    case_find(path, paths, count);
    free(path);
  }
  if (dir)
    closedir(dir);
}

test_case *case_read_all(const char *folder, size_t *count) {
  char **paths = NULL;
  bool good = true;

  *count = 0;
  case_find(folder, &paths, count);
  if (*count == 0)
    return NULL;
  qsort(paths, *count, sizeof *paths, case_sort);
  test_case *cases = calloc(*count, sizeof *cases);
  for (size_t i = 0; i < *count; i++) {
    good &= cases && case_read(paths[i], &cases[i]);
    free(paths[i]);
  }
  free(paths);
  if (good)
    return cases;
  for (size_t i = 0; cases && i < *count; i++)
    case_free(&cases[i]);
  free(cases);
  return NULL;
}
