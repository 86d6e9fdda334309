// Pages fetched in the background, to take parts out of. No cookie, no address of where somebody comes from.
export async function fetchText(address, request = {}) {
  const answer = await fetch(address, { headers: { Accept: 'text/html' }, credentials: 'omit', referrerPolicy: 'no-referrer', ...request });
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

export function parse(text) {
  return new DOMParser().parseFromString(text, 'text/html');
}
