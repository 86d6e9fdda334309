// Parts of pages, made as the server would have written them.
export function make(tag, properties, ...content) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content);
  return made;
}

// A form may stand in a page of another language.
export function languageOf(part) {
  return part.closest('[lang]')?.lang ?? document.documentElement.lang;
}

// Texts come with places in braces. What is put there is not looked through again.
export function fit(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

export function openFolds(part) {
  for (let fold = part.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
}

// A name from elsewhere within a text, whichever way the two are written.
export function isolate(name) {
  return `\u2068${name}\u2069`;
}
