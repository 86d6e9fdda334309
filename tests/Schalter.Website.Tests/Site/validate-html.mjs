// Prints what html-validate finds in the pages of a folder, then how many it read.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

// Fields that may be answered several times share a name, and ids are those of fields (contact.email): both are right in HTML.
const loader = new FileSystemConfigLoader({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'no-trailing-whitespace': 'off', 'long-title': 'off', 'no-raw-characters': 'off', 'prefer-native-element': 'off', 'attribute-boolean-style': 'off',
    'valid-id': ['error', { relaxed: true }], 'form-dup-name': 'off', 'void-style': 'off', 'require-sri': 'off', 'doctype-style': 'off',
  },
});
const validator = new HtmlValidate(loader);
// Languages differ in words only, which are encoded: one of each direction is enough.
const pages = readdirSync(process.argv[2], { recursive: true }).filter(f => f.endsWith('.html') && !/^(en|fr|tr|uk|ar\/faqs\/.+)\//.test(f));
// Choices of a list all look alike: three of 200 countries will do, and lines keep their numbers.
const choices = /((?:<option\b[^>]*>[^<]*<\/option>\s*){3})((?:<option\b[^>]*>[^<]*<\/option>\s*)+)/g;
const few = html => html.replace(choices, (_, first, others) => first + others.replace(/[^\n]+/g, ''));
for (const page of pages) {
  const report = await validator.validateString(few(readFileSync(join(process.argv[2], page), 'utf8')), page);
  for (const result of report.results)
    for (const m of result.messages) console.log(`${page}:${m.line}: ${m.ruleId}: ${m.message}`);
}
console.log(`${pages.length} pages`);
