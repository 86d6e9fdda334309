import { all, one } from "./tools.mjs";

/** Completes what it received; tells what is left. */
export async function completes({ client, topic }) {
  await client.createSender(topic).sendMessages([{ body: 1 }, { body: 2 }]);
  const receiver = client.createReceiver(topic, "plain");
  const messages = await receiver.receiveMessages(2, { maxWaitTimeInMs: 5000 });
  for (const message of messages) {
    await receiver.completeMessage(message);
  }
  return { received: messages.map((message) => message.body), left: (await receiver.peekMessages(10)).length };
}

/** Receives and deletes; tells what is left. */
export async function deletes({ client, topic }) {
  await client.createSender(topic).sendMessages([{ body: 1 }, { body: 2 }]);
  const receiver = client.createReceiver(topic, "plain", { receiveMode: "receiveAndDelete" });
  const first = await one(receiver);
  await receiver.close();
  return { first: first.body, left: (await client.createReceiver(topic, "plain").peekMessages(10)).map((message) => message.body) };
}

/** Finds nothing, several times; what comes then must not have gone to a wait that is over. */
export async function nothingThenSomething({ client, topic }) {
  const receiver = client.createReceiver(topic, "plain");
  const began = Date.now();
  const empty = [];
  for (let i = 0; i < 5; i++) {
    empty.push((await receiver.receiveMessages(10, { maxWaitTimeInMs: 20 })).length);
  }
  const took = Date.now() - began;
  await client.createSender(topic).sendMessages({ body: "here" });
  const message = await one(receiver);
  return { empty, took, body: message.body, deliveryCount: message.deliveryCount };
}

/** Handles messages as they come, some at a time; tells how many at most at once, and which. */
export async function subscribes({ client, topic, count, maxConcurrentCalls }) {
  const receiver = client.createReceiver(topic, "plain");
  const seen = new Set();
  let running = 0;
  let most = 0;
  let done;
  const finished = new Promise((resolve) => (done = resolve));
  receiver.subscribe({
    async processMessage(message) {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running--;
      seen.add(message.body);
      if (seen.size === count) {
        done();
      }
    },
    async processError({ error }) {
      done(error);
    },
  }, { maxConcurrentCalls });
  await client.createSender(topic).sendMessages(Array.from({ length: count }, (_, number) => ({ body: number })));
  const error = await finished;
  await receiver.close();
  return { error: error?.message, seen: seen.size, most, left: await all(client.createReceiver(topic, "plain")) };
}
