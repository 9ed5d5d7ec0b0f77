"""A dashboard that others may reach: never open by accident, behind its password, or behind a real proxy."""

import base64
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.conftest import Answer
from tests.test_docs import README
from tests.test_server import ROUTES, SOCKET, Served, serving

Run = Callable[..., Answer]
PASSWORD = "correct horse & battery"

REFUSED = [
    (("--listen", "0.0.0.0"), "dateline open news.sqlite --listen 0.0.0.0 --password-file FILE"),
    (("--listen", "::"), "would open news.sqlite to everybody"),
    (("--listen", "192.168.1.20"), "would open news.sqlite to everybody"),
    (("--listen", "0.0.0.0", "--host", "news.example.org"), "would open news.sqlite to everybody"),
    (("--host", "0.0.0.0"), "dateline open news.sqlite --listen 0.0.0.0 --password-file FILE"),
    (("--host", "[::]:8501"), "--listen :: --password-file FILE"),
    (("--host", "http://news.example.org"), "is no name of a host"),
    (("--listen", "news.example.org"), "'news.example.org' is none"),
    (("--listen", ""), "'' is none"),
    (("--listen", "0.0.0.0", "--password-file", "none"), "none: No such file"),
    (("--listen", "0.0.0.0", "--password-file", "short"), "has 7 characters"),
    (("--listen", "0.0.0.0", "--password-file", "open"), "chmod 600"),
    (("--password-file", "short"), "has 7 characters"),
    (("--listen", "192.0.2.1", "--password-file", "secret"), "192.0.2.1 is no address of this machine"),
]


@pytest.mark.parametrize(
    "words, why", REFUSED, ids=lambda one: " ".join(one) if isinstance(one, tuple) else ""
)
def test_it_never_opens_by_accident(words: tuple[str, ...], why: str, run_cli: Run, tmp_path: Path) -> None:
    secret(tmp_path / "secret", PASSWORD)
    secret(tmp_path / "short", "hunter2")
    secret(tmp_path / "open", PASSWORD).chmod(0o644)
    answer = run_cli("open", "news.sqlite", *words)
    assert answer.status == 2
    assert why in answer.err


def secret(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with with_password(tmp_path_factory.mktemp("locked")) as running:
        yield running


@contextmanager
def with_password(folder: Path) -> Iterator[Served]:
    file = secret(folder / "secret", PASSWORD)
    with serving(folder, "--listen", "0.0.0.0", "--password-file", str(file)) as running:
        yield running
    # It listens on all addresses, as it was told to; nothing else may leave.
    assert [line for line in running.watch.left() if "bind" not in line] == []


def give(
    served: Served, password: str, *more: str, way: str = "/quotes?person=A"
) -> tuple[int, dict[str, str], str]:
    form = urlencode({"password": password, "next": way}).encode()
    kind = "Content-Type: application/x-www-form-urlencoded"
    return served.ask("/_dateline/login", kind, *more, method="POST", body=form)


@pytest.mark.slow
@pytest.mark.parametrize("method, path, more", ROUTES, ids=lambda one: "" if isinstance(one, tuple) else one)
def test_nothing_is_shown_without_the_password(
    locked: Served, method: str, path: str, more: tuple[str, ...]
) -> None:
    code, _, text = locked.ask(path, *more, method=method)
    assert code in {401, 404}
    assert "<title>Streamlit" not in text
    forged = f"Cookie: dateline_{locked.port}=abc.def.ghi"
    assert locked.ask(path, *more, forged, method=method)[0] in {401, 404}


@pytest.mark.slow
def test_the_password_opens_everything(locked: Served) -> None:
    code, headers, _ = give(locked, PASSWORD, f"Origin: http://127.0.0.1:{locked.port}")
    assert (code, headers["location"]) == (303, "/quotes?person=A")
    cookie = headers["set-cookie"]
    assert re.search("HttpOnly", cookie) and re.search("SameSite=strict", cookie)
    assert "Secure" not in cookie  # no browser would send it back over http
    sent = f"Cookie: {cookie.split(';')[0]}"
    assert "<title>Streamlit" in locked.ask("/quotes", sent)[2]
    assert locked.ask("/_stcore/health", sent)[0] == 200
    assert locked.ask("/_stcore/stream", *SOCKET, sent)[0] == 101
    # Not the last letter, whose last bits nobody reads: every 20th cookie would still be the same.
    forged = sent[:-5] + ("A" if sent[-5] != "A" else "B") + sent[-4:]
    assert locked.ask("/_stcore/health", forged)[0] == 401


@pytest.mark.slow
def test_signing_out_takes_the_cookie_back(locked: Served) -> None:
    code, headers, _ = locked.ask("/_dateline/logout")
    assert (code, headers["location"]) == (303, "/")
    assert "Max-Age=0" in headers["set-cookie"]
    link = ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
    assert locked.ask("/_dateline/logout", *link)[0] == 403


@pytest.mark.slow
@pytest.mark.parametrize(
    "way", ["//evil.example", "/\\evil.example", "http://evil.example", "", "/a\nb", "/\u200b"]
)
def test_the_password_leads_nowhere_else(locked: Served, way: str) -> None:
    assert give(locked, PASSWORD, way=way)[1]["location"] == "/"


@pytest.mark.slow
def test_the_address_comes_back_harmless_on_the_page(locked: Served) -> None:
    code, headers, text = locked.ask('/quotes?person="><script>alert(1)</script>')
    assert code == 401
    assert "<script" not in text
    assert "default-src 'none'; style-src 'sha256-" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


@pytest.mark.slow
def test_a_link_from_elsewhere_asks_the_browser_once_more(locked: Served) -> None:
    link = ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
    code, _, text = locked.ask("/quotes", *link)
    assert (code, 'http-equiv="refresh"' in text) == (200, True)
    assert "Password" in locked.ask("/quotes", "Sec-Fetch-Site: same-origin")[2]


@pytest.mark.slow
def test_a_page_elsewhere_can_t_try_passwords(locked: Served) -> None:
    assert give(locked, PASSWORD, "Origin: http://evil.example")[0] == 403
    assert give(locked, PASSWORD, "Sec-Fetch-Site: cross-site")[0] == 403


@pytest.mark.slow
def test_a_large_form_is_refused(locked: Served) -> None:
    assert give(locked, "a" * 100_000)[0] == 413


@pytest.mark.slow
def test_six_wrong_passwords_have_to_wait(tmp_path: Path) -> None:
    # On a server of its own, which asks nobody for its password for a minute then.
    with with_password(tmp_path) as own:
        tried = [give(own, f"wrong password {number}") for number in range(6)]
        assert [code for code, _, _ in tried] == [401] * 5 + [429]
        assert 0 < int(tried[-1][1]["retry-after"]) <= 60
        assert give(own, PASSWORD)[0] == 429


NGINX = shutil.which("nginx") or ("/usr/sbin/nginx" if Path("/usr/sbin/nginx").exists() else None)


@pytest.fixture(scope="module")
def nginx() -> str:
    if NGINX is None:
        if os.environ.get("DATELINE_REQUIRE_NGINX") == "1":
            pytest.fail("no nginx: apt-get install nginx-light")
        pytest.skip("no nginx: apt-get install nginx-light")
    return NGINX


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def proxied(nginx: str, folder: Path, *, at: int, to: int) -> Iterator[ssl.SSLContext]:
    """Run nginx with README's example, its paths and ports those of this test."""
    (block,) = re.findall(r"^```nginx\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
        " -subj /CN=news.example.org -addext subjectAltName=DNS:news.example.org"
        " -keyout news.key -out news.pem".split(),
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    (folder / "people").write_text("ada:{PLAIN}lovelace\n", encoding="utf-8")
    for example, ours in {
        "listen 443 ssl": f"listen 127.0.0.1:{at} ssl",
        "/etc/ssl/news.example.org.pem": f"{folder}/news.pem",
        "/etc/ssl/news.example.org.key": f"{folder}/news.key",
        "/etc/nginx/dateline.people": f"{folder}/people",
        "127.0.0.1:8501": f"127.0.0.1:{to}",
    }.items():
        assert block.count(example) == 1, example
        block = block.replace(example, ours)
    # Its workers read this test's folder only as the user who made it.
    user = "user root;" if os.name == "posix" and os.geteuid() == 0 else ""
    spare = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\nevents {{}}\n"
        f"http {{ access_log off; {spare}\n{block} }}\n",
        encoding="utf-8",
    )
    running = subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", at), timeout=5).close()
                break
            except OSError:
                assert time.monotonic() < deadline and running.poll() is None
                time.sleep(0.1)
        yield ssl.create_default_context(cafile=str(folder / "news.pem"))
    finally:
        running.terminate()
        running.wait(timeout=30)


@dataclass(frozen=True)
class Encrypted(Served):
    """The same, asked through TLS."""

    trust: ssl.SSLContext

    def line(self) -> socket.socket:
        """Open a line to the proxy."""
        return self.trust.wrap_socket(super().line(), server_hostname="news.example.org")


@pytest.mark.tier2
def test_the_proxy_of_the_readme_works(nginx: str, tmp_path: Path) -> None:
    at = free_port()
    own = f"Origin: https://news.example.org:{at}"
    with (
        serving(tmp_path, "--host", f"news.example.org:{at}") as served,
        proxied(nginx, tmp_path, at=at, to=served.port) as trust,
    ):
        people = f"Authorization: Basic {base64.b64encode(b'ada:lovelace').decode()}"

        def ask(path: str, *headers: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
            through = Encrypted(at, served.watch, trust)
            return through.ask(path, *headers, method=method, host=f"news.example.org:{at}")

        assert ask("/")[0] == 401  # nginx asks for name and password
        code, headers, text = ask("/", people)
        assert (code, "<title>Streamlit" in text) == (200, True)
        assert f"connect-src 'self' wss://news.example.org:{at};" in headers["content-security-policy"]
        assert ask("/_stcore/stream", *SOCKET, own)[0] == 401
        assert ask("/_stcore/stream", *SOCKET, people, own)[0] == 101
        assert ask("/_stcore/stream", *SOCKET, people, "Origin: https://evil.example")[0] == 403
        assert ask("/_stcore/stream", *SOCKET, people, f"Origin: http://news.example.org:{at}")[0] == 403
        assert ask("/_stcore/metrics", people)[0] == 404
    assert served.watch.left() == []
