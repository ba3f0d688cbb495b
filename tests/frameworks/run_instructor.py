# SPDX-License-Identifier: Apache-2.0
import instructor
import openai
import pydantic
from common import URL, show

HI = [{"role": "user", "content": "hi"}]


class Weather(pydantic.BaseModel):
    """get_weather"""

    city: str


def client(mode):
    return instructor.from_openai(openai.OpenAI(
        base_url=URL, api_key="KEY", max_retries=0), mode=mode)


def create(model="m", mode=instructor.Mode.TOOLS, **options):
    return client(mode).chat.completions.create(
        model=model, messages=HI, max_retries=0, **options)


show("chat", lambda: create(response_model=None).choices[0].message.content)
show("stream", lambda: "".join(
    part.choices[0].delta.content or ""
    for part in create(response_model=None, stream=True)))
show("tool", lambda: create(response_model=Weather).model_dump())
show("429", lambda: create("slow", response_model=Weather))
