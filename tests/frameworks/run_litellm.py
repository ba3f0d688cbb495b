# SPDX-License-Identifier: Apache-2.0
import json

import litellm
from common import TOOL, URL, show

HI = [{"role": "user", "content": "hi"}]


def ask(model="m", **options):
    return litellm.completion(
        model="openai/" + model, messages=HI, api_base=URL, api_key="KEY",
        num_retries=0, max_retries=0, **options)


show("chat", lambda: ask().choices[0].message.content)
show("stream", lambda: "".join(
    part.choices[0].delta.content or "" for part in ask(stream=True)))
show("tool", lambda: json.loads(ask(tools=[TOOL]).choices[
    0].message.tool_calls[0].function.arguments))
show("429", lambda: ask("slow"))
