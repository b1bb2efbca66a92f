// The compass as people use it: a wording from a draft to a decision, links made with the keyboard, things led back to
// north, ideas that meet their history, voices, and files; every page on a desk and on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { newVisitor, openBrowser } from "../browser.js";
import { checkBothWidths } from "../checks.js";
import { faultyCompass, goodCompass } from "../compass_files.js";
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

async function person(login, options) {
  const visitor = await newVisitor(browser, server, options);
  if (login) await visitor.signIn(login);
  return visitor;
}

const main = (visitor) => visitor.page.innerText("main");

/** Presses a button or a link by its words, and waits for the page that follows. */
async function press(visitor, words, within = "main") {
  const { page } = visitor;
  const wanted = page.locator(within).locator("button:not(.sr-only), a").filter({ hasText: words }).first();
  await Promise.all([page.waitForNavigation(), wanted.click()]);
}

/** Sends something that is refused: the page says why, with what was typed still there. */
async function refused(visitor, words, within) {
  await visitor.expecting(/status of 422/, () => press(visitor, words, within));
  assert.ok(await visitor.page.isVisible(".alert-error"), "it is said what is wrong");
}

/** A day in Denmark, so many days before today, as a date field has it. */
function daysAgo(days) {
  const day = new Date(Date.now() - days * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(day);
}

/** Opens an action's page from the list of actions, as found by a word. */
async function openAction(visitor, word) {
  await visitor.open("/kompas/handlinger");
  await visitor.page.fill("#ord", word);
  await press(visitor, "Vis", ".pejl-filter");
  await visitor.page.click("main tbody th a");
  await visitor.page.waitForURL(/\/handlinger\/[^/?]+$/);
}

describe("A purpose is written anew and adopted", () => {
  let editor, anyone;
  before(async () => {
    editor = await person("kompas");
    anyone = await person(null);
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
    assert.match(await main(editor), /mindst én god ven/);
    await checkBothWidths(editor);
  });

  test("others are asked, and can read it, while the wording in force still stands", async () => {
    const draft = await anyone.expecting(/status of 404/, () => anyone.open(`${CHILDREN}/ordlyd/2`));
    assert.equal(draft, 404, "a draft is for those who write it");
    await press(editor, "høring");
    await checkBothWidths(editor);
    assert.match(await main(editor), /Ordlyden er i høring/);
    await anyone.open(CHILDREN);
    assert.match(await main(anyone), /har gode venner/);
    await press(anyone, "Læs den");
    assert.match(await main(anyone), /mindst én god ven/);
    await checkBothWidths(anyone);
  });

  test("without a decision and a day it is not adopted", async () => {
    await press(editor, "Vedtag");
    await checkBothWidths(editor);
    await editor.page.fill("#dag", "");
    await refused(editor, "Vedtag");
    assert.ok(await editor.page.isVisible("#beslutning-error"));
    await checkBothWidths(editor);
  });

  test("with a decision and a day it is adopted, and everyone sees it", async () => {
    await editor.page.fill("#beslutning", "Byrådet den 24. november 2026, punkt 7");
    await editor.page.fill("#dag", daysAgo(0));
    await press(editor, "Vedtag");
    assert.match(await main(editor), /Ordlyden er vedtaget, og det er den, alle ser nu/);
    await checkBothWidths(editor);
    await anyone.open(CHILDREN);
    assert.match(await main(anyone), /mindst én god ven/);
    assert.match(await main(anyone), /Besluttet: Byrådet den 24\. november 2026, punkt 7/);
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
    assert.doesNotMatch(await main(anyone), /mindst én god ven/);
    assert.match(await main(anyone), /havde ingen ordlyd den dag/);
    await checkBothWidths(anyone);
    await press(anyone, "Vis siden, som den er nu");
    assert.match(await main(anyone), /mindst én god ven/);
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
    visitor = await person("kompas");
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
    assert.match(await main(visitor), /De to er knyttet sammen/);
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
    await refused(visitor, "Knyt dem sammen");
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
    await refused(visitor, "Afslut forbindelsen", "form.pejl-form");
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
    visitor = await person("kompas");
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
    await refused(visitor, "Knyt", ".pejl-lost form");
    assert.deepEqual(await lost(), [LOST]);
    await checkBothWidths(visitor);
  });

  test("a choice and a reason are enough", async () => {
    await page.selectOption(".pejl-lost select[name=til]", { label: "Kerneopgave: En organisation der bærer" });
    await page.fill(".pejl-lost input[name=grund]", "Uden den ved ingen, hvor vi kører forgæves");
    await press(visitor, "Knyt", ".pejl-lost form");
    assert.match(await main(visitor), /Det er knyttet og når nu op til nord/);
    assert.deepEqual(await lost(), []);
    await checkBothWidths(visitor);
  });

  test("it is undone with one button", async () => {
    await press(visitor, "", ".pejl-undo");
    assert.match(await main(visitor), /Det er fortrudt/);
    assert.deepEqual(await lost(), [LOST]);
    await checkBothWidths(visitor);
  });

  test("everything was quiet", () => assert.deepEqual(visitor.faults, []));
});

describe("An idea meets its history", () => {
  const IDEA = { title: "Gratis havnebus om sommeren", words: "En lille bus langs kajen, så familier kan lade bilen stå." };
  const NO = "Aftenbussen kører allerede forbi havnen, og pengene rækker kun til én af dem.";
  let employee, editor;
  before(async () => {
    employee = await person("medarbejder");
    editor = await person("kompas");
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
    assert.match(await main(employee), /Svar 5: færre biler på kajen/);
    await checkBothWidths(employee);
  });

  test("someone who decides says no, and must say why", async () => {
    await openAction(editor, "havnebus");
    await editor.page.click('main ol a[href^="/kompas/prioritering/"]');
    await editor.page.click('main a[href$="/afgoer"]');
    await editor.page.waitForURL("**/afgoer");
    await checkBothWidths(editor);
    await editor.page.check("#svar-no");
    await refused(editor, "Afgør", "form.pejl-form");
    await checkBothWidths(editor);
    await editor.page.fill("#grund", NO);
    await press(editor, "Afgør", "form.pejl-form");
    assert.match(await main(editor), /nej/i);
    assert.ok((await main(editor)).includes(NO));
    await checkBothWidths(editor);
  });

  test("the same idea again is shown what was said, before it is saved", async () => {
    await propose(employee, { title: "Havnebus: gratis om sommeren", words: "En bus langs kajen til familier." });
    assert.ok((await main(employee)).includes(NO), "the no and its reason");
    assert.match(await main(employee), /ikke gemt endnu/);
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
    employee = await person("medarbejder");
    editor = await person("kompas");
    anyone = await person(null);
  });
  after(() => Promise.all([employee?.close(), editor?.close(), anyone?.close()]));

  const publicPage = async () => {
    await anyone.open("/kompas/stemmer");
    return main(anyone);
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
    assert.ok((await main(employee)).includes(WORKPLACE));
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
    assert.ok((await main(anyone)).includes(WORDS));
    await checkBothWidths(anyone);
    await employee.open("/kompas/stemmer/mine");
    assert.match(await main(employee), /offentlig/i);
  });

  test("everything was quiet", () => assert.deepEqual([...employee.faults, ...editor.faults, ...anyone.faults], []));
});

describe("A compass comes in from a file", () => {
  let visitor, page;
  before(async () => {
    visitor = await person("kompas");
    page = visitor.page;
  });
  after(() => visitor?.close());

  test("a file with faults shows all of them, each with its place, and nothing comes in", async () => {
    await visitor.open("/kompas/indlaes");
    await page.setInputFiles("#fil", faultyCompass());
    await refused(visitor, "Indlæs", "form.pejl-form");
    const faults = await page.$$eval(".pejl-faults li", (items) => items.map((item) => item.textContent));
    assert.equal(faults.length, 3, faults.join("\n"));
    for (const place of [/welfare_tasks\[0\].*title/, /focus/, /formaal/]) assert.ok(faults.some((fault) => place.test(fault)), `${place}: ${faults.join("\n")}`);
    await checkBothWidths(visitor);
    await visitor.open("/kompas");
    assert.doesNotMatch(await main(visitor), /Havneplanen/);
  });

  test("the mended file is taken in, and can be read", async () => {
    await visitor.open("/kompas/indlaes");
    await page.setInputFiles("#fil", goodCompass());
    await press(visitor, "Indlæs", "form.pejl-form");
    assert.match(await main(visitor), /Filen er indlæst/);
    assert.match(await main(visitor), /3 nye kerneopgaver/);
    await checkBothWidths(visitor);
    await press(visitor, "Se modellen");
    assert.match(await main(visitor), /Havnen er for alle/);
    await checkBothWidths(visitor);
  });

  test("everything was quiet", () => assert.deepEqual(visitor.faults, []));
});
