# SPDX-License-Identifier: Apache-2.0
"""A server over TLS that begins a stream for each connection and holds it.

    python hold_tls.py

prints its port and the file of its certificate, and ends with its stdin.
"""

import asyncio
import pathlib
import resource
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))
from server import Certificate  # noqa: E402

CHUNK = ('data: {"id":"c","object":"chat.completion.chunk","created":1,'
         '"model":"m","choices":[{"index":0,"delta":{"role":"assistant",'
         '"content":"a"},"finish_reason":null}]}\n\n')
REPLY = ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
         "Connection: close\r\n\r\n" + CHUNK).encode()


async def hold(reader, writer):
    try:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(REPLY)
        await reader.read()
    except (OSError, asyncio.IncompleteReadError):
        pass  # the client went away: that ends a run
    finally:
        writer.close()


async def main():
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    certificate = Certificate()
    server = await asyncio.start_server(hold, "127.0.0.1", 0, backlog=1024,
                                        ssl=certificate.context,
                                        ssl_handshake_timeout=600)
    print(server.sockets[0].getsockname()[1], certificate.ca_file, flush=True)
    await asyncio.to_thread(sys.stdin.read)


asyncio.run(main())
