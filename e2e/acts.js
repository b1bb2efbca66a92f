// What a person does on any page: signs in, presses what the page offers, and is told when something is refused.
import assert from "node:assert/strict";

import { newVisitor } from "./browser.js";

/** Someone with a browser window of their own, signed in as one of the demo's people when there is a login. */
export async function person(browser, server, login) {
  const visitor = await newVisitor(browser, server);
  if (login) await visitor.signIn(login);
  return visitor;
}

/** What the page says. */
export function said(visitor) {
  return visitor.page.innerText("main");
}

/** Presses a button or a link by its words, and waits for the page that follows. */
export async function press(visitor, words, within = "main") {
  const { page } = visitor;
  const wanted = page.locator(within).locator("button:not(.sr-only), a").filter({ hasText: words }).first();
  await Promise.all([page.waitForNavigation(), wanted.click()]);
}

/** Sends something that is refused: the page says what is wrong. */
export async function pressRefused(visitor, words, within) {
  await visitor.expecting(/status of 422/, () => press(visitor, words, within));
  assert.ok(await visitor.page.isVisible(".alert-error"), "it is said what is wrong");
}

/** Opens an action's page from the list of actions, as found by a word. */
export async function openAction(visitor, word) {
  await visitor.open("/kompas/handlinger");
  await visitor.page.fill("#ord", word);
  await press(visitor, "Vis", ".pejl-filter");
  await visitor.page.click("main tbody th a");
  await visitor.page.waitForURL(/\/handlinger\/[^/?]+$/);
}
