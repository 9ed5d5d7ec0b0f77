"""What is given on the command line: numbers, days and words, or why they are none."""

import argparse
import os
from datetime import date

from dashboard.filters import PERCENT
from dashboard.text import guards


def number(text: str) -> int:
    """Return the number of a correction or import."""
    if not (text.isdecimal() and len(text) < 16):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no number of a correction or import. The pages Corrections and Imports number them."
        )
    return int(text)


def count(text: str) -> int:
    """Return how many, at least one.

    >>> count("500")
    500
    """
    if not (text.isdecimal() and text.isascii() and 0 < len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0; write it as 500")
    return int(text)


def words(typed: str) -> str:
    """Return words as UTF-8, whatever the console's encoding, with file names as in a collection."""
    try:
        return os.fsencode(typed).decode("utf-8")
    except UnicodeError:
        return guards.clean(typed)


def day(text: str) -> date:
    """Return a day written as 2022-04-26."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2022-04-26") from error


def percent(text: str) -> int:
    """Read a percentage from 1 to 99."""
    if not PERCENT.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no percentage: give a whole number from 1 to 99")
    return int(text)
