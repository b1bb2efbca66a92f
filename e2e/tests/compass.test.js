// The compass as people use it: a wording from a draft to a decision, links made with the keyboard, and things led back
// to north; every page on a desk and on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { openAction, person, press, pressRefused, said } from "../acts.js";
import { openBrowser } from "../browser.js";
import { checkBothWidths } from "../checks.js";
import { tabTo } from "../keys.js";
import { startDemo } from "../server.js";

const CHILDREN = "/kompas/boern-der-toer-og-kan";
const NORTH = "Mennesker der kan, i et Fjordby der hænger sammen";
const PURPOSE = "Alle børn og unge i Fjordby har mindst én god ven, voksne der ser dem, og lærer det, de skal bruge for at klare sig videre i livet.";

let server, browser;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// A day in Denmark, so many days before today, as a date field has it.
function daysAgo(days) {
  const day = new Date(Date.now() - days * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(day);
}

describe("A purpose is written anew and adopted", () => {
  let editor, anyone;
  before(async () => {
    editor = await person(browser, server, "kompas");
    anyone = await person(browser, server, null);
  });
  after(() => Promise.all([editor?.close(), anyone?.close()]));

  test("an editor begins a new wording, changes the purpose and saves it", async () => {
    await editor.open(CHILDREN);
    await press(editor, "Skriv en ny ordlyd");
    await checkBothWidths(editor);
    await editor.page.fill("#grund", "Campen viste, at én god ven er nok");
    await editor.page.fill("#purpose", PURPOSE);
    await press(editor, "Gem", ".pejl-save-bar");
    assert.equal(new URL(editor.page.url()).pathname, `${CHILDREN}/ordlyd/2`);
    assert.match(await said(editor), /mindst én god ven/);
    await checkBothWidths(editor);
  });

  test("others are asked, and can read it, while the wording in force still stands", async () => {
    const draft = await anyone.expecting(/status of 404/, () => anyone.open(`${CHILDREN}/ordlyd/2`));
    assert.equal(draft, 404, "a draft is for those who write it");
    await press(editor, "høring");
    await checkBothWidths(editor);
    assert.match(await said(editor), /Ordlyden er i høring/);
    await anyone.open(CHILDREN);
    assert.match(await said(anyone), /har gode venner/);
    await press(anyone, "Læs den");
    assert.match(await said(anyone), /mindst én god ven/);
    await checkBothWidths(anyone);
  });

  test("without a decision and a day it is not adopted", async () => {
    await press(editor, "Vedtag");
    await checkBothWidths(editor);
    await editor.page.fill("#dag", "");
    await pressRefused(editor, "Vedtag");
    assert.ok(await editor.page.isVisible("#beslutning-error"));
    await checkBothWidths(editor);
  });

  test("with a decision and a day it is adopted, and everyone sees it", async () => {
    await editor.page.fill("#beslutning", "Byrådet den 24. november 2026, punkt 7");
    await editor.page.fill("#dag", daysAgo(0));
    await press(editor, "Vedtag");
    assert.match(await said(editor), /Ordlyden er vedtaget, og det er den, alle ser nu/);
    await checkBothWidths(editor);
    await anyone.open(CHILDREN);
    assert.match(await said(anyone), /mindst én god ven/);
    assert.match(await said(anyone), /Besluttet: Byrådet den 24\. november 2026, punkt 7/);
    await checkBothWidths(anyone);
  });

  test("the two versions stand side by side with what differs marked", async () => {
    await press(anyone, "Alle ordlyde");
    await checkBothWidths(anyone);
    await press(anyone, "Sammenlign");
    await checkBothWidths(anyone);
    const marked = (tag) => anyone.page.$$eval(`.pejl-compare ${tag}`, (elements) => elements.map((element) => element.textContent.replace(/\[[^:]*: |\]\s*$/g, "").trim()));
    assert.deepEqual(await marked("del"), ["gode venner"]);
    assert.deepEqual(await marked("ins"), ["mindst én god ven"]);
    const looks = await anyone.page.$eval(".pejl-compare ins", (element) => getComputedStyle(element).textDecorationLine);
    assert.match(looks, /underline/, "what is new is not marked with colour alone");
  });

  test("the page as it was on a day is told apart from the page as it is", async () => {
    await anyone.open(CHILDREN);
    await anyone.page.fill("#paa", daysAgo(3));
    await press(anyone, "Vis", ".pejl-as-of-form");
    assert.match(await anyone.page.innerText(".pejl-as-of"), /Sådan så siden ud/);
    assert.doesNotMatch(await said(anyone), /mindst én god ven/);
    assert.match(await said(anyone), /havde ingen ordlyd den dag/);
    await checkBothWidths(anyone);
    await press(anyone, "Vis siden, som den er nu");
    assert.match(await said(anyone), /mindst én god ven/);
  });

  test("a task that has had two wordings shows the one that was in force on a day", async () => {
    await editor.open("/kompas/ny");
    await editor.page.selectOption("#under", { label: NORTH });
    await editor.page.fill("#titel", "Vand til alle");
    await editor.page.fill("#formaal", "Rent vand i hver hane");
    await press(editor, "Opret");
    const task = new URL(editor.page.url()).pathname.replace(/\/ordlyd.*/, "");
    for (const [number, purpose, day] of [[1, "", daysAgo(200)], [2, "Rent vand i hver hane og i fjorden", daysAgo(20)]]) {
      if (number === 2) {
        await editor.open(task);
        await press(editor, "Skriv en ny ordlyd");
        await editor.page.fill("#grund", "Fjorden hører med");
        await editor.page.fill("#purpose", purpose);
        await press(editor, "Gem", ".pejl-save-bar");
      }
      await editor.open(`${task}/ordlyd/${number}/vedtag`);
      await editor.page.fill("#beslutning", `Byrådet, møde ${number}`);
      await editor.page.fill("#dag", day);
      await press(editor, "Vedtag");
    }
    for (const [day, says] of [[daysAgo(100), "Rent vand i hver hane"], [daysAgo(10), "Rent vand i hver hane og i fjorden"]]) {
      await anyone.open(`${task}?paa=${day}`);
      assert.equal(await anyone.page.innerText("#part-purpose + p"), says, day);
    }
  });

  test("everything was quiet", () => assert.deepEqual([...editor.faults, ...anyone.faults], []));
});

describe("The thread is tied with the keyboard alone", () => {
  let visitor, page;
  const REASON = "Vandet bliver i bedene i stedet for at løbe i kloakken";
  before(async () => {
    visitor = await person(browser, server, "kompas");
    page = visitor.page;
  });
  after(() => visitor?.close());

  async function enter() {
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  }

  test("from an action's page a link is searched for, chosen, reasoned and made", async () => {
    await openAction(visitor, "Regnbede");
    await tabTo(page, '.pejl-thread a[href^="/traad/knyt"]');
    await enter();
    await checkBothWidths(visitor);
    await tabTo(page, "#q");
    await page.keyboard.type("regnvandet");
    await enter();
    await checkBothWidths(visitor);
    await tabTo(page, 'input[name="til"]');
    await page.keyboard.press("Space");
    assert.match(await page.$eval('input[name="til"]:checked + label', (label) => label.textContent), /Regnvandet bliver i haverne/);
    await tabTo(page, 'input[name="forhold"]');
    await page.keyboard.press("Space");
    assert.equal(await page.inputValue('input[name="forhold"]:checked'), "supports");
    await tabTo(page, "#grund");
    await page.keyboard.type(REASON);
    await tabTo(page, 'main form[method="post"] button[type="submit"].button-primary');
    await enter();
    assert.match(await said(visitor), /De to er knyttet sammen/);
    await checkBothWidths(visitor);
  });

  test("the thread shows the link with its reason", async () => {
    const line = page.locator(".pejl-way-up li").filter({ hasText: "Regnvandet bliver i haverne" }).first();
    assert.match(await line.innerText(), new RegExp(REASON));
    assert.ok(await page.isVisible(".pejl-way-up .pejl-is-north"), "it goes on up to north");
  });

  test("a link that would close a circle is refused, and the circle is shown", async () => {
    await visitor.open("/kompas/en-levende-by-ved-en-ren-fjord");
    await tabTo(page, '.pejl-thread a[href^="/traad/knyt"]');
    await enter();
    await tabTo(page, "#q");
    await page.keyboard.type("regnbede");
    await enter();
    await page.check('input[name="til"] >> nth=0');
    await page.check("#forhold-supports");
    await page.fill("#grund", "Prøver den forkerte vej");
    await pressRefused(visitor, "Knyt dem sammen");
    const circle = await page.$$eval("#ring ol > li", (rungs) => rungs.map((rung) => [...rung.querySelectorAll("a")].map((link) => link.textContent)));
    assert.ok(circle.length >= 2, JSON.stringify(circle));
    for (const [at, [lower]] of circle.entries()) assert.equal(lower, circle.at(at - 1)[1], "each goes on where the one before ended");
    assert.deepEqual(circle[0], ["En levende by ved en ren fjord", "Regnbede på fem veje"]);
    assert.equal(await page.inputValue("#grund"), "Prøver den forkerte vej");
    await checkBothWidths(visitor);
  });

  test("ending the link asks why, and history keeps both reasons", async () => {
    await openAction(visitor, "Regnbede");
    const end = page.locator(".pejl-way-up .pejl-thing").filter({ hasText: REASON }).first().locator('a[href^="/traad/afslut/"]');
    await tabTo(page, `a[href="${await end.getAttribute("href")}"]`);
    await enter();
    await checkBothWidths(visitor);
    await pressRefused(visitor, "Afslut forbindelsen", "form.pejl-form");
    await checkBothWidths(visitor);
    await page.fill("#grund", "Bedene er lagt et andet sted");
    await press(visitor, "Afslut forbindelsen", "form.pejl-form");
    await checkBothWidths(visitor);
    assert.equal(await page.locator(".pejl-way-up").filter({ hasText: REASON }).count(), 0);
    await press(visitor, "hele tråden");
    const told = await page.innerText(".pejl-history");
    assert.ok(told.includes(REASON) && told.includes("Bedene er lagt et andet sted"), told);
    await checkBothWidths(visitor);
  });

  test("everything was quiet", () => assert.deepEqual(visitor.faults, []));
});

describe("What does not reach north is led back in one step", () => {
  let visitor, page;
  const LOST = "Kvartalsrapport om kørsel";
  before(async () => {
    visitor = await person(browser, server, "kompas");
    page = visitor.page;
  });
  after(() => visitor?.close());

  const lost = async () => (await page.$$eval(".pejl-lost h3 a", (links) => links.map((link) => link.textContent)));

  test("it is on the list, and its own page says so", async () => {
    await visitor.open("/kompas/uden-nord");
    await checkBothWidths(visitor);
    assert.deepEqual(await lost(), [LOST]);
    await page.click(".pejl-lost h3 a");
    assert.ok(await page.waitForSelector(".pejl-no-north"));
    await checkBothWidths(visitor);
  });

  test("without a reason nothing is linked", async () => {
    await visitor.open("/kompas/uden-nord");
    await pressRefused(visitor, "Knyt", ".pejl-lost form");
    assert.deepEqual(await lost(), [LOST]);
    await checkBothWidths(visitor);
  });

  test("a choice and a reason are enough", async () => {
    await page.selectOption(".pejl-lost select[name=til]", { label: "Kerneopgave: En organisation der bærer" });
    await page.fill(".pejl-lost input[name=grund]", "Uden den ved ingen, hvor vi kører forgæves");
    await press(visitor, "Knyt", ".pejl-lost form");
    assert.match(await said(visitor), /Det er knyttet og når nu op til nord/);
    assert.deepEqual(await lost(), []);
    await checkBothWidths(visitor);
  });

  test("it is undone with one button", async () => {
    await press(visitor, "", ".pejl-undo");
    assert.match(await said(visitor), /Det er fortrudt/);
    assert.deepEqual(await lost(), [LOST]);
    await checkBothWidths(visitor);
  });

  test("everything was quiet", () => assert.deepEqual(visitor.faults, []));
});
