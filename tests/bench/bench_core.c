/* SPDX-License-Identifier: Apache-2.0 */
/* The core against a bare libcurl loop: CPU of this process per request and
 * per chunk, interleaved runs, medians, ratios.  `make bench` runs it.
 *
 *     bench_core                                 the table
 *     bench_core bare SHAPE FLIGHT COUNT PORT    the bare loop alone, beside
 *                                                another client's server
 *     bench_core rss COUNT PORT                  KB for each open stream */
#include "server.h"

#include "call/reactor.h"
#include "net/curl.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#define RUNS   7
#define CHUNKS 200
#define BODY                                                                   \
  "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":"   \
  "\"" FILL FILL FILL FILL FILL "\"}]%s}"
#define FILL                                                                   \
  "The quick brown fox jumps over the lazy dog, then again and on. "           \
  "Yes."

typedef struct bench_case {
  const char *name;
  const char *path;
  int streams; /* in flight                                                 */
  int total;   /* requests a run                                            */
  int units;   /* per request: 1, or chunks                                 */
} bench_case;

static int bench_port;
static char bench_body[2048];

static double bench_cpu_us(void) {
  struct rusage use;

  getrusage(RUSAGE_SELF, &use);
  return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e6 +
         (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec);
}

/* --- the bare loop --- */

typedef struct bare_loop {
  CURLM *multi;
  int epoll;
  long wait_ms;
  int started;
  int done;
  const bench_case *what;
  struct curl_slist *headers;
  char url[128];
} bare_loop;

static size_t bare_body(char *ptr, size_t size, size_t count, void *user) {
  (void)ptr;
  (void)user;
  return size * count;
}

static int bare_socket(CURL *easy, curl_socket_t fd, int what, void *user,
                       void *known) {
  bare_loop *loop = user;
  struct epoll_event event = {.data.fd = fd};

  (void)easy;
  if (what == CURL_POLL_REMOVE) {
    epoll_ctl(loop->epoll, EPOLL_CTL_DEL, fd, NULL);
    return 0;
  }
  event.events = (what & CURL_POLL_IN ? EPOLLIN : 0u) |
                 (what & CURL_POLL_OUT ? EPOLLOUT : 0u);
  if (epoll_ctl(loop->epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd,
                &event) != 0)
    epoll_ctl(loop->epoll, known ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &event);
  curl_multi_assign(loop->multi, fd, loop);
  return 0;
}

static int bare_timer(CURLM *multi, long timeout_ms, void *user) {
  (void)multi;
  ((bare_loop *)user)->wait_ms = timeout_ms;
  return 0;
}

static void bare_start(bare_loop *loop, CURL *easy) {
  loop->started++;
  curl_easy_reset(easy);
  curl_easy_setopt(easy, CURLOPT_URL, loop->url);
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, bench_body);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, loop->headers);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, bare_body);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_multi_add_handle(loop->multi, easy);
}

static void bare_drain(bare_loop *loop) {
  CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read(loop->multi, &left)) != NULL) {
    CURL *easy = message->easy_handle;
    curl_multi_remove_handle(loop->multi, easy);
    loop->done++;
    if (loop->started < loop->what->total)
      bare_start(loop, easy);
    else
      curl_easy_cleanup(easy);
  }
}

static void bare_step(bare_loop *loop) {
  struct epoll_event events[64];
  int running;
  int count = epoll_wait(loop->epoll, events, 64, (int)loop->wait_ms);

  if (count <= 0) {
    // A timer fires once: libcurl sets it again where it wants another.
    loop->wait_ms = -1;
    curl_multi_socket_action(loop->multi, CURL_SOCKET_TIMEOUT, 0, &running);
  }
  for (int i = 0; i < count; i++)
    curl_multi_socket_action(
        loop->multi, events[i].data.fd,
        (events[i].events & EPOLLIN ? CURL_CSELECT_IN : 0) |
            (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0),
        &running);
  bare_drain(loop);
}

static double bench_bare(const bench_case *what) {
  bare_loop loop = {.what = what, .wait_ms = -1};

  snprintf(loop.url, sizeof loop.url, "http://127.0.0.1:%d%s", bench_port,
           what->path);
  loop.headers = curl_slist_append(NULL, "Content-Type: application/json");
  loop.headers = curl_slist_append(loop.headers, "Authorization: Bearer K");
  loop.headers = curl_slist_append(loop.headers, "Accept: application/json");
  loop.headers = curl_slist_append(loop.headers, "User-Agent: zerohop/0");
  loop.headers = curl_slist_append(loop.headers, "Accept-Encoding: identity");
  loop.headers = curl_slist_append(loop.headers, "Expect:");
  loop.multi = curl_multi_init();
  loop.epoll = epoll_create1(0);
  curl_multi_setopt(loop.multi, CURLMOPT_SOCKETFUNCTION, bare_socket);
  curl_multi_setopt(loop.multi, CURLMOPT_SOCKETDATA, &loop);
  curl_multi_setopt(loop.multi, CURLMOPT_TIMERFUNCTION, bare_timer);
  curl_multi_setopt(loop.multi, CURLMOPT_TIMERDATA, &loop);
  double from = bench_cpu_us();
  for (int i = 0; i < what->streams; i++)
    bare_start(&loop, curl_easy_init());
  while (loop.done < what->total)
    bare_step(&loop);
  double used = bench_cpu_us() - from;
  curl_multi_cleanup(loop.multi);
  curl_slist_free_all(loop.headers);
  return used / what->total / what->units;
}

/* --- ours, on one thread (the reactor) and on the engine's --- */

typedef struct our_run {
  const bench_case *what;
  zh_router *router;
  zh_sink *sink;
  zh_reactor *reactor; /* NULL: the engine                                  */
  int started;
  int done;
  int chunks;
} our_run;

static const char *our_env(void *user, const char *name) {
  (void)user;
  (void)name;
  return NULL;
}

static void our_start(our_run *run) {
  zh_call_options options = {.max_retries = -1};
  zh_call *call;
  zh_error err;
  zh_str body = {bench_body, strlen(bench_body)};

  run->started++;
  if (!run->reactor) {
    if (zh_router_submit(run->router, body, &options, run->sink, NULL, &call,
                         &err) != ZH_OK)
      exit(1);
    return; // to let go of the call would cancel it
  }
  if (zh_call_new(run->router, body, NULL, &options, run->sink, NULL, &call,
                  &err) != ZH_OK)
    exit(1);
  zh_call_start(call, run->reactor);
}

static void our_drain(our_run *run) {
  zh_event *rest;

  for (zh_event *event = zh_sink_drain(run->sink); event; event = rest) {
    rest = event->next;
    run->chunks += event->type == ZH_EVENT_CHUNK;
    if (event->type >= ZH_EVENT_DONE) {
      if (event->type == ZH_EVENT_ERROR) {
        fprintf(stderr, "%s\n", event->error->message);
        exit(1);
      }
      run->done++;
      if (run->started < run->what->total)
        our_start(run);
    }
    zh_event_free(event);
  }
}

static void our_wake(void *user) {
  (void)user;
}

static double our_play(our_run *run) {
  double from = bench_cpu_us();

  for (int i = 0; i < run->what->streams; i++)
    our_start(run);
  while (run->done < run->what->total) {
    if (run->reactor)
      zh_reactor_step(run->reactor, -1);
    else
      zh_sink_wait(run->sink, -1);
    our_drain(run);
  }
  return (bench_cpu_us() - from) / run->what->total / run->what->units;
}

static zh_router *our_router(const bench_case *what) {
  char options[256];
  zh_router *router;
  zh_error err;

  // The path of the API comes after the base URL's own; the server looks at
  // how the path begins.
  snprintf(options, sizeof options,
           "{\"api_key\":\"K\",\"base_url\":\"http://127.0.0.1:%d%s\"}",
           bench_port, what->path);
  if (zh_router_new((zh_str){options, strlen(options)}, our_env, NULL, &router,
                    &err) != ZH_OK) {
    fprintf(stderr, "%s\n", err.message);
    exit(1);
  }
  return router;
}

static double bench_reactor(const bench_case *what) {
  zh_reactor reactor;
  our_run run = {.what = what, .router = our_router(what), .reactor = &reactor};

  if (zh_reactor_init(&reactor, &zh_clock_system, NULL) != ZH_OK ||
      zh_sink_new(our_wake, NULL, &run.sink, NULL) != ZH_OK)
    exit(1);
  double used = our_play(&run);
  zh_reactor_deinit(&reactor);
  zh_sink_free(run.sink);
  zh_router_free(run.router);
  return used;
}

/* --- the table --- */

static int bench_compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double bench_median(double *items) {
  qsort(items, RUNS, sizeof *items, bench_compare);
  return items[RUNS / 2];
}

static void bench_row(const bench_case *what) {
  double bare[RUNS], core[RUNS], ratio[RUNS], extra[RUNS];

  snprintf(bench_body, sizeof bench_body, BODY,
           what->units > 1 ? ",\"stream\":true" : "");
  for (int i = 0; i < RUNS; i++) {
    bare[i] = bench_bare(what);
    core[i] = bench_reactor(what);
    ratio[i] = core[i] / bare[i];
    extra[i] = core[i] - bare[i];
  }
  printf("| %-44s | %8.2f | %8.2f | %6.2f | %+7.2f |\n", what->name,
         bench_median(bare), bench_median(core), bench_median(ratio),
         bench_median(extra));
  fflush(stdout);
}

static void bench_table(void) {
  static const bench_case cases[] = {
      {"request, 32 in flight", "/plain", 32, 20000, 1},
      {"request, 1 in flight", "/plain", 1, 5000, 1},
      {"chunk, all in one write, 8 streams", "/burst", 8, 800, CHUNKS},
      {"chunk, one write each, 100 streams", "/drip", 100, 200, CHUNKS},
  };
  bench_server server = bench_server_start(CHUNKS);

  bench_port = server.port;
  printf("core against a bare libcurl loop (%s), CPU us, median of %d\n\n",
         curl_version_info(CURLVERSION_NOW)->version, RUNS);
  printf("| %-44s | %8s | %8s | %6s | %7s |\n", "what", "bare", "core", "ratio",
         "extra");
  printf("| --- | ---: | ---: | ---: | ---: |\n");
  for (size_t i = 0; i < ZH_COUNT(cases); i++)
    bench_row(&cases[i]);
  bench_server_stop(server);
}

/* --- for the tables of the bindings --- */

static void bench_alone(char **args) {
  char path[32];
  bool streamed = strcmp(args[0], "plain") != 0;
  bench_case what = {.name = args[0],
                     .path = path,
                     .streams = (int)strtol(args[1], NULL, 10),
                     .total = (int)strtol(args[2], NULL, 10),
                     .units = streamed ? CHUNKS : 1};

  snprintf(path, sizeof path, "/%s", args[0]);
  snprintf(bench_body, sizeof bench_body, BODY,
           streamed ? ",\"stream\":true" : "");
  bench_port = (int)strtol(args[3], NULL, 10);
  bench_bare(&what); // connections, caches
  printf("%.3f\n", bench_bare(&what));
}

static long bench_rss_kb(void) {
  long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");

  if (!file || fscanf(file, "%*d %ld", &pages) != 1)
    exit(1);
  fclose(file);
  return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* Streams that said one word and stay open. */
static void bench_rss(char **args) {
  bench_case what = {.path = "/hold", .total = (int)strtol(args[0], NULL, 10)};
  our_run run = {.what = &what};

  bench_port = (int)strtol(args[1], NULL, 10);
  snprintf(bench_body, sizeof bench_body, BODY, ",\"stream\":true");
  run.router = our_router(&what);
  if (zh_sink_new(NULL, NULL, &run.sink, NULL) != ZH_OK)
    exit(1);
  long before = bench_rss_kb();
  while (run.started < what.total)
    our_start(&run);
  while (run.chunks < what.total) {
    zh_sink_wait(run.sink, -1);
    our_drain(&run);
  }
  printf("%.1f\n", (double)(bench_rss_kb() - before) / what.total);
  _exit(fflush(stdout));
}

int main(int argc, char **argv) {
  zh_curl_global_init(NULL);
  if (argc == 6 && strcmp(argv[1], "bare") == 0)
    bench_alone(argv + 2);
  else if (argc == 4 && strcmp(argv[1], "rss") == 0)
    bench_rss(argv + 2);
  else
    bench_table();
  return 0;
}
