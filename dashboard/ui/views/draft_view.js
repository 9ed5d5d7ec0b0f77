// Draws a checked draft as text nodes (never as HTML): a row a paragraph, its notes beside it.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".draft");
  root.classList.toggle("dark", Boolean(data.dark));
  root.replaceChildren(...data.paragraphs.map(row));

  root.onclick = (event) => {
    const sign = event.target.closest("button.sign");
    if (sign) go(root.querySelector(`.notes [data-number="${sign.dataset.number}"]`));
    const back = event.target.closest("button.back");
    if (back) go(root.querySelector(`button.sign[data-number="${back.dataset.number}"]`));
  };
}

function row(paragraph) {
  const line = make("div", { class: "row" });
  const text = make("p", { class: "text", dir: "auto" });
  for (const part of paragraph.parts) {
    text.append(part.colour ? make("mark", { class: part.colour }, part.text) : document.createTextNode(part.text));
    text.append(...part.signs.map((one) => make("button", {
      type: "button", class: "sign", "data-number": one.number, "aria-label": `Note ${one.number}`,
    }, `${one.number} ${one.sign}`)));
  }
  line.append(text);
  if (paragraph.notes.length) {
    const notes = make("div", { class: "notes" });
    notes.append(...paragraph.notes.map(note));
    line.append(notes);
  }
  return line;
}

function note(one) {
  const box = make("section", { class: `note ${one.colour}`, "data-number": one.number, tabindex: "-1" });
  const head = make("p", { class: "state" });
  head.append(make("button", { type: "button", class: "back", "data-number": one.number, "aria-label": `Note ${one.number}, back to the text` }, one.number));
  head.append(` ${one.sign} ${one.state}`);
  box.append(head, make("p", { class: "says" }, one.says), ...one.notes.map((said) => make("p", {}, said)));
  if (one.parts.length) box.append(compared(one.parts));
  if (one.source) box.append(...source(one.source, one.parts.length > 0));
  return box;
}

// Both texts in one line: what only the draft has is struck out, what only the source has is underlined.
function compared(parts) {
  const line = make("p", { class: "compared", dir: "auto" });
  const names = { same: "span", draft: "del", source: "ins" };
  const says = { draft: "in the draft: ", source: "in the source: " };
  parts.forEach((part, at) => {
    const node = make(names[part.of]);
    if (says[part.of]) node.append(make("span", { class: "unseen" }, says[part.of]));
    node.append(part.text);
    line.append(...(at ? [" "] : []), node);
  });
  return line;
}

function source(one) {
  const words = make("blockquote", { dir: "auto" }, one.before);
  words.append(make("b", {}, one.text), one.after);
  const where = make("p", { class: "where" });
  where.append(make("cite", { dir: "auto" }, one.title), one.where.length ? ` · ${one.where.join(" · ")} · ` : " · ");
  const link = make("a", { href: address(one), target: "_blank", rel: "noopener" }, one.quote ? "See the quote" : "See the article");
  where.append(link);
  return one.text ? [words, where] : [where];
}

function address(one) {
  const asked = new URLSearchParams(one.quote ? { quote: one.quote } : { doc: one.document, at: one.at });
  return new URL(`${one.quote ? "quotes" : "document"}?${asked}`, window.location.href).href;
}

function go(node) {
  if (!node) return;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: "nearest" });
}
