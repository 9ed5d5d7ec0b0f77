// Draws sentences with links (text nodes only, never HTML); a plain click is answered without loading the page anew.
const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".linked");
  const now = JSON.stringify(data);
  if (drawn.get(root) === now) return;
  drawn.set(root, now);
  const list = document.createElement("ul");
  list.className = data.look;
  if (data.label) list.setAttribute("aria-label", data.label);
  for (const sentence of data.sentences) {
    const row = document.createElement("li");
    row.append(...sentence.map(part));
    list.append(row);
  }
  root.replaceChildren(list);

  function part({ text, href, head }) {
    const node = document.createElement(href ? "a" : "span");
    node.dir = "auto";
    node.append(text);
    if (head) node.className = head;
    if (!href) return node;
    node.href = href;
    node.onclick = (event) => {
      // With a key held, or the middle button, the browser opens a tab of its own.
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setTriggerValue("choice", href);
    };
    return node;
  }
}
