// A form in the browser: asks only what an answer makes necessary, and says what is wrong in the server's words before anything is sent.
// Without it the same form shows every question and the server says the same. What it finds good, the server still checks.
import { findFault } from './check.js';
import { enhance as tellParts } from './contents.js';
import { enhance as bringDocuments } from './documents.js';
import { fit, make, openFolds } from './dom.js';
import { enhance as keepAnswers } from './drafts.js';

document.querySelectorAll('form[data-words]').forEach(enhance);

export function enhance(form) {
  tellParts(form, checkAnswers(form));
  keepAnswers(form);
  bringDocuments(form);
  form.addEventListener('focusin', function begin(event) {
    if (event.target.localName !== 'textarea') return;
    form.removeEventListener('focusin', begin);
    import('./suggest.js').then(module => module.enhance(form), () => { /* the page has answers of its own */ });
  });
}

function checkAnswers(form) {
  const words = JSON.parse(form.dataset.words);
  const conditional = [...form.querySelectorAll('[data-if]')];
  const questions = [...form.querySelectorAll('.field[data-kind]')];
  form.noValidate = true;
  form.querySelectorAll('.only-if').forEach(hint => hint.hidden = true);
  ask();
  form.addEventListener('input', event => review(event.target, true));
  form.addEventListener('change', event => { ask(); review(event.target, true); });
  form.addEventListener('focusout', event => review(event.target, false, event.relatedTarget));
  form.addEventListener('reset', () => { form.querySelector('#errors')?.remove(); questions.forEach(question => say(question, null)); });
  form.addEventListener('submit', event => {
    const wrong = questions.filter(isAsked).filter(show);
    summarize(wrong);
    if (wrong.length > 0) event.preventDefault();
  });
  return { questions, isAsked, isAnswered: question => controlsOf(question).some(isAnswered), findFault: faultOf };

  // One pass in the order of the form: a question may hang only on those before it.
  function ask() {
    for (const part of conditional) {
      const isAsked = holds(JSON.parse(part.dataset.if));
      part.hidden = !isAsked;
      if (part.localName === 'option') part.disabled = !isAsked;
      else part.querySelectorAll('input, select, textarea').forEach(control => control.disabled = !!control.closest('[data-if][hidden]'));
    }
  }

  function holds(condition) {
    if (condition.is) return values(condition.field).some(value => condition.is.includes(value));
    if (condition.answered) return values(condition.field).length > 0;
    if (condition.all) return condition.all.every(holds);
    if (condition.any) return condition.any.some(holds);
    return !holds(condition.not);
  }

  function values(name) {
    return new FormData(form).getAll(name).map(value => String(value).trim()).filter(Boolean);
  }

  // Who is still typing is not told off; who mends a mistake sees at once that it is mended.
  function review(control, typing, next) {
    const question = control.matches?.('input, select, textarea') && control.closest('.field[data-kind]');
    if (!question || !form.contains(question) || question.contains(next)) return;
    const isKnown = question.classList.contains('wrong');
    if (typing ? isKnown : isAnswered(control) && !isKnown) show(question);
  }

  function isAsked(question) {
    return !question.closest('[hidden]') && question.querySelector('input, select, textarea') !== null;
  }

  // What a group that nobody has begun asks for, it does not need.
  function isNeeded(question) {
    const own = question.hasAttribute('data-required') || (question.dataset.requiredIf && holds(JSON.parse(question.dataset.requiredIf)));
    const unused = question.closest('.entry, details, .group:not([data-required])');
    return own && !(unused && controlsOf(unused).every(control => !isAnswered(control)));
  }

  function faultOf(question) {
    const given = controlsOf(question).filter(isAnswered).map(control => control.value.trim());
    return findFault(question.dataset, given, isNeeded(question));
  }

  function show(question) {
    const code = faultOf(question);
    say(question, code && tell(question, code));
    return code;
  }

  function tell(question, code) {
    const text = code === 'format' && question.dataset.format ? question.dataset.format : words[code];
    return fit(text, { field: nameOf(question), max: question.dataset.max, min: question.dataset.min });
  }

  function nameOf(question) {
    const label = plain(question.querySelector(question.dataset.kind === 'declaration' ? '.choice label' : 'label, legend'));
    const control = question.querySelector('input, select, textarea');
    const entry = /^(.+?)\.(\d+)\./.exec(control.name);
    const group = entry && question.closest('.group')?.querySelector('legend');
    return group ? `${plain(group)} ${Number(entry[2]) + 1}: ${label}` : label;
  }

  function say(question, text) {
    const first = question.querySelector('input, select, textarea');
    const id = `f-${first.name}-error`;
    const described = question.localName === 'fieldset' ? question : first;
    const ids = (described.getAttribute('aria-describedby') ?? '').split(' ').filter(known => known && known !== id);
    question.querySelector(':scope > .message')?.remove();
    question.classList.toggle('wrong', !!text);
    if (described === first) text ? first.setAttribute('aria-invalid', 'true') : first.removeAttribute('aria-invalid');
    if (text) {
      ids.push(id);
      const message = make('div', { id, className: 'message' }, make('p', {}, make('strong', {}, words.mark), ` ${text}`));
      const before = question.querySelector(':scope > .hint') ?? question.querySelector(':scope > label, :scope > legend');
      before ? before.after(message) : question.prepend(message);
    }
    ids.length ? described.setAttribute('aria-describedby', ids.join(' ')) : described.removeAttribute('aria-describedby');
  }

  function summarize(wrong) {
    form.querySelector('#errors')?.remove();
    if (wrong.length === 0) return;
    const items = wrong.map(question => {
      const control = question.querySelector('input, select, textarea');
      const link = make('a', { href: `#${control.id}` }, tell(question, show(question)));
      link.addEventListener('click', event => { event.preventDefault(); openFolds(control); control.focus(); });
      return make('li', {}, link);
    });
    const title = make('h2', { id: 'errors-title' }, words.title);
    const summary = make('div', { id: 'errors', className: 'panel error', tabIndex: -1 }, title, make('p', {}, words.detail), make('ul', {}, ...items));
    summary.setAttribute('role', 'alert');
    summary.setAttribute('aria-labelledby', 'errors-title');
    form.querySelector('h1').before(summary);
    summary.focus();
  }
}

function controlsOf(part) {
  return [...part.querySelectorAll('input, select, textarea')];
}

function isAnswered(control) {
  if (control.selectedOptions?.[0]?.disabled) return false;
  return control.type === 'radio' || control.type === 'checkbox' ? control.checked : control.value.trim() !== '';
}

function plain(label) {
  const copy = label.cloneNode(true);
  copy.querySelectorAll('.star, .unseen').forEach(mark => mark.remove());
  return copy.textContent.trim();
}
