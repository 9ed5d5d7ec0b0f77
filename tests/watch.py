"""What a command asks of the network: a hook in every Python it starts, and strace wherever that may run."""

import ast
import ipaddress
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HOOK = Path(__file__).parent / "watching"
# -D: the process that is started is the command itself, and strace looks on behind it. Where a test ended
# strace, the command lived on without it, each call below failed with "Function not implemented", and a
# server that can't wake its own loop never ended.
# --seccomp-bpf stops at the calls below alone: 150,000 others take 1.5 s so, 8.0 s without, 1.4 s untraced.
STRACE = [
    "strace",
    "--seccomp-bpf",
    "-D",
    "-f",
    "-qq",
    "-e",
    "signal=none",
    "-e",
    "trace=bind,connect,sendto,sendmsg,sendmmsg",
]
# connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.2")}, 16) = 0
ADDRESS = re.compile(
    r"sin6?_port=htons\((?P<port>\d+)\).*?"
    r'(?:inet_addr\("(?P<four>[^"]+)"\)|inet_pton\(AF_INET6, "(?P<six>[^"]+)")'
)
DOMAIN_NAMES = 53
# Libraries that report home are silent where they find themselves in a test; here they are to show it.
QUIET = {"CI", "GITHUB_ACTIONS", "PYTEST_CURRENT_TEST", "PYTEST_VERSION", "ORT_DISABLE_TELEMETRY"}


@cache
def traces() -> bool:
    """Return whether strace is here and may trace."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run([*STRACE, "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


@dataclass(frozen=True)
class Watch:
    """A watch that writes into a folder; one for each command."""

    folder: Path

    def words(self, words: list[str]) -> list[str]:
        """Return a command under the watch."""
        return [*STRACE, "-o", str(self.folder / "strace.log"), *words] if traces() else words

    def environment(self) -> dict[str, str]:
        """Return the environment that puts the hook into every Python."""
        paths = [str(HOOK), *filter(None, [os.environ.get("PYTHONPATH")])]
        watched = {"PYTHONPATH": os.pathsep.join(paths), "DATELINE_WATCH": str(self.folder / "hook.log")}
        kept = {name: value for name, value in os.environ.items() if name not in QUIET}
        return {**kept, **watched}

    def left(self) -> list[str]:
        """Return what asked for a name, or for an address outside of this machine."""
        return [*self.left_by_python(), *self.left_by_calls()]

    def left_by_python(self) -> list[str]:
        """Return what the hook saw; it must have seen something started."""
        noted = (self.folder / "hook.log").read_text(encoding="utf-8")
        return [line for line in noted.splitlines() if not stays(*line.split(" ", 1))]

    def left_by_calls(self) -> list[str]:
        """Return what strace saw."""
        log = self.folder / "strace.log"
        if not traces():
            return []
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        found = [(line, ADDRESS.search(line)) for line in lines]
        return [
            line
            for line, match in found
            if match and (int(match["port"]) == DOMAIN_NAMES or not is_here(match["four"] or match["six"]))
        ]


def stays(event: str, asked: str) -> bool:
    """Return whether what Python asked stays on this machine."""
    try:
        value = ast.literal_eval(asked)
    except (SyntaxError, ValueError):
        return False
    if event == "socket.getaddrinfo" and value is None:
        return True
    if isinstance(value, str | bytes) and event in {"socket.bind", "socket.connect", "socket.sendto"}:
        return True  # a socket of the file system
    if isinstance(value, tuple):
        value = value[0] if value and value[1:2] != (DOMAIN_NAMES,) else ""
    return value is None or is_here(value.decode() if isinstance(value, bytes) else str(value))


def is_here(host: str) -> bool:
    """Return whether a name or an address is this machine's own."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
