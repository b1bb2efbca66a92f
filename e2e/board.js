// A board as a person at a keyboard meets it: what it shows, and how long it takes until it shows something else.
import assert from "node:assert/strict";

/** Returns the counts of the board: dealt with, and thoughts in all. */
export function progress(page) {
  return page.$eval("#tavle progress", (bar) => ({ dealtWith: bar.value, thoughts: bar.max }));
}

/** Waits until so many thoughts are dealt with, out of so many where that is said. */
export function waitForProgress(page, dealtWith, thoughts) {
  const isThere = ([dealtWith, thoughts]) => {
    const bar = document.querySelector("#tavle progress");
    return bar.value === dealtWith && (thoughts === undefined || bar.max === thoughts);
  };
  return page.waitForFunction(isThere, [dealtWith, thoughts]);
}

/** Returns the identifiers of the cards in a column: `tilbage`, `til-side` or `kategori:…`. */
export function cardsIn(page, column) {
  return page.$$eval(`[data-column="${column}"] [data-card]`, (cards) => cards.map((card) => card.dataset.card));
}

/** Returns the categories with a key, in order: their column and their key. */
export function categories(page) {
  return page.$$eval("[data-column][data-key]:not([data-key=''])", (columns) => columns.map((column) => ({ column: column.dataset.column, key: column.dataset.key })));
}

/** Puts focus on a card, as a person who has moved to it. */
export async function stand(page, card) {
  await page.focus(`#kort-${card} input[type=checkbox]`);
}

/** Asserts that focus is on a card, not lost somewhere on the page, and returns which. */
export async function focusedCard(page) {
  const card = await page.evaluate(() => document.activeElement.closest("[data-card]")?.dataset.card ?? null);
  assert.ok(card, "focus stays on a card");
  return card;
}
