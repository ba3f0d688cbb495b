/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a tokenizer.json: BPE of bytes whose expression we know, or of
 * characters as Gemma has it.  What we
 * do not know is refused, never approximated. */
#include "token/vocab_make.h"

#include "base/error.h"
#include "base/limits.h"
#include "format/json.h"

#define VOCAB_JSON_IDS (1u << ZH_VOCAB_ID_BITS)

typedef struct vocab_json {
  const zh_json *json;
  zh_arena *arena;
  zh_vocab_source *out;
  zh_error *err;
} vocab_json;

/* The expressions as files spell them; a line break between two of a
 * sequence. */
#define VOCAB_JSON_TAIL  "[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"
#define VOCAB_JSON_SHORT "(?i:'s|'t|'re|'ve|'m|'ll|'d)"
#define VOCAB_JSON_UPPER "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]"
#define VOCAB_JSON_LOWER "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]"
#define VOCAB_JSON_CASED(tail)                                                 \
  "[^\\r\\n\\p{L}\\p{N}]?" VOCAB_JSON_UPPER "*" VOCAB_JSON_LOWER "+" tail      \
  "|[^\\r\\n\\p{L}\\p{N}]?" VOCAB_JSON_UPPER "+" VOCAB_JSON_LOWER "*" tail

static const struct {
  zh_pattern pattern;
  const char *text;
} vocab_json_patterns[] = {
    {ZH_PATTERN_LLAMA3,
     VOCAB_JSON_SHORT "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
                      "| ?[^\\s\\p{L}\\p{N}]+" VOCAB_JSON_TAIL},
    {ZH_PATTERN_QWEN2,
     VOCAB_JSON_SHORT "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
                      "| ?[^\\s\\p{L}\\p{N}]+" VOCAB_JSON_TAIL},
    {ZH_PATTERN_QWEN35,
     VOCAB_JSON_SHORT "|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}"
                      "| ?[^\\s\\p{L}\\p{M}\\p{N}]+" VOCAB_JSON_TAIL},
    {ZH_PATTERN_O200K,
     VOCAB_JSON_CASED(
         "(?i:'s|'t|'re|'ve|'m|'ll|'d)?") "|\\p{N}{1,3}"
                                          "| "
                                          "?[^\\s\\p{L}\\p{N}]+[\\r\\n/"
                                          "]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"},
    {ZH_PATTERN_TEKKEN,
     VOCAB_JSON_CASED(
         "") "|\\p{N}"
             "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"},
    {ZH_PATTERN_DEEPSEEK,
     "\\p{N}{1,3}\n"
     "[\xe4\xb8\x80-\xe9\xbe\xa5\xe3\x81\x80-\xe3\x82\x9f"
     "\xe3\x82\xa0-\xe3\x83\xbf]+\n"
     "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+"
     "|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*"
     "|\\s*[\r\n]+|\\s+(?!\\S)|\\s+"},
};

static zh_status vocab_json_unknown(vocab_json *v, const char *what) {
  return zh_error_set(v->err, ZH_UNSUPPORTED,
                      "tokenizer.json: this kind of %s is not known", what);
}

static bool vocab_json_is(const vocab_json *v, uint32_t at, const char *key,
                          const char *text) {
  return zh_json_eq(v->json, zh_json_get(v->json, at, key), text);
}

/* Absent, null, false or "". */
static bool vocab_json_is_unset(const vocab_json *v, uint32_t at,
                                const char *key) {
  uint32_t value = zh_json_get(v->json, at, key);
  return value == 0 || zh_json_has(v->json, value, ZH_JSON_NULL) ||
         zh_json_has(v->json, value, ZH_JSON_FALSE) ||
         zh_json_eq(v->json, value, "");
}

/* --- what happens before merging --- */

static zh_status vocab_json_normalizer(vocab_json *v) {
  uint32_t at = zh_json_get(v->json, 0, "normalizer");
  if (at == 0 || zh_json_has(v->json, at, ZH_JSON_NULL))
    return ZH_OK;
  uint32_t list = zh_json_get(v->json, at, "normalizers");
  if (vocab_json_is(v, at, "type", "Sequence") &&
      zh_json_len(v->json, list) == 0)
    return ZH_OK;
  if (vocab_json_is(v, at, "type", "Replace") &&
      vocab_json_is(v, at, "content", ZH_VOCAB_SPACE) &&
      vocab_json_is(v, zh_json_get(v->json, at, "pattern"), "String", " ")) {
    v->out->flags |= ZH_VOCAB_CHARS;
    return ZH_OK;
  }
  if (!vocab_json_is(v, at, "type", "NFC"))
    return vocab_json_unknown(v, "normalizer");
  v->out->flags |= ZH_VOCAB_NFC;
  return ZH_OK;
}

/* Splits' expressions are gathered; whatever else there is must be what makes
 * bytes of characters. */
static zh_status vocab_json_step(vocab_json *v, uint32_t at, zh_buf *found) {
  uint32_t pattern = zh_json_get(v->json, at, "pattern");
  if (vocab_json_is(v, at, "type", "ByteLevel") &&
      vocab_json_is_unset(v, at, "add_prefix_space"))
    return vocab_json_is_unset(v, at, "use_regex")
               ? ZH_OK
               : vocab_json_unknown(v, "ByteLevel");
  uint32_t regex = pattern ? zh_json_get(v->json, pattern, "Regex") : 0;
  if (!regex || !vocab_json_is(v, at, "type", "Split") ||
      !vocab_json_is(v, at, "behavior", "Isolated") ||
      !vocab_json_is_unset(v, at, "invert"))
    return vocab_json_unknown(v, "pre-tokenizer");
  zh_str text = zh_json_str(v->json, regex, v->arena);
  if (found->len > 0)
    zh_buf_putc(found, '\n');
  zh_buf_put(found, text);
  return text.ptr ? ZH_OK : zh_error_memory(v->err);
}

static zh_status vocab_json_match(vocab_json *v, const zh_buf *found) {
  for (size_t i = 0; i < ZH_COUNT(vocab_json_patterns); i++) {
    if (!zh_str_is(zh_buf_str(found), zh_str_of(vocab_json_patterns[i].text)))
      continue;
    v->out->pattern = vocab_json_patterns[i].pattern;
    return ZH_OK;
  }
  return vocab_json_unknown(v, "regular expression");
}

static zh_status vocab_json_pattern(vocab_json *v) {
  uint32_t at = zh_json_get(v->json, 0, "pre_tokenizer");
  uint32_t list = at ? zh_json_get(v->json, at, "pretokenizers") : 0;
  zh_status status = ZH_OK;
  zh_buf found;
  // Where spaces have been replaced, there are none to split at.
  if (at && v->out->flags & ZH_VOCAB_CHARS) {
    v->out->pattern = ZH_PATTERN_SPACES;
    return vocab_json_is(v, at, "type", "Split") &&
                   vocab_json_is(v, zh_json_get(v->json, at, "pattern"),
                                 "String", " ")
               ? ZH_OK
               : vocab_json_unknown(v, "pre-tokenizer");
  }
  if (!zh_json_has(v->json, list, ZH_JSON_ARRAY))
    return vocab_json_unknown(v, "pre-tokenizer");
  zh_buf_init(&found, 1 << 16);
  for (uint32_t step = zh_json_first(v->json, list); step && status == ZH_OK;
       step = zh_json_next(v->json, list, step))
    status = vocab_json_step(v, step, &found);
  if (status == ZH_OK)
    status = vocab_json_match(v, &found);
  zh_buf_deinit(&found);
  return status;
}

/* --- tokens --- */

/* Byte-level files spell each byte as a character: printable ones of Latin-1
 * as they are, the others from U+0100 on.  -1: no byte. */
static int vocab_json_byte(uint32_t code) {
  static const uint8_t spelt[][2] = {{0, 32}, {127, 160}, {173, 173}};
  if (code < 0x100) {
    for (size_t i = 0; i < ZH_COUNT(spelt); i++) {
      if (code >= spelt[i][0] && code <= spelt[i][1])
        return -1;
    }
    return (int)code;
  }
  uint32_t n = code - 0x100;
  for (size_t i = 0; i < ZH_COUNT(spelt); i++) {
    uint32_t count = spelt[i][1] - spelt[i][0] + 1u;
    if (n < count)
      return (int)(spelt[i][0] + n);
    n -= count;
  }
  return -1;
}

/* Text whose spaces are U+2581. */
static size_t vocab_json_spaced(zh_str text, char *out) {
  size_t len = 0;
  while (text.len > 0) {
    bool is_space = zh_str_starts(text, ZH_S(ZH_VOCAB_SPACE));
    out[len++] = is_space ? ' ' : text.ptr[0];
    text = zh_str_cut(text, is_space ? 3 : 1);
  }
  return len;
}

/* The bytes that spelt text stands for, into `out`, which has room for it; 0
 * when it does not. */
static size_t vocab_json_bytes(const vocab_json *v, zh_str text, char *out) {
  size_t len = 0;
  if (v->out->flags & ZH_VOCAB_CHARS)
    return vocab_json_spaced(text, out);
  for (size_t at = 0; at < text.len;) {
    const uint8_t *p = (const uint8_t *)text.ptr + at;
    uint32_t code = p[0] < 0x80 ? p[0] : (p[0] & 0x1fu) << 6;
    size_t step = p[0] < 0x80 ? 1 : 2;
    if (p[0] >= 0xe0)
      return 0;
    code |= step == 2 ? p[1] & 0x3fu : 0;
    int byte = vocab_json_byte(code);
    if (byte < 0)
      return 0;
    out[len++] = (char)byte;
    at += step;
  }
  return len;
}

static zh_status vocab_json_id(vocab_json *v, uint32_t at, uint32_t *id) {
  int64_t number;
  if (!zh_json_int(v->json, at, &number) || number < 0 ||
      number >= (int64_t)VOCAB_JSON_IDS)
    return zh_error_set(v->err, ZH_CONFIG,
                        "tokenizer.json: a token has no usable id");
  *id = (uint32_t)number;
  if (*id >= v->out->token_count)
    v->out->token_count = *id + 1;
  return ZH_OK;
}

static zh_status vocab_json_tokens(vocab_json *v, uint32_t vocab) {
  for (uint32_t key = zh_json_first(v->json, vocab); key;
       key = zh_json_next(v->json, vocab, key)) {
    uint32_t id = 0;
    zh_str text = zh_json_str(v->json, key, v->arena);
    char *bytes = zh_arena_alloc(v->arena, text.len + 1);
    if (!text.ptr || !bytes)
      return zh_error_memory(v->err);
    zh_status status = vocab_json_id(v, key + 1, &id);
    if (status != ZH_OK)
      return status;
    size_t len = vocab_json_bytes(v, text, bytes);
    // Special tokens may stand in this list too, as they are.
    v->out->tokens[id] = len > 0 ? (zh_str){bytes, len} : text;
    v->out->special[id] = len == 0;
  }
  return ZH_OK;
}

/* What scan_spaces.c finds in a text. */
static bool vocab_json_is_found(zh_str text) {
  char first = text.len > 0 ? text.ptr[0] : '\0';
  size_t one = zh_str_starts(text, ZH_S(ZH_VOCAB_SPACE)) ? 3 : 1;
  if (first == '<' || first == '[')
    return text.len <= 32 && memchr(text.ptr, first == '<' ? '>' : ']',
                                    text.len) == text.ptr + text.len - 1;
  if ((one == 1 && first != '\n' && first != '\t') || text.len > 31 * one)
    return false;
  // Each part is the one before it.
  return memcmp(text.ptr, text.ptr + one, text.len - one) == 0;
}

/* Does it neither take spaces beside it nor want to be a whole word? */
static bool vocab_json_is_plain(const vocab_json *v, uint32_t at) {
  static const char *const keys[] = {"lstrip", "rstrip", "single_word"};
  for (size_t i = 0; i < ZH_COUNT(keys); i++) {
    if (zh_json_has(v->json, zh_json_get(v->json, at, keys[i]), ZH_JSON_TRUE))
      return false;
  }
  return true;
}

/* Added tokens that are not special are found in any text: Gemma's by
 * scan_spaces.c, others as special ones that are always allowed. */
static zh_status vocab_json_add(vocab_json *v, uint32_t at, zh_str text) {
  uint32_t id = 0;
  bool chars = (v->out->flags & ZH_VOCAB_CHARS) != 0;
  bool special =
      zh_json_has(v->json, zh_json_get(v->json, at, "special"), ZH_JSON_TRUE);
  int64_t number;
  // One that no id of ours can stand for is left out: it is never in a text.
  if (chars && special &&
      zh_json_int(v->json, zh_json_get(v->json, at, "id"), &number) &&
      number == (int64_t)VOCAB_JSON_IDS)
    return ZH_OK;
  zh_status status = vocab_json_id(v, zh_json_get(v->json, at, "id"), &id);
  if (status != ZH_OK)
    return status;
  if (!chars || special) {
    v->out->tokens[id] = text;
    v->out->special[id] = true;
    v->out->added[id] = !special;
    return special || vocab_json_is_plain(v, at)
               ? ZH_OK
               : vocab_json_unknown(v, "added token");
  }
  v->out->added[id] = true;
  return v->out->tokens[id].len > 0 && vocab_json_is_found(text)
             ? ZH_OK
             : vocab_json_unknown(v, "added token");
}

static zh_status vocab_json_added(vocab_json *v) {
  uint32_t list = zh_json_get(v->json, 0, "added_tokens");
  zh_status status = ZH_OK;
  if (!zh_json_has(v->json, list, ZH_JSON_ARRAY))
    return ZH_OK;
  for (uint32_t at = zh_json_first(v->json, list); at && status == ZH_OK;
       at = zh_json_next(v->json, list, at)) {
    zh_str text =
        zh_json_str(v->json, zh_json_get(v->json, at, "content"), v->arena);
    status = text.ptr ? vocab_json_add(v, at, text) : zh_error_memory(v->err);
  }
  return status;
}

/* --- merges --- */

/* "a b" or ["a", "b"], as bytes. */
static bool vocab_json_halves(vocab_json *v, uint32_t at, zh_str *left,
                              zh_str *right) {
  zh_str text[2] = {{NULL, 0}, {NULL, 0}};
  if (zh_json_has(v->json, at, ZH_JSON_ARRAY)) {
    uint32_t first = zh_json_first(v->json, at);
    uint32_t second = first ? zh_json_next(v->json, at, first) : 0;
    text[0] = zh_json_str(v->json, first, v->arena);
    text[1] = zh_json_str(v->json, second, v->arena);
  } else {
    text[0] = zh_json_str(v->json, at, v->arena);
    const char *space =
        text[0].len > 0 ? memchr(text[0].ptr, ' ', text[0].len) : NULL;
    if (space) {
      size_t len = (size_t)(space - text[0].ptr);
      text[1] = zh_str_cut(text[0], len + 1);
      text[0].len = len;
    }
  }
  // Side by side, so that what they become is there too.
  char *bytes = zh_arena_alloc(v->arena, text[0].len + text[1].len + 1);
  if (!bytes || !text[0].ptr || !text[1].ptr)
    return false;
  *left = (zh_str){bytes, vocab_json_bytes(v, text[0], bytes)};
  *right = (zh_str){bytes + left->len,
                    vocab_json_bytes(v, text[1], bytes + left->len)};
  return true;
}

static uint32_t vocab_json_find(const zh_vocab *vocab, zh_str text) {
  return zh_vocab_find(vocab, (const uint8_t *)text.ptr, text.len);
}

static zh_status vocab_json_merges(vocab_json *v, uint32_t list,
                                   const zh_vocab *vocab) {
  uint32_t count = zh_json_len(v->json, list);
  v->out->merges =
      zh_arena_alloc(v->arena, ((size_t)count + 1) * sizeof(zh_vocab_merge));
  if (!v->out->merges)
    return zh_error_memory(v->err);
  for (uint32_t at = zh_json_first(v->json, list); at;
       at = zh_json_next(v->json, list, at)) {
    zh_vocab_merge *merge = &v->out->merges[v->out->merge_count++];
    zh_str left, right;
    if (!vocab_json_halves(v, at, &left, &right))
      return zh_error_memory(v->err);
    merge->left = vocab_json_find(vocab, left);
    merge->right = vocab_json_find(vocab, right);
    merge->merged =
        vocab_json_find(vocab, (zh_str){left.ptr, left.len + right.len});
    if (merge->left == ZH_NO_TOKEN || merge->right == ZH_NO_TOKEN ||
        merge->merged == ZH_NO_TOKEN)
      return zh_error_set(v->err, ZH_CONFIG,
                          "tokenizer.json: merge %u is of no tokens",
                          v->out->merge_count - 1);
  }
  return ZH_OK;
}

/* Merges name tokens by their text: a vocabulary without merges finds them. */
static zh_status vocab_json_link(vocab_json *v, uint32_t list) {
  zh_vocab vocab;
  zh_buf image;
  zh_buf_init(&image, ZH_MAX_VOCAB);
  zh_status status = zh_vocab_make(v->out, &image, v->err);
  if (status == ZH_OK)
    status = zh_vocab_take(&image, &vocab, v->err);
  if (status != ZH_OK) {
    zh_buf_deinit(&image);
    return status;
  }
  status = vocab_json_merges(v, list, &vocab);
  zh_vocab_close(&vocab);
  return status;
}

static zh_status vocab_json_model(vocab_json *v) {
  uint32_t model = zh_json_get(v->json, 0, "model");
  uint32_t vocab = model ? zh_json_get(v->json, model, "vocab") : 0;
  uint32_t merges = model ? zh_json_get(v->json, model, "merges") : 0;
  bool chars = (v->out->flags & ZH_VOCAB_CHARS) != 0;
  if (!zh_json_has(v->json, vocab, ZH_JSON_OBJECT) ||
      !zh_json_has(v->json, merges, ZH_JSON_ARRAY) ||
      !vocab_json_is_unset(v, model, "continuing_subword_prefix") ||
      !vocab_json_is_unset(v, model, "end_of_word_suffix") ||
      vocab_json_is_unset(v, model, "byte_fallback") == chars ||
      !vocab_json_is_unset(v, model, "dropout"))
    return vocab_json_unknown(v, "model");
  if (!vocab_json_is_unset(v, model, "ignore_merges"))
    v->out->flags |= ZH_VOCAB_WHOLE;
  v->out->tokens =
      zh_arena_zero(v->arena, VOCAB_JSON_IDS * sizeof *v->out->tokens);
  v->out->special = zh_arena_zero(v->arena, VOCAB_JSON_IDS);
  v->out->added = zh_arena_zero(v->arena, VOCAB_JSON_IDS);
  if (!v->out->tokens || !v->out->special || !v->out->added)
    return zh_error_memory(v->err);
  zh_status status = vocab_json_tokens(v, vocab);
  if (status == ZH_OK)
    status = vocab_json_added(v);
  return status == ZH_OK ? vocab_json_link(v, merges) : status;
}

/* --- public --- */

zh_status zh_vocab_read_json(zh_str text, zh_arena *arena, zh_vocab_source *out,
                             zh_error *err) {
  zh_nodes nodes = {.items = NULL};
  zh_json json;
  *out = (zh_vocab_source){.kind = ZH_VOCAB_MERGES};
  zh_status status = zh_json_parse(text, &nodes, &json, err);
  vocab_json v = {.json = &json, .arena = arena, .out = out, .err = err};
  if (status == ZH_OK && json.nodes[0].type != ZH_JSON_OBJECT)
    status = vocab_json_unknown(&v, "file");
  if (status == ZH_OK)
    status = vocab_json_normalizer(&v);
  if (status == ZH_OK)
    status = vocab_json_pattern(&v);
  if (status == ZH_OK)
    status = vocab_json_model(&v);
  zh_nodes_deinit(&nodes);
  return status;
}
