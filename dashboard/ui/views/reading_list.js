// Draws quotes as running text (text nodes only, never HTML), moves among them by keys, copies and reports.
const drawn = new WeakMap();
const pressed = new WeakMap();
const picked = new WeakMap(); // what was picked last, until the page knows
const TYPED =
  "input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable=true], " +
  "[role=textbox], [role=combobox], [role=listbox], [role=spinbutton], [role=menu], [role=dialog]";
const HERE = "[data-testid=stSidebarNavLink][aria-current=page]"; // the menu's link to this page
const DRAG = 5; // pixels that tell the selecting of words from a click

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".reading");
  const now = JSON.stringify({ ...data, chosen: null });
  const chosen = held();
  const before = drawn.get(root)?.data;
  // A rerun for another reason must take neither the focus nor the words that are selected.
  if (drawn.get(root)?.now !== now) draw();
  tick();
  return listen();

  // What is picked: as the page says, unless it does not know yet what was picked last.
  function held() {
    const said = JSON.stringify(data.chosen);
    const sent = picked.get(root);
    if (sent && JSON.stringify(sent) !== said) return sent;
    picked.delete(root);
    return [...data.chosen];
  }

  function turn(key) {
    const at = chosen.indexOf(key);
    if (at < 0) chosen.push(key);
    else chosen.splice(at, 1);
    picked.set(root, [...chosen]);
    tick();
    choose({ pick: [...chosen] });
  }

  function tick() {
    for (const box of root.querySelectorAll(".pick input")) box.checked = chosen.includes(box.closest("article").dataset.key);
    const more = root.querySelector(".more");
    more.hidden = !chosen.length;
    more.textContent = `${chosen.length.toLocaleString("en")} picked: take them along`;
  }

  function draw() {
    const focused = root.getRootNode().activeElement;
    const isHeld = Boolean(focused) && root.contains(focused);
    const held = isHeld ? focused.closest("article")?.dataset.key : "";
    drawn.set(root, { now, data });
    const list = make("ol", { class: "quotes", "aria-label": heading(), start: data.first });
    const stop = Math.max(data.quotes.findIndex((quote) => quote.key === data.picked), 0);
    list.append(...data.quotes.map((quote, at) => item(quote, at === stop)));
    const hint = make("p", { class: "hint" }, data.hint);
    const more = make("button", { type: "button", class: "more" });
    more.onclick = () => document.querySelector(".st-key-picked")?.scrollIntoView({ block: "center" });
    const top = make("div", { class: "top" });
    top.append(hint, more);
    root.replaceChildren(top, list, make("p", { class: "copied", role: "status" }));
    if (data.pages > 1) {
      const shown = fromTo(data.first, data.listed, data.all), turn = (page) => choose({ page });
      root.append(pageFoot({ ...data, label: "Pages of the list", back: "← Back", next: "25 more →", shown, turn }));
    }
    isDrawn(root);
    const isTurned = before && before.page !== data.page;
    if (isTurned) root.scrollIntoView({ block: "start" });
    const wanted = isTurned && isHeld ? root.querySelector("article") : held && root.querySelector(`[data-key="${CSS.escape(held)}"]`);
    if (wanted) go(wanted, !isTurned);
  }

  function heading() {
    const last = data.first + data.listed - 1;
    return `Quotes ${data.first.toLocaleString("en")} to ${last.toLocaleString("en")} of ${data.all.toLocaleString("en")}`;
  }

  function item(quote, isStop) {
    const article = make("article", { "aria-label": `${quote.speaker}: ${quote.words.slice(0, 80)}` });
    article.dataset.key = quote.key;
    if (quote.key === data.picked) article.setAttribute("aria-current", "true");
    const words = make("blockquote", { dir: "auto" }, quote.words);
    const who = make("p", { class: "who" });
    const speaker = make("strong", { class: quote.named ? "" : "unnamed" });
    speaker.append(linked(quote.speaker, quote.whose, open));
    who.append(speaker);
    if (quote.role) who.append(make("span", { class: "role", dir: "auto" }, `, ${quote.role}`));
    const where = make("p", { class: "where" });
    quote.where.forEach(([one, href]) => where.append(linked(one, href, open), " · "));
    where.append(make("cite", { dir: "auto" }, quote.title));
    article.append(words, ...(quote.cut ? [make("p", { class: "where" }, quote.cut)] : []), who, where, chips(quote));
    if (quote.also) article.append(make("p", { class: "also", dir: "auto" }, `${quote.also}.`));
    article.append(make("p", { class: "why" }, `Why: ${quote.why}`), acts(quote));
    mark(article, isStop);
    const row = make("li");
    row.append(article);
    return row;
  }

  function chips(quote) {
    const line = make("p", { class: "chips" });
    line.append(make("span", { class: `chip ${quote.sure.includes("unsure") ? "unsure" : ""}` }, quote.sure));
    line.append(...quote.states.map((one) => make("span", { class: "chip state" }, one)));
    line.append(...quote.places.map((one) => {
      const chip = make("button", { type: "button", class: "chip place", title: `Only documents that name ${one}` }, one);
      chip.onclick = () => choose({ place: one });
      return chip;
    }));
    line.append(...quote.dates.map((one) => make("span", { class: "chip date", dir: "auto" }, one)));
    // Between chips a screen reader and a copy need a space.
    for (const chip of [...line.children].slice(1)) chip.before(" ");
    return line;
  }

  function acts(quote) {
    const line = make("div", { class: "acts" });
    const act = (words, does, label = "") => {
      const button = make("button", { type: "button", "aria-label": label }, words);
      button.onclick = does;
      return button;
    };
    const copies = make("span", { class: "copies" }, "Copy as");
    copies.append(
      act("text", () => copy(quote.text, "text"), "Copy as text"),
      act("footnote", () => copy(quote.footnote, "footnote"), "Copy as footnote"),
      act("link", () => copy(link(quote), "link"), "Copy as link"),
    );
    const box = make("input", { type: "checkbox", "aria-label": `Pick: ${quote.words.slice(0, 60)}` });
    box.onchange = () => turn(quote.key);
    const label = make("label", { class: "pick" });
    label.append(box, "Pick");
    line.append(label, act("In the article", () => read(quote.key)), act("Details", () => pick(quote.key)), copies);
    return line;
  }

  function link(quote) {
    const here = new URL(window.location.href);
    const collection = here.searchParams.get("collection");
    here.search = `?quote=${quote.key}${collection ? `&collection=${encodeURIComponent(collection)}` : ""}`;
    here.hash = "";
    return here.href;
  }

  async function copy(text, what) {
    const isCopied = await put(text);
    const note = root.querySelector(".copied");
    note.textContent = isCopied ? `Copied as ${what}.` : "The browser did not allow copying.";
    clearTimeout(note.timer);
    note.timer = setTimeout(() => { note.textContent = ""; }, 4000);
  }

  function open(href) {
    choose({ open: href });
  }

  // Opens a quote in its article; the step back leads to the list with this quote picked.
  function read(key) {
    const here = new URL(window.location.href);
    here.searchParams.set("quote", key);
    window.history.replaceState(window.history.state, "", `${here.pathname}${here.search}`);
    choose({ read: key });
  }

  function choose(what) {
    setTriggerValue("choice", what);
  }

  function pick(key) {
    window.datelineByKey = key;
    choose({ quote: key });
  }

  function mark(article, isStop) {
    article.tabIndex = isStop ? 0 : -1;
    for (const button of article.querySelectorAll("button, input, a")) button.tabIndex = isStop ? 0 : -1;
  }

  function go(article, isStill = false) {
    for (const other of root.querySelectorAll("article")) mark(other, other === article);
    article.focus({ preventScroll: true });
    if (!isStill) article.scrollIntoView({ block: "nearest" });
  }

  function listen() {
    let from = null;
    root.onpointerdown = (event) => { from = event; };
    root.onclick = (event) => {
      const article = event.target.closest("article");
      if (!article || event.target.closest("button, label, a")) return;
      const isDrag = from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > DRAG;
      if (!isDrag) {
        go(article, true);
        choose({ quote: article.dataset.key });
      }
    };
    root.onfocusin = (event) => {
      const article = event.target.closest("article");
      if (article && article.tabIndex !== 0) for (const other of root.querySelectorAll("article")) mark(other, other === article);
    };
    // Letters act wherever nobody types: after a click in the menu the focus is still there.
    const press = (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isPlain && (event.composedPath().includes(root) || !focused()?.closest(TYPED)) && key(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    // Before the page's own keys: Streamlit has some of one letter, too.
    window.removeEventListener("keydown", pressed.get(root), true);
    window.addEventListener("keydown", press, true);
    pressed.set(root, press);
    return () => window.removeEventListener("keydown", press, true);
  }

  function key(event) {
    const all = [...root.querySelectorAll("article")];
    const active = focused();
    const here = all.indexOf(active?.closest?.("article"));
    if (event.key === "j") return step(all, here, 1);
    if (event.key === "k") return step(all, here, -1);
    // From elsewhere keys mean the quote that the next Tab would reach.
    const at = here < 0 ? all.findIndex((one) => one.tabIndex === 0) : here;
    if (at < 0) return false;
    const quote = data.quotes[at];
    if (event.key === "x") return turn(quote.key), true;
    if (event.key === "c") return copy(quote.text, "text"), true;
    // On a button or a link to elsewhere Enter is its own.
    const isFree = active === all[at] || !active || active === document.body || active.matches(HERE);
    if (event.key === "Enter" && isFree) return read(quote.key), true;
    return false;
  }

  function step(all, at, by) {
    const next = all[at < 0 ? all.findIndex((one) => one.tabIndex === 0) : at + by];
    if (next) go(next);
    else if (data.page + by >= 1 && data.page + by <= data.pages) choose({ page: String(data.page + by) });
    return true;
  }
}

// What has the focus, inside of components too.
function focused() {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one;
}

// Outside of a secure page (a network address without https) the clipboard is not offered.
async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = make("textarea", { "aria-hidden": "true", style: "position: fixed; opacity: 0" });
    const focused = document.activeElement;
    box.value = text;
    document.body.append(box);
    box.select();
    const isCopied = document.execCommand("copy");
    box.remove();
    focused?.focus?.({ preventScroll: true });
    return isCopied;
  }
}
