"""Whether a request is ours: by its Host (DNS rebinding), its Origin, and where its page came from."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dashboard.access.allowed import USUAL_PORTS, Allowed, Name, read_name

ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<name>[^/]+)")
# The values of Sec-Fetch-Site when a browser asks by itself or for one of our pages.
OUR_PAGES = {"same-origin", "none"}
# What Streamlit serves but the dashboard doesn't use stays closed: figures about the process (`metrics`),
# the interface for agents, logins at other services, third-party components.
MACHINERY = ("health", "host-config", "stream", "upload_file", "bidi-components")
SHUT = ("auth", "oauth2callback", "component")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request is judged by: `served` is the address and port at which it arrived."""

    method: str
    scheme: str
    path: str
    headers: tuple[tuple[str, str], ...]
    served: tuple[str, int]
    is_socket: bool = False

    def values(self, name: str) -> list[str]:
        """Return the values of a header, once for each time it occurs."""
        return [value for key, value in self.headers if key == name]

    @property
    def is_for_a_page(self) -> bool:
        """Whether a page is requested: the empty frame that a browser fills, which contains no data."""
        first = self.path.split("/")[1]
        return not self.is_socket and first not in {"_stcore", "_dateline", "media", "app", "static", *SHUT}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that lets nobody in: a status and a sentence for a person."""

    status: int
    says: str


def judge(asked: Asked, allowed: Allowed) -> Refusal | None:
    """Return why a request is refused, or None if it may pass."""
    hosts = asked.values("host")
    name = read_name(hosts[0]) if len(hosts) == 1 else None
    # A target with its own host ("GET http://…") would take precedence over the header.
    if name is None or not asked.path.startswith("/"):
        return Refusal(
            400, f"Host {shown(hosts)} is no name of a server. Open the address that dateline printed."
        )
    if not allowed.knows(name, scheme=asked.scheme, served=asked.served):
        return Refusal(
            421,
            f"This dashboard is not asked as {shown(hosts)}. Open the address that dateline printed; if the "
            f"name is yours, start it with: dateline open … --host {name}",
        )
    if (origins := asked.values("origin")) and not (
        len(origins) == 1 and is_own(origins[0], name, asked.scheme)
    ):
        return Refusal(
            403,
            f"A page of {shown(origins)} asked for this. Only the dashboard's own pages may. Behind a proxy, "
            "let it pass on Host and X-Forwarded-Proto.",
        )
    if not OUR_PAGES.issuperset(asked.values("sec-fetch-site")) and not is_link(asked):
        return Refusal(403, "A page of another site asked for this. Only the dashboard's own pages may.")
    return find_nothing(asked)


def is_own(origin: str, name: Name, scheme: str) -> bool:
    """Say whether an Origin is that of our own pages, by scheme, host and port."""
    found = ORIGIN.fullmatch(origin)
    theirs = read_name(found["name"]) if found else None
    if found is None or theirs is None or found["scheme"] != scheme:
        return False
    usual = USUAL_PORTS[scheme]
    return (theirs.host, theirs.port or usual) == (name.host, name.port or usual)


def is_link(asked: Asked) -> bool:
    """Say whether a person followed a link from elsewhere to one of our pages."""
    return (
        asked.method in {"GET", "HEAD"}
        and asked.is_for_a_page
        and asked.values("sec-fetch-mode") == ["navigate"]
        and asked.values("sec-fetch-dest") == ["document"]
    )


def find_nothing(asked: Asked) -> Refusal | None:
    """Return the refusal of what Streamlit serves but the dashboard doesn't use."""
    parts = asked.path.split("/")
    machinery = {after for part, after in pairwise(parts) if part == "_stcore"}
    if parts[1] in SHUT or not machinery.issubset(MACHINERY):
        return Refusal(404, "There is nothing here.")
    return None


def shown(values: list[str]) -> str:
    """Return a header's values in a form that is harmless in a message."""
    return ", ".join(ascii(value[:100]) for value in values[:3]) or "(none)"
