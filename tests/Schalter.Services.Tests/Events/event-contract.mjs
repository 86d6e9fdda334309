// Checks CloudEvents (one per line on stdin) against the schema among the arguments that names their type; no member is allowed that is not named.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ allErrors: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
const byType = new Map();
for (const file of process.argv.slice(2)) {
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  for (const closed of [schema, ...Object.values(schema.$defs)]) {
    if (closed.properties) closed.additionalProperties = false;
  }

  const validate = ajv.compile(schema);
  for (const type of schema.$defs.type.enum) byType.set(type, validate);
}

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const event = JSON.parse(line);
  const validate = byType.get(event.type);
  if (!validate) {
    console.log(`${event.id} ${event.type} unknown type`);
  } else if (!validate(event)) {
    for (const e of validate.errors) {
      console.log(`${event.id} ${event.type} ${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
    }
  }
}
