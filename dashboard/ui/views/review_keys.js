// After Enter the initials are written: their field gives up the focus, so that the keys are verdicts.
export default function ({ data }) {
  const leave = (event) => {
    const field = event.target;
    if (event.key === "Enter" && field.getAttribute?.("aria-label") === data.field) setTimeout(() => field.blur());
  };
  window.addEventListener("keydown", leave, true);
  return () => window.removeEventListener("keydown", leave, true);
}
