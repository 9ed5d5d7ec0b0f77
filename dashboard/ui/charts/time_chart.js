// Draws what was published above what is said to happen, on one scale of days, with lanes and stretches below.
// A range drawn over it, the wheel with Ctrl, two fingers, + and - zoom; text nodes only, never HTML.
const SVG = "http://www.w3.org/2000/svg";
const HIGH = 104, LANE = 28, LINE = 26, RIGHT = 14, LEAST_DAYS = 5, BAR = 4, DRAG = 5, MOST_ROWS = 400;
const charts = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".when");
  let chart = charts.get(root);
  if (!chart) charts.set(root, (chart = timeChart(root)));
  chart.say = setTriggerValue;
  const now = JSON.stringify(data);
  if (chart.drawn !== now) chart.take(data, now);
  isDrawn(root);
}

const counted = (many, noun) => `${many.toLocaleString("en")} ${noun}${many === 1 ? "" : "s"}`;

function timeChart(root) {
  const part = (name) => root.querySelector(`.${name}`);
  const plot = part("plot"), note = part("note"), brush = part("brush"), cursor = part("cursor");
  const chart = { view: [1, 100], width: 0, data: null, said: "" };
  let sum = null, bins = [], unit = UNITS[0], waiting = 0, telling = 0, told = [], at = -1;

  chart.take = (data, now) => {
    const isFirst = !chart.data;
    [chart.data, chart.drawn] = [data, now];
    for (const [name, colour] of Object.entries(data.colours)) root.style.setProperty(`--${name}`, colour);
    sum = {
      published: sums(data.published, 1), happening: sums(data.happening, 2),
      spread: spreads(data.longer), touching: touching(data.longer),
    };
    plot.setAttribute("aria-label", data.label);
    // What was said here comes back later, and must not undo what was done since.
    const echo = told.indexOf(data.asked);
    if (echo >= 0) told = told.slice(echo + 1);
    else if (isFirst || data.asked !== chart.asked || !told.length) chart.view = [...data.view];
    chart.asked = data.asked;
    dressLanes();
    dressNames(part("stretches"), data.stretches, (one) => make("span", { dir: "auto", title: one.label }, one.label));
    at = -1;
    hover(null);
    draw();
  };

  const gutter = () => (chart.width < 560 ? 92 : 168);
  const inner = () => Math.max(40, chart.width - gutter() - RIGHT);
  const length = () => chart.view[1] - chart.view[0] + 1;
  const x = (day) => gutter() + ((day - chart.view[0]) / length()) * inner();
  const dayAt = (pixels) => chart.view[0] + ((pixels - gutter()) / inner()) * length();

  function draw() {
    if (!waiting) waiting = requestAnimationFrame(redraw);
  }

  function redraw() {
    waiting = 0;
    chart.width = plot.getBoundingClientRect().width;
    if (!chart.width || !chart.data) return;
    unit = unitOf(length(), inner(), BAR);
    const begins = range(unit.begin(chart.view[0]), chart.view[1], unit.next);
    bins = begins.map((begin) => ({ begin, ...within(begin, unit.next(begin) - 1) }));
    const days = ticks(chart.view, inner());
    band(root.querySelector("svg.published"), "published", days, [["", (bin) => bin.quotes]]);
    band(root.querySelector("svg.happening"), "mentioned", days, [
      ["", (bin) => bin.dates - bin.doubtful], ["doubtful", (bin) => bin.doubtful], ["longer", (bin) => bin.spread],
    ]);
    for (const one of root.querySelectorAll("svg.axis")) axis(one, days);
    drawLanes(days);
    drawStretches(days);
    sayView();
    if (root.querySelector("details").open) table();
  }

  function within(first, last) {
    const [quotes] = sum.published(first, last), [dates, doubtful] = sum.happening(first, last);
    return { last, quotes, dates, doubtful, spread: sum.spread(first, last), touching: sum.touching(first, last) };
  }

  function band(svg, own, days, kinds) {
    const most = Math.max(0, ...bins.map((bin) => kinds.reduce((total, [, of]) => total + of(bin), 0)));
    const step = stepOf(most), top = Math.max(step, Math.ceil(most / step) * step), high = HIGH - 8;
    const y = (count) => 6 + high - (count / top) * high;
    const shapes = [hatch()];
    shade(shapes, own, HIGH);
    for (let count = 0; count <= top; count += step) {
      shapes.push(line("grid", gutter(), y(count), chart.width - RIGHT, y(count)));
      shapes.push(text(gutter() - 8, y(count) + (count ? 6 : 0), count.toLocaleString("en"), "end"));
    }
    for (const { at: day } of days) shapes.push(line("grid", x(day), 6, x(day), HIGH));
    for (const bin of bins) {
      const [left, right] = [Math.max(x(bin.begin), gutter()), Math.min(x(bin.last + 1), chart.width - RIGHT)];
      let under = 0;
      for (const [name, of] of kinds) {
        const count = of(bin), height = Math.max(y(under) - y(under + count), count >= 1 ? 1.5 : 0);
        if (height < 0.2) continue;
        const bar = { x: left + 0.5, y: y(under) - height, width: Math.max(1, right - left - 1), height };
        shapes.push(shape("rect", { class: `bar ${name}`, ...bar, ...(name === "doubtful" ? { fill: "url(#hatch)", style: "fill: url(#hatch)" } : {}) }));
        under += count;
      }
    }
    shapes.push(line("base", gutter(), y(0), chart.width - RIGHT, y(0)));
    fill(svg, HIGH, shapes);
  }

  // The chosen period is marked where its days are meant.
  function shade(shapes, own, height) {
    const { period, axis: meant } = chart.data;
    if (!period || own !== meant) return;
    const left = Math.max(x(period[0]), gutter()), right = Math.min(x(period[1] + 1), chart.width - RIGHT);
    if (right > left) shapes.push(shape("rect", { class: "period", x: left, y: 0, width: right - left, height }));
  }

  function axis(svg, days) {
    const shapes = days.map(({ at: day, text: words }, place) => {
      const isCut = x(day) > chart.width - RIGHT - 40 && place;
      return text(isCut ? chart.width - 2 : x(day), 15, words, isCut ? "end" : "start");
    });
    fill(svg, 22, shapes);
  }

  function drawLanes(days) {
    const { rows, unit: name } = chart.data.lanes, period = UNITS.find((one) => one.name === name);
    const most = Math.max(1, ...rows.flatMap((row) => row.on.map(([, many]) => many)));
    const shapes = days.map(({ at: day }) => line("grid", x(day), 0, x(day), rows.length * LANE));
    shade(shapes, chart.data.axis, rows.length * LANE);
    rows.forEach((row, place) => {
      const middle = place * LANE + LANE / 2;
      shapes.push(line("grid", gutter(), middle, chart.width - RIGHT, middle));
      for (const [begin, many] of row.on) {
        const centre = x(begin + period.days / 2);
        if (centre < gutter() || centre > chart.width - RIGHT) continue;
        const dot = shape("circle", { class: "dot", cx: centre, cy: middle, r: 3 + 9 * Math.sqrt(many / most) });
        dot.says = [row.label, `${inWords(begin, period)}: ${counted(many, "quote")}`];
        dot.chosen = row.name;
        shapes.push(dot);
      }
    });
    fill(root.querySelector(".lanes .rows svg"), rows.length * LANE, shapes);
    place(part("lanes"), LANE);
  }

  // An arrow at the end of a stretch that goes on outside of what is shown.
  function cut(tip, middle, wide) {
    return shape("path", { class: "cut", d: `M${tip} ${middle} l${wide} -4 v8 z` });
  }

  function drawStretches(days) {
    const { stretches } = chart.data, [first, last] = chart.view, short = 0.06 * length();
    const shapes = [hatch(), ...days.map(({ at: day }) => line("grid", x(day), 0, x(day), stretches.length * LINE))];
    stretches.forEach((one, at) => {
      const from = Math.max(one.first ?? one.last - short, first), to = Math.min(one.last ?? one.first + short, last);
      if (to < first || from > last) return;
      const wide = Math.max(4, x(to + 1) - x(from));
      const bar = shape("rect", {
        class: `stretch ${one.kind}`, x: x(from), y: at * LINE + 5, width: wide, height: LINE - 10, rx: 3,
        ...(one.kind === "uncertain" ? { style: "fill: url(#hatch)" } : {}),
      });
      bar.says = one.says;
      shapes.push(bar);
      const middle = at * LINE + LINE / 2;
      if (wide < 14) return;
      if (one.first !== null && one.first < first) shapes.push(cut(x(from) + 3, middle, 5));
      if (one.last !== null && one.last > last) shapes.push(cut(x(to + 1) - 3, middle, -5));
    });
    fill(root.querySelector(".stretches .rows svg"), stretches.length * LINE, shapes);
    place(part("stretches"), LINE);
  }

  // Names are built when they change and only placed here, so that none loses the focus.
  function dressNames(section, rows, build) {
    section.hidden = !rows.length && !section.classList.contains("lanes");
    const names = section.querySelector(".names");
    const focused = names.getRootNode().activeElement?.textContent;
    names.replaceChildren(...rows.map(build));
    [...names.children].find((one) => one.textContent === focused && one.tagName === "BUTTON")?.focus({ preventScroll: true });
  }

  function place(section, high) {
    [...section.querySelector(".names").children].forEach((one, at) => {
      one.style.top = `${at * high + (high - 24) / 2}px`;
      one.style.width = `${gutter() - 8}px`;
    });
  }

  function dressLanes() {
    const { lanes, axis: meant } = chart.data;
    choices(part("by"), "A lane for each", lanes.offered, lanes.by, "lanes");
    choices(part("axes"), "by the day", { published: "published", mentioned: "said to happen" }, meant, "axis");
    part("lanes").querySelector(":scope > p")?.remove();
    if (!lanes.rows.length) part("lanes").querySelector(".choices").after(make("p", {}, lanes.none));
    dressNames(part("lanes"), lanes.rows, (row) => {
      const button = make("button", { type: "button", dir: "auto", title: row.label, "aria-pressed": String(row.isChosen) }, row.label);
      button.setAttribute("aria-label", `${row.label}: ${counted(row.total, "quote")} here. Filter`);
      button.onclick = () => chart.say("choice", row.name);
      return button;
    });
  }

  function choices(group, words, offered, chosen, trigger) {
    const focused = group.getRootNode().activeElement?.textContent;
    group.replaceChildren(words, ...Object.entries(offered).map(([value, label]) => {
      const button = make("button", { type: "button", "aria-pressed": String(value === chosen) }, label);
      button.onclick = () => value !== chosen && chart.say(trigger, value);
      return button;
    }));
    [...group.children].find((one) => one.textContent === focused)?.focus({ preventScroll: true });
  }

  function sayView() {
    const [first, last] = chart.view;
    part("shown").textContent = `${dayInWords(first)} to ${dayInWords(last)}, by ${unit.name}`;
    part("home").disabled = same(chart.view, chart.data.home);
    part("whole").disabled = same(chart.view, chart.data.ends);
    part("closer").disabled = length() <= LEAST_DAYS;
    part("wider").disabled = same(chart.view, chart.data.ends);
    part("only").hidden = same(chart.view, chart.data.home) || same(chart.view, chart.data.ends);
  }

  // A table with the same, made when somebody looks.
  function table() {
    const rows = bins.filter((bin) => bin.quotes || bin.dates || bin.touching).slice(0, MOST_ROWS);
    const bars = tabled(["Period", "Quotes published", "Dates of one day", "of these in doubt", "Longer or vague times that touch it"],
      rows.map((bin) => [inWords(bin.begin, unit), bin.quotes, bin.dates, bin.doubtful, bin.touching]));
    const { lanes } = chart.data, period = UNITS.find((one) => one.name === lanes.unit);
    const on = (row) => row.on.map(([begin, many]) => `${inWords(begin, period)}: ${many.toLocaleString("en")}`).join("; ");
    const named = tabled(["Lane", "Quotes", "When"], lanes.rows.map((row) => [row.label, row.total, on(row)]));
    part("table").replaceChildren(bars, ...(lanes.rows.length ? [named] : []));
  }

  function fit([first, last]) {
    const [least, most] = chart.data.ends, wanted = Math.max(LEAST_DAYS, Math.round(last - first + 1));
    const whole = Math.min(wanted, most - least + 1);
    const from = Math.max(least, Math.min(Math.round(first + (wanted - whole) / 2), most - whole + 1));
    return [from, from + whole - 1];
  }

  function show(view) {
    const next = fit(view);
    if (same(next, chart.view)) return;
    chart.view = next;
    at = -1;
    hover(null);
    draw();
    clearTimeout(telling);
    telling = setTimeout(tell, 250);
  }

  // The address gets the days when the chart has come to rest; where most lies needs no words there.
  function tell() {
    const { home, ends } = chart.data;
    const words = same(chart.view, home) ? "" : same(chart.view, ends) ? "all" : chart.view.map(iso).join(".");
    if (words === chart.asked && !told.length) return;
    told.push(words);
    chart.say("view", { span: words, days: chart.view.map(iso) });
  }

  function zoom(factor, day = (chart.view[0] + chart.view[1] + 1) / 2) {
    const many = length() / factor, share = (day - chart.view[0]) / length();
    show([day - share * many, day - share * many + many - 1]);
  }

  function binAt(pixels) {
    const day = dayAt(pixels);
    return pixels < gutter() ? -1 : bins.findIndex((bin) => bin.begin <= day && day < bin.last + 1);
  }

  const inNote = (bin) => [
    inWords(bin.begin, unit), `${counted(bin.quotes, "quote")} published`,
    `${counted(bin.dates, "date")} of one day${bin.doubtful ? `, ${bin.doubtful.toLocaleString("en")} in doubt` : ""}`,
    ...(bin.touching ? [`${counted(bin.touching, "longer or vague time")} touch${bin.touching === 1 ? "es" : ""} it`] : []),
  ];

  function hover(says, [left, top] = [0, 0]) {
    note.hidden = !says;
    if (!says) return void (cursor.hidden = true);
    note.replaceChildren(...says.map((words) => make("div", { dir: "auto" }, words)));
    const { width } = note.getBoundingClientRect();
    note.style.left = `${Math.max(0, Math.min(chart.width - width, left + (left > chart.width / 2 ? -width - 14 : 14)))}px`;
    note.style.top = `${top}px`;
  }

  function point(bin) {
    cursor.hidden = !bin;
    if (bin) cursor.style.left = `${(Math.max(gutter(), x(bin.begin)) + Math.min(chart.width - RIGHT, x(bin.last + 1))) / 2}px`;
  }

  const where = (event) => {
    const box = plot.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const held = new Map();
  let begun = null, isDragged = false;

  plot.addEventListener("pointerdown", (event) => {
    if (event.button || event.target.closest("button")) return;
    held.set(event.pointerId, where(event));
    begun = where(event);
    isDragged = false;
  });
  plot.addEventListener("pointermove", (event) => {
    const now = where(event), last = held.get(event.pointerId);
    if (!last) return explain(event, now);
    const others = [...held].filter(([id]) => id !== event.pointerId).map(([, spot]) => spot);
    if (!isDragged && Math.abs(now[0] - begun[0]) < DRAG && !others.length) return;
    if (!isDragged && begun[0] < gutter()) return;
    isDragged = true;
    plot.setPointerCapture(event.pointerId);
    hover(null);
    held.set(event.pointerId, now);
    if (others.length) return pinch(last[0], now[0], others[0][0]);
    const [left, right] = [begun[0], now[0]].map((one) => Math.max(gutter(), Math.min(chart.width - RIGHT, one))).sort((one, other) => one - other);
    brush.hidden = false;
    [brush.style.left, brush.style.width] = [`${left}px`, `${right - left}px`];
  });
  plot.addEventListener("pointerup", (event) => {
    const isBrushed = !brush.hidden;
    if (!held.delete(event.pointerId)) return;
    brush.hidden = true;
    if (!isBrushed) return void (isDragged || click(event));
    const ends = [begun[0], where(event)[0]].sort((one, other) => one - other).map(dayAt);
    const first = bins.find((bin) => bin.last + 1 > ends[0])?.begin ?? chart.view[0];
    const last = bins.findLast((bin) => bin.begin <= ends[1])?.last ?? chart.view[1];
    show([Math.max(first, chart.view[0]), Math.min(last, chart.view[1])]);
  });
  plot.addEventListener("pointercancel", (event) => {
    held.delete(event.pointerId);
    brush.hidden = true;
  });
  plot.addEventListener("pointerleave", () => hover(null));

  // Two fingers hold the days under them.
  function pinch(last, now, other) {
    brush.hidden = true;
    const factor = Math.abs(now - other) / Math.max(1, Math.abs(last - other));
    zoom(Math.max(0.5, Math.min(2, factor)), dayAt(other));
  }

  function explain(event, now) {
    const { says } = event.target;
    const bin = event.target.closest?.("section:not(.lanes, .stretches), svg.axis") ? bins[binAt(now[0])] : null;
    hover(says ?? (bin ? inNote(bin) : null), [now[0], now[1] + 10]);
    point(says ? null : bin);
  }

  function click(event) {
    if (event.target.chosen) return chart.say("choice", event.target.chosen);
    explain(event, where(event));
    const bin = bins[binAt(where(event)[0])];
    if (bin && event.pointerType === "mouse" && event.target.closest("section:not(.lanes, .stretches)")) enter(bin);
  }

  function enter(bin) {
    if (unit.days > 1) show([bin.begin, bin.last]);
  }

  plot.addEventListener("wheel", (event) => {
    const along = event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX;
    if (event.ctrlKey) zoom(2 ** (-Math.max(-240, Math.min(240, event.deltaY)) / 90), dayAt(where(event)[0]));
    else if (Math.abs(along) > Math.abs(event.deltaY) || event.shiftKey) pan(along / inner());
    else return;
    event.preventDefault();
  }, { passive: false });

  const pan = (share) => {
    const by = Math.round(share * length()) || Math.sign(share);
    show(chart.view.map((day) => day + by));
  };

  plot.addEventListener("keydown", (event) => {
    if (event.target !== plot || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (event.key in steps && event.shiftKey) pan(steps[event.key] / 4);
    else if (event.key in steps) step(at < 0 ? (steps[event.key] > 0 ? 0 : bins.length - 1) : at + steps[event.key]);
    else if (event.key === "Home") step(0);
    else if (event.key === "End") step(bins.length - 1);
    else if (event.key === "Enter" && bins[at]) enter(bins[at]);
    else if (event.key === "+" || event.key === "=") zoom(2, bins[at]?.begin);
    else if (event.key === "-") zoom(0.5, bins[at]?.begin);
    else if (event.key === "0") show(chart.data.home);
    else if (event.key === "Escape") [at] = [-1, hover(null)];
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  plot.addEventListener("blur", () => hover(null));

  function step(to) {
    at = Math.max(0, Math.min(bins.length - 1, to));
    hover(inNote(bins[at]), [x(bins[at].begin), 30]);
    point(bins[at]);
    part("said").textContent = inNote(bins[at]).join(", ");
  }

  part("closer").onclick = () => zoom(2);
  part("wider").onclick = () => zoom(0.5);
  part("home").onclick = () => show(chart.data.home);
  part("whole").onclick = () => show(chart.data.ends);
  for (const own of ["published", "mentioned"]) {
    root.querySelector(`button.${own}`).onclick = () => chart.say("only", { axis: own, days: chart.view.map(iso) });
  }
  root.querySelector("details").ontoggle = draw;
  new ResizeObserver(draw).observe(plot);
  return chart;
}

const same = (one, other) => one[0] === other[0] && one[1] === other[1];

function stepOf(most) {
  const rough = Math.max(1, most / 3), power = 10 ** Math.floor(Math.log10(rough));
  return Math.max(1, [1, 2, 5, 10].find((one) => one * power >= rough) * power);
}

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, typeof value === "number" ? value.toFixed(1) : value);
  return node;
}

const line = (kind, x1, y1, x2, y2) => shape("line", { class: kind, x1, y1, x2, y2 });

function text(x, y, words, anchor) {
  const node = shape("text", { x, y, "text-anchor": anchor });
  node.append(words);
  return node;
}

function hatch() {
  const defs = shape("defs", {}), pattern = shape("pattern", { id: "hatch", width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  pattern.append(shape("rect", { width: 4, height: 4, style: "fill: var(--paper)" }), shape("rect", { width: 1.6, height: 4, style: "fill: var(--primary)" }));
  defs.append(pattern);
  return defs;
}

function fill(svg, height, shapes) {
  svg.setAttribute("aria-hidden", "true");
  svg.style.height = `${height}px`;
  svg.replaceChildren(...shapes);
}

function tabled(heads, rows) {
  const table = make("table"), head = make("tr"), body = document.createElement("tbody");
  head.append(...heads.map((words) => make("th", { scope: "col" }, words)));
  for (const cells of rows) {
    const row = make("tr");
    row.append(...cells.map((cell, at) => make("td", { class: at && typeof cell === "string" ? "words" : "", dir: at ? "" : "auto" }, cell.toLocaleString("en"))));
    body.append(row);
  }
  const top = document.createElement("thead");
  top.append(head);
  table.append(top, body);
  return table;
}
