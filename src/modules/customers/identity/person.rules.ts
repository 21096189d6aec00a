import type { Uuid } from '../../../kernel/ids.js';
import { asCompared } from './claims.js';
import { type CustomerKind, type PersonalData, type Verification, VERIFICATION_RANK } from '../customer.js';

/** Fields of a person or organisation that the bank sees over partners. */
export const PERSON_FIELDS = [
  'name',
  'birthDate',
  'nationalId',
  'registrationNumber',
  'legalRepresentative',
  'phone',
  'email',
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** What one partner's customer says of a party. */
export interface Statement {
  readonly customer: Uuid;
  readonly kind: CustomerKind;
  readonly verification: Verification;
  readonly personal: PersonalData;
}

/** One field of the person whom several customers are. */
export interface KnownField {
  readonly field: PersonField;
  readonly value: string;
  readonly from: Uuid;
  /** What others say instead. */
  readonly others: readonly { readonly value: string; readonly from: Uuid }[];
}

/**
 * The person whom customers are together: of each field what the best verified customer says, and among equals the
 * newest. It is computed whenever somebody asks and stored nowhere, so taking customers apart again needs no repair.
 */
export function personOf(statements: readonly Statement[]): KnownField[] {
  const byTrust = [...statements].sort(
    (a, b) =>
      VERIFICATION_RANK[b.verification] - VERIFICATION_RANK[a.verification] ||
      (a.customer < b.customer ? 1 : -1),
  );
  return PERSON_FIELDS.flatMap((field) => {
    const said = byTrust.flatMap(({ customer, personal }) => {
      const value = personal[field];
      return value === undefined ? [] : [{ value, from: customer }];
    });
    const [first, ...rest] = said;
    if (!first) return [];
    const known = asCompared(field, first.value);
    return [{ field, ...first, others: rest.filter(({ value }) => asCompared(field, value) !== known) }];
  });
}

/** Fields in which one person has one value. */
const UNIQUE_FIELDS = ['birthDate', 'nationalId', 'registrationNumber'] as const;
export type Contradiction = 'kind' | 'household' | (typeof UNIQUE_FIELDS)[number];

/** Where two groups of customers say things that no one person can be; empty when they may be one. */
export function contradictions(left: readonly Statement[], right: readonly Statement[]): Contradiction[] {
  const found: Contradiction[] = left.some((a) => right.some((b) => a.kind !== b.kind)) ? ['kind'] : [];
  for (const field of UNIQUE_FIELDS) {
    const said = valuesOf(left, field);
    const other = valuesOf(right, field);
    if (said.size > 0 && other.size > 0 && ![...said].some((value) => other.has(value))) found.push(field);
  }
  return found;
}

/** A birth date may be a slip of the pen; a number, the kind and where somebody lives are not. */
export function forbidsMerge(found: readonly Contradiction[]): boolean {
  return found.some((contradiction) => contradiction !== 'birthDate');
}

function valuesOf(statements: readonly Statement[], field: PersonField): Set<string> {
  return new Set(statements.flatMap(({ personal }) => asCompared(field, personal[field]) ?? []));
}

/** How much of a value staff see who only have to tell whether two are the same. */
export function masked(field: PersonField, value: string): string {
  if (field === 'name' || field === 'legalRepresentative' || field === 'birthDate') return value;
  const at = value.indexOf('@');
  return field === 'email' && at > 0 ? `${value[0]}…${value.slice(at)}` : `…${value.slice(-4)}`;
}

/** How likely two parties are one, by what they share; chances of chance, not probabilities of a model. */
const WEIGHTS: Readonly<Record<string, number>> = {
  email: 0.6,
  cardToken: 0.6,
  phone: 0.5,
  birthDate: 0.4,
  name: 0.4,
  device: 0.2,
};

/** 0–1; what is shared adds up as independent hints do. */
export function likeness(shared: readonly string[]): number {
  return 1 - shared.reduce((doubt, kind) => doubt * (1 - (WEIGHTS[kind] ?? 0)), 1);
}
