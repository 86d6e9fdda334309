// The questions of a form: asks only what an answer makes necessary, and says what is wrong in the server's words before anything is sent.
// Without it the same form shows every question and the server says the same. What it finds good, the server still checks.
import { controlsOf, isAnswered, valuesOf } from './answers.js';
import { findFault } from './check.js';
import { fit } from './dom.js';
import { say, summarize, warn } from './messages.js';

const warned = new WeakSet();
let isPressing = false;
addEventListener('pointerdown', () => { isPressing = true; }, true);
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => { isPressing = false; }, true);

export function checkAnswers(form) {
  form.noValidate = true;
  ask(form);
  form.addEventListener('input', event => review(form, event.target, true));
  form.addEventListener('change', event => { ask(form); review(form, event.target, true); });
  form.addEventListener('focusout', ({ target, relatedTarget }) => afterPress(() => review(form, target, false, relatedTarget)));
  form.addEventListener('reset', () => forgive(form));
  form.addEventListener('submit', event => {
    if (!event.submitter?.formNoValidate && (!isComplete(form) || !isConnected(form))) event.preventDefault();
  });
}

// Entries of lists come while a form is being filled in.
export function questionsOf(form) {
  return [...form.querySelectorAll('.field[data-kind]')];
}

export function isAsked(question) {
  return !question.closest('[hidden]') && controlsOf(question).length > 0;
}

// What the server would find wrong, as a code.
export function faultOf(question) {
  const given = controlsOf(question).filter(isAnswered).map(control => control.value.trim());
  return findFault(question.dataset, given, isNeeded(question));
}

// One pass in the order of the form: a question may hang only on those before it.
export function ask(form) {
  form.querySelectorAll('.only-if').forEach(hint => hint.hidden = true);
  form.querySelectorAll('[data-own]').forEach(control => offerOwn(form, control));
  for (const part of form.querySelectorAll('[data-if]')) {
    const isAsked = holds(form, JSON.parse(part.dataset.if));
    part.hidden = !isAsked;
    if (part.localName === 'option') part.disabled = !isAsked;
    else controlsOf(part).forEach(control => control.disabled = !!control.closest('[data-if][hidden]'));
  }
}

// Browsers offer what they know of their user, who may fill in the form for somebody else.
function offerOwn(form, control) {
  control.autocomplete = holds(form, JSON.parse(control.dataset.ownIf)) ? control.dataset.own : 'off';
}

function holds(form, condition) {
  if (condition.is) return valuesOf(form, condition.field).some(value => condition.is.includes(value));
  if (condition.answered) return valuesOf(form, condition.field).length > 0;
  if (condition.all) return condition.all.every(part => holds(form, part));
  if (condition.any) return condition.any.some(part => holds(form, part));
  return !holds(form, condition.not);
}

// What a group that nobody has begun asks for, it does not need.
function isNeeded(question) {
  const { required, requiredIf } = question.dataset;
  const own = required !== undefined || (requiredIf && holds(question.closest('form'), JSON.parse(requiredIf)));
  const unused = question.closest('.entry, details, .group:not([data-required])');
  return own && !(unused && !controlsOf(unused).some(isAnswered));
}

// A message that comes while a button is being pressed would move it away, and the press would be lost.
function afterPress(act) {
  if (isPressing) addEventListener('pointerup', () => setTimeout(act), { once: true });
  else act();
}

// Who is still typing is not told off; who mends a mistake sees at once that it is mended.
function review(form, control, typing, next) {
  const question = control.matches?.('input, select, textarea') && control.closest('.field[data-kind]');
  if (!question || !form.contains(question) || question.contains(next)) return;
  const isKnown = question.classList.contains('wrong');
  if (typing ? isKnown : isAnswered(control) && !isKnown) tell(question, faultOf(question));
}

function isComplete(form) {
  const wrong = questionsOf(form).filter(isAsked).filter(question => {
    const code = faultOf(question);
    tell(question, code);
    return code;
  });
  summarize(form, wordsOf(form), wrong.map(question => ({ control: controlsOf(question)[0], text: textOf(question, faultOf(question)) })));
  return wrong.length === 0;
}

// Sent without a network, the page itself would be gone, and some of them cannot be fetched again. Some browsers are wrong about the
// network: who presses once more means it.
function isConnected(form) {
  if (navigator.onLine || warned.has(form)) return true;
  warned.add(form);
  addEventListener('online', () => warned.delete(form), { once: true });
  warn(form, wordsOf(form));
  return false;
}

function forgive(form) {
  questionsOf(form).forEach(question => tell(question, null));
  summarize(form, wordsOf(form), []);
}

function tell(question, code) {
  say(question, controlsOf(question)[0], code ? [textOf(question, code)] : [], wordsOf(question.closest('form')).mark);
}

function wordsOf(form) {
  return JSON.parse(form.dataset.words);
}

function textOf(question, code) {
  const { format, max, min } = question.dataset;
  const text = code === 'format' && format ? format : wordsOf(question.closest('form'))[code];
  return fit(text, { field: nameOf(question), max, min });
}

function nameOf(question) {
  const label = plain(question.querySelector(question.dataset.kind === 'declaration' ? '.choice label' : 'label, legend'));
  const entry = /^.+?\.(\d+)\./.exec(controlsOf(question)[0].name);
  const group = entry && question.closest('.group')?.querySelector('legend');
  return group ? `${plain(group)} ${Number(entry[1]) + 1}: ${label}` : label;
}

function plain(label) {
  const copy = label.cloneNode(true);
  copy.querySelectorAll('.star, .unseen').forEach(mark => mark.remove());
  return copy.textContent.trim();
}
