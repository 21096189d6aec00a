/** `npm run check:openapi`: Spectral (its own rules and OWASP's) and Redocly over every document of `openapi/`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createConfig, lint } from '@redocly/openapi-core';
import spectralCore from '@stoplight/spectral-core';
import owasp from '@stoplight/spectral-owasp-ruleset';
import spectralRulesets from '@stoplight/spectral-rulesets';
import { EXCEPTIONS } from './lint-exceptions.mjs';
import { projectDir } from './lib/toolchain.mjs';

const directory = path.join(projectDir, 'openapi');
const used = new Set();
const found = [];
for (const file of readdirSync(directory).filter((name) => name.endsWith('.json'))) {
  const document = JSON.parse(readFileSync(path.join(directory, file), 'utf8'));
  const requests = requestSchemas(document);
  const faults = [...(await spectral(document)), ...(await redocly(path.join(directory, file)))];
  found.push(...faults.filter((fault) => !isExcused(fault, { file, document, requests })).map(print(file)));
}
const idle = EXCEPTIONS.filter((exception) => !used.has(exception));
for (const line of found) console.error(line);
for (const { rule, why } of idle)
  console.error(`scripts/lint-exceptions.mjs: ${rule} (${why}) excuses nothing`);
process.exitCode = found.length + idle.length > 0 ? 1 : 0;

async function spectral(document) {
  const linter = new spectralCore.Spectral();
  linter.setRuleset({
    extends: [
      [spectralRulesets.oas, 'recommended'],
      [owasp.default ?? owasp, 'recommended'],
    ],
  });
  const results = await linter.run(document);
  return results.map(({ code, message, path: at }) => ({ rule: String(code), message, at }));
}

async function redocly(file) {
  const config = await createConfig({ extends: ['recommended'] });
  const results = await lint({ ref: file, config });
  return results.map(({ ruleId, message, location }) => ({
    rule: ruleId,
    message,
    at: pointerToPath(location[0]?.pointer ?? ''),
  }));
}

function pointerToPath(pointer) {
  return pointer
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isExcused({ rule, at }, { file, document, requests }) {
  const isSchema = at[0] === 'components' && at[1] === 'schemas';
  const finding = {
    document: file,
    path: at,
    schema: at.reduce((node, part) => followed(document, node)?.[part], document) ?? {},
    // What the bank sends is as much its own as what it answers.
    isAnswer:
      at.includes('responses') ||
      at[0] === 'webhooks' ||
      at[1] === 'headers' ||
      (isSchema && !requests.has(at[2])),
  };
  const exception = EXCEPTIONS.find((each) => each.rule === rule && each.excuses(finding));
  if (exception) used.add(exception);
  return exception !== undefined;
}

function followed({ components }, node) {
  return node?.$ref === undefined ? node : components.schemas[node.$ref.split('/').at(-1)];
}

/** The names of all schemas that a request can hold. */
function requestSchemas({ paths = {}, components }) {
  const names = new Set();
  const walk = (node) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const name = key === '$ref' ? value.split('/').at(-1) : undefined;
      if (name === undefined) walk(value);
      else if (!names.has(name)) {
        names.add(name);
        walk(components.schemas[name]);
      }
    }
  };
  for (const item of Object.values(paths)) {
    for (const { requestBody, parameters } of Object.values(item)) walk([requestBody, parameters]);
  }
  return names;
}

function print(file) {
  return ({ rule, message, at }) => `${file} ${at.join('/')}: ${rule}: ${message}`;
}
