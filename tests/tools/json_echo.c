/* SPDX-License-Identifier: Apache-2.0 */
/* Reads texts with our JSON reader and writes what it understood with our
 * writer, for comparison with another implementation.  Each text on stdin
 * follows a line with its length in bytes; so does each answer on stdout, with
 * a length of -1 and nothing behind it for a text that is refused. */
#include "format/json_write.h"

#include <stdio.h>
#include <stdlib.h>

#define ECHO_MAX   ((size_t)1 << 30)
#define ECHO_DEPTH 64 /* what the writer holds open                         */

typedef struct echo {
  const zh_json *json;
  zh_writer w;
  zh_arena arena;
} echo;

static void echo_die(const char *why) {
  fprintf(stderr, "json_echo: %s\n", why);
  exit(1);
}

static void echo_value(echo *to, uint32_t at, int depth);

static zh_str echo_string(echo *to, uint32_t at) {
  const zh_node *node = &to->json->nodes[at];
  char *plain = zh_arena_alloc(&to->arena, node->len + 1);

  if (!plain)
    echo_die("out of memory");
  zh_str escaped = {to->json->text.ptr + node->off, node->len};
  return (zh_str){plain, zh_json_unescape(escaped, plain)};
}

/* Keys are decoded and escaped again like any string. */
static void echo_members(echo *to, uint32_t at, int depth) {
  zh_buf key;

  zh_buf_init(&key, ECHO_MAX);
  zh_write_object(&to->w);
  for (uint32_t child = zh_json_first(to->json, at); child;
       child = zh_json_next(to->json, at, child)) {
    zh_buf_clear(&key);
    zh_json_escape(&key, echo_string(to, child));
    zh_write_key_raw(&to->w, zh_buf_str(&key));
    echo_value(to, child + 1, depth);
  }
  zh_write_end(&to->w);
  zh_buf_deinit(&key);
}

static void echo_elements(echo *to, uint32_t at, int depth) {
  zh_write_array(&to->w);
  for (uint32_t child = zh_json_first(to->json, at); child;
       child = zh_json_next(to->json, at, child))
    echo_value(to, child, depth);
  zh_write_end(&to->w);
}

static void echo_value(echo *to, uint32_t at, int depth) {
  const zh_json *json = to->json;
  uint8_t type = zh_json_type_of(json, at);

  if (depth == ECHO_DEPTH)
    zh_write_raw(&to->w, zh_json_raw(json, at));
  else if (type == ZH_JSON_OBJECT)
    echo_members(to, at, depth + 1);
  else if (type == ZH_JSON_ARRAY)
    echo_elements(to, at, depth + 1);
  else if (type == ZH_JSON_STRING)
    zh_write_str(&to->w, echo_string(to, at));
  else if (type == ZH_JSON_TRUE || type == ZH_JSON_FALSE)
    zh_write_bool(&to->w, type == ZH_JSON_TRUE);
  else if (type == ZH_JSON_NULL)
    zh_write_null(&to->w);
  else
    zh_write_raw(&to->w, zh_json_raw(json, at));
}

static void echo_text(zh_str text, zh_nodes *nodes, zh_buf *out) {
  zh_json json;
  echo to = {.json = &json};

  if (zh_json_parse(text, nodes, &json, NULL) != ZH_OK) {
    printf("-1\n");
    return;
  }
  zh_buf_clear(out);
  zh_writer_init(&to.w, out, NULL, NULL);
  echo_value(&to, 0, 0);
  if (zh_writer_status(&to.w) != ZH_OK)
    echo_die("what was read cannot be written");
  printf("%zu\n", out->len);
  fwrite(out->ptr, 1, out->len, stdout);
  zh_arena_deinit(&to.arena);
}

int main(void) {
  zh_nodes nodes = {0};
  zh_buf out;
  size_t len;

  zh_buf_init(&out, ECHO_MAX);
  while (scanf("%zu", &len) == 1 && getchar() == '\n') {
    char *text = malloc(len + 1); // just its size: a sanitizer sees the end
    if (!text || fread(text, 1, len, stdin) != len)
      echo_die("a text is cut off");
    echo_text((zh_str){text, len}, &nodes, &out);
    fflush(stdout);
    free(text);
  }
  zh_buf_deinit(&out);
  zh_nodes_deinit(&nodes);
  return 0;
}
