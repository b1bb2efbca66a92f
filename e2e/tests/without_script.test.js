// Without JavaScript every page can be read, and the board's plain form places a statement.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { cardsIn, progress } from "../board.js";
import { newVisitor, openBrowser } from "../browser.js";
import { checkPage } from "../checks.js";
import { PUBLIC_PAGES, campPages, compassPages, effectPages, publicCompassPages, settingsPages } from "../pages.js";
import { DEMO_CAMP, startDemo } from "../server.js";

let server, browser;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function readAll(who, pages) {
  const visitor = await newVisitor(browser, server, { script: false });
  if (who) await visitor.signIn(who);
  for (const { name, address, status = 200 } of await pages(visitor)) {
    assert.equal(await visitor.open(address), status, address);
    assert.equal(await visitor.page.locator("h1:visible").count(), 1, `${name}: its heading can be seen`);
    const words = (await visitor.page.innerText("main")).length;
    assert.ok(words > 60, `${name}: there is something to read (${words} characters)`);
  }
  await visitor.close();
}

test("anyone reads the public pages without JavaScript", () => readAll(null, () => PUBLIC_PAGES));
test("anyone reads the compass without JavaScript", () => readAll(null, publicCompassPages));
test("an editor reads the pages of the compass without JavaScript", () => readAll("kompas", compassPages));
test("an owner reads the pages of effect steering without JavaScript", () => readAll("effekt", effectPages));
test("a facilitator reads the pages of a camp without JavaScript", () => readAll("facilitator", campPages));
test("an administrator reads the settings without JavaScript", () => readAll("admin", settingsPages));

test("a statement is placed with the plain form, and undone with a button", async () => {
  const visitor = await newVisitor(browser, server, { script: false, width: 320 });
  const { page } = visitor;
  await visitor.signIn("analytiker");
  await visitor.open(`${DEMO_CAMP}/indikatorer/tavle`);
  const start = await progress(page);
  const [card] = await cardsIn(page, "tilbage");
  await page.check(`#valg-${card}`);
  const category = await page.$eval("#kategori", (list) => list.options[1].value);
  await page.selectOption("#kategori", category);
  await page.click('button[name="til"][value="valgt"]');
  await page.waitForSelector("main .alert-success");
  assert.deepEqual(await progress(page), { ...start, dealtWith: start.dealtWith + 1 });
  assert.ok((await cardsIn(page, `kategori:${category}`)).includes(card), "the card stands in the category");
  await page.click(".pejl-undo button");
  await page.waitForSelector(`[data-column="tilbage"] #kort-${card}`);
  assert.deepEqual(await progress(page), start);
  await visitor.close();
});

test("nothing chosen is said in words, and nothing is changed", async () => {
  const visitor = await newVisitor(browser, server, { script: false });
  const { page } = visitor;
  await visitor.signIn("analytiker");
  await visitor.open(`${DEMO_CAMP}/indikatorer/tavle`);
  const start = await progress(page);
  await visitor.expecting(/status of 422/, async () => {
    await page.click('button[name="til"][value="valgt"]');
    await page.waitForSelector("#tavle-besked p");
  });
  assert.match(await page.innerText("#tavle-besked"), /Vælg først/);
  assert.deepEqual(await progress(page), start);
  await checkPage(visitor);
  await visitor.close();
});
