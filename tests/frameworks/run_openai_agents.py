# SPDX-License-Identifier: Apache-2.0
import asyncio
import os

from common import URL, show, weather

os.environ.update(OPENAI_BASE_URL=URL, OPENAI_API_KEY="KEY")

from agents import (  # noqa: E402
    Agent, ModelSettings, Runner, function_tool, set_default_openai_api,
    set_tracing_disabled)

set_tracing_disabled(True)
set_default_openai_api("chat_completions")
called = []


@function_tool
def get_weather(city: str) -> str:
    called.append(city)
    return weather(city)


def agent(model="m", **options):
    return Agent(name="a", instructions="help", model=model, **options)


async def streamed():
    parts = []
    async for event in Runner.run_streamed(agent(), "hi").stream_events():
        if event.type == "raw_response_event" and (
                event.data.type == "response.output_text.delta"):
            parts.append(event.data.delta)
    return "".join(parts)


def with_tool():
    made = Runner.run_sync(agent(tools=[get_weather],
                                 model_settings=ModelSettings()), "weather?")
    return {"city": called[0], "end": made.final_output}["city"] and {
        "city": called[0]}


show("chat", lambda: Runner.run_sync(agent(), "hi").final_output)
show("stream", lambda: asyncio.run(streamed()))
show("tool", with_tool)
show("429", lambda: Runner.run_sync(agent("slow"), "hi"))
