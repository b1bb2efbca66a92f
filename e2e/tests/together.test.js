// Two people on one board: each sees the other's moves at once, and nobody overwrites anybody silently.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { cardsIn, categories, progress, stand, waitForProgress } from "../board.js";
import { newVisitor, openBrowser } from "../browser.js";
import { checkPage } from "../checks.js";
import { DEMO_CAMP, startDemo } from "../server.js";

const BOARD = `${DEMO_CAMP}/indikatorer/tavle`;

let server, browser;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function atTheBoard(login) {
  const visitor = await newVisitor(browser, server);
  await visitor.signIn(login);
  return visitor;
}

// The live stream is open when the server has begun to answer it.
async function openLive(visitor) {
  const stream = visitor.page.waitForResponse("**/haendelser");
  await visitor.open(BOARD);
  await stream;
}

test("a move in one window shows in the other within a second, without taking its focus", async () => {
  const søren = await atTheBoard("analytiker");
  const mette = await atTheBoard("analytiker2");
  await openLive(søren);
  await openLive(mette);
  const [moved, other] = await cardsIn(søren.page, "tilbage");
  const [{ column, key }] = await categories(søren.page);
  await stand(mette.page, other);
  await stand(søren.page, moved);
  const seen = mette.page.waitForSelector(`[data-column="${column}"] #kort-${moved}`, { timeout: 5000 }).then(() => Date.now());
  const began = Date.now();
  await søren.page.keyboard.press(key);
  const took = (await seen) - began;
  assert.ok(took < 1000, `${took} ms`);
  assert.equal(await mette.page.evaluate(() => document.activeElement.id), `valg-${other}`, "focus is where it was");
  assert.deepEqual([...søren.faults, ...mette.faults], []);
  await søren.close();
  await mette.close();
});

test("a move from a board that is out of date is told and not carried out", async () => {
  const søren = await atTheBoard("analytiker");
  const mette = await atTheBoard("analytiker2");
  await mette.page.route("**/haendelser", (route) => route.abort());
  await openLive(søren);
  await mette.open(BOARD);
  const [card] = await cardsIn(søren.page, "tilbage");
  const [first, second] = await categories(søren.page);
  await stand(søren.page, card);
  await søren.page.keyboard.press(first.key);
  await søren.page.waitForSelector(`[data-column="${first.column}"] #kort-${card}`);
  await mette.expecting(/status of 409|ERR_FAILED/, async () => {
    await stand(mette.page, card);
    await mette.page.keyboard.press(second.key);
    await mette.page.waitForSelector("#tavle-besked .alert-error");
  });
  assert.match(await mette.page.innerText("#tavle-besked"), /Søren Aagebjerg/, "it says who came first");
  assert.ok((await cardsIn(mette.page, first.column)).includes(card), "the card stands where the first one put it");
  mette.faults.length = 0;
  await checkPage(mette);
  await søren.close();
  await mette.close();
});

test("a card is dragged to a category with the mouse", async () => {
  const søren = await atTheBoard("analytiker");
  const { page } = søren;
  await openLive(søren);
  const start = await progress(page);
  const [card] = await cardsIn(page, "tilbage");
  const [{ column }] = await categories(page);
  await page.dragAndDrop(`#kort-${card} .meta`, `[data-column="${column}"] h2`);
  await waitForProgress(page, start.dealtWith + 1);
  assert.ok((await cardsIn(page, column)).includes(card));
  await søren.close();
});

test("an undo takes back one's own move and not the other's", async () => {
  const søren = await atTheBoard("analytiker");
  const mette = await atTheBoard("analytiker2");
  await openLive(søren);
  await openLive(mette);
  const start = await progress(søren.page);
  const [mine, theirs] = await cardsIn(søren.page, "tilbage");
  const [{ key, column }] = await categories(søren.page);
  await stand(søren.page, mine);
  await søren.page.keyboard.press(key);
  await waitForProgress(søren.page, start.dealtWith + 1);
  await mette.page.waitForSelector(`[data-column="${column}"] #kort-${mine}`);
  await stand(mette.page, theirs);
  await mette.page.keyboard.press(key);
  await waitForProgress(søren.page, start.dealtWith + 2);
  await søren.page.keyboard.press("u");
  await søren.page.waitForSelector(`[data-column="tilbage"] #kort-${mine}`);
  assert.ok((await cardsIn(søren.page, column)).includes(theirs), "the other's move stands");
  await søren.close();
  await mette.close();
});
