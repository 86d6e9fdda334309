// Keeps a status page current: it sends the page's own "reload" form in the background and puts in what has changed. Without it the button
// does the same. It asks less and less often, and not at all while nobody looks.
import { isTouched } from './answers.js';
import { enhance as bringDocuments } from './documents.js';
import { fetchText, parse } from './page.js';

const first = 15_000;
const last = 5 * 60_000;
const reload = document.querySelector('form[data-reload]');
let pause = first;
let timer = 0;

// As the server wrote them: other modules change them.
const shown = new Map([...document.querySelectorAll('[data-live]')].map(part => [part, part.innerHTML]));

enhance(document);

if (reload) {
  plan();
  document.addEventListener('visibilitychange', () => document.hidden ? clearTimeout(timer) : look());
}

function plan() {
  clearTimeout(timer);
  timer = setTimeout(look, pause);
}

async function look() {
  const request = { method: 'POST', body: new URLSearchParams(new FormData(reload)) };
  const changed = !document.hidden && await fetchText(reload.action, request).then(text => putIn(parse(text)), () => false);
  pause = changed ? first : Math.min(pause * 1.5, last);
  plan();
}

function putIn(page) {
  const changed = [...shown.keys()].filter(part => {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!fresh || fresh.innerHTML === shown.get(part) || isInUse(part)) return false;
    shown.set(part, fresh.innerHTML);
    part.replaceChildren(...fresh.childNodes);
    enhance(part);
    return true;
  });
  return changed.length > 0;
}

function enhance(part) {
  part.querySelectorAll('form[data-uploads]').forEach(bringDocuments);
}

// What a person is typing into, has ticked or has chosen files for waits until the page is loaded anew.
function isInUse(part) {
  return part.contains(document.activeElement) || part.querySelector('.uploads li') !== null
    || [...part.querySelectorAll('input:not([type=hidden])')].some(isTouched);
}
