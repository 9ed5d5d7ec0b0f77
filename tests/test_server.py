"""Nobody but the user: which requests the server answers, under which names, and what it asks in turn."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from dashboard.access import policy
from dashboard.access.allowed import Allowed, Name, public_name, read_name
from dashboard.access.gate import Gate
from dashboard.access.same_site import Asked, judge
from dashboard.errors import DatelineError
from dashboard.store.collection import Collection
from tests.watch import Watch, traces

PORT = 8501
NEWS = Allowed(names=(Name("news.example.org"), Name("localhost", 9000)))


def asked(
    *headers: tuple[str, str],
    path: str = "/",
    method: str = "GET",
    scheme: str = "http",
    at: str = "127.0.0.1",
) -> Asked:
    return Asked(method, scheme, path, headers, served=(at, PORT))


def status(request: Asked, allowed: Allowed = NEWS) -> int:
    refusal = judge(request, allowed)
    return 200 if refusal is None else refusal.status


# The values of the Host headers of one request, and the status of the answer.
HOSTS = [
    (["127.0.0.1:8501"], 200),
    (["localhost:8501"], 200),
    (["LocalHost:8501"], 200),
    (["[::1]:8501"], 200),
    (["news.example.org"], 200),  # the name of a proxy, at the port usual for it
    (["news.example.org:80"], 200),
    (["news.example.org:8501"], 200),
    (["localhost:9000"], 200),  # a tunnel that was named
    (["evil.example:8501"], 421),  # DNS rebinding
    (["evil.example"], 421),
    (["127.0.0.1"], 421),  # port 80 is somebody else's
    (["localhost:8502"], 421),
    (["127.0.0.1:80"], 421),
    (["news.example.org:9999"], 421),
    (["news.example.org:443"], 421),  # not over http
    (["evil.news.example.org"], 421),
    (["news.example.org.evil.example"], 421),
    (["evil.localhost:8501"], 421),
    (["127.0.0.2:8501"], 421),
    (["127.1:8501"], 421),
    (["2130706433:8501"], 421),
    (["0.0.0.0:8501"], 421),
    (["0:8501"], 421),
    (["[::]:8501"], 421),
    (["[::ffff:127.0.0.1]:8501"], 421),
    (["[0:0:0:0:0:0:0:1]:8501"], 421),  # no browser writes it so
    (["localhost.:8501"], 400),
    (["me@localhost:8501"], 400),
    (["evil.example#@localhost:8501"], 400),
    (["localhost:8501@evil.example"], 400),
    (["localhost:08501"], 400),
    (["localhost:+8501"], 400),
    (["localhost:8501:8501"], 400),
    (["localhost: 8501"], 400),
    (["localhost:"], 400),
    (["localhost:99999"], 400),
    (["localhost:8501/"], 400),
    (["localhost:8501, evil.example"], 400),
    (["http://localhost:8501"], 400),
    (["::1"], 400),
    (["[::1"], 400),
    (["[::1]8501"], 400),
    (["[::1%25lo]:8501"], 400),
    (["[localhost]:8501"], 400),
    (["local\u200bhost:8501"], 400),
    (["lo\u0441alhost:8501"], 400),  # a Cyrillic letter
    (["\uff4cocalhost:8501"], 400),  # a full-width one
    (["127\u30020.0.1:8501"], 400),
    (["%6cocalhost:8501"], 400),
    (["*"], 400),
    ([""], 400),
    ([" "], 400),
    ([], 400),
    (["localhost:8501", "localhost:8501"], 400),
    (["localhost:8501", "evil.example"], 400),
    (["a" * 300], 400),
]


@pytest.mark.parametrize("hosts, expected", HOSTS, ids=lambda one: ascii(one)[:60])
def test_only_its_own_names_are_answered(hosts: list[str], expected: int) -> None:
    assert status(asked(*(("host", host) for host in hosts))) == expected


def test_the_address_at_which_a_request_arrived_is_its_own_name() -> None:
    host = ("host", "192.168.1.20:8501")
    assert status(asked(host, at="192.168.1.20")) == 200
    assert status(asked(host, at="192.168.1.21")) == 421
    assert status(asked(("host", "[fe80::1]:8501"), at="fe80::1")) == 200


@pytest.mark.parametrize("target", ["http://evil.example/", "evil.example:443", "*", ""])
def test_a_target_with_a_host_of_its_own_is_refused(target: str) -> None:
    assert status(asked(("host", "localhost:8501"), path=target)) == 400


# Host, the values of the Origin headers, scheme, and the status.
ORIGINS = [
    ("127.0.0.1:8501", ["http://127.0.0.1:8501"], "http", 200),
    ("localhost:8501", ["http://localhost:8501"], "http", 200),
    ("LOCALHOST:8501", ["http://localhost:8501"], "http", 200),
    ("[::1]:8501", ["http://[::1]:8501"], "http", 200),
    ("news.example.org", ["https://news.example.org"], "https", 200),
    ("news.example.org:443", ["https://news.example.org"], "https", 200),
    ("news.example.org", ["http://news.example.org"], "http", 200),
    ("127.0.0.1:8501", ["http://evil.example"], "http", 403),
    ("127.0.0.1:8501", ["http://evil.example:8501"], "http", 403),
    ("127.0.0.1:8501", ["http://localhost:8501"], "http", 403),
    ("localhost:8501", ["http://127.0.0.1:8501"], "http", 403),
    ("127.0.0.1:8501", ["http://127.0.0.1:8502"], "http", 403),
    ("127.0.0.1:8501", ["http://127.0.0.1"], "http", 403),
    ("127.0.0.1:8501", ["https://127.0.0.1:8501"], "http", 403),
    ("news.example.org", ["http://news.example.org"], "https", 403),
    ("news.example.org", ["https://news.example.org"], "http", 403),
    ("127.0.0.1:8501", ["null"], "http", 403),
    ("127.0.0.1:8501", [""], "http", 403),
    ("127.0.0.1:8501", ["file://"], "http", 403),
    ("127.0.0.1:8501", ["chrome-extension://abcdef"], "http", 403),
    ("127.0.0.1:8501", ["http://127.0.0.1:8501/"], "http", 403),
    ("127.0.0.1:8501", ["http://127.0.0.1:8501.evil.example"], "http", 403),
    ("127.0.0.1:8501", ["http://127.0.0.1:8501@evil.example"], "http", 403),
    ("127.0.0.1:8501", ["http://evil.example#http://127.0.0.1:8501"], "http", 403),
    ("127.0.0.1:8501", ["HTTP://127.0.0.1:8501"], "http", 403),
    ("127.0.0.1:8501", ["http://127.0.0.1:8501 http://evil.example"], "http", 403),
    ("127.0.0.1:8501", ["http://127.0.0.1:8501", "http://evil.example"], "http", 403),
    ("127.0.0.1:8501", ["http://127.0.0.1:8501", "http://127.0.0.1:8501"], "http", 403),
]


@pytest.mark.parametrize("host, origins, scheme, expected", ORIGINS)
def test_only_its_own_pages_may_ask(host: str, origins: list[str], scheme: str, expected: int) -> None:
    headers = [("host", host), *(("origin", origin) for origin in origins)]
    assert status(asked(*headers, scheme=scheme)) == expected
    assert status(asked(*headers, scheme=scheme, method="OPTIONS", path="/_stcore/health")) == expected


# Site, mode and destination as a browser says them, path and method, and the status.
FETCHES = [
    ("none", "navigate", "document", "/", "GET", 200),  # typed, or a bookmark
    ("same-origin", "cors", "empty", "/_stcore/health", "GET", 200),
    ("same-origin", "no-cors", "image", "/media/a.png", "GET", 200),
    ("cross-site", "navigate", "document", "/", "GET", 200),  # a link in a mail
    ("cross-site", "navigate", "document", "/quotes", "GET", 200),
    ("same-site", "navigate", "document", "/quotes", "GET", 200),  # from another port of this machine
    ("cross-site", "navigate", "document", "/quotes", "POST", 403),
    ("cross-site", "navigate", "document", "/media/a.csv", "GET", 403),
    ("cross-site", "navigate", "document", "/_stcore/health", "GET", 403),
    ("cross-site", "navigate", "iframe", "/", "GET", 403),
    ("cross-site", "navigate", "frame", "/", "GET", 403),
    ("cross-site", "navigate", "object", "/", "GET", 403),
    ("cross-site", "navigate", "embed", "/", "GET", 403),
    ("cross-site", "navigate", "fencedframe", "/", "GET", 403),
    ("cross-site", "no-cors", "image", "/app/static/icon.png", "GET", 403),
    ("cross-site", "no-cors", "script", "/static/js/index.js", "GET", 403),
    ("cross-site", "no-cors", "style", "/", "GET", 403),
    ("cross-site", "no-cors", "empty", "/", "GET", 403),
    ("cross-site", "cors", "empty", "/", "GET", 403),
    ("cross-site", "no-cors", "empty", "/_stcore/upload_file/a/b", "POST", 403),
    ("same-site", "no-cors", "image", "/app/static/icon.png", "GET", 403),
    ("same-site", "websocket", "empty", "/_stcore/stream", "GET", 403),
    ("what-is-this", "no-cors", "image", "/", "GET", 403),
]


@pytest.mark.parametrize("site, mode, dest, path, method, expected", FETCHES)
def test_pages_of_other_sites_may_only_link(
    site: str, mode: str, dest: str, path: str, method: str, expected: int
) -> None:
    says = [("sec-fetch-site", site), ("sec-fetch-mode", mode), ("sec-fetch-dest", dest)]
    assert status(asked(("host", "127.0.0.1:8501"), *says, path=path, method=method)) == expected


CLOSED = [
    "/_stcore/metrics",
    "/quotes/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/interact",
    "/_stcore/agent/mcp",
    "/_stcore/",
    "/_stcore",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/component/any/index.html",
]


@pytest.mark.parametrize("path", [path for path in CLOSED if path != "/_stcore"])
def test_what_the_dashboard_has_no_use_for_is_shut(path: str) -> None:
    assert status(asked(("host", "127.0.0.1:8501"), path=path)) == 404


@pytest.mark.parametrize(
    "text", ["", "http://a.example", "a.example/news", "a b", "näws.example", ".", "a.example.", "a:0x50"]
)
def test_a_name_that_is_none_is_told(text: str) -> None:
    with pytest.raises(DatelineError, match="is no name of a host"):
        public_name(text)


def test_a_name_is_read_as_browsers_write_it() -> None:
    assert read_name("News.Example.Org:8443") == public_name("news.example.org:8443")


def answer_of(allowed: Allowed, kind: str, **more: object) -> tuple[list[Message], list[Scope]]:
    """Return what the gate answers itself to one request, and what it let through."""
    through: list[Scope] = []
    sent: list[Message] = []

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        through.append(scope)
        open_to_all = (b"access-control-allow-origin", b"*")  # as Streamlit's static files come
        await send({"type": "http.response.start", "status": 500, "headers": [open_to_all]})

    async def receive() -> Message:
        raise AssertionError("the body of a refused request is not read")

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": kind, "method": "GET", "path": "/", "server": ("127.0.0.1", PORT), **more}
    answering = Gate(inside, allowed=allowed, scripts=())(scope, receive, send)
    # In a thread of its own: where browser tests ran before, this one holds Playwright's loop.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, answering).result()
    return sent, through


def test_what_is_refused_never_reaches_streamlit() -> None:
    host = (b"host", b"evil.example")
    sent, through = answer_of(Allowed(), "http", scheme="http", headers=[host])
    assert (sent[0]["status"], through) == (421, [])
    assert b"Open the address that dateline printed" in sent[1]["body"]
    sent, through = answer_of(Allowed(), "websocket", scheme="ws", headers=[host])
    assert (sent[0]["type"], sent[0]["code"], through) == ("websocket.close", 1008, [])


def test_every_answer_has_the_headers_even_a_failure() -> None:
    sent, through = answer_of(Allowed(), "http", scheme="http", headers=[(b"host", b"localhost:8501")])
    names = {name.decode() for name, _ in sent[0]["headers"]}
    assert through
    assert {name.lower() for name in policy.ALWAYS} | {"content-security-policy"} <= names
    assert "access-control-allow-origin" not in names


def test_the_policy_allows_nothing_it_needn_t() -> None:
    said = policy.for_pages(("'sha256-abc'",), socket="ws://127.0.0.1:8501")
    rules = {rule.split(" ")[0]: rule.split(" ")[1:] for rule in said.split("; ")}
    assert rules["default-src"] == rules["frame-ancestors"] == rules["object-src"] == ["'none'"]
    assert rules["base-uri"] == rules["frame-src"] == ["'none'"]
    assert rules["script-src"] == ["'self'", "blob:", "'sha256-abc'"]
    assert rules["connect-src"] == ["'self'", "ws://127.0.0.1:8501"]
    assert re.findall(r"unsafe-[a-z-]+", said) == ["unsafe-inline"]  # of styles
    assert "*" not in said and "https:" not in said


def test_inline_scripts_are_allowed_by_their_hash() -> None:
    page = '<script>\n a()\n</script><script type="module" src="x.js"></script>'
    # printf '\n a()\n' | openssl dgst -sha256 -binary | base64
    assert policy.inline_scripts(page) == ("'sha256-9smW29X7xg++pMV8vbRqo6lDA1Za1mgU3sR93qVhuDk='",)


@dataclass(frozen=True)
class Served:
    """A running `dateline open` under watch."""

    port: int
    watch: Watch

    def ask(
        self, path: str = "/", *headers: str, method: str = "GET", host: str | None = "", body: bytes = b""
    ) -> tuple[int, dict[str, str], str]:
        """Return status, headers and text of the answer to one request, written out by hand."""
        name = f"127.0.0.1:{self.port}" if host == "" else host
        lines = [f"{method} {path} HTTP/1.1", *([f"Host: {name}"] if name is not None else []), *headers]
        lines += [f"Content-Length: {len(body)}"] if body else []
        lines += [] if "Connection: Upgrade" in headers else ["Connection: close"]
        return self.ask_raw("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def line(self) -> socket.socket:
        """Open a line to the server."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def ask_raw(self, request: bytes) -> tuple[int, dict[str, str], str]:
        with self.line() as line:
            line.sendall(request)
            answer = b""
            while part := line.recv(65536):
                answer += part
                if is_whole(answer):
                    break
        head, _, text = answer.partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        pairs = (one.split(": ", 1) for one in rest)
        return int(first.split(" ")[1]), {key.lower(): value for key, value in pairs}, text.decode("latin-1")


def is_whole(answer: bytes) -> bool:
    """Return whether an answer is there, on a line that stays open: a socket's, or one with a length."""
    head, end, text = answer.partition(b"\r\n\r\n")
    length = re.search(rb"\r\ncontent-length: (\d+)", head.lower())
    return bool(end) and (b" 101 " in head[:15] or (length is not None and len(text) >= int(length[1])))


SOCKET = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol: streamlit",
)


@contextmanager
def serving(folder: Path, *words: str) -> Iterator[Served]:
    """Serve an empty collection under watch."""
    Collection.create(folder / "news.sqlite").close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    watch = Watch(folder)
    start = [sys.executable, "-m", "dashboard", "open", "news.sqlite", "--port", str(port), *words]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            watch.words(start), cwd=folder, env=watch.environment(), stdout=log, stderr=subprocess.STDOUT
        )
    served = Served(port, watch)
    try:
        deadline = time.monotonic() + 120
        while True:
            try:
                served.ask("/_stcore/health")
                break
            except OSError:
                assert server.poll() is None, (folder / "server.log").read_text(encoding="utf-8")[-3000:]
                assert time.monotonic() < deadline
                time.sleep(0.2)
        yield served
    finally:
        server.terminate()
        ended = server.wait(timeout=60)
    assert ended == 128 + signal.SIGTERM


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running
    assert running.watch.left() == [], "the server asked something outside of this machine"


ROUTES = [
    ("GET", "/", ()),
    ("GET", "/quotes?person=A", ()),
    ("GET", "/_stcore/health", ()),
    ("GET", "/_stcore/host-config", ()),
    ("GET", "/_stcore/metrics", ()),
    ("GET", "/media/abc.csv", ()),
    ("HEAD", "/media/abc.csv", ()),
    ("PUT", "/_stcore/upload_file/a/b", ()),
    ("DELETE", "/_stcore/upload_file/a/b", ()),
    ("OPTIONS", "/_stcore/upload_file/a/b", ()),
    ("GET", "/app/static/topo/world_110m.json", ()),
    ("GET", "/static/media/none.woff2", ()),
    ("GET", "/favicon.png", ()),
    ("GET", "/component/any/index.html", ()),
    ("GET", "/_stcore/bidi-components/any/a.js", ()),
    ("GET", "/_stcore/stream", SOCKET),
    ("GET", "/nowhere/_stcore/stream", SOCKET),
]


@pytest.mark.slow
@pytest.mark.parametrize("method, path, more", ROUTES, ids=lambda one: "" if isinstance(one, tuple) else one)
def test_every_route_is_behind_the_gate(
    served: Served, method: str, path: str, more: tuple[str, ...]
) -> None:
    code, headers, text = served.ask(path, *more, method=method, host=f"evil.example:{served.port}")
    assert code == 421
    assert headers["content-security-policy"] == policy.NOTHING
    assert "Open the address that dateline printed" in text or method == "HEAD"
    for origin in ("http://evil.example", "null", f"http://localhost:{served.port}"):
        code, headers, text = served.ask(path, *more, f"Origin: {origin}", method=method)
        assert code == 403
        assert "access-control-allow-origin" not in headers
        assert "Only the dashboard's own pages may" in text or method == "HEAD"
    if method != "DELETE":
        # The page's own answers lie in the browser's cache, which another port of this machine shares.
        _, headers, _ = served.ask(path, *more, method=method)
        assert "access-control-allow-origin" not in headers


@pytest.mark.slow
def test_its_own_pages_get_what_they_ask(served: Served) -> None:
    own = f"Origin: http://127.0.0.1:{served.port}"
    assert served.ask("/", own)[0] == 200
    assert served.ask("/_stcore/stream", *SOCKET, own)[0] == 101
    code, headers, text = served.ask("/_stcore/host-config", own)
    assert (code, '"allowedOrigins":[]' in text) == (200, True)
    assert f"connect-src 'self' ws://127.0.0.1:{served.port};" in headers["content-security-policy"]
    assert served.ask("/app/static/topo/world_110m.json")[0] == 200


@pytest.mark.slow
@pytest.mark.parametrize("path", CLOSED)
def test_nothing_answers_at_what_is_shut(served: Served, path: str) -> None:
    code, _, text = served.ask(path)
    assert code == 404 or "<title>Streamlit</title>" in text  # the empty frame of a page


# A request as it goes over the line, and the statuses that refuse it.
FORGED = [
    (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", {400}),
    (b"GET / HTTP/1.0\r\n\r\n", {400}),
    (b"GET / HTTP/1.1\r\nHost: {own}\r\nHost: {own}\r\nConnection: close\r\n\r\n", {400}),
    (b"GET / HTTP/1.1\r\nHost: {own}\r\nHost: evil.example\r\nConnection: close\r\n\r\n", {400}),
    (b"GET http://evil.example/ HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n", {400}),
    (b"GET http://{own}/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", {400, 421}),
    (b"GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: {own}\r\nConnection: close\r\n\r\n", {421}),
    (b"GET / HTTP/1.1\r\nHost: evil.example\r\nForwarded: host={own}\r\nConnection: close\r\n\r\n", {421}),
    (b"GET / HTTP/1.1\r\nHost:{own}\xe2\x80\x8b\r\nConnection: close\r\n\r\n", {400}),
    (b"GET / HTTP/1.1\r\nHost : {own}\r\nConnection: close\r\n\r\n", {400}),
    (b"GET / HTTP/1.1\r\nHost: evil.example\r\n {own}\r\nConnection: close\r\n\r\n", {400}),
    (b"CONNECT evil.example:443 HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n", {400}),
    (b"OPTIONS * HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n", {400}),
]


@pytest.mark.slow
@pytest.mark.parametrize("request_line, refused", FORGED)
def test_a_forged_request_is_refused(served: Served, request_line: bytes, refused: set[int]) -> None:
    own = f"127.0.0.1:{served.port}".encode()
    code, _, text = served.ask_raw(request_line.replace(b"{own}", own))
    assert code in refused
    assert "<title>" not in text


@pytest.mark.slow
def test_a_folder_s_settings_open_nothing(tmp_path: Path) -> None:
    # Streamlit reads the folder that a command was typed in, which may be an unpacked archive.
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        '[global]\ndevelopmentMode = true\n[server]\naddress = "0.0.0.0"\nenableCORS = false\n'
        'enableXsrfProtection = false\nenableAgentApi = true\nbaseUrlPath = "elsewhere"\n'
        'corsAllowedOrigins = ["http://evil.example"]\nscriptHealthCheckEnabled = true\n'
        '[browser]\ngatherUsageStats = true\nserverAddress = "evil.example"\n',
        encoding="utf-8",
    )
    with serving(tmp_path) as served:
        code, headers, _ = served.ask("/")
        assert (code, "access-control-allow-origin" in headers) == (200, False)
        assert served.ask("/_stcore/health", "Origin: http://evil.example")[0] == 403
        assert served.ask("/_stcore/upload_file/a/b", method="PUT")[0] == 403
    assert served.watch.left() == []


@pytest.mark.slow
def test_a_host_in_another_spelling_is_the_same(tmp_path: Path) -> None:
    own = "Origin: http://news.example.org"
    with serving(tmp_path, "--host", "news.example.org") as served:
        for host in ("news.example.org", "News.Example.ORG", "news.example.org:80", "NEWS.example.org:80"):
            assert served.ask("/_stcore/stream", *SOCKET, own, host=host)[0] == 101
        assert served.ask("/_stcore/stream", *SOCKET, own, host="evil.example")[0] == 421
    assert served.watch.left() == []


@pytest.mark.slow
def test_no_command_asks_another_machine(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("“We will rebuild the bridge,” Mayor Ilze Kalnina said.", "utf-8")
    (tmp_path / "page.html").write_text(
        "<html><head><link rel=canonical href='http://evil.example/'><base href='http://evil.example/'></head>"
        "<body><p>“We will,” she said.</p><img src='http://evil.example/x.png'></body></html>",
        "utf-8",
    )
    (tmp_path / "lines.jsonl").write_text(
        '{"id": "1", "text": "He said so.", "url": "http://evil.example"}', "utf-8"
    )
    for words in (
        ["add", "news.txt", "page.html", "lines.jsonl", "--collection", "c.sqlite"],
        ["extract", "lines.jsonl"],
        ["export", "c.sqlite", "quotes", "--out", "quotes.csv"],
    ):
        watch = Watch(tmp_path)
        command = watch.words([sys.executable, "-m", "dashboard", *words])
        done = subprocess.run(
            command, cwd=tmp_path, env=watch.environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert watch.left() == []


@pytest.mark.slow
def test_the_model_s_library_does_not_report_home(tmp_path: Path) -> None:
    # It reports from a thread of its own, some seconds after it was loaded: a short command ends before.
    (tmp_path / "line.jsonl").write_text('{"id": "1", "text": "He said so."}', "utf-8")
    stays = "import time\nfrom dashboard import cli\ncli.main(['extract', 'line.jsonl'])\ntime.sleep(12)"
    watch = Watch(tmp_path)
    subprocess.run(
        watch.words([sys.executable, "-c", stays]), cwd=tmp_path, env=watch.environment(), check=True
    )
    assert watch.left() == []


def test_the_model_s_library_is_told_so_before_it_is_loaded() -> None:
    # Where strace may not run, nothing else shows what it asks.
    told = (
        "import os\nfrom dashboard.extract.model import network\nprint(os.environ['ORT_DISABLE_TELEMETRY'])"
    )
    # Ours has it too once a test has loaded the model.
    bare = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    done = subprocess.run([sys.executable, "-c", told], env=bare, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
    lines = (
        (Path(__file__).parent.parent / "dashboard/extract/model/network.py").read_text("utf-8").splitlines()
    )
    assert lines.index('os.environ["ORT_DISABLE_TELEMETRY"] = "1"') < lines.index("import onnxruntime")


@pytest.mark.slow
def test_the_watch_sees_what_leaves(tmp_path: Path) -> None:
    asks = (
        "import socket\nline = socket.socket()\nline.setblocking(False)\n"
        "try: line.connect(('192.0.2.1', 9))\nexcept OSError: pass\n"
        "socket.getaddrinfo('localhost', 80)\n"
        "try: socket.getaddrinfo('news.invalid', 80)\nexcept OSError: pass\n"
    )
    watch = Watch(tmp_path)
    subprocess.run(watch.words([sys.executable, "-c", asks]), env=watch.environment(), check=True)
    assert watch.left_by_python() == ["socket.connect ('192.0.2.1', 9)", "socket.getaddrinfo 'news.invalid'"]
    assert not traces() or any('inet_addr("192.0.2.1")' in line for line in watch.left_by_calls())
