// Starts Pejl's demo for a test: on a free port, with a database of its own in a folder that is removed afterwards.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The program under test. */
export const PEJL = process.env.PEJL_BIN
  ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"), "pejl/target"), "debug/pejl");

/** The camp that the demo comes with. */
export const DEMO_CAMP = "/camps/et-trygt-og-aktivt-seniorliv";

// Whatever is set up for the one who runs the tests must not reach the program under test.
function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PEJL_")));
}

/** Starts `pejl` with these arguments and waits until it says where it listens. */
export async function listen(folder, args) {
  const child = spawn(PEJL, args, { cwd: folder, env: cleanEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const url = await new Promise((resolve, reject) => {
    const hear = (chunk) => {
      said += chunk;
      const found = said.match(/(http:\/\/127\.0\.0\.1:\d+)\s/);
      if (found) resolve(found[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`pejl ${args[0]} ended with ${code} before it listened:\n${said}`)));
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  };
  return { url, pid: child.pid, stop, said: () => said };
}

/** Starts the demo. `pejl(…)` runs a command on the same database and returns what it printed. */
export async function startDemo() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pejl-e2e-"));
  const database = `sqlite://${path.join(folder, "demo.db")}`;
  const server = await listen(folder, ["demo", "--database", database, "--listen", "127.0.0.1:0"]);
  const pejl = async (...args) => (await run(PEJL, [...args, "--database", database], { cwd: folder, env: cleanEnvironment() })).stdout;
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...server, folder, database, pejl, stop };
}
