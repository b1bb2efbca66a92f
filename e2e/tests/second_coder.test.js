// Two people and a round: one draws the sample, the other sorts it blind with the keyboard, and together they look at
// what they disagree on.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { newVisitor, openBrowser } from "../browser.js";
import { checkPage } from "../checks.js";
import { DEMO_CAMP, startDemo } from "../server.js";

const BOARD = `${DEMO_CAMP}/indikatorer/tavle`;
const SIZE = 12;

let server, browser, søren, mette, round;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
  søren = await newVisitor(browser, server);
  mette = await newVisitor(browser, server);
  await søren.signIn("analytiker");
  await mette.signIn("analytiker2");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// Checks the page here and on the narrowest screen.
async function checkWideAndNarrow(visitor) {
  await checkPage(visitor);
  await visitor.page.setViewportSize({ width: 320, height: 800 });
  await checkPage(visitor);
  await visitor.page.setViewportSize({ width: 1280, height: 800 });
}

const heading = (page) => page.innerText("h1");

test("the analyst finds the second coder on the board and draws a sample", async () => {
  const { page } = søren;
  await søren.open(BOARD);
  await page.click('a[href$="/anden-koder"]');
  await checkWideAndNarrow(søren);
  await page.fill("#antal", String(SIZE));
  await page.click('form[action$="/anden-koder"] button');
  await page.waitForURL("**/anden-koder/1*");
  round = new URL(page.url()).pathname;
  await checkWideAndNarrow(søren);
  assert.equal(await page.locator('form[action$="/begynd"]').count(), 0, "whoever opens a round does not sort it");
});

test("the colleague sorts the sample with the keyboard, one thought after the other", async () => {
  const { page } = mette;
  await mette.open(round);
  await page.click('form[action$="/begynd"] button');
  await page.waitForSelector(".pejl-choices");
  await checkWideAndNarrow(mette);
  for (let position = 1; position <= SIZE; position += 1) {
    assert.match(await heading(page), new RegExp(` ${position} `), "the next thought is there");
    await page.keyboard.press(position === SIZE ? "x" : String(1 + (position % 3)));
    const next = position === SIZE ? "main form[action$='/afslut']" : `input[name=plads][value="${position + 1}"]`;
    await page.waitForSelector(next, { state: "attached" });
  }
  await checkWideAndNarrow(mette);
});

test("j and k go back and forth, and a key changes an answer that was given", async () => {
  const { page } = mette;
  await mette.open(`${round}?plads=2`);
  await page.keyboard.press("j");
  await page.waitForURL("**plads=3");
  await page.keyboard.press("k");
  await page.waitForURL("**plads=2");
  const chosen = await page.getAttribute(".is-chosen", "data-key");
  await page.keyboard.press(chosen === "1" ? "2" : "1");
  await page.waitForURL(`**${round}`);
  await mette.open(`${round}?plads=2`);
  assert.equal(await page.getAttribute(".is-chosen", "data-key"), chosen === "1" ? "2" : "1");
});

test("keys that are typed in a field stay there", async () => {
  const { page } = mette;
  await mette.open(`${round}?plads=1`);
  await page.click("main details:has(#begrundelse) summary");
  await page.focus("#begrundelse");
  await page.keyboard.type("x123 jk");
  assert.equal(await page.inputValue("#begrundelse"), "x123 jk");
  assert.match(await heading(page), / 1 /);
});

test("the first one sees how far it has come, and no figure, until it is finished", async () => {
  await søren.open(round);
  assert.equal(await søren.page.getAttribute("main progress", "value"), String(SIZE));
  assert.equal(await søren.page.locator("main table").count(), 0);
  await checkWideAndNarrow(søren);
  await mette.open(round);
  await mette.page.click('form[action$="/afslut"] button');
  await mette.page.waitForSelector(".pejl-told");
  await checkWideAndNarrow(mette);
  await søren.open(round);
  assert.match(await søren.page.innerText(".pejl-told"), new RegExp(`af ${SIZE - 1} tanker`), "one could not be decided");
});

test("a disagreement is settled by moving the thought, and the move is undone", async () => {
  const { page } = søren;
  await søren.open(round);
  const id = await page.locator(".pejl-disagreement:has(button[value=take])").first().getAttribute("id");
  await page.click(`#${id} button[value=take]`);
  await page.waitForSelector(`#${id} form[action$="/fortryd"]`);
  assert.equal(await page.getAttribute("#uenigheder ~ p progress", "value"), "1");
  await checkWideAndNarrow(søren);
  await page.click(`#${id} form[action$="/fortryd"] button`);
  await page.waitForSelector(`#${id} button[value=take]`);
  assert.equal(await page.getAttribute("#uenigheder ~ p progress", "value"), "0");
});

test("a round is sorted without JavaScript too", async () => {
  const plain = await newVisitor(browser, server, { script: false, width: 320 });
  await søren.open(`${BOARD}/anden-koder`);
  await søren.page.fill("#antal", "2");
  await søren.page.click('form[action$="/anden-koder"] button');
  const second = new URL(søren.page.url()).pathname;
  await plain.signIn("facilitator");
  await plain.open(second);
  await plain.page.click('form[action$="/begynd"] button');
  for (const position of ["1", "2"]) {
    await plain.page.waitForSelector(`input[name=plads][value="${position}"]`, { state: "attached" });
    await checkPage(plain);
    await plain.page.click(".pejl-choices button >> nth=0");
  }
  await plain.page.click('form[action$="/afslut"] button');
  await plain.page.waitForSelector(".pejl-told");
  await checkPage(plain);
  assert.deepEqual([...søren.faults, ...mette.faults], []);
});
