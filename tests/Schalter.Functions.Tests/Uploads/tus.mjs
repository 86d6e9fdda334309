// The official client of tus as another party: node tus.mjs ADDRESS answers one line of JSON per finished scenario.
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tus from 'tus-js-client';

const endpoint = process.argv[2];
const MiB = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'tus-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

function begin(length, seed, options, hooks = {}) {
  const content = Buffer.alloc(length, Buffer.from(`%PDF ${seed} `));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = join(folder, seed);
  writeFileSync(file, content);
  let upload;
  const done = new Promise((resolve, reject) => {
    upload = new tus.Upload(createReadStream(file), {
      endpoint, retryDelays: [100, 300, 1000, 3000], metadata: { filename: `${seed}.pdf`, filetype: 'application/pdf' },
      onSuccess: () => resolve(upload.url), onError: reject, ...options, ...hooks,
    });
  });
  return { upload, done, sha256 };
}

async function said(scenario, { upload, done, sha256 }, more = () => ({})) {
  await done;
  console.log(JSON.stringify({ scenario, id: upload.url.split('/').pop(), sha256, ...more() }));
}

// Breaks the connection in the middle of a request, then asks where it stands and goes on.
const interrupted = begin(5 * MiB, 'interrupted', { chunkSize: 2 * MiB }, {
  onProgress: sent => {
    if (sent > 2 * MiB && !stopped) {
      stopped = true;
      interrupted.upload.abort().then(() => setTimeout(() => interrupted.upload.start(), 0));
    }
  },
  onAfterResponse: (request, response) => {
    if (request.getMethod() === 'HEAD' && response.getStatus() === 200) resumedAt = Number(response.getHeader('Upload-Offset'));
  },
});
let stopped = false;
let resumedAt = -1;
interrupted.upload.start();
await said('interrupted', interrupted, () => ({ resumedAt }));

const together = [1, 2, 3].map(n => begin(n * 300_000, `parallel${n}`, { chunkSize: 200_000, uploadDataDuringCreation: n === 2 }));
together.forEach(one => one.upload.start());
for (const one of together) await said('parallel', one);

const blocked = begin(100_000, 'blocked', { overridePatchMethod: true });
blocked.upload.start();
await said('override', blocked);

const given = begin(300_000, 'terminated', { chunkSize: 100_000 }, { onChunkComplete: () => given.upload.abort(true).then(gone, gone) });
let gone;
const over = new Promise(resolve => { gone = resolve; });
given.upload.start();
const fault = await over;
const asked = await fetch(given.upload.url, { method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } });
console.log(JSON.stringify({ scenario: 'terminated', status: asked.status, fault: fault?.message }));
