# SPDX-License-Identifier: Apache-2.0
"""What the programs of this folder share; each is run by
tests/python/test_frameworks.py with the server's URL."""

import json
import sys

URL = sys.argv[1] + "/v1"
TOOL = {"type": "function", "function": {
    "name": "get_weather", "parameters": {
        "type": "object", "properties": {"city": {"type": "string"}},
        "required": ["city"]}}}


def weather(city: str) -> str:
    """The weather of a city."""
    return "sun in " + city


weather.__name__ = "get_weather"


def causes(error):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def show(name, action):
    """Prints what the action gives, or which errors lie below what it
    raises."""
    try:
        said = action()
    except Exception as error:
        said = [cls.__name__ for cause in causes(error)
                for cls in type(cause).__mro__]
        if "RateLimitError" in said:
            said = "RateLimitError"
        elif getattr(error, "status_code", None) == 429:
            said = "RateLimitError"
        else:
            said = [repr(error), said]
    print(json.dumps([name, said]), flush=True)
