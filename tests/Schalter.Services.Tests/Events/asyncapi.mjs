// Reads an AsyncAPI document (first argument) and says what is wrong with it and which messages it names.
import { Parser, fromFile } from '@asyncapi/parser';

const mistake = 0;
const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
console.log(JSON.stringify({
  errors: diagnostics.filter(d => d.severity === mistake).map(d => `${d.path.join('.')}: ${d.message}`),
  types: document?.allMessages().all().map(m => m.name()) ?? [],
}));
