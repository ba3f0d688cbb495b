/* server.h -- a provider for benchmarks: a process of its own that answers
 * with as little work as it can, so that the client's CPU is what is seen. */
#ifndef ZH_BENCH_SERVER_H
#define ZH_BENCH_SERVER_H

typedef struct bench_server {
  int pid;
  int port;
} bench_server;

/* POST /plain: 1 KB of JSON.  POST /burst: `chunks` records in one write.
 * POST /drip: one record a write and a turn, over all open streams.  POST
 * /hold: one record, and then nothing. */
bench_server bench_server_start(int chunks);
void bench_server_stop(bench_server server);

#endif
