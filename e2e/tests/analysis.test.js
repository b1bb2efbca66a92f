// The analysis of a camp and what goes through several: written with the keyboard, drawn and listed alike, and a theme
// across camps accepted; on a desk and on a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { newVisitor, openBrowser } from "../browser.js";
import { checkPage } from "../checks.js";
import { tabTo } from "../keys.js";
import { DEMO_CAMP, startDemo } from "../server.js";

const ANALYSIS = `${DEMO_CAMP}/analyse`;
const ACROSS = "/camps/paa-tvaers";

let server, browser;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function analyst(options) {
  const visitor = await newVisitor(browser, server, options);
  await visitor.signIn("analytiker");
  return visitor;
}

const squeezed = (text) => text.replace(/\s+/g, " ").trim();

test("a message with sources is written with the keyboard alone, and the figure says what the list says", async () => {
  const visitor = await analyst();
  const { page } = visitor;
  await visitor.open(`${ANALYSIS}/nyt/budskab`);
  await checkPage(visitor);
  await tabTo(page, "#titel");
  await page.keyboard.type("Ude hver dag");
  await tabTo(page, "#tekst");
  await page.keyboard.type("Stier, bænke og busser gør det muligt at komme ud.");
  await tabTo(page, "#soeg");
  await page.keyboard.type("bænke");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#soegning input[name=udsagn]");
  assert.equal(await page.inputValue("#titel"), "Ude hver dag", "what was typed is still there");
  await checkPage(visitor);
  await tabTo(page, "#soegning input[name=udsagn]");
  await page.keyboard.press("Space");
  await tabTo(page, "button[name=handling][value=gem]:not([tabindex])");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${ANALYSIS}?**`);
  await checkPage(visitor);
  const list = (await page.$$eval(".pejl-messages > li", (items) => items.map((item) => ({
    title: item.querySelector(".pejl-finding-title").firstChild.textContent,
    words: item.querySelector(".pejl-words")?.firstChild.textContent ?? "",
    numbers: item.querySelectorAll("sup a").length,
  })))).map(({ title, words, numbers }) => ({ title: squeezed(title), words: squeezed(words), numbers }));
  assert.equal(list.length, 6);
  assert.ok(list[5].title === "Ude hver dag" && list[5].numbers === 1, JSON.stringify(list[5]));
  const told = squeezed(await page.$eval("svg.pejl-figure desc", (desc) => desc.textContent));
  const drawn = squeezed(await page.$eval("svg.pejl-figure", (svg) => [...svg.querySelectorAll("tspan")].map((line) => line.textContent).join("")));
  for (const { title, words } of list) {
    assert.ok(told.includes(title) && told.includes(words), `the description lacks "${title}: ${words}"`);
    assert.ok(drawn.includes(title) && drawn.includes(words), `the drawing lacks "${title}: ${words}": ${drawn}`);
  }
  // The number leads to the source, and the source to the statement and back.
  await page.click(".pejl-messages > li:last-child sup a");
  await page.click("li:target a");
  assert.match(await page.innerText("main"), /Budskab: Ude hver dag/);
  await checkPage(visitor);
  await visitor.close();
});

test("on a phone the list stands in for the figure and nothing scrolls sideways", async () => {
  const visitor = await analyst({ width: 320 });
  for (const address of [ANALYSIS, ACROSS, `${ACROSS}/nyt`, `${ACROSS}/forslag`, `${ACROSS}/historik`, `${ANALYSIS}/historik`, "/camps/analyse-rapport", "/camps/analyse-rapport/vis"]) {
    await visitor.open(address);
    await checkPage(visitor);
  }
  await visitor.open(ANALYSIS);
  assert.ok(!(await visitor.page.isVisible("svg.pejl-figure")));
  assert.ok(await visitor.page.isVisible(".pejl-messages"));
  await visitor.close();
});

test("a theme across camps is accepted, counted, and every number leads to its statements", async () => {
  const visitor = await analyst();
  const { page } = visitor;
  await visitor.open(`${ACROSS}/forslag`);
  // A search that takes longer looks again by itself.
  await page.waitForFunction(() => !document.querySelector("[data-again]"), null, { timeout: 60_000 });
  await checkPage(visitor);
  const proposals = await page.$$("form button[value=godkend]");
  await visitor.open(ACROSS);
  const rows = (await page.$$("tbody tr")).length;
  if (proposals.length > 0) {
    await visitor.open(`${ACROSS}/forslag`);
    await page.fill("#titel-1", "Et forslag, der holder");
    await page.click("form button[value=godkend]");
  } else {
    // The program proposes nothing more than what is there: then a person writes it.
    await visitor.open(`${ACROSS}/nyt`);
    await page.fill("#titel", "Et forslag, der holder");
    await page.fill("#soeg", "bænke");
    await page.click("button[value=soeg]");
    await page.check("#soegning input[name=udsagn]");
    await page.click("button[value=gem]");
  }
  await page.waitForSelector(".alert-success");
  await visitor.open(ACROSS);
  await checkPage(visitor);
  assert.equal((await page.$$("tbody tr")).length, rows + 1);
  const counts = await page.$$eval("tbody tr", (lines) => lines.map((line) => {
    const cells = [...line.querySelectorAll("td")].map((cell) => parseInt(cell.textContent.replace("–", "0"), 10));
    return { total: cells.pop(), sum: cells.reduce((sum, count) => sum + count, 0) };
  }));
  for (const { total, sum } of counts) assert.equal(total, sum);
  const first = await page.$eval("tbody td a", (link) => ({ count: parseInt(link.textContent, 10), camp: link.hash }));
  await page.click("tbody td a");
  await page.waitForSelector(first.camp);
  assert.equal((await page.$$(`${first.camp} form:first-of-type input[name=udsagn], ${first.camp} .pejl-by-theme`)).length, first.count);
  await checkPage(visitor);
  await visitor.close();
});
