// The list of a form's parts says which of them are complete, so that a long form does not seem to have no end.
import { controlsOf, isAnswered } from './answers.js';
import { make } from './dom.js';
import { faultOf, isAsked, questionsOf } from './questions.js';

export function enhance(form) {
  const list = form.querySelector('.contents');
  const links = [...list?.querySelectorAll('a') ?? []];
  const parts = links.map(link => partOf(form, link)).filter(({ section }) => questionsOf(section).length > 0);
  if (parts.length === 0) return;
  form.addEventListener('change', () => parts.forEach(part => tell(part, list.dataset)));
  parts.forEach(part => tell(part, list.dataset));
}

function partOf(form, link) {
  const said = make('span', { className: 'part' });
  link.after(' ', said);
  return { said, section: form.querySelector(link.hash) };
}

// Nothing is said of a part that nobody has begun.
function tell({ said, section }, words) {
  const asked = questionsOf(section).filter(isAsked);
  const isBegun = asked.some(question => controlsOf(question).some(isAnswered));
  const isDone = isBegun && !asked.some(faultOf);
  said.textContent = isDone ? words.done : isBegun ? words.open : '';
  said.classList.toggle('done', isDone);
}
