// An appointment or an offer, for who has its reference and key. Without script the page says how to reach the office instead.
const form = document.getElementById('entry');
const said = document.getElementById('said');
const given = new URLSearchParams(location.hash.slice(1));
const api = form.dataset.api;
const language = document.documentElement.lang;
const calls = {
  show: ['', 'GET'], cancel: ['', 'DELETE'], confirm: ['/confirm', 'POST'], accept: ['/accept', 'POST'], decline: ['/decline', 'POST'],
};

form.reference.value = given.get('r') ?? '';
form.accessKey.value = given.get('k') ?? '';
form.code.value = given.get('c') ?? '';
if (given.has('k')) history.replaceState(null, '', location.pathname + location.search);
const confirm = form.querySelector('[value=confirm]');
if (confirm) confirm.hidden = !form.code.value;
form.hidden = false;
document.getElementById('without-script').hidden = true;

form.addEventListener('submit', async event => {
  const act = event.submitter.value;
  const address = api + encodeURIComponent(form.reference.value.trim());
  if (act === 'calendar') {
    form.action = `${address}/calendar?lang=${language}`;
    return;
  }
  event.preventDefault();
  say(await ask(act, address).catch(() => form.dataset.failed));
});

async function ask(act, address) {
  const [path, method] = calls[act];
  const headers = { Accept: 'application/json', Authorization: `Bearer ${form.accessKey.value.trim()}` };
  const request = { method, headers, credentials: 'omit', referrerPolicy: 'no-referrer' };
  if (act === 'confirm') {
    headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify({ code: form.code.value });
  }
  const answer = await fetch(`${address}${path}?lang=${language}`, request);
  const body = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) return [body.title, body.detail].filter(Boolean).join('. ') || form.dataset.failed;
  const place = body.start ? body : body.offer ?? {};
  return [form.dataset[`done${act}`], when(place.start), place.location?.name].filter(Boolean).join('\n');
}

// The office's own clock, whatever that of the device says.
function when(start) {
  return start && new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(new Date(start));
}

function say(text) {
  said.textContent = text;
  said.hidden = false;
}
