/* server.h -- a provider on a loopback socket, in a thread of its own, for
 * tests that need libcurl.  It allocates nothing.  The first part of a path
 * is what it does:
 *
 *   /plain    a whole reply      /gzip   the same, compressed
 *   /stream   two chunks         /cut    half a reply, then it closes
 *   /stall    a chunk and no more
 *   /failure  a status of 500 with a body */
#ifndef ZH_TEST_SERVER_H
#define ZH_TEST_SERVER_H

#include <stdbool.h>

/* The content of each whole reply and of each stream. */
#define SERVER_TEXT "one two"

bool server_start(void);
int server_port(void);
void server_stop(void);

#endif
