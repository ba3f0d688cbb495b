# SPDX-License-Identifier: Apache-2.0
"""One client against the benchmark's server, in a process of its own.

    python python_peer.py CLIENT CASE URL COUNT

prints the CPU this process used, in microseconds per request or per chunk.
CLIENT: openai, zerohop, zerohop+openai (official classes filled), httpx.
"""

import asyncio
import json
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


def main(name, case, url, count):
    kind, shape, flight, loop = case.split(":")
    stream = shape != "plain"
    url += f"/{shape}"
    if kind == "sync":
        create = (httpx_sync(url, stream) if name == "httpx"
                  else sdk_sync(name, url, stream))
        return measure_sync(create, count, stream)

    async def everything():
        create = sdk_async(name, url, stream)
        return await measure_async(create, count, int(flight), stream)

    return run_async(everything(), loop)


print(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])))
