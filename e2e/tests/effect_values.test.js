// Values on their way in: a messy workbook that is mended, the chart and its verdict, a correction afterwards, a value
// from a phone, and a share over three levels.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { person, press, pressRefused, said } from "../acts.js";
import { newVisitor, openBrowser } from "../browser.js";
import { checkBothWidths, checkPage } from "../checks.js";
import { LIBRARIES, MONTHS, READING, asked, makeIndicator, makeLibraries, readings, share, spokenTable, summed } from "../effect.js";
import { workbook } from "../sheet_files.js";
import { startDemo } from "../server.js";

const HEADS = ["Sted", "Måned", "Ja", "Spurgt i alt", "Lones noter"];
const LAST = MONTHS.length - 1;

let server, browser, owner, page;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
  owner = await person(browser, server, "effekt");
  page = owner.page;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// As it came from Lone: names and codes in a mess, numbers as text, an empty line.
function rows() {
  const lines = readings().map(([[code, name], month, { read, of }], at) => [at % 3 ? code : name, month, at % 4 ? read : ` ${read} `, of, at % 20 ? "" : "ringet til"]);
  return [HEADS, ...lines.slice(0, 10), ["", "", "", "", ""], ...lines.slice(10)];
}

// The same with a library that does not exist, a month that does not, and a number that is none.
function faultyRows() {
  const faulty = rows().map((row) => [...row]);
  faulty[2][0] = "Skovens Bibliotek";
  faulty[4][1] = "2025-13";
  faulty[6][2] = "ca. 20";
  return faulty;
}

async function send(file) {
  await owner.open(`${READING}/indlaes`);
  await page.setInputFiles("#fil", file);
  await press(owner, "Se, hvad der vil ske");
}

// The counts of the preview, by their words.
async function fates() {
  const pairs = await page.$$eval("#udfald + dl, #udfald ~ dl", (lists) => [...lists[0].querySelectorAll("div")].map((line) => [line.querySelector("dt").textContent, line.querySelector("dd").textContent.trim()]));
  return Object.fromEntries(pairs);
}

async function rowOf(unit, month, per = owner) {
  await per.open(`${READING}?enhed=${unit}`);
  const { heads, rows: told } = await spokenTable(per.page);
  const row = told.find(({ id }) => id === `vaerdi-${month}`);
  return Object.fromEntries(heads.map((head, at) => [head, row?.cells[at]]));
}

describe("A messy workbook with three faults", () => {
  test("an owner makes units from a file and an indicator for them", async () => {
    await makeLibraries(owner, () => checkBothWidths(owner));
    await checkBothWidths(owner);
    assert.match(await said(owner), /9 enheder/);
    await makeIndicator(owner);
    assert.equal(new URL(page.url()).pathname, READING);
    assert.match(await said(owner), /ingen tal endnu/);
    assert.match(await said(owner), /Det siger ikke hvorfor/);
    await checkBothWidths(owner);
  });

  test("all three faults are told, each with its line, and nothing can be saved", async () => {
    await send(workbook("laesning.xlsx", faultyRows()));
    for (const [head, use] of [["Sted", "Enhed"], ["Måned", "Periode"], ["Ja", "Tæller"], ["Spurgt i alt", "Nævner"], ["Lones noter", "Bruges ikke"]]) {
      await page.getByLabel(head, { exact: true }).selectOption({ label: use });
    }
    await press(owner, "Læs filen sådan");
    await checkBothWidths(owner);
    const faults = await page.$$eval("#fejl ~ .pejl-scroll tbody", ([body]) => [...body.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    assert.deepEqual(faults.map(([line, , cell]) => [line, cell]), [["3", "Skovens Bibliotek"], ["5", "2025-13"], ["7", "ca. 20"]]);
    for (const [, column, , why] of faults) assert.ok(column && why.length > 15, `${column}: ${why}`);
    assert.equal((await fates())["Med fejl"], "3");
    assert.equal(await page.getByRole("button", { name: "Gem alle værdier" }).count(), 0);
    await owner.open(READING);
    assert.match(await said(owner), /ingen tal endnu/);
  });

  test("the mended file is read as the first one was, and becomes a chart with a verdict", async () => {
    await send(workbook("laesning.xlsx", rows()));
    const { Nye, "Med fejl": faulty = "0" } = await fates();
    assert.deepEqual([Nye, faulty], [String(readings().length), "0"], await said(owner));
    await checkBothWidths(owner);
    await press(owner, "Gem alle værdier");
    await checkBothWidths(owner);
    await owner.open(READING);
    const words = await said(owner);
    assert.ok(words.includes(share(summed(LIBRARIES.map(([code]) => code), LAST))), words.slice(0, 400));
    assert.match(words, /Bedre: højere end det plejer/);
    assert.match(words, /ligger over den øvre grænse/);
    assert.match(words, /Det siger ikke hvorfor/);
    await checkBothWidths(owner);
  });

  test("the same file again changes nothing", async () => {
    await send(workbook("laesning.xlsx", rows()));
    assert.equal((await fates())["Uændret"], String(readings().length));
    assert.match(await said(owner), /Den ændrer intet/);
    await checkBothWidths(owner);
  });
});

describe("A share over three levels", () => {
  const LEVELS = [["B4", ["B4"]], ["SKOLE", ["B4", "B5", "B6"]], ["ALT", LIBRARIES.map(([code]) => code)]];

  for (const [unit, codes] of LEVELS) {
    test(`${unit} is the sum of its parts above the sum of theirs, in every month`, async () => {
      await owner.open(`${READING}?enhed=${unit}`);
      const { heads, rows: told } = await spokenTable(page);
      const column = (name) => heads.indexOf(name);
      const expected = MONTHS.map((month, at) => {
        const sum = summed(codes, at);
        return [`vaerdi-${month}`, share(sum), `${sum.read} af ${sum.of}`];
      });
      assert.deepEqual(told.map(({ id, cells }) => [id, cells[column("Værdi")], cells[column("Ud af")]]), expected);
      await checkBothWidths(owner);
    });
  }

  test("the whole's own page says how it is worked out, and leads to its parts", async () => {
    await owner.open(`${READING}/vaerdi?enhed=ALT&periode=${MONTHS[LAST]}`);
    const all = summed(LIBRARIES.map(([code]) => code), LAST);
    assert.ok((await said(owner)).includes(`${all.read} (børn, der læser) divideret med ${all.of} (børn, der er spurgt), gange 100`), await said(owner));
    await checkBothWidths(owner);
    await press(owner, "Skole", "main table");
    await press(owner, "Læsehulen", "main table");
    assert.ok((await said(owner)).includes(share(asked(LIBRARIES[3], LAST))));
    await checkBothWidths(owner);
  });
});

describe("A value is corrected afterwards", () => {
  const MONTH = MONTHS[3];
  const [before_, now] = [asked(LIBRARIES[0], 3), { read: 12, of: 40 }];
  const WHY = "To skemaer var talt med to gange";
  const all = summed(LIBRARIES.map(([code]) => code), 3);
  const mended = { read: all.read - before_.read + now.read, of: all.of };

  test("it needs a reason, and then shows what was and what is, here and in every whole", async () => {
    assert.equal((await rowOf("ALT", MONTH))["Værdi"], share(all));
    await owner.open(`${READING}/vaerdi?enhed=B1&periode=${MONTH}`);
    await page.fill("#vaerdi", String(now.read));
    await pressRefused(owner, "Gem rettelsen", "form.pejl-form");
    await checkBothWidths(owner);
    assert.equal(await page.inputValue("#vaerdi"), String(now.read), "what was typed is still there");
    await page.fill("#grund", WHY);
    await press(owner, "Gem rettelsen", "form.pejl-form");
    await owner.open(`${READING}/vaerdi?enhed=B1&periode=${MONTH}`);
    const past = await page.$$eval("main ol.pejl-history > li", (items) => items.map((item) => item.innerText));
    assert.equal(past.length, 2);
    assert.ok(past[0].includes(share(now)) && past[0].includes(WHY) && /rettet/.test(past[0]), past[0]);
    assert.ok(past[1].includes(share(before_)) && past[1].includes("laesning.xlsx"), past[1]);
    await checkBothWidths(owner);
    assert.equal((await rowOf("ALT", MONTH))["Værdi"], share(mended));
    assert.equal((await rowOf("ALT", MONTH))["Ud af"], `${mended.read} af ${mended.of}`);
    assert.equal((await rowOf("B1", MONTH)).Status, "rettet");
  });

  test("a corrected file shows what it changes before it does", async () => {
    const corrected = rows();
    const at = corrected.findIndex(([place, month]) => ["B1", "Havnens Bibliotek"].includes(place) && month === MONTH);
    corrected[at] = ["B1", MONTH, 14, 40, ""];
    await send(workbook("laesning-rettet.xlsx", corrected));
    const changes = await page.$$eval("#rettelser ~ .pejl-scroll tbody", ([body]) => [...body.rows].map((row) => row.innerText.replace(/\s+/g, " ")));
    assert.equal(changes.length, 1, changes.join("\n"));
    assert.match(changes[0], /Havnens Bibliotek.*12.*14/);
    await checkBothWidths(owner);
    assert.equal((await rowOf("B1", MONTH))["Ud af"], "12 af 40", "not yet");
    await page.goBack();
    await pressRefused(owner, "Gem alle værdier");
    await checkBothWidths(owner);
    await page.fill("#grund", "Skemaerne er fundet igen");
    await press(owner, "Gem alle værdier");
    await checkBothWidths(owner);
    assert.equal((await rowOf("B1", MONTH))["Ud af"], "14 af 40");
  });
});

describe("A value from a phone", () => {
  const MONTH = "2026-04";
  let phone;
  before(async () => {
    phone = await newVisitor(browser, server, { width: 320 });
    await phone.signIn("medarbejder");
  });
  after(() => phone?.close());

  test("an employee sends it, and it waits", async () => {
    await phone.open("/effekt");
    await checkPage(phone);
    await press(phone, "Indberet");
    await checkPage(phone);
    await phone.page.selectOption("#indikator", { label: "Børn, der læser for sjov" });
    await press(phone, "", "main form[method=get]");
    await checkPage(phone);
    await phone.page.selectOption("#enhed", { label: "Bakkens Bibliotek" });
    await phone.page.selectOption("#periode", MONTH);
    await phone.page.fill("#vaerdi", "20");
    await pressRefused(phone, "Send", "form[method=post].pejl-form");
    await checkPage(phone);
    await phone.page.fill("#naevner", "25");
    await phone.page.selectOption("#status", "preliminary");
    await press(phone, "Send", "form[method=post].pejl-form");
    assert.match(await phone.page.innerText("#mine ~ ul"), /80,0 procent[\s\S]*venter/);
    await checkPage(phone);
    assert.equal((await rowOf("B6", MONTH)).Status, undefined, "nobody counts it yet");
  });

  test("the owner approves it, and it stands in every whole at once", async () => {
    await owner.open("/effekt/godkend");
    await checkBothWidths(owner);
    await press(owner, "Bakkens Bibliotek");
    assert.match(await said(owner), /80,0 procent/);
    await checkBothWidths(owner);
    await press(owner, "Godkend tallet");
    for (const [unit, coverage] of [["B6", undefined], ["SKOLE", "1 af 3 enheder"], ["ALT", "1 af 6 enheder"]]) {
      const row = await rowOf(unit, MONTH);
      assert.deepEqual([row["Værdi"], row["Ud af"], row["Dækning"]], ["80,0 procent", "20 af 25", coverage], unit);
    }
    assert.equal((await rowOf("B6", MONTH)).Status, "foreløbig");
    await phone.open("/effekt/indberet");
    assert.match(await phone.page.innerText("#mine ~ ul"), /godkendt/);
    await checkPage(phone);
  });

  test("everything was quiet", () => assert.deepEqual([...phone.faults, ...owner.faults], []));
});
