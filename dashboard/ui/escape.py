"""How words of a document are shown where Streamlit or Plotly would read them as markup."""

import html
import re

# Every sign that Streamlit's Markdown gives a meaning: emphasis, links, images, :colour[…], $maths$, lists, tables.
SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&@/=])")


def markdown(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, on one line, with no image, link or directive.

    >>> markdown("![a](http://host/x.png)")
    '\\\\!\\\\[a\\\\]\\\\(http\\\\:\\\\/\\\\/host\\\\/x\\\\.png\\\\)'
    """
    return SIGNS.sub(r"\\\1", " ".join(text.replace("\0", "").split()))


def plotly(text: str) -> str:
    """Return `text` so that Plotly, which reads <b>, <a> and entities, shows it as it is."""
    return html.escape(" ".join(text.replace("\0", "").split()), quote=False)


def shorten(text: str, length: int = 60) -> str:
    """Cut a long text at a word, with an ellipsis.

    >>> shorten("one two three", 9)
    'one two…'
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[:length]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(",;:. ") + "…"
