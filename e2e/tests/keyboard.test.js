// The board with the keyboard alone: from the top of the page to the cards, the list of keys, and no trap.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { cardsIn, categories, focusedCard, progress, stand, waitForProgress } from "../board.js";
import { newVisitor, openBrowser } from "../browser.js";
import { checkPage } from "../checks.js";
import { DEMO_CAMP, startDemo } from "../server.js";

const BOARD = `${DEMO_CAMP}/indikatorer/tavle`;

let server, browser, visitor, page;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
  visitor = await newVisitor(browser, server);
  page = visitor.page;
  await visitor.signIn("analytiker");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("the first press of Tab leads to the skip link, and the skip link to the content", async () => {
  await visitor.open(BOARD);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skipnav");
  // It slides into view.
  await page.waitForFunction(() => {
    const box = document.querySelector(".skipnav").getBoundingClientRect();
    return box.top >= 0 && box.left >= 0 && box.width > 10 && box.height > 10;
  });
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main-content");
});

test("the first link of the content leads past all tools to the cards", async () => {
  await page.focus("#main-content");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const presses = await pressUntil("Tab", () => document.activeElement.closest("[data-card]") !== null, 6);
  assert.ok(presses <= 4, `${presses} presses`);
  assert.equal(await focusedCard(page), (await cardsIn(page, "tilbage"))[0]);
});

// Presses a key until what is asked for holds, and returns how often.
async function pressUntil(key, holds, most) {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate(holds)) return presses;
  }
  return most + 1;
}

test("what has focus can be seen", async () => {
  const ring = await page.evaluate(() => {
    const seen = (element) => { const style = getComputedStyle(element); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none"; };
    const box = document.activeElement;
    return seen(box) || seen(box.closest("[data-card]")) || seen(box.nextElementSibling);
  });
  assert.ok(ring, "the card with focus has a ring");
});

test("j and k move between cards, and stop at both ends", async () => {
  await visitor.open(BOARD);
  const cards = await cardsIn(page, "tilbage");
  await page.keyboard.press("j");
  assert.equal(await focusedCard(page), cards[0]);
  await page.keyboard.press("k");
  assert.equal(await focusedCard(page), cards[0]);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.equal(await focusedCard(page), cards[2]);
});

test("Escape leads from a field back to the cards", async () => {
  await visitor.open(BOARD);
  await page.keyboard.press("n");
  assert.equal(await page.evaluate(() => document.activeElement.id), "navn");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await focusedCard(page);
  assert.equal(await page.inputValue("#navn"), "", "nothing was typed in the field");
});

test("the question mark opens the list of keys and Escape closes it", async () => {
  await visitor.open(BOARD);
  await page.keyboard.press("j");
  const before = await focusedCard(page);
  await page.keyboard.press("?");
  await page.waitForSelector("dialog#keys[open]");
  await checkPage(visitor);
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog#keys", { state: "hidden" });
  assert.equal(await focusedCard(page), before, "focus comes back to the card");
});

test("keys pressed one after the other without waiting all count", async () => {
  await visitor.open(BOARD);
  const start = await progress(page);
  const [first] = await categories(page);
  await page.keyboard.press("j");
  for (let press = 0; press < 4; press += 1) await page.keyboard.press(first.key);
  await waitForProgress(page, start.dealtWith + 4);
  assert.equal(await page.locator("#tavle-besked .alert-error").count(), 0, "no move was refused");
});

test("a card is set aside only with a reason", async () => {
  await visitor.open(BOARD);
  const [card] = await cardsIn(page, "tilbage");
  await stand(page, card);
  await page.keyboard.press("s");
  await visitor.expecting(/status of 422/, async () => {
    await page.keyboard.press("Enter");
    await page.waitForSelector("#tavle-besked .alert-error");
  });
  await page.focus("#begrundelse");
  await page.keyboard.type("Handler om en anden skole");
  await page.keyboard.press("Enter");
  await page.waitForSelector(`[data-column="til-side"] #kort-${card}`);
  await page.keyboard.press("u");
  await page.waitForSelector(`[data-column="tilbage"] #kort-${card}`);
});

test("Tab leaves the board in the end: there is no trap", async () => {
  await visitor.open(BOARD);
  await page.focus(".pejl-undo button");
  const presses = await pressUntil("Tab", () => document.activeElement.closest("footer") !== null, 5);
  assert.ok(presses <= 5);
});
