// Finds the counter that a challenge of ALTCHA (version 2, PBKDF2) asks for. Runs in a worker, so that the page stays alive meanwhile.
const bytes = hex => Uint8Array.from(hex.match(/../g), byte => parseInt(byte, 16));
const hex = buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('');

export async function solve({ parameters }, most = 1_000_000) {
  const { nonce, salt, cost, keyLength, keyPrefix } = parameters;
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: cost };
  const start = bytes(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  for (let counter = 0; counter < most; counter++) {
    new DataView(password.buffer).setUint32(start.length, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivedKey = hex(await crypto.subtle.deriveBits(derivation, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
  throw new Error('no counter fits');
}

if (typeof WorkerGlobalScope !== 'undefined' && self instanceof WorkerGlobalScope)
  self.onmessage = ({ data }) => solve(data).then(solution => self.postMessage({ solution }), () => self.postMessage({}));
