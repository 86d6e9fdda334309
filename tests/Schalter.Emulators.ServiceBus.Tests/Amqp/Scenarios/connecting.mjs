import { ServiceBusClient } from "@azure/service-bus";
import { one } from "./tools.mjs";

/** Many clients begin at once; each sends a message and all are received. */
export async function atOnce({ connectionString, topic, clients }) {
  const all = Array.from({ length: clients }, () => new ServiceBusClient(connectionString));
  const bodies = await Promise.all(all.map(async (client, number) => {
    await client.createSender(topic).sendMessages({ body: number });
    const receiver = client.createReceiver(topic, "plain");
    const message = await one(receiver);
    await receiver.completeMessage(message);
    return message.body;
  }));
  await Promise.all(all.map((client) => client.close()));
  return bodies.sort((one, other) => one - other);
}

/** Stays idle on open links for a while, then uses them; tells how often it had to connect. */
export async function idle({ client, topic, milliseconds }) {
  const sender = client.createSender(topic);
  const receiver = client.createReceiver(topic, "plain");
  await sender.sendMessages({ body: "before" });
  const before = await one(receiver);
  const connection = client._connectionContext.connection.id;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await receiver.completeMessage(before);
  await sender.sendMessages({ body: "after" });
  const after = await one(receiver);
  return { body: after.body, same: connection === client._connectionContext.connection.id };
}

/** Receives one message and does nothing more. */
export async function holds({ client, topic, subscription, session }) {
  const receiver = session
    ? await client.acceptSession(topic, subscription, session)
    : client.createReceiver(topic, subscription);
  return (await one(receiver)).body;
}

/** Receives one message and tells how often it was delivered before. */
export async function takesOver({ client, topic, subscription, session }) {
  const receiver = session
    ? await client.acceptSession(topic, subscription, session)
    : client.createReceiver(topic, subscription);
  const message = await one(receiver);
  await receiver.completeMessage(message);
  return message.deliveryCount;
}

export async function sends({ client, topic, sessionId }) {
  await client.createSender(topic).sendMessages({ body: "held", sessionId });
}
