// Asks one address over and over from many clients at once for a while, and tells how many answers came and how
// slow the slowest were. `wrk` does it when it is there; otherwise this program, which is itself the slower part.
import { execFile, spawnSync } from "node:child_process";
import http from "node:http";
import { promisify } from "node:util";

const run = promisify(execFile);
const SECONDS = 4;
const hasWrk = spawnSync("wrk", ["--version"]).error === undefined;

/** Which program asks. */
export const ASKER = hasWrk ? "wrk" : "node";

/** Returns answers a second and the 99th percentile in milliseconds. Throws when an answer is not 200. */
export async function load(url, { clients, cookie = "" }) {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
  return hasWrk ? withWrk(url, clients, cookie) : withNode(url, clients, cookie);
}

async function withWrk(url, clients, cookie) {
  const { stdout } = await run("wrk", ["-t1", `-c${clients}`, `-d${SECONDS}s`, "--latency", "-H", `Cookie: ${cookie}`, url]);
  if (/Non-2xx/.test(stdout)) throw new Error(`${url} answered with errors under load:\n${stdout}`);
  const [, number, unit] = stdout.match(/99%\s+([\d.]+)(us|ms|s)/);
  return { perSecond: Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]), p99: Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit] };
}

async function withNode(url, clients, cookie) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const times = [];
  const until = performance.now() + SECONDS * 1000;
  const ask = () => new Promise((resolve, reject) => {
    const began = performance.now();
    http.get(url, { agent, headers: { cookie } }, (answer) => {
      answer.resume();
      answer.on("end", () => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode} under load`));
        times.push(performance.now() - began);
        resolve();
      });
    }).on("error", reject);
  });
  const client = async () => { while (performance.now() < until) await ask(); };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / SECONDS, p99: times[Math.floor(times.length * 0.99)] };
}
