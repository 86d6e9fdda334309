// Answers and uploads of a form, kept in this window and, if the person asks for it, for some days on this device. They never leave it.
const daysKept = 7;
const hour = 3_600_000;
const memories = new WeakMap();

// What is remembered of a form: { answers, uploads, isKept, sentAt }.
export function memoryOf(form) {
  if (!memories.has(form)) memories.set(form, new Memory(form));
  return memories.get(form);
}

export function enhance(form) {
  const words = JSON.parse(form.dataset.uploadWords);
  const memory = memoryOf(form);
  const isCorrected = form.querySelector('#errors') !== null;
  const { panel, keep, erase, said } = draw(words, memory.isKept);
  form.querySelector('fieldset.section')?.before(panel);
  if (memory.answers.length > 0 && !isCorrected) {
    fill(form, memory.answers);
    form.dispatchEvent(new Event('change', { bubbles: true }));
    panel.open = true;
    said.textContent = words['drafts.restored'];
  }
  let soon;
  form.addEventListener('input', () => { clearTimeout(soon); soon = setTimeout(() => memory.note({ answers: answersOf(form) }), 300); });
  addEventListener('pagehide', () => memory.note({ answers: answersOf(form) }));
  form.addEventListener('submit', event => { if (!event.defaultPrevented) memory.note({ answers: answersOf(form), sentAt: Date.now() }); });
  keep.addEventListener('change', () => memory.note({ isKept: keep.checked }));
  erase.addEventListener('click', () => {
    clearTimeout(soon);
    form.reset();
    keep.checked = false;
    memory.forget();
    form.dispatchEvent(new Event('change', { bubbles: true }));
    said.textContent = words['drafts.erased'];
  });
}

class Memory extends EventTarget {
  #key;
  #kept;

  constructor(form) {
    super();
    this.#key = `schalter:${new URL(form.action).pathname}`;
    this.#kept = read(sessionStorage, this.#key) ?? read(localStorage, this.#key) ?? {};
    const age = Date.now() - (this.#kept.at ?? 0);
    const isOver = age > (this.#kept.isKept ? daysKept * 24 * hour : 22 * hour);
    // What was sent is needed once more only by who comes back because it did not get through.
    const isDone = this.#kept.sentAt && performance.getEntriesByType('navigation')[0]?.type === 'navigate';
    if (isOver || isDone) this.forget();
  }

  get answers() { return this.#kept.answers ?? []; }
  get isKept() { return this.#kept.isKept === true; }
  get uploads() { return (this.#kept.uploads ?? []).filter(upload => upload.until > Date.now()); }

  note(changes) {
    this.#kept = { ...this.#kept, ...changes, at: Date.now() };
    const isShort = !this.isKept || this.#kept.sentAt;
    write(sessionStorage, this.#key, this.#kept);
    isShort ? drop(localStorage, this.#key) : write(localStorage, this.#key, this.#kept);
  }

  // Whoever shows something of it hears of it and takes it away.
  forget() {
    this.dispatchEvent(new Event('forget'));
    this.#kept = {};
    drop(sessionStorage, this.#key);
    drop(localStorage, this.#key);
  }
}

// A device may refuse to store, or have no room: then nothing is remembered, and nothing else is different.
function read(store, key) {
  try { return JSON.parse(store.getItem(key)); } catch { return null; }
}

function write(store, key, value) {
  try { store.setItem(key, JSON.stringify(value)); } catch { drop(store, key); }
}

function drop(store, key) {
  try { store.removeItem(key); } catch { /* nothing was stored there */ }
}

function controls(form) {
  return [...form.elements].filter(control => control.name && !['hidden', 'file', 'password', 'submit', 'button', 'fieldset'].includes(control.type));
}

function answersOf(form) {
  return controls(form).filter(control => /radio|checkbox/.test(control.type) ? control.checked : control.value !== '').map(control => [control.name, control.value]);
}

function fill(form, answers) {
  const left = Map.groupBy ? Map.groupBy(answers, ([name]) => name) : answers.reduce((all, one) => all.set(one[0], [...all.get(one[0]) ?? [], one]), new Map());
  for (const control of controls(form)) {
    const given = left.get(control.name) ?? [];
    if (/radio|checkbox/.test(control.type)) control.checked = given.some(([, value]) => value === control.value);
    else if (given.length > 0) control.value = given.shift()[1];
  }
}

function draw(words, isKept) {
  const keep = Object.assign(document.createElement('input'), { type: 'checkbox', id: 'keep-drafts', checked: isKept });
  const erase = Object.assign(document.createElement('button'), { type: 'button', className: 'secondary', textContent: words['drafts.erase'] });
  const said = Object.assign(document.createElement('p'), { className: 'said' });
  said.setAttribute('role', 'status');
  const label = Object.assign(document.createElement('label'), { htmlFor: keep.id, textContent: words['drafts.keep'] });
  const choice = Object.assign(document.createElement('div'), { className: 'choice' });
  choice.append(keep, label);
  const panel = Object.assign(document.createElement('details'), { className: 'drafts' });
  const title = Object.assign(document.createElement('summary'), { textContent: words['drafts.title'] });
  panel.append(title, said, Object.assign(document.createElement('p'), { textContent: words['drafts.note'] }), choice, erase);
  return { panel, keep, erase, said };
}
