import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as unknown;

interface Manifest {
  license?: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

interface LockEntry {
  integrity?: string;
  inBundle?: boolean;
}

const manifest = readJson('package.json') as Manifest;

/** The rows of the two tables: package, reason, licence. */
const tables = readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((section) =>
    [...section.matchAll(/^\| (\S+) \| (.+) \| (\S+) \|$/gm)]
      .map(([, name = '', reason = '', licence = '']) => ({ name, reason, licence }))
      .filter(({ name }) => !['package', '---'].includes(name)),
  );

describe('docs/dependencies.md', () => {
  test.each([
    ['run time', 0, manifest.dependencies],
    ['development', 1, manifest.devDependencies],
  ])('names every dependency for %s, and no other', (_kind, table, dependencies) => {
    expect(tables[table]?.map((row) => row.name).sort()).toEqual(Object.keys(dependencies).sort());
  });

  test('states the licence that each package states', () => {
    const rows = tables.flat();
    const stated = rows.map(({ name }) => ({
      name,
      licence: (readJson(`node_modules/${name}/package.json`) as Manifest).license,
    }));
    expect(rows.map(({ name, licence }) => ({ name, licence }))).toEqual(stated);
  });
});

describe('package.json and the lock file', () => {
  test('pin exact versions', () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(ranges).toEqual([]);
  });

  test('carry an integrity hash for every package, on every platform', () => {
    const { packages } = readJson('package-lock.json') as { packages: Record<string, LockEntry> };
    const unproven = Object.entries(packages).filter(
      ([name, entry]) => name !== '' && !entry.inBundle && !entry.integrity?.startsWith('sha512-'),
    );
    expect(unproven).toEqual([]);
  });
});
