// Suggestions on the board as an analyst uses them with the keyboard: accept, reject, why, many at once, groups,
// duplicates; with a script and without, on a desk and on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { cardsIn, focusedCard, progress, stand, waitForProgress } from "../board.js";
import { newVisitor, openBrowser } from "../browser.js";
import { checkPage } from "../checks.js";
import { DEMO_CAMP, startDemo } from "../server.js";

const BOARD = `${DEMO_CAMP}/indikatorer/tavle`;
const EMPTY_BOARD = `${DEMO_CAMP}/forudsaetninger/tavle`;

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

// The board with nothing being worked out.
async function openBoard(visitor, address = BOARD) {
  await visitor.open(address);
  await visitor.page.waitForSelector("#tavle:not(:has([data-work]))");
}

/** The category of the first suggestion for a card; null when it has none. */
function suggestion(page, card) {
  return page.$eval(`#kort-${card}`, (element) => element.querySelector("[data-accept]")?.dataset.accept.split(":")[1] ?? null);
}

describe("With the keyboard", () => {
  let visitor, page;
  before(async () => { visitor = await analyst(); page = visitor.page; });
  after(() => visitor?.close());

  test("the board with suggestions passes every check", async () => {
    await openBoard(visitor);
    assert.ok((await page.locator("[data-accept]").count()) > 0);
    await checkPage(visitor);
  });

  test("Enter accepts the first suggestion and leads to the next card", async () => {
    await openBoard(visitor);
    const start = await progress(page);
    const [first, second] = await cardsIn(page, "tilbage");
    const category = await suggestion(page, first);
    await stand(page, first);
    await page.keyboard.press("Enter");
    await waitForProgress(page, start.dealtWith + 1);
    assert.ok((await cardsIn(page, `kategori:${category}`)).includes(first), "it stands where the suggestion said");
    assert.equal(await focusedCard(page), second);
    assert.match(await page.innerText("#tavle-besked"), /accepteret/);
    await page.keyboard.press("u");
    await waitForProgress(page, start.dealtWith);
  });

  test("r rejects it: the next best shows, the focus stays, and undo brings it back", async () => {
    await openBoard(visitor);
    const [card] = await cardsIn(page, "tilbage");
    const category = await suggestion(page, card);
    await stand(page, card);
    await page.keyboard.press("r");
    await page.waitForFunction(([card, category]) => document.querySelector(`#kort-${card} [data-accept]`)?.dataset.accept.split(":")[1] !== category, [card, category]);
    assert.equal(await focusedCard(page), card);
    await page.keyboard.press("u");
    await page.waitForFunction(([card, category]) => document.querySelector(`#kort-${card} [data-accept]`)?.dataset.accept.split(":")[1] === category, [card, category]);
  });

  test("h says why in a panel, and Escape leads back to the card", async () => {
    await openBoard(visitor);
    const [card] = await cardsIn(page, "tilbage");
    await stand(page, card);
    await page.keyboard.press("h");
    await page.waitForSelector("#panel[open] .pejl-share");
    assert.equal(await page.innerText("#panel-titel"), "Hvorfor foreslås det?");
    await checkPage(visitor);
    await page.keyboard.press("Escape");
    await page.waitForSelector("#panel", { state: "hidden" });
    assert.equal(await focusedCard(page), card);
  });

  test("keys pressed one after the other without waiting all count", async () => {
    await openBoard(visitor);
    const start = await progress(page);
    await stand(page, (await cardsIn(page, "tilbage"))[0]);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Enter");
    await waitForProgress(page, start.dealtWith + 3);
    assert.equal(await page.locator("#tavle-besked .alert-error").count(), 0);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("u");
    await waitForProgress(page, start.dealtWith);
  });

  test("the order that teaches most is in the address, and the card under the hand keeps its place", async () => {
    await openBoard(visitor);
    await page.click('a[href$="orden=laer"]');
    await page.waitForSelector("#tavle[data-teaching]");
    assert.match(page.url(), /\?orden=laer$/);
    const before = await cardsIn(page, "tilbage");
    await stand(page, before[0]);
    const start = await progress(page);
    await page.keyboard.press("Enter");
    await waitForProgress(page, start.dealtWith + 1);
    assert.equal(await focusedCard(page), before[1]);
    assert.equal((await cardsIn(page, "tilbage"))[0], before[1], "the next card took the place of the one that left");
    await page.keyboard.press("u");
    await waitForProgress(page, start.dealtWith);
    await page.goBack();
    await page.waitForSelector("#tavle:not([data-teaching])");
  });

  test("many are accepted in the panel after a look at a sample, and taken back in one", async () => {
    await openBoard(visitor);
    const start = await progress(page);
    await page.click(`.pejl-advice a[href="${BOARD}/forslag"]`);
    await page.waitForSelector("#panel[open] #graense");
    await page.selectOption("#graense", "60");
    await page.click("#panel form[method=get] button");
    await page.waitForFunction(() => document.querySelector("#panel #graense").value === "60");
    await checkPage(visitor);
    const button = page.locator("#panel form[method=post] button.button-primary");
    if (await button.count()) {
      await button.click();
      await page.waitForSelector("#panel .pejl-said");
      await page.waitForFunction((dealtWith) => document.querySelector("#tavle progress").value > dealtWith, start.dealtWith);
      await checkPage(visitor);
      await page.click('#panel form[action*="/fortryd"] button');
      await waitForProgress(page, start.dealtWith);
    }
    await page.keyboard.press("Escape");
    await page.waitForSelector("#panel", { state: "hidden" });
  });
});

for (const width of [1280, 320]) {
  for (const script of [true, false]) {
    describe(`The pages at ${width} pixels ${script ? "with" : "without"} a script`, () => {
      let visitor, page;
      before(async () => { visitor = await analyst({ width, script }); page = visitor.page; });
      after(() => visitor?.close());

      test("every page of suggestions passes every check", async () => {
        await visitor.open(BOARD);
        await checkPage(visitor);
        const why = await page.getAttribute("a.why", "href");
        for (const address of [why, `${BOARD}/forslag?graense=60`, `${BOARD}/grupper`, `${BOARD}/dubletter`, `${EMPTY_BOARD}/grupper`, `${BOARD}/arbejde`]) {
          assert.equal(await visitor.open(address), 200, address);
          await checkPage(visitor);
        }
      });

      test("a suggestion is accepted and rejected by its buttons", async () => {
        await visitor.open(BOARD);
        const start = await progress(page);
        await page.click("[data-reject] >> nth=0");
        await page.waitForSelector("text=Forslaget er afvist");
        await page.click("[data-accept] >> nth=0");
        await waitForProgress(page, start.dealtWith + 1);
        for (let undone = 0; undone < 2; undone += 1) {
          await page.click(".pejl-toolbar button[form=fortryd]");
          await page.waitForSelector("text=Fortrudt.");
          await visitor.open(BOARD);
        }
        assert.equal((await progress(page)).dealtWith, start.dealtWith);
      });

      test("a group becomes a category, and undo takes it back", async () => {
        await visitor.open(`${EMPTY_BOARD}/grupper`);
        const make = page.locator('button[value^="gruppe:"]').first();
        if (!(await make.count())) return;
        await make.click();
        await page.waitForSelector("text=Kategorien er oprettet med");
        await checkPage(visitor);
        await page.click('main form[action*="/fortryd"] button');
        await page.waitForFunction(() => !document.body.innerText.includes("Kategorien er oprettet med"));
      });

      test("two that say the same are said to differ, and undo asks again", async () => {
        await visitor.open(`${BOARD}/dubletter`);
        const sets = await page.locator(".pejl-share").count();
        if (!sets) return;
        await page.click('.pejl-share button[value="ikke"] >> nth=0');
        await page.waitForSelector("text=Det er noteret");
        assert.equal(await page.locator(".pejl-share").count(), sets - 1);
        await page.click('main form[action*="/fortryd"] button');
        await page.waitForFunction((sets) => document.querySelectorAll(".pejl-share").length === sets, sets);
      });
    });
  }
}
