/* SPDX-License-Identifier: Apache-2.0 */
/* The encodings there are, loading them, and their special tokens. */
#include "token/encoding.h"

#include "base/error.h"
#include "token/claude.h"

#include <stdio.h>
#include <stdlib.h>

static const zh_encoding_row encoding_rows[] = {
    {.name = "o200k_base",
     .file = "o200k",
     .is_packaged = true,
     .specials = {{"<|endoftext|>", 199999}, {"<|endofprompt|>", 200018}}},
    {.name = "o200k_harmony",
     .file = "o200k",
     .is_packaged = true,
     .reserved = 201088,
     .specials = {{"<|startoftext|>", 199998},
                  {"<|endoftext|>", 199999},
                  {"<|endofprompt|>", 200018},
                  {"<|reserved_200000|>", 200000},
                  {"<|reserved_200001|>", 200001},
                  {"<|return|>", 200002},
                  {"<|constrain|>", 200003},
                  {"<|reserved_200004|>", 200004},
                  {"<|channel|>", 200005},
                  {"<|start|>", 200006},
                  {"<|end|>", 200007},
                  {"<|message|>", 200008},
                  {"<|reserved_200009|>", 200009},
                  {"<|reserved_200010|>", 200010},
                  {"<|reserved_200011|>", 200011},
                  {"<|call|>", 200012}}},
    {.name = "cl100k_base",
     .file = "cl100k",
     .is_packaged = true,
     .specials = {{"<|endoftext|>", 100257},
                  {"<|fim_prefix|>", 100258},
                  {"<|fim_middle|>", 100259},
                  {"<|fim_suffix|>", 100260},
                  {"<|endofprompt|>", 100276}}},
    {.name = "p50k_base",
     .file = "p50k",
     .is_packaged = true,
     .specials = {{"<|endoftext|>", 50256}}},
    {.name = "p50k_edit",
     .file = "p50k",
     .is_packaged = true,
     .specials = {{"<|endoftext|>", 50256},
                  {"<|fim_prefix|>", 50281},
                  {"<|fim_middle|>", 50282},
                  {"<|fim_suffix|>", 50283}}},
    {.name = "r50k_base",
     .file = "p50k",
     .limit = 50256,
     .is_packaged = true,
     .specials = {{"<|endoftext|>", 50256}}},
    {.name = "gpt2",
     .file = "p50k",
     .limit = 50256,
     .is_packaged = true,
     .specials = {{"<|endoftext|>", 50256}}},
    {.name = "claude_v3",
     .file = "claude_v3",
     .is_packaged = true,
     .claude = ZH_CLAUDE_V3},
    {.name = "claude_v4.7",
     .file = "claude_v4",
     .is_packaged = true,
     .claude = ZH_CLAUDE_V47},
    {.name = "claude_v4.8",
     .file = "claude_v4",
     .is_packaged = true,
     .claude = ZH_CLAUDE_V48},
    {.name = "claude_v5",
     .file = "claude_v4",
     .is_packaged = true,
     .claude = ZH_CLAUDE_V5},
    {.name = "llama3", .file = "llama3"},
    {.name = "qwen3", .file = "qwen3"},
    {.name = "deepseek_v3", .file = "deepseek_v3"},
    {.name = "tekken", .file = "tekken"},
    {.name = "gemma3", .file = "gemma3"},
};

#define ENCODING_RESERVED 200013u /* the first behind the named ones */

/* --- folders --- */

typedef struct encoding_folders {
  char package[1024];
  char user[1024];
} encoding_folders;

typedef _Atomic(encoding_folders *) encoding_slot;

static encoding_slot encoding_where;

/* Puts `folder` and what is behind it at `out`; false when it is too long. */
static bool encoding_path(char *out, size_t size, const char *folder,
                          const char *behind) {
  int len = snprintf(out, size, "%s%s", folder, behind);
  return len >= 0 && (size_t)len < size;
}

static bool encoding_user_folder(char *out, size_t size) {
  const char *named = getenv("ZEROHOP_DATA");
  const char *data = getenv("XDG_DATA_HOME");
  const char *home = getenv("HOME");
  if (named && named[0])
    return encoding_path(out, size, named, "");
  if (data && data[0])
    return encoding_path(out, size, data, "/zerohop");
  return !home || !home[0] ||
         encoding_path(out, size, home, "/.local/share/zerohop");
}

zh_status zh_tokens_folder(zh_str package, zh_error *err) {
  encoding_folders *folders = zh_alloc_zero(sizeof *folders);
  encoding_folders *none = NULL;
  if (!folders)
    return zh_error_memory(err);
  if (package.len >= sizeof folders->package ||
      !encoding_user_folder(folders->user, sizeof folders->user)) {
    zh_free(folders);
    return zh_error_set(err, ZH_CONFIG,
                        "folder of vocabularies: path too long");
  }
  if (package.len > 0)
    memcpy(folders->package, package.ptr, package.len);
  if (!atomic_compare_exchange_strong(&encoding_where, &none, folders))
    zh_free(folders);
  return ZH_OK;
}

zh_str zh_tokens_data(void) {
  const encoding_folders *folders = atomic_load(&encoding_where);
  return zh_str_of(folders ? folders->user : "");
}

/* --- the list --- */

static zh_encoding_slot encoding_list;

static zh_encoding *encoding_known(zh_str name) {
  zh_encoding *at = atomic_load(&encoding_list);
  while (at && !zh_str_is(zh_str_of(at->name), name))
    at = at->next;
  return at;
}

/* For the first two bytes of a piece, and for the first alone. */
static bool encoding_find_reach(zh_encoding *encoding) {
  const zh_vocab *vocab = &encoding->vocab;
  encoding->reach = zh_alloc_zero(1 << 16);
  for (uint32_t id = 0; encoding->reach && id < vocab->limit; id++) {
    zh_str text = zh_vocab_text(vocab, id);
    if (text.len < 2)
      continue;
    size_t at = (size_t)(uint8_t)text.ptr[0] << 8 | (uint8_t)text.ptr[1];
    if (text.len > encoding->reach[at])
      encoding->reach[at] = (uint8_t)text.len;
  }
  return encoding->reach != NULL;
}

static zh_encoding *encoding_new(zh_str name, const zh_encoding_row *row,
                                 zh_vocab *vocab) {
  zh_encoding *encoding = zh_alloc_zero(sizeof *encoding + name.len + 1);
  if (!encoding)
    return NULL;
  encoding->name = (char *)(encoding + 1);
  memcpy(encoding->name, name.ptr, name.len);
  encoding->row = row;
  encoding->vocab = *vocab;
  bool fits = !row || row->limit == 0 ||
              zh_vocab_limit(&encoding->vocab, row->limit) == ZH_OK;
  if (fits && vocab->head->kind == ZH_VOCAB_PIECES)
    fits = row && row->claude && encoding_find_reach(encoding);
  if (!fits) {
    zh_free(encoding->vocab.own);
    zh_free(encoding);
    return NULL;
  }
  return encoding;
}

static void encoding_drop(zh_encoding *encoding) {
  zh_vocab_close(&encoding->vocab);
  zh_claude_trie_free(atomic_load(&encoding->trie));
  zh_free(encoding->reach);
  zh_free(encoding);
}

zh_status zh_encoding_add(zh_str name, const zh_encoding_row *row,
                          zh_vocab *vocab, const zh_encoding **out,
                          zh_error *err) {
  zh_encoding *encoding = encoding_new(name, row, vocab);
  if (!encoding) {
    zh_vocab_close(vocab);
    return zh_error_memory(err);
  }
  zh_encoding *first = atomic_load(&encoding_list);
  do {
    // Another thread may have loaded the same file meanwhile.
    zh_encoding *known = row ? encoding_known(name) : NULL;
    if (known) {
      encoding_drop(encoding);
      *out = known;
      return ZH_OK;
    }
    encoding->next = first;
  } while (!atomic_compare_exchange_weak(&encoding_list, &first, encoding));
  *out = encoding;
  return ZH_OK;
}

/* Who built a vocabulary is told how to do it again; ours come with us. */
static zh_status encoding_refuse(const zh_encoding_row *row, zh_status status,
                                 const zh_error *why, zh_error *err) {
  if (status == ZH_NOT_FOUND && !row->is_packaged)
    return zh_error_set(err, status,
                        "encoding %s has to be built first: "
                        "python -m zerohop.tokens build %s",
                        row->name, row->name);
  if (status == ZH_CONFIG && !row->is_packaged)
    return zh_error_set(err, status,
                        "%s; to build it again: "
                        "python -m zerohop.tokens build %s",
                        why->message, row->name);
  return zh_error_set(err, status, "%s", why->message);
}

static zh_status encoding_load(const zh_encoding_row *row,
                               const zh_encoding **out, zh_error *err) {
  const encoding_folders *folders = atomic_load(&encoding_where);
  const char *folder = !folders           ? ""
                       : row->is_packaged ? folders->package
                                          : folders->user;
  char path[1200];
  zh_vocab vocab;
  zh_error why;
  if (!folder[0])
    return zh_error_set(err, ZH_NOT_FOUND,
                        "encoding %s: no folder of vocabularies was named",
                        row->name);
  (void)snprintf(path, sizeof path, "%s/%s.zhv", folder, row->file);
  zh_error_init(&why);
  zh_status status = zh_vocab_open(path, &vocab, &why);
  if (status != ZH_OK)
    return encoding_refuse(row, status, &why, err);
  return zh_encoding_add(zh_str_of(row->name), row, &vocab, out, err);
}

/* --- special tokens --- */

static bool encoding_allows(const zh_allowed *allowed, zh_str name) {
  for (size_t i = 0; i < allowed->count; i++) {
    if (zh_str_is(allowed->names[i], name))
      return true;
  }
  return allowed->all;
}

/* Of the names that the text starts with the longest counts.  NULL allows
 * it. */
static void encoding_try(zh_str text, const zh_allowed *allowed, zh_str name,
                         uint32_t id, zh_special_found *best) {
  if (name.len <= best->len || !zh_str_starts(text, name) ||
      (allowed && !encoding_allows(allowed, name)))
    return;
  best->len = name.len;
  best->id = id;
}

static void encoding_try_reserved(const zh_encoding_row *row, zh_str text,
                                  const zh_allowed *allowed,
                                  zh_special_found *best) {
  static const zh_str opening = {"<|reserved_", 11};
  const size_t len = 19; // with six digits and the closing
  uint32_t id = 0;
  if (row->reserved == 0 || text.len < len || !zh_str_starts(text, opening))
    return;
  for (size_t i = opening.len; i < opening.len + 6; i++) {
    if (text.ptr[i] < '0' || text.ptr[i] > '9')
      return;
    id = id * 10 + (uint32_t)(text.ptr[i] - '0');
  }
  zh_str name = {text.ptr, len};
  if (id >= ENCODING_RESERVED && id < row->reserved &&
      zh_str_is(zh_str_cut(name, len - 2), ZH_S("|>")))
    encoding_try(text, allowed, name, id, best);
}

static void encoding_try_ids(const zh_vocab *vocab, const uint32_t *ids,
                             uint32_t count, zh_str text,
                             const zh_allowed *allowed,
                             zh_special_found *best) {
  for (uint32_t i = 0; i < count; i++)
    encoding_try(text, allowed, zh_vocab_text(vocab, ids[i]), ids[i], best);
}

/* How many of `added` are found here in any text; of a vocabulary of
 * characters they are cut out later. */
static uint32_t encoding_added(const zh_vocab *vocab) {
  return vocab->head->flags & ZH_VOCAB_CHARS ? 0 : vocab->head->added;
}

static void encoding_try_all(const zh_encoding *encoding, zh_str text,
                             const zh_allowed *allowed,
                             zh_special_found *best) {
  const zh_encoding_row *row = encoding->row;
  const zh_vocab *vocab = &encoding->vocab;
  encoding_try_ids(vocab, vocab->added, encoding_added(vocab), text, NULL,
                   best);
  if (!allowed)
    return;
  for (size_t i = 0; row && i < ZH_COUNT(row->specials); i++)
    encoding_try(text, allowed, zh_str_of(row->specials[i].text),
                 row->specials[i].id, best);
  if (row)
    encoding_try_reserved(row, text, allowed, best);
  encoding_try_ids(vocab, vocab->specials, vocab->head->specials, text, allowed,
                   best);
}

static void encoding_first_of(const zh_vocab *vocab, const uint32_t *ids,
                              uint32_t count, bool *first) {
  for (uint32_t i = 0; i < count; i++) {
    zh_str text = zh_vocab_text(vocab, ids[i]);
    if (text.len > 0)
      first[(uint8_t)text.ptr[0]] = true;
  }
}

/* The bytes that tokens start with which are looked for. */
static void encoding_first_bytes(const zh_encoding *encoding, bool allowed,
                                 bool *first) {
  const zh_encoding_row *row = encoding->row;
  const zh_vocab *vocab = &encoding->vocab;
  encoding_first_of(vocab, vocab->added, encoding_added(vocab), first);
  if (!allowed)
    return;
  for (size_t i = 0; row && i < ZH_COUNT(row->specials); i++) {
    if (row->specials[i].text)
      first[(uint8_t)row->specials[i].text[0]] = true;
  }
  encoding_first_of(vocab, vocab->specials, vocab->head->specials, first);
}

bool zh_encoding_special(const zh_encoding *encoding, zh_str text,
                         const zh_allowed *allowed, zh_special_found *out) {
  bool first[256] = {false};
  *out = (zh_special_found){.at = text.len};
  if (allowed && !allowed->all && allowed->count == 0)
    allowed = NULL;
  if (!allowed && encoding_added(&encoding->vocab) == 0)
    return false;
  encoding_first_bytes(encoding, allowed != NULL, first);
  for (size_t at = 0; at < text.len; at++) {
    if (!first[(uint8_t)text.ptr[at]])
      continue;
    encoding_try_all(encoding, zh_str_cut(text, at), allowed, out);
    if (out->len > 0) {
      out->at = at;
      return true;
    }
  }
  return false;
}

static unsigned encoding_hex(char c) {
  return (unsigned)(c <= '9' ? c - '0' : c - 'A' + 10) & 15;
}

zh_str zh_encoding_text(const zh_encoding *encoding, uint32_t id, char *room) {
  const zh_encoding_row *row = encoding->row;
  for (size_t i = 0; row && i < ZH_COUNT(row->specials); i++) {
    if (row->specials[i].text && row->specials[i].id == id)
      return zh_str_of(row->specials[i].text);
  }
  if (row && id >= ENCODING_RESERVED && id < row->reserved) {
    int len = snprintf(room, 32, "<|reserved_%u|>", id);
    return (zh_str){room, (size_t)len};
  }
  zh_str text = zh_vocab_text(&encoding->vocab, id);
  // A byte that is part of no character's token.
  if (encoding->vocab.head->flags & ZH_VOCAB_CHARS && text.len == 6 &&
      zh_str_starts(text, ZH_S("<0x")) && text.ptr[5] == '>') {
    room[0] =
        (char)(encoding_hex(text.ptr[3]) << 4 | encoding_hex(text.ptr[4]));
    return (zh_str){room, 1};
  }
  return text;
}

/* --- public --- */

const zh_encoding_row *zh_encoding_row_of(zh_str name) {
  for (size_t i = 0; i < ZH_COUNT(encoding_rows); i++) {
    if (zh_str_is(zh_str_of(encoding_rows[i].name), name))
      return &encoding_rows[i];
  }
  return NULL;
}

zh_str zh_encoding_name(const zh_encoding *encoding) {
  return zh_str_of(encoding->name);
}

zh_status zh_encoding_find(zh_str name, const zh_encoding **out,
                           zh_error *err) {
  *out = encoding_known(name);
  if (*out)
    return ZH_OK;
  const zh_encoding_row *row = zh_encoding_row_of(name);
  if (row)
    return encoding_load(row, out, err);
  char shown[80];
  zh_error_copy(shown, sizeof shown, name);
  return zh_error_set(err, ZH_NOT_FOUND, "unknown encoding \"%s\"", shown);
}
