// What several components draw alike: nodes of text (never HTML), links, and the way to other pages of a list.
const MENU_KEYS = ["metaKey", "ctrlKey", "shiftKey", "altKey"];

function make(name, attributes = {}, words = "") {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== "") node.setAttribute(key, value);
  if (words !== "") node.append(words);
  return node;
}

// A link whose plain click is answered without loading the page anew; without an address plain words.
function linked(words, href, open, label = "") {
  if (!href) return make("span", { dir: "auto" }, words);
  const link = make("a", { dir: "auto", href, "aria-label": label }, words);
  link.onclick = (event) => {
    // With a key held, or the middle button, the browser opens a tab of its own.
    if (event.button || MENU_KEYS.some((key) => event[key])) return;
    event.preventDefault();
    open(href);
  };
  return link;
}

// "26–50 of 1,813"
function fromTo(first, many, all) {
  return `${first.toLocaleString("en")}–${(first + many - 1).toLocaleString("en")} of ${all.toLocaleString("en")}`;
}

function pageFoot({ label, page, pages, back, next, shown, turn }) {
  const bar = make("div", { class: "foot", role: "group", "aria-label": label });
  const button = (words, to) => {
    const node = make("button", { type: "button" }, words);
    node.disabled = to < 1 || to > pages;
    node.onclick = () => turn(String(to));
    return node;
  };
  bar.append(button(back, page - 1), make("span", {}, shown), button(next, page + 1));
  return bar;
}

// The room that access/room.css keeps free for a component is no longer needed once it is drawn.
function isDrawn(root) {
  root.getRootNode().host?.closest("[data-testid=stElementContainer]")?.setAttribute("data-drawn", "");
}
