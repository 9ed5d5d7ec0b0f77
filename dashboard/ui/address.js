// Makes each choice in a filter one step of the browser's history, and names the tab after what it shows.
const replace = window.history.replaceState;

// Streamlit writes a widget's value into the address by its whole URL and replaces the step before; what it
// writes by the path alone (a page's own words, a step back) is as it should be.
function write(state, unused, url) {
  const isChoice = typeof url === "string" && /^https?:/.test(url) && url !== window.location.href;
  if (isChoice) window.history.pushState(state, unused, url);
  else replace.call(window.history, state, unused, url);
}

export default function ({ data }) {
  if (window.history.replaceState !== write) window.history.replaceState = write;
  document.title = data.title;
}
