// Shows answers that fit what somebody is writing, where the page shows those that fit the form. The words go in the body of a request and not
// in its address, since addresses are logged. Whatever fails, the page stays as it was.
const enough = 15;
const pause = 900;

export function enhance(form) {
  const place = form.querySelector('[data-suggestions]');
  const pattern = place?.querySelector('details');
  const fields = [...form.querySelectorAll('textarea')];
  if (!pattern || fields.length === 0) return;
  const address = new URL(place.dataset.suggestions, location.href);
  let timer;
  let asked = '';

  const show = (answers) => {
    place.querySelectorAll('details').forEach((old) => old.remove());
    for (const answer of answers) {
      const entry = pattern.cloneNode(true);
      entry.open = false;
      entry.querySelector('summary').textContent = answer.question;
      entry.querySelector('p').textContent = answer.excerpt;
      entry.querySelector('a').href = new URL(answer.url + address.search, address).href;
      for (const part of entry.querySelectorAll('summary, p:first-of-type')) Object.assign(part, { lang: answer.language, dir: 'auto' });
      place.append(entry);
    }
  };

  const look = async () => {
    const words = fields.map((field) => field.value.trim()).join(' ').slice(0, 200);
    if (words.length < enough || words === asked) return;
    asked = words;
    try {
      const answer = await fetch(address, {
        method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams({ form: place.dataset.form, text: words }),
      });
      const found = answer.ok ? await answer.json() : [];
      if (found.length > 0 && asked === words) show(found);
    } catch {
      // without a network the page has its own
    }
  };

  for (const field of fields) {
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(look, pause);
    });
  }
}
