// What every page must pass, whichever it is: one heading that the title begins with, the right language, no
// sideways scrolling, no complaints from the browser, and nothing that axe finds against WCAG 2.1 A and AA.
import assert from "node:assert/strict";
import axe from "axe-core";

const RULES = { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }, resultTypes: ["violations"] };

/** Checks the page that the visitor looks at. */
export async function checkPage(visitor) {
  const { page, faults } = visitor;
  const where = `${new URL(page.url()).pathname} (${visitor.language}, ${page.viewportSize().width} px)`;
  const facts = await page.evaluate(() => ({
    headings: [...document.querySelectorAll("h1")].map((heading) => heading.innerText.replace(/\s+/g, " ").trim()),
    title: document.title,
    language: document.documentElement.lang,
    width: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
    inline: document.querySelectorAll("[style], style, script:not([src])").length,
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  }));
  assert.equal(facts.headings.length, 1, `${where}: one h1`);
  assert.ok(facts.title.startsWith(facts.headings[0]), `${where}: the title "${facts.title}" begins with "${facts.headings[0]}"`);
  assert.equal(facts.language, visitor.language, `${where}: lang`);
  assert.ok(facts.width <= facts.window, `${where}: ${facts.width} px wide in a window of ${facts.window}: ${await wideElements(page)}`);
  assert.equal(facts.inline, 0, `${where}: inline styles or scripts`);
  none(facts.ids.filter((id, at) => facts.ids.indexOf(id) !== at), `${where}: ids that are used twice`);
  // axe is itself a script: a page that is looked at without any has been through it with.
  if (visitor.script) none(await accessibilityFaults(page), `${where}: axe`);
  none(faults, `${where}: the browser complains`);
}

/** Checks the page that the visitor looks at on a desk and on a phone, where it stays as it is. */
export async function checkBothWidths(visitor) {
  const before = visitor.page.viewportSize();
  for (const width of [1280, 320]) {
    await visitor.page.setViewportSize({ width, height: 800 });
    await checkPage(visitor);
  }
  await visitor.page.setViewportSize(before);
}

function none(found, what) {
  assert.ok(found.length === 0, [what, ...found].join("\n  "));
}

// The elements that reach outside the window and are not inside one that does: what to look at first.
function wideElements(page) {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1;
    const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > edge);
    const named = (element) => element.tagName.toLowerCase() + (element.id ? `#${element.id}` : "") + [...element.classList].map((name) => `.${name}`).join("");
    return wide.slice(0, 5).map(named).join(", ");
  });
}

async function accessibilityFaults(page) {
  await page.evaluate(axe.source);
  const result = await page.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
  return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary.replace(/\s+/g, " ")}`).join("\n    ")}`);
}
