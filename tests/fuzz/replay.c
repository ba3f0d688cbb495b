/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a fuzzer's function over the files of the folders given: how a corpus
 * is replayed where there is no libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static int replay_file(const char *path) {
  FILE *file = fopen(path, "rb");

  if (!file)
    return 0;
  fseek(file, 0, SEEK_END);
  long len = ftell(file);
  rewind(file);
  uint8_t *data = len >= 0 ? malloc((size_t)len + 1) : NULL;
  size_t got = data ? fread(data, 1, (size_t)len, file) : 0;
  fclose(file);
  if (data)
    LLVMFuzzerTestOneInput(data, got);
  free(data);
  return data != NULL;
}

int main(int argc, char **argv) {
  int count = 0;

  for (int i = 1; i < argc; i++) {
    DIR *dir = opendir(argv[i]);
    struct dirent *entry;
    char path[4096];
    while (dir && (entry = readdir(dir)) != NULL) {
      snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
      if (entry->d_name[0] != '.')
        count += replay_file(path);
    }
    if (dir)
      closedir(dir);
  }
  printf("[==========] %d test(s) run.\n", count);
  return count > 0 ? 0 : 1;
}
