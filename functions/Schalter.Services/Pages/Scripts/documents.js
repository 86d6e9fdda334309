// Documents in the browser: each file is brought as soon as it is chosen, several for one place, by camera too, and goes on after a lost
// network or a reload. The form then names what has arrived. Without this module, or where files cannot be brought so, they go with it.
import { languageOf, make, openFolds } from './dom.js';
import { memoryOf } from './memory.js';
import { complain, empty, placeOf, remember, takeBack } from './places.js';

export function enhance(form) {
  const desk = deskOf(form);
  const places = [...form.querySelectorAll('input[type=file][name^="documents."]')].map(input => placeOf(input, desk));
  places[0]?.field.before(make('p', { className: 'hint', textContent: desk.words.intro }));
  form.querySelectorAll('[data-brought]').forEach(tellOfBringing);
  desk.memory.addEventListener('forget', () => places.forEach(empty));
  desk.memory.addEventListener('reopen', () => places.forEach(remember));
  form.addEventListener('submit', event => {
    if (event.defaultPrevented) return;
    const waiting = missingOf(places)[0]?.place ?? places.find(place => place.heldOver?.from);
    if (waiting) holdUp(event, waiting);
    else desk.memory.note({ sentAt: Date.now() });
  });
}

// What all places of a form share.
function deskOf(form) {
  const said = make('p', { className: 'unseen' });
  said.setAttribute('role', 'status');
  form.append(said);
  return {
    endpoint: new URL(`${form.dataset.uploads}?${new URLSearchParams({ lang: languageOf(form) })}`, location.href).href,
    words: JSON.parse(form.dataset.uploadWords),
    memory: memoryOf(form),
    line: Promise.resolve(),
    settle,
    tell: text => { said.textContent = text; },
  };
}

// What is brought may be larger than what is sent, and need not be chosen at once.
function tellOfBringing(note) {
  note.hidden = note.dataset.brought === '';
  note.textContent = note.dataset.brought;
}

// Files that have not arrived. Where the counter takes no pieces, it may still take the form: then they go with it.
function missingOf(places) {
  const missing = places.flatMap(place => [...place.items]).filter(item => !item.state.isDone && !item.place.input.disabled);
  if (!missing.some(item => item.isRefused) || !missing.every(item => item.file)) return missing;
  missing.forEach(item => takeBack(item.place, item));
  return [];
}

// Nobody has to wait any more.
function settle(place) {
  if (!place.isHeldUp || [...place.items].some(item => !item.state.isDone)) return;
  place.isHeldUp = false;
  complain(place, []);
}

function holdUp(event, place) {
  event.preventDefault();
  openFolds(place.input);
  complain(place, [place.desk.words.wait]);
  place.isHeldUp = true;
  place.input.focus();
}
