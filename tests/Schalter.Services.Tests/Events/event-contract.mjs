// Checks CloudEvents (one per line on stdin) against a schema (first argument) in which no member is allowed that is not named.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const schema = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const closed of [schema, ...Object.values(schema.$defs)]) {
  if (closed.properties) closed.additionalProperties = false;
}

const ajv = new Ajv({ allErrors: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
const validate = ajv.compile(schema);
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const event = JSON.parse(line);
  if (!validate(event)) {
    for (const e of validate.errors) {
      console.log(`${event.id} ${event.type} ${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
    }
  }
}
