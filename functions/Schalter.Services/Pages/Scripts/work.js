// Fetches a challenge and works it out, for what the office protects against machines. The answer goes into the field `altcha`.
import { solve } from './solve.js';

export async function proveWork(api, action, target) {
  const question = new URLSearchParams({ action, target });
  const request = { headers: { Accept: 'application/json' }, credentials: 'omit', referrerPolicy: 'no-referrer' };
  const answer = await fetch(`${api}/challenge?${question}`, request);
  if (!answer.ok) throw new Error('no challenge');
  const challenge = await answer.json();
  return btoa(JSON.stringify({ challenge, solution: await inWorker(challenge).catch(() => solve(challenge)) }));
}

// Where no worker may start, as in a page of another host, the page itself does the work.
function inWorker(challenge) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./solve.js', import.meta.url), { type: 'module' });
    const end = (done, value) => { worker.terminate(); done(value); };
    worker.onmessage = ({ data }) => data.solution ? end(resolve, data.solution) : end(reject);
    worker.onerror = () => end(reject);
    worker.postMessage(challenge);
  });
}
