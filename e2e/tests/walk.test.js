// The main job from end to end, as one person does it in a browser: in both languages, on a phone and on a desk.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { cardsIn, categories, focusedCard, progress, stand, waitForProgress } from "../board.js";
import { newVisitor, openBrowser } from "../browser.js";
import { campFiles } from "../camp_files.js";
import { checkPage } from "../checks.js";
import { startDemo } from "../server.js";

const WORDS = {
  da: { camps: "Camps", board: "Tavle: Indikatorer på succes", thread: "Tråden" },
  en: { camps: "Camps", board: "Board: ", thread: "The thread" },
};

let server, browser;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const language of ["da", "en"]) {
  for (const width of [1280, 320]) {
    describe(`The walk in ${language === "da" ? "Danish" : "English"} at ${width} pixels`, () => walk(language, width));
  }
}

function walk(language, width) {
  const slug = `skolevej-${language}-${width}`;
  const camp = `/camps/${slug}`;
  const board = `${camp}/indikatorer/tavle`;
  let visitor, page;
  before(async () => {
    visitor = await newVisitor(browser, server, { language, width });
    page = visitor.page;
  });
  after(() => visitor?.close());

  test("an analyst signs in with one click", async () => {
    await visitor.open("/log-ind");
    await checkPage(visitor);
    await visitor.signIn("analytiker");
    assert.equal(await page.innerText("h1"), WORDS[language].camps);
    await checkPage(visitor);
  });

  test("a camp is imported through the page", async () => {
    await page.click('main a[href="/camps/indlaes"]');
    await checkPage(visitor);
    await page.setInputFiles('input[type="file"]', campFiles(slug));
    await page.click('form[enctype="multipart/form-data"] button[type="submit"]');
    await page.waitForSelector(".alert-success");
    await checkPage(visitor);
    await visitor.open(camp);
    assert.match(await page.innerText("main table tbody tr:first-child"), /26/);
    await checkPage(visitor);
  });

  test("the same files again add nothing and say so", async () => {
    await visitor.open("/camps/indlaes");
    await page.setInputFiles('input[type="file"]', campFiles(slug));
    await page.click('form[enctype="multipart/form-data"] button[type="submit"]');
    await page.waitForSelector("main .alert");
    await checkPage(visitor);
    await visitor.open(board);
    assert.deepEqual(await progress(page), { dealtWith: 0, thoughts: 26 });
  });

  test("three categories are made by keyboard", async () => {
    assert.ok((await page.innerText("h1")).startsWith(WORDS[language].board));
    await page.keyboard.press("n");
    for (const [at, name] of ["Venskab", "Tryghed", "Lyst til at lære"].entries()) {
      await page.keyboard.type(name);
      await page.keyboard.press("Enter");
      await page.waitForFunction((count) => document.querySelectorAll('[data-column^="kategori:"]').length === count, at + 1);
    }
    assert.equal((await categories(page)).length, 3);
    assert.match(await page.innerText(".pejl-categories section:nth-of-type(3) h2"), /^3\s+Lyst til at lære/);
    await checkPage(visitor);
  });

  test("twenty statements are placed by keyboard, and focus stays on the cards", async () => {
    await visitor.open(board);
    await page.keyboard.press("j");
    for (let placed = 1; placed <= 20; placed += 1) {
      await focusedCard(page);
      await page.keyboard.press(String(1 + (placed % 3)));
      await waitForProgress(page, placed);
    }
    assert.equal((await cardsIn(page, "tilbage")).length, 6);
    await visitor.open(board);
    assert.deepEqual(await progress(page), { dealtWith: 20, thoughts: 26 });
    await checkPage(visitor);
  });

  test("two near-identical statements are merged", async () => {
    const [first, second] = await cardsIn(page, "tilbage");
    for (const card of [first, second]) {
      await stand(page, card);
      await page.keyboard.press("x");
    }
    await page.keyboard.press("m");
    await page.waitForSelector('[data-column="tilbage"] [data-card] details');
    assert.equal((await cardsIn(page, "tilbage")).length, 5);
    assert.equal((await progress(page)).thoughts, 26, "no thought is lost");
    await checkPage(visitor);
  });

  test("a note that holds two thoughts is split", async () => {
    const [card] = (await cardsIn(page, "tilbage")).slice(-1);
    await stand(page, card);
    await page.keyboard.press("d");
    await page.waitForURL("**/del/**");
    await checkPage(visitor);
    await page.fill("#foerste", "Flere svarer ja");
    await page.fill("#anden", "De har det godt");
    await page.click('main form.pejl-form button[type="submit"]');
    await page.waitForURL("**/tavle**");
    assert.equal((await progress(page)).thoughts, 27);
    await checkPage(visitor);
  });

  test("the split is undone with one key", async () => {
    await page.keyboard.press("u");
    await waitForProgress(page, 20, 26);
    assert.equal((await cardsIn(page, "tilbage")).length, 5);
    await checkPage(visitor);
  });

  test("a theme is written, with the statements it rests on", async () => {
    await visitor.open(`${camp}/indikatorer/opsamling`);
    await checkPage(visitor);
    await page.click('main a[href$="/tema/nyt"]');
    await checkPage(visitor);
    await page.fill("#titel", "Ingen er alene");
    await page.fill("#tekst", "Deltagerne vil kunne se, at flere børn har en ven og en voksen.");
    for (const choice of (await page.$$('input[name="udsagn"]')).slice(0, 3)) await choice.evaluate((box) => { box.closest("details").open = true; });
    for (const choice of (await page.$$('input[name="udsagn"]')).slice(0, 3)) await choice.check({ force: true });
    await checkPage(visitor);
    await page.click('main form button.button-primary[type="submit"]');
    await page.waitForSelector(".pejl-theme");
    assert.match(await page.innerText(".pejl-theme"), /Ingen er alene/);
    assert.equal(await page.locator(".pejl-theme li").count(), 3);
    await checkPage(visitor);
  });

  test("the report is downloaded as PDF", async () => {
    await visitor.open(`${camp}/rapport`);
    await checkPage(visitor);
    const answer = await visitor.context.request.get(`${camp}/rapport/hent/pdf`, { timeout: 60_000 });
    const bytes = await answer.body();
    assert.equal(bytes.subarray(0, 5).toString("latin1"), "%PDF-");
    assert.ok(bytes.length > 10_000, `${bytes.length} bytes`);
    assert.match(answer.headers()["content-type"], /application\/pdf/);
    const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), page.click('main a[href$="/rapport/hent/pdf"]')]);
    assert.match(download.suggestedFilename(), /\.pdf$/);
  });

  test("the page of a statement shows its thread up to the core task", async () => {
    await visitor.open(board);
    const [column] = await categories(page);
    const [card] = await cardsIn(page, column.column);
    await stand(page, card);
    await page.keyboard.press("o");
    await page.waitForURL("**/udsagn/**");
    const thread = page.locator(".pejl-thread");
    assert.equal(await thread.locator("h2").innerText(), WORDS[language].thread);
    const tasks = await thread.locator('.pejl-way-up a[href^="/kompas/"], .pejl-further a').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(tasks, ["/kompas/boern-der-toer-og-kan", "/kompas/mennesker-der-kan-i-et-fjordby-der-haenger-sammen"], "the camp's core task, and that it goes on to north");
    await checkPage(visitor);
  });

  test("everything that was visited was quiet: no complaint from the browser", () => {
    assert.deepEqual(visitor.faults, []);
  });
}
