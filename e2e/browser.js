// Opens Debian's Chromium with nothing left from before, and visitors in it whose pages are watched: what the
// browser complains of (errors of scripts, violations of the content security policy, files that are missing)
// is a fault of the page.
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** Starts the browser. */
export function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** A person with a browser window of their own: language, width in pixels, with or without JavaScript. */
export async function newVisitor(browser, server, { language = "da", width = 1280, script = true } = {}) {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width, height: 800 }, javaScriptEnabled: script, locale: "da-DK" });
  context.setDefaultTimeout(10_000);
  await context.addCookies([{ name: "pejl_lang", value: language, url: server.url }]);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  return new Visitor(context, page, faults, language, script);
}

class Visitor {
  constructor(context, page, faults, language, script) {
    Object.assign(this, { context, page, faults, language, script });
  }

  /** Opens an address and returns the answer's status. */
  async open(address) {
    return (await this.page.goto(address)).status();
  }

  /** Signs in with one click as one of the demo's people. */
  async signIn(login) {
    await this.open("/log-ind");
    await this.page.click(`form[action="/log-ind/demo/${login}"] button`);
    await this.page.waitForURL("**/camps");
  }

  /** Does something after which the browser complains in a way that belongs to it, such as an answer of 409. */
  async expecting(complaint, act) {
    const before = this.faults.length;
    const result = await act();
    // The browser may tell of it a moment later.
    for (let wait = 0; wait < 40 && !this.faults.slice(before).some((fault) => complaint.test(fault)); wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const others = this.faults.splice(before).filter((fault) => !complaint.test(fault));
    this.faults.push(...others);
    return result;
  }

  /** Closes the window. */
  close() {
    return this.context.close();
  }
}
