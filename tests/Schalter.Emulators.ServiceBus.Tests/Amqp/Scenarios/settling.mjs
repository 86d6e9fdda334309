import { one, refusal, unrenewed } from "./tools.mjs";

async function begin(client, topic, subscription = "plain") {
  await client.createSender(topic).sendMessages({ body: "b", messageId: "m", applicationProperties: { kept: 1 } });
  const receiver = client.createReceiver(topic, subscription, unrenewed);
  return { receiver, message: await one(receiver) };
}

export async function abandons({ client, topic }) {
  const { receiver, message } = await begin(client, topic);
  await receiver.abandonMessage(message, { why: "busy" });
  const again = await one(receiver);
  return { deliveryCount: again.deliveryCount, properties: again.applicationProperties };
}

export async function defers({ client, topic }) {
  const { receiver, message } = await begin(client, topic);
  await receiver.deferMessage(message, { why: "later" });
  const [peeked] = await receiver.peekMessages(1, { fromSequenceNumber: message.sequenceNumber });
  const [deferred] = await receiver.receiveDeferredMessages(message.sequenceNumber);
  await receiver.completeMessage(deferred);
  return { state: peeked.state, body: deferred.body, properties: deferred.applicationProperties,
    gone: await refusal(receiver.receiveDeferredMessages(message.sequenceNumber)) };
}

export async function deadLetters({ client, topic }) {
  const { receiver, message } = await begin(client, topic);
  await receiver.deadLetterMessage(message, { deadLetterReason: "unreadable", deadLetterErrorDescription: "no such case", more: true });
  const dead = client.createReceiver(topic, "plain", { subQueueType: "deadLetter" });
  const letter = await one(dead);
  await dead.completeMessage(letter);
  return { reason: letter.deadLetterReason, description: letter.deadLetterErrorDescription, more: letter.applicationProperties.more,
    left: (await receiver.peekMessages(1)).length + (await dead.peekMessages(1)).length };
}

/** Never completes: after three deliveries it is a dead letter. */
export async function givesUp({ client, topic }) {
  const { receiver, message } = await begin(client, topic);
  await receiver.abandonMessage(message);
  await receiver.abandonMessage(await one(receiver));
  await receiver.abandonMessage(await one(receiver));
  return (await one(client.createReceiver(topic, "plain", { subQueueType: "deadLetter" }))).deadLetterReason;
}

export async function lockLost({ client, topic }) {
  const { receiver, message } = await begin(client, topic, "brief");
  const again = await one(receiver);
  const code = await refusal(receiver.completeMessage(message));
  await receiver.completeMessage(again);
  return { code, renewal: await refusal(receiver.renewMessageLock(message)), deliveryCount: again.deliveryCount };
}

export async function renews({ client, topic }) {
  const { receiver, message } = await begin(client, topic);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const before = message.lockedUntilUtc;
  return { later: (await receiver.renewMessageLock(message)) > before };
}

/** Looks without taking: from the start, then on from where it was. */
export async function peeks({ client, topic }) {
  await client.createSender(topic).sendMessages([1, 2, 3].map((body) => ({ body })));
  const receiver = client.createReceiver(topic, "plain");
  await one(receiver);
  const first = await receiver.peekMessages(2);
  const rest = await receiver.peekMessages(2);
  return { bodies: [...first, ...rest].map((message) => message.body), token: first[0].lockToken ?? null };
}
