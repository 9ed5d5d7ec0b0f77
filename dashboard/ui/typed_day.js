// A period is typed straight through, and holds on Enter and on Tab: Streamlit takes it on Escape, or two fields
// further on, and after the first day its digits would go into that day again.
const FIELD = "[data-testid=stDateInputField]";
const CALENDAR = "[data-testid=stDateInputCalendar]";
const AGAIN = 300; // ms: on a slow phone the calendar of a tapped field opens only after its keys
let typed = ""; // digits since the part of a day got the focus

function isPart(node) {
  return node?.getAttribute?.("role") === "spinbutton" && node.closest(FIELD);
}

function onKey(event) {
  const field = isPart(event.target);
  if (!field) return;
  if (/^\d$/.test(event.key)) {
    goOn(event.target, field);
  } else if (["Enter", "Tab"].includes(event.key)) {
    // After the key has done its own: from the first day Tab leads to the last one, and nothing is chosen yet.
    setTimeout(() => {
      if (event.key === "Tab" && isPart(document.activeElement)) return;
      leave(field, 3);
    });
  }
}

// Leave the field as Escape does, and once more while its calendar stands open.
function leave(field, times) {
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  setTimeout(() => {
    if (times > 1 && document.querySelector(CALENDAR)) leave(field, times - 1);
  }, AGAIN);
}

// Behind the last digit of the first day comes the last day, as behind a year comes its month.
function goOn(part, field) {
  typed += "0";
  const parts = [...field.querySelectorAll("[role=spinbutton]")];
  const place = parts.indexOf(part);
  if (place !== parts.length / 2 - 1 || typed.length < 2) return;
  setTimeout(() => {
    if (document.activeElement === part) parts[place + 1].focus();
  });
}

function onFocus(event) {
  if (isPart(event.target)) typed = "";
}

export default function () {
  // On its way down: the field's parts keep their keys to themselves.
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("focusin", onFocus, true);
  return () => {
    document.removeEventListener("keydown", onKey, true);
    document.removeEventListener("focusin", onFocus, true);
  };
}
