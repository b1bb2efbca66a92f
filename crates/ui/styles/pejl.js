// What every page does with a script: starts the design system's components and moves focus to what needs it.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  if (window.DKFDS) window.DKFDS.init();
  const needsFocus = document.querySelector("[data-focus]");
  if (needsFocus) needsFocus.focus();
  for (const field of document.querySelectorAll("[data-submits]")) {
    field.addEventListener("change", () => field.form.requestSubmit());
  }
});
