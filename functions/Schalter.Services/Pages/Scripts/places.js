// A place for documents in a form: takes what is chosen for it, says what cannot be taken, and names what has arrived.
import { fit, isolate, languageOf, make } from './dom.js';
import { itemOf, sizeOf } from './items.js';
import { say } from './messages.js';
import { askLimit } from './uploads.js';

// Signs within a name that would turn the words around it.
const turns = /[\u202A-\u202E\u2066-\u2069]/g;

export function placeOf(input, desk) {
  const list = make('ul', { className: 'uploads' });
  const slot = input.name.slice('documents.'.length);
  const place = { input, desk, list, slot, field: input.closest('.field'), items: new Set(), byCamera: [] };
  input.after(list);
  input.addEventListener('change', () => take(place, input));
  if (matchMedia('(pointer: coarse)').matches && input.accept.includes('image/')) addCamera(place);
  remember(place);
  return place;
}

// Names again what was brought before, other than what the page itself names.
export function remember(place) {
  const isNamed = state => state.token && keptIn(place).some(box => box.value === state.token);
  place.desk.memory.uploads.filter(state => state.slot === place.slot && !isNamed(state)).forEach(state => add(place, state));
}

export function empty(place) {
  place.items.forEach(item => item.drop());
  if (place.heldOver) place.heldOver = {};
  place.field.querySelector('.kept')?.remove();
  complain(place, []);
}

// The file goes with the form.
export function takeBack({ input }, item) {
  item.drop();
  put(input, [...input.files, item.file]);
}

export function complain({ input, field, desk }, texts) {
  say(field, input, texts, desk.words.mark, 'alert');
}

async function take(place, from, chosen = [...from.files]) {
  const { input, desk } = place;
  if (from !== input) from.value = '';
  const most = await (desk.limit ??= askLimit(desk.endpoint));
  if (most === null) desk.limit = null;
  if (most === null) { navigator.onLine ? leave(place, from, chosen) : holdOver(place, from, chosen); return; }
  if (chosen.length === 0) return;
  input.value = '';
  complain(place, chosen.map(file => accept(place, file, most)).filter(Boolean));
}

// Without a network nobody knows yet whether they can be brought: a form sent now would lose them. What is chosen last counts.
function holdOver(place, from, chosen) {
  complain(place, [place.desk.words.offline]);
  if (!place.heldOver) addEventListener('online', () => goOn(place), { once: true });
  place.heldOver = { from, chosen };
}

function goOn(place) {
  const { from, chosen } = place.heldOver ?? {};
  place.heldOver = null;
  if (!from) return;
  complain(place, []);
  take(place, from, chosen);
}

// Files that cannot be brought stay in the field and go with the form, those of the camera as well.
function leave({ input, byCamera }, from, chosen) {
  const others = from === input ? [...byCamera] : [...input.files];
  if (from !== input) byCamera.push(...chosen);
  put(input, [...others, ...chosen]);
}

function put(input, files) {
  const together = new DataTransfer();
  files.forEach(file => together.items.add(file));
  input.files = together.files;
}

// What is wrong with the file, if anything is.
function accept(place, file, most) {
  const { input, slot, desk: { words } } = place;
  if (file.size === 0) return fit(words['file-empty'], { name: file.name });
  if (file.size > most) return fit(words['file-too-large'], { name: file.name, max: sizeOf(most, languageOf(input)) });
  if (!isAccepted(file, input.accept)) return `${isolate(file.name)}: ${words.type}`;
  const print = `${file.name}:${file.size}:${file.lastModified}`;
  const known = [...place.items].find(item => item.state.print === print);
  if (!known && place.items.size + keptIn(place).length >= Number(input.dataset.maxFiles)) return input.dataset.tooMany;
  (known ?? add(place, { slot, name: file.name.replace(turns, ''), size: file.size, print })).bring(file);
}

// The server looks into the file; here only what names itself something else is refused. Some phones name nothing, or a picture image/jpg.
function isAccepted(file, accept) {
  const wanted = accept.split(',');
  const saysNothing = ['', 'application/octet-stream'].includes(file.type) && !/\.[a-z0-9]{1,5}$/i.test(file.name);
  const isNamed = ending => ending.startsWith('.') && file.name.toLowerCase().endsWith(ending);
  return saysNothing || wanted.includes(file.type.replace(/^image\/jpg$/, 'image/jpeg')) || wanted.some(isNamed);
}

// Files that the server gave back with the form and that shall go with it again.
function keptIn(place) {
  return [...place.field.querySelectorAll('.kept input:checked')];
}

function add(place, state) {
  const item = itemOf(state, place, place.desk);
  place.items.add(item);
  return item;
}

// Phones open the camera at once for an input that takes pictures only.
function addCamera(place) {
  const { field, list, desk: { words } } = place;
  const camera = make('input', { type: 'file', accept: 'image/*', hidden: true });
  camera.setAttribute('capture', 'environment');
  const text = fit(words.camera, { name: field.querySelector('label').textContent.trim() });
  const button = make('button', { type: 'button', className: 'secondary', textContent: text });
  button.addEventListener('click', () => camera.click());
  camera.addEventListener('change', () => take(place, camera));
  list.before(button, camera);
}
