// Runs scenarios asked for on standard input, one JSON object per line, and answers on standard output.
import { createInterface } from "node:readline";
import { ServiceBusClient } from "@azure/service-bus";
import * as connecting from "./connecting.mjs";
import * as receiving from "./receiving.mjs";
import * as rules from "./rules.mjs";
import * as sending from "./sending.mjs";
import * as sessions from "./sessions.mjs";
import * as settling from "./settling.mjs";

const modules = { connecting, receiving, rules, sending, sessions, settling };
const connectionString = process.argv[2];
const client = new ServiceBusClient(connectionString);

async function run({ scenario, arguments: { topic, more } }) {
  const [module, name] = scenario.split(".");
  return modules[module][name]({ client, topic, connectionString, ...more });
}

function describe(error) {
  return { code: error.code ?? error.name ?? "none", message: error.message ?? String(error) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  run(request).then(
    (result) => console.log(JSON.stringify({ id: request.id, result: result ?? null })),
    (error) => console.log(JSON.stringify({ id: request.id, error: describe(error) })));
}

await client.close();
process.exit(0);
