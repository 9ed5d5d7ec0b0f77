"""What a page elsewhere gets out of the dashboard, in a real browser: nothing, by whatever way it asks."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.store.collection import Collection
from tests.browser.conftest import FLAGS, PATIENCE, Dashboard, find_chromium, settle
from tests.browser.hostile import CALLS_HOME, EVIL, NOVAK, OSEI, RUNS_CODE

# Each way in turn; what could be read is told, a refusal as "no".
ATTACK = """async own => {
  const no = () => "no";
  const wait = (make, yes) => new Promise(done => {
    const asked = make();
    setTimeout(() => done("silence"), 30000);
    asked.onload = asked.onopen = () => done(yes(asked));
    asked.onerror = () => done("no");
  });
  const element = (word, properties) => {
    const made = Object.assign(document.createElement(word), properties);
    document.body.append(made);
    return made;
  };
  const inside = frame => {
    try { return frame.contentDocument.body.innerText || "empty" } catch { return "no" }
  };
  // On a busy machine a frame stands empty for a while before its page is refused.
  const settled = async look => {
    for (let left = 100; left && look() === "empty"; left--) await new Promise(done => setTimeout(done, 200));
    return look();
  };
  const text = (path, how) => fetch(own + path, how).then(answer => answer.text(), no);
  const told = {};
  const map = "/app/static/topo/world_110m.json";
  for (const path of ["/", "/quotes", "/_stcore/health", "/_stcore/host-config", map])
    told["fetch " + path] = await text(path);
  told["fetch no-cors"] = await text("/", {mode: "no-cors"});
  told["fetch with cookies"] = await text("/", {credentials: "include"});
  told["fetch PUT"] = await text("/_stcore/upload_file/a/b", {method: "PUT", body: "x"});
  const stream = own.replace("http", "ws") + "/_stcore/stream";
  told.socket = await wait(() => new WebSocket(stream, ["streamlit"]), () => "open");
  told.image = await wait(() => element("img", {src: own + "/app/static/icon.png"}), image => image.width);
  told.script = await wait(() => element("script", {src: own + map}), () => "ran");
  told.style = await wait(() => element("link", {rel: "stylesheet", href: own + "/"}), () => "read");
  told.events = await wait(() => new EventSource(own + "/_stcore/health"), () => "open");
  for (const word of ["iframe", "object", "embed"]) {
    const frame = element(word, {[word === "object" ? "data" : "src"]: own + "/quotes", name: word});
    told[word] = await settled(() => inside(frame));
  }
  const target = element("iframe", {name: "answer"});
  const form = element("form", {action: own + "/_stcore/upload_file/a/b", method: "post", target: "answer",
                                enctype: "multipart/form-data"});
  form.append(Object.assign(document.createElement("input"), {name: "file", value: "evil"}));
  form.submit();
  told.form = await settled(() => inside(target));
  const opened = window.open(own + "/quotes");
  told.window = await settled(() => {
    try { return opened.document.body.innerText || "empty" } catch { return "no" }
  });
  // Severed once its page comes: the opener has no hold on it any more.
  for (let left = 100; left && !opened.closed; left--) await new Promise(done => setTimeout(done, 200));
  told.closed = opened.closed;
  return told;
}"""


class Elsewhere(BaseHTTPRequestHandler):
    """Another site: one empty page, and a note of what is asked of it."""

    asked: list[str] = []  # noqa: RUF012 (one server at a time)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Elsewhere</title><body><p>Another site")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of another site on this machine."""
    Elsewhere.asked = []
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def rebound(chromium: Browser) -> Iterator[Browser]:
    """A browser in which evil.example is this machine: the second half of a DNS rebinding."""
    flags = [flag for flag in FLAGS if not flag.startswith("--host-resolver-rules")]
    rules = "--host-resolver-rules=MAP evil.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    kind = chromium.browser_type
    browser = kind.launch(executable_path=find_chromium(kind.executable_path), args=[*flags, rules])
    yield browser
    browser.close()


def new_tab(browser: Browser) -> Page:
    tab = browser.new_context().new_page()
    tab.set_default_timeout(PATIENCE)
    return tab


def test_a_rebound_name_is_refused(dashboard: Dashboard, rebound: Browser) -> None:
    tab = new_tab(rebound)
    answer = tab.goto(dashboard.url("quotes").replace("127.0.0.1", "evil.example"))
    assert answer and answer.status == 421
    text = tab.locator("body").inner_text()
    assert "This dashboard is not asked as 'evil.example:" in text
    assert NOVAK not in text
    # What its script could do from there, as the page's own origin:
    got = tab.evaluate(
        """() => Promise.all([
          fetch("/_stcore/health").then(answer => answer.status, () => "no"),
          new Promise(done => {
            const socket = new WebSocket(`ws://${location.host}/_stcore/stream`, ["streamlit"]);
            socket.onopen = () => done("open");
            socket.onerror = () => done("no");
          })])"""
    )
    assert got == ["no", "no"]  # even its own policy forbids it


def test_another_name_of_this_machine_is_another_site(
    dashboard: Dashboard, rebound: Browser, elsewhere: str
) -> None:
    tab = new_tab(rebound)
    tab.goto(elsewhere.replace("127.0.0.1", "evil.example"))
    attack(tab, dashboard.address)


def test_another_port_of_this_machine_gets_nothing(dashboard: Dashboard, elsewhere: str) -> None:
    dashboard.others.append(elsewhere)
    # One profile: cookies and the cache don't know ports, so that the page has those of the dashboard.
    for page in ("quotes", "map"):
        settled = dashboard.open(page)
        assert settled.locator("h1").count() == 1
    tab = dashboard.context.new_page()
    tab.goto(elsewhere)
    attack(tab, dashboard.address)


def attack(tab: Page, own: str) -> None:
    """Try every way from a page elsewhere; none may tell anything."""
    told = tab.evaluate(ATTACK, own)
    closed = told.pop("closed")
    assert told == dict.fromkeys(told, "no") | {"fetch no-cors": told["fetch no-cors"]}, json.dumps(
        told, indent=1
    )
    assert told["fetch no-cors"] in {"", "no"}  # an answer that can't be read
    assert closed is True


@pytest.mark.tier2
def test_a_link_from_elsewhere_opens_the_dashboard(dashboard: Dashboard, elsewhere: str) -> None:
    dashboard.others.append(elsewhere)
    tab = dashboard.context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto(elsewhere)
    tab.evaluate("own => { location.href = own }", dashboard.url("quotes", person=NOVAK))
    tab.wait_for_url("**/quotes**")
    settle(tab)
    expect(tab.get_by_text(NOVAK).first).to_be_attached()


# New names that a person, or an imported list of corrections, may bring.
MARKUP = ":material/home: :red[Novak] $x^2$ [Novak](http://evil.example) # <b>N"
NAMES = {NOVAK: CALLS_HOME, OSEI: RUNS_CODE, EVIL: MARKUP}


@pytest.mark.tier2
def test_the_text_of_a_correction_is_shown_as_it_is(writable: Dashboard) -> None:
    with Collection.open(writable.collection, readonly=False) as collection:
        for old in (OSEI, EVIL):
            collection.decide("rename", f"PERSON:{old}", f"PERSON:{NAMES[old]}")
    tab = writable.open("people", person=NOVAK)
    tab.get_by_role("button", name="Correct this name").first.click()
    tab.get_by_label("The right name").fill(NAMES[NOVAK])
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Rename", exact=True).click()
    expect(tab.get_by_text("Corrected. The Corrections page lists it").first).to_be_visible(timeout=PATIENCE)
    for page in ("people", "quotes", "corrections", "overview", "timeline"):
        asked = {"person": list(NAMES.values())} if page in {"people", "quotes"} else {}
        tab.goto(writable.url(page, **asked))
        settle(tab)
        tab.wait_for_timeout(1_000)
        if asked:
            for name in NAMES.values():
                expect(tab.get_by_text(name).first).to_be_attached()
        assert not tab.evaluate("window.isHacked === true")
        assert tab.locator("section[data-testid=stMain] img[src*=evil], a[href*='//evil']").count() == 0
        assert tab.locator("[data-testid=stException]").count() == 0
    # The fixture fails the test if a request went elsewhere.
