// What comes into the compass from people and files: ideas that meet their history, voices from workplaces, and files
// with faults and without; every page on a desk and on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { openAction, person, press, pressRefused, said } from "../acts.js";
import { openBrowser } from "../browser.js";
import { checkBothWidths } from "../checks.js";
import { faultyCompass, goodCompass } from "../compass_files.js";
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

describe("An idea meets its history", () => {
  const IDEA = { title: "Gratis havnebus om sommeren", words: "En lille bus langs kajen, så familier kan lade bilen stå." };
  const NO = "Aftenbussen kører allerede forbi havnen, og pengene rækker kun til én af dem.";
  let employee, editor;
  before(async () => {
    employee = await person(browser, server, "medarbejder");
    editor = await person(browser, server, "kompas");
  });
  after(() => Promise.all([employee?.close(), editor?.close()]));

  async function propose(visitor, { title, words }) {
    await visitor.open("/kompas/handlinger/ny");
    await visitor.page.fill("#titel", title);
    await visitor.page.fill("#beskrivelse", words);
    await press(visitor, "Foreslå", "form.pejl-form");
  }

  test("an employee proposes it and answers the five questions", async () => {
    await employee.open("/kompas/handlinger/ny");
    await checkBothWidths(employee);
    await propose(employee, IDEA);
    await checkBothWidths(employee);
    await press(employee, "Prøv den mod kerneopgaven");
    await checkBothWidths(employee);
    await employee.page.selectOption("#kerneopgave", { label: "En levende by ved en ren fjord" });
    const fields = await employee.page.$$("form.pejl-form textarea");
    assert.equal(fields.length, 4, "four questions besides the core task");
    for (const [at, field] of fields.entries()) await field.fill(`Svar ${at + 2}: færre biler på kajen`);
    await press(employee, "Gem");
    assert.match(await said(employee), /Svar 5: færre biler på kajen/);
    await checkBothWidths(employee);
  });

  test("someone who decides says no, and must say why", async () => {
    await openAction(editor, "havnebus");
    await editor.page.click('main ol a[href^="/kompas/prioritering/"]');
    await editor.page.click('main a[href$="/afgoer"]');
    await editor.page.waitForURL("**/afgoer");
    await checkBothWidths(editor);
    await editor.page.check("#svar-no");
    await pressRefused(editor, "Afgør", "form.pejl-form");
    await checkBothWidths(editor);
    await editor.page.fill("#grund", NO);
    await press(editor, "Afgør", "form.pejl-form");
    assert.match(await said(editor), /nej/i);
    assert.ok((await said(editor)).includes(NO));
    await checkBothWidths(editor);
  });

  test("the same idea again is shown what was said, before it is saved", async () => {
    await propose(employee, { title: "Havnebus: gratis om sommeren", words: "En bus langs kajen til familier." });
    assert.ok((await said(employee)).includes(NO), "the no and its reason");
    assert.match(await said(employee), /ikke gemt endnu/);
    assert.equal(await employee.page.inputValue("#titel"), "Havnebus: gratis om sommeren");
    await checkBothWidths(employee);
    await employee.open("/kompas/handlinger?ord=havnebus");
    assert.equal(await employee.page.locator("main tbody tr").count(), 1, "it was not saved");
    await checkBothWidths(employee);
  });

  test("everything was quiet", () => assert.deepEqual([...employee.faults, ...editor.faults], []));
});

describe("A workplace says in its own words what the core task is", () => {
  const WORDS = "Fru Dam kunne igen selv hælde kaffen op. Hun bød mig på en kop.";
  const WORKPLACE = "Hjemmeplejen, distrikt Syd";
  let employee, editor, anyone;
  before(async () => {
    employee = await person(browser, server, "medarbejder");
    editor = await person(browser, server, "kompas");
    anyone = await person(browser, server, null);
  });
  after(() => Promise.all([employee?.close(), editor?.close(), anyone?.close()]));

  const publicPage = async () => {
    await anyone.open("/kompas/stemmer");
    return said(anyone);
  };

  test("an employee writes it and says yes to what it is used for", async () => {
    await employee.open("/kompas/stemmer");
    await press(employee, "Skriv jeres svar");
    await checkBothWidths(employee);
    await employee.page.fill("#fortaelling", WORDS);
    await employee.page.fill("#arbejdsplads", WORKPLACE);
    await employee.page.fill("#rolle", "Social- og sundhedsassistent");
    await employee.page.check("#samtykke", { force: true });
    await press(employee, "", "main form.pejl-form .pejl-actions");
    await checkBothWidths(employee);
    await employee.open("/kompas/stemmer/mine");
    assert.ok((await said(employee)).includes(WORKPLACE));
    await checkBothWidths(employee);
    assert.ok(!(await publicPage()).includes(WORDS), "nobody else sees it yet");
  });

  test("an editor reads it, accepts it, takes it into the booklet and publishes it", async () => {
    await editor.open("/kompas/stemmer/koe");
    await checkBothWidths(editor);
    await press(editor, WORKPLACE);
    for (const step of ["Godkend", "Tag med i hæftet", "Offentliggør"]) {
      await checkBothWidths(editor);
      assert.ok(!(await publicPage()).includes(WORDS), `nobody else sees it before "${step}"`);
      await press(editor, step, '[aria-labelledby="redaktion"]');
    }
    await checkBothWidths(editor);
  });

  test("everyone reads it, and the employee sees where it stands", async () => {
    assert.ok((await publicPage()).includes(WORDS));
    await checkBothWidths(anyone);
    await press(anyone, WORKPLACE);
    assert.ok((await said(anyone)).includes(WORDS));
    await checkBothWidths(anyone);
    await employee.open("/kompas/stemmer/mine");
    assert.match(await said(employee), /offentlig/i);
  });

  test("everything was quiet", () => assert.deepEqual([...employee.faults, ...editor.faults, ...anyone.faults], []));
});

describe("A compass comes in from a file", () => {
  let visitor, page;
  before(async () => {
    visitor = await person(browser, server, "kompas");
    page = visitor.page;
  });
  after(() => visitor?.close());

  test("a file with faults shows all of them, each with its place, and nothing comes in", async () => {
    await visitor.open("/kompas/indlaes");
    await page.setInputFiles("#fil", faultyCompass());
    await pressRefused(visitor, "Indlæs", "form.pejl-form");
    const faults = await page.$$eval(".pejl-faults li", (items) => items.map((item) => item.textContent));
    assert.equal(faults.length, 3, faults.join("\n"));
    for (const place of [/welfare_tasks\[0\].*title/, /focus/, /formaal/]) assert.ok(faults.some((fault) => place.test(fault)), `${place}: ${faults.join("\n")}`);
    await checkBothWidths(visitor);
    await visitor.open("/kompas");
    assert.doesNotMatch(await said(visitor), /Havneplanen/);
  });

  test("the mended file is taken in, and can be read", async () => {
    await visitor.open("/kompas/indlaes");
    await page.setInputFiles("#fil", goodCompass());
    await press(visitor, "Indlæs", "form.pejl-form");
    assert.match(await said(visitor), /Filen er indlæst/);
    assert.match(await said(visitor), /3 nye kerneopgaver/);
    await checkBothWidths(visitor);
    await press(visitor, "Se modellen");
    assert.match(await said(visitor), /Havnen er for alle/);
    await checkBothWidths(visitor);
  });

  test("everything was quiet", () => assert.deepEqual(visitor.faults, []));
});
