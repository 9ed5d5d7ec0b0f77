// Draws the map: land and borders on a canvas, places as buttons above it (text nodes only, never HTML).
// The wheel, two fingers, + and - zoom; what would lie under another mark is gathered into it, with a count.
const BASE = "app/static/topo/"; // relative, so that it also works behind a proxy's path
const LARGEST = 2 ** 19; // pixels for the way around the world: a street
const FROM = { fine: 900, waters: 2600, provinces: 5200 }; // pixels around the world from which a file is worth loading
const MIDDLE_OF_LAND = 0.4; // of the way from the north to the south of the map
const PADDING = 46, TOUCH = 3, STEP_MS = 900, LABEL_PX = 12.5;
const files = new Map();
const shown = new WeakMap();

const east = (lon) => lon / 360 + 0.5;
const south = (lat) => {
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};
const lonOf = (x) => (x - 0.5) * 360;
const latOf = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".news-map");
  let map = shown.get(root);
  if (!map) shown.set(root, (map = newsMap(root)));
  map.say = setTriggerValue;
  const now = JSON.stringify(data);
  if (map.drawn !== now) map.take(data, now);
  isDrawn(root);
}

function load(name, layer, done) {
  const known = files.get(name);
  if (known) return known.shapes ? known : null;
  files.set(name, {});
  fetch(`${BASE}${name}.json`)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${name}: ${answer.status}`))))
    .then((topology) => {
      files.set(name, decode(topology, layer));
      done();
    })
    // Without this file the coarser one stays; the next visit of the page asks for it again.
    .catch((error) => console.warn("The map has no", name, error.message));
  return null;
}

// Arcs become points of the world's square (0 to 1); an arc is a coast, a border or between two divisions.
function decode(topology, layer) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((steps) => {
    const points = new Float64Array(steps.length * 2);
    let x = 0, y = 0;
    steps.forEach((step, at) => {
      x += step[0];
      y += step[1];
      points[2 * at] = east(x * scale[0] + translate[0]);
      points[2 * at + 1] = south(y * scale[1] + translate[1]);
    });
    return points;
  });
  const owners = arcs.map(() => []);
  const shapes = topology.objects[layer].geometries.filter((one) => one.arcs).map((one) => {
    const polygons = one.type === "MultiPolygon" ? one.arcs : [one.arcs];
    const shape = { country: one.properties?.c ?? one.id, number: one.properties?.g, rings: [] };
    for (const ring of polygons.flat()) {
      for (const arc of ring) owners[arc < 0 ? ~arc : arc].push(shape);
      shape.rings.push(joined(ring, arcs));
    }
    shape.box = boxOf(shape.rings);
    return shape;
  });
  const lines = arcs.map((points, at) => ({ points: unwrapped(points), owners: owners[at] }))
    .map((line) => ({ ...line, box: boxOf([line.points]) }))
    .filter((line) => !isEdge(line.box));
  for (const line of lines) {
    const [one, other] = line.owners;
    line.kind = !other ? "coast" : one.country !== other.country ? "border" : "division";
  }
  const rivers = (topology.rivers ?? []).map((river) => {
    const points = Float64Array.from(river.flatMap(([lon, lat]) => [east(lon), south(lat)]));
    return { points, box: boxOf([points]) };
  });
  return { shapes, lines, rivers };
}

function joined(ring, arcs) {
  const parts = ring.map((arc) => (arc < 0 ? turned(arcs[~arc]) : arcs[arc]));
  const points = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    points.set(part, at);
    at += part.length;
  }
  return unwrapped(points);
}

// What crosses the date line goes on beyond the world's edge, and is drawn at both edges.
function unwrapped(points) {
  const found = Float64Array.from(points);
  for (let at = 2; at < found.length; at += 2) found[at] -= Math.round(found[at] - found[at - 2]);
  const box = boxOf([found]), turn = Math.floor((box[0] + box[2]) / 2);
  if (turn && found.length) for (let at = 0; at < found.length; at += 2) found[at] -= turn;
  return found;
}

function turned(points) {
  const back = new Float64Array(points.length);
  for (let at = 0; at < points.length; at += 2) {
    back[at] = points[points.length - 2 - at];
    back[at + 1] = points[points.length - 1 - at];
  }
  return back;
}

function boxOf(rings) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of rings) {
    for (let at = 0; at < points.length; at += 2) {
      box[0] = Math.min(box[0], points[at]);
      box[1] = Math.min(box[1], points[at + 1]);
      box[2] = Math.max(box[2], points[at]);
      box[3] = Math.max(box[3], points[at + 1]);
    }
  }
  return box;
}

// The date line and the lower edge of Antarctica are no coasts.
const isEdge = (box) => box[2] < 0.0005 || box[0] > 0.9995 || box[1] > 0.99;

function isInside(shape, x, y) {
  if (x < shape.box[0]) x += 1;
  else if (x > shape.box[2]) x -= 1;
  if (x < shape.box[0] || x > shape.box[2] || y < shape.box[1] || y > shape.box[3]) return false;
  let inside = false;
  for (const ring of shape.rings) {
    for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
      const [ax, ay, bx, by] = [ring[at], ring[at + 1], ring[last], ring[last + 1]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

function newsMap(root) {
  const part = (name) => root.querySelector(`.${name}`);
  const stage = part("stage"), canvas = part("land"), marks = part("marks");
  const note = part("note"), list = part("list");
  const pen = canvas.getContext("2d");
  const map = { x: 0.5, y: 0.4, k: 900, width: 0, height: 0, data: null, step: -1, isMoved: false };
  const nodes = new Map(), outlines = new Map();
  let waiting = 0, flight = 0, telling = 0, playing = 0, hosts = [];

  map.take = (data, now) => {
    const isFirst = !map.data;
    map.data = data;
    map.drawn = now;
    outlines.clear();
    data.places.forEach((place) => {
      place.x = east(place.lon);
      place.y = south(place.lat);
      // Number and count of each period in turn; those without a mention are left out.
      place.on = new Map();
      const said = place.periods ?? [];
      for (let at = 0; at < said.length; at += 2) place.on.set(said[at], (place.on.get(said[at]) ?? 0) + said[at + 1]);
    });
    dressTime();
    stage.setAttribute("aria-label", data.label);
    root.style.setProperty("--accent", data.colours.accent);
    root.style.setProperty("--primary", data.colours.primary);
    root.style.setProperty("--ink", data.colours.ink);
    root.style.setProperty("--muted", data.colours.muted);
    root.style.setProperty("--paper", data.colours.paper);
    root.style.setProperty("--line", data.colours.border);
    list.hidden = true;
    measure();
    if (isFirst) given(data.frame);
    if (!map.isMoved) fit();
    draw();
  };

  // A frame of the address, "56.95,24.1,7.5": latitude, longitude, and how often the world was doubled.
  function given(frame) {
    const [lat, lon, zoom] = String(frame).split(",").map(Number);
    if (frame && [lat, lon, zoom].every(Number.isFinite)) {
      Object.assign(map, { x: east(lon), y: south(lat), k: 256 * 2 ** zoom, isMoved: true });
      hold();
    }
  }

  function measure() {
    const box = stage.getBoundingClientRect(), sharp = window.devicePixelRatio || 1;
    if (!box.width) return;
    [map.width, map.height] = [box.width, box.height];
    canvas.width = Math.round(box.width * sharp);
    canvas.height = Math.round(box.height * sharp);
    map.sharp = sharp;
  }

  function around(places) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { x, y, km, isArea, lat } of places) {
      // Half of how far an area reaches: a country is not a point; the largest would show the world.
      const half = isArea && km && km < 2500 ? km / 2 / 40075 / Math.cos((lat * Math.PI) / 180) : 0;
      [box[0], box[1]] = [Math.min(box[0], x - half), Math.min(box[1], y - half)];
      [box[2], box[3]] = [Math.max(box[2], x + half), Math.max(box[3], y + half)];
    }
    const wide = Math.max(box[2] - box[0], 0.004), high = Math.max(box[3] - box[1], 0.004);
    const k = Math.min((map.width - 2 * PADDING) / wide, (map.height - 2 * PADDING) / high);
    return { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, k };
  }

  // A continent or an ocean would widen every frame to the world.
  const isVast = (one) => one.isArea && one.km > 2500 && one.precision !== "country";

  // What is chosen, else all that is shown.
  function fit() {
    const chosen = map.data.places.filter((place) => place.isChosen);
    const places = chosen.length ? chosen : map.data.places.filter((one) => !isVast(one));
    if (!map.data.places.length || !map.width) return;
    Object.assign(map, around(places.length ? places : map.data.places));
    map.k = Math.min(map.k, 256 * 2 ** 7);
    hold();
  }

  function hold() {
    const least = Math.max(200, Math.min(map.width, map.height * 0.9));
    map.k = Math.max(least, Math.min(LARGEST, map.k));
    map.x = Math.max(0, Math.min(1, map.x));
    map.y = Math.max(0.06, Math.min(0.9, map.y));
    // Nothing lies beyond the poles: where the world is lower than the stage, its land stands in the middle.
    const half = map.height / 2 / map.k;
    if (half >= 0.5) map.y = MIDDLE_OF_LAND;
    else map.y = Math.max(half, Math.min(1 - half, map.y));
  }

  function zoom(factor, at = [map.width / 2, map.height / 2]) {
    const [dx, dy] = [at[0] - map.width / 2, at[1] - map.height / 2];
    const [x, y] = [map.x + dx / map.k, map.y + dy / map.k];
    map.k *= factor;
    hold();
    [map.x, map.y] = [x - dx / map.k, y - dy / map.k];
    moved();
  }

  function moved() {
    map.isMoved = true;
    hold();
    draw();
    tell();
  }

  // The address gets the frame when the map has come to rest; a fitted map needs none.
  function tell() {
    clearTimeout(telling);
    telling = setTimeout(() => {
      const zoomed = Math.log2(map.k / 256).toFixed(2);
      map.say("frame", map.isMoved ? `${latOf(map.y).toFixed(3)},${lonOf(map.x).toFixed(3)},${zoomed}` : "");
    }, 350);
  }

  function fly(to, isMoved = true) {
    const from = { x: map.x, y: map.y, k: map.k }, begun = performance.now();
    const length = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 280;
    cancelAnimationFrame(flight);
    map.isMoved = isMoved;
    const go = (time) => {
      const share = Math.min(1, Math.max(0, (time - begun) / length)), ease = share * (2 - share);
      map.k = from.k * (to.k / from.k) ** ease;
      map.x = from.x + (to.x - from.x) * ease;
      map.y = from.y + (to.y - from.y) * ease;
      hold();
      draw();
      if (share < 1) flight = requestAnimationFrame(go);
      else tell();
    };
    flight = requestAnimationFrame(go);
  }

  const draw = () => {
    if (!waiting) waiting = requestAnimationFrame(redraw);
  };
  const across = (x) => (x - map.x) * map.k + map.width / 2;
  const down = (y) => (y - map.y) * map.k + map.height / 2;
  const inView = (box, turn) =>
    across(box[2] + turn) > 0 && across(box[0] + turn) < map.width && down(box[3]) > 0 && down(box[1]) < map.height;
  // Around the world once more, for what lies on the date line.
  const turns = (box) =>
    [0, -1, 1].filter((turn) => (!turn || box[0] < 0 || box[2] > 1) && inView(box, turn));

  function redraw() {
    waiting = 0;
    if (!map.width || !map.data) return;
    const { colours } = map.data;
    const coarse = load("world_110m", "countries", draw);
    const fine = map.k > FROM.fine ? load("world_50m", "countries", draw) : null;
    const near = map.k > FROM.provinces ? load("provinces_10m", "provinces", draw) : null;
    const waters = map.k > FROM.waters ? load("waters", "lakes", draw) : null;
    map.near = near;
    const world = (map.world = near ?? fine ?? coarse);
    pen.setTransform(map.sharp, 0, 0, map.sharp, 0, 0);
    pen.fillStyle = colours.water;
    pen.fillRect(0, 0, map.width, map.height);
    if (world) {
      fill(world.shapes, colours.land);
      if (waters) {
        fill(waters.shapes, colours.water);
        stroke(waters.rivers, colours.water, 1.4);
      }
      if (near) stroke(near.lines.filter((line) => line.kind === "division"), colours.border, 0.5, [3, 2]);
      stroke(world.lines.filter((line) => line.kind === "coast"), colours.border, 0.7);
      stroke(world.lines.filter((line) => line.kind === "border"), colours.border, 1.1);
    }
    arrange();
    areas();
    place();
  }

  function trace(points, turn) {
    let lastX = 1e9, lastY = 1e9;
    for (let at = 0; at < points.length; at += 2) {
      const x = across(points[at] + turn), y = down(points[at + 1]);
      const isEnd = at === 0 || at >= points.length - 2;
      if (!isEnd && Math.abs(x - lastX) < 0.8 && Math.abs(y - lastY) < 0.8) continue;
      if (at === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
      [lastX, lastY] = [x, y];
    }
  }

  function fill(shapes, colour) {
    pen.fillStyle = colour;
    for (const shape of shapes) {
      for (const turn of turns(shape.box)) {
        pen.beginPath();
        for (const points of shape.rings) trace(points, turn);
        pen.fill("evenodd");
        // Neighbours leave a hair between them.
        pen.strokeStyle = colour;
        pen.lineWidth = 0.4;
        if (pen.globalAlpha === 1) pen.stroke();
      }
    }
  }

  function stroke(lines, colour, width, dashes = []) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.setLineDash(dashes);
    pen.beginPath();
    for (const line of lines) for (const turn of turns(line.box)) trace(line.points, turn);
    pen.stroke();
    pen.setLineDash([]);
  }

  // An area: its outline where it is known, else a dashed ring as wide as it reaches.
  function areas() {
    const most = Math.max(1, ...map.data.places.map(counted));
    for (const one of map.data.places) {
      if (!one.isArea || !counted(one)) continue;
      const colour = one.isChosen ? map.data.colours.primary : map.data.colours.accent;
      const found = outlineOf(one);
      if (found) {
        pen.globalAlpha = 0.04 + 0.22 * Math.sqrt(counted(one) / most);
        fill(found.shapes, colour);
        pen.globalAlpha = 0.8;
        stroke(found.lines, colour, one.isChosen ? 2.4 : 1);
      } else if (one.km && one.precision !== "country") ring(one, colour);
      pen.globalAlpha = 1;
    }
  }

  function ring(one, colour) {
    const radius = ((one.km / 2 / 40075) * map.k) / Math.cos((one.lat * Math.PI) / 180);
    if (radius < 14 || radius > 0.18 * map.width) return;
    pen.globalAlpha = 0.6;
    [pen.strokeStyle, pen.lineWidth] = [colour, 1.2];
    pen.setLineDash([2, 5]);
    pen.beginPath();
    pen.arc(across(one.x), down(one.y), radius, 0, 7);
    pen.stroke();
    pen.setLineDash([]);
  }

  function outlineOf(one) {
    const isCountry = one.precision === "country";
    if (!isCountry && one.precision !== "region") return null;
    const layer = isCountry ? map.world : map.near;
    if (!layer) return null;
    if (!outlines.has(layer)) outlines.set(layer, new Map());
    const known = outlines.get(layer);
    if (!known.has(one.name)) known.set(one.name, isCountry ? countryIn(layer, one) : divisionIn(layer, one));
    return known.get(one.name);
  }

  function countryIn(layer, one) {
    const at = layer.shapes.find((shape) => isInside(shape, one.x, one.y));
    const code = layer === map.near && one.country ? one.country : at?.country;
    const shapes = layer.shapes.filter((shape) => shape.country === code);
    // A small country that the coarse map lacks would get its neighbour's outline.
    if (!code || !shapes.length || (one.km && !isLike(one, shapes))) return null;
    const isOwn = (line) => line.owners.filter((shape) => shape.country === code).length === 1;
    return { shapes, lines: layer.lines.filter(isOwn) };
  }

  function isLike(one, shapes) {
    const wide = Math.max(...shapes.flatMap((shape) => shape.rings).map((ring) => {
      const box = boxOf([ring]);
      return Math.max(box[2] - box[0], box[3] - box[1]);
    }));
    return wide * 40075 * Math.cos((one.lat * Math.PI) / 180) < 12 * one.km;
  }

  function divisionIn(layer, one) {
    const numbered = one.number ? layer.shapes.filter((shape) => shape.number === one.number) : [];
    // A region without a number ("East Africa") has no outline, but its point lies in somebody's.
    const at = (shape) => isInside(shape, one.x, one.y);
    const shapes = numbered.length || !one.isDivision ? numbered : layer.shapes.filter(at);
    const lines = shapes.flatMap((shape) => shape.rings.map((points) => ({ points, box: shape.box })));
    return shapes.length ? { shapes, lines } : null;
  }

  const counted = (one) => (map.step < 0 ? one.mentions : one.on.get(map.step) ?? 0);
  const sizeOf = (one, most) => 4 + 13 * Math.sqrt(counted(one) / most);

  // The most mentioned come first; what would touch a mark is gathered into it.
  function arrange() {
    const most = Math.max(1, ...map.data.places.map(counted));
    const order = map.data.places.filter(counted).sort((a, b) => counted(b) - counted(a));
    pen.font = `600 ${LABEL_PX}px ${map.data.font}`;
    hosts = [];
    for (const one of order) {
      const [at, y] = [across(one.x), down(one.y)];
      // What lies outside would have the focus and be seen by nobody.
      if (at < 0 || at > map.width || y < 0 || y > map.height) continue;
      // Room for the count of what may be gathered here: "+12" beside a name, "13" in a mark.
      const half = one.isArea ? pen.measureText(one.label).width / 2 + 20 : sizeOf(one, most);
      const high = one.isArea ? 12 : half;
      // An area's name is not cut by the edge.
      const x = one.isArea && 2 * half < map.width ? Math.max(half, Math.min(map.width - half, at)) : at;
      const box = [x - half, y - high, x + half, y + high];
      const room = one.isArea ? 0 : Math.max(0, 11 - half);
      box[0] -= room; box[1] -= room; box[2] += room; box[3] += room;
      const host = hosts.find((other) => touch(other.box, box, TOUCH));
      if (host) host.inside.push(one);
      else hosts.push({ one, x, y, box, radius: half, inside: [] });
    }
    for (const host of hosts) {
      if (host.inside.length && !host.one.isArea) host.radius = Math.max(host.radius, 11);
    }
    const taken = hosts.map((host) => host.box);
    for (const host of hosts) host.side = host.one.isArea ? "" : sideOf(host, taken);
  }

  // A name stands right of its mark, left, above or below, wherever nothing is; else not at all.
  function sideOf(host, taken) {
    const wide = pen.measureText(host.one.label).width + 4, { x, y, radius } = host, high = 9;
    const tries = {
      right: [x + radius + 2, y - high, x + radius + 2 + wide, y + high],
      left: [x - radius - 2 - wide, y - high, x - radius - 2, y + high],
      above: [x - wide / 2, y - radius - 2 * high, x + wide / 2, y - radius - 1],
      below: [x - wide / 2, y + radius + 1, x + wide / 2, y + radius + 2 * high],
    };
    for (const [side, box] of Object.entries(tries)) {
      const isFree = !taken.some((other) => other !== host.box && touch(other, box, 1));
      if (isFree && box[0] > 2 && box[2] < map.width - 2) {
        taken.push(box);
        return side;
      }
    }
    return "";
  }

  const touch = (one, other, room) =>
    one[0] < other[2] + room && other[0] < one[2] + room && one[1] < other[3] + room && other[1] < one[3] + room;

  function place() {
    const left = new Set(nodes.keys());
    const held = [...nodes.values()].find((node) => node === marks.getRootNode().activeElement);
    hosts.forEach((host, at) => {
      const key = host.one.name;
      left.delete(key);
      let node = nodes.get(key);
      if (!node) nodes.set(key, (node = newMark()));
      dress(node, host);
      node.tabIndex = held ? (held === node ? 0 : -1) : at ? -1 : 0;
      // Their order in the page is their order by keyboard: the most mentioned first.
      if (marks.children[at] !== node && node !== held) marks.insertBefore(node, marks.children[at] ?? null);
    });
    for (const key of left) {
      nodes.get(key).remove();
      nodes.delete(key);
    }
  }

  function newMark() {
    const node = document.createElement("button"), name = document.createElement("span");
    const many = document.createElement("span");
    node.type = "button";
    many.className = "many";
    name.dir = "auto";
    node.append(many, name);
    node.onclick = (event) => {
      event.stopPropagation();
      open(node.host);
    };
    node.onpointerenter = node.onfocus = () => explain(node.host);
    node.onpointerleave = node.onblur = () => (note.hidden = true);
    return node;
  }

  function dress(node, host) {
    const { one, inside } = host, kind = one.isArea ? "area" : "town";
    node.host = host;
    node.className = `mark ${kind}${one.isChosen ? " chosen" : ""}${inside.length ? " gathered" : ""}`;
    node.style.transform = `translate(${host.x.toFixed(1)}px, ${host.y.toFixed(1)}px) translate(-50%, -50%)`;
    node.style.width = node.style.height = one.isArea ? "" : `${2 * host.radius}px`;
    node.children[0].textContent = inside.length ? (one.isArea ? `+${inside.length}` : String(inside.length + 1)) : "";
    node.children[1].textContent = one.isArea || host.side ? one.label : "";
    node.children[1].className = `name ${host.side}`;
    node.setAttribute("aria-label", inWords(host).join(". "));
    if (map.data.canPick) node.setAttribute("aria-pressed", String(one.isChosen));
  }

  function inWords({ one, inside }) {
    const count = counted(one);
    const said = `${count.toLocaleString("en")} mention${count === 1 ? "" : "s"}`;
    const words = [one.name, one.size, map.step < 0 ? `${said} in ${one.documents}` : said].filter(Boolean);
    if (!inside.length) return words;
    const names = inside.slice(0, 6).map((other) => `${other.label} (${counted(other).toLocaleString("en")})`);
    const more = inside.length > 6 ? `, and ${(inside.length - 6).toLocaleString("en")} more` : "";
    return [...words, `Also here: ${names.join(", ")}${more}`];
  }

  function explain(host) {
    note.replaceChildren(...inWords(host).map((words) => {
      const line = document.createElement("div");
      line.dir = "auto";
      line.append(words);
      return line;
    }));
    note.hidden = false;
    const { width, height } = note.getBoundingClientRect();
    const under = host.y + host.radius + 14 + height < map.height;
    note.style.left = `${Math.max(4, Math.min(map.width - width - 4, host.x - width / 2))}px`;
    note.style.top = `${Math.max(4, under ? host.y + 18 : host.y - 18 - height)}px`;
  }

  // A single place is chosen; gathered ones come apart, or are listed if they lie on one spot.
  function open(host) {
    note.hidden = true;
    if (!host.inside.length) return pick(host.one);
    const all = [host.one, ...host.inside], view = around(all);
    const apart = Math.max(...host.inside.map((other) => Math.hypot(other.x - host.one.x, other.y - host.one.y)));
    if (apart * LARGEST < 60) return enumerate(all, host);
    return fly({ ...view, k: Math.min(LARGEST, Math.max(view.k, 2 * map.k)) });
  }

  function pick(one) {
    if (map.data.canPick) map.say("choice", one.name);
  }

  function enumerate(places, host) {
    list.replaceChildren(...places.map((one) => {
      const choice = document.createElement("button");
      choice.type = "button";
      choice.dir = "auto";
      choice.append(`${one.label}, ${counted(one).toLocaleString("en")}`);
      choice.onclick = () => pick(one);
      return choice;
    }));
    list.hidden = false;
    list.host = host.one.name;
    list.style.left = `${Math.max(4, Math.min(map.width - 250, host.x))}px`;
    list.style.top = `${Math.max(4, Math.min(map.height - 150, host.y))}px`;
    list.firstChild.focus();
  }

  // One period after the other; without one, all of them.
  function dressTime() {
    const { steps } = map.data, slider = part("slider");
    part("time").hidden = steps.length < 2;
    slider.max = steps.length - 1;
    if (map.step >= steps.length) map.step = -1;
    slider.value = map.step;
    sayTime();
  }

  function sayTime() {
    const { steps, all } = map.data, slider = part("slider");
    const words = map.step < 0 ? all : steps[map.step];
    part("when").textContent = words;
    slider.setAttribute("aria-valuetext", words);
    const label = playing ? "Stop" : "Play";
    part("play").setAttribute("aria-label", `${label} the periods one after the other`);
    part("play").textContent = playing ? "❚❚" : "▶";
  }

  function go(step) {
    map.step = step;
    part("slider").value = step;
    sayTime();
    draw();
  }

  function play() {
    clearInterval(playing);
    playing = playing ? 0 : setInterval(() => {
      if (!root.isConnected || map.step + 1 >= map.data.steps.length) return play();
      return go(map.step + 1);
    }, STEP_MS);
    if (playing && map.step + 1 >= map.data.steps.length) map.step = -1;
    sayTime();
  }

  const held = new Map();
  let begun = null, isDragged = false;
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = stage.getBoundingClientRect(), lines = event.deltaMode === 1 ? 18 : 1;
    const turn = Math.max(-240, Math.min(240, event.deltaY * lines));
    zoom(2 ** (-turn / (event.ctrlKey ? 90 : 260)), [event.clientX - box.left, event.clientY - box.top]);
  }, { passive: false });
  stage.addEventListener("pointerdown", (event) => {
    if (event.button || event.target.closest(".list, .tools")) return;
    list.hidden = true;
    cancelAnimationFrame(flight);
    held.set(event.pointerId, [event.clientX, event.clientY]);
    begun = [event.clientX, event.clientY];
    isDragged = false;
  });
  stage.addEventListener("pointermove", (event) => {
    const last = held.get(event.pointerId);
    if (!last) return;
    const now = [event.clientX, event.clientY];
    if (!isDragged && Math.hypot(now[0] - begun[0], now[1] - begun[1]) < 5 && held.size === 1) return;
    if (!isDragged) stage.setPointerCapture(event.pointerId);
    isDragged = true;
    note.hidden = true;
    const others = [...held].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    if (others.length) pinch(last, now, others[0]);
    else [map.x, map.y] = [map.x - (now[0] - last[0]) / map.k, map.y - (now[1] - last[1]) / map.k];
    held.set(event.pointerId, now);
    moved();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    stage.addEventListener(end, (event) => held.delete(event.pointerId));
  }
  // The end of a drag is no click on the mark that it began on.
  stage.addEventListener("click", (event) => {
    if (isDragged) event.stopPropagation();
    isDragged = false;
  }, { capture: true });

  function pinch(last, now, other) {
    const box = stage.getBoundingClientRect();
    const before = Math.hypot(last[0] - other[0], last[1] - other[1]);
    const after = Math.hypot(now[0] - other[0], now[1] - other[1]);
    zoom(after / Math.max(1, before), [(now[0] + other[0]) / 2 - box.left, (now[1] + other[1]) / 2 - box.top]);
  }

  stage.addEventListener("keydown", (event) => {
    const order = [...marks.children], at = order.indexOf(event.target);
    const ways = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key === "+" || event.key === "=") zoom(1.6);
    else if (event.key === "-") zoom(1 / 1.6);
    else if (event.key === "0") refit();
    else if (event.key === "Escape" && !list.hidden) {
      list.hidden = true;
      nodes.get(list.host)?.focus({ preventScroll: true });
    }
    else if (at >= 0 && ways[event.key]) {
      const next = order[(at + ways[event.key] + order.length) % order.length];
      order.forEach((node) => (node.tabIndex = node === next ? 0 : -1));
      next.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  });

  function refit() {
    const from = { x: map.x, y: map.y, k: map.k };
    fit();
    const to = { x: map.x, y: map.y, k: map.k };
    Object.assign(map, from);
    fly(to, false);
  }

  part("closer").onclick = () => zoom(1.8);
  part("wider").onclick = () => zoom(1 / 1.8);
  part("whole").onclick = refit;
  part("play").onclick = play;
  part("slider").oninput = (event) => {
    if (playing) play();
    go(Number(event.target.value));
  };
  new ResizeObserver(() => {
    measure();
    if (map.data && !map.isMoved) fit();
    draw();
  }).observe(stage);
  return map;
}
