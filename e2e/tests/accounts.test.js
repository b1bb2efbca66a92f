// Passwords, roles and signing out: from `pejl user add` to the last page that may not be seen.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { newVisitor, openBrowser } from "../browser.js";
import { checkPage } from "../checks.js";
import { settingsPages } from "../pages.js";
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

async function signInWith(visitor, login, password) {
  await visitor.open("/log-ind");
  await visitor.page.fill("#login", login);
  await visitor.page.fill("#password", password);
  await visitor.page.click('form[action="/log-ind"] button[type="submit"]');
  await visitor.page.waitForLoadState();
}

describe("A new user", () => {
  const chosen = "fire gule cykler i regn";
  let visitor, page, first;
  before(async () => {
    const said = await server.pejl("user", "add", "asta", "--name", "Asta Dahl", "--role", "analyst");
    first = said.trim().split("\n").at(-1).trim();
    visitor = await newVisitor(browser, server);
    page = visitor.page;
  });
  after(() => visitor?.close());

  test("is told when the password is wrong, not which part was", async () => {
    await visitor.expecting(/status of 422/, () => signInWith(visitor, "asta", "helt forkert her"));
    assert.match(await page.innerText(".alert-error"), /passer ikke sammen/);
    await checkPage(visitor);
  });

  test("must choose a password before anything else", async () => {
    await signInWith(visitor, "asta", first);
    await visitor.open("/camps");
    assert.equal(new URL(page.url()).pathname, "/konto/adgangskode");
    await checkPage(visitor);
  });

  test("may not choose a short one", async () => {
    await visitor.expecting(/status of 422/, () => changePassword(first, "kort"));
    assert.match(await page.innerText(".alert-error"), /12 tegn/);
    await checkPage(visitor);
  });

  test("goes on with a password of their own", async () => {
    await changePassword(first, chosen);
    await page.waitForSelector(".alert-success");
    assert.equal(await visitor.open("/camps"), 200);
    assert.equal(new URL(page.url()).pathname, "/camps");
  });

  test("signs out, and then sees no board", async () => {
    const camp = await page.getAttribute("main tbody a", "href");
    await page.click('form[action="/log-ud"] button');
    await page.waitForSelector('header a[href="/log-ind"]');
    await checkPage(visitor);
    await visitor.expecting(/status of 40[134]/, () => visitor.open(`${camp}/indikatorer/tavle`));
    assert.equal(await page.locator("#tavle").count(), 0);
    await checkPage(visitor);
  });

  test("signs in with the new password and not with the first", async () => {
    await visitor.expecting(/status of 422/, () => signInWith(visitor, "asta", first));
    assert.equal(await page.locator(".alert-error").count(), 1);
    await signInWith(visitor, "asta", chosen);
    assert.equal(await page.locator('form[action="/log-ud"]').count(), 1);
  });

  async function changePassword(old, fresh) {
    await page.fill("#old", old);
    await page.fill("#new", fresh);
    await page.fill("#repeated", fresh);
    await page.click('form[action="/konto/adgangskode"] button[type="submit"]');
    await page.waitForLoadState();
  }
});

test("an administrator changes the look, and every page follows", async () => {
  const visitor = await newVisitor(browser, server);
  await visitor.signIn("admin");
  await visitor.open("/indstillinger/udseende");
  await visitor.page.fill("#contact_phone", "70 10 20 30");
  await visitor.page.click('form[action="/indstillinger/udseende"] button[type="submit"]');
  await visitor.page.waitForSelector(".alert-success");
  await checkPage(visitor);
  await visitor.open("/om");
  assert.match(await visitor.page.innerText("footer"), /70 10 20 30/);
  await visitor.close();
});

test("an employee finds no way to the settings and none to a board", async () => {
  const visitor = await newVisitor(browser, server);
  await visitor.signIn("medarbejder");
  assert.equal(await visitor.page.locator('a[href^="/indstillinger"]').count(), 0);
  const admin = await newVisitor(browser, server);
  await admin.signIn("admin");
  for (const { address } of await settingsPages(admin)) {
    const status = await visitor.expecting(/status of 40[34]/, () => visitor.open(address));
    assert.ok([403, 404].includes(status), `${address}: ${status}`);
    assert.equal(visitor.faults.length, 0);
  }
  await checkPage(visitor);
  await admin.close();
  await visitor.close();
});

test("a form that another site sends is refused", async () => {
  const visitor = await newVisitor(browser, server);
  await visitor.signIn("analytiker");
  const answer = await visitor.context.request.post("/log-ud", { form: { token: "gættet" }, maxRedirects: 0 });
  assert.ok([400, 403].includes(answer.status()), String(answer.status()));
  await visitor.open("/camps");
  assert.equal(await visitor.page.locator('form[action="/log-ud"]').count(), 1, "still signed in");
  await visitor.close();
});
