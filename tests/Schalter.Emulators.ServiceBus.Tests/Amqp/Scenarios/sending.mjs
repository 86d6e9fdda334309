import { all, one, refusal } from "./tools.mjs";

/** Sends one message with everything set, and tells what arrives. */
export async function single({ client, topic }) {
  await client.createSender(topic).sendMessages({
    body: { text: "für" }, messageId: "m1", subject: "subject", contentType: "application/json", correlationId: "c1", to: "to", replyTo: "reply",
    timeToLive: 3600000, applicationProperties: { text: "t", number: 7, truth: true },
  });
  const [message] = await client.createReceiver(topic, "plain").receiveMessages(1, { maxWaitTimeInMs: 5000 });
  const { body, messageId, subject, contentType, correlationId, to, replyTo, timeToLive, applicationProperties, deliveryCount } = message;
  return {
    body, messageId, subject, contentType, correlationId, to, replyTo, timeToLive, applicationProperties, deliveryCount,
    sequenceNumber: message.sequenceNumber.toNumber(), locked: message.lockedUntilUtc > message.enqueuedTimeUtc,
  };
}

/** Fills a batch until it is full, sends it, and counts what arrives. */
export async function batch({ client, topic }) {
  const sender = client.createSender(topic);
  const full = await sender.createMessageBatch({ maxSizeInBytes: 20000 });
  while (full.tryAddMessage({ body: "x".repeat(500), messageId: `m${full.count}` }));
  await sender.sendMessages(full);
  const receiver = client.createReceiver(topic, "plain", { receiveMode: "receiveAndDelete" });
  const ids = (await receiver.receiveMessages(full.count, { maxWaitTimeInMs: 10000 })).map((message) => message.messageId);
  return { sent: full.count, ids, maxSizeInBytes: (await sender.createMessageBatch()).maxSizeInBytes };
}

/** Sends a message of many frames; tells its length as received. */
export async function large({ client, topic, bytes }) {
  const body = Buffer.alloc(bytes, 7);
  await client.createSender(topic).sendMessages({ body });
  const [message] = await client.createReceiver(topic, "plain").receiveMessages(1, { maxWaitTimeInMs: 10000 });
  return { length: message.body.length, same: Buffer.compare(body, message.body) === 0 };
}

/** Sends more than is taken; then something small with the same sender. */
export async function oversize({ client, topic, bytes }) {
  const sender = client.createSender(topic);
  const code = await refusal(sender.sendMessages({ body: Buffer.alloc(bytes) }));
  await sender.sendMessages({ body: "small" });
  return { code, arrived: await all(client.createReceiver(topic, "plain")) };
}

/** Schedules two messages, cancels one, and waits for the other. */
export async function scheduled({ client, topic }) {
  const sender = client.createSender(topic);
  const due = new Date(Date.now() + 1000);
  const numbers = await sender.scheduleMessages([{ body: "cancelled" }, { body: "due" }], due);
  await sender.cancelScheduledMessages(numbers[0]);
  const again = await refusal(sender.cancelScheduledMessages(numbers[0]));
  const message = await one(client.createReceiver(topic, "plain"));
  return { body: message.body, late: message.enqueuedTimeUtc >= due, again };
}

/** A body that is a value, with a nested property list, keeps its sort. */
export async function value({ client, topic }) {
  await client.createSender(topic).sendMessages({ body: { a: [1, "two"] }, bodyType: "value" });
  const message = await one(client.createReceiver(topic, "plain"));
  return { body: message.body, type: message._rawAmqpMessage.bodyType };
}

export async function unknown({ client, topic }) {
  return { topic: await refusal(client.createSender("nowhere").sendMessages({ body: 1 })),
    subscription: await refusal(client.createReceiver(topic, "nowhere").receiveMessages(1)) };
}

/** Schedules a message of many frames. */
export async function scheduledLarge({ client, topic, bytes }) {
  await client.createSender(topic).scheduleMessages({ body: Buffer.alloc(bytes, 7) }, new Date());
  return (await one(client.createReceiver(topic, "plain"))).body.length;
}
