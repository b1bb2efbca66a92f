// Every main page passes the checks, in both languages and at both ends of the range of widths.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { newVisitor, openBrowser } from "../browser.js";
import { checkPage } from "../checks.js";
import { PUBLIC_PAGES, campPages, committeePages, compassPages, effectPages, publicCompassPages, publicEffectPages, settingsPages } from "../pages.js";
import { startDemo } from "../server.js";

let server, browser;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const GROUPS = [
  { who: "anyone", pages: () => PUBLIC_PAGES },
  { who: "anyone", pages: publicCompassPages },
  { who: "anyone", pages: publicEffectPages },
  { who: "kompas", pages: compassPages },
  { who: "effekt", pages: effectPages },
  { who: "udvalg", pages: committeePages },
  { who: "facilitator", pages: campPages },
  { who: "admin", pages: settingsPages },
];

for (const [language, width] of [["da", 1280], ["da", 320], ["en", 320]]) {
  for (const { who, pages } of GROUPS) {
    test(`all pages for ${who} are accessible in ${language} at ${width} pixels`, async (group) => {
      const visitor = await newVisitor(browser, server, { language, width });
      if (who !== "anyone") await visitor.signIn(who);
      for (const { name, address, status = 200 } of await pages(visitor)) {
        await group.test(`${name} is accessible`, async () => {
          const open = () => visitor.open(address);
          const answered = status === 200 ? await open() : await visitor.expecting(new RegExp(`status of ${status}`), open);
          assert.equal(answered, status, address);
          try {
            await checkPage(visitor);
          } finally {
            visitor.faults.length = 0;
          }
        });
      }
      await visitor.close();
    });
  }
}

describe("Enlarged text", () => {
  test("pages do not scroll sideways with text of double size", async () => {
    for (const [who, pages] of [["facilitator", campPages], ["kompas", compassPages], ["effekt", effectPages]]) {
      const visitor = await newVisitor(browser, server, { width: 1280 });
      await visitor.signIn(who);
      for (const { name, address } of [...PUBLIC_PAGES, ...await pages(visitor)]) {
        await visitor.open(address);
        // Twice the size in half the width is what a browser's zoom of 200 % does.
        await visitor.page.setViewportSize({ width: 640, height: 400 });
        const [wide, room] = await visitor.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(wide <= room, `${name}: ${wide} px in ${room}`);
      }
      await visitor.close();
    }
  });
});
