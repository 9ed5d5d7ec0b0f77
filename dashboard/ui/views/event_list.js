// Draws events by day (text nodes only, never HTML); a plain click on a link is answered without loading the page anew.
const FIRST = 4; // reports of an event
const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".happened");
  const now = JSON.stringify(data);
  const before = drawn.get(root);
  if (before?.now === now) return;
  drawn.set(root, { now, page: data.page });
  const last = data.first + data.shown - 1;
  const said = `${data.first.toLocaleString("en")}–${last.toLocaleString("en")} of ${data.all.toLocaleString("en")}`;
  const list = make("ol", { "aria-label": `Events ${said}` });
  list.append(...data.days.map(day));
  root.replaceChildren(list);
  if (data.pages > 1) root.append(foot(said));
  if (before && before.page !== data.page) root.scrollIntoView({ block: "start" });

  function day(one) {
    const row = make("li", { class: "day" });
    const head = make("h2");
    head.append(linked(one.day, one.href, `${one.day}: all dates of these days on the timeline`));
    const events = make("ul");
    events.append(...one.events.map(event));
    row.append(head, events);
    return row;
  }

  function event(one) {
    const row = make("li", { class: one.many ? "event several" : "event" });
    const head = make("h3");
    head.append(linked(one.place, one.href));
    if (one.many) head.append(make("span", { class: "many" }, one.many));
    const reports = make("ul");
    const more = one.reports.length - FIRST;
    reports.append(...one.reports.slice(0, more > 1 ? FIRST : undefined).map(report));
    row.append(head, reports);
    if (more > 1) row.append(unfold(more, one, reports));
    return row;
  }

  // Copies of one agency's report may be many: the rest is drawn for who asks.
  function unfold(more, one, reports) {
    const button = make("button", { type: "button", class: "more" }, `Show ${more.toLocaleString("en")} more reports`);
    button.onclick = () => {
      const rest = one.reports.slice(FIRST).map(report);
      reports.append(...rest);
      button.remove();
      rest[0].querySelector("a")?.focus({ preventScroll: true });
    };
    return button;
  }

  function report(one) {
    const row = make("li", { class: "report" });
    const sentence = make("p", { class: "said", dir: "auto" });
    sentence.append(...one.parts.map(([text, kind]) => (kind ? make("mark", { class: kind }, text) : text)));
    const about = make("p", { class: "about" });
    if (one.speaker) about.append("According to ", linked(one.speaker, one.whose), " · ");
    one.where.forEach(([text, href]) => about.append(linked(text, href), " · "));
    about.append(make("cite", { dir: "auto" }, one.title), " · ");
    const read = linked("In the article", one.href, `In the article: ${one.title}`);
    read.className = "read";
    about.append(read);
    row.append(sentence, ...(one.tie ? [make("p", { class: "about" }, one.tie)] : []), about);
    return row;
  }

  function linked(words, href, label = "") {
    if (!href) return make("span", { dir: "auto" }, words);
    const link = make("a", { dir: "auto", href, "aria-label": label }, words);
    link.onclick = (event) => {
      // With a key held, or the middle button, the browser opens a tab of its own.
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setTriggerValue("choice", { open: href });
    };
    return link;
  }

  function foot(shown) {
    const bar = make("div", { class: "foot", role: "group", "aria-label": "Pages of the list" });
    const turn = (words, page) => {
      const button = make("button", { type: "button" }, words);
      button.disabled = page < 1 || page > data.pages;
      button.onclick = () => setTriggerValue("choice", { page: String(page) });
      return button;
    };
    bar.append(turn("← Back", data.page - 1), make("span", {}, shown), turn(`${data.step} more →`, data.page + 1));
    return bar;
  }
}

function make(name, attributes = {}, words = "") {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== "") node.setAttribute(key, value);
  if (words) node.append(words);
  return node;
}
