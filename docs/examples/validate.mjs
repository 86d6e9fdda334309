// Checks the answers on stdin as the counter will: node validate.mjs contact < answers.json (npm install ajv; API=http://localhost:7071)
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const address = `${process.env.API}/api/forms/${process.argv[2]}/schema?lang=en`;
const check = new Ajv({ allErrors: true }).compile(await (await fetch(address)).json());
const valid = check(JSON.parse(readFileSync(0, 'utf8')));

for (const { keyword, instancePath, message, params } of check.errors ?? []) {
  if (keyword !== 'if') console.log(`${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
}
console.log(valid ? 'ready to send' : 'not yet');
