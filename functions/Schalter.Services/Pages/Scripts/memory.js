// What is remembered of a form in this window and, if the person asks for it, for some days on this device. It never leaves it.
const daysKept = 7;
const hour = 3_600_000;
const memories = new WeakMap();

// How long the server keeps what was brought and not sent.
export const hoursKept = 22;

// { answers, uploads, isKept, sentAt }
export function memoryOf(form) {
  if (!memories.has(form)) memories.set(form, new Memory(form));
  return memories.get(form);
}

class Memory extends EventTarget {
  #key;
  #kept;

  constructor(form) {
    super();
    this.#key = `schalter:${new URL(form.action).pathname}`;
    this.#kept = read('sessionStorage', this.#key) ?? read('localStorage', this.#key) ?? {};
    const age = Date.now() - (this.#kept.at ?? 0);
    if (age > (this.isKept && !this.#kept.sentAt ? daysKept * 24 * hour : hoursKept * hour)) this.forget();
    // Whoever comes back or loads anew has not seen it get through.
    this.isSent = !!this.#kept.sentAt && performance.getEntriesByType('navigation')[0]?.type === 'navigate';
  }

  get answers() { return this.#kept.answers ?? []; }
  get isKept() { return this.#kept.isKept === true; }
  get uploads() { return this.isSent ? [] : (this.#kept.uploads ?? []).filter(upload => upload.until > Date.now()); }

  // What is new begins where the last form was sent.
  note(changes) {
    const before = this.isSent ? { isKept: this.isKept } : this.#kept;
    if (this.isSent) this.dispatchEvent(new Event('begin'));
    this.isSent = false;
    this.#kept = { ...before, sentAt: null, ...changes, at: Date.now() };
    write('sessionStorage', this.#key, this.#kept);
    this.isKept ? write('localStorage', this.#key, this.#kept) : drop('localStorage', this.#key);
  }

  // What was sent did not get through.
  reopen() {
    this.isSent = false;
    this.note({});
    this.dispatchEvent(new Event('reopen'));
  }

  // Whoever shows something of it hears of it and takes it away.
  forget() {
    this.dispatchEvent(new Event('forget'));
    this.isSent = false;
    this.#kept = {};
    drop('sessionStorage', this.#key);
    drop('localStorage', this.#key);
  }
}

// A device may refuse even to be asked, or have no room: then nothing is remembered, and nothing else is different.
function read(store, key) {
  try { return JSON.parse(globalThis[store].getItem(key)); } catch { return null; }
}

function write(store, key, value) {
  try { globalThis[store].setItem(key, JSON.stringify(value)); } catch { drop(store, key); }
}

function drop(store, key) {
  try { globalThis[store].removeItem(key); } catch { /* nothing was stored there */ }
}
