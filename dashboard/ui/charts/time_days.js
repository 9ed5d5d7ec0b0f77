// Days as numbers (1 is 1 January of the year 1), the periods that they fall into, and sums over them.
const EPOCH = 719163; // 1 January 1970
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const civil = (day) => {
  const at = new Date((day - EPOCH) * 864e5);
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
};
const ordinal = (year, month = 0, day = 1) => Math.round(new Date(0).setUTCFullYear(year, month, day) / 864e5) + EPOCH;
const years = (many) => ({
  days: 365.25 * many,
  begin: (day) => ordinal(civil(day)[0] - (civil(day)[0] % many)),
  next: (begin) => ordinal(civil(begin)[0] + many),
});

// From the shortest to the longest; the first day of each is a Monday.
const UNITS = [
  { name: "day", days: 1, begin: (day) => day, next: (day) => day + 1 },
  { name: "week", days: 7, begin: (day) => day - ((day - 1) % 7), next: (begin) => begin + 7 },
  {
    name: "month", days: 30.4,
    begin: (day) => ordinal(civil(day)[0], civil(day)[1]),
    next: (begin) => ordinal(civil(begin)[0], civil(begin)[1] + 1),
  },
  { name: "year", ...years(1) },
  { name: "decade", ...years(10) },
  { name: "century", ...years(100) },
];

const dayInWords = (day) => {
  const [year, month, date] = civil(day);
  return `${date} ${MONTHS[month]} ${year}`;
};

function inWords(begin, unit) {
  const [year, month] = civil(begin);
  if (unit.name === "day") return dayInWords(begin);
  if (unit.name === "week") return `week of ${dayInWords(begin)}`;
  if (unit.name === "month") return `${MONTHS[month]} ${year}`;
  return unit.name === "year" ? String(year) : `${year} to ${year + (unit.name === "decade" ? 9 : 99)}`;
}

// "2016-09-01", as an address has it.
const iso = (day) => {
  const [year, month, date] = civil(day);
  return `${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
};

// The longest unit whose bars are still many, the shortest that is wide enough to be seen.
const unitOf = (days, width, least) => UNITS.find((unit) => (width * unit.days) / days >= least) ?? UNITS.at(-1);

// Where dates stand under an axis: some 80 pixels apart, on the first days of something.
function ticks([first, last], width) {
  const fits = (days) => (width * days) / (last - first + 1) >= (days < 28 ? 62 : days < 365 ? 74 : 48);
  const day = [1, 2, 7, 14].find(fits);
  if (day) {
    const from = day < 7 ? first : UNITS[1].begin(first + 6);
    return from > last ? [] : range(from, last, (at) => at + day).map((at) => ({ at, text: dayAndMonth(at) }));
  }
  const months = [1, 3, 6].find((many) => fits(30.4 * many));
  if (months) {
    const [year, month] = civil(first), from = ordinal(year, month - (month % months));
    const next = (at) => ordinal(civil(at)[0], civil(at)[1] + months);
    return range(from, last, next).filter((at) => at >= first).map((at) => ({ at, text: inWords(at, UNITS[2]) }));
  }
  const many = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((some) => fits(365.25 * some)) ?? 1000;
  const year = civil(first)[0], from = ordinal(Math.max(1, year - (year % many)));
  return range(from, last, (at) => ordinal(civil(at)[0] + many - (civil(at)[0] % many)))
    .filter((at) => at >= first).map((at) => ({ at, text: String(civil(at)[0]) }));
}

const dayAndMonth = (day) => `${civil(day)[2]} ${MONTHS[civil(day)[1]]}`;

function range(from, last, next) {
  const found = [];
  for (let at = from; at <= last && found.length < 200; at = next(at)) found.push(at);
  return found;
}

// Rows [day, count, …] in order of days: the sums of the columns from one day to another, both included.
function sums(rows, columns) {
  const days = rows.map((row) => row[0]);
  const totals = Array.from({ length: columns }, (_, column) => {
    let sum = 0;
    return [0, ...rows.map((row) => (sum += row[column + 1]))];
  });
  const before = (day) => lowerBound(days, day);
  return (first, last) => totals.map((total) => total[before(last + 1)] - total[before(first)]);
}

// Rows [first, last, count]: how much of them falls on the days up to one, each spread evenly over its own.
function spreads(rows) {
  const turns = rows.flatMap(([first, last, count]) => {
    const slope = count / (last - first + 1);
    return [[first, slope], [last + 1, -slope]];
  }).sort((one, other) => one[0] - other[0]);
  const days = [], sum = [], slopes = [];
  let total = 0, slope = 0, at = 0;
  for (const [day, change] of turns) {
    total += slope * (day - at);
    at = day;
    slope += change;
    days.push(day);
    sum.push(total);
    slopes.push(slope);
  }
  const upTo = (day) => {
    const turn = lowerBound(days, day + 1) - 1;
    return turn < 0 ? 0 : sum[turn] + slopes[turn] * (day - days[turn]);
  };
  return (first, last) => Math.max(0, upTo(last + 1) - upTo(first));
}

// The same rows: how many touch the days from one to another.
function touching(rows) {
  const begun = sums(rows.map(([first, , count]) => [first, count]).sort((one, other) => one[0] - other[0]), 1);
  const ended = sums(rows.map(([, last, count]) => [last, count]).sort((one, other) => one[0] - other[0]), 1);
  return (first, last) => begun(-1e9, last)[0] - ended(-1e9, first - 1)[0];
}

function lowerBound(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
