/* SPDX-License-Identifier: Apache-2.0 */
/* Cells by key: open addressing over a growing array. */
#include "call/ledger_table.h"

#define LEDGER_TABLE_FIRST 16

/* --- keys --- */

static uint64_t ledger_table_mix(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
  return hash ^ hash >> 29;
}

static uint64_t ledger_table_mix_text(uint64_t hash, zh_str text) {
  uint64_t word;
  for (; text.len >= 8; text = zh_str_cut(text, 8)) {
    memcpy(&word, text.ptr, 8);
    hash = ledger_table_mix(hash, word);
  }
  word = text.len + 1;
  for (size_t i = 0; i < text.len; i++)
    word = word << 8 | (unsigned char)text.ptr[i];
  return ledger_table_mix(hash, word);
}

static uint64_t ledger_table_hash(const zh_ledger_key *key) {
  uint64_t hash = (uint64_t)(uint32_t)key->day << 16 |
                  (uint64_t)key->size << 8 | key->outcome;
  hash = ledger_table_mix(0, hash);
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    hash = ledger_table_mix_text(hash, key->text[i]);
  return hash;
}

static bool ledger_table_same(const zh_ledger_key *a, const zh_ledger_key *b) {
  if (a->day != b->day || a->size != b->size || a->outcome != b->outcome)
    return false;
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    if (!zh_str_is(a->text[i], b->text[i]))
      return false;
  return true;
}

/* --- the table --- */

static void ledger_table_place(zh_ledger_table *table, size_t index) {
  size_t mask = 2 * table->cap - 1;
  size_t slot = table->cells[index].hash & mask;
  while (table->slots[slot])
    slot = (slot + 1) & mask;
  table->slots[slot] = (uint32_t)(index + 1);
}

static bool ledger_table_grow(zh_ledger_table *table) {
  size_t cap = table->cap ? 2 * table->cap : LEDGER_TABLE_FIRST;
  uint32_t *slots = zh_alloc_zero(2 * cap * sizeof(*slots));
  if (!slots)
    return false;
  zh_ledger_cell *cells = zh_realloc(table->cells, cap * sizeof(*cells));
  if (!cells) {
    zh_free(slots);
    return false;
  }
  zh_free(table->slots);
  table->slots = slots;
  table->cells = cells;
  table->cap = cap;
  for (size_t i = 0; i < table->count; i++)
    ledger_table_place(table, i);
  return true;
}

static zh_ledger_cell *ledger_table_find(const zh_ledger_table *table,
                                         const zh_ledger_key *key,
                                         uint64_t hash) {
  size_t mask = 2 * table->cap - 1;
  if (table->cap == 0)
    return NULL;
  for (size_t slot = hash & mask; table->slots[slot];
       slot = (slot + 1) & mask) {
    zh_ledger_cell *cell = &table->cells[table->slots[slot] - 1];
    if (cell->hash == hash && ledger_table_same(&cell->key, key))
      return cell;
  }
  return NULL;
}

static zh_ledger_cell *ledger_table_add(zh_ledger_table *table,
                                        const zh_ledger_key *key,
                                        uint64_t hash) {
  if (table->count == table->cap && !ledger_table_grow(table))
    return NULL;
  zh_ledger_cell *cell = &table->cells[table->count];
  *cell = (zh_ledger_cell){.key = *key, .hash = hash};
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++) {
    cell->key.text[i] = zh_arena_str(&table->arena, key->text[i]);
    if (!cell->key.text[i].ptr)
      return NULL;
  }
  ledger_table_place(table, table->count++);
  return cell;
}

/* --- public --- */

#define LEDGER_TABLE_SIZE(above) above,
static const int64_t ledger_table_sizes[] = {
    ZH_LEDGER_SIZES(LEDGER_TABLE_SIZE)};

uint8_t zh_ledger_size(int64_t prompt) {
  uint8_t size = 0;
  while (size < ZH_COUNT(ledger_table_sizes) &&
         prompt > ledger_table_sizes[size])
    size++;
  return size;
}

int64_t zh_ledger_length(uint8_t size) {
  size_t last = ZH_COUNT(ledger_table_sizes) - 1;
  return size > last ? ledger_table_sizes[last] + 1 : ledger_table_sizes[size];
}

void zh_ledger_table_deinit(zh_ledger_table *table) {
  zh_free(table->cells);
  zh_free(table->slots);
  zh_arena_deinit(&table->arena);
  *table = (zh_ledger_table){.most = table->most};
}

zh_ledger_cell *zh_ledger_table_at(zh_ledger_table *table,
                                   const zh_ledger_key *key) {
  uint64_t hash = ledger_table_hash(key);
  zh_ledger_cell *cell = ledger_table_find(table, key, hash);
  zh_ledger_key less = *key;
  if (cell || table->count < table->most)
    return cell ? cell : ledger_table_add(table, key, hash);
  if (key->text[ZH_LEDGER_TAGS].len > 0 &&
      table->count < table->most + table->most / 8) {
    less.text[ZH_LEDGER_TAGS] = ZH_S("");
  } else {
    for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
      less.text[i] = i == ZH_LEDGER_TAGS ? ZH_S("") : ZH_S("(other)");
    less.size = 0;
    less.day = 0;
  }
  hash = ledger_table_hash(&less);
  cell = ledger_table_find(table, &less, hash);
  return cell ? cell : ledger_table_add(table, &less, hash);
}

void zh_ledger_cell_add(zh_ledger_cell *cell,
                        const int64_t n[ZH_LEDGER_COLUMN_COUNT]) {
  for (size_t i = 0; i < ZH_LEDGER_COLUMN_COUNT; i++)
    if (n[i] > 0)
      cell->n[i] =
          n[i] > INT64_MAX - cell->n[i] ? INT64_MAX : cell->n[i] + n[i];
  cell->n[ZH_LEDGER_ATTEMPTS]++;
}
