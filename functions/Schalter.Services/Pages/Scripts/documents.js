// Documents in the browser: each file is brought as soon as it is chosen, several for one place, by camera too, and goes on after a lost network
// or a reload. The form then names what has arrived. Without this module, or where files cannot be brought so, the form sends them as it is.
import { memoryOf } from './drafts.js';
import { askLimit, remove, send } from './uploads.js';

const MiB = 1024 * 1024;

export function enhance(form) {
  const said = make('p', { className: 'unseen' });
  said.setAttribute('role', 'status');
  form.append(said);
  const desk = {
    endpoint: new URL(form.dataset.uploads, location.href).href,
    words: JSON.parse(form.dataset.uploadWords),
    memory: memoryOf(form),
    line: Promise.resolve(),
    tell: text => { said.textContent = text; },
  };
  const places = [...form.querySelectorAll('input[type=file][name^="documents."]')].map(input => placeOf(input, desk));
  places[0]?.input.closest('.field').before(make('p', { className: 'hint', textContent: desk.words.intro }));
  const all = () => places.flatMap(place => [...place.items]);
  desk.memory.addEventListener('forget', () => all().forEach(item => item.drop()));
  form.addEventListener('submit', event => {
    const missing = all().find(item => !item.state.isDone);
    if (event.defaultPrevented || !missing) return;
    event.preventDefault();
    missing.place.complain([desk.words.wait]);
    missing.place.input.focus();
  });
}

function placeOf(input, desk) {
  const slot = input.name.slice('documents.'.length);
  const field = input.closest('.field');
  const list = make('ul', { className: 'uploads' });
  const place = { input, slot, list, items: new Set(), complain: texts => complain(input, texts, desk.words) };
  input.after(list);
  input.addEventListener('change', () => take(input));
  if (matchMedia('(pointer: coarse)').matches && input.accept.includes('image/')) addCamera();
  const kept = [...field.querySelectorAll('li > input[name^="uploads."]')].map(token => token.closest('li'));
  kept.forEach(addRemoval);
  desk.memory.uploads.filter(state => state.slot === slot).forEach(state => add(state));
  return place;

  async function take(from) {
    const most = await (desk.limit ??= askLimit(desk.endpoint));
    if (most === null) desk.limit = null;
    if (most === null) { leave(from); return; }
    const chosen = [...from.files];
    if (chosen.length === 0) return;
    from.value = '';
    place.complain(chosen.map(file => accept(file, most)).filter(Boolean));
  }

  // Files that cannot be brought stay in the field and go with the form, those of the camera as well.
  function leave(from) {
    if (from === input) return;
    const together = new DataTransfer();
    for (const file of [...input.files, ...from.files]) together.items.add(file);
    input.files = together.files;
  }

  // What is wrong with the file, if anything is.
  function accept(file, most) {
    if (file.size === 0) return fit(desk.words['file-empty'], file.name);
    if (file.size > most) return fit(desk.words['file-too-large'], file.name).replace('{max}', `${Math.floor(most / MiB)} MB`);
    if (!isAccepted(file, input.accept)) return `${file.name}: ${desk.words.type}`;
    const print = `${file.name}:${file.size}:${file.lastModified}`;
    const known = [...place.items].find(item => item.state.print === print);
    if (!known && place.items.size + kept.filter(item => item.isConnected).length >= Number(input.dataset.maxFiles)) return input.dataset.tooMany;
    (known ?? add({ slot, name: file.name, size: file.size, print })).bring(file);
  }

  function add(state) {
    const item = itemOf(state, place, desk);
    place.items.add(item);
    return item;
  }

  function addRemoval(item) {
    const name = item.querySelector('bdi').textContent;
    const button = make('button', { type: 'button', className: 'secondary small', textContent: fit(desk.words.remove, name) });
    button.addEventListener('click', () => { item.remove(); desk.tell(fit(desk.words.removed, name)); input.focus(); });
    item.append(' ', button);
  }

  // Phones open the camera at once for an input that takes pictures only.
  function addCamera() {
    const camera = make('input', { type: 'file', accept: 'image/*', hidden: true });
    camera.setAttribute('capture', 'environment');
    const button = make('button', { type: 'button', className: 'secondary', textContent: fit(desk.words.camera, field.querySelector('label').textContent.trim()) });
    button.addEventListener('click', () => camera.click());
    camera.addEventListener('change', () => take(camera));
    list.before(button, camera);
  }
}

// One file of a place. After a reload what has arrived is named again; for the rest the browser must be given the file once more.
function itemOf(state, place, desk) {
  const stop = new AbortController();
  const row = drawRow(state, place, desk.words, () => { item.drop(); desk.tell(fit(desk.words.removed, state.name)); place.input.focus(); });
  const item = {
    state, place,
    bring(file) {
      if (state.isDone || item.isUnderWay) return;
      item.isUnderWay = true;
      row.say('waiting');
      desk.line = desk.line.then(() => stop.signal.aborted ? null : send(desk.endpoint, file, state, note, stop.signal).then(arrive, fault => fail(fault, file)));
    },
    drop() {
      stop.abort();
      place.items.delete(item);
      row.remove();
      remember(null);
      if (state.address) remove(state.address);
    },
  };
  if (state.isDone) row.arrive();
  else if (state.address) row.wait();
  return item;

  function note(word, offset = state.offset) {
    if (row.say(word, offset) && word === 'offline') desk.tell(row.text());
    if (state.address) remember(state);
  }

  function arrive() {
    state.isDone = true;
    remember(state);
    row.arrive();
    desk.tell(row.text());
  }

  function fail(fault, file) {
    if (stop.signal.aborted) return;
    item.isUnderWay = false;
    row.fail(fault.message, () => item.bring(file));
    desk.tell(row.text());
  }

  function remember(now) {
    const others = desk.memory.uploads.filter(other => other.slot !== state.slot || other.print !== state.print);
    desk.memory.note({ uploads: now ? [...others, now] : others });
  }
}

function drawRow(state, place, words, dismiss) {
  const bar = make('progress', { max: state.size, value: state.offset ?? 0 });
  bar.setAttribute('aria-label', state.name);
  const status = make('span', { className: 'state' });
  const again = make('button', { type: 'button', className: 'secondary small', hidden: true, textContent: fit(words.again, state.name) });
  const away = make('button', { type: 'button', className: 'secondary small', textContent: fit(words.remove, state.name) });
  const name = make('p', {}, make('bdi', { textContent: state.name }), ` (${sizeOf(state.size)}) `, status);
  const item = make('li', {}, name, bar, again, away);
  away.addEventListener('click', dismiss);
  place.list.append(item);
  let last;
  const set = (text, isMoving) => { status.textContent = text; bar.hidden = !isMoving; again.hidden = true; };
  return {
    // Whether it is news.
    say(word, offset = 0) {
      set(word === 'sending' ? percent(offset / state.size) : words[word], true);
      bar.value = offset;
      const isNew = word !== last;
      last = word;
      return isNew;
    },
    wait() { set(fit(words.resume, state.name).replace('{percent}', percent((state.offset ?? 0) / state.size)), true); },
    arrive() {
      set(words.done, false);
      item.append(make('input', { type: 'hidden', name: `uploads.${state.slot}`, value: state.address.split('/').pop() }));
    },
    fail(why, retry) {
      set([words.failed, why].filter(Boolean).join('. '), false);
      again.hidden = false;
      again.onclick = retry;
    },
    text: () => `${state.name}: ${status.textContent}`,
    remove: () => item.remove(),
  };
}

// The look of the server's own messages.
function complain(input, texts, words) {
  const id = `${input.id}-error`;
  const field = input.closest('.field');
  document.getElementById(id)?.remove();
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

function sizeOf(bytes) {
  const isLarge = bytes >= MiB;
  const unit = { style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', maximumFractionDigits: isLarge ? 1 : 0 };
  return new Intl.NumberFormat(document.documentElement.lang, unit).format(bytes / (isLarge ? MiB : 1024));
}

function percent(share) {
  return new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(Math.floor(share * 100) / 100);
}

function fit(text, name) {
  return text.replace('{name}', () => name);
}

function make(tag, properties, ...content) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content);
  return made;
}
