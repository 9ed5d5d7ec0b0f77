// Draws events by day (text nodes only, never HTML); of an event with many reports those that the page has sent.
const drawn = new WeakMap();
const unfolded = new WeakMap(); // the event whose other reports were asked for last

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".happened");
  const now = JSON.stringify(data);
  const before = drawn.get(root);
  if (before?.now === now) return;
  drawn.set(root, { now, page: data.page });
  const shown = fromTo(data.first, data.shown, data.all);
  const list = make("ol", { "aria-label": `Events ${shown}` });
  list.append(...data.days.map(day));
  root.replaceChildren(list);
  if (data.pages > 1) {
    const turn = (page) => setTriggerValue("choice", { page });
    root.append(pageFoot({ ...data, label: "Pages of the list", back: "← Back", next: `${data.step} more →`, shown, turn }));
  }
  if (before && before.page !== data.page) root.scrollIntoView({ block: "start" });
  goOn();
  isDrawn(root);

  function day(one) {
    const row = make("li", { class: "day" });
    const head = make("h2");
    head.append(to(one.day, one.href, `${one.day}: all dates of these days on the timeline`));
    const events = make("ul");
    events.append(...one.events.map(event));
    row.append(head, events);
    return row;
  }

  function event(one) {
    const row = make("li", { class: one.many ? "event several" : "event" });
    const head = make("h3");
    head.append(to(one.place, one.href));
    if (one.many) head.append(make("span", { class: "many" }, one.many));
    const reports = make("ul");
    reports.append(...one.reports.map(report));
    row.append(head, reports);
    if (one.more) row.append(unfold(one));
    return row;
  }

  function unfold(one) {
    const button = make("button", { type: "button", class: "more" }, `Show ${one.more.toLocaleString("en")} more reports`);
    button.onclick = () => {
      unfolded.set(root, { event: one.event, from: one.reports.length });
      setTriggerValue("choice", { more: one.event });
    };
    return button;
  }

  // Who has unfolded an event by keyboard reads on at the first report that is new.
  function goOn() {
    const asked = unfolded.get(root);
    const events = data.days.flatMap((one) => one.events);
    const at = events.findIndex((one) => one.event === asked?.event && one.reports.length > asked.from);
    if (at < 0) return;
    unfolded.delete(root);
    root.querySelectorAll(".event")[at].querySelectorAll(".report")[asked.from].querySelector("a")?.focus({ preventScroll: true });
  }

  function report(one) {
    const row = make("li", { class: "report" });
    const sentence = make("p", { class: "said", dir: "auto" });
    sentence.append(...one.parts.map(([text, kind]) => (kind ? make("mark", { class: kind }, text) : text)));
    const about = make("p", { class: "about" });
    if (one.speaker) about.append("According to ", to(one.speaker, one.whose), " · ");
    one.where.forEach(([text, href]) => about.append(to(text, href), " · "));
    about.append(make("cite", { dir: "auto" }, one.title), " · ");
    const read = to("In the article", one.href, `In the article: ${one.title}`);
    read.className = "read";
    about.append(read);
    row.append(sentence, ...(one.tie ? [make("p", { class: "about" }, one.tie)] : []), about);
    return row;
  }

  function to(words, href, label) {
    return linked(words, href, (open) => setTriggerValue("choice", { open }), label);
  }
}
