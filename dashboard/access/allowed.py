"""Who is let in: the names under which the server may be reached, and whether there is a password."""

import ipaddress
import re
from dataclasses import dataclass

from dashboard.errors import UsageError

# [::1]:8501, localhost, news.example.org:443; no user:password@, no final dot, no zone, no empty port.
ADDRESS = re.compile(
    r"(?P<host>\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?)(?::(?P<port>0|[1-9][0-9]{0,4}))?"
)
OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
USUAL_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Name:
    """A name or address under which the dashboard may be reached; without a port the usual one is meant."""

    host: str
    port: int | None = None

    def __str__(self) -> str:
        return self.host if self.port is None else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Allowed:
    """The options of `dateline open`: further names (`--host`) and the password, if there is one."""

    names: tuple[Name, ...] = ()
    password: str | None = None

    def knows(self, name: Name, *, scheme: str, served: tuple[str, int]) -> bool:
        """Say whether a server at this address and port may be reached under a name."""
        port = name.port if name.port is not None else USUAL_PORTS[scheme]
        # An address can't be rebound: whoever used that address asked for this machine.
        if name.host in (*OWN_NAMES, bracketed(served[0])) and port == served[1]:
            return True
        return any(
            name.host == one.host
            and (port == one.port if one.port is not None else port in (served[1], USUAL_PORTS[scheme]))
            for one in self.names
        )


def read_name(text: str) -> Name | None:
    """Return the name in a Host header or after `--host`, or None if it isn't one.

    >>> read_name("LocalHost:8501"), read_name("me@localhost"), read_name("localhost.")
    (Name(host='localhost', port=8501), None, None)
    """
    found = ADDRESS.fullmatch(text.lower()) if text.isascii() else None
    if found is None or int(found["port"] or 0) > 65535:
        return None
    if found["host"].startswith("["):
        try:
            ipaddress.IPv6Address(found["host"][1:-1])
        except ValueError:
            return None
    return Name(found["host"], int(found["port"]) if found["port"] else None)


def public_name(text: str) -> Name:
    """Return the name that was given with `--host`."""
    name = read_name(text)
    if name is None:
        raise UsageError(
            f"{text!r} is no name of a host. Write it as a browser shows it, without http:// and without a "
            "path: --host news.example.org or --host 192.168.1.20:8501"
        )
    return name


def bracketed(address: str) -> str:
    """Return an address as written in a Host header: IPv6 in brackets.

    >>> bracketed("192.168.1.20"), bracketed("fe80::1"), bracketed("::ffff:192.168.1.20")
    ('192.168.1.20', '[fe80::1]', '192.168.1.20')
    """
    # A socket listening on "::" gives the addresses of IPv4 clients in this form.
    address = address.removeprefix("::ffff:") if "." in address else address
    return f"[{address}]" if ":" in address else address
