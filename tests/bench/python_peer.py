# SPDX-License-Identifier: Apache-2.0
"""One client against the benchmark's server, in a process of its own.

    python python_peer.py CLIENT CASE URL COUNT

prints the CPU this process used, in microseconds per request or per chunk; of
the case "rss" the KB that each of COUNT open streams takes.  CLIENT: openai,
zerohop, zerohop+openai (official classes filled), litellm, httpx.
"""

import asyncio
import json
import os
import resource
import sys

MESSAGES = [{"role": "user", "content": "The quick brown fox. " * 20}]
MODEL = "gpt-4o-mini"


def cpu_us():
    use = resource.getrusage(resource.RUSAGE_SELF)
    return (use.ru_utime + use.ru_stime) * 1e6


def module_of(name):
    if name == "zerohop+openai":
        import openai  # noqa: F401
    return __import__("openai" if name == "openai" else "zerohop")


def rss_kb():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1024


def run_async(main, loop):
    if loop == "uvloop":
        import uvloop
        return uvloop.run(main)
    return asyncio.run(main)


def measure_sync(create, count, stream):
    """create() sends one and reads it to its end; returns its units."""
    units = create()
    units = 0
    start = cpu_us()
    for _ in range(count):
        units += create()
    used = cpu_us() - start
    return used / (units if stream else count)


async def measure_async(create, count, flight, stream):
    await create()
    left = count
    units = 0

    async def worker():
        nonlocal left, units
        while left > 0:
            left -= 1
            got = await create()
            units += got

    start = cpu_us()
    await asyncio.gather(*[worker() for _ in range(flight)])
    used = cpu_us() - start
    return used / (units if stream else count)


def sdk_sync(name, url, stream):
    client = module_of(name).OpenAI(base_url=url, api_key="K", max_retries=0)

    def plain():
        reply = client.chat.completions.create(model=MODEL, messages=MESSAGES)
        return len(reply.choices[0].message.content) > 0

    def streamed():
        count = 0
        for chunk in client.chat.completions.create(
                model=MODEL, messages=MESSAGES, stream=True):
            count += chunk.choices[0].delta.content is not None
        return count

    return streamed if stream else plain


def sdk_async(name, url, stream):
    client = module_of(name).AsyncOpenAI(base_url=url, api_key="K",
                                         max_retries=0)

    async def plain():
        reply = await client.chat.completions.create(model=MODEL,
                                                     messages=MESSAGES)
        return len(reply.choices[0].message.content) > 0

    async def streamed():
        count = 0
        async for chunk in await client.chat.completions.create(
                model=MODEL, messages=MESSAGES, stream=True):
            count += chunk.choices[0].delta.content is not None
        return count

    return streamed if stream else plain


def httpx_sync(url, stream):
    import httpx
    client = httpx.Client(headers={"Authorization": "Bearer K"})
    body = {"model": MODEL, "messages": MESSAGES, "stream": stream}

    def plain():
        reply = client.post(url + "/chat/completions", json=body).json()
        return len(reply["choices"][0]["message"]["content"]) > 0

    def streamed():
        count = 0
        with client.stream("POST", url + "/chat/completions",
                           json=body) as reply:
            for line in reply.iter_lines():
                if line.startswith("data: {"):
                    json.loads(line[6:])
                    count += 1
        return count

    return streamed if stream else plain


def httpx_async(url, stream):
    import httpx
    limits = httpx.Limits(max_connections=2000, max_keepalive_connections=2000)
    client = httpx.AsyncClient(headers={"Authorization": "Bearer K"},
                               limits=limits, timeout=None)
    body = {"model": MODEL, "messages": MESSAGES, "stream": stream}

    async def plain():
        reply = (await client.post(url + "/chat/completions", json=body)).json()
        return len(reply["choices"][0]["message"]["content"]) > 0

    async def streamed():
        count = 0
        async with client.stream("POST", url + "/chat/completions",
                                 json=body) as reply:
            async for line in reply.aiter_lines():
                if line.startswith("data: {"):
                    json.loads(line[6:])
                    count += 1
        return count

    return streamed if stream else plain


def litellm_options(url, stream):
    import litellm
    litellm.suppress_debug_info = True
    litellm.REPEATED_STREAMING_CHUNK_LIMIT = 10**9  # we say one word a lot
    return litellm, {"model": "openai/" + MODEL, "messages": MESSAGES,
                     "api_base": url, "api_key": "K", "stream": stream,
                     "max_retries": 0}


def litellm_sync(url, stream):
    litellm, options = litellm_options(url, stream)

    def plain():
        reply = litellm.completion(**options)
        return len(reply.choices[0].message.content) > 0

    def streamed():
        return sum(chunk.choices[0].delta.content is not None
                   for chunk in litellm.completion(**options))

    return streamed if stream else plain


def litellm_async(url, stream):
    litellm, options = litellm_options(url, stream)

    async def plain():
        reply = await litellm.acompletion(**options)
        return len(reply.choices[0].message.content) > 0

    async def streamed():
        count = 0
        async for chunk in await litellm.acompletion(**options):
            count += chunk.choices[0].delta.content is not None
        return count

    return streamed if stream else plain


SYNC = {"httpx": httpx_sync, "litellm": litellm_sync}
ASYNC = {"httpx": httpx_async, "litellm": litellm_async}


async def open_streams(name, url, count):
    """Each has said one word; none is read on."""
    client = module_of(name).AsyncOpenAI(base_url=url, api_key="K",
                                         max_retries=0, timeout=600)

    async def one():
        stream = await client.chat.completions.create(
            model=MODEL, messages=MESSAGES, stream=True)
        await stream.__anext__()
        return stream

    kept = [await one()]
    before = rss_kb()
    # Not one more: the official client has 1,000 connections at most.
    while len(kept) < count:
        some = min(500, count - len(kept))  # what a backlog can take
        kept += await asyncio.gather(*[one() for _ in range(some)])
    print((rss_kb() - before) / (count - 1), flush=True)
    os._exit(0)


def main(name, case, url, count):
    if case == "rss":
        asyncio.run(open_streams(name, url + "/hold", count))
    kind, shape, flight, loop = case.split(":")
    stream = shape != "plain"
    url += f"/{shape}"
    if kind == "sync":
        create = (SYNC[name](url, stream) if name in SYNC
                  else sdk_sync(name, url, stream))
        return measure_sync(create, count, stream)

    async def everything():
        create = (ASYNC[name](url, stream) if name in ASYNC
                  else sdk_async(name, url, stream))
        return await measure_async(create, count, int(flight), stream)

    return run_async(everything(), loop)


print(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])))
