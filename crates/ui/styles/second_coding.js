// Sorting as second coder with the keyboard: a key presses the button or follows the link that names it. Without this
// the buttons and links are there all the same.
"use strict";
(() => {
  let isSending = false;
  const typing = (target) => target.matches("input, textarea, select");
  document.addEventListener("submit", () => { isSending = true; });
  // Back to a page that the browser has kept as it was left.
  window.addEventListener("pageshow", () => { isSending = false; });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isSending || typing(event.target)) return;
    const named = /^[0-9jkx]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
    if (!named) return;
    event.preventDefault();
    named.click();
  });
})();
