# SPDX-License-Identifier: Apache-2.0
"""A pretend LLM provider on a loopback port: standard library only, no key.

    python3 examples/providers.py --dialect anthropic --delay 0.05

answers chats, plain and streamed, with and without tools, in the wire format
of OpenAI, Anthropic or Gemini.  It prints its port, then one line a request.
A request whose tools were given is answered by a call of the first one; a
tool's result is answered by a sentence about it, and an answer that was begun
elsewhere is gone on with.
"""

import argparse
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXT = ("This is {name}. A provider that fails is a fact of life; "
        "a program that stops because of it is not.")
OPTIONS = argparse.Namespace()


def words(text):
    """Text as a model would stream it: a word at a time."""
    found = text.split(" ")
    return [found[0]] + [" " + word for word in found[1:]]


def rest(text, begun):
    """What is left of an answer that begins, or was begun, so."""
    at = text.find(begun[-16:]) if begun else -1
    return text[at + len(begun[-16:]):] if at >= 0 else text


def sample_arguments(schema):
    """Arguments that fit a simple JSON schema."""
    samples = {"string": "Zürich", "number": 21.5, "integer": 7,
               "boolean": True, "array": [], "object": {}}
    return {name: rule["enum"][0] if "enum" in rule else
            samples[rule.get("type", "string")]
            for name, rule in schema.get("properties", {}).items()}


def count(value):
    """Tokens, roughly: what a pretend provider may say."""
    return max(1, len(json.dumps(value)) // 4)


class OpenAI:
    """POST /v1/chat/completions"""

    def read(self, path, body):
        last = body["messages"][-1]
        tools = body.get("tools")
        if last["role"] == "tool":
            return f"The tool said: {last['content']}", None
        if tools:
            function = tools[0]["function"]
            return None, (function["name"],
                          sample_arguments(function.get("parameters", {})))
        return None, None

    def begun(self, body):
        said = [message["content"] for message in body["messages"]
                if message["role"] == "assistant"]
        return said[-1] if said else None

    def streams(self, path, body):
        return bool(body.get("stream"))

    def error(self, status, message):
        return {"error": {"message": message, "type": "invalid_request_error",
                          "param": None, "code": "invalid_api_key"}}

    def base(self, body, kind):
        return {"id": "chatcmpl-demo", "object": kind, "model": body["model"],
                "created": int(time.time())}

    def usage(self, body, said):
        prompt, completion = count(body["messages"]), count(said)
        return {"prompt_tokens": prompt, "completion_tokens": completion,
                "total_tokens": prompt + completion}

    def tool_call(self, call):
        return {"id": "call_demo1", "type": "function", "function": {
            "name": call[0],
            "arguments": json.dumps(call[1], ensure_ascii=False)}}

    def reply(self, body, text, call):
        message = {"role": "assistant", "content": text, "refusal": None}
        if call:
            message["tool_calls"] = [self.tool_call(call)]
        return {**self.base(body, "chat.completion"), "choices": [{
            "index": 0, "message": message, "logprobs": None,
            "finish_reason": "tool_calls" if call else "stop"}],
            "usage": self.usage(body, text or call)}

    def records(self, body, text, call):
        base = self.base(body, "chat.completion.chunk")

        def chunk(delta, finish=None):
            return data({**base, "choices": [
                {"index": 0, "delta": delta, "finish_reason": finish}]})

        yield chunk({"role": "assistant", "content": None if call else ""})
        if call:
            whole = self.tool_call(call)
            arguments = whole["function"].pop("arguments")
            whole["function"]["arguments"] = ""
            yield chunk({"tool_calls": [{"index": 0, **whole}]})
            for piece in words(arguments):
                yield chunk({"tool_calls": [
                    {"index": 0, "function": {"arguments": piece}}]})
        for word in words(text) if text else []:
            yield chunk({"content": word})
        yield chunk({}, "tool_calls" if call else "stop")
        if (body.get("stream_options") or {}).get("include_usage"):
            yield data({**base, "choices": [],
                        "usage": self.usage(body, text or call)})
        yield "data: [DONE]\n\n"


class Anthropic:
    """POST /v1/messages"""

    def read(self, path, body):
        content = body["messages"][-1]["content"]
        tools = body.get("tools")
        blocks = content if isinstance(content, list) else []
        for block in blocks:
            if block["type"] == "tool_result":
                said = block["content"]
                if isinstance(said, list):
                    said = "".join(part.get("text", "") for part in said)
                return f"The tool said: {said}", None
        if tools:
            return None, (tools[0]["name"],
                          sample_arguments(tools[0]["input_schema"]))
        return None, None

    def begun(self, body):
        said = [message["content"] for message in body["messages"]
                if message["role"] == "assistant"]
        if said and not isinstance(said[-1], str):
            return "".join(block.get("text", "") for block in said[-1])
        return said[-1] if said else None

    def streams(self, path, body):
        return bool(body.get("stream"))

    def error(self, status, message):
        return {"type": "error", "error": {
            "type": "authentication_error", "message": message}}

    def reply(self, body, text, call):
        block = {"type": "text", "text": text}
        if call:
            block = {"type": "tool_use", "id": "toolu_demo1", "name": call[0],
                     "input": call[1]}
        return {"id": "msg_demo", "type": "message", "role": "assistant",
                "model": body["model"], "content": [block],
                "stop_reason": "tool_use" if call else "end_turn",
                "stop_sequence": None,
                "usage": {"input_tokens": count(body["messages"]),
                          "output_tokens": count(text or call)}}

    def records(self, body, text, call):
        whole = self.reply(body, text, call)
        start = dict(whole, content=[], stop_reason=None,
                     usage=dict(whole["usage"], output_tokens=1))
        yield event({"type": "message_start", "message": start})
        block = dict(whole["content"][0])
        if call:
            pieces = words(json.dumps(block["input"], ensure_ascii=False))
            kind, key = "input_json_delta", "partial_json"
            block["input"] = {}
        else:
            pieces, kind, key = words(text), "text_delta", "text"
            block["text"] = ""
        yield event({"type": "content_block_start", "index": 0,
                     "content_block": block})
        yield event({"type": "ping"})
        for piece in pieces:
            yield event({"type": "content_block_delta", "index": 0,
                         "delta": {"type": kind, key: piece}})
        yield event({"type": "content_block_stop", "index": 0})
        yield event({"type": "message_delta", "usage": whole["usage"],
                     "delta": {"stop_reason": whole["stop_reason"],
                               "stop_sequence": None}})
        yield event({"type": "message_stop"})


class Gemini:
    """POST /v1beta/models/MODEL:generateContent, :streamGenerateContent"""

    def read(self, path, body):
        for part in body["contents"][-1]["parts"]:
            if "functionResponse" in part:
                said = part["functionResponse"]["response"]
                said = said.get("result", json.dumps(said))
                return f"The tool said: {said}", None
        for tool in body.get("tools", []):
            first = tool["functionDeclarations"][0]
            schema = (first.get("parametersJsonSchema") or
                      first.get("parameters") or {})
            return None, (first["name"], sample_arguments(schema))
        return None, None

    def begun(self, body):
        said = [turn["parts"] for turn in body["contents"]
                if turn["role"] == "model"]
        return "".join(part.get("text", "") for part in said[-1]) \
            if said else None

    def streams(self, path, body):
        return ":streamGenerateContent" in path

    def error(self, status, message):
        return {"error": {"code": status, "message": message,
                          "status": "UNAUTHENTICATED"}}

    def usage(self, body, said):
        prompt, completion = count(body["contents"]), count(said)
        return {"promptTokenCount": prompt, "candidatesTokenCount": completion,
                "totalTokenCount": prompt + completion}

    def part(self, body, parts, said, finish=None):
        candidate = {"content": {"role": "model", "parts": parts}, "index": 0}
        if finish:
            candidate["finishReason"] = finish
        return {"candidates": [candidate], "modelVersion": "gemini-demo",
                "responseId": "demo", "usageMetadata": self.usage(body, said)}

    def reply(self, body, text, call):
        part = {"text": text}
        if call:
            part = {"functionCall": {"name": call[0], "args": call[1]}}
        return self.part(body, [part], text or call, "STOP")

    def records(self, body, text, call):
        if call:
            yield data(self.reply(body, text, call), "\r\n\r\n")
            return
        found = words(text)
        for i, word in enumerate(found):
            last = i + 1 == len(found)
            yield data(self.part(body, [{"text": word}], found[:i + 1],
                                 "STOP" if last else None), "\r\n\r\n")


def data(value, end="\n\n"):
    return "data: " + json.dumps(value, ensure_ascii=False) + end


def event(value):
    return f"event: {value['type']}\n" + data(value)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    dialects = {"openai": OpenAI, "anthropic": Anthropic, "gemini": Gemini}
    disable_nagle_algorithm = True
    requests = 0

    def do_POST(self):
        body = json.loads(
            self.rfile.read(int(self.headers.get("Content-Length", 0))))
        print("request", flush=True)
        dialect = self.dialects[OPTIONS.dialect]()
        keys = ("authorization", "x-api-key", "x-goog-api-key")
        if not any(self.headers.get(key) for key in keys):
            return self.send(401, dialect.error(401, "no API key was sent"))
        Handler.requests += 1
        if Handler.requests > OPTIONS.quick:
            time.sleep(OPTIONS.think)
        text, call = dialect.read(self.path, body)
        if not call:
            text = text or rest(TEXT.format(name=OPTIONS.name),
                                dialect.begun(body))
        if dialect.streams(self.path, body):
            return self.send_stream(dialect.records(body, text, call))
        return self.send(200, dialect.reply(body, text, call))

    def send(self, status, value):
        text = json.dumps(value, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def send_stream(self, records):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for record in records:
            piece = record.encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            time.sleep(OPTIONS.delay)
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dialect", choices=Handler.dialects, required=True)
    parser.add_argument("--name", help="what it calls itself in its answers")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay", type=float, default=0.03,
                        help="seconds between two records of a stream")
    parser.add_argument("--think", type=float, default=0,
                        help="seconds before anything is answered")
    parser.add_argument("--quick", type=int, default=0,
                        help="how many requests are answered at once")
    parser.parse_args(namespace=OPTIONS)
    OPTIONS.name = OPTIONS.name or OPTIONS.dialect
    server = Server(("127.0.0.1", OPTIONS.port), Handler)
    print(server.server_port, flush=True)
    # It lives as long as whoever started it holds the other end of stdin.
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
