// Messages a second that @azure/service-bus sends and receives: connection string, topic, subscription.
import { ServiceBusClient } from '@azure/service-bus';

const [connection, topic, subscription] = process.argv.slice(2);
const total = 6000;
const inFlight = 256;
const body = Buffer.alloc(1024);
const client = new ServiceBusClient(connection);

async function send(messages, workers) {
  const sender = client.createSender(topic);
  let left = messages;
  await Promise.all(Array.from({ length: workers }, async () => {
    while (left-- > 0) await sender.sendMessages({ body });
  }));
  await sender.close();
}

async function perSecond(name, messages, work) {
  const began = performance.now();
  await work();
  console.log(`@azure/service-bus ${name}\t${messages / (performance.now() - began) * 1000}`);
}

function subscribe(messages) {
  const receiver = client.createReceiver(topic, subscription);
  let left = messages;
  return new Promise((resolve, reject) => receiver.subscribe({
    async processMessage() { if (--left === 0) setImmediate(() => receiver.close().then(resolve, reject)); },
    async processError({ error }) { reject(error); },
  }, { maxConcurrentCalls: inFlight }));
}

await send(200, 1);
await perSecond('send, each awaited', total / 6, () => send(total / 6, 1));
await perSecond(`send, ${inFlight} in flight`, total, () => send(total, inFlight));
await perSecond('subscribe and complete', total + total / 6 + 200, () => subscribe(total + total / 6 + 200));
await client.close();
