"""A report from the screen opens in a browser that runs nothing, asks for nothing, and prints on A4."""

from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser

from tests.browser.conftest import Dashboard
from tests.browser.hostile import EVIL

A4 = (595, 842)  # points


def test_a_report_is_read_and_printed_without_scripts_or_network(
    dashboard: Dashboard, chromium: Browser, tmp_path: Path
) -> None:
    tab = dashboard.open("quotes")
    tab.get_by_role("button", name="Report").click()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download as Web page").click()
    page = tmp_path / download.value.suggested_filename
    download.value.save_as(page)
    reader = chromium.new_context(java_script_enabled=False)
    shown, asked = reader.new_page(), []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(page.as_uri())
    assert asked == [page.as_uri()]
    assert shown.locator("h1").inner_text() == "What the news says"
    assert shown.locator(".said").count() > 0 and EVIL in shown.locator("main").inner_text()
    shown.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    reader.close()
    printed = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    assert {tuple(round(one) for one in leaf.get_size()) for leaf in printed} == {A4}
    printed.close()
