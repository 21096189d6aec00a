import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

/** What the README tells people to paste, pasted. */
let bank: Sandbox;
let asked: Answer['body'];
let answers: Answer['body'][];

const README = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
const FIRST = 'A first call';
const THEN = 'From the offer to the first repayment';
const WRITTEN_FOR = 'http://127.0.0.1:3000';

const sectionOf = (heading: string): string => README.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

/** The block of shell that stands under a heading. */
function shellOf(heading: string): string {
  const shell = /```sh\n([^]*?)```/.exec(sectionOf(heading))?.[1];
  if (!shell?.includes(WRITTEN_FOR)) throw new Error(`the README has no request under "${heading}"`);
  return shell.replaceAll(WRITTEN_FOR, bank.url);
}

async function paste(script: string, variables: Record<string, string>): Promise<string> {
  const env = { ...process.env, ...variables };
  return (await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { env })).stdout;
}

beforeAll(async () => {
  bank = await sandboxBank();
  const key = bank.keys['lumen-phones'] ?? '';
  asked = JSON.parse(await paste(shellOf(FIRST), { KEY: key }));
  const printed = await paste(shellOf(THEN), { KEY: key, OFFER: asked.offers[0].id });
  answers = printed.split(/(?<=\})(?=\{)/).map((text) => JSON.parse(text));
}, 60_000);
afterAll(() => bank.close());

test('the first call is answered as shown, but for ids and days', () => {
  const shown = JSON.parse(/```json\n([^]*?)```/.exec(sectionOf(FIRST))?.[1] ?? '');
  expect(asked.scenario).toMatchObject(shown.scenario);
  expect(asked.offers).toHaveLength(shown.offers.length);
  for (const [index, { id: _, instalments, ...offer }] of shown.offers.entries()) {
    expect(asked.offers[index]).toMatchObject(offer);
    if (instalments) expect(asked.offers[index].instalments[0].total).toBe(instalments[0].total);
  }
  for (const one of shown.notOffered) expect(asked.notOffered).toContainEqual(expect.objectContaining(one));
});

test('the calls after it are answered as shown, up to the first repayment', () => {
  const shown = /```jsonl\n([^]*?)\n```/.exec(sectionOf(THEN))?.[1]?.split('\n') ?? [];
  expect(shown).toHaveLength(4);
  expect(answers).toMatchObject(shown.map((line) => JSON.parse(line)));
});
