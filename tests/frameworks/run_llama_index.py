# SPDX-License-Identifier: Apache-2.0
from common import URL, show, weather
from llama_index.core.tools import FunctionTool
from llama_index.llms.openai import OpenAI


def model(name="gpt-4o"):
    return OpenAI(model=name, api_base=URL, api_key="KEY", max_retries=0)


def with_tool():
    one = model()
    made = one.chat_with_tools([FunctionTool.from_defaults(
        weather, name="get_weather")], "weather?")
    return one.get_tool_calls_from_response(made)[0].tool_kwargs


show("chat", lambda: model().complete("hi").text)
show("stream", lambda: "".join(
    part.delta for part in model().stream_complete("hi")))
show("tool", with_tool)
show("429", lambda: model("gpt-4-turbo").complete("hi"))
