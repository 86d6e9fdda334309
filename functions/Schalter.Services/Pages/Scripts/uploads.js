// Brings a file to the counter piece by piece (tus 1.0), through lost networks and restarts of either side, until it is there.
const version = { 'Tus-Resumable': '1.0.0' };
const part = 2 * 1024 * 1024;
const firstPause = 500;
const longestPause = 30_000;
const patience = 60_000;
const patienceToAsk = 10_000;

// Bytes that one file may have; null where files cannot be brought so, and the form goes as it always did.
export async function askLimit(endpoint) {
  const answer = await call(endpoint, { method: 'OPTIONS', headers: version }, null, patienceToAsk).catch(() => null);
  return Number(answer?.ok && answer.headers.get('Tus-Max-Size')) || null;
}

// Begins where `state` says nothing, else goes on with what it names; keeps it current through `note`, which hears of lost networks and of
// a counter that fails, too. Ends when the file is there, or with what the counter says why it cannot be.
export async function send(endpoint, file, state, note, signal) {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      if (!state.address) await begin(endpoint, file, state, signal);
      else state.offset = await askOffset(state.address, signal);
      note('sending');
      while (state.offset < file.size) {
        state.offset = await bring(file, state, note, signal);
        pause = firstPause;
        note('sending');
      }
      return;
    } catch (fault) {
      signal.throwIfAborted();
      if (fault.isFinal) throw fault;
      if (!await isReadable(file)) throw Object.assign(fault, { isUnreadable: true });
      if (fault.isGone) state.address = null;
      note(fault.isAnswer ? 'busy' : 'offline');
      await rest(fault.wait ?? pause, signal);
    }
  }
}

export async function remove(address) {
  await fetch(address, { method: 'DELETE', headers: version, keepalive: true, ...plain }).catch(() => null);
}

// A call that is never answered ends like a lost network.
async function call(address, request, signal, most = patience) {
  const stop = new AbortController();
  const end = () => stop.abort();
  const timer = setTimeout(end, most);
  signal?.addEventListener('abort', end);
  try {
    return await fetch(address, { ...plain, ...request, signal: stop.signal });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

// Changed or gone since it was chosen, as photos that a phone keeps elsewhere.
async function isReadable(file) {
  return file.slice(0, 1).arrayBuffer().then(() => true, () => false);
}

const plain = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };

async function begin(endpoint, file, state, signal) {
  const metadata = `filename ${encode(file.name)},filetype ${encode(file.type)}`;
  const headers = { ...version, Accept: 'application/json', 'Upload-Length': file.size, 'Upload-Metadata': metadata };
  const answer = await judged(await call(endpoint, { method: 'POST', headers }, signal));
  state.address = new URL(answer.headers.get('Location'), endpoint).href;
  state.until = Date.parse(answer.headers.get('Upload-Expires'));
  state.offset = 0;
}

async function askOffset(address, signal) {
  const answer = await judged(await call(address, { method: 'HEAD', headers: version }, signal));
  return Number(answer.headers.get('Upload-Offset'));
}

// By XMLHttpRequest: fetch does not tell how much has left.
function bring(file, state, note, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled = setTimeout(() => request.abort(), patience);
    const stop = () => request.abort();
    signal.addEventListener('abort', stop);
    request.upload.onprogress = event => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), patience);
      note('sending', state.offset + event.loaded);
    };
    request.onloadend = () => {
      clearTimeout(stalled);
      signal.removeEventListener('abort', stop);
      const isTaken = request.status === 204;
      if (isTaken) resolve(Number(request.getResponseHeader('Upload-Offset')));
      else reject(faultOf(request.status, request.getResponseHeader('Retry-After'), request.responseText));
    };
    request.open('PATCH', state.address);
    const type = { Accept: 'application/json', 'Content-Type': 'application/offset+octet-stream' };
    const headers = { ...version, ...type, 'Upload-Offset': state.offset };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(file.slice(state.offset, state.offset + part));
  });
}

async function judged(answer) {
  if (!answer.ok) throw faultOf(answer.status, answer.headers.get('Retry-After'), await answer.text());
  return answer;
}

// Gone: begin anew. Too early, too much at once, or a fault over there: later. Everything else would be refused again.
function faultOf(status, retryAfter, body) {
  const isGone = status === 404 || status === 410;
  const isFinal = status >= 400 && status < 500 && !isGone && ![408, 409, 423, 429].includes(status);
  const wait = Number(retryAfter) ? retryAfter * 1000 : null;
  return Object.assign(new Error(textOf(body)), { isGone, isFinal, isAnswer: isGone || status >= 500, wait });
}

function textOf(body) {
  try {
    const { title, detail } = JSON.parse(body);
    return `${title}. ${detail}`;
  } catch {
    return '';
  }
}

// Until the pause is over or the network is back.
function rest(pause, signal) {
  return new Promise((resolve, reject) => {
    const done = () => { clearTimeout(timer); removeEventListener('online', done); signal.aborted ? reject(signal.reason) : resolve(); };
    const timer = setTimeout(done, pause);
    addEventListener('online', done);
    signal.addEventListener('abort', done, { once: true });
  });
}

function encode(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
