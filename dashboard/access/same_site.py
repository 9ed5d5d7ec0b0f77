"""Whether a request is one of ours: its Host (DNS rebinding), its Origin, and where its page came from."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dashboard.access.allowed import USUAL_PORTS, Allowed, Name, read_name

ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<name>[^/]+)")
# What a browser that asks by itself, or for a page of ours, says in Sec-Fetch-Site.
OUR_PAGES = {"same-origin", "none"}
# What Streamlit serves that the dashboard has no use for stays shut: figures about the process
# (`metrics`), the agents' interface, a login at other services, components of others.
MACHINERY = ("health", "host-config", "stream", "upload_file", "bidi-components")
SHUT = ("auth", "oauth2callback", "component")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is judged of a request: `served` is the address and the port at which it arrived."""

    method: str
    scheme: str
    path: str
    headers: tuple[tuple[str, str], ...]
    served: tuple[str, int]
    is_socket: bool = False

    def values(self, name: str) -> list[str]:
        """Return the values of a header, as often as it stands there."""
        return [value for key, value in self.headers if key == name]

    @property
    def is_for_a_page(self) -> bool:
        """Whether a page is asked for: the empty frame that a browser fills, which holds no data."""
        first = self.path.split("/")[1]
        return not self.is_socket and first not in {"_stcore", "_dateline", "media", "app", "static", *SHUT}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that lets nobody in: the status, and a sentence for a person."""

    status: int
    says: str


def judge(asked: Asked, allowed: Allowed) -> Refusal | None:
    """Return why a request is refused, or None if it may go on."""
    hosts = asked.values("host")
    name = read_name(hosts[0]) if len(hosts) == 1 else None
    # A target with a host of its own ("GET http://…") would count for more than the header.
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
    """Return whether an Origin is that of our own pages: scheme, host and port."""
    found = ORIGIN.fullmatch(origin)
    theirs = read_name(found["name"]) if found else None
    if found is None or theirs is None or found["scheme"] != scheme:
        return False
    usual = USUAL_PORTS[scheme]
    return (theirs.host, theirs.port or usual) == (name.host, name.port or usual)


def is_link(asked: Asked) -> bool:
    """Return whether this is a link that a person followed from elsewhere to one of our pages."""
    return (
        asked.method in {"GET", "HEAD"}
        and asked.is_for_a_page
        and asked.values("sec-fetch-mode") == ["navigate"]
        and asked.values("sec-fetch-dest") == ["document"]
    )


def find_nothing(asked: Asked) -> Refusal | None:
    """Return the refusal of what Streamlit serves and the dashboard has no use for."""
    parts = asked.path.split("/")
    machinery = {after for part, after in pairwise(parts) if part == "_stcore"}
    if parts[1] in SHUT or not machinery.issubset(MACHINERY):
        return Refusal(404, "There is nothing here.")
    return None


def shown(values: list[str]) -> str:
    """Return what a header said, in a form that does no harm in a message."""
    return ", ".join(ascii(value[:100]) for value in values[:3]) or "(none)"
