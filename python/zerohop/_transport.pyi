from typing import Any, Type

# Transports of httpx's and httpx2's clients, whichever is installed.
HttpxTransport: Type[Any]
AsyncHttpxTransport: Type[Any]
