// Runs Azurite in this process and ends with the program that started it.
// The end of standard input is the only signal to stop: it comes when the parent closes the pipe and also when the
// parent is killed, so no Azurite is ever left behind. Ctrl-C and SIGTERM reach a whole process group at once; they
// are ignored here, because the functions still need their storage while they drain.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const oldest = 20;
if (Number(process.versions.node.split(".")[0]) < oldest) {
  console.error(`Node.js ${process.versions.node} is too old: install Node.js ${oldest} or newer.`);
  process.exit(1);
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
const once = process.once.bind(process);
let shutdown = () => process.exit(0);
process.once = (event, listener) => {
  if (!signals.includes(event)) return once(event, listener);
  shutdown = listener;
  return process;
};
for (const signal of signals) process.on(signal, () => {});

// When the parent was killed nobody reads our output any more: an unhandled EPIPE would end us before the last writes are saved.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
process.stdin.on("end", () => shutdown()).on("error", () => shutdown()).resume();

const [azurite] = process.argv.splice(2, 1);

// The next run on this data waits until this one has saved everything and is gone.
const location = process.argv[process.argv.indexOf("--location") + 1];
if (process.argv.includes("--location")) {
  const mark = join(location, "azurite.pid");
  mkdirSync(location, { recursive: true });
  writeFileSync(mark, String(process.pid));
  process.on("exit", () => rmSync(mark, { force: true }));
}

const require = createRequire(azurite);

// Telemetry is off; loading its library all the same would be more than half of the start-up time.
const telemetry = require.resolve("applicationinsights");
require.cache[telemetry] = { id: telemetry, filename: telemetry, loaded: true, exports: { start() {} } };

require(azurite);
