// The compass as pictures and on paper: what a drawing shows is what the lists beside it say, and what is printed is
// the matter without the menus.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { newVisitor, openBrowser } from "../browser.js";
import { checkBothWidths } from "../checks.js";
import { drawnNodes, drawnThread, listedNodes, listedThread } from "../figures.js";
import { SENIOR } from "../pages.js";
import { printed, seenOnPaper } from "../print.js";
import { startDemo } from "../server.js";

const SCREEN_ONLY = [".pejl-menu", ".pejl-search", "footer nav", "main form", "main .button", ".d-print-none"];

let server, browser, visitor, page;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
  visitor = await newVisitor(browser, server);
  page = visitor.page;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// Every figure that the page of figures leads to.
async function figures() {
  await visitor.open("/kompas/figurer");
  return page.$$eval('main a[href^="/kompas/figurer/"]', (links) => [...new Set(links.map((link) => link.getAttribute("href")))]);
}

const counted = (nodes) => nodes.reduce((sum, { below }) => sum + 1 + counted(below), 0);

describe("Drawings", () => {
  test("every figure shows the same things as its lists, in the same order and with the same links", async (all) => {
    const addresses = await figures();
    assert.equal(addresses.length, 20, "an overview and a fish for each of two models, and two figures for each of eight tasks");
    for (const address of addresses) {
      await all.test(address, async () => {
        await visitor.open(address);
        const drawn = await drawnNodes(page);
        assert.deepEqual(drawn, await listedNodes(page));
        // The demo has two core areas; its compass has more.
        const least = address.endsWith("/kerneomraader") ? 2 : 4;
        assert.ok(counted(drawn) >= least, `${counted(drawn)} things`);
        await checkBothWidths(visitor);
      });
    }
  });

  test("the links of a drawing are reached with the Tab key and lead where they say", async () => {
    await visitor.open("/kompas/figurer/fisk/kerneopgaven");
    await page.focus(".pejl-drawing");
    await page.keyboard.press("Tab");
    const [first] = await drawnNodes(page);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), first.address);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.equal(await page.innerText("h1"), first.heading);
  });

  for (const who of [null, "kompas"]) {
    test(`the thread shows the same things and links as its lists to ${who ?? "anyone"}`, async () => {
      const reader = await newVisitor(browser, server);
      if (who) await reader.signIn(who);
      await reader.open(SENIOR);
      await Promise.all([reader.page.waitForNavigation(), reader.page.click('.pejl-thread a[href^="/traad/core-task/"]')]);
      await checkBothWidths(reader);
      const drawn = await drawnThread(reader.page);
      const listed = await listedThread(reader.page);
      assert.deepEqual(drawn.things.map(({ name }) => name).sort(), listed.things.map(({ name }) => name).sort());
      assert.deepEqual(drawn.links.sort(), listed.links.sort());
      assert.ok(drawn.links.length >= 15, `${drawn.links.length} links`);
      // A thing in the drawing leads to its own thread, whose page names the thing that the list leads to.
      for (const { name, address } of drawn.things) {
        assert.equal(await reader.open(address), 200, address);
        assert.equal(await reader.page.getAttribute(".pejl-this a", "href"), listed.things.find((thing) => thing.name === name).address, name);
      }
      await reader.close();
    });
  }
});

describe("Paper", () => {
  test("a core task is printed with all its words and without the menus", async () => {
    await visitor.open(SENIOR);
    const words = (await page.$$eval(".pejl-parts .pejl-words, .font-lead", (parts) => parts.map((part) => part.textContent.replace(/\s+/g, " ").trim())));
    assert.deepEqual(await seenOnPaper(visitor, SCREEN_ONLY), []);
    const sheets = await printed(visitor, server.folder);
    assert.ok(sheets.length >= 1 && sheets.length <= 3, `${sheets.length} sheets`);
    const all = sheets.map((sheet) => sheet.words).join(" ");
    for (const part of words) assert.ok(all.includes(part), `the paper lacks "${part}"`);
    for (const { width, height } of sheets) assert.deepEqual([width, height], [210, 297]);
    assert.doesNotMatch(all, /Log ind|Gå til|Vis siden, som den var/);
  });

  for (const address of ["/kompas/figurer/overblik/kerneopgaven", "/kompas/figurer/fisk/kerneopgaven", `/kompas/figurer/trekant/${SENIOR.split("/").pop()}`, `/kompas/figurer/ramme/${SENIOR.split("/").pop()}`]) {
    test(`${address} fills one sheet of A3 on its side, and the lists are on the next`, async () => {
      await visitor.open(address);
      assert.deepEqual(await seenOnPaper(visitor, SCREEN_ONLY), []);
      const sheets = await printed(visitor, server.folder);
      assert.equal(sheets.length, 2, sheets.map(({ words }) => words).join("\n"));
      for (const { width, height } of sheets) assert.deepEqual([width, height], [420, 297]);
      const [picture, lists] = sheets;
      for (const { heading } of await drawnNodes(page)) {
        assert.ok(picture.words.includes(heading.split(" ")[0]), `the picture lacks "${heading}"`);
        assert.ok(lists.words.includes(heading), `the lists lack "${heading}"`);
      }
      assert.doesNotMatch(picture.words + lists.words, /Log ind|Gå til|Hent figuren|Vis siden, som den var/);
    });
  }

  test("the picture is as large as the sheet lets it be", async () => {
    await visitor.open("/kompas/figurer/fisk/kerneopgaven");
    await page.emulateMedia({ media: "print" });
    // A3 on its side, less the margins, at 96 dots to the inch.
    await page.setViewportSize({ width: Math.round((420 - 24) / 25.4 * 96), height: Math.round((297 - 24) / 25.4 * 96) });
    const box = await page.$eval(".pejl-drawing svg", (svg) => svg.getBoundingClientRect().toJSON());
    assert.ok(box.width > 1300 && box.bottom < 1032, JSON.stringify(box));
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test("everything was quiet", () => assert.deepEqual(visitor.faults, []));
});
