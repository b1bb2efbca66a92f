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
  const ask = (url, fields) => fetch(url, { method: fields ? "POST" : "GET", body: fields, headers: { "X-Pejl-Board": "1" } });
  const part = (text, id) => new DOMParser().parseFromString(text, "text/html").getElementById(id);
  const send = async (url, fields, after, kept) => {
    const response = await ask(url, fields);
    const parsed = part(await response.text(), "tavle");
    if (!parsed) {
      // Signed out, or something broke: the whole page says what.
      location.reload();
      return;
    }
    const here = current();
    const card = kept || (here && here.dataset.card);
    holdInPlace(parsed, card);
    const top = () => { const element = card && document.getElementById("kort-" + card); return element ? element.getBoundingClientRect().top : null; };
    const before = top();
    await htmx.swap({ text: parsed.outerHTML, target: board(), swap: "outerMorph" });
    if (after) after(response.ok);
    else if (before !== null && top() !== null) window.scrollBy(0, top() - before);
  };
  // Where the order may change, the card under the hand keeps its place, and the others sort themselves around it.
  const holdInPlace = (parsed, id) => {
    const [old, fresh] = [document, parsed.ownerDocument].map((root) => id && root.getElementById("kort-" + id));
    if (!old || !fresh || !("teaching" in parsed.dataset)) return;
    const list = fresh.parentElement;
    const others = [...list.children].filter((card) => card !== fresh);
    const staying = new Set(others.map((card) => card.id));
    const before = [...old.parentElement.children].slice(0, [...old.parentElement.children].indexOf(old));
    list.insertBefore(fresh, others[before.filter((card) => staying.has(card.id)).length] || null);
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
  const act = async (til, given, suggestions) => {
    const values = given || chosen();
    const next = neighbour(values);
    const data = fields(til, values);
    for (const one of suggestions || []) data.append("forslag", one);
    await send(board().dataset.view, data, (ok) => {
      if (!ok) return;
      for (const card of cards()) box(card).checked = false;
      for (const name of ["begrundelse", "navn"]) document.getElementById(name).value = "";
      const target = next ? document.getElementById("kort-" + next) : null;
      if (target && values.length > 0) focus(target);
    }, next);
  };
  // The best suggestion of each card that is ticked, or of the one in focus.
  const accept = (here) => {
    const ticked = cards().filter((card) => box(card).checked);
    const with_one = (ticked.length ? ticked : [here]).filter((card) => card && card.querySelector("[data-accept]"));
    if (!with_one.length) return null;
    return act("forslag", with_one.map((card) => box(card).value), with_one.map((card) => card.querySelector("[data-accept]").dataset.accept));
  };
  // The card stays in focus, with the next suggestion.
  const reject = (here) => {
    const button = here && here.querySelector("[data-reject]");
    if (!button) return null;
    const id = here.dataset.card;
    return send(board().dataset.view, fields(button.value, []), () => focus(document.getElementById("kort-" + id)), id);
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
      const card = button && button.closest("[data-card]");
      if (til.startsWith("afvis:")) return inTurn(() => reject(card));
      if (til.startsWith("forslag:")) return inTurn(() => act(til, [box(card).value]));
      inTurn(() => act(til, cards().map(box).filter((one) => one.checked).map((one) => one.value)));
    } else if (form.matches(".pejl-undo")) {
      event.preventDefault();
      inTurn(undo);
    } else if (panel.contains(form) && form.method !== "dialog") {
      event.preventDefault();
      const data = new URLSearchParams(new FormData(form, event.submitter));
      inTurn(() => (form.method === "get" ? showPanel(form.getAttribute("action") + "?" + data) : sendPanel(form.getAttribute("action"), data)));
    } else if (form.matches(".pejl-work")) {
      event.preventDefault();
      inTurn(() => send(form.getAttribute("action"), new URLSearchParams(new FormData(form, event.submitter))));
    }
  });

  // Suggestions that need room are shown in a panel: the same pages as without a script.
  const panel = document.getElementById("panel");
  let panelUrl = "";
  const fillPanel = (text) => {
    const parsed = part(text, "panel-indhold");
    if (!parsed) return location.reload();
    document.getElementById("panel-indhold").replaceWith(document.importNode(parsed, true));
    document.getElementById("panel-titel").textContent = parsed.dataset.title;
    if (!panel.open) panel.showModal();
  };
  const showPanel = async (url) => {
    panelUrl = url;
    fillPanel(await (await ask(url)).text());
    panel.scrollTop = 0;
    document.getElementById("panel-titel").focus();
  };
  const sendPanel = async (url, data) => {
    const response = await ask(url, data);
    if (response.redirected) panelUrl = response.url;
    fillPanel(await response.text());
    panel.scrollTop = 0;
    document.getElementById("panel-titel").focus();
    await send(board().dataset.view);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches("[data-panel]")) {
      event.preventDefault();
      inTurn(() => showPanel(link.href));
    } else if (link.matches("[data-view]")) {
      event.preventDefault();
      history.pushState(null, "", link.href);
      const column = link.closest("[data-column]");
      inTurn(() => look(link.href, column && column.dataset.column));
    } else if (panel.contains(link) && link.getAttribute("href") === board().dataset.url) {
      event.preventDefault();
      panel.close();
    }
  });
  const look = (url, column) => send(url, null, () => {
    if (column) focus(board().querySelector(`[data-column="${column}"] [data-card]`));
  });
  window.addEventListener("popstate", () => inTurn(() => look(location.href)));

  // Work that takes a while: how far it has come, and what it came to.
  const isWorking = (root) => root.querySelector("[data-work]");
  const followWork = async () => {
    for (const root of [board(), panel]) {
      const work = isWorking(root);
      if (!work || (root === panel && !panel.open)) continue;
      const answer = part(await (await ask(work.dataset.work)).text(), "panel-indhold");
      const now = answer && isWorking(answer);
      if (now) work.querySelector("p").replaceWith(document.importNode(now.querySelector("p"), true));
      else await (root === panel ? ask(panelUrl).then((response) => response.text()).then(fillPanel) : send(board().dataset.view));
    }
  };
  setInterval(() => { if (isWorking(document)) inTurn(followWork); }, 1000);

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
    r: () => reject(current()),
    h: () => { const why = current() && current().querySelector("a.why"); return why && showPanel(why.href); },
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
    if (event.key === "Enter" && event.target.matches("[data-card] input[type=checkbox]")) {
      event.preventDefault();
      inTurn(() => accept(current()));
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
    setTimeout(() => { waiting = false; inTurn(() => (!number || number > Number(board().dataset.step) ? send(board().dataset.view) : null)); }, 150);
  };
  const stream = new EventSource(board().dataset.url + "/haendelser");
  stream.onmessage = (event) => heard(Number(event.data));
  stream.addEventListener("arbejde", () => { if (isWorking(document)) inTurn(followWork); });
  // After a broken line anything may have happened.
  let wasBroken = false;
  stream.onerror = () => { wasBroken = true; };
  stream.onopen = () => { if (wasBroken) { wasBroken = false; heard(0); } };
  new MutationObserver(arm).observe(document.querySelector("main"), { childList: true, subtree: true });
})();
