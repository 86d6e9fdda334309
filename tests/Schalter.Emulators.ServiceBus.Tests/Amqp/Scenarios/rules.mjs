import { all, refusal } from "./tools.mjs";

/** Replaces the rule that lets everything pass by two others, and sees what passes. */
export async function edits({ client, topic }) {
  const manager = client.createRuleManager(topic, "plain");
  const before = await manager.getRules();
  await manager.createRule("sql", { sqlExpression: "priority > 5 AND sys.Label LIKE 'urgent%'" });
  await manager.createRule("type", { subject: "routed", applicationProperties: { team: "north" } });
  await manager.deleteRule("$Default");
  const after = await manager.getRules();
  await client.createSender(topic).sendMessages([
    { body: 1, subject: "urgent case", applicationProperties: { priority: 6 } },
    { body: 2, subject: "urgent case", applicationProperties: { priority: 5 } },
    { body: 3, subject: "routed", applicationProperties: { team: "north" } },
    { body: 4, subject: "routed", applicationProperties: { team: "south" } },
  ]);
  return { before, after, passed: await all(client.createReceiver(topic, "plain")) };
}

export async function refusals({ client, topic }) {
  const manager = client.createRuleManager(topic, "plain");
  await manager.createRule("one", { sqlExpression: "1=1" });
  return {
    twice: await refusal(manager.createRule("one", { sqlExpression: "1=1" })),
    invalid: await refusal(manager.createRule("two", { sqlExpression: "priority >" })),
    missing: await refusal(manager.deleteRule("three")),
    action: await refusal(manager.createRule("four", { sqlExpression: "1=1" }, { sqlExpression: "SET a = 1" })),
  };
}

/** The text that comes with a refusal is for a person. */
export async function invalidText({ client, topic }) {
  try {
    await client.createRuleManager(topic, "plain").createRule("two", { sqlExpression: "priority >" });
  } catch (error) {
    return error.message;
  }
}

/** Filters longer than a frame; the last is as long as no request may be. */
export async function longFilters({ client, topic }) {
  const manager = client.createRuleManager(topic, "plain");
  const long = "x".repeat(100_000);
  return {
    sql: await refusal(manager.createRule("sql", { sqlExpression: `a = '${"x".repeat(79_997)}'` })),
    correlation: await refusal(manager.createRule("correlation", { applicationProperties: { long } })),
    kept: (await manager.getRules()).find((rule) => rule.name === "correlation").filter.applicationProperties.long === long,
    longest: await refusal(manager.createRule("longest", { sqlExpression: "x".repeat(3_000_000) })),
  };
}
