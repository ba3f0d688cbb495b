# SPDX-License-Identifier: Apache-2.0
"""The same class against a real model: plain, streamed, cancelled half way,
and as the fallback of a provider that is down.

    python3 examples/llm.py http://127.0.0.1:8080/v1      (or make demo-llm)
"""

import sys
import time

from zerohop import OpenAI

URL = sys.argv[1]
ROUTER = {"providers": {"llamacpp": {"base_url": URL},
                        "down": {"base_url": "http://127.0.0.1:9/v1",
                                 "api_key": "none"}}}


def ask(text):
    return {"messages": [{"role": "user", "content": text}], "max_tokens": 60,
            "temperature": 0}


def tell(route):
    tried = ", ".join(f"{attempt.provider} {attempt.outcome.lower()}"
                      for attempt in route.attempts)
    tokens = route.tokens and f"{route.tokens.prompt} + {route.tokens.completion}"
    print(f"  [{tried}; tokens {tokens}; first token "
          f"{route.ttft_ms:.0f} ms, all {route.total_ms:.0f} ms]\n")


print("zerohop in Python, a real model behind llama.cpp's server")
with OpenAI(router=ROUTER) as client:
    create = client.chat.completions.create

    print("plain:")
    reply = create(model="llamacpp/smollm2", **ask("Name three rivers."))
    print(" ", reply.choices[0].message.content.strip())
    tell(reply._route)

    print("streamed:")
    stream = create(model="llamacpp/smollm2", stream=True,
                    **ask("What is a compiler?"))
    for chunk in stream:
        if chunk.choices:
            print(chunk.choices[0].delta.content or "", end="", flush=True)
    print()
    tell(stream._route)

    print("cancelled half way:")
    stream = create(model="llamacpp/smollm2", stream=True,
                    **ask("Tell me a long story about the sea."))
    for number, chunk in enumerate(stream):
        if chunk.choices:
            print(chunk.choices[0].delta.content or "", end="", flush=True)
        if number == 15:
            break
    start = time.perf_counter()
    stream.close()
    print(f"\n  [closed in {1000 * (time.perf_counter() - start):.1f} ms]\n")

    print("as the fallback of a provider that is down:")
    reply = create(model="down/any", **ask("Say hello."),
                   extra_body={"fallbacks": ["llamacpp/smollm2"]})
    print(" ", reply.choices[0].message.content.strip())
    tell(reply._route)
