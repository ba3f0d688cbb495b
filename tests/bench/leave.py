# SPDX-License-Identifier: Apache-2.0
"""Leaves a call for each line on stdin, and prints when: before it leaves, or
when the call had ended that a signal interrupted.

    leave.py close|cancel|interrupt URL
"""

import asyncio
import signal
import sys
import time

import zerohop

ASK = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
SETTLED = 0.002  # seconds until nothing is under way any more


def say_now():
    print(time.monotonic_ns(), flush=True)


def close(url):
    client = zerohop.OpenAI(api_key="K", base_url=url)
    for _ in sys.stdin:
        stream = client.chat.completions.create(**ASK, stream=True)
        next(stream)
        time.sleep(SETTLED)
        say_now()
        stream.close()


def cancel(url):
    client = zerohop.AsyncOpenAI(api_key="K", base_url=url)

    async def read(begun):
        async for _ in await client.chat.completions.create(**ASK, stream=True):
            begun.set()

    async def leave():
        begun = asyncio.Event()
        task = asyncio.create_task(read(begun))
        await begun.wait()
        await asyncio.sleep(SETTLED)
        say_now()
        task.cancel()
        await asyncio.wait([task])

    async def main():
        while await asyncio.to_thread(sys.stdin.readline):
            await leave()

    asyncio.run(main())


def interrupt(url):
    # Python's own handler, which a job started in the background lacks.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    client = zerohop.OpenAI(api_key="K", base_url=url + "/silent")
    for _ in sys.stdin:
        try:
            client.chat.completions.create(**ASK)
        except KeyboardInterrupt:
            say_now()


{"close": close, "cancel": cancel, "interrupt": interrupt}[sys.argv[1]](
    sys.argv[2])
