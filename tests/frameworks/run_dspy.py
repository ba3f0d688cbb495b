# SPDX-License-Identifier: Apache-2.0
import json

import dspy
from common import TOOL, URL, show


def model(name="m"):
    return dspy.LM("openai/" + name, api_base=URL, api_key="KEY", cache=False,
                   num_retries=0)


def streamed():
    with dspy.context(lm=model("marked")):
        program = dspy.streamify(
            dspy.Predict("question -> answer"), async_streaming=False,
            stream_listeners=[dspy.streaming.StreamListener("answer")])
        parts = list(program(question="hi"))
    return "".join(part.chunk for part in parts if hasattr(part, "chunk"))


def with_tool():
    made = model()(messages=[{"role": "user", "content": "weather?"}],
                   tools=[TOOL])[0]
    return json.loads(made["tool_calls"][0].function.arguments)


def predicted(name):
    with dspy.context(lm=model(name)):
        return dspy.Predict("question -> answer")(question="hi").answer


show("chat", lambda: predicted("marked"))
show("stream", streamed)
show("tool", with_tool)
show("429", lambda: predicted("slow"))
