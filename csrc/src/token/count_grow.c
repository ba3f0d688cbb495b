/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of counts grow with what is counted: the first text of a process
 * touches as many pages as it needs, each of which costs the kernel as much as
 * some hundred pieces cost us.  Both are powers of two, and what is at one
 * place goes to places that nothing else goes to: it all happens in place. */
#include "token/count_table.h"

enum {
  GROW_BUCKETS = 1 << 8, /* to start with                                   */
  GROW_NOTES = 1 << 9,
  GROW_TIMES = 4
};

/* Places that were never looked at are written to and not read first: that
 * would cost their pages twice. */
static void count_grow_bucket(zh_scratch *scratch, zh_count_bucket *bucket,
                              uint32_t count) {
  const zh_count_bucket was = *bucket;
  zh_count_ids ids = {{{0}}};
  uint8_t filled[GROW_TIMES] = {0};
  if (scratch->ids)
    ids = scratch->ids[bucket - scratch->buckets];
  *bucket = (zh_count_bucket){{0}, {0}};
  for (int i = 0; i < 4 && was.high[i] != 0; i++) {
    zh_count_key key = {was.low[i], was.high[i] & ZH_COUNT_KEYS};
    zh_count_bucket *to = zh_count_bucket_of(scratch, key);
    size_t place = (size_t)(to - scratch->buckets);
    uint8_t at = filled[place / count]++;
    to->low[at] = was.low[i];
    to->high[at] = was.high[i];
    if (scratch->ids)
      memcpy(scratch->ids[place].ids[at], ids.ids[i], sizeof ids.ids[i]);
  }
}

static void count_grow_group(zh_scratch *scratch, zh_count_note *group,
                             uint32_t count) {
  zh_count_note was[4];
  uint8_t filled[GROW_TIMES] = {0};
  memcpy(was, group, sizeof was);
  memset(group, 0, sizeof was);
  for (int i = 0; i < 4 && was[i].at != 0; i++) {
    zh_count_note *to = zh_count_notes(scratch, was[i].mark);
    to[filled[(size_t)(to - scratch->notes) / count]++] = was[i];
  }
}

/* --- public --- */

void zh_count_start(zh_scratch *scratch) {
  scratch->bucket_mask = GROW_BUCKETS - 1;
  scratch->note_mask = GROW_NOTES - 1;
}

void zh_count_grow_buckets(zh_scratch *scratch) {
  uint32_t count = scratch->bucket_mask + 1;
  if (count == ZH_COUNT_BUCKETS)
    return;
  scratch->bucket_mask = count * GROW_TIMES - 1;
  for (uint32_t i = 0; i < count; i++)
    count_grow_bucket(scratch, &scratch->buckets[i], count);
}

void zh_count_grow_notes(zh_scratch *scratch) {
  uint32_t count = scratch->note_mask + 1;
  if (count == ZH_COUNT_NOTES)
    return;
  scratch->note_mask = count * GROW_TIMES - 1;
  for (uint32_t i = 0; i < count; i += 4)
    count_grow_group(scratch, &scratch->notes[i], count);
}
