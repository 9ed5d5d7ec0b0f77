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

// What was clicked is in view already: only a place that is asked for from elsewhere moves the text.
function show(here) {
  const box = here?.getBoundingClientRect();
  if (box && (box.top < 80 || box.bottom > window.innerHeight * 0.5)) here.scrollIntoView({ block: "center" });
}
