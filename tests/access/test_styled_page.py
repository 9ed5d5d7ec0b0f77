"""Our first rules of style stand in the page itself, however it is sent; all else is left alone."""

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from dashboard.access.styled_page import STYLE, StyledPage

PAGE = b"<html><head><title>Streamlit</title></head><body></body></html>"
STYLED = PAGE.replace(b"</head>", STYLE + b"</head>")
ASKS_FOR_A_PAGE = [(b"accept", b"text/html,*/*"), (b"accept-encoding", b"gzip"), (b"host", b"a")]


def answered(
    kind: str, parts: list[bytes], *, asked: list[tuple[bytes, bytes]], length: int | None
) -> tuple[dict[bytes, bytes], bytes, list[tuple[bytes, bytes]]]:
    """Return headers and body of an answer in parts, and the headers that the server was asked with."""
    seen: list[tuple[bytes, bytes]] = []
    sent: list[Message] = []

    async def server(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend(scope["headers"])
        headers = [(b"content-type", kind.encode())]
        if length is not None:
            headers.append((b"content-length", str(length).encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for at, part in enumerate(parts, start=1):
            await send({"type": "http.response.body", "body": part, "more_body": at < len(parts)})

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {"type": "http", "headers": asked}
    asyncio.run(StyledPage(server)(scope, None, send))  # type: ignore[arg-type]
    body = b"".join(one.get("body", b"") for one in sent[1:])
    return dict(sent[0]["headers"]), body, seen


@pytest.mark.parametrize(
    "parts", [[PAGE], [PAGE[:20], PAGE[20:]], [PAGE, b""]], ids=["one", "two", "empty end"]
)
def test_a_page_has_the_rules_in_its_head_and_says_how_long_it_is(parts: list[bytes]) -> None:
    headers, body, seen = answered("text/html; charset=utf-8", parts, asked=ASKS_FOR_A_PAGE, length=len(PAGE))
    assert body == STYLED and headers[b"content-length"] == str(len(STYLED)).encode()
    assert (b"accept-encoding", b"gzip") not in seen and (b"host", b"a") in seen


def test_a_page_of_unknown_length_stays_one() -> None:
    headers, body, _ = answered("text/html", [PAGE], asked=ASKS_FOR_A_PAGE, length=None)
    assert body == STYLED and b"content-length" not in headers


def test_the_answer_to_who_asks_only_how_long_a_page_is_stays_empty() -> None:
    headers, body, _ = answered("text/html", [b""], asked=ASKS_FOR_A_PAGE, length=len(PAGE))
    assert body == b"" and headers[b"content-length"] == str(len(PAGE)).encode()


def test_what_is_no_page_passes_as_it_is_and_may_be_compressed() -> None:
    asked = [(b"accept", b"*/*"), (b"accept-encoding", b"gzip")]
    headers, body, seen = answered("text/javascript", [b"a</head>", b"b"], asked=asked, length=9)
    assert body == b"a</head>b" and headers[b"content-length"] == b"9" and seen == asked
