// What a drawing shows and what the lists beside it say, in the same form, so that a test can hold one against the other.

/** The nodes of a figure as drawn: each with its kind, heading, text, address and the nodes inside it. */
export function drawnNodes(page) {
  return page.$eval(".pejl-drawing svg", (svg) => {
    const NODE = ".pejl-figure-node";
    const squeezed = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
    const own = (node, selector) => [...node.querySelectorAll(selector)].find((element) => element.closest(NODE) === node);
    const inside = (top) => [...top.querySelectorAll(NODE)].filter((node) => (node.parentElement.closest(NODE) ?? svg) === top).map(read);
    const read = (node) => ({
      kind: squeezed(own(node, ".pejl-figure-kind")),
      heading: squeezed(own(node, ".pejl-figure-heading")),
      text: squeezed(own(node, ".pejl-figure-text")),
      address: own(node, "a")?.getAttribute("href") ?? "",
      below: inside(node),
    });
    return inside(svg);
  });
}

/** The nodes of a figure as its lists say them, in the same form. */
export function listedNodes(page) {
  return page.$eval(".pejl-drawing-lists > .pejl-outline", (list) => {
    const squeezed = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
    const children = (list) => [...list.children].map(read);
    const read = (item) => {
      const heading = item.querySelector(":scope > a, :scope > strong, :scope > .pejl-words:not(.text)");
      const below = item.querySelector(":scope > ul");
      return {
        kind: squeezed(item.querySelector(":scope > .kind")),
        heading: squeezed(heading),
        text: squeezed(item.querySelector(":scope > .text")),
        address: heading.getAttribute("href") ?? "",
        below: below ? children(below) : [],
      };
    };
    return children(list);
  });
}

/** The thread as drawn: its things, and its links as pairs of a lower and an upper thing, found by where the lines end. */
export function drawnThread(page) {
  return page.$eval(".pejl-thread-drawing svg", (svg) => {
    const squeezed = (element) => element.textContent.replace(/\s+/g, " ").trim();
    const things = [...svg.querySelectorAll(".pejl-figure-node")].map((node) => {
      const { x, y, width, height } = node.querySelector(".pejl-figure-box").getBBox();
      const name = `${squeezed(node.querySelector(".pejl-figure-kind"))}: ${squeezed(node.querySelector(".pejl-figure-heading"))}`;
      return { name, address: node.querySelector("a").getAttribute("href"), left: x, right: x + width, top: y, bottom: y + height };
    });
    // A line goes from the lower edge of the upper thing to the upper edge of the lower one.
    const at = (x, y, edge) => things.filter((thing) => thing.left <= x && x <= thing.right && Math.abs(thing[edge] - y) < 6).map((thing) => thing.name);
    const links = [...svg.querySelectorAll(".pejl-figure-path")].map((path) => {
      const numbers = path.getAttribute("d").match(/-?[\d.]+/g).map(Number);
      const [x, y] = numbers;
      const [endX, endY] = numbers.slice(-2);
      return `${at(endX, endY, "top").join(" | ")} → ${at(x, y, "bottom").join(" | ")}`;
    });
    return { things: things.map(({ name, address }) => ({ name, address })), links };
  });
}

/** The thread as its lists say it, in the same form; the addresses are those of the things themselves. */
export function listedThread(page) {
  return page.$eval(".pejl-thread", (panel) => {
    const squeezed = (text) => text.replace(/\s+/g, " ").trim();
    const named = (thing) => {
      const kind = thing.querySelector(":scope > .kind").cloneNode(true);
      kind.querySelector(".relation")?.remove();
      const link = thing.querySelector(":scope > a:not(.pejl-count)");
      return { name: `${squeezed(kind.textContent)}: ${squeezed(link.textContent)}`, address: link.getAttribute("href") };
    };
    const start = named(document.querySelector(".pejl-this"));
    const things = [start];
    const links = [];
    for (const way of ["up", "down"]) {
      const walk = (list, nearer) => {
        for (const item of list.children) {
          const thing = named(item.querySelector(":scope > .pejl-thing"));
          if (!things.some(({ address }) => address === thing.address)) things.push(thing);
          links.push(way === "up" ? `${nearer.name} → ${thing.name}` : `${thing.name} → ${nearer.name}`);
          const below = item.querySelector(":scope > ul");
          if (below) walk(below, thing);
        }
      };
      const list = panel.querySelector(`.pejl-way-${way}`);
      if (list) walk(list, start);
    }
    return { things, links };
  });
}
