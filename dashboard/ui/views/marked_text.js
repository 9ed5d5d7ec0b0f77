// Draws the pieces of a text as text nodes (never as HTML) and reports which piece was clicked.
const scrolled = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".text");
  root.classList.toggle("clickable", Boolean(data.clickable));
  root.classList.toggle("dark", Boolean(data.dark));
  const nodes = data.parts.map((part, number) => draw(part, number));
  root.replaceChildren(...nodes);

  root.onclick = (event) => pick(event.target);
  root.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      if (pick(event.target)) event.preventDefault();
    }
  };

  function pick(node) {
    const part = data.clickable && node.closest ? data.parts[Number(node.closest(".mark")?.dataset.part)] : null;
    if (part) setTriggerValue("pick", part.at);
    return Boolean(part);
  }

  offerSelection(parentElement, root, nodes, data.select, setTriggerValue);

  function draw(part, number) {
    const isFocus = number === data.focus;
    if (!part.kinds && !isFocus) return document.createTextNode(part.text);
    const span = document.createElement("span");
    span.appendChild(document.createTextNode(part.text));
    if (part.kinds) {
      span.className = ["mark", ...part.kinds].join(" ");
      span.dataset.part = number;
      if (part.label) span.title = part.label;
      if (data.clickable && part.begins) {
        span.tabIndex = 0;
        span.setAttribute("role", "button");
        span.setAttribute("aria-label", part.label ? `${part.text} (${part.label})` : part.text);
      }
    }
    if (isFocus) span.classList.add("here");
    return span;
  }

  if (data.card) root.tabIndex = -1;
  if (data.card && window.datelineByKey === data.card) {
    window.datelineByKey = "";
    requestAnimationFrame(() => root.focus());
  }

  // Only when another place is asked for: a rerun for another reason must not move the page.
  if (data.focus !== null && scrolled.get(parentElement) !== data.focus) {
    scrolled.set(parentElement, data.focus);
    requestAnimationFrame(() => show(root.querySelector(".here")));
  }
}

// What was clicked is in view already: only a place that is asked for from elsewhere moves the text. On a phone
// the sheet that says what is there covers the lower half.
function show(here) {
  const box = here?.getBoundingClientRect();
  const isPhone = window.matchMedia("(max-width: 640px)").matches;
  if (!box || (box.top >= 80 && box.bottom <= window.innerHeight * (isPhone ? 0.42 : 0.5))) return;
  here.style.scrollMarginTop = "6rem";
  here.scrollIntoView({ block: isPhone ? "start" : "center" });
}

// Words that are selected get a button below them; it reports pieces and characters, not UTF-16 units.
const watched = new WeakMap();

function offerSelection(parent, root, nodes, label, report) {
  const button = parent.querySelector(".add");
  button.hidden = true;
  watched.get(parent)?.abort();
  if (!label) return;
  const watch = new AbortController();
  watched.set(parent, watch);
  button.textContent = label;
  let ends = null;

  document.addEventListener("selectionchange", () => {
    if (!root.isConnected) return watch.abort();
    const range = selection(root);
    ends = range && [end(range.startContainer, range.startOffset), end(range.endContainer, range.endOffset)];
    button.hidden = !ends || ends.includes(null);
    if (button.hidden) return;
    const lines = range.toRange().getClientRects();
    const last = lines[lines.length - 1], frame = button.parentElement.getBoundingClientRect();
    if (!last) return;
    const room = Math.max(0, frame.width - button.offsetWidth);
    button.style.left = `${Math.min(Math.max(0, last.right - frame.left - button.offsetWidth / 2), room)}px`;
    button.style.top = `${last.bottom - frame.top + 6}px`;
  }, { signal: watch.signal });
  // Before a click the browser would drop the selection.
  button.onpointerdown = (event) => event.preventDefault();
  button.onclick = () => {
    if (ends && !ends.includes(null)) report("select", ends);
    button.hidden = true;
  };

  // A place in the text as the number of its piece and the characters before it in that.
  function end(container, offset) {
    if (container === root) return offset < nodes.length ? [offset, 0] : last();
    const number = nodes.findIndex((node) => node.contains(container));
    if (number < 0) return null;
    if (container.nodeType !== Node.TEXT_NODE) return offset ? [number, length(nodes[number].textContent)] : [number, 0];
    return [number, length(container.data.slice(0, offset))];
  }
  function last() {
    return [nodes.length - 1, length(nodes[nodes.length - 1]?.textContent ?? "")];
  }
}

function length(text) {
  return [...text].length;
}

// What is selected inside of the text, or null; each browser has its own way into a shadow tree.
function selection(root) {
  const tree = root.getRootNode(), whole = document.getSelection();
  const own = tree.getSelection?.() ?? whole;
  if (!own || (own.isCollapsed && !whole?.getComposedRanges)) return null;
  let range = own.rangeCount ? own.getRangeAt(0) : null;
  if (!range || !root.contains(range.startContainer)) {
    const composed = tree instanceof ShadowRoot && (
      whole?.getComposedRanges?.({ shadowRoots: [tree] })?.[0] ?? null
    );
    if (!composed || composed.collapsed || !root.contains(composed.startContainer)) return null;
    range = composed;
  }
  if (range.collapsed || !root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  return {
    startContainer: range.startContainer, startOffset: range.startOffset,
    endContainer: range.endContainer, endOffset: range.endOffset,
    toRange() {
      const made = document.createRange();
      made.setStart(range.startContainer, range.startOffset);
      made.setEnd(range.endContainer, range.endOffset);
      return made;
    },
  };
}
