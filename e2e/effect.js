// Effect steering in a test: libraries with an indicator of their own, and what a chart shows to those who see it in
// grey, walk through it with a keyboard, or hear the table behind it.
import { press } from "./acts.js";
import { commaSeparated, workbook } from "./sheet_files.js";

/** Where the indicator of the libraries is. */
export const READING = "/effekt/indikatorer/boern-der-laeser-for-sjov";

const TREE = "/effekt/enheder/biblioteker";
const UNITS = [
  ["kode", "navn", "over"],
  ["ALT", "Hele Fjordby", ""],
  ["KULTUR", "Kultur", "ALT"],
  ["SKOLE", "Skole", "ALT"],
  ["B1", "Havnens Bibliotek", "KULTUR"],
  ["B2", "Hovedbiblioteket", "KULTUR"],
  ["B3", "Bogbussen", "KULTUR"],
  ["B4", "Læsehulen", "SKOLE"],
  ["B5", "Det store læserum", "SKOLE"],
  ["B6", "Bakkens Bibliotek", "SKOLE"],
];

/** The libraries, and how many children each asks. */
export const LIBRARIES = [["B1", "Havnens Bibliotek", 40], ["B2", "Hovedbiblioteket", 200], ["B3", "Bogbussen", 90], ["B4", "Læsehulen", 60], ["B5", "Det store læserum", 300], ["B6", "Bakkens Bibliotek", 25]];

// Two years of months: as usual around 60 %, one bad month, and a jump at the end.
const SHARES = [0.58, 0.62, 0.58, 0.62, 0.58, 0.62, 0.58, 0.35, 0.62, 0.58, 0.62, 0.58, 0.62, 0.58, 0.85];

/** The months, the newest last. */
export const MONTHS = SHARES.map((_, at) => (at < 12 ? `2025-${String(at + 1).padStart(2, "0")}` : `2026-0${at - 11}`));

/** How many of how many: one library is well below the others all the time. */
export function asked([code, , of], at) {
  return { read: Math.round(of * (SHARES[at] - (code === "B4" ? 0.3 : 0))), of };
}

/** All of it, line by line: library, month, how many, of how many. */
export function readings() {
  return MONTHS.flatMap((month, at) => LIBRARIES.map((library) => [library, month, asked(library, at)]));
}

/** Sums of some libraries in a month. */
export function summed(codes, at) {
  const parts = LIBRARIES.filter(([code]) => codes.includes(code)).map((library) => asked(library, at));
  return parts.reduce((sum, part) => ({ read: sum.read + part.read, of: sum.of + part.of }), { read: 0, of: 0 });
}

/** So many of so many, as a share in per cent with one decimal. */
export function share({ read, of }) {
  return `${(Math.round((read / of) * 1000) / 10).toFixed(1).replace(".", ",")} procent`;
}

/** Makes the tree of libraries from a file, through the pages. */
export async function makeLibraries(visitor, look = async () => {}) {
  const { page } = visitor;
  await visitor.open("/effekt/enheder");
  await page.fill("#navn", "Biblioteker");
  await press(visitor, "", 'main form[action="/effekt/enheder/ny"]');
  await visitor.open(`${TREE}/indlaes`);
  await look();
  await page.setInputFiles("#fil", commaSeparated("biblioteker.csv", UNITS));
  await press(visitor, "", "main form[enctype]");
  await look();
  await press(visitor, "", "main form[enctype]");
}

/** Makes the indicator of the libraries, through the page. */
export async function makeIndicator(visitor) {
  const { page } = visitor;
  await visitor.open("/effekt/indikatorer/ny");
  const words = { titel: "Børn, der læser for sjov", taeller: "børn, der læser", naevner: "børn, der er spurgt", maaleenhed: "procent", kilde: "Bibliotekernes spørgeskema", ansvarlig: "Bibliotekschefen" };
  for (const [field, text] of Object.entries(words)) await page.fill(`#${field}`, text);
  for (const [field, choice] of [["slags", "ratio"], ["retning", "up"], ["enheder", "biblioteker"], ["hvor-tit", "month"]]) await page.selectOption(`#${field}`, choice);
  await press(visitor, "Lav indikatoren", "form.pejl-form");
}

/** Brings all readings in from a workbook whose heads say what the columns are. */
export async function bringIn(visitor) {
  const heads = ["enhed", "periode", "børn, der læser", "børn, der er spurgt"];
  await visitor.open(`${READING}/indlaes`);
  await visitor.page.setInputFiles("#fil", workbook("laesning.xlsx", [heads, ...readings().map(([[code], month, { read, of }]) => [code, month, read, of])]));
  await press(visitor, "Se, hvad der vil ske");
  await press(visitor, "Gem alle værdier");
}

/** The chart that is seen: its points, and the shapes that its legend explains, as they are without colours. */
export function seenChart(page, svg = ".pejl-chart-frame svg") {
  return page.$$eval(svg, (charts) => {
    const chart = charts.find((one) => one.checkVisibility());
    const numbers = (text) => text.match(/-?[\d.]+/g).map(Number);
    const outlined = (places) => {
      const from = places.map((number, at) => number - places[at % 2]);
      const size = Math.max(...from.map(Math.abs));
      return from.map((number) => Math.round((number / size) * 10)).join(" ");
    };
    // What the eye has left when colours are gone: the outline, whatever its size, and whether it is filled.
    const shape = (mark) => {
      const written = mark.getAttribute("points") ?? mark.getAttribute("d");
      const outline = written ? outlined(numbers(written)) : "";
      const fill = mark.getAttribute("fill");
      return `${mark.tagName} ${outline} ${["none", "#ffffff"].includes(fill) ? "hollow" : "filled"}`;
    };
    const mark = (group) => [...group.children].filter((one) => ["circle", "polygon", "path"].includes(one.tagName)).map(shape).join(" + ");
    return {
      points: [...chart.querySelectorAll("a")].map((point) => ({ href: point.getAttribute("href"), name: point.getAttribute("aria-label"), shape: mark(point) })),
      legend: [...chart.querySelectorAll(".pejl-chart-legend")].map((group) => ({ words: group.textContent.trim(), shape: mark(group) })),
      width: chart.getBoundingClientRect().width,
    };
  });
}

/** The table behind a chart, in the order in which it is read aloud: heads, and rows with their cells by head. */
export function spokenTable(page) {
  return page.$$eval("table.pejl-values", (tables) => {
    const squeezed = (element) => element.textContent.replace(/\s+/g, " ").trim();
    // Many periods are two tables: the earlier ones are folded away above the newest.
    const [table] = tables;
    const heads = [...table.querySelectorAll("thead th[scope=col]")].map(squeezed);
    const rows = tables.flatMap((one) => [...one.querySelectorAll("tbody tr")]).map((row) => ({ id: row.id, head: squeezed(row.querySelector("th[scope=row]")), cells: [...row.children].map(squeezed) }));
    return { caption: squeezed(table.caption), heads, rows };
  });
}
