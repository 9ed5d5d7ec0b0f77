"""Header blocks of text files: what is one, and where the text below begins."""

import pytest

from dashboard.readers import front_matter


@pytest.mark.parametrize(
    ("text", "values", "below"),
    [
        ("Title: A\nSource: B\n\nText.", {"title": "A", "source": "B"}, "Text."),
        (
            "Title: A\r\nPublished: 2022-04-26\r\n\r\nText.\r\n",
            {"title": "A", "published": "2022-04-26"},
            "Text.\r\n",
        ),
        ("TITLE: A: b\n\n\n  Indented.", {"title": "A: b"}, "  Indented."),
        ("By-line: A\n\nText.", {"byline": "A"}, "Text."),
        ("URL: https://a.example/b\n\nText.", {"url": "https://a.example/b"}, "Text."),
        ("Title:\nSource: B\n\nText.", {"title": "", "source": "B"}, "Text."),
        ("Title: A\nTitle: B\n\nText.", {"title": "A"}, "Text."),
        ("Title: A\nNote: written for B\n\nText.", {"title": "A", "note": "written for B"}, "Text."),
        ("Note: A\n\nText.", {}, None),
        (
            "Titre : A\nPublié le : 12 mars 2021\n\nTexte.",
            {"title": "A", "published": "12 mars 2021"},
            "Texte.",
        ),
        ("Überschrift: A\nQuelle: B\n\nText.", {"title": "A", "source": "B"}, "Text."),
        ("Titolo: A\nData: 3 aprile 2019\n\nTesto.", {"title": "A", "published": "3 aprile 2019"}, "Testo."),
        ("Data: three of four\n\nText.", {}, None),
        # not a header: unknown names, no blank line below, something else above
        ("Warning: A\n\nText.", {}, None),
        ("Title: A\nThe text goes on.\n\nText.", {}, None),
        ("Title: A\nText.", {}, None),
        ("Title: A", {}, None),
        ("\nTitle: A\n\nText.", {}, None),
        ("Text: A\n\nMore.", {}, None),
        ("", {}, None),
    ],
)
def test_header_lines(text: str, values: dict[str, str], below: str | None) -> None:
    assert front_matter.split(text) == (values, text if below is None else below)


@pytest.mark.parametrize(
    ("text", "values", "below"),
    [
        ("---\ntitle: A\n---\nText.", {"title": "A"}, "Text."),
        ("---\r\ntitle: 'A'\r\n---\r\n\r\nText.", {"title": "A"}, "Text."),
        ('---\nauthors: [Ana Bell, "Tom Reyes"]\n---\nText.', {"authors": "Ana Bell, Tom Reyes"}, "Text."),
        ("---\nauthor:\n- Ana Bell\n- Tom Reyes\n---\nText.", {"author": "Ana Bell, Tom Reyes"}, "Text."),
        ("---\ntags: x\nnested:\n  deep: 1\n...\nText.", {"tags": "x", "nested": ""}, "Text."),
        ("---\n---\nText.", {}, "Text."),
        ("Title: A\n\nText.", {"title": "A"}, "Text."),
        ("---\ntitle: A\nText.", {}, None),
        ("--- title: A ---\nText.", {}, None),
        ("", {}, None),
    ],
)
def test_yaml_between_fences(text: str, values: dict[str, str], below: str | None) -> None:
    assert front_matter.split_yaml(text) == (values, text if below is None else below)
