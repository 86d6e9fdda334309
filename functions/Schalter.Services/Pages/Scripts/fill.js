// A mail leads here with reference and key behind the #, which no browser sends to any server, and perhaps the code that confirms a
// booking. They are put into the fields and taken out of the address, so that they stay in no history.
const fields = { r: 'reference', k: 'accessKey', c: 'code' };

fill();
// The link of another mail, in a window that shows this page already.
addEventListener('hashchange', fill);

function fill() {
  const given = new URLSearchParams(location.hash.slice(1));
  const names = Object.keys(fields).filter(name => given.has(name));
  for (const name of names) {
    const field = document.getElementById(fields[name]);
    if (field) field.value = given.get(name);
  }
  if (names.length > 0) history.replaceState(null, '', location.pathname + location.search);
  if (given.has('k')) document.querySelector('main form button')?.focus();
}
