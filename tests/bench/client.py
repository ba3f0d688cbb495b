# SPDX-License-Identifier: Apache-2.0
"""CPU seconds of this process for N plain calls and for a stream of M chunks:

    client.py openai|zerohop URL N M     prints {"import", "request", "chunk"}
"""

import json
import sys
import time

library, url, calls, chunks = sys.argv[1:]
start = time.process_time()
if library == "openai":
    from openai import OpenAI
else:
    from zerohop import OpenAI
imported = time.process_time() - start

client = OpenAI(base_url=url, api_key="KEY")
ask = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}


def plain(count):
    for _ in range(count):
        text = client.chat.completions.create(**ask).choices[0].message.content
        assert text == "Hello"


def stream():
    count = 0
    for chunk in client.chat.completions.create(**ask, stream=True):
        count += len(chunk.choices[0].delta.content or "") > 0
    assert count == int(chunks), count


def cpu(action, *args):
    start = time.process_time()
    action(*args)
    return time.process_time() - start


plain(20)
stream()
print(json.dumps({
    "import": imported,
    "request": min(cpu(plain, int(calls)) for _ in range(3)) / int(calls),
    "chunk": min(cpu(stream) for _ in range(3)) / int(chunks)}))
