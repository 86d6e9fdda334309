// Reads an OpenAPI document (first argument) and says what is wrong: that it is no YAML, or references that lead nowhere.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// What reads the events' contract brings a YAML reader along.
const yaml = createRequire(import.meta.resolve('@asyncapi/parser'))('js-yaml');
const wrongs = [];
try {
  const document = yaml.load(readFileSync(process.argv[2], 'utf8'));
  const references = value => value === null || typeof value !== 'object' ? []
    : Object.entries(value).flatMap(([name, inner]) => name === '$ref' ? [inner] : references(inner));
  for (const reference of new Set(references(document))) {
    if (reference.startsWith('#/') && reference.slice(2).split('/').reduce((found, name) => found?.[name], document) === undefined) {
      wrongs.push(`${reference} leads nowhere`);
    }
  }
} catch (mistake) {
  wrongs.push(mistake.message);
}

console.log(JSON.stringify(wrongs));
