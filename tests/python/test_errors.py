# SPDX-License-Identifier: Apache-2.0
"""python/src/errors.c, zerohop/_errors.py, _exceptions.py, _http.py."""

import pytest

import zerohop
from local import (CUT, DONE, PATH, Server, ask, chunk, client_of,
                   closed_port, plain, reply, run_python, stream)


@pytest.fixture
def server():
    with Server() as running:
        yield running


def raised(client, **options):
    with pytest.raises(zerohop.OpenAIError) as caught:
        made = ask(client, **options)
        if options.get("stream"):
            list(made)
    return caught.value


def test_an_error_tells_all(server):
    server.on(PATH, plain(
        {"error": {"message": "slow down", "type": "t", "code": "c",
                   "param": "p"}}, status=429,
        headers=[("x-request-id", "r1"), ("retry-after", "7"),
                 ("set-cookie", "a=1"), ("set-cookie", "b=2")]))
    error = raised(client_of(server))
    assert type(error) is zerohop.RateLimitError
    assert str(error) == "Error code: 429 - slow down"
    assert (error.code, error.type, error.param) == ("c", "t", "p")
    assert (error.request_id, error.retry_after) == ("r1", 7.0)
    assert error.provider == "openai" and error.partial_text == ""
    assert error.usage is None
    assert error._route.attempts[0].http_status == 429
    response = error.response
    assert response.json()["error"]["code"] == "c"
    assert response.headers["Set-Cookie"] == "a=1, b=2"
    assert response.headers.get_list("set-cookie") == ["a=1", "b=2"]
    assert response.request.method == "POST"
    assert str(error.request.url) == server.url + PATH
    assert response.is_error and not response.is_success
    assert "429 Too Many Requests" in repr(response)


def test_headers_are_a_multi_dict_without_case():
    from zerohop._http import Headers
    headers = Headers([("A", "1"), ("b", "2"), ("a", "3")])
    assert headers["a"] == "1, 3" and "A" in headers and "c" not in headers
    assert dict(headers) == {"a": "1, 3", "b": "2"} and len(headers) == 2
    assert headers != Headers({"a": "1"})
    assert Headers({"a": "1"}) == {"A": "1"}
    assert headers.multi_items() == [("a", "1"), ("b", "2"), ("a", "3")]
    assert headers.get("nope") is None and headers.raw[1] == (b"b", b"2")
    with pytest.raises(KeyError):
        headers["nope"]


def test_a_connection_error_keeps_its_cause():
    client = zerohop.OpenAI(api_key="k", max_retries=0,
                            base_url=f"http://127.0.0.1:{closed_port()}/v1")
    error = raised(client)
    assert type(error) is zerohop.APIConnectionError
    assert str(error) == "Connection error."
    assert isinstance(error.__cause__, ConnectionError)
    assert "127.0.0.1" in str(error.__cause__)
    assert error._route.attempts[0].outcome == "CONNECT"


def test_a_cut_stream_has_its_text(server):
    server.on(PATH, stream([chunk("Hel\n"), chunk("lo"), chunk(
        choices=[], usage={"prompt_tokens": 5, "completion_tokens": 2,
                           "total_tokens": 7})], then=CUT))
    error = raised(client_of(server), stream=True)
    assert type(error) is zerohop.APIConnectionError
    assert error.partial_text == "Hel\nlo"
    assert error._route.attempts[0].outcome == "TRUNCATED"
    assert error.usage.prompt_tokens == 5 and error.usage.total_tokens == 7


def test_a_stream_without_its_end_is_no_success(server):
    server.on(PATH, stream([chunk("half")]))
    error = raised(client_of(server), stream=True)
    assert error.partial_text == "half"


def test_an_error_in_a_stream(server):
    server.on(PATH, stream([chunk("a"), b'data: {"error": {"message": "died", '
                                        b'"code": "x"}}\n\n', DONE]))
    error = raised(client_of(server), stream=True)
    assert type(error) is zerohop.APIError and str(error) == "died"
    assert error.code == "x" and error.partial_text == "a"


def test_an_unreadable_reply(server):
    server.on(PATH, plain('{"choices": [', content_type="application/json"))
    error = raised(client_of(server))
    assert isinstance(error, (zerohop.APIResponseValidationError,
                              zerohop.APIConnectionError))
    assert error.provider == "openai"


def test_local_errors_have_the_class_and_no_reply(server):
    server.on(PATH, plain(reply()))
    error = raised(client_of(server), extra_headers={"X": "a\r\nb"})
    assert type(error) is zerohop.OpenAIError
    assert "extra_headers.X" in str(error) and server.requests == []
    error = raised(client_of(server), extra_body={"fallbacks": 5})
    assert isinstance(error, zerohop.BadRequestError)
    assert "fallbacks" in str(error) and server.requests == []
    assert error.status_code == 400 and error.response.content == b""


def test_errors_can_be_made_by_hand():
    from zerohop._http import Request, Response
    response = Response(429, {"X-Request-Id": "r"}, b"{}", Request("GET", "u"))
    error = zerohop.RateLimitError("m", response=response, body={"code": 5})
    assert (error.code, error.request_id, str(error)) == ("5", "r", "m")
    assert error.message == "m" and error.body == {"code": 5}
    assert error.usage is None and error._route is None
    assert zerohop.APITimeoutError(None).request is None
    invalid = zerohop.APIResponseValidationError(response, None)
    assert "invalid for expected schema" in str(invalid)

    class Done:
        usage = 5

    assert "- 5" in str(zerohop.LengthFinishReasonError(completion=Done()))
    assert zerohop.ContentFilterFinishReasonError().completion is None


OFFICIAL = """
import sys
order = sys.argv[1]
if order == "before": import openai
import zerohop, local
made = zerohop.RateLimitError
if order == "after": import openai
with local.Server() as server:
    server.on(local.PATH, local.plain({"error": {"message": "m"}}, status=429))
    client = local.client_of(server)
    if order == "late":
        try: local.ask(client)
        except zerohop.RateLimitError: pass
        import openai
    for kind in (openai.RateLimitError, openai.APIStatusError,
                 openai.OpenAIError, zerohop.RateLimitError):
        try:
            local.ask(client)
        except kind as error:
            assert isinstance(error, made) and isinstance(error, kind)
            assert str(error) == "Error code: 429 - m"
            assert type(error.response).__name__ == "Response"
            assert type(error.response).__module__.startswith("httpx")
            assert error.response.json() == {"error": {"message": "m"}}
            assert error.request.url.path == local.PATH
    broken = local.client_of(server, base_url="http://127.0.0.1:9/v1")
    try: local.ask(broken)
    except openai.APIConnectionError as error: print(type(error).__name__)
    try: local.ask(broken, timeout=0)
    except openai.APIError: print("ok")
assert issubclass(zerohop.APITimeoutError, openai.APITimeoutError)
assert zerohop.LengthFinishReasonError.__mro__[-2] is BaseException
"""


@pytest.mark.parametrize("order", ["before", "after", "late"])
def test_with_the_official_package_they_are_its_subclasses(order):
    pytest.importorskip("openai")
    done = run_python(OFFICIAL, order)
    assert done.stdout == "APIConnectionError\nok\n", done.stderr


CHOICE = """
import sys, zerohop, local
with local.Server() as server:
    server.on(local.PATH, local.plain(local.reply()))
    early = local.client_of(server)
    assert type(local.ask(early)).__module__.startswith("zerohop.")
    import openai
    late = local.client_of(server)
    from openai.types.chat import ChatCompletion
    assert type(local.ask(late)) is ChatCompletion
    assert type(local.ask(early)).__module__.startswith("zerohop.")
    assert local.ask(late)._route.provider == "openai"
    print(local.ask(late).model_dump() == local.ask(early).model_dump())
"""


def test_the_classes_of_replies_are_chosen_once_for_a_client():
    pytest.importorskip("openai")
    done = run_python(CHOICE)
    assert done.stdout == "True\n", done.stderr


def test_an_error_of_the_system_is_the_general_class():
    """What cannot be an exception of a call stays what it is."""
    from zerohop._errors import make
    facts = {"status": "SYSTEM", "kind": "OpenAIError", "http_status": 0,
             "message": "no descriptors", "param": None, "code": None,
             "type": None, "retry_after": None, "client": None}
    error = make(facts)
    assert type(error) is zerohop.OpenAIError and str(error) == "no descriptors"
