// Draws rows as a table of text (text nodes only, never HTML), and reports what was chosen in it.
const drawn = new WeakMap();
const DRAG = 5; // pixels that tell the selecting of words from a click

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".rows");
  // A rerun for another reason must take neither the focus nor the words that are selected.
  const now = JSON.stringify(data);
  if (drawn.get(root)?.now === now) return;
  const focused = root.getRootNode().activeElement;
  const held = focused && root.contains(focused) ? focused.dataset.id || focused.dataset.sort : null;
  const before = drawn.get(root)?.data;
  drawn.set(root, { now, data });

  const isProse = data.columns.some((column) => column.kind === "lead");
  root.className = `rows${isProse ? " prose" : ""}${data.pickable ? " pickable" : ""}${data.sortable ? "" : " unsorted"}`;
  root.style.maxHeight = data.height ? `${data.height}px` : "";
  const table = make("table", { role: data.pickable ? "grid" : "table", "aria-label": data.label });
  table.append(head(), body());
  root.replaceChildren(table, ...(data.pages > 1 ? [foot()] : []));
  if (held) root.querySelector(`[data-id="${CSS.escape(held)}"], [data-sort="${CSS.escape(held)}"]`)?.focus();
  if (before && before.page !== data.page) root.scrollIntoView({ block: "start" });
  isDrawn(root);

  function choose(choice) {
    setTriggerValue("choice", choice);
  }

  function head() {
    const row = make("tr", { role: "row" });
    for (const column of data.columns) {
      const order = data.sort === column.name ? "ascending" : data.sort === `-${column.name}` ? "descending" : "";
      const cell = make("th", { role: "columnheader", scope: "col", class: column.kind });
      if (order) cell.setAttribute("aria-sort", order);
      // Figures and days are asked for from the most and the newest, words from A.
      const isBack = ["count", "share", "day"].includes(column.kind) ? order !== "descending" : order === "ascending";
      if (!data.sortable) {
        cell.append(column.title);
        row.append(cell);
        continue;
      }
      const button = make("button", { type: "button", title: column.help || `Sort by ${column.title}` });
      button.dataset.sort = column.name;
      button.append(column.title, make("span", { "aria-hidden": "true" }, { ascending: " ↑", descending: " ↓" }[order] || ""));
      button.onclick = () => choose({ sort: `${isBack ? "-" : ""}${column.name}` });
      cell.append(button);
      row.append(cell);
    }
    const group = make("thead", { role: "rowgroup" });
    group.append(row);
    return group;
  }

  function body() {
    const group = make("tbody", { role: "rowgroup" });
    const stop = data.rows.findIndex(([id]) => id === data.picked);
    data.rows.forEach(([id, ...cells], at) => {
      const row = make("tr", { role: "row" });
      if (data.pickable) {
        row.dataset.id = id;
        row.tabIndex = at === Math.max(stop, 0) ? 0 : -1;
        row.setAttribute("aria-selected", String(id === data.picked));
      }
      cells.forEach((value, place) => row.append(cellOf(value, data.columns[place])));
      group.append(row);
      // In prose who speaks stands before the rest, and a dot behind each but the last.
      const line = [...row.querySelectorAll(".who:not(.nothing)"), ...row.querySelectorAll("td:not(.lead, .who, .nothing)")];
      line.slice(0, -1).forEach((cell) => cell.classList.add("more"));
    });
    if (data.pickable) listen(group);
    return group;
  }

  function cellOf(value, column) {
    const cell = make("td", { role: data.pickable ? "gridcell" : "cell", class: column.kind, "data-title": column.title });
    if (value === "") cell.classList.add("nothing");
    // A path is broken between its folders rather than in the middle of a name.
    if (column.kind === "path") cell.append(...String(value).split(/(?<=\/)/).flatMap((part) => [make("wbr", {}), part]));
    else cell.append(typeof value === "number" ? value.toLocaleString("en") : value);
    if (column.kind === "share") {
      const bar = make("span", { class: "bar", "aria-hidden": "true" });
      bar.style.setProperty("--share", value / Math.max(data.most[column.name], 1));
      cell.append(bar);
    }
    return cell;
  }

  function listen(group) {
    let from = null;
    group.onpointerdown = (event) => { from = event; };
    group.onclick = (event) => {
      const row = event.target.closest("tr");
      const isDrag = from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > DRAG;
      if (row && !isDrag) choose({ row: row.dataset.id });
    };
    group.onkeydown = (event) => {
      const row = event.target.closest("tr");
      const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling,
        Home: group.firstElementChild, End: group.lastElementChild }[event.key];
      if (next) {
        row.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      } else if (event.key === "Enter" || event.key === " ") {
        window.datelineByKey = row.dataset.id;
        choose({ row: row.dataset.id });
      } else return;
      event.preventDefault();
    };
  }

  function foot() {
    const shown = fromTo(data.first, data.rows.length, data.all);
    const turn = (page) => choose({ page });
    const bar = pageFoot({ ...data, label: "Pages of the table", back: "← Previous", next: "Next →", shown, turn });
    bar.append(make("span", { class: "print" }, "Only these rows are printed; the download has all of them."));
    return bar;
  }
}
