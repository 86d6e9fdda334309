// Keeps what is typed into a form, restores it, and forgets it when told to.
import { isAnswered, isBox, isTouched } from './answers.js';
import { make, openFolds } from './dom.js';
import { makeRoom } from './lists.js';
import { hoursKept, memoryOf } from './memory.js';

export function enhance(form) {
  const words = JSON.parse(form.dataset.uploadWords);
  const memory = memoryOf(form);
  const { panel, keep, again, erase, tell } = draw(words, memory.isKept);
  form.querySelector('fieldset.section')?.before(panel);
  if (form.querySelector('#errors')) takeOver();
  else if (memory.isSent) offer();
  else if (memory.answers.length > 0) restore();
  let soon;
  form.addEventListener('input', () => { clearTimeout(soon); soon = setTimeout(note, 300); });
  form.addEventListener('submit', note);
  addEventListener('pagehide', () => { if (soon) note(); });
  keep.addEventListener('change', () => memory.note({ isKept: keep.checked }));
  memory.addEventListener('begin', () => { again.hidden = true; });
  again.addEventListener('click', () => { memory.reopen(); restore(); });
  erase.addEventListener('click', eraseAll);

  // What the server gave back is the draft from now on, with the files that it has; where it could not read all, the
  // window knows the rest, if this is where the form was sent from.
  function takeOver() {
    if (memory.isSent) fill(form, memory.answers, control => isTouched(control) || isAnswered(control));
    form.dispatchEvent(new Event('change', { bubbles: true }));
    const noteFiles = () => memory.note({ uploads: [...memory.uploads.filter(upload => !upload.token), ...filesGivenBack(form)] });
    memory.note({ answers: answersOf(form) });
    noteFiles();
    form.addEventListener('change', event => { if (event.target.closest?.('.kept')) noteFiles(); });
  }

  // Nobody knows here whether what was sent has arrived: the receipt is on a page of the functions.
  function offer() {
    again.hidden = false;
    tell(words['drafts.sent']);
  }

  function restore() {
    again.hidden = true;
    fill(form, memory.answers, isTouched);
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

// What a person types, ticks or chooses, other than files.
function controls(form) {
  const others = ['hidden', 'file', 'password', 'submit', 'button', 'fieldset'];
  return [...form.elements].filter(control => control.name && !control.name.startsWith('uploads.') && !others.includes(control.type));
}

function answersOf(form) {
  return controls(form).filter(isAnswered).map(control => [control.name, control.value]);
}

// Named like those that were brought here, but only the server can give them back.
function filesGivenBack(form) {
  const until = Date.now() + hoursKept * 3_600_000;
  return [...form.querySelectorAll('.kept input:checked')].map(({ name, value, dataset: { file, size } }) => (
    { slot: name.slice('uploads.'.length), name: file, size: Number(size), print: value, token: value, until, isDone: true }));
}

// Where somebody has begun before this module was there, on a slow line, what they typed is newer.
function fill(form, answers, isNewer) {
  makeRoom(form, answers.map(([name]) => name));
  const begun = new Set(controls(form).filter(isNewer).map(control => control.name));
  const left = answers.reduce((all, [name, value]) => all.set(name, [...all.get(name) ?? [], value]), new Map());
  for (const control of controls(form).filter(control => !begun.has(control.name))) {
    const given = left.get(control.name) ?? [];
    const isGiven = isBox(control) ? control.checked = given.includes(control.value) : given.length > 0;
    if (isGiven && !isBox(control)) control.value = given.shift();
    if (isGiven) openFolds(control);
  }
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
  const [title, note] = [make('summary', {}, words['drafts.title']), make('p', {}, words['drafts.note'])];
  const panel = make('details', { className: 'drafts' }, title, said, note, choice, make('p', { className: 'acts' }, again, erase));
  return { panel, keep, again, erase, tell };

  // In a fold that opens in the same moment it would not be read out.
  function tell(text) {
    panel.open = true;
    setTimeout(() => { said.textContent = text; }, 100);
  }
}
