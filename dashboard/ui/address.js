// Makes each choice in a filter one step of the browser's history, and names the tab after what it shows.
const replace = window.history.replaceState;

// Streamlit writes a widget's value into the address by its whole URL and replaces the step before; what it
// writes by the path alone (a page's own words, a step back) is as it should be.
function write(state, unused, url) {
  const isChoice = typeof url === "string" && /^https?:/.test(url) && url !== window.location.href;
  if (isChoice) window.history.pushState(state, unused, url);
  else replace.call(window.history, state, unused, url);
}

// The box for files says that it is nothing and has a name all the same: screen readers are told the name.
function name() {
  document.querySelector("[data-testid=stFileUploaderDropzone][role=presentation]")?.setAttribute("role", "group");
}

export default function ({ data }) {
  if (window.history.replaceState !== write) {
    window.history.replaceState = write;
    new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  }
  name();
  document.title = data.title;
  document.getElementById("loading")?.remove(); // this is drawn last: access/loading.css has done its work
}
