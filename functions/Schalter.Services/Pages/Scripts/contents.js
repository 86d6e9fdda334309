// The list of a form's parts says which of them are complete, so that a long form does not seem to have no end.
import { make } from './dom.js';

export function enhance(form, { questions, isAsked, isAnswered, findFault }) {
  const list = form.querySelector('.contents');
  const parts = [...list?.querySelectorAll('a') ?? []].map(partOf).filter(part => part.asks.length > 0);
  if (parts.length === 0) return;
  form.addEventListener('change', tell);
  tell();

  function partOf(link) {
    const section = form.querySelector(link.hash);
    const said = make('span', { className: 'part' });
    link.after(' ', said);
    return { said, asks: questions.filter(question => section.contains(question)) };
  }

  // Nothing is said of a part that nobody has begun.
  function tell() {
    for (const { said, asks } of parts) {
      const asked = asks.filter(isAsked);
      const isBegun = asked.some(isAnswered);
      const isDone = isBegun && !asked.some(findFault);
      said.textContent = isDone ? list.dataset.done : isBegun ? list.dataset.open : '';
      said.classList.toggle('done', isDone);
    }
  }
}
