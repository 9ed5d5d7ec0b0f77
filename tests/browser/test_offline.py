"""No page asks another host, and no word of a document becomes markup, whatever the words are."""

import re

import pytest

from dashboard import resources
from tests.browser.conftest import Dashboard, settle
from tests.browser.hostile import EVIL, HOSTILE

NOTE_VIOLATIONS = """window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
  window.violations.push([event.effectiveDirective, event.blockedURI]));"""
# With text and marks, a map, and charts; all other pages by `make slow`. Every test here minds the requests.
FIRST = ("document", "map", "timeline")
WORDS = sorted(path.stem for path in resources.pages().glob("*.py"))
EACH = [pytest.param(word, marks=() if word in FIRST else pytest.mark.tier2) for word in WORDS]


@pytest.mark.parametrize("word", EACH)
def test_no_request_leaves_the_machine(dashboard: Dashboard, word: str) -> None:
    refused: list[str] = []
    dashboard.context.add_init_script(NOTE_VIOLATIONS)
    tab = dashboard.open(word, refused.append, person=EVIL, doc="article-98")
    tab.wait_for_timeout(1_500)  # charts, fonts and icons come after the text
    assert tab.locator("[data-testid=stException]").count() == 0
    assert not tab.evaluate("window.isHacked === true")
    assert [line for line in refused if "Content Security Policy" in line] == []
    # protobuf.js asks once whether WebAssembly is there, and does without it.
    violations = tab.evaluate("window.violations")
    assert [one for one in violations if one != ["script-src", "wasm-eval"]] == []
    # The fixture fails the test if any request went elsewhere.


def test_a_hostile_title_is_shown_as_it_is(dashboard: Dashboard) -> None:
    tab = dashboard.open("document", doc="article-98")
    # An unseen word joiner keeps Markdown from making a link of a bare address.
    assert tab.locator("h1").inner_text().replace("\u2060", "").strip() == HOSTILE


def test_the_server_forbids_other_hosts(dashboard: Dashboard) -> None:
    answer = dashboard.context.request.get(dashboard.url())
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert re.findall(r"[a-z]+://[^ ;]+", policy) == [dashboard.address.replace("http", "ws")]


@pytest.mark.tier2
def test_nothing_is_asked_in_the_dark_theme(dashboard: Dashboard) -> None:
    tab = dashboard.open("map")
    tab.emulate_media(color_scheme="dark")
    tab.reload()
    settle(tab)
    tab.wait_for_selector(".news-map .mark")
