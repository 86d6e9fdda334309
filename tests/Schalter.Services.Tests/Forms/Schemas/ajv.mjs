// Keeps schemas and checks bodies against them: one JSON request per line on stdin, one JSON answer per line on stdout.
// {"id", "schema"} -> {"warnings": []}; {"id", "body"} -> {"pointers": [where], "said": [what]}
import { createInterface } from 'node:readline';
import Ajv from 'ajv/dist/2020.js';

const warnings = [];
const note = message => warnings.push(message);
// Nothing but what a newcomer writes; strict mode throws or warns about what other validators might read otherwise.
const ajv = new Ajv({ allErrors: true, logger: { log: note, warn: note, error: note } });
const checks = new Map();
const escaped = name => name.replaceAll('~', '~0').replaceAll('/', '~1');

// `if` only says that its `then` has failed; what stands below `contains` and `anyOf` says why none of several ways was open.
const isWrapper = e => e.keyword === 'if' || /\/(contains|anyOf)\/./.test(e.schemaPath);

const pointer = ({ keyword, instancePath, params }) =>
  keyword === 'required' ? `${instancePath}/${escaped(params.missingProperty)}`
  : keyword === 'additionalProperties' ? `${instancePath}/${escaped(params.additionalProperty)}`
  : instancePath;

for await (const line of createInterface({ input: process.stdin })) {
  const { id, schema, body } = JSON.parse(line);
  if (schema) {
    if (!checks.has(id)) checks.set(id, ajv.compile(schema));
    console.log(JSON.stringify({ warnings: warnings.splice(0) }));
  } else {
    const check = checks.get(id);
    const errors = check(body) ? [] : check.errors.filter(e => !isWrapper(e));
    console.log(JSON.stringify({ valid: !check.errors, pointers: errors.map(pointer), said: errors.map(e => `${pointer(e)} ${e.keyword}`) }));
  }
}
