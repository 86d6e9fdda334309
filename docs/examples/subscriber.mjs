// Takes up every case handed to a team and asks for its lease. From the environment: SERVICE_BUS, API, TOKEN (docs/integrators.md).
import { ServiceBusClient } from '@azure/service-bus';

const { SERVICE_BUS, API, TOKEN } = process.env;
const known = new Set(); // yours lie in a database: events come at least once

async function office(link, input) {
  const answer = await fetch(new URL(link, API), {
    method: input ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', 'x-purpose': 'take over into the eAkte' },
    body: input && JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${link}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

new ServiceBusClient(SERVICE_BUS).createReceiver('submissions', 'routed').subscribe({
  async processMessage({ body: event }) {
    if (known.has(event.id)) return;
    const file = await office(event.data.link); // an error here gives the message back: it comes again
    await office(`${event.data.link}/status`, { status: 'in-progress' });
    if (event.data.missingDocuments.includes('lease')) {
      await office(`${event.data.link}/requests`, { documents: [{ slot: 'lease' }] });
    }
    known.add(event.id);
    console.log(`${file.reference} of ${file.answers['person.familyName']}: ${file.documents.length} documents`);
  },
  async processError({ error }) { console.error(error.message); },
});
