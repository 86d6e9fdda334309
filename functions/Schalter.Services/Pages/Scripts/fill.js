// A mail leads here with reference and key behind the #, which no browser sends to any server, and perhaps the code that confirms a
// booking. They are put into the fields and taken out of the address, so that they stay in no history.
const given = new URLSearchParams(location.hash.slice(1));
const fields = { r: 'reference', k: 'accessKey', c: 'code' };
for (const [name, id] of Object.entries(fields)) {
  const field = document.getElementById(id);
  if (field && given.has(name)) field.value = given.get(name);
}
if (given.has('k')) {
  history.replaceState(null, '', location.pathname + location.search);
  document.querySelector('main form button')?.focus();
}
