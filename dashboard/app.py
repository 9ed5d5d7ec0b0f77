"""The dashboard's entry point: its settings, the filters in the sidebar and the pages."""

import sys
from pathlib import Path

import streamlit as st

HERE = Path(__file__).resolve().parent
if str(HERE.parent) not in sys.path:  # run from a clone that isn't installed
    sys.path.append(str(HERE.parent))

from dashboard import resources  # noqa: E402 (needs the line above)
from dashboard.errors import DatelineError  # noqa: E402
from dashboard.store.questions import counts  # noqa: E402
from dashboard.ui import (  # noqa: E402
    address,
    ask_box,
    changes,
    collection_box,
    filter_panel,
    links,
    page_look,
    report_box,
    state,
    typed_day,
)
from dashboard.ui.views import correction_box  # noqa: E402

# The page's word, which is its file and its address; then title, icon, and whether it is in the menu.
PAGES = {
    "overview": ("Overview", ":material/dashboard:", True),
    "people": ("People", ":material/group:", True),
    "quotes": ("Quotes", ":material/format_quote:", True),
    "timeline": ("Timeline", ":material/timeline:", True),
    "events": ("Events", ":material/event:", True),
    "map": ("Map", ":material/public:", True),
    "documents": ("Documents", ":material/description:", True),
    "document": ("Document", ":material/article:", False),
    "person": ("Person", ":material/person:", False),
    "place": ("Place", ":material/place:", False),
    "source": ("Source", ":material/newspaper:", False),
    "compare": ("Compare", ":material/compare_arrows:", True),
    "review": ("Review", ":material/grading:", True),
    "gaps": ("Gaps", ":material/rule:", True),
    "contradictions": ("Contradictions", ":material/balance:", True),
    "check": ("Check a draft", ":material/fact_check:", True),
    "imports": ("Imports", ":material/upload_file:", True),
    "corrections": ("Corrections", ":material/edit_note:", True),
    "accuracy": ("Accuracy", ":material/target:", True),
}
HOME = "overview"


def main() -> None:
    """Run once each time a page is viewed."""
    # The icon comes first: without one the browser asks fonts.gstatic.com for the page's symbol.
    icon = str(HERE / "static" / "icon.png")
    st.set_page_config(page_title="Dateline", page_icon=icon, layout="wide", initial_sidebar_state=300)
    theme = "dark" if st.context.theme.type == "dark" else "light"
    st.logo(HERE / "static" / f"logo-{theme}.svg", size="large", icon_image=icon)
    # Before st.navigation: a click on the menu during the very first run would lose the address' filters.
    collection_box.show()
    seen = changes.now()
    offered = _choices() if seen is not None else None
    filter_panel.show(None if isinstance(offered, DatelineError) else offered)
    if offered and not isinstance(offered, DatelineError):
        report_box.show(state.filters(), state.collection())
    pages = {word: make_page(word) for word in PAGES}
    links.keep_pages(pages)
    alias = st.Page(resources.pages() / f"{HOME}.py", title="Overview", url_path=HOME, visibility="hidden")
    # In full: Streamlit folds a menu of more than twelve pages. No headings: they would stand in its lists.
    page = st.navigation([*pages.values(), alias], expanded=True)
    page_look.show(page.title)
    try:
        if isinstance(offered, DatelineError):
            raise offered
        links.follow_chosen()
        ask_box.show(page.title)
        correction_box.show_message()
        page.run()
    except DatelineError as error:
        st.title("This collection can’t be read", anchor=False)
        st.text(str(error))
    # Last, because their empty space is visible until the browser has the script.
    address.keep_steps(address.tab_title(page.title))
    typed_day.take()
    changes.watch(seen)


def _choices() -> counts.Choices | DatelineError | None:
    """Return what the filters can offer, or why that is unknown, which is then shown instead of the page."""
    try:
        return state.ask(counts.choices)
    except DatelineError as error:
        return error


def make_page(word: str) -> st.Page:
    """Return the page for a word; the first one is the home page."""
    title, icon, in_menu = PAGES[word]
    return st.Page(
        resources.pages() / f"{word}.py",
        title=title,
        icon=icon,
        # The home page is shown at "/"; `main` also gives it its word.
        url_path="start" if word == HOME else word,
        default=word == HOME,
        visibility="visible" if in_menu else "hidden",
    )


main()
