// What comes out of the printer: the pages of a printed page, their size and words, as a reader of PDF files sees them.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const POINTS_PER_MM = 72 / 25.4;

/** Prints the page that the visitor looks at, and returns each sheet's size in whole millimetres and its words. */
export async function printed(visitor, folder) {
  const file = path.join(folder, "print.pdf");
  await writeFile(file, await visitor.page.pdf({ preferCSSPageSize: true, format: "A4" }));
  const { stdout: told } = await run("pdfinfo", ["-l", "-1", file]);
  const sizes = [...told.matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/g)].map(([, ...points]) => points.map((length) => Math.round(Number(length) / POINTS_PER_MM)));
  const { stdout: words } = await run("pdftotext", [file, "-"]);
  const texts = words.split("\f").map((text) => text.replace(/\s+/g, " ").trim());
  return sizes.map(([width, height], at) => ({ width, height, words: texts[at] ?? "" }));
}

/** What would be printed of the parts that only belong on a screen. */
export async function seenOnPaper(visitor, selectors) {
  await visitor.page.emulateMedia({ media: "print" });
  const seen = [];
  for (const selector of selectors) {
    for (const element of await visitor.page.$$(selector)) if (await element.isVisible()) seen.push(selector);
  }
  await visitor.page.emulateMedia({ media: null });
  return seen;
}
