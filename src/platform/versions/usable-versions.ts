import type { FieldError } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { FaultyVersion } from '../snapshot/faulty-version.js';
import type { DefinitionVersion } from './version-store.js';

/** The versions of a kind that can be used, by name, and those that cannot. */
export interface UsableVersions<T> {
  readonly usable: ReadonlyMap<string, T>;
  readonly faulty: readonly FaultyVersion[];
}

/** How a kind's versions become ready to use. */
export interface Preparation<Body, T> {
  /** Faults of a stored body by today's checks, by JSON pointer. */
  readonly faultsOf: (body: unknown) => readonly FieldError[];
  readonly publish: (version: DefinitionVersion<Body>) => T;
}

/**
 * Prepares what is in force. A body that an older program wrote and this one refuses costs its own version only.
 * @param known what was prepared before, and need not be again
 */
export function usableVersions<Body, T extends { readonly versionId: Uuid }>(
  versions: readonly DefinitionVersion<Body>[],
  known: ReadonlyMap<string, T> | undefined,
  preparation: Preparation<Body, T>,
): UsableVersions<T> {
  const usable = new Map<string, T>();
  const faulty: FaultyVersion[] = [];
  for (const version of versions) {
    const { id, kind, name, number } = version;
    const before = known?.get(name);
    const prepared = before?.versionId === id ? before : prepare(version, preparation);
    if ('versionId' in prepared) usable.set(name, prepared);
    else faulty.push({ id, kind, name, number, fault: prepared });
  }
  return { usable, faulty };
}

function prepare<Body, T extends { readonly versionId: Uuid }>(
  version: DefinitionVersion<Body>,
  { faultsOf, publish }: Preparation<Body, T>,
): T | FieldError {
  try {
    return faultsOf(version.body)[0] ?? publish(version);
  } catch {
    return {
      pointer: '',
      code: 'not_usable',
      detail: 'The checks passed it, and yet it cannot be prepared.',
    };
  }
}
