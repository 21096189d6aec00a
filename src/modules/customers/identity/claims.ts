import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import plans from 'libphonenumber-js/metadata.min';
import type { CustomerKind, PersonalData } from '../customer.js';

/**
 * What can say who somebody is. Strong claims name one party by themselves, the strongest first; weak ones make a
 * suggestion for staff; traits link nobody, but two parties that contradict each other in one are never linked.
 */
export const CLAIM_STRENGTH = {
  nationalId: 'strong',
  registrationNumber: 'strong',
  /** A card is a family's, a card with the birth date of its holder is one person's. */
  cardHolder: 'strong',
  email: 'weak',
  phone: 'weak',
  cardToken: 'weak',
  device: 'weak',
  name: 'trait',
  birthDate: 'trait',
} as const;

export type ClaimKind = keyof typeof CLAIM_STRENGTH;

export interface Claim {
  readonly kind: ClaimKind;
  /** Normalised, so that two ways to write the same give one digest. */
  readonly value: string;
}

/** Strongest first. A person has no registration number here, and an organisation no national one: it is not its owner. */
export function claimsOf(kind: CustomerKind, personal: PersonalData): Claim[] {
  const isPerson = kind === 'person';
  const birthDate = isPerson ? personal.birthDate : undefined;
  const cardHolder =
    personal.cardToken !== undefined && birthDate !== undefined
      ? `${personal.cardToken} ${birthDate}`
      : undefined;
  const values: Readonly<Partial<Record<ClaimKind, string | undefined>>> = {
    nationalId: isPerson ? asCompared('nationalId', personal.nationalId) : undefined,
    registrationNumber: isPerson ? undefined : asCompared('registrationNumber', personal.registrationNumber),
    cardHolder,
    email: asCompared('email', personal.email),
    phone: asCompared('phone', personal.phone),
    cardToken: personal.cardToken,
    device: personal.device,
    name: asCompared('name', personal.name),
    birthDate,
  };
  return (Object.keys(CLAIM_STRENGTH) as ClaimKind[]).flatMap((claim) => {
    const value = values[claim];
    return value === undefined || value === '' ? [] : [{ kind: claim, value }];
  });
}

const NORMAL_FORMS: Readonly<Partial<Record<string, (text: string) => string>>> = {
  nationalId: number,
  registrationNumber: number,
  email,
  phone,
  name,
};

/** A field's value in the form in which two ways to write the same are equal. */
export function asCompared<T extends string | undefined>(field: string, value: T): T | string {
  return value === undefined ? value : (NORMAL_FORMS[field]?.(value) ?? value);
}

function email(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function number(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

/** E.164. What is no number of any plan stays as it came: it is equal to itself. */
function phone(text: string): string {
  return parsePhoneNumberFromString(text, plans)?.number ?? text;
}

/** Order of given name and surname, case, accents and spaces differ from partner to partner; a Chinese name has one order. */
function name(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return (/^\p{Script=Han}*$/u.test(words.join('')) ? words : words.sort()).join('');
}
