// A box to type a name into: asks the server for names while one types, and reports the one that is taken.
const PAUSE = 180; // ms without another letter
const boxes = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const box = boxes.get(parentElement) ?? make(parentElement);
  boxes.set(parentElement, box);
  box.data = data;
  box.ask = (typed) => setStateValue("typed", typed);
  box.take = (value) => {
    const isNobody = value.typed && data.chosen === null && data.note && isFresh(box);
    if (isNobody) return; // the nearest names stay on offer
    // What is typed goes along: where nobody is called so, it stands there still, and the nearest below it.
    if (value.typed) setStateValue("typed", value.typed);
    setTriggerValue("take", value);
    if (value.name && data.chosen !== null) box.input.value = value.name;
    close(box);
  };
  if (data.turns !== (box.turns ?? data.turns)) box.input.value = "";
  box.turns = data.turns;
  // A box for one name shows the one that was taken, also where only a part of it was written.
  if (data.chosen && data.chosen !== box.chosen) box.input.value = data.chosen;
  box.chosen = data.chosen;
  box.label.textContent = data.label;
  box.input.placeholder = data.placeholder;
  box.input.setAttribute("aria-label", data.label);
  draw(box);
}

function make(parentElement) {
  const root = parentElement.querySelector(".name-box");
  const part = (name) => root.querySelector(name);
  const box = { label: part("label"), input: part("input"), list: part("ul"), note: part("p"), at: -1, timer: 0 };
  box.input.oninput = () => {
    box.at = -1;
    clearTimeout(box.timer);
    box.timer = setTimeout(() => box.ask(box.input.value), PAUSE);
    draw(box);
  };
  box.input.onfocus = () => draw(box);
  box.input.onblur = () => close(box);
  box.input.onkeydown = (event) => press(box, event);
  return box;
}

function press(box, event) {
  const offers = isFresh(box) ? box.data.offers : [];
  if (event.key === "Enter") {
    event.preventDefault();
    clearTimeout(box.timer);
    if (offers[box.at]) box.take({ name: offers[box.at].name });
    else if (box.input.value.trim()) box.take({ typed: box.input.value });
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    box.at = offers.length ? (box.at + step + offers.length) % offers.length : -1;
    draw(box);
  } else if (event.key === "Escape") {
    box.input.value = "";
    close(box);
  }
}

// Offers that belong to what stood in the box before must not be taken for what stands there now.
function isFresh(box) {
  return !box.data.chosen && box.data.typed.trim() === box.input.value.trim();
}

function draw(box) {
  const isOpen = box.input.getRootNode().activeElement === box.input;
  const offers = isOpen && isFresh(box) ? box.data.offers : [];
  box.list.replaceChildren(...offers.map((offer, at) => option(box, offer, at)));
  box.list.hidden = offers.length === 0;
  box.input.setAttribute("aria-expanded", String(offers.length > 0));
  if (offers[box.at]) box.input.setAttribute("aria-activedescendant", `offer-${box.at}`);
  else box.input.removeAttribute("aria-activedescendant");
  // Of what was typed before, perhaps on another page, nothing is said.
  box.note.textContent = box.input.value.trim() && isFresh(box) ? box.data.note : "";
  box.note.hidden = !box.note.textContent;
}

function option(box, offer, at) {
  const item = document.createElement("li");
  item.id = `offer-${at}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", String(at === box.at));
  for (const text of [offer.name, offer.says]) {
    const span = document.createElement("span");
    span.textContent = text;
    item.appendChild(span);
  }
  // Before the box loses the focus, which would close the list under the mouse.
  item.onmousedown = (event) => event.preventDefault();
  item.onclick = () => box.take({ name: offer.name });
  return item;
}

function close(box) {
  box.at = -1;
  box.list.hidden = true;
  box.list.replaceChildren();
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}
