// Takes from KERN what a stylesheet of ours names: its tokens (--kern-…), light and dark, and its icons (--kern-icon-…). Each is written with
// its final value, and colours as hex: phones of 2021 know neither oklch nor color-mix, and would show white words on no button.
// usage: node kern-tokens.mjs STYLESHEET PACKAGE OUT
import { readFileSync, writeFileSync } from 'node:fs';

const [stylesheet, kernPackage, out] = process.argv.slice(2);
const kern = readFileSync(`${kernPackage}/dist/kern.css`, 'utf8').replace(/\/\*[^]*?\*\//g, '');
const { version } = JSON.parse(readFileSync(`${kernPackage}/package.json`, 'utf8'));
const named = [...new Set(readFileSync(stylesheet, 'utf8').match(/--kern-[\w-]+/g))].sort();

const tokens = (body) => Object.fromEntries([...body.matchAll(/(--kern-[\w-]+):\s*([^;]+);/g)].map(m => [m[1], m[2].trim()]));
const block = (start) => kern.slice(kern.indexOf(start) + start.length, kern.indexOf('}', kern.indexOf(start)));
const always = tokens([...kern.matchAll(/^:root \{([^}]*)\}/gm)].map(m => m[1]).join('\n'));
const wide = tokens(block('@media (min-width: 768px) {\n  :root {'));
const light = tokens(block('@media (prefers-color-scheme: light) {\n  :root {'));
const dark = tokens(block('@media (prefers-color-scheme: dark) {\n  :root {'));

function valueOf(name, theme) {
  const icon = name.startsWith('--kern-icon-') && kern.match(new RegExp(`\\.kern-icon--${name.slice(12)} \\{[^}]*?\\smask: (url\\("[^"]+"\\))`))?.[1];
  const value = icon || theme[name] || always[name];
  if (!value) throw new Error(`KERN ${version} has no ${name}`);
  return value.replace(/var\((--kern-[\w-]+)\)/g, (_, inner) => valueOf(inner, theme)).replace(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g, hex);
}

// CSS Color 4, section 10: OKLCH to linear sRGB to sRGB.
function hex(_, lightness, chroma, hue) {
  const [a, b] = [Math.cos, Math.sin].map(f => chroma * f(hue * Math.PI / 180));
  const l = [[0.3963377774, 0.2158037573], [-0.1055613458, -0.0638541728], [-0.0894841775, -1.291485548]].map(([x, y]) => (lightness / 100 + x * a + y * b) ** 3);
  const linear = [[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965], [-0.0041960863, -0.7034186147, 1.707614701]];
  const channel = (row) => {
    const c = Math.min(1, Math.max(0, row.reduce((sum, x, i) => sum + x * l[i], 0)));
    return Math.round(255 * (c > 0.0031308 ? 1.055 * c ** (1 / 2.4) - 0.055 : 12.92 * c)).toString(16).padStart(2, '0');
  };
  return `#${linear.map(channel).join('')}`;
}

const write = (names, theme) => `:root{${names.map(n => `${n}:${valueOf(n, theme)}`).join(';')}}`;
const differs = (theme) => named.filter(n => valueOf(n, theme) !== valueOf(n, light));
writeFileSync(out, `/* Tokens and icons of the KERN design system ${version} (EUPL-1.2, kern-ux.de), with their final values. */
${write(named, light)}
@media (min-width:48em){${write(differs({ ...light, ...wide }), { ...light, ...wide })}}
@media (prefers-color-scheme:dark){${write(differs(dark), dark)}}
`);
