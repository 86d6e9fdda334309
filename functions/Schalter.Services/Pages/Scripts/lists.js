// A list of a form (children, stays, nationalities) has room for one more than is given, up to as many as the form takes.
// Without script the server makes the room when it sends a form back.
import { controlsOf, isAnswered } from './answers.js';
import { fit } from './dom.js';

// The last item as the server wrote it, whoever has typed into it since.
const patterns = new WeakMap();

export function enhance(part) {
  for (const list of listsOf(part)) patterns.set(list, { markup: itemsOf(list).at(-1).outerHTML, number: itemsOf(list).length - 1 });
}

// For what has been begun, and for answers of these names. Says whether there was too little.
export function makeRoom(form, names = []) {
  const isShort = list => itemsOf(list).length < Math.min(given(list, names) + 1, Number(list.dataset.most));
  const short = listsOf(form).filter(isShort);
  for (const list of short) while (isShort(list)) add(list);
  return short.length > 0;
}

function given(list, names) {
  const begun = itemsOf(list).map(item => (item.options ? [item] : controlsOf(item)).some(isAnswered)).lastIndexOf(true) + 1;
  const { list: id } = list.dataset;
  const entries = names.filter(name => name.startsWith(`${id}.`)).map(name => parseInt(name.slice(id.length + 1), 10) + 1);
  return Math.max(begun, names.filter(name => name === id).length, ...entries);
}

function add(list) {
  const [{ markup, number }, items] = [patterns.get(list), itemsOf(list)];
  const { list: id, entry } = list.dataset;
  const template = document.createElement('template');
  template.innerHTML = markup.replaceAll(`${id}.${number}.`, `${id}.${items.length}.`);
  const item = template.content.firstElementChild;
  enhance(item);
  items.at(-1).after(item);
  item.options ? nameSelect(item, items.length + 1) : nameEntry(item.firstElementChild, fit(entry, { number: items.length + 1 }));
}

function nameSelect(select, number) {
  select.id = `f-${select.name}-${number}`;
  select.setAttribute('aria-label', select.getAttribute('aria-label').replace(/\d+$/, number));
}

// Words of another language stand in an element of their own.
function nameEntry(title, text) {
  (title.querySelector(':scope > [lang]') ?? title).textContent = text;
}

function listsOf(part) {
  return [...part.querySelectorAll('[data-list]')];
}

function itemsOf(list) {
  return [...list.querySelectorAll(':scope > details, :scope > .entry, :scope > select')];
}
