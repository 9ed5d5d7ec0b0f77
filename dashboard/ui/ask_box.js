// The ask box: asks the server for suggestions while one types, and shows what was understood as chips.
const PAUSE = 90; // ms without another letter
const boxes = new WeakMap();
let asked = ""; // the question that was asked last: it stays in the box while some of it is not understood
let latest = null; // the box that "/" leads to

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const box = boxes.get(parentElement) ?? make(parentElement);
  boxes.set(parentElement, box);
  latest = box;
  box.data = data;
  box.ask = (text) => setStateValue("typed", { text, turns: data.turns });
  box.act = (act) => {
    clearTimeout(box.timer);
    setTriggerValue("act", act);
    close(box);
  };
  // Nothing is sent back here: that would stop the page while it is being drawn.
  const isUnclear = data.unclear.length > 0;
  if (data.turns !== box.turns && (isUnclear || box.turns !== undefined)) box.input.value = isUnclear ? asked : "";
  else if (!isUnclear && asked && box.input.value === asked) box.input.value = "";
  if (!isUnclear) asked = "";
  box.turns = data.turns;
  draw(box);
  drawUnderstood(box);
}

function make(parentElement) {
  const root = parentElement.querySelector(".ask");
  const part = (name) => root.querySelector(name);
  const box = {
    input: part("input"), list: part("#ask-offers"), drop: part(".drop"), reads: part(".reads"), chips: part(".chips"),
    unclear: part(".unclear"), note: part(".note"), example: part(".example"), at: -1, timer: 0, isClosed: false,
  };
  box.input.readOnly = false; // what is typed before the script has come would be lost
  box.input.oninput = () => {
    box.at = -1;
    box.isClosed = false;
    clearTimeout(box.timer);
    box.timer = setTimeout(() => box.ask(box.input.value), PAUSE);
    draw(box);
  };
  box.input.onfocus = () => draw(box);
  box.input.onblur = () => close(box);
  box.input.onkeydown = (event) => press(box, event);
  part(".go").onmousedown = (event) => event.preventDefault();
  part(".go").onclick = () => submit(box);
  box.example.querySelector("button").onclick = () => box.act({ ask: box.data.example });
  if (latest === null) document.addEventListener("keydown", (event) => slash(event));
  return box;
}

// "/" leads to the box, unless somebody types elsewhere.
function slash(event) {
  const at = event.composedPath()[0];
  const isTyping = at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"));
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping || !latest?.input.isConnected) return;
  event.preventDefault();
  latest.input.focus();
  latest.input.select();
}

function press(box, event) {
  const offers = isFresh(box) && !box.drop.hidden ? box.data.offers : [];
  if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    if (offers[box.at]) take(box, offers[box.at]);
    else submit(box);
  } else if (event.key === "Tab" && offers[box.at]) {
    event.preventDefault();
    take(box, offers[box.at]);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    box.isClosed = false;
    const step = event.key === "ArrowDown" ? 1 : -1;
    const size = box.data.offers.length + 1; // one more: no suggestion, the question as it is
    if (isFresh(box)) box.at = ((box.at + 1 + step + size) % size) - 1;
    draw(box);
  } else if (event.key === "Escape") {
    if (!box.drop.hidden) close(box);
    else if (box.input.value) box.input.value = "";
    else box.input.blur();
  }
}

function submit(box) {
  if (!box.input.value.trim()) return box.input.focus();
  box.act({ ask: box.input.value });
  asked = box.input.value;
}

// What stands for the whole text is asked for at once; in a longer question it completes the last words.
function take(box, offer) {
  const text = box.input.value.trimEnd();
  if (offer.typed.length >= text.trim().length) {
    box.act({ take: offer.value, typed: box.input.value });
    return;
  }
  const from = text.toLowerCase().lastIndexOf(offer.typed.toLowerCase());
  box.input.value = `${from < 0 ? `${text} ` : text.slice(0, from)}${offer.value} `;
  box.at = -1;
  box.input.focus();
  clearTimeout(box.timer);
  box.ask(box.input.value);
  draw(box);
}

// Suggestions that belong to what stood in the box before must not be taken for what stands there now.
function isFresh(box) {
  return box.data.typed.trim() === box.input.value.trim();
}

function draw(box) {
  const isOpen = box.input.getRootNode().activeElement === box.input && box.input.value.trim() && !box.isClosed;
  if (isOpen && isFresh(box)) {
    box.list.replaceChildren(...box.data.offers.map((offer, at) => option(box, offer, at)));
    box.reads.textContent = box.data.reads ? `Enter asks: ${box.data.reads}` : "";
    box.drop.hidden = !box.data.offers.length && !box.data.reads;
  } else if (!isOpen) box.drop.hidden = true; // while the server looks, what was there stays: nothing flickers
  const isShown = !box.drop.hidden && box.data.offers.length > 0;
  box.input.setAttribute("aria-expanded", String(isShown));
  if (isShown && box.at >= 0) box.input.setAttribute("aria-activedescendant", `ask-offer-${box.at}`);
  else box.input.removeAttribute("aria-activedescendant");
}

function close(box) {
  box.at = -1;
  box.isClosed = true;
  draw(box);
}

function option(box, offer, at) {
  const item = element("li", "");
  item.id = `ask-offer-${at}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", String(at === box.at));
  item.append(element("span", "sort", offer.sort), element("span", "value", offer.value), element("span", "says", offer.says));
  // Before the box loses the focus, which would close the list under the mouse.
  item.onmousedown = (event) => event.preventDefault();
  item.onclick = () => take(box, offer);
  return item;
}

function drawUnderstood(box) {
  const chips = box.data.chips.map((one) => chip(box, one));
  if (chips.length > 1) chips.push(item(button("clear", "Clear all", () => box.act({ clear: true }))));
  box.chips.replaceChildren(...chips);
  box.unclear.replaceChildren(...box.data.unclear.map((one) => unclear(box, one)));
  box.note.textContent = box.data.note;
  box.example.hidden = !box.data.example;
  box.example.querySelector("button").textContent = box.data.example;
}

function chip(box, one) {
  const made = item();
  made.className = "chip";
  if (one.turns.length) {
    const turn = element("select", "");
    turn.setAttribute("aria-label", `What “${one.says}” means`);
    for (const way of [one, ...one.turns]) {
      const choice = element("option", "", way.label);
      choice.value = way.role;
      turn.append(choice);
    }
    turn.onchange = () => box.act({ role: one.role, value: one.value, turn: turn.value });
    made.append(turn);
  } else made.append(element("span", "role", one.label));
  made.append(element("span", "value", one.says));
  const off = button("off", "×", () => box.act({ role: one.role, value: one.value }));
  off.setAttribute("aria-label", `Take off: ${one.label} ${one.says}`);
  made.append(off);
  return made;
}

function unclear(box, one) {
  const row = element("div", "case");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", one.says);
  row.append(element("span", "", one.says));
  for (const way of one.choices) {
    const choose = button("", `${way.label} ${way.says} `, () =>
      box.act({ of: one.words, role: way.role, value: way.value }));
    if (way.count) choose.append(element("small", "", way.count));
    row.append(choose);
  }
  row.append(button("leave", "Close", () => box.act({ dismiss: one.words })));
  return row;
}

function item(...inside) {
  const made = element("li", "");
  made.append(...inside);
  return made;
}

function button(name, text, onclick) {
  const made = element("button", name, text);
  made.type = "button";
  made.onclick = onclick;
  return made;
}

function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
