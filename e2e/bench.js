// Measures Pejl against the budgets of its design and prints ratios and counts: 1.0 of a budget is just kept.
// It measures what it finds; nothing here fails because a machine is slow.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { ASKER, load } from "./load.js";
import { DEMO_CAMP, PEJL, listen, startDemo } from "./server.js";

const run = promisify(execFile);
const BUDGET = { start: 0.3, memory: 60, p99: 50, ofStatic: 0.25 };
const CLIENTS = 50;
// Five real camps, when they lie beside the clone; otherwise the demo's own.
const REAL_CAMPS = fileURLToPath(new URL("../../shared/data/lejre-2017", import.meta.url));

const line = (what, value) => console.log(`${what.padEnd(58)} ${value}`);
const seconds = async (act) => {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
};

async function residentMegabytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(status.match(/VmRSS:\s+(\d+)/)[1]) / 1024;
}

async function start(folder) {
  const times = [];
  let memory = 0;
  for (let round = 0; round < 5; round += 1) {
    const database = `sqlite://${path.join(folder, `empty-${round}.db`)}`;
    let server;
    times.push(await seconds(async () => {
      server = await listen(folder, ["serve", "--database", database, "--listen", "127.0.0.1:0"]);
      await (await fetch(`${server.url}/health`)).text();
    }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    memory = await residentMegabytes(server.pid);
    await server.stop();
  }
  const median = times.sort((a, b) => a - b)[2];
  line("Start to first answer, empty database", `${(median / BUDGET.start).toFixed(2)} of the budget (${BUDGET.start} s)`);
  line("Memory when idle", `${(memory / BUDGET.memory).toFixed(2)} of the budget (${BUDGET.memory} MB)`);
}

async function signIn(server, login) {
  const cookies = (answer) => answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
  const page = await fetch(`${server.url}/log-ind`);
  const [, token] = (await page.text()).match(/name="token" value="([^"]+)"/);
  const answer = await fetch(`${server.url}/log-ind/demo/${login}`, { method: "POST", redirect: "manual", headers: { cookie: cookies(page) }, body: new URLSearchParams({ token }) });
  return cookies(answer);
}

async function pages(server) {
  const cookie = await signIn(server, "analytiker");
  const front = await (await fetch(server.url)).text();
  const [icon] = front.match(/\/statisk\/[^"]+\.svg/);
  const still = await load(server.url + icon, { clients: CLIENTS });
  line(`A static text, ${CLIENTS} clients (asked by ${ASKER})`, `${Math.round(still.perSecond)} answers a second`);
  const exercise = `${DEMO_CAMP}/indikatorer`;
  for (const address of ["/", "/om", "/camps", DEMO_CAMP, exercise, `${exercise}/opsamling`, `${exercise}/tavle`]) {
    const page = await load(server.url + address, { clients: CLIENTS, cookie });
    const ofStatic = page.perSecond / still.perSecond;
    line(address, `${Math.round(page.perSecond)} a second, ${ofStatic.toFixed(2)} of static (budget ${BUDGET.ofStatic}), p99 ${(page.p99 / BUDGET.p99).toFixed(2)} of ${BUDGET.p99} ms`);
  }
}

async function importAndReport(folder, database, hasRealCamps) {
  const pejl = async (...args) => (await run(PEJL, [...args, "--database", database], { cwd: folder, maxBuffer: 64 << 20 })).stdout;
  const took = hasRealCamps ? await seconds(() => pejl("camp", "import", REAL_CAMPS)) : 0;
  const camps = JSON.parse(await pejl("camp", "list", "--json"));
  const size = (camp) => camp.exercises.reduce((sum, exercise) => sum + exercise.captured, 0);
  if (hasRealCamps) {
    line("Import from files", `${Math.round(camps.reduce((sum, camp) => sum + size(camp), 0) / took)} statements a second`);
  }
  const longest = camps.sort((a, b) => size(b) - size(a))[0];
  const file = path.join(folder, "report.pdf");
  const report = await seconds(() => pejl("camp", "report", longest.camp, "-o", file));
  line(`Longest report as PDF (${longest.camp})`, `${report.toFixed(1)} s for ${size(longest)} statements, ${Math.round((await stat(file)).size / 1024)} kB`);
}

const folder = await mkdtemp(path.join(os.tmpdir(), "pejl-bench-"));
const demo = await startDemo();
try {
  await start(folder);
  await pages(demo);
  const hasRealCamps = existsSync(REAL_CAMPS);
  await importAndReport(folder, hasRealCamps ? `sqlite://${path.join(folder, "camps.db")}` : demo.database, hasRealCamps);
} finally {
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
}
