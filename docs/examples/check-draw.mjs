// Repeats a draw from what was published: node check-draw.mjs https://…/api/appointments/SERVICE/draws/DRAW [COMMITMENT] [LIST-HASH]
// Give the two hashes as you noted them before the draw, from the page or an event: then nobody can have changed anything since.
import { createHash, createHmac } from 'node:crypto';

const [address, noted, notedList] = process.argv.slice(2);
const stop = sentence => { console.error(sentence); process.exit(2); };
const get = async path => {
  const r = await fetch(address + path).catch(() => stop(`Nothing answers at ${address}.`));
  return r.ok ? r : stop(r.status === 404 ? `There is no draw, or not yet this part of it, at ${address}${path}.` : `${address}${path} answers ${r.status}.`);
};
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');
const check = (right, what) => { console.log(`${right ? 'ok   ' : 'WRONG'} ${what}`); process.exitCode ||= right ? 0 : 1; };

if (!address) stop('Which draw? node check-draw.mjs https://…/api/appointments/SERVICE/draws/DRAW [COMMITMENT] [LIST-HASH]');

const draw = await (await get('')).json();
if (!draw.seed) stop(`It is not drawn yet (${draw.phase}): try again when it is.`);
const list = Buffer.from(await (await get('/list')).arrayBuffer());
const result = await (await get('/result')).text();
const seed = Buffer.from(draw.seed, 'hex');
check(sha256(seed) === (noted ?? draw.commitment), 'the seed is the one committed to');
check(sha256(list) === (notedList ?? draw.listHash), 'the list is the one published before the seed');

const lines = list.toString('ascii').trimEnd().split('\n').slice(1).map(line => line.split(' '));
const places = lines.filter(([word]) => word === 'place').map(([, day, name]) => ({ day, name }));
const entries = lines.filter(([word]) => word === 'entry').map(([, entry, ...days]) => ({ entry, days }));
const lot = e => createHmac('sha256', seed).update(e.entry).digest('hex');
const order = entries.map(e => ({ ...e, lot: lot(e) })).sort((a, b) => (a.lot < b.lot ? -1 : 1));

const taken = new Set();
const take = days => {
  for (const day of days.length ? days : [undefined]) {
    const place = places.find(p => !taken.has(p) && (day === undefined || p.day === day));
    if (place) { taken.add(place); return place.name; }
  }
  return '-';
};
const mine = order.map(({ entry, days }, i) => `${i + 1} ${entry} ${take(days)}\n`).join('');
check(mine === result, `the result: ${entries.length} entries, ${taken.size} of ${places.length} places given out`);
