/* SPDX-License-Identifier: Apache-2.0 */
/* The benchmark's provider as a program: prints its port, lives until the end
 * of its standard input. */
#include "server.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  bench_server server =
      bench_server_start(argc > 1 ? (int)strtol(argv[1], NULL, 10) : 200);

  printf("%d\n", server.port);
  fflush(stdout);
  while (getchar() != EOF)
    ;
  bench_server_stop(server);
  return 0;
}
