"""The page that asks for the password, and the cookie for those who gave it."""

import html
import math
import re
import secrets
from importlib.resources import files
from urllib.parse import parse_qs

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from dashboard.access import password, policy
from dashboard.access.same_site import OUR_PAGES, Asked

LOGIN, LOGOUT = "/_dateline/login", "/_dateline/logout"
DAY = 24 * 60 * 60
LARGEST_FORM = 8_192
# A path inside the dashboard: "//evil.example" and "/\evil.example" lead elsewhere.
WAY = re.compile(r"/(?![/\\])[!-\[\]-~]*")
PAGE = files("dashboard.access").joinpath("login.html").read_text(encoding="utf-8")
STYLE = re.findall(r"<style>(.*?)</style>", PAGE, flags=re.DOTALL)[0]
HEADERS = {
    **policy.ALWAYS,
    "Cache-Control": "no-store",
    "Content-Security-Policy": f"default-src 'none'; style-src {policy.hash_of(STYLE)}; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
}
# A browser doesn't send a SameSite=Strict cookie when a link leads here from elsewhere; asked again by this
# page, it does.
ONCE_MORE = '<!doctype html><meta http-equiv="refresh" content="0"><title>Dateline</title>'


class Login:
    """Lets in whoever gave the password; what it signs is worthless once the server has stopped."""

    def __init__(self, right: str) -> None:
        self.right = right
        self.signer = TimestampSigner(secrets.token_bytes(32), salt="dateline")
        self.tries = password.Tries()

    def knows(self, connection: HTTPConnection, asked: Asked) -> bool:
        """Say whether a request comes from somebody who gave the password within the last day."""
        try:
            self.signer.unsign(connection.cookies.get(cookie_of(asked), ""), max_age=DAY)
        except BadSignature:
            return False
        return True

    async def answer(self, request: Request, asked: Asked) -> Response | None:
        """Return the answer to somebody at the gate, or None if they may pass."""
        known = self.knows(request, asked)
        if asked.path == LOGOUT:
            gone = RedirectResponse("/", status_code=303, headers=HEADERS)
            gone.delete_cookie(cookie_of(asked))
            return gone
        if asked.path == LOGIN:
            return (
                RedirectResponse("/", 303, HEADERS)
                if asked.method != "POST"
                else await self.enter(request, asked)
            )
        return None if known else ask(request, asked)

    async def enter(self, request: Request, asked: Asked) -> Response:
        """Return the answer to a password."""
        address = request.client.host if request.client else ""
        form = await read_form(request)
        if form is None:
            return PlainTextResponse("This form is too large.\n", 413, HEADERS)
        way = form["next"] if WAY.fullmatch(form["next"]) else "/"
        # From here on nothing is awaited: a hundred simultaneous tries are counted one by one.
        if wait := math.ceil(self.tries.wait(address)):
            return page(
                429,
                f"Too many wrong passwords. Try again in {wait} seconds.",
                way,
                **{"Retry-After": str(wait)},
            )
        if not password.is_right(form["password"], self.right):
            self.tries.note(address)
            return page(401, "That is not the password.", way)
        entered = RedirectResponse(way, 303, HEADERS)
        entered.set_cookie(
            cookie_of(asked), self.signer.sign(secrets.token_urlsafe(16)).decode(), httponly=True,
            samesite="strict", secure=asked.scheme == "https",
        )  # fmt: skip
        return entered


def cookie_of(asked: Asked) -> str:
    """Return the name of the cookie; browsers store the cookies of all a machine's ports together."""
    return f"dateline_{asked.served[1]}"


def ask(request: Request, asked: Asked) -> Response:
    """Return the page that asks for the password, or a sentence if no page was requested."""
    if not asked.is_for_a_page or asked.method not in {"GET", "HEAD"}:
        return PlainTextResponse("Give the password first, on the dashboard's page.\n", 401, HEADERS)
    if not OUR_PAGES.issuperset(asked.values("sec-fetch-site")):
        return HTMLResponse(ONCE_MORE, 200, HEADERS)
    query = request.scope["query_string"].decode("latin-1")
    return page(401, "", request.scope["raw_path"].decode("latin-1") + (f"?{query}" if query else ""))


def page(status: int, says: str, way: str, **headers: str) -> Response:
    """Return the page that asks for the password, with a sentence about the last try."""
    filled = PAGE.replace("{says}", html.escape(says)).replace("{next}", html.escape(way))
    # No browser knows this scheme, so none opens a dialogue of its own.
    return HTMLResponse(filled, status, {**HEADERS, "WWW-Authenticate": "Form", **headers})


async def read_form(request: Request) -> dict[str, str] | None:
    """Return the fields of the form, or None if it is too large."""
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > LARGEST_FORM:
                return None
    except ClientDisconnect:
        return None
    fields = parse_qs(body.decode("utf-8", errors="replace"), keep_blank_values=True)
    return {name: fields.get(name, [""])[0] for name in ("password", "next")}
