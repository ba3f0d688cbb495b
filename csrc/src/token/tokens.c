/* SPDX-License-Identifier: Apache-2.0 */
/* The public functions that count, encode and decode. */
#include "token/compose.h"
#include "token/count.h"
#include "token/vocab_make.h"

#include "base/error.h"
#include "base/limits.h"

/* A text on its way through an encoding. */
typedef struct tokens_job {
  const zh_encoding *encoding;
  zh_scratch *scratch;
  zh_str text;     /* repaired                                               */
  char *made;      /* what repairing allocated                               */
  zh_buf composed; /* a part of it                                           */
} tokens_job;

/* What is between special tokens, composed where the encoding wants that; ptr
 * NULL when out of memory. */
static zh_str tokens_part(tokens_job *job, zh_str text) {
  if (!(job->encoding->vocab.head->flags & ZH_VOCAB_NFC) ||
      zh_compose_is_done(text))
    return text;
  zh_buf_clear(&job->composed);
  zh_compose(text, ZH_COMPOSE_OLD, &job->composed);
  return job->composed.status == ZH_OK ? zh_buf_str(&job->composed)
                                       : (zh_str){NULL, 0};
}

static zh_status tokens_begin(tokens_job *job, const zh_encoding *encoding,
                              zh_str text, zh_error *err) {
  *job = (tokens_job){.encoding = encoding};
  zh_buf_init(&job->composed, SIZE_MAX / 2);
  if (text.len > ZH_MAX_REQUEST)
    return zh_error_set(err, ZH_TOO_BIG, "text has %zu bytes, %u allowed",
                        text.len, ZH_MAX_REQUEST);
  job->text = zh_count_repair(text.ptr ? text : ZH_S(""), &job->made);
  job->scratch = zh_scratch_take(encoding);
  if (!job->text.ptr || !job->scratch)
    return zh_error_memory(err);
  return ZH_OK;
}

static void tokens_end(tokens_job *job) {
  if (job->scratch)
    zh_scratch_give(job->encoding, job->scratch);
  zh_free(job->made);
  zh_buf_deinit(&job->composed);
}

/* --- encoding --- */

static zh_status tokens_put_all(tokens_job *job, const zh_allowed *allowed,
                                zh_ids *ids) {
  zh_str rest = job->text;
  zh_special_found special = {.len = 1};
  while (special.len > 0) {
    (void)zh_encoding_special(job->encoding, rest, allowed, &special);
    zh_str part = tokens_part(job, (zh_str){rest.ptr, special.at});
    if (!part.ptr)
      return ZH_NO_MEMORY;
    zh_status status = zh_count_encode(job->encoding, job->scratch, part, ids);
    if (status != ZH_OK)
      return status;
    if (!zh_ids_room(ids, 1))
      return ZH_NO_MEMORY;
    if (special.len > 0)
      ids->items[ids->count++] = special.id;
    rest = zh_str_cut(rest, special.at + special.len);
  }
  return ZH_OK;
}

/* --- public --- */

zh_status zh_count_upto(const zh_encoding *encoding, zh_str text,
                        const zh_allowed *allowed, size_t most, size_t *out,
                        zh_error *err) {
  tokens_job job;
  zh_special_found special = {.len = 1};
  size_t total = 0;
  zh_status status = tokens_begin(&job, encoding, text, err);
  zh_str rest = job.text;
  while (status == ZH_OK && special.len > 0 && total <= most) {
    (void)zh_encoding_special(encoding, rest, allowed, &special);
    zh_str part = tokens_part(&job, (zh_str){rest.ptr, special.at});
    status = part.ptr ? zh_count_text(encoding, job.scratch, part, most, &total)
                      : ZH_NO_MEMORY;
    total += special.len > 0;
    rest = zh_str_cut(rest, special.at + special.len);
    if (status != ZH_OK)
      (void)zh_error_memory(err);
  }
  tokens_end(&job);
  *out = total;
  return status;
}

zh_status zh_tokens_count(const zh_encoding *encoding, zh_str text,
                          const zh_allowed *allowed, size_t *out,
                          zh_error *err) {
  return zh_count_upto(encoding, text, allowed, SIZE_MAX, out, err);
}

zh_status zh_tokens_encode(const zh_encoding *encoding, zh_str text,
                           const zh_allowed *allowed, uint32_t **ids,
                           size_t *count, zh_error *err) {
  tokens_job job;
  zh_ids found = {.items = NULL};
  *ids = NULL;
  *count = 0;
  if (encoding->vocab.head->kind == ZH_VOCAB_PIECES)
    return zh_error_set(err, ZH_UNSUPPORTED,
                        "%s only counts: its ids are not known",
                        encoding->name);
  zh_status status = tokens_begin(&job, encoding, text, err);
  if (status == ZH_OK) {
    status = zh_ids_room(&found, job.text.len / 4 + 16)
                 ? tokens_put_all(&job, allowed, &found)
                 : ZH_NO_MEMORY;
    if (status != ZH_OK)
      (void)zh_error_memory(err);
  }
  tokens_end(&job);
  if (status != ZH_OK) {
    zh_free(found.items);
    return status;
  }
  *ids = found.items;
  *count = found.count;
  return ZH_OK;
}

zh_status zh_tokens_decode(const zh_encoding *encoding, const uint32_t *ids,
                           size_t count, char **text, size_t *len,
                           zh_error *err) {
  zh_buf out;
  char room[32];
  *text = NULL;
  *len = 0;
  if (encoding->vocab.head->kind == ZH_VOCAB_PIECES)
    return zh_error_set(err, ZH_UNSUPPORTED,
                        "%s only counts: its ids are not known",
                        encoding->name);
  zh_buf_init(&out, ZH_MAX_REQUEST);
  for (size_t i = 0; i < count; i++) {
    zh_str token = zh_encoding_text(encoding, ids[i], room);
    if (token.len == 0) {
      zh_buf_deinit(&out);
      return zh_error_set(err, ZH_INVALID, "%s has no token %u", encoding->name,
                          ids[i]);
    }
    zh_buf_put(&out, token);
  }
  if (out.status != ZH_OK || !zh_buf_room(&out, 1)) {
    zh_status status = out.status;
    zh_buf_deinit(&out);
    return zh_error_set(err, status, "%s", zh_status_text(status));
  }
  *text = out.ptr;
  *len = out.len;
  return ZH_OK;
}

void zh_tokens_free(void *given) {
  zh_free(given);
}

/* --- vocabularies --- */

/* Expressions as zh_tokens_build names them. */
static const char *const tokens_patterns[ZH_PATTERN_COUNT] = {
    [ZH_PATTERN_R50K] = "r50k",     [ZH_PATTERN_CL100K] = "cl100k",
    [ZH_PATTERN_O200K] = "o200k",   [ZH_PATTERN_LLAMA3] = "llama3",
    [ZH_PATTERN_QWEN2] = "qwen2",   [ZH_PATTERN_QWEN35] = "qwen35",
    [ZH_PATTERN_TEKKEN] = "tekken", [ZH_PATTERN_DEEPSEEK] = "deepseek_v3",
    [ZH_PATTERN_SPACES] = "spaces", [ZH_PATTERN_CLAUDE] = "claude"};

static zh_status tokens_read(zh_str source, zh_str pattern, zh_arena *arena,
                             zh_vocab_source *out, zh_error *err) {
  if (pattern.len == 0)
    return zh_vocab_read_json(source, arena, out, err);
  for (int i = 0; i < ZH_PATTERN_COUNT; i++) {
    if (zh_str_is(zh_str_of(tokens_patterns[i]), pattern))
      return zh_vocab_read_ranks(source, (zh_pattern)i, arena, out, err);
  }
  return zh_error_set(err, ZH_INVALID, "unknown expression");
}

/* Makes it again, smaller. */
static zh_status tokens_prune(zh_vocab_source *found, zh_buf *out,
                              zh_error *err) {
  return zh_vocab_prune(found, (const uint8_t *)out->ptr) == ZH_OK
             ? zh_vocab_make(found, out, err)
             : zh_error_memory(err);
}

static zh_status tokens_make(zh_str source, zh_str pattern, zh_buf *out,
                             zh_error *err) {
  zh_arena arena = {.blocks = NULL};
  zh_vocab_source found = {.kind = ZH_VOCAB_RANKS};
  zh_buf_init(out, ZH_MAX_VOCAB);
  if (source.len > ZH_MAX_VOCAB)
    return zh_error_set(err, ZH_TOO_BIG, "tokenizer has %zu bytes, %u allowed",
                        source.len, ZH_MAX_VOCAB);
  zh_status status = tokens_read(source, pattern, &arena, &found, err);
  if (status == ZH_OK)
    status = zh_vocab_make(&found, out, err);
  if (status == ZH_OK && found.kind == ZH_VOCAB_MERGES)
    status = tokens_prune(&found, out, err);
  zh_arena_deinit(&arena);
  return status;
}

zh_status zh_tokens_build(zh_str source, zh_str pattern, char **file,
                          size_t *len, zh_error *err) {
  zh_buf out;
  *file = NULL;
  *len = 0;
  zh_status status = tokens_make(source, pattern, &out, err);
  if (status != ZH_OK) {
    zh_buf_deinit(&out);
    return status;
  }
  *file = out.ptr;
  *len = out.len;
  return ZH_OK;
}

zh_status zh_tokens_register(zh_str name, zh_str source, zh_error *err) {
  const zh_encoding *made;
  zh_vocab vocab;
  zh_buf out;
  if (name.len == 0 || name.len > 64)
    return zh_error_set(err, ZH_INVALID,
                        "an encoding's name has 1 to 64 bytes");
  zh_status status = tokens_make(source, ZH_S(""), &out, err);
  if (status == ZH_OK)
    status = zh_vocab_take(&out, &vocab, err);
  else
    zh_buf_deinit(&out);
  if (status != ZH_OK)
    return status;
  return zh_encoding_add(name, NULL, &vocab, &made, err);
}
