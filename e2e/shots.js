// Writes a picture of every main page, in Danish, on a phone (360 px) and on a desk (1280 px), and the demo's
// report as PDF, to the folder named.
import { writeFile } from "node:fs/promises";
import path from "node:path";

import { newVisitor, openBrowser } from "./browser.js";
import { PUBLIC_PAGES, campPages, committeePages, compassPages, effectPages, publicCompassPages, publicEffectPages, settingsPages } from "./pages.js";
import { DEMO_CAMP, startDemo } from "./server.js";

const folder = process.argv[2];
if (!folder) throw new Error("node shots.js FOLDER");

// Longer pictures than this are more than viewers of pictures can show.
const LONGEST = 12_000;

async function picture(visitor, name, width) {
  const height = await visitor.page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, LONGEST) };
  await visitor.page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true, clip, animations: "disabled" });
}

async function pictures(browser, server, width) {
  for (const [who, pages] of [[null, () => PUBLIC_PAGES], [null, publicCompassPages], [null, publicEffectPages], ["kompas", compassPages], ["effekt", effectPages], ["udvalg", committeePages], ["facilitator", campPages], ["admin", settingsPages]]) {
    const visitor = await newVisitor(browser, server, { width });
    if (who) await visitor.signIn(who);
    for (const { name, address } of await pages(visitor)) {
      await visitor.open(address);
      await picture(visitor, name, width);
      if (name === "tavle") {
        await visitor.page.keyboard.press("?");
        await picture(visitor, "tavle-genveje", width);
      }
    }
    await visitor.close();
  }
}

const server = await startDemo();
const browser = await openBrowser();
try {
  for (const width of [360, 1280]) await pictures(browser, server, width);
  const visitor = await newVisitor(browser, server);
  await visitor.signIn("facilitator");
  const report = await visitor.context.request.get(`${DEMO_CAMP}/rapport/hent/pdf`, { timeout: 120_000 });
  await writeFile(path.join(folder, "rapport.pdf"), await report.body());
} finally {
  await browser.close();
  await server.stop();
}
