// Draws sentences with links (text nodes only, never HTML); a plain click is answered without loading the page anew.
const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".linked");
  const now = JSON.stringify(data);
  if (drawn.get(root) === now) return;
  drawn.set(root, now);
  const list = make("ul", { class: data.look, "aria-label": data.label });
  for (const sentence of data.sentences) {
    const row = make("li");
    row.append(...sentence.map(part));
    list.append(row);
  }
  root.replaceChildren(list);
  isDrawn(root);

  function part({ text, href, head }) {
    const node = linked(text, href, (chosen) => setTriggerValue("choice", chosen));
    if (head) node.className = head;
    return node;
  }
}
