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
  form.getRootNode().querySelector('#errors')?.remove();
  entitle(form, words.mark, faults.length > 0);
  if (faults.length > 0) show(form, words.title, make('p', {}, words.detail), make('ul', {}, ...faults.map(linkTo)));
}

// Nothing is wrong with the answers, but they cannot be sent now.
export function warn(form, words) {
  show(form, words.offline);
}

function show(form, title, ...parts) {
  const head = make('h2', { id: 'errors-title' }, title);
  const summary = make('div', { id: 'errors', className: 'panel error', tabIndex: -1 }, head, ...parts);
  summary.setAttribute('role', 'alert');
  summary.setAttribute('aria-labelledby', 'errors-title');
  const heading = form.getRootNode().querySelector('h1');
  form.contains(heading) ? heading.before(summary) : heading.after(summary);
  summary.focus();
}

// The title of the page is heard first; that of another website is its own.
function entitle(form, mark, isWrong) {
  if (form.getRootNode() !== document) return;
  const bare = document.title.startsWith(mark) ? document.title.slice(mark.length).trimStart() : document.title;
  document.title = isWrong ? `${mark} ${bare}` : bare;
}

function linkTo({ control, text }) {
  const link = make('a', { href: `#${control.id}` }, text);
  link.addEventListener('click', event => { event.preventDefault(); openFolds(control); control.focus(); });
  return make('li', {}, link);
}
