// Draws facets as lists of buttons with counts (text nodes only, never HTML) and reports which was clicked.
const drawn = new WeakMap();
const NARROW = "(max-width: 640px)";

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".facets");
  const now = JSON.stringify(data);
  if (drawn.get(root) === now) return;
  drawn.set(root, now);
  const held = root.getRootNode().activeElement?.dataset?.id;
  const before = root.querySelector("details");
  const fold = make("details", { class: "fold" });
  // On a phone they wait behind their button.
  fold.open = before ? before.open : !window.matchMedia(NARROW).matches;
  const chosen = data.groups.flatMap((group) => group.values).filter((one) => one.chosen).length;
  fold.append(make("summary", {}, chosen ? `Narrow down (${chosen} chosen)` : "Narrow down"));
  fold.append(...data.groups.map(section));
  root.replaceChildren(fold);
  if (held) root.querySelector(`[data-id="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  isDrawn(root);

  function section(group) {
    const part = make("section");
    const list = make("ul");
    // Those without a name are no rival of the others.
    const most = Math.max(...group.values.filter((one) => !one.apart).map((one) => one.count || 0), 1);
    list.append(...group.values.map((one) => {
      const button = make("button", { type: "button", "aria-pressed": String(one.chosen) });
      button.dataset.id = `${group.key}:${one.value}`;
      button.style.setProperty("--share", one.apart ? 0 : (one.count || 0) / most);
      button.append(make("span", { class: "name", dir: "auto" }, one.label));
      button.append(" ", make("span", { class: "count" }, one.count === null ? "0" : one.count.toLocaleString("en")));
      button.onclick = () => setTriggerValue("choice", { key: group.key, value: one.value });
      const row = make("li");
      row.append(button);
      return row;
    }));
    part.append(make("h2", {}, group.title), list);
    if (group.more) part.append(make("p", {}, `and ${group.more.toLocaleString("en")} more`));
    return part;
  }
}
