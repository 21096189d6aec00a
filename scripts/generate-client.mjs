/** A step of `npm run generate`: the types of the TypeScript client, from the documents in `openapi/`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { projectDir } from './lib/toolchain.mjs';

const HEAD = '// Made by `npm run generate` from the documents in openapi/. Do not edit.\n\n';
const read = (name) => JSON.parse(readFileSync(path.join(projectDir, 'openapi', name), 'utf8'));
const write = (name, text) => {
  const file = path.join(projectDir, 'clients/typescript/src/generated', name);
  // What is as it was must not look newer than the build.
  if (existsSync(file) && readFileSync(file, 'utf8') === HEAD + text) return;
  writeFileSync(file, HEAD + text);
  console.log(`wrote clients/typescript/src/generated/${name}`);
};

const partner = read('partner.json');
write('problem-codes.ts', problemCodes(partner['x-error-codes']));
write('partner-api.ts', astToString(await openapiTypescript(successes(partner), { alphabetize: true })));
write('webhooks.ts', astToString(await openapiTypescript(read('webhooks.json'), { alphabetize: true })));

/** Problems have one form, which the client knows; left in, they would be most of the types. */
function successes(document) {
  const copy = structuredClone(document);
  copy.components = { schemas: copy.components.schemas };
  delete copy.components.schemas.Problem;
  for (const operation of Object.values(copy.paths).flatMap((item) => Object.values(item))) {
    for (const status of Object.keys(operation.responses)) {
      if (!status.startsWith('2')) delete operation.responses[status];
      else delete operation.responses[status].headers;
    }
    // Sent by the client itself.
    operation.parameters = operation.parameters?.filter((parameter) => parameter.in !== 'header');
  }
  return copy;
}

function problemCodes(codes) {
  const lines = Object.entries(codes).map(([code, { title, description }]) => {
    const text = [`${title}.`, description].join(' ').replaceAll('*/', '* /').replace(/\s+/g, ' ');
    return `  /** ${text} */\n  | '${code}'`;
  });
  return `/** Every code that a problem of the Partner API can have. */\nexport type ProblemCode =\n${lines.join('\n')};\n`;
}
