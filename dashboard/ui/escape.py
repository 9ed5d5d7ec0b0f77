"""Show a document's words where Streamlit or Plotly would read them as markup."""

import html
import re

# Every character with a meaning in Streamlit's Markdown: emphasis, links, images, :colour[…], $maths$, lists.
SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&@/=])")

# A bare address becomes a link even if its characters are escaped; an invisible joiner in it prevents that.
ADDRESS = re.compile(r"(https?(?=:)|ftp(?=:)|mailto(?=:)|xmpp(?=:)|www(?=\.)|(?<=\w)(?=@))", re.IGNORECASE)
JOINER = "\u2060"


def markdown(text: str) -> str:
    r"""Return `text` so that Markdown shows it as it is, on one line, with no image, link or directive.

    >>> print(markdown("![a](x.png)"))
    \!\[a\]\(x\.png\)
    """
    plain = " ".join(text.replace("\0", "").split())
    return SIGNS.sub(r"\\\1", ADDRESS.sub(r"\1" + JOINER, plain))


def plotly(text: str) -> str:
    """Return `text` so that Plotly, which reads <b>, <a> and entities, shows it as it is."""
    return html.escape(" ".join(text.replace("\0", "").split()), quote=False)


def shorten(text: str, length: int = 60) -> str:
    """Cut a long text after a word, with an ellipsis.

    >>> shorten("one two three", 9)
    'one two…'
    >>> shorten("never that bad. ... It is always how", 19)
    'never that bad…'
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[:length]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(",;:.… ") + "…"
