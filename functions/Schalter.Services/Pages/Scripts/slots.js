// Times to choose from: kept current while somebody thinks, and taken without a code by mail where the office asks for a proof, as this
// device works for it. Without script the page says which times are gone when one is taken, and a code comes by mail.
import { fetchText, parse } from './page.js';
import { checkAnswers } from './questions.js';
import { proveWork } from './work.js';

const every = 30_000;
const take = document.querySelector('form[data-slots]');
const [, api, service] = /^(.*)\/appointments\/([^/]+)\/holds/.exec(take?.action ?? '') ?? [];
const said = document.createElement('p');

document.querySelectorAll('form[data-words]').forEach(checkAnswers);
if (service) {
  said.setAttribute('role', 'status');
  take.querySelector('button').before(said);
  keepCurrent();
  proveByWork();
}

function keepCurrent() {
  const date = take.elements.namedItem('date')?.value;
  const address = `${api}/appointments/${service}/slots?${new URLSearchParams({ lang: document.documentElement.lang, date })}`;
  const look = () => document.hidden || fetchText(address).then(text => putIn(parse(text)), () => {});
  if (date && timesOf(take).length > 0) setInterval(look, every);
}

function timesOf(form) {
  return [...form.querySelectorAll('fieldset.field')];
}

function putIn(page) {
  const fresh = page.querySelector('form[data-slots]');
  const [now, next] = [timesOf(take), fresh ? timesOf(fresh) : []];
  if (next.length === 0) { end(now); return; }
  if (now.map(times => times.innerHTML).join() === next.map(times => times.innerHTML).join()) return;
  const chosen = take.querySelector('[name=slot]:checked')?.value;
  const focused = now.some(times => times.contains(document.activeElement)) && document.activeElement.value;
  now[0].before(...next);
  now.forEach(times => times.remove());
  const find = value => [...take.querySelectorAll('[name=slot]')].find(choice => choice.value === value);
  if (chosen !== undefined) find(chosen) ? find(chosen).checked = true : said.textContent = take.dataset.gone;
  if (focused !== false) (find(focused) ?? find(''))?.focus();
}

// The last one has gone: the page's other days are left.
function end(times) {
  times.forEach(part => part.remove());
  take.querySelector('button').disabled = true;
  said.textContent = take.dataset.gone;
}

function proveByWork() {
  const code = take.elements.namedItem('proof');
  if (!code || code.value || !window.crypto?.subtle || document.getElementById('errors')) return;
  const byMail = [code.closest('.field'), document.getElementById('code')?.closest('section')].filter(Boolean);
  showMail(false);
  // A proof is good once: whoever comes back to the page needs another.
  addEventListener('pageshow', event => { if (event.persisted) take.querySelector('[name=altcha]')?.remove(); });
  let isWorking = false;
  take.addEventListener('submit', async event => {
    if (!byMail[0].hidden || take.elements.namedItem('altcha')) return;
    event.preventDefault();
    if (isWorking) return;
    isWorking = true;
    said.textContent = take.dataset.working;
    try {
      const value = await proveWork(api, 'hold', service);
      take.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'altcha', value }));
      take.requestSubmit();
    } catch {
      said.textContent = '';
      showMail(true);
      code.focus();
    } finally {
      isWorking = false;
    }
  });

  function showMail(isShown) {
    byMail.forEach(part => part.hidden = !isShown);
    code.required = isShown;
  }
}
