import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import '../../src/app.module.js';
import { problemEntry } from '../../src/platform/http/problem-catalogue.js';
import { PROBLEM_KINDS } from '../../src/platform/http/problem-kinds.js';

const SOURCES = path.resolve(import.meta.dirname, '../../src');

/** `new DomainError('code', 'kind'`, however it is broken over lines. */
const RAISED = /new DomainError\(\s*(?:'([^']*)'|([^,]+?)),\s*(?:'([^']*)'|([^,)]+?)),/g;

interface Raised {
  readonly where: string;
  readonly code: string | undefined;
  readonly kind: string | undefined;
}

function raised(): Raised[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((where) =>
      [...readFileSync(path.join(SOURCES, where), 'utf8').matchAll(RAISED)].map(([, code, , kind]) => ({
        where,
        code,
        kind,
      })),
    );
}

describe('every problem that is raised', () => {
  it('is declared in the catalogue with the same kind', () => {
    const wrong = raised().filter(
      ({ code, kind }) => code !== undefined && problemEntry(code)?.kind !== kind,
    );
    expect(wrong).toEqual([]);
  });

  it('is named where it is raised, but for what makes errors of the catalogue itself', () => {
    const computed = raised().filter(({ code }) => code === undefined);
    expect(computed.map(({ where }) => where).sort()).toEqual([
      'engines/lending/lending-errors.ts',
      'platform/http/problem-catalogue.ts',
    ]);
  });

  it('is found by this search', () => {
    const codes = raised().map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['not_found', 'state_conflict', 'stale_version']));
    expect(Object.keys(PROBLEM_KINDS)).toEqual(
      expect.arrayContaining(raised().flatMap(({ kind }) => kind ?? [])),
    );
  });
});
