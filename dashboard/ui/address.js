// Makes each thing that is done one step of the browser's history, names the tab, folds the menu on a phone.
const { pushState: push, replaceState: replace } = window.history;
const DONE = ["pointerdown", "click", "keydown"];
let done = 0; // how often something was done, and at which of them the last step was made
let stepped = 0;

// One question sets several filters and leads to another page: Streamlit writes each into the address by itself.
function step(state, unused, url) {
  const isFirst = done !== stepped;
  stepped = done;
  (isFirst ? push : replace).call(window.history, state, unused, url);
}

// Streamlit writes a widget's value into the address by its whole URL and replaces the step before; what it
// writes by the path alone (a page's own words, a step back) is as it should be.
function write(state, unused, url) {
  const isChoice = typeof url === "string" && /^https?:/.test(url) && url !== window.location.href;
  if (isChoice) step(state, unused, url);
  else replace.call(window.history, state, unused, url);
}

// The box for files says that it is nothing and has a name all the same: screen readers are told the name.
function name() {
  document.querySelector("[data-testid=stFileUploaderDropzone][role=presentation]")?.setAttribute("role", "group");
}

// On a phone the menu covers the page: once a page is chosen, it goes.
function fold(event) {
  const isChosen = event.target.closest?.("[data-testid=stSidebarNavLink]");
  if (!isChosen || !window.matchMedia("(max-width: 640px)").matches) return;
  setTimeout(() => document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click());
}

export default function ({ data }) {
  if (!window.history.steps) {
    Object.assign(window.history, { pushState: step, replaceState: write, steps: true });
    for (const kind of DONE) window.addEventListener(kind, () => (done += 1), true);
    document.addEventListener("click", fold);
    window.addEventListener("popstate", () => (stepped = done), true);
    new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  }
  name();
  document.title = data.title;
  document.getElementById("loading")?.remove(); // this is drawn last: access/loading.css has done its work
}
