"""Text of documents made safe for markup: nothing that a browser or an XML reader would obey or refuse."""

import html
import re
from datetime import date
from typing import Any

import pandas as pd

# What XML 1.0 has no place for: control characters, halves of pairs, non-characters.
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINK = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]{1,2000}", re.IGNORECASE)


def plain(value: Any) -> str:
    """Return a cell as text: a day as 2022-04-26, nothing as "".

    >>> plain(date(2022, 4, 26)), plain(None), plain(7)
    ('2022-04-26', '', '7')
    """
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    return value if isinstance(value, str) else str(value)


def markup(value: Any) -> str:
    """Return a cell as text between tags or in an attribute, of HTML as of XML.

    >>> markup('<b>"A" & B</b>')
    '&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;'
    """
    return html.escape(NOT_XML.sub("\ufffd", plain(value)), quote=True)


def attribute(value: Any) -> str:
    """Return a cell as an attribute of XML, whose readers turn tabs and line ends into blanks.

    >>> attribute("two\\tlines\\n")
    'two&#9;lines&#10;'
    """
    return "".join(f"&#{ord(one)};" if one in "\t\n\r" else one for one in markup(value))


def link(value: Any) -> str:
    """Return an address of the web, or "" if a cell isn't one: `javascript:` is no link.

    >>> link("https://news.example/a"), link("javascript:alert(1)")
    ('https://news.example/a', '')
    """
    text = plain(value).strip()
    return text if LINK.fullmatch(text) else ""


def day(value: Any) -> date | None:
    """Return a cell's day, or None if it is unknown."""
    return value if isinstance(value, date) and not pd.isna(value) else None
