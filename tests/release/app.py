# SPDX-License-Identifier: Apache-2.0
"""A user's program: what tests/release/play.py has an installed zerohop do."""

import asyncio
import json
import os
import sys

import zerohop
from zerohop import APIConnectionError, AsyncOpenAI, OpenAI, tokens

PLACES = json.loads(os.environ["ZH_PLACES"])
MESSAGES = [{"role": "user", "content": "hello"}]


def client(place, **more):
    return OpenAI(base_url=PLACES[place], api_key="k", max_retries=0, **more)


def chat():
    reply = client("tls").chat.completions.create(model="m", messages=MESSAGES)
    return reply.choices[0].message.content


def text(chunks):
    return "".join(c.choices[0].delta.content or "" for c in chunks)


def stream(place="tls"):
    return text(client(place).chat.completions.create(
        model="m", messages=MESSAGES, stream=True))


def async_stream():
    async def read():
        async with AsyncOpenAI(base_url=PLACES["tls"], api_key="k") as own:
            found = await own.chat.completions.create(
                model="m", messages=MESSAGES, stream=True)
            return text([chunk async for chunk in found])
    return asyncio.run(read())


def failover():
    def provider(place):
        return {"base_url": PLACES[place], "dialect": "openai_chat",
                "api_key": "k"}

    own = OpenAI(max_retries=0, fallbacks=["two/m"], router={
        "providers": {"one": provider("bad"), "two": provider("tls")}})
    reply = own.chat.completions.create(model="one/m", messages=MESSAGES)
    tried = [each.provider for each in reply._route.attempts]
    return [reply.choices[0].message.content, tried]


def stranger():
    """A server whose certificate nobody vouches for is refused."""
    try:
        client("stranger").chat.completions.create(model="m",
                                                   messages=MESSAGES)
    except APIConnectionError as error:
        return "certificate" in str(error.__cause__)
    return False


def ledger():
    """What a call left in a file, read back from it."""
    own = OpenAI(max_retries=0, router={
        "ledger": {"path": os.path.abspath("python.db")}})
    own.chat.completions.create(model="mock/openai", messages=MESSAGES)
    return [own.ledger.flush().written, own.ledger.usage().total.requests]


def main():
    told = {"chat": chat(), "stream": stream(), "async": async_stream(),
            "failover": failover(), "stranger": stranger(),
            "ledger": ledger(),
            "tokens": tokens.count("hello world", model="gpt-4o")}
    if "h2" in PLACES:
        told["h2"] = stream("h2")
    told["from"] = os.path.dirname(zerohop.__file__)
    told["host"] = f"Python {sys.version.split()[0]}"
    print(json.dumps(told))


main()
