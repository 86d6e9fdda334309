// What is wrong, as the server says it: at the field, and above the form for all fields together.
import { make, openFolds } from './dom.js';

// Takes back what was said of the field before. With a role, what is said is read out at once.
export function say(field, control, texts, mark, role) {
  const id = `${control.id}-error`;
  const described = field.localName === 'fieldset' ? field : control;
  const ids = (described.getAttribute('aria-describedby') ?? '').split(' ').filter(known => known && known !== id);
  field.querySelector(':scope > .message')?.remove();
  field.classList.toggle('wrong', texts.length > 0);
  [field, ...field.querySelectorAll('[aria-invalid]')].forEach(part => part.removeAttribute('aria-invalid'));
  if (texts.length > 0) {
    if (described !== field || field.getAttribute('role') === 'radiogroup') described.setAttribute('aria-invalid', 'true');
    put(field, messageOf(id, texts, mark, role));
    ids.push(id);
  }
  ids.length > 0 ? described.setAttribute('aria-describedby', ids.join(' ')) : described.removeAttribute('aria-describedby');
}

function messageOf(id, texts, mark, role) {
  const said = [...new Set(texts)].map(text => make('p', {}, make('strong', {}, mark), ` ${text}`));
  const message = make('div', { id, className: 'message' }, ...said);
  if (role) message.setAttribute('role', role);
  return message;
}

function put(field, message) {
  const before = field.querySelector(':scope > .hint') ?? field.querySelector(':scope > label, :scope > legend');
  before ? before.after(message) : field.prepend(message);
}

// Stands where the server's own stands, by the page's heading, and has the focus; without faults none is left.
export function summarize(form, words, faults) {
  const page = form.getRootNode();
  page.querySelector('#errors')?.remove();
  if (faults.length === 0) return;
  const title = make('h2', { id: 'errors-title' }, words.title);
  const list = make('ul', {}, ...faults.map(linkTo));
  const summary = make('div', { id: 'errors', className: 'panel error', tabIndex: -1 }, title, make('p', {}, words.detail), list);
  summary.setAttribute('role', 'alert');
  summary.setAttribute('aria-labelledby', 'errors-title');
  const heading = page.querySelector('h1');
  form.contains(heading) ? heading.before(summary) : heading.after(summary);
  summary.focus();
}

function linkTo({ control, text }) {
  const link = make('a', { href: `#${control.id}` }, text);
  link.addEventListener('click', event => { event.preventDefault(); openFolds(control); control.focus(); });
  return make('li', {}, link);
}
