// Land and borders as paths, and a button for each place; all words are text.
export default function ({ parentElement, data, setTriggerValue }) {
  const map = parentElement.querySelector(".place-map");
  const svg = map.querySelector("svg");
  svg.setAttribute("viewBox", `0 0 ${data.size.join(" ")}`);
  svg.replaceChildren(...Object.entries(data.layers).map(([layer, line]) => {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", layer);
    path.setAttribute("d", line);
    return path;
  }));
  map.querySelectorAll("button").forEach((one) => one.remove());
  data.places.forEach(([across, down, said], at) => {
    const mark = document.createElement("button");
    mark.type = "button";
    mark.title = said;
    mark.setAttribute("aria-label", said);
    mark.setAttribute("aria-pressed", String(at === data.chosen));
    mark.style.left = `${100 * across}%`;
    mark.style.top = `${100 * down}%`;
    mark.addEventListener("click", () => setTriggerValue("choice", at));
    map.append(mark);
  });
}
