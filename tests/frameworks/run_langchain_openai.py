# SPDX-License-Identifier: Apache-2.0
import asyncio

from common import URL, show, weather
from langchain_openai import ChatOpenAI


def model(name):
    return ChatOpenAI(model=name, base_url=URL, api_key="KEY", max_retries=0)


show("chat", lambda: model("m").invoke("hi").content)
show("stream", lambda: "".join(
    part.content for part in model("m").stream("hi")))
show("tool", lambda: model("m").bind_tools([weather]).invoke(
    "weather?").tool_calls[0]["args"])
show("429", lambda: model("slow").invoke("hi"))
show("async", lambda: asyncio.run(model("m").ainvoke("hi")).content)
