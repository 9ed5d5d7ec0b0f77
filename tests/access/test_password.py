"""The password of a shared dashboard: which files hold one, and how often one may try."""

from pathlib import Path

import pytest

from dashboard.access import password
from dashboard.errors import DatelineError

GOOD = "correct horse battery"

FILES = [
    (GOOD.encode(), 0o600, None),
    (GOOD.encode() + b"\n", 0o400, None),
    (b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n", 0o600, None),
    (b"", 0o600, "has 0 characters"),
    (b"\n", 0o600, "has 0 characters"),
    (b"            \n", 0o600, "has 0 characters"),
    (b"hunter2\n", 0o600, "has 7 characters. Take 12 or more"),
    (GOOD.encode(), 0o644, "mode 644"),
    (GOOD.encode(), 0o640, "mode 640"),
    (GOOD.encode(), 0o604, "chmod 600"),
    (GOOD.encode() + b"\nanother line", 0o600, "holds more than a password"),
    (b"a" * 2_000, 0o600, "holds more than a password"),
    (GOOD.encode("utf-16"), 0o600, "is not UTF-8"),
]


@pytest.mark.parametrize("content, mode, why", FILES)
def test_a_file_holds_one_long_password_of_its_owner_only(
    content: bytes, mode: int, why: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "password"
    path.write_bytes(content)
    path.chmod(mode)
    if why is None:
        assert password.read(path) == GOOD
    else:
        with pytest.raises(DatelineError, match=why) as told:
            password.read(path)
        assert "hunter2" not in str(told.value)


@pytest.mark.parametrize(
    "given, right",
    [
        (GOOD, True),
        ("", False),
        (GOOD + " ", False),
        (GOOD.upper(), False),
        ("\ud800", False),
        (GOOD[:-1], False),
    ],
)
def test_only_the_password_is_right(given: str, right: bool) -> None:
    assert password.is_right(given, GOOD) is right


def test_an_umlaut_is_the_same_however_it_was_typed() -> None:
    assert password.is_right("Stra\u00dfe u\u0308ber den Flu\u00df", "Stra\u00dfe \u00fcber den Flu\u00df")


def test_one_address_waits_after_five_wrong_passwords_and_no_other() -> None:
    now = [1000.0]
    tries = password.Tries(lambda: now[0])
    for _ in range(5):
        assert tries.wait("10.0.0.1") == 0
        tries.note("10.0.0.1")
        now[0] += 1
    assert tries.wait("10.0.0.1") == 55
    assert tries.wait("10.0.0.2") == 0
    now[0] += 55
    assert tries.wait("10.0.0.1") == 0


def test_all_wait_after_thirty_wrong_passwords_from_anywhere() -> None:
    tries = password.Tries(lambda: 0.0)
    for number in range(30):
        tries.note(f"10.0.0.{number}")
    assert tries.wait("10.0.0.99") == 60
