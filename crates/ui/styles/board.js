// The board with a script: keys, drag and drop, and others' moves as they happen. Everything it does is also a
// plain form on the page; it only posts the same fields and puts the answered board in the place of the old one,
// morphing it so that nothing jumps.
"use strict";
(() => {
  const board = () => document.getElementById("tavle");
  if (!board()) return;
  let queue = Promise.resolve();

  // One thing at a time, in the order of the keys pressed: a key that comes while a move is under way waits until
  // the board has answered, and then acts on the card that has the focus by then.
  const inTurn = (work) => {
    queue = queue.then(work).catch(() => say(document.documentElement.lang === "da" ? "Ingen forbindelse. Dit træk er ikke gemt; prøv igen." : "No connection. Your move was not saved; try again."));
    return queue;
  };
  const send = async (url, fields, after) => {
    const response = await fetch(url, { method: fields ? "POST" : "GET", body: fields, headers: { "X-Pejl-Board": "1" }, redirect: "error" });
    const text = await response.text();
    if (!text.includes('id="tavle"')) {
      // Signed out, or something broke: the whole page says what.
      location.reload();
      return;
    }
    const parsed = new DOMParser().parseFromString(text, "text/html").getElementById("tavle");
    await htmx.swap({ text: parsed.outerHTML, target: board(), swap: "outerMorph" });
    if (after) after(response.ok);
  };
  const say = (text) => {
    const place = document.getElementById("tavle-besked");
    place.textContent = text;
  };

  const cards = () => [...board().querySelectorAll("[data-card]")];
  const current = () => document.activeElement && document.activeElement.closest ? document.activeElement.closest("[data-card]") : null;
  const box = (card) => card.querySelector("input[type=checkbox]");
  const focus = (card) => {
    if (!card) return;
    box(card).focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  };
  const chosen = () => {
    const checked = cards().map(box).filter((one) => one.checked);
    if (checked.length) return checked.map((one) => one.value);
    const here = current();
    return here ? [box(here).value] : [];
  };
  const fields = (til, values) => {
    const form = board().querySelector(".pejl-board-form");
    const data = new URLSearchParams();
    data.set("token", form.elements.token.value);
    data.set("til", til);
    for (const name of ["kategori", "begrundelse", "navn"]) data.set(name, form.elements[name].value);
    for (const value of values) data.append("kort", value);
    return data;
  };
  // Where focus goes when the card it was on has moved away.
  const neighbour = (moved) => {
    const ids = new Set(moved.map((value) => value.split("@")[0]));
    const here = current();
    if (!here) return null;
    const list = [...here.parentElement.querySelectorAll("[data-card]")];
    const at = list.indexOf(here);
    const next = list.slice(at + 1).concat(list.slice(0, at).reverse()).find((card) => !ids.has(card.dataset.card));
    return next ? next.dataset.card : null;
  };
  const act = async (til, given) => {
    const values = given || chosen();
    const next = neighbour(values);
    await send(board().dataset.url, fields(til, values), (ok) => {
      if (!ok) return;
      for (const card of cards()) box(card).checked = false;
      for (const name of ["begrundelse", "navn"]) document.getElementById(name).value = "";
      const target = next ? document.getElementById("kort-" + next) : null;
      if (target && values.length > 0) focus(target);
    });
  };
  const undo = () => {
    const form = board().querySelector(".pejl-undo");
    return send(form.action, new URLSearchParams({ token: form.elements.token.value }));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches(".pejl-board-form")) {
      event.preventDefault();
      const button = event.submitter;
      const til = button && button.name === "til" ? button.value : "valgt";
      inTurn(() => act(til, cards().map(box).filter((one) => one.checked).map((one) => one.value)));
    } else if (form.matches(".pejl-undo")) {
      event.preventDefault();
      inTurn(undo);
    }
  });

  const help = document.getElementById("keys");
  const showHelp = document.querySelector("[data-key-help]");
  showHelp.hidden = false;
  showHelp.addEventListener("click", () => help.showModal());

  const step = (by) => {
    const list = cards();
    const here = current();
    if (!here) return focus(list[0]);
    focus(list[Math.min(Math.max(list.indexOf(here) + by, 0), list.length - 1)]);
  };
  const go = (selector) => {
    const here = current();
    const link = here && here.querySelector(selector);
    if (link) location.assign(link.href);
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    x: () => { const here = current(); if (here) box(here).checked = !box(here).checked; },
    u: undo,
    n: () => document.getElementById("navn").focus(),
    c: () => document.getElementById("kategori").focus(),
    s: () => document.getElementById("begrundelse").focus(),
    m: () => act("saml"),
    b: () => act("tilbage"),
    o: () => go("a.code"),
    d: () => go("a.split"),
    "?": () => help.showModal(),
  };
  // A card that was chosen before one went to a field is still the one that the field's button acts on.
  document.addEventListener("focusin", (event) => {
    if (event.target.closest && event.target.closest("[data-card]")) lastCard = event.target.closest("[data-card]").dataset.card;
  });
  let lastCard = null;
  const typing = (target) => target.matches("input:not([type=checkbox]), textarea, select, dialog *");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing(event.target)) {
      const til = { navn: "ny", begrundelse: "til-side", kategori: "valgt" }[event.target.id];
      if (event.key === "Enter" && til) {
        event.preventDefault();
        inTurn(async () => {
          let values = chosen();
          const last = lastCard && document.getElementById("kort-" + lastCard);
          if (!values.length && til !== "ny" && last) values = [box(last).value];
          await act(til, values);
          const card = lastCard && document.getElementById("kort-" + lastCard);
          if (card && !document.querySelector("#tavle-besked .alert-error")) focus(card);
        });
      } else if (event.key === "Escape") {
        const last = lastCard && document.getElementById("kort-" + lastCard);
        if (last) focus(last); else event.target.blur();
      }
      return;
    }
    const column = /^[0-9]$/.test(event.key) && board().querySelector(`[data-key="${event.key}"]`);
    if (column) {
      event.preventDefault();
      inTurn(() => act(column.dataset.column));
    } else if (keys[event.key]) {
      event.preventDefault();
      inTurn(keys[event.key]);
    }
  });

  // Drag and drop, for those who like it better.
  const arm = () => { for (const card of cards()) card.draggable = true; };
  arm();
  document.addEventListener("dragstart", (event) => {
    const card = event.target.closest && event.target.closest("[data-card]");
    if (!card) return;
    const values = box(card).checked ? chosen() : [box(card).value];
    event.dataTransfer.setData("text/plain", values.join(" "));
    event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    const column = event.target.closest && event.target.closest("[data-column]");
    if (!column) return;
    event.preventDefault();
    for (const other of board().querySelectorAll(".is-target")) if (other !== column) other.classList.remove("is-target");
    column.classList.add("is-target");
  });
  document.addEventListener("dragend", () => { for (const column of board().querySelectorAll(".is-target")) column.classList.remove("is-target"); });
  document.addEventListener("drop", (event) => {
    const column = event.target.closest && event.target.closest("[data-column]");
    if (!column) return;
    event.preventDefault();
    column.classList.remove("is-target");
    const values = event.dataTransfer.getData("text/plain").split(" ").filter(Boolean);
    if (column.dataset.column === "til-side" && !document.getElementById("begrundelse").value.trim()) {
      for (const card of cards()) box(card).checked = values.includes(box(card).value);
      document.getElementById("begrundelse").focus();
    } else {
      inTurn(() => act(column.dataset.column, values));
    }
  });

  // Others' moves. Many at once lead to one look.
  let waiting = false;
  const heard = (number) => {
    if (waiting || (number && number <= Number(board().dataset.step))) return;
    waiting = true;
    setTimeout(() => { waiting = false; inTurn(() => (!number || number > Number(board().dataset.step) ? send(board().dataset.url, null, arm) : null)); }, 150);
  };
  const stream = new EventSource(board().dataset.url + "/haendelser");
  stream.onmessage = (event) => heard(Number(event.data));
  // After a broken line anything may have happened.
  let wasBroken = false;
  stream.onerror = () => { wasBroken = true; };
  stream.onopen = () => { if (wasBroken) { wasBroken = false; heard(0); } };
  new MutationObserver(arm).observe(document.querySelector("main"), { childList: true, subtree: true });
})();
