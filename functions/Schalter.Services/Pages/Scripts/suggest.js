// Looks for answers to what somebody has written, when they press the button: before, nothing leaves the device. The words go in the body
// of a request and not in its address, since addresses are logged. Whatever fails, the page stays as it was.
import { fit, languageOf, make } from './dom.js';

const most = 200;

export function enhance(form) {
  const place = form.querySelector('[data-suggestions]');
  const pattern = place?.querySelector('details');
  const fields = [...form.querySelectorAll('textarea')];
  if (!pattern || fields.length === 0) return;
  const address = new URL(place.dataset.suggestions, location.href);
  const said = make('p', {});
  said.setAttribute('role', 'status');
  const button = make('button', { type: 'button', className: 'secondary', textContent: place.dataset.find });
  button.addEventListener('click', look);
  place.querySelector('h2').after(make('p', { className: 'hint', textContent: place.dataset.note }), button, said);

  async function look() {
    const text = fields.filter(field => !field.disabled).map(field => field.value.trim()).join(' ').slice(0, most);
    const found = text ? await find(text).catch(() => []) : [];
    if (found.length > 0) show(found);
    const count = new Intl.NumberFormat(languageOf(form)).format(found.length);
    said.textContent = found.length > 0 ? fit(place.dataset.found, { count }) : place.dataset.none;
  }

  async function find(text) {
    const body = new URLSearchParams({ form: place.dataset.form, text });
    const headers = { Accept: 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, credentials: 'omit', referrerPolicy: 'no-referrer', body });
    return answer.ok ? answer.json() : [];
  }

  function show(answers) {
    place.querySelectorAll('details').forEach(old => old.remove());
    place.append(...answers.map(entryOf));
  }

  function entryOf({ question, excerpt, url, language }) {
    const entry = pattern.cloneNode(true);
    entry.open = false;
    entry.querySelector('summary').textContent = question;
    entry.querySelector('p').textContent = excerpt;
    entry.querySelector('a').href = new URL(url + address.search, address).href;
    for (const part of entry.querySelectorAll('summary, p:first-of-type')) Object.assign(part, { lang: language, dir: 'auto' });
    return entry;
  }
}
