"""The gate (ASGI middleware): refuses a request or passes it on, and puts our headers on every answer."""

from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.access import policy
from dashboard.access.allowed import Allowed
from dashboard.access.login import Login
from dashboard.access.same_site import Asked, Refusal, judge


class Gate:
    """Guards the whole dashboard: pages, websocket, media, uploads, health check and files."""

    def __init__(self, app: ASGIApp, *, allowed: Allowed, scripts: tuple[str, ...]) -> None:
        self.app = app
        self.allowed = allowed
        self.scripts = scripts
        self.login = Login(allowed.password) if allowed.password is not None else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request if it may come in, and return its answer with our headers."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        asked = read(scope)
        refusal = judge(asked, self.allowed)
        if refusal is not None:
            await refuse(refusal, scope, receive, send)
            return
        if self.login is not None and await stopped(self.login, asked, scope, receive, send):
            return
        schemes = {"http": "ws", "https": "wss"}
        socket = f"{schemes[asked.scheme]}://{asked.values('host')[0].lower()}"
        told = {**policy.ALWAYS, "Content-Security-Policy": policy.for_pages(self.scripts, socket=socket)}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(told)
                # Streamlit lets any site read static files, and a browser may serve one from its cache.
                del headers["Access-Control-Allow-Origin"]
            await send(message)

        await self.app(with_one_spelling(scope, asked), receive, send_with_headers)


async def stopped(login: Login, asked: Asked, scope: Scope, receive: Receive, send: Send) -> bool:
    """Answer anyone who hasn't given the password, and say whether they were stopped."""
    if asked.is_socket:
        if login.knows(HTTPConnection(scope), asked):
            return False
        await refuse(Refusal(401, "Give the password first, on the dashboard's page."), scope, receive, send)
        return True
    answer = await login.answer(Request(scope, receive), asked)
    if answer is None:
        return False
    await answer(scope, receive, send)
    return True


def with_one_spelling(scope: Scope, asked: Asked) -> Scope:
    """Return a request whose Host is spelt like its Origin; at this point the two are the same.

    Streamlit compares them letter by letter; if they differ (`News.example.org:443`) it would ask an outside
    service for this machine's address.
    """
    origins = asked.values("origin")
    if not origins:
        return scope
    own = origins[0].partition("://")[2].encode("latin-1")
    return {**scope, "headers": [(key, own if key == b"host" else value) for key, value in scope["headers"]]}


def read(scope: Scope) -> Asked:
    """Return what a request is judged by."""
    is_socket = scope["type"] == "websocket"
    address, port = scope.get("server") or ("", 0)
    return Asked(
        method="GET" if is_socket else scope["method"],
        scheme=scope["scheme"].replace("ws", "http"),
        path=scope["path"],
        headers=tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in scope["headers"]),
        served=(address, port or 0),
        is_socket=is_socket,
    )


async def refuse(refusal: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with a refusal's sentence."""
    if scope["type"] == "websocket" and "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008, "reason": refusal.says[:120]})
        return
    headers: dict[str, Any] = {**policy.ALWAYS, "Content-Security-Policy": policy.NOTHING}
    answer = PlainTextResponse(f"{refusal.says}\n", status_code=refusal.status, headers=headers)
    await answer(scope, receive, send)
