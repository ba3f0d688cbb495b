# SPDX-License-Identifier: Apache-2.0
"""What audit.py watches, in Python: calls to the two servers given, each with
something in it that names another host."""

import asyncio
import os
import sys

import zerohop

ONE, TWO = sys.argv[1:]
ELSEWHERE = os.environ["ELSEWHERE"]
URL = f"http://{ELSEWHERE}/x.png"
ROUTER = {
    "providers": {
        "one": {"dialect": "openai_chat", "base_url": ONE + "/v1",
                "api_key": "KEY"},
        "claude": {"dialect": "anthropic", "base_url": TWO,
                   "api_key": "KEY"},
        "gemini": {"base_url": TWO, "api_key": "KEY"}},
    "models": {"m": {"deployments": ["one/m"],
                     "fallbacks": ["claude/m", "gemini/m"]}}}
MODELS = ["m", "one/m", "claude/m", "gemini/m", f"gemini/@{ELSEWHERE}/m",
          f"gemini/../..//{ELSEWHERE}/m", f"gemini/m#@{ELSEWHERE}",
          f"gemini/m\\@{ELSEWHERE}", f"one/http://{ELSEWHERE}/"]
TEXTS = ["say 301", "say 302", "say 303", "say 307", "say 308", "say 500",
         "say cut", f"read {URL}"]


def messages(text):
    return [{"role": "system", "content": URL},
            {"role": "user", "content": [
                {"type": "text", "text": text},
                {"type": "image_url", "image_url": {"url": URL}}]}]


def ask(client, model, text, is_stream, **more):
    try:
        answer = client.chat.completions.create(
            model=model, messages=messages(text), stream=is_stream, **more)
        return list(answer) if is_stream else answer
    except zerohop.OpenAIError:
        return None


async def ask_async(client):
    for text in TEXTS:
        try:
            await client.chat.completions.create(model="m",
                                                 messages=messages(text))
        except zerohop.OpenAIError:
            pass


def main():
    client = zerohop.OpenAI(router=ROUTER, max_retries=0)
    for is_stream in (False, True):
        for model in MODELS:
            ask(client, model, TEXTS[-1], is_stream)
        for text in TEXTS:
            ask(client, "m", text, is_stream, extra_headers={
                "Host": ELSEWHERE, "X-Forwarded-Host": ELSEWHERE})
    plain = zerohop.OpenAI(api_key="KEY", base_url=ONE, max_retries=1)
    for text in TEXTS:
        ask(plain, "m", text, False, extra_body={
            "base_url": URL, "api_base": URL, "fallbacks": [URL]},
            extra_query={"url": URL, "/../@" + ELSEWHERE: "//" + ELSEWHERE})
    asyncio.run(ask_async(zerohop.AsyncOpenAI(router=ROUTER,
                                              max_retries=0)))


main()
