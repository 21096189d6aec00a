import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import '../../src/app.module.js';
import { ACCOUNTS } from '../../src/modules/ledger/index.js';
import { problemEntry } from '../../src/platform/http/problem-catalogue.js';
import { API_DOCUMENTS, apiDocument } from '../support/openapi.js';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const GUIDES = readdirSync(path.join(PROJECT, 'docs/guides'));

const known = new Set(
  API_DOCUMENTS.flatMap((name) =>
    apiDocument(name).operations.map(({ method, path: route }) => `${method.toUpperCase()} ${route}`),
  ),
);
const sources = readdirSync(path.join(PROJECT, 'src/modules'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(path.join(PROJECT, 'src/modules', file), 'utf8'))
  .join('\n');

/** An event is written whole, or as its subject and what happened. */
function isTold(event: string): boolean {
  const [subject = '', what = ''] = event.split('.');
  return (
    sources.includes(`'${event}'`) || (sources.includes(`\`${subject}.\${`) && sources.includes(`'${what}'`))
  );
}

describe.each(GUIDES)('the guide %s', (file) => {
  const text = readFileSync(path.join(PROJECT, 'docs/guides', file), 'utf8');
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);

  it('names calls that there are', () => {
    const calls = quoted.filter((words) => /^[A-Z]+ \//.test(words));
    expect(calls.length).toBeGreaterThan(5);
    expect(calls.filter((call) => !known.has(call))).toEqual([]);
  });

  it('names problems, events and accounts that there are', () => {
    const codes = quoted.filter((words) => /^[a-z]+(_[a-z]+)+$/.test(words));
    expect(codes.filter((code) => !problemEntry(code))).toEqual([]);
    const events = quoted.filter((words) =>
      /^[a-z]\w+\.[a-z]+(ed|ue|Back|Out|Soon|On|Off|Offered|made|paid)$/.test(words),
    );
    expect(events.filter((event) => !isTold(event))).toEqual([]);
    const accounts = quoted.filter((words) => /(Expense|Income|Payable)$/.test(words));
    expect(accounts.filter((account) => !(account in ACCOUNTS))).toEqual([]);
  });

  it('is short enough to be read', () => {
    expect(text.split('\n').length).toBeLessThan(120);
  });
});
