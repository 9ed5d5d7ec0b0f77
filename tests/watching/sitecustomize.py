"""Read by every Python that starts with this folder on its path: notes what it asks of the network."""

import os
import sys

EVENTS = {
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.sendmsg",
    "socket.sendto",
}
OUT = os.open(os.environ["DATELINE_WATCH"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def note(event: str, args: tuple[object, ...]) -> None:
    # A socket stands first where there is one; what is asked of it follows.
    if event in EVENTS:
        asked = (
            args[1]
            if event in {"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"}
            else args[0]
        )
        os.write(OUT, f"{event} {asked!r}\n".encode(errors="replace"))


sys.addaudithook(note)
