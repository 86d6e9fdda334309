// Answers and uploads of a form, kept in this window and, if the person asks for it, for some days on this device. They never leave it.
import { make, openFolds } from './dom.js';

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
  const { panel, keep, again, erase, tell } = draw(words, memory.isKept);
  const isCorrected = form.querySelector('#errors') !== null;
  form.querySelector('fieldset.section')?.before(panel);
  if (memory.isSent) offer();
  else if (memory.answers.length > 0 && !isCorrected) restore();
  let soon;
  form.addEventListener('input', () => { clearTimeout(soon); soon = setTimeout(note, 300); });
  form.addEventListener('submit', note);
  addEventListener('pagehide', () => { if (soon) note(); });
  keep.addEventListener('change', () => memory.note({ isKept: keep.checked }));
  again.addEventListener('click', () => { memory.reopen(); restore(); });
  erase.addEventListener('click', eraseAll);

  // Nobody knows here whether what was sent has arrived: the receipt is on a page of the functions.
  function offer() {
    again.hidden = false;
    tell(words['drafts.sent']);
  }

  function restore() {
    again.hidden = true;
    fill(form, memory.answers);
    form.dispatchEvent(new Event('change', { bubbles: true }));
    tell(words['drafts.restored']);
  }

  // Only what was typed here: another window with the same form may know better.
  function note() {
    clearTimeout(soon);
    soon = 0;
    memory.note({ answers: answersOf(form) });
  }

  function eraseAll() {
    clearTimeout(soon);
    soon = 0;
    empty(form);
    again.hidden = true;
    keep.checked = false;
    memory.forget();
    form.dispatchEvent(new Event('change', { bubbles: true }));
    tell(words['drafts.erased']);
  }
}

class Memory extends EventTarget {
  #key;
  #kept;

  constructor(form) {
    super();
    this.#key = `schalter:${new URL(form.action).pathname}`;
    this.#kept = read('sessionStorage', this.#key) ?? read('localStorage', this.#key) ?? {};
    const age = Date.now() - (this.#kept.at ?? 0);
    if (age > (this.isKept && !this.#kept.sentAt ? daysKept * 24 * hour : 22 * hour)) this.forget();
    // Whoever comes back or loads anew has not seen it get through.
    this.isSent = !!this.#kept.sentAt && performance.getEntriesByType('navigation')[0]?.type === 'navigate';
  }

  get answers() { return this.#kept.answers ?? []; }
  get isKept() { return this.#kept.isKept === true; }
  get uploads() { return this.isSent ? [] : (this.#kept.uploads ?? []).filter(upload => upload.until > Date.now()); }

  // What is new begins where the last form was sent.
  note(changes) {
    const before = this.isSent ? { isKept: this.isKept } : this.#kept;
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

function controls(form) {
  return [...form.elements].filter(control => control.name && !control.name.startsWith('uploads.') && !['hidden', 'file', 'password', 'submit', 'button', 'fieldset'].includes(control.type));
}

const isBox = control => /radio|checkbox/.test(control.type);

function answersOf(form) {
  return controls(form).filter(control => isBox(control) ? control.checked : control.value !== '').map(control => [control.name, control.value]);
}

// Where somebody has begun before this module was there, on a slow line, what they typed is newer.
function fill(form, answers) {
  const begun = new Set(controls(form).filter(isTouched).map(control => control.name));
  const left = answers.reduce((all, one) => all.set(one[0], [...all.get(one[0]) ?? [], one[1]]), new Map());
  for (const control of controls(form).filter(control => !begun.has(control.name))) {
    const given = left.get(control.name) ?? [];
    const isGiven = isBox(control) ? control.checked = given.includes(control.value) : given.length > 0;
    if (isGiven && !isBox(control)) control.value = given.shift();
    if (isGiven) openFolds(control);
  }
}

function isTouched(control) {
  if (isBox(control)) return control.checked !== control.defaultChecked;
  return control.options ? [...control.options].some(option => option.selected && !option.defaultSelected && option.value) : control.value !== control.defaultValue;
}

// To nothing, and not to what the server wrote into a form that it sent back.
function empty(form) {
  for (const control of controls(form)) {
    control.defaultValue = isBox(control) ? control.defaultValue : '';
    control.defaultChecked = false;
    for (const option of control.options ?? []) option.defaultSelected = false;
  }
  form.reset();
}

function draw(words, isKept) {
  const keep = make('input', { type: 'checkbox', id: 'keep-drafts', checked: isKept });
  const again = make('button', { type: 'button', className: 'secondary', hidden: true, textContent: words['drafts.again'] });
  const erase = make('button', { type: 'button', className: 'secondary', textContent: words['drafts.erase'] });
  const said = make('p', { className: 'said' });
  said.setAttribute('role', 'status');
  const choice = make('div', { className: 'choice' }, keep, make('label', { htmlFor: keep.id, textContent: words['drafts.keep'] }));
  const panel = make('details', { className: 'drafts' },
    make('summary', { textContent: words['drafts.title'] }), said, make('p', { textContent: words['drafts.note'] }), choice, make('p', { className: 'acts' }, again, erase));
  return { panel, keep, again, erase, tell };

  // In a fold that opens in the same moment it would not be read out.
  function tell(text) {
    panel.open = true;
    setTimeout(() => { said.textContent = text; }, 100);
  }
}
