// Effect steering as people see it: a goal from a proposal to a decision, charts that can be read in grey, on a phone,
// with a keyboard and by ear, and units that are compared without a league.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { person, press, pressRefused, said } from "../acts.js";
import { newVisitor, openBrowser } from "../browser.js";
import { checkBothWidths, checkPage } from "../checks.js";
import { LIBRARIES, MONTHS, READING, asked, bringIn, makeIndicator, makeLibraries, seenChart, share, spokenTable, summed } from "../effect.js";
import { tabTo } from "../keys.js";
import { printed, seenOnPaper } from "../print.js";
import { startDemo } from "../server.js";

/** An indicator of the demo with every kind of point: better, worse, as usual, preliminary, and months without a value. */
const ABSENCE = "/effekt/indikatorer/skolefravaer";
const NOT_SAID = [/Det siger ikke hvorfor/, /Det siger ikke, om en indsats virker/];

let server, browser, owner, page;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
  owner = await person(browser, server, "effekt");
  page = owner.page;
  await makeLibraries(owner);
  await makeIndicator(owner);
  await bringIn(owner);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

describe("A goal is proposed, ranked and adopted", () => {
  const GOAL = "Flere børn lærer at svømme";
  const NEED = "Børn i Fjordby bor ved vandet og skal kunne klare sig i det.";
  const [WHY_HERE, WHY, MEETING] = ["Ingen skal drukne", "De yngste først", "Børne- og Ungeudvalgets møde, punkt 4"];
  let committee, anyone, address;
  before(async () => {
    committee = await person(browser, server, "udvalg");
    anyone = await person(browser, server, null);
  });
  after(() => Promise.all([committee?.close(), anyone?.close()]));

  // What someone who is not signed in gets to read at the goal's address.
  const readByAnyone = async () => {
    await anyone.open(address);
    return said(anyone);
  };
  const placeOf = async (title) => committee.page.locator("ol.pejl-findings > li").filter({ hasText: title });

  async function decision(visitor) {
    await visitor.page.fill("#hvem", "Børne- og Ungeudvalget");
    await visitor.page.fill("#dag", "2026-02-03");
    await visitor.page.fill("#henvisning", MEETING);
  }

  test("an administration proposes it, and only colleagues see it", async () => {
    await owner.open("/effekt/maal");
    await checkBothWidths(owner);
    await press(owner, "Foreslå et effektmål");
    await checkBothWidths(owner);
    await page.selectOption("#kerneopgave", { label: "Børn der tør og kan" });
    await page.fill("#titel", GOAL);
    await pressRefused(owner, "Foreslå målet", "form.pejl-form");
    await checkBothWidths(owner);
    await page.fill("#behov", NEED);
    await page.fill("#maalgruppe", "Børn i 1.-3. klasse");
    await press(owner, "Foreslå målet", "form.pejl-form");
    address = new URL(page.url()).pathname;
    assert.match(await said(owner), /foreslået/);
    assert.match(await said(owner), /Målet har ingen indikator/);
    await checkBothWidths(owner);
    assert.ok(!(await readByAnyone()).includes(GOAL));
  });

  test("it cannot be adopted before it has a place", async () => {
    await committee.open(address);
    assert.equal(await committee.page.locator(`main a[href="${address}/vedtag"]`).count(), 0);
    await checkBothWidths(committee);
  });

  test("a committee puts it first, says why, and who decided it when", async () => {
    await press(committee, "Prioritér opgavens mål");
    await checkBothWidths(committee);
    const other = await placeOf("Flere børn er i skole de fleste dage");
    const own = await placeOf(GOAL);
    await own.getByLabel("Plads", { exact: false }).first().fill("1");
    await other.getByLabel("Plads", { exact: false }).first().fill("2");
    await own.getByLabel("Hvorfor netop her?", { exact: false }).fill(WHY_HERE);
    await pressRefused(committee, "Gem rækkefølgen", "main form");
    await checkBothWidths(committee);
    await committee.page.fill("#grund", WHY);
    await decision(committee);
    await press(committee, "Gem rækkefølgen", "main form");
    await checkBothWidths(committee);
    await committee.open(address);
    const words = await said(committee);
    for (const part of ["prioriteret", "nummer 1", WHY_HERE, "Børne- og Ungeudvalget, tirsdag den 3. februar 2026", MEETING]) assert.ok(words.includes(part), `${part}: ${words}`);
    await checkBothWidths(committee);
    assert.ok(!(await readByAnyone()).includes(GOAL), "a place is not a decision");
  });

  test("the ranking's buttons move a goal without saving it", async () => {
    await press(committee, "Prioritér opgavens mål");
    const titles = () => committee.page.$$eval("ol.pejl-findings > li .pejl-finding-title a", (links) => links.map((link) => link.textContent.trim()));
    const first = await titles();
    assert.equal(first[0], GOAL);
    await Promise.all([committee.page.waitForNavigation(), (await placeOf(GOAL)).getByRole("button", { name: "Flyt ned" }).click()]);
    assert.equal((await titles())[1], GOAL);
    assert.match(await said(committee), /ikke gemt endnu/);
    await checkBothWidths(committee);
    await committee.open(address);
    assert.match(await said(committee), /nummer 1/);
  });

  test("the committee adopts it, and everyone can read it", async () => {
    await press(committee, "Vedtag målet");
    await checkBothWidths(committee);
    await pressRefused(committee, "Vedtag målet", "form.pejl-form");
    await checkBothWidths(committee);
    await decision(committee);
    await press(committee, "Vedtag målet", "form.pejl-form");
    assert.match(await said(committee), /Nu kan alle læse det/);
    await checkBothWidths(committee);
    const words = await readByAnyone();
    for (const part of [GOAL, "vedtaget", NEED, "Børne- og Ungeudvalget", MEETING]) assert.ok(words.includes(part), part);
    await checkBothWidths(anyone);
    await anyone.open("/effekt");
    assert.ok((await said(anyone)).includes(GOAL));
  });

  test("everything was quiet", () => assert.deepEqual([...committee.faults, ...anyone.faults], []));
});

describe("A chart", () => {
  test("is read in grey: every mark of another meaning has another shape, and the legend names it", async () => {
    await owner.open(ABSENCE);
    const { points, legend } = await seenChart(page);
    assert.deepEqual(legend.map(({ words }) => words).sort(), ["Bedre", "Dårligere", "Foreløbigt tal", "Intet tal", "Som det plejer"], "what the legend explains");
    assert.equal(new Set(legend.map(({ shape }) => shape)).size, legend.length, JSON.stringify(legend, null, 1));
    const named = (words) => legend.find((one) => one.words === words).shape;
    for (const { name, shape } of points) {
      if (/mangler/.test(name)) assert.equal(shape, named("Intet tal"), name);
      else if (/foreløbig/.test(name)) assert.match(shape, /hollow/, name);
      else if (/som det plejer/.test(name)) assert.equal(shape, named("Som det plejer"), name);
      else assert.equal(shape, named(/over den øvre|tæt på den øvre|over gennemsnittet|i en stigning/.test(name) ? "Dårligere" : "Bedre"), name);
    }
  });

  test("says its verdict with an icon, a word and a reason", async () => {
    for (const one of await page.$$(".pejl-judged")) {
      const [icon, word, reason] = await one.evaluate((judged) => [judged.querySelectorAll("svg").length, judged.querySelector(".pejl-judged-word").innerText, judged.querySelector("p:last-child").innerText]);
      assert.equal(icon, 1, word);
      assert.ok(word.length > 3 && reason.length > 20 && reason !== word, `${word}: ${reason}`);
    }
    await page.click("#beregnet summary");
    assert.match(await page.innerText("#beregnet"), /2,66 gange/);
    await checkBothWidths(owner);
  });

  test("has its table in the order of time, and every point leads to its row", async () => {
    await owner.open(ABSENCE);
    const { caption, heads, rows } = await spokenTable(page);
    assert.ok(caption.startsWith(await page.innerText("h1")), caption);
    assert.deepEqual([heads[0], heads[1], heads.at(-1)], ["Periode", "Værdi", "Regel"]);
    for (const row of rows) assert.equal(row.cells.length, heads.length, row.head);
    const ids = rows.map(({ id }) => id);
    assert.deepEqual(ids, [...ids].sort(), "in the order of time");
    const { points } = await seenChart(page);
    const drawn = Object.fromEntries(points.map(({ href, name }) => [href.slice(1), name]));
    assert.deepEqual([...new Set(Object.keys(drawn))].sort(), ids, "each row has its point");
    for (const { id, head, cells } of rows) {
      const rule = cells[1] === "mangler" ? "mangler" : cells.at(-1);
      assert.ok(drawn[id].startsWith(`${head}: ${cells[1]}`) && drawn[id].endsWith(rule), `${drawn[id]}: ${cells.join(" | ")}`);
    }
  });

  for (const width of [1280, 320]) {
    test(`is walked through with the keyboard alone at ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await owner.open(ABSENCE);
      const { points } = await seenChart(page);
      await tabTo(page, ".pejl-chart-point");
      const walked = [];
      for (const _ of points) {
        walked.push(await page.evaluate(() => document.activeElement.getAttribute("href")));
        await page.keyboard.press("Tab");
      }
      assert.deepEqual(walked, points.map(({ href }) => href), "each point of the chart that is seen, once");
      assert.equal(await page.evaluate(() => document.activeElement.matches(".pejl-chart-point")), false, "and then on");
      await page.keyboard.press("Shift+Tab");
      assert.ok(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== "none"), "the focus is seen");
      await page.keyboard.press("Enter");
      await page.waitForFunction((id) => document.activeElement?.id === id, points.at(-1).href.slice(1));
      await page.setViewportSize({ width: 1280, height: 800 });
    });
  }

  test("has a form of its own for a phone, with the same points", async () => {
    const wide = await owner.open(ABSENCE).then(() => seenChart(page));
    const phone = await newVisitor(browser, server, { width: 320 });
    await phone.signIn("effekt");
    await phone.open(ABSENCE);
    await checkPage(phone);
    assert.deepEqual(await phone.page.$$eval(".pejl-chart-frame svg", (charts) => charts.filter((one) => one.checkVisibility()).map((one) => one.classList.contains("pejl-chart-narrow"))), [true]);
    const narrow = await seenChart(phone.page);
    assert.ok(narrow.width <= 320 && narrow.width > 250, `${narrow.width} px`);
    assert.deepEqual(narrow.points.map(({ href, name }) => [href, name]), wide.points.map(({ href, name }) => [href, name]));
    const sizes = await phone.page.$$eval(".pejl-chart-narrow text", (texts) => texts.map((text) => text.getBoundingClientRect().height));
    assert.ok(Math.min(...sizes) >= 10, `the smallest text is ${Math.min(...sizes)} px high`);
    await phone.close();
  });

  test("is fetched as a picture, a drawing, a table and a data set", async () => {
    await owner.open(ABSENCE);
    const { rows } = await spokenTable(page);
    const { points } = await seenChart(page);
    const fetched = async (file) => {
      const answer = await page.request.get(`${ABSENCE}/hent/${file}`);
      assert.equal(answer.status(), 200, file);
      assert.match(answer.headers()["content-disposition"], new RegExp(`attachment; filename="skolefravaer\\.${file.split(".")[1]}"`));
      return [answer.headers()["content-type"], await answer.body()];
    };
    const [svgType, svg] = await fetched("diagram.svg");
    assert.equal(svgType, "image/svg+xml");
    assert.match(svg.toString(), /<svg[\s\S]*<title[\s\S]*Skolefravær/);
    assert.doesNotMatch(svg.toString(), /href="#/, "a file has no page to lead to");
    const [pngType, png] = await fetched("diagram.png");
    assert.equal(pngType, "image/png");
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    assert.equal(png.readUInt32BE(16), 1920, "its width");
    const [, csv] = await fetched("tal.csv");
    const lines = csv.toString("utf8").replace(/^\uFEFF/, "").trim().split(/\r?\n/);
    assert.equal(lines.length, rows.length + 1);
    assert.deepEqual(lines.slice(1).map((line) => `vaerdi-${line.split(";")[0]}`), rows.map(({ id }) => id));
    const [, json] = await fetched("tal.json");
    const dataset = JSON.parse(json);
    assert.deepEqual([dataset.version, dataset.class, dataset.size], ["2.0", "dataset", [1, 1, rows.length]]);
    const known = points.filter(({ name }) => !/mangler/.test(name));
    assert.equal(Object.values(dataset.value).filter((value) => value !== null).length, known.length);
  });

  test("is printed with its numbers and what it does not say, without menus and forms", async () => {
    await owner.open(ABSENCE);
    assert.deepEqual(await seenOnPaper(owner, [".pejl-menu", ".pejl-search", "footer nav", "main form", "main .button", ".d-print-none", ".pejl-chart-narrow"]), []);
    const { rows } = await spokenTable(page);
    const sheets = await printed(owner, server.folder);
    const all = sheets.map(({ words }) => words).join(" ");
    // A cell may be broken over two lines: its first word is enough.
    for (const { head, cells } of rows) for (const cell of [head, cells[1], cells[2]]) assert.ok(all.includes(cell.split(" ")[0]), `the paper lacks ${head}: ${cell}`);
    for (const part of NOT_SAID) assert.match(all, part);
    assert.ok(sheets.length <= 6, `${sheets.length} sheets`);
  });
});

describe("Every page with a verdict", () => {
  test("says what it does not say about cause", async (all) => {
    await owner.open("/effekt/indikatorer");
    const indicators = await page.$$eval("main th a", (links) => links.map((link) => link.getAttribute("href")));
    assert.ok(indicators.length >= 5, indicators.join(" "));
    for (const address of indicators.flatMap((one) => [one, `${one}?regler=anhoej`, `${one}/sammenlign`])) {
      await all.test(address, async () => {
        assert.equal(await owner.open(address), 200);
        const words = await page.innerText(".pejl-not-said");
        for (const part of NOT_SAID) assert.match(words, part);
        assert.equal(await page.locator(".pejl-not-said details").count(), 0, "it is not folded away");
        await checkBothWidths(owner);
      });
    }
  });
});

describe("Units are compared", () => {
  const LAST = MONTHS.length - 1;
  const funnel = () => seenChart(page, 'section[aria-labelledby="funnel-title"] svg');

  test("a funnel shows who is further off than chance explains, by place, by shape and in words", async () => {
    await owner.open(READING);
    await press(owner, "Sammenlign enhederne under den");
    await checkBothWidths(owner);
    for (const unit of ["KULTUR", "SKOLE"]) {
      await page.selectOption("#enhed", unit);
      await press(owner, "Vis", ".pejl-filter");
      await page.selectOption("#periode", MONTHS[LAST]);
      await press(owner, "Vis", ".pejl-filter");
      await checkBothWidths(owner);
      const below = LIBRARIES.filter(([code]) => summedBelow(unit).includes(code));
      const { points } = await funnel();
      assert.equal(points.length, below.length, unit);
      for (const [at, library] of below.entries()) {
        const point = points.find(({ name }) => name.startsWith(library[1]));
        assert.ok(point.name.includes(share(asked(library, LAST))), `${at}: ${point.name}`);
      }
      const whole = share(summed(below.map(([code]) => code), LAST));
      assert.ok((await said(owner)).includes(`hvor hver enhed tæller med sin størrelse: ${whole}`), whole);
    }
  });

  test("one that is outside is named so in the table, has another shape, and leads to its own page", async () => {
    await owner.open(`${READING}/sammenlign?enhed=SKOLE&periode=${MONTHS[1]}`);
    const { points, legend } = await funnel();
    const [outside, inside] = [points.find(({ name }) => name.startsWith("Læsehulen")), points.find(({ name }) => name.startsWith("Det store"))];
    assert.match(inside.name, /i tragten/);
    assert.doesNotMatch(outside.name, /i tragten/);
    assert.notEqual(outside.shape, inside.shape);
    for (const { shape } of points) assert.ok(legend.some((one) => one.shape === shape), `the legend explains ${shape}`);
    const { heads, rows } = await spokenTable(page);
    const [position, limits] = [heads.indexOf("Plads i tragten"), heads.indexOf("Grænser")];
    for (const { head, cells } of rows) {
      const point = points.find(({ name }) => name.startsWith(head));
      assert.ok(point.name.endsWith(cells[position]), `${point.name}: ${cells[position]}`);
      assert.match(cells[limits], /\d–\d|\d,\d–/, "no row without limits");
    }
    assert.match(await said(owner), /Ligger prikken på sin streg, er enheden ikke til at skelne fra helheden/);
    await tabTo(page, `section[aria-labelledby="funnel-title"] a[href="${outside.href}"]`);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.match(await page.innerText(".font-lead"), /Læsehulen/);
  });

  test("everything was quiet", () => assert.deepEqual(owner.faults, []));

  function summedBelow(unit) {
    return unit === "KULTUR" ? ["B1", "B2", "B3"] : ["B4", "B5", "B6"];
  }
});
