// What every page does with a script: starts the design system's components and moves focus to what needs it.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  if (window.DKFDS) window.DKFDS.init();
  const needsFocus = document.querySelector("[data-focus]");
  if (needsFocus) needsFocus.focus();
  // Something is under way: look again in a little while. Without a script there is a link that does the same.
  const again = document.querySelector("[data-again]");
  if (again) setTimeout(() => location.reload(), Number(again.dataset.again));
  for (const field of document.querySelectorAll("[data-submits]")) {
    field.addEventListener("change", () => field.form.requestSubmit());
  }
});
