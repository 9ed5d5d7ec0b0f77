"""Our first rules of style in Streamlit's own page (ASGI middleware): all others come after it is drawn."""

from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

END_OF_HEAD = b"</head>"
HERE = Path(__file__).resolve().parent
STYLE = b"<style>%s</style><style id='loading'>%s</style>" % (
    (HERE / "room.css").read_bytes(),
    (HERE / "loading.css").read_bytes(),
)


class StyledPage:
    """Adds the rules to each page of HTML; everything else passes unread."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back."""
        begun: list[Message] = []  # the beginning of a page, held until its length is known
        read = b""

        async def send_styled(message: Message) -> None:
            nonlocal read
            if message["type"] == "http.response.start" and is_page(message):
                begun.append(message)
            elif begun and message["type"] == "http.response.body":
                read += message.get("body", b"")
                if not message.get("more_body"):
                    page = styled(read)
                    headers = MutableHeaders(scope=begun[0])
                    if "Content-Length" in headers and read:
                        headers["Content-Length"] = str(len(page))
                    await send(begun.pop())
                    await send({"type": "http.response.body", "body": page})
            else:
                await send(message)

        await self.app(unpacked(scope), receive, send_styled)


def unpacked(scope: Scope) -> Scope:
    """Return the request of a page as one for a page that isn't compressed; every other one as it is."""
    headers = scope.get("headers", [])
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    return {**scope, "headers": [(name, value) for name, value in headers if name != b"accept-encoding"]}


def is_page(start: Message) -> bool:
    """Say whether an answer that begins so is a page of HTML."""
    return MutableHeaders(scope=start).get("Content-Type", "").startswith("text/html")


def styled(page: bytes) -> bytes:
    """Return a page with our rules at the end of its head.

    >>> styled(b"<head></head><body>").startswith(b"<head><style>")
    True
    """
    return page.replace(END_OF_HEAD, STYLE + END_OF_HEAD, 1)
