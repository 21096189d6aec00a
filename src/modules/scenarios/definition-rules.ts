import type { FieldError } from '../../kernel/domain-error.js';
import type { IdKind } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { DefinitionKind } from '../../platform/versions/version-store.js';
import type { ApprovalRoles } from '../staff/index.js';

/** What a kind of definition demands of its versions; given by the module that owns the kind. */
export interface DefinitionRules {
  readonly kind: DefinitionKind;
  readonly idKind: Extract<IdKind, 'scenarioVersion' | 'packVersion' | 'productVersion'>;
  readonly roles: ApprovalRoles;
  /** The member of a body that holds its name. */
  readonly nameMember: string;
  /** Faults of an untrusted body by itself, by JSON pointer; a draft must have none either. */
  validate(body: unknown): readonly FieldError[];
  /** What stands against putting a valid body in force among what is published in this transaction. */
  checkPublishing(tx: ReadTx, body: object): Promise<readonly FieldError[]>;
  /** Why a name cannot go out of force now, if so. */
  checkRetiring(tx: ReadTx, name: string): Promise<string | undefined>;
}

/** A body that calls itself otherwise than the path of the request would be stored where nobody looks for it. */
export function bodyFaults(rules: DefinitionRules, name: string, body: unknown): readonly FieldError[] {
  const faults = rules.validate(body);
  if (faults.length > 0) return faults;
  const own = (body as Readonly<Record<string, unknown>>)[rules.nameMember];
  if (own === name) return [];
  return [
    { pointer: `/${rules.nameMember}`, code: 'name_differs', detail: `must be ${name}, as in the path` },
  ];
}
