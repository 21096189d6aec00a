import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../kernel/domain-error.js';
import type { IdKind } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { DefinitionKind } from '../../platform/versions/version-store.js';
import type { ApprovalRoles } from '../staff/index.js';
import { definitionProblems } from './definitions.errors.js';

const FAULTS_MAX = 50;

/** Which version of what. */
export interface VersionKey {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly number: number;
}

/** Faults of a valid body, by JSON pointer, among what is published in this transaction. */
export type PublishingCheck = (tx: ReadTx, body: object) => Promise<readonly FieldError[]>;

/** What a kind of definition demands of its versions; given by the module that owns the kind. */
export interface DefinitionRules {
  readonly kind: DefinitionKind;
  readonly idKind: Extract<
    IdKind,
    | 'scenarioVersion'
    | 'packVersion'
    | 'productVersion'
    | 'tagVersion'
    | 'segmentVersion'
    | 'questionnaireVersion'
  >;
  readonly roles: ApprovalRoles;
  /** The member of a body that holds its name. */
  readonly nameMember: string;
  /** Faults of an untrusted body by itself, by JSON pointer; a draft must have none either. */
  validate(body: unknown): readonly FieldError[];
  /** What stands against putting a valid body in force. */
  readonly checkPublishing: PublishingCheck;
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

/** @throws DomainError invalid_definition when there are any; `under` is where the body stands in the request */
export function refuseFaults(faults: readonly FieldError[], under = ''): void {
  if (faults.length === 0) return;
  const errors = faults.slice(0, FAULTS_MAX).map((fault) => ({ ...fault, pointer: under + fault.pointer }));
  throw definitionProblems.invalid_definition(undefined, { errors });
}

/** The rules of every kind, filled while the modules are constructed. */
@Injectable()
export class DefinitionRulebook {
  private readonly rules = new Map<DefinitionKind, DefinitionRules>();

  private readonly others = new Map<DefinitionKind, PublishingCheck[]>();

  add(rules: DefinitionRules): void {
    this.rules.set(rules.kind, rules);
  }

  /** For a module to the right, whose own things in force depend on definitions of this kind. */
  alsoCheck(kind: DefinitionKind, check: PublishingCheck): void {
    this.others.set(kind, [...(this.others.get(kind) ?? []), check]);
  }

  /** @throws DomainError invalid_definition; today's checks decide, not those of the day when the body was written */
  async refuseUnpublishable(tx: ReadTx, kind: DefinitionKind, name: string, body: object): Promise<void> {
    const rules = this.of(kind);
    refuseFaults(bodyFaults(rules, name, body));
    for (const check of [rules.checkPublishing, ...(this.others.get(kind) ?? [])]) {
      refuseFaults(await check(tx, body));
    }
  }

  of(kind: DefinitionKind): DefinitionRules {
    const rules = this.rules.get(kind);
    if (!rules) throw new Error(`the rules of ${kind} are not registered`);
    return rules;
  }
}
