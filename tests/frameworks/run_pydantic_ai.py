# SPDX-License-Identifier: Apache-2.0
import asyncio

from common import URL, show, weather
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

called = []


def agent(model="m"):
    return Agent(OpenAIChatModel(model, provider=OpenAIProvider(
        base_url=URL, api_key="KEY")), retries=0)


async def streamed():
    async with agent().run_stream("hi") as made:
        return "".join([part async for part in made.stream_text(delta=True)])


def with_tool():
    one = agent()

    @one.tool_plain
    def get_weather(city: str) -> str:
        called.append(city)
        return weather(city)

    one.run_sync("weather?")
    return {"city": called[0]}


show("chat", lambda: agent().run_sync("hi").output)
show("stream", lambda: asyncio.run(streamed()))
show("tool", with_tool)
show("429", lambda: agent("slow").run_sync("hi"))
