// A procedure's form in the browser: each part of it has a module of its own.
import { enhance as tellParts } from './contents.js';
import { enhance as bringDocuments } from './documents.js';
import { enhance as keepAnswers } from './drafts.js';
import { enhance as prepareLists, makeRoom } from './lists.js';
import { ask, checkAnswers } from './questions.js';

document.querySelectorAll('form[data-words]').forEach(enhance);

export function enhance(form) {
  prepareLists(form);
  checkAnswers(form);
  form.addEventListener('input', () => { if (makeRoom(form)) ask(form); });
  tellParts(form);
  keepAnswers(form);
  bringDocuments(form);
  form.addEventListener('focusin', function begin(event) {
    if (event.target.localName !== 'textarea') return;
    form.removeEventListener('focusin', begin);
    import('./suggest.js').then(module => module.enhance(form), () => { /* the page has answers of its own */ });
  });
}
