"""What `streamlit run` serves: the dashboard with a Content-Security-Policy on every answer."""

from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit needs inline styles, eval (Vega, Arrow) and blobs (components); nothing needs another host.
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'",
            "connect-src 'self' ws: wss: data: blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Headers:
    """Adds our headers to each answer of the server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


app = st.App(Path(__file__).resolve().parent / "app.py", middleware=[Middleware(Headers)])
