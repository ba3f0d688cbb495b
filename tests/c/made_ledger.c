/* SPDX-License-Identifier: Apache-2.0 */
#include "made_ledger.h"

#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[64];
char made_path[96];

int made_folder(void **state) {
  *state = made_path;
  snprintf(folder, sizeof folder, "/tmp/zh_ledger_XXXXXX");
  if (!mkdtemp(folder))
    return -1;
  snprintf(made_path, sizeof made_path, "%s/ledger.db", folder);
  return 0;
}

void made_path_end(void) {
  static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
  char name[128];
  for (size_t i = 0; i < ZH_COUNT(ends); i++) {
    snprintf(name, sizeof name, "%s%s", made_path, ends[i]);
    unlink(name);
  }
}

/* The writer closes a ledger's file in its own time: what it makes again then
 * is nobody's. */
int made_folder_end(void **state) {
  (void)state;
  for (int i = 0; i < 500; i++) {
    made_path_end();
    if (rmdir(folder) == 0)
      return 0;
    usleep(10000);
  }
  return -1;
}
