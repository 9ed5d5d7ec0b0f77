// A period that is typed holds on Enter and on Tab: Streamlit takes it on Escape, or two fields further on.
const FIELD = "[data-testid=stDateInputField]";

function onKey(event) {
  const field = event.target.closest?.(FIELD);
  if (!field || !["Enter", "Tab"].includes(event.key) || event.target.getAttribute("role") !== "spinbutton") return;
  // After the key has done its own: from the first day Tab leads to the last one, and nothing is chosen yet.
  setTimeout(() => {
    const stays = document.activeElement?.getAttribute("role") === "spinbutton";
    if (event.key === "Tab" && stays) return;
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  });
}

export default function () {
  // On its way down: the field's parts keep their keys to themselves.
  document.addEventListener("keydown", onKey, true);
  return () => document.removeEventListener("keydown", onKey, true);
}
