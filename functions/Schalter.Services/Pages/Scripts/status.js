// Keeps a status page current: it sends the page's own "reload" form in the background and puts in what has changed. Without it the button does
// the same. It asks less and less often, and not at all while nobody looks.
import { enhance as bringDocuments } from './documents.js';
import { fetchText, parse } from './page.js';

const first = 15_000;
const last = 5 * 60_000;
const reload = document.querySelector('form[data-reload]');
let pause = first;
let timer = 0;

for (const form of document.querySelectorAll('form[data-uploads]')) bringDocuments(form);

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

// What a person may be typing into or choosing files for is never touched.
function putIn(page) {
  const parts = [...document.querySelectorAll('[data-live]')].filter(part => {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!fresh || fresh.innerHTML === part.innerHTML) return false;
    part.replaceChildren(...fresh.childNodes);
    return true;
  });
  return parts.length > 0;
}
