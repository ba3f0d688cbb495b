# SPDX-License-Identifier: Apache-2.0
"""The fence around libcurl: each trap that was measured, and that it is shut."""

import contextlib
import gzip
import json
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time

import pytest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tools"))
from server import (  # noqa: E402
    CUT, STALL, Certificate, Server, closed_port, fill, plain, raw, stream)

import zerohop  # noqa: E402

PATH = "/v1/chat/completions"
MESSAGES = [{"role": "user", "content": "hi"}]
REPLY = {"id": "x", "object": "chat.completion", "created": 1, "model": "m",
         "choices": [{"index": 0, "finish_reason": "stop",
                      "message": {"role": "assistant", "content": "hello"}}]}


def chunk(text):
    return (b'data: {"id":"x","object":"chat.completion.chunk","created":1,'
            b'"model":"m","choices":[{"index":0,"delta":{"content":"%s"},'
            b'"finish_reason":null}]}\n\n' % text.encode())


def client_of(server, **options):
    options.setdefault("max_retries", 0)
    return zerohop.OpenAI(base_url=server.url + "/v1", api_key="sk-test",
                          **options)


def ask(client, **options):
    return client.chat.completions.create(model="m", messages=MESSAGES,
                                          **options)


def test_a_redirect_is_an_error_and_nobody_follows_it():
    with Server() as other, Server() as server:
        other.on("*", plain(REPLY))
        for status in (301, 302, 303, 307, 308):
            server.on(PATH, plain("", status, {"Location": other.url + PATH}))
            with pytest.raises(zerohop.APIStatusError) as caught:
                ask(client_of(server))
            assert caught.value.status_code == status
        assert other.requests == []


def test_a_line_break_in_a_header_is_refused_before_anything_is_sent():
    with Server() as server:
        server.on(PATH, plain(REPLY))
        client = client_of(server)
        for value in ("a\r\nInjected: 1", "a\nb", "a\0b", "a\x7fb"):
            with pytest.raises(zerohop.OpenAIError) as caught:
                ask(client, extra_headers={"X-Probe": value})
            assert "X-Probe" in str(caught.value)
            assert value not in str(caught.value)
        assert server.requests == []


def test_a_post_is_sent_once_when_a_reused_connection_dies():
    with Server(dies="reuse") as server:
        server.on(PATH, plain(REPLY))
        client = client_of(server)
        ask(client)
        with pytest.raises(zerohop.APIConnectionError):
            ask(client)
        time.sleep(0.1)
        assert len(server.requests) == 2


def test_a_dead_connection_costs_a_retry_and_no_wait():
    with Server(dies="reuse") as server:
        server.on(PATH, plain(REPLY))
        client = client_of(server, max_retries=1)
        ask(client)
        reply = ask(client)
        assert [at.outcome for at in reply._route.attempts] == ["CONNECT", "ok"]
        assert len(server.requests) == 3


def test_a_compressed_bomb_is_cut_off():
    bomb = gzip.compress(bytes(300 << 20), 9)
    with Server() as server:
        server.on(PATH, plain(bomb, headers={"Content-Encoding": "gzip"}))
        with pytest.raises(zerohop.OpenAIError) as caught:
            ask(client_of(server))
        assert "large" in str(caught.value)


def test_a_compressed_reply_is_read_although_none_was_asked_for():
    with Server() as server:
        server.on(PATH, plain(gzip.compress(b'{"choices":[{"index":0,'
                                            b'"message":{"content":"zip"}}]}'),
                              headers={"Content-Encoding": "gzip"}))
        assert ask(client_of(server)).choices[0].message.content == "zip"
        assert server.requests[0].header("accept-encoding") == "identity"


def test_a_large_body_waits_for_no_100_continue():
    with Server() as server:
        server.on(PATH, plain(REPLY))
        text = "x" * (3 << 20)
        client_of(server).chat.completions.create(
            model="m", messages=[{"role": "user", "content": text}])
        assert server.requests[0].header("expect") is None
        assert server.requests[0].json()["messages"][0]["content"] == text


def test_the_environment_of_the_moment_changes_no_proxy(monkeypatch):
    with Server() as server:
        server.on(PATH, plain(REPLY))
        client = client_of(server)
        ask(client)
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
        ask(client)
        assert len(server.requests) == 2


def test_the_certificate_is_checked(monkeypatch):
    with Server(tls=True) as server:
        server.on(PATH, plain(REPLY))
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
        with pytest.raises(zerohop.APIConnectionError):
            ask(client_of(server))
        assert server.requests == []


def test_the_name_in_the_certificate_is_checked(monkeypatch):
    with Server(tls=True, host="127.0.0.2") as server:
        server.on(PATH, plain(REPLY))
        monkeypatch.setenv("SSL_CERT_FILE", server.ca_file)
        with pytest.raises(zerohop.APIConnectionError):
            ask(client_of(server))
        assert server.requests == []


def test_the_authorities_are_read_once(monkeypatch, tmp_path):
    """The file is gone before the second connection: only a kept store can
    verify it."""
    with Server(tls=True) as server:
        server.on(PATH, plain(REPLY, headers={"Connection": "close"}))
        file = tmp_path / "ca.pem"
        with open(server.ca_file, "rb") as source:
            file.write_bytes(source.read())
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        client = client_of(server)
        ask(client)
        file.unlink()
        ask(client)
        assert server.connections == 2


def test_http_1_1_is_offered_alone_by_an_old_libcurl(monkeypatch):
    version = subprocess.run(["curl-config", "--vernum"], capture_output=True,
                             text=True).stdout.strip()
    if not version or int(version, 16) >= 0x081000:
        pytest.skip("libcurl is new enough for HTTP/2")
    with Server(tls=True) as server:
        context = server._tls.context
        context.set_alpn_protocols(["h2", "http/1.1"])
        chosen = []
        wrap = server._tls.wrap

        def note(sock):
            sock = wrap(sock)
            chosen.append(sock.selected_alpn_protocol())
            return sock

        server._tls.wrap = note
        server.on(PATH, plain(REPLY))
        monkeypatch.setenv("SSL_CERT_FILE", server.ca_file)
        ask(client_of(server))
        assert chosen == ["http/1.1"]


def test_a_child_that_was_spawned_amid_a_stream_keeps_nothing_open():
    with Server() as server:
        server.on(PATH, stream([chunk("a")], then=STALL))
        answer = ask(client_of(server), stream=True)
        next(iter(answer))
        child = subprocess.Popen([sys.executable, "-c",
                                  "import time; time.sleep(20)"],
                                 close_fds=False)
        try:
            answer.close()
            end = time.monotonic() + 5
            while not server.closed_early and time.monotonic() < end:
                time.sleep(0.01)
            assert server.closed_early == 1
        finally:
            child.kill()
            child.wait()


def threads_named(name):
    count = 0
    for task in os.listdir("/proc/self/task"):
        try:
            with open(f"/proc/self/task/{task}/comm") as file:
                count += file.read().strip() == name
        except OSError:  # it ended meanwhile
            pass
    return count


def test_many_first_requests_look_a_name_up_once():
    name = socket.gethostname()
    try:
        address = socket.gethostbyname(name)
        server = Server(host=address)
    except OSError:
        pytest.skip(f"this machine's own name {name} leads to no address here")
    with server:
        server.on(PATH, plain(REPLY, delay=0.05))
        client = zerohop.OpenAI(base_url=f"http://{name}:{server.port}/v1",
                                api_key="k", max_retries=0)
        results = []
        workers = [threading.Thread(target=lambda: results.append(ask(client)))
                   for _ in range(60)]
        most = 0
        for worker in workers:
            worker.start()
            most = max(most, threads_named("zerohop-dns"))
        for worker in workers:
            worker.join()
        assert len(results) == 60
        assert most <= 1 and threads_named("zerohop-dns") == 1


def test_a_name_that_does_not_exist_says_so():
    client = zerohop.OpenAI(base_url="http://no-such-host.invalid/v1",
                            api_key="k", max_retries=0)
    with pytest.raises(zerohop.APIConnectionError) as caught:
        ask(client)
    assert "no-such-host.invalid" in str(caught.value._route.attempts[0].error)


def test_connections_are_kept_and_used_again():
    with Server() as server:
        server.on(PATH, plain(REPLY))
        client = client_of(server)
        for _ in range(5):
            ask(client)
        for _ in range(3):
            server.on(PATH, stream([chunk("a"), b"data: [DONE]\n\n"]))
            list(ask(client, stream=True))
        assert server.connections == 1


def test_more_streams_than_a_shard_holds_all_arrive():
    with Server() as server:
        server.on(PATH, stream([chunk("a"), 0.2, chunk("b"),
                                b"data: [DONE]\n\n"]))
        client = client_of(server)
        answers = [ask(client, stream=True) for _ in range(150)]
        texts = ["".join(c.choices[0].delta.content for c in answer)
                 for answer in answers]
        assert texts == ["ab"] * 150


def test_soft_limit_of_files_is_raised():
    script = ("import resource, zerohop; "
              "resource.setrlimit(resource.RLIMIT_NOFILE, (256, "
              "resource.getrlimit(resource.RLIMIT_NOFILE)[1])); "
              "c = zerohop.OpenAI(router={}); "
              "c.chat.completions.create(model='mock/openai', messages=[]); "
              "soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE); "
              "assert soft == hard, (soft, hard)")
    env = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    done = subprocess.run([sys.executable, "-c", script], env=env,
                          capture_output=True, timeout=30)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("steps", [
    (),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",),
    (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",),
    (b"garbage\r\n\r\n",),
    (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":",),
])
def test_a_reply_that_is_no_http_or_no_whole_one_is_a_typed_error(steps):
    with Server() as server:
        server.on(PATH, raw(*steps))
        with pytest.raises(zerohop.APIError):
            ask(client_of(server))


def test_1xx_replies_are_passed_over():
    with Server() as server:
        server.on(PATH, raw(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" * 3 +
                            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                            b"Content-Type: application/json\r\n"
                            b"x-request-id: req_7\r\n\r\n{}"))
        with pytest.raises(zerohop.APIError) as caught:
            ask(client_of(server))
        assert caught.value._route.attempts[0].http_status == 200


def test_a_cut_body_is_retried_and_a_cut_stream_is_not():
    with Server() as server:
        server.on(PATH, plain(REPLY, then=CUT), plain(REPLY))
        reply = ask(client_of(server, max_retries=1))
        assert [at.outcome for at in reply._route.attempts] == \
            ["TRUNCATED", "ok"]
        server.on(PATH, stream([chunk("a")], then=CUT))
        with pytest.raises(zerohop.APIConnectionError) as caught:
            list(ask(client_of(server, max_retries=1), stream=True))
        assert caught.value.partial_text == "a"
        assert len(caught.value._route.attempts) == 1


def test_openssl_of_the_host_is_left_alone():
    """Both libraries in one process: ours and Python's own ssl."""
    with Server(tls=True) as server:
        server.on(PATH, plain(REPLY))
        context = ssl.create_default_context(cafile=server.ca_file)
        with socket.create_connection((server.host, server.port)) as sock, \
                context.wrap_socket(sock, server_hostname="127.0.0.1") as tls:
            assert tls.version()


def test_a_dead_connection_has_no_word_in_the_next_error(monkeypatch):
    """libcurl's farewell to it fails in the name of the transfer to come."""
    certificate = Certificate()
    monkeypatch.setenv("SSL_CERT_FILE", certificate.ca_file)
    kept = []
    with socket.socket() as port, contextlib.ExitStack() as stack:
        port.bind(("127.0.0.1", 0))
        port.listen(0)

        def serve():
            sock = certificate.wrap(port.accept()[0])
            kept.append(sock)
            request = sock.recv(65536)
            assert request.endswith(b"}")
            body = json.dumps(REPLY).encode()
            sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n"
                         b"Content-Type: application/json\r\n\r\n" % len(body)
                         + body)

        thread = threading.Thread(target=serve)
        thread.start()
        client = zerohop.OpenAI(
            api_key="k", max_retries=0, timeout=zerohop.Timeout(60, connect=0.2),
            base_url="https://127.0.0.1:%d/v1" % port.getsockname()[1])
        assert ask(client).choices[0].message.content == "hello"
        thread.join()
        kept[0].setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                           struct.pack("ii", 1, 0))
        kept[0].close()
        fill(stack, port)
        with pytest.raises(zerohop.APITimeoutError) as caught:
            ask(client)
    assert "Failed to connect to 127.0.0.1 port" in str(caught.value.__cause__)
    certificate.remove()
