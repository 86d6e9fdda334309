import { ServiceBusClient } from "@azure/service-bus";
import { all, one, refusal, unrenewed } from "./tools.mjs";

const send = (client, topic, ...messages) =>
  client.createSender(topic).sendMessages(messages.map(([sessionId, body]) => ({ sessionId, body })));

/** A session is received in order, by one, and alone. */
export async function named({ client, topic }) {
  await send(client, topic, ["a", 1], ["b", 2], ["a", 3]);
  const receiver = await client.acceptSession(topic, "ordered", "a");
  const taken = await refusal(client.acceptSession(topic, "ordered", "a"));
  const bodies = (await receiver.receiveMessages(2, { maxWaitTimeInMs: 5000 })).map((message) => message.body);
  return { sessionId: receiver.sessionId, bodies, taken, lockedFor: receiver.sessionLockedUntilUtc - Date.now() };
}

/** Whoever waits gets the session that has waited longest; closed, it is free again. */
export async function next({ client, topic }) {
  await send(client, topic, ["b", 1], ["a", 2]);
  const first = await client.acceptNextSession(topic, "ordered");
  const second = await client.acceptNextSession(topic, "ordered");
  await first.receiveMessages(1, { maxWaitTimeInMs: 5000 });
  await first.close();
  const third = await client.acceptNextSession(topic, "ordered");
  const again = await one(third);
  return { sessions: [first.sessionId, second.sessionId, third.sessionId], deliveryCount: again.deliveryCount };
}

/** Accepts before there is anything: the session comes with its first message. */
export async function waits({ client, topic }) {
  const accepting = client.acceptNextSession(topic, "ordered");
  await send(client, topic, ["late", 1]);
  const receiver = await accepting;
  const message = await one(receiver);
  await receiver.completeMessage(message);
  return { sessionId: receiver.sessionId, left: await all(receiver) };
}

export async function none({ connectionString, topic }) {
  const impatient = new ServiceBusClient(connectionString, { retryOptions: { maxRetries: 0, timeoutInMs: 500 } });
  const code = await refusal(impatient.acceptNextSession(topic, "ordered"));
  await impatient.close();
  return code;
}

export async function state({ client, topic }) {
  const receiver = await client.acceptSession(topic, "ordered", "s");
  const before = await receiver.getSessionState();
  await receiver.setSessionState(Buffer.from("seen up to 7"));
  await receiver.close();
  const later = await client.acceptSession(topic, "ordered", "s");
  return { before: before ?? null, after: Buffer.from(await later.getSessionState()).toString() };
}

export async function renews({ client, topic }) {
  const receiver = await client.acceptSession(topic, "ordered", "s");
  const before = receiver.sessionLockedUntilUtc;
  await new Promise((resolve) => setTimeout(resolve, 20));
  return (await receiver.renewSessionLock()) > before;
}

/** Sits on a session until its lock is over; another one gets it then. */
export async function lockLost({ client, topic }) {
  await send(client, topic, ["s", 1]);
  const receiver = await client.acceptSession(topic, "orderedbrief", "s", unrenewed);
  const message = await one(receiver);
  const other = await client.acceptNextSession(topic, "orderedbrief");
  const code = await refusal(receiver.completeMessage(message));
  return { code, renewal: await refusal(receiver.renewSessionLock()), deliveryCount: (await one(other)).deliveryCount };
}

export async function wrongKind({ client, topic }) {
  return { without: await refusal(client.createReceiver(topic, "ordered").receiveMessages(1)),
    within: await refusal(client.acceptSession(topic, "plain", "s")) };
}

export async function settles({ client, topic }) {
  await send(client, topic, ["s", 1], ["s", 2], ["s", 3]);
  const receiver = await client.acceptSession(topic, "ordered", "s");
  const [first, second, third] = await receiver.receiveMessages(3, { maxWaitTimeInMs: 5000 });
  await receiver.deferMessage(first);
  await receiver.deadLetterMessage(second, { deadLetterReason: "r" });
  await receiver.abandonMessage(third);
  const [deferred] = await receiver.receiveDeferredMessages(first.sequenceNumber);
  await receiver.completeMessage(deferred);
  return { deferred: deferred.body, peeked: (await receiver.peekMessages(5)).map((message) => message.body),
    dead: (await one(client.createReceiver(topic, "ordered", { subQueueType: "deadLetter" }))).body };
}

/** States of these sizes, one after the other by the same receiver: what is had back, or the refusal. */
export async function largeStates({ client, topic, sizes }) {
  const receiver = await client.acceptSession(topic, "ordered", "s");
  const had = [];
  for (const size of sizes) {
    const state = Buffer.alloc(size, `${size};`);
    const code = await refusal(receiver.setSessionState(state));
    had.push(code === "none" ? state.equals(Buffer.from(await receiver.getSessionState())) : code);
  }
  return had;
}
