// Documents in the browser: each file is brought as soon as it is chosen, several for one place, by camera too, and goes on after a lost network
// or a reload. The form then names what has arrived. Without this module, or where files cannot be brought so, the form sends them as it is.
import { fit, isolate, languageOf, make, openFolds } from './dom.js';
import { memoryOf } from './drafts.js';
import { itemOf, sizeOf } from './items.js';
import { askLimit } from './uploads.js';

// Signs within a name that would turn the words around it.
const turns = /[\u202A-\u202E\u2066-\u2069]/g;

export function enhance(form) {
  const said = make('p', { className: 'unseen' });
  said.setAttribute('role', 'status');
  form.append(said);
  const desk = {
    endpoint: new URL(`${form.dataset.uploads}?${new URLSearchParams({ lang: languageOf(form) })}`, location.href).href,
    words: JSON.parse(form.dataset.uploadWords),
    memory: memoryOf(form),
    line: Promise.resolve(),
    tell: text => { said.textContent = text; },
  };
  const places = [...form.querySelectorAll('input[type=file][name^="documents."]')].map(input => placeOf(input, desk));
  places[0]?.input.closest('.field').before(make('p', { className: 'hint', textContent: desk.words.intro }));
  // What is brought may be larger than what is sent, and need not be chosen at once.
  for (const note of form.querySelectorAll('[data-brought]')) {
    note.hidden = note.dataset.brought === '';
    note.textContent = note.dataset.brought;
  }
  const all = () => places.flatMap(place => [...place.items]);
  desk.memory.addEventListener('forget', () => places.forEach(place => place.empty()));
  desk.memory.addEventListener('reopen', () => places.forEach(place => place.remember()));
  form.addEventListener('submit', event => {
    if (event.defaultPrevented) return;
    const missing = all().filter(item => !item.state.isDone && !item.place.input.disabled);
    // Where the counter takes no pieces, it may still take the form.
    if (missing.some(item => item.isRefused) && missing.every(item => item.file)) missing.splice(0).forEach(item => item.place.takeBack(item));
    if (missing.length === 0) { desk.memory.note({ sentAt: Date.now() }); return; }
    event.preventDefault();
    const { input, complain } = missing[0].place;
    openFolds(input);
    complain([desk.words.wait]);
    input.focus();
  });
}

function placeOf(input, desk) {
  const slot = input.name.slice('documents.'.length);
  const field = input.closest('.field');
  const list = make('ul', { className: 'uploads' });
  const place = { input, slot, list, items: new Set(), complain: texts => complain(input, texts, desk.words), empty, remember, takeBack };
  const byCamera = [];
  const kept = () => field.querySelectorAll('.kept input:checked').length;
  input.after(list);
  input.addEventListener('change', () => take(input));
  if (matchMedia('(pointer: coarse)').matches && input.accept.includes('image/')) addCamera();
  remember();
  return place;

  function remember() {
    desk.memory.uploads.filter(state => state.slot === slot).forEach(add);
  }

  function empty() {
    place.items.forEach(item => item.drop());
    field.querySelector('.kept')?.remove();
    place.complain([]);
  }

  function takeBack(item) {
    item.drop();
    put([...input.files, item.file]);
  }

  function put(files) {
    const together = new DataTransfer();
    files.forEach(file => together.items.add(file));
    input.files = together.files;
  }

  async function take(from) {
    const chosen = [...from.files];
    if (from !== input) from.value = '';
    const most = await (desk.limit ??= askLimit(desk.endpoint));
    if (most === null) desk.limit = null;
    if (most === null) { leave(from, chosen); return; }
    if (chosen.length === 0) return;
    input.value = '';
    place.complain(chosen.map(file => accept(file, most)).filter(Boolean));
  }

  // Files that cannot be brought stay in the field and go with the form, those of the camera as well.
  function leave(from, chosen) {
    const others = from === input ? byCamera : [...input.files];
    if (from !== input) byCamera.push(...chosen);
    put([...others, ...chosen]);
  }

  // What is wrong with the file, if anything is.
  function accept(file, most) {
    if (file.size === 0) return fit(desk.words['file-empty'], { name: file.name });
    if (file.size > most) return fit(desk.words['file-too-large'], { name: file.name, max: sizeOf(most, languageOf(input)) });
    if (!isAccepted(file, input.accept)) return `${isolate(file.name)}: ${desk.words.type}`;
    const print = `${file.name}:${file.size}:${file.lastModified}`;
    const known = [...place.items].find(item => item.state.print === print);
    if (!known && place.items.size + kept() >= Number(input.dataset.maxFiles)) return input.dataset.tooMany;
    (known ?? add({ slot, name: file.name.replace(turns, ''), size: file.size, print })).bring(file);
  }

  function add(state) {
    const item = itemOf(state, place, desk);
    place.items.add(item);
    return item;
  }

  // Phones open the camera at once for an input that takes pictures only.
  function addCamera() {
    const camera = make('input', { type: 'file', accept: 'image/*', hidden: true });
    camera.setAttribute('capture', 'environment');
    const button = make('button', { type: 'button', className: 'secondary', textContent: fit(desk.words.camera, { name: field.querySelector('label').textContent.trim() }) });
    button.addEventListener('click', () => camera.click());
    camera.addEventListener('change', () => take(camera));
    list.before(button, camera);
  }
}

// The look of the server's own messages.
function complain(input, texts, words) {
  const id = `${input.id}-error`;
  const field = input.closest('.field');
  field.querySelector(`#${CSS.escape(id)}`)?.remove();
  field.classList.toggle('wrong', texts.length > 0);
  const described = input.getAttribute('aria-describedby')?.split(' ').filter(other => other !== id) ?? [];
  input.setAttribute('aria-describedby', [...described, ...texts.length > 0 ? [id] : []].join(' '));
  texts.length > 0 ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid');
  if (texts.length === 0) return;
  const message = make('div', { id, className: 'message' }, ...[...new Set(texts)].map(text => make('p', {}, make('strong', { textContent: words.mark }), ` ${text}`)));
  message.setAttribute('role', 'alert');
  input.before(message);
}

function isAccepted(file, accept) {
  const wanted = accept.split(',');
  return wanted.includes(file.type) || wanted.some(ending => ending.startsWith('.') && file.name.toLowerCase().endsWith(ending));
}
