// One file that is brought: its row in the list, how far it is, and what can be done about it.
import { fit, isolate, languageOf, make } from './dom.js';
import { hoursKept } from './memory.js';
import { remove, send } from './uploads.js';

const MiB = 1024 * 1024;

// One file of a place. After a reload what has arrived is named again; for the rest the browser must be given the file once more.
export function itemOf(state, place, desk) {
  const stop = new AbortController();
  const row = drawRow(state, place, desk.words, dismiss);
  const item = {
    state, place,
    bring(file) {
      if (state.isDone || item.isUnderWay) return;
      Object.assign(item, { file, isUnderWay: true });
      // Known even before its turn comes: a reload must not lose it without a word.
      state.until ??= Date.now() + hoursKept * 3_600_000;
      remember(state);
      row.say('waiting');
      desk.line = desk.line.then(() => carry(file));
    },
    drop() {
      stop.abort();
      place.items.delete(item);
      row.remove();
      remember(null);
      desk.settle(place);
      if (state.address) remove(state.address);
    },
  };
  if (state.isDone) row.arrive();
  else if (state.until) row.wait();
  return item;

  function carry(file) {
    return stop.signal.aborted ? null : send(desk.endpoint, file, state, note, stop.signal).then(arrive, fault => fail(fault, file));
  }

  function dismiss() {
    item.drop();
    desk.tell(fit(desk.words.removed, { name: state.name }));
    place.input.focus();
  }

  function note(word, offset = state.offset) {
    item.isRefused = word === 'busy';
    if (row.say(word, offset) && word !== 'sending') desk.tell(row.text());
    if (state.address) remember(state);
  }

  function arrive() {
    if (stop.signal.aborted) return;
    state.isDone = true;
    remember(state);
    row.arrive();
    desk.settle(place);
    desk.tell(row.text());
  }

  function fail(fault, file) {
    if (stop.signal.aborted) return;
    Object.assign(item, { isUnderWay: false, isRefused: !fault.isUnreadable });
    row.fail(fault.isUnreadable ? desk.words.unreadable : fault.message, () => item.bring(file));
    desk.tell(row.text());
  }

  function remember(now) {
    const others = desk.memory.uploads.filter(other => other.slot !== state.slot || other.print !== state.print);
    desk.memory.note({ uploads: now ? [...others, now] : others });
  }
}

function drawRow(state, place, words, dismiss) {
  const language = languageOf(place.input);
  const percent = offset => new Intl.NumberFormat(language, { style: 'percent' }).format(Math.floor(offset / state.size * 100) / 100);
  const bar = make('progress', { max: state.size, value: state.offset ?? 0 });
  bar.setAttribute('aria-label', state.name);
  const status = make('span', { className: 'state' });
  const button = text => make('button', { type: 'button', className: 'secondary small', textContent: fit(text, { name: state.name }) });
  const [again, away] = [button(words.again), button(words.remove)];
  again.hidden = true;
  const name = make('p', {}, make('bdi', { textContent: state.name }), ` (${sizeOf(state.size, language)}) `, status);
  const item = make('li', {}, name, bar, again, away);
  away.addEventListener('click', dismiss);
  place.list.append(item);
  let last;
  const set = (text, isMoving) => { status.textContent = text; bar.hidden = !isMoving; again.hidden = true; };
  return {
    // Whether it is news.
    say(word, offset = 0) {
      set(word === 'sending' ? percent(offset) : words[word], true);
      bar.value = offset;
      const isNew = word !== last;
      last = word;
      return isNew;
    },
    wait() { set(fit(words.resume, { name: state.name, percent: percent(state.offset ?? 0) }), true); },
    arrive() {
      set(words.done, false);
      const value = state.token ?? state.address.split('/').pop();
      item.append(make('input', { type: 'hidden', name: `uploads.${state.slot}`, value, disabled: place.input.disabled }));
    },
    fail(why, retry) {
      set([words.failed, why].filter(Boolean).join('. '), false);
      again.hidden = false;
      again.onclick = retry;
    },
    text: () => `${isolate(state.name)}: ${status.textContent}`,
    remove: () => item.remove(),
  };
}

export function sizeOf(bytes, language) {
  const isLarge = bytes >= MiB;
  const unit = { style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', maximumFractionDigits: isLarge ? 1 : 0 };
  return new Intl.NumberFormat(language, unit).format(isLarge ? bytes / MiB : Math.ceil(bytes / 1024));
}
