import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';
import type { CustomerKind, DeclaredFacts, Verification } from '../customers/index.js';
import type { Standing } from './standing.js';

export type Purpose = 'payment' | 'financing' | 'crossSell' | 'guarantee';

export interface Stage {
  readonly name: string;
  readonly date: LocalDate;
  readonly amountMinor: number;
}

/** A line of the order, as the partner names it; minor units. */
export interface OrderLine {
  readonly id: string;
  readonly description: string;
  readonly quantity: number;
  readonly amount: number;
}

/** What the partner asks, read and checked; amounts in minor units of `currency`. */
export interface Asked {
  readonly purpose: Purpose;
  readonly initiative: 'customer' | 'bank';
  readonly currency: string | undefined;
  readonly amountMinor: number | undefined;
  /** The customer's own money for this payment, as far as the partner holds it. */
  readonly availableMinor: number | undefined;
  readonly stages: readonly Stage[];
  readonly context: Readonly<Record<string, unknown>>;
  readonly orderId: string | undefined;
  readonly lines: readonly OrderLine[];
  readonly channel: string;
  readonly locale: 'en' | 'zh';
}

/** A party as far as the bank knows it on the day of the decision. */
export interface Subject {
  readonly customerId: Uuid;
  readonly kind: CustomerKind;
  readonly verification: Verification;
  /** Whole years on the business date; undefined until a birth date is known. */
  readonly age: number | undefined;
  readonly facts: DeclaredFacts;
  /** Empty without the consent to use the profile. */
  readonly tags: readonly string[];
  /** Names of his segments; empty without that consent, too. */
  readonly segments: readonly string[];
  /** His classes by attribute, `profile.…`; empty without that consent, too. */
  readonly profile: Readonly<Record<string, string>>;
  /** How much he avoids owing, 0–1; undefined until it is known, and without that consent. */
  readonly debtAversion?: number | undefined;
  /** How strongly he needs each kind of product, 0–1; undefined likewise. Kinds that are not named are not needed. */
  readonly needs?: Readonly<Record<string, number>> | undefined;
  /** What screening has found, whatever he has agreed to. */
  readonly screening: readonly string[];
  readonly consents: ReadonlySet<string>;
  /** Open amount by currency, minor units. */
  readonly exposure: Readonly<Record<string, number>>;
  /** With the bank's own books. */
  readonly standing: Standing;
}

/** Who takes which part. The borrower is judged; the context is about the beneficiary. */
export interface Parties {
  readonly borrower: Subject | undefined;
  readonly guarantor: Subject | undefined;
  readonly hasGuarantorSigned: boolean;
  readonly beneficiary: Subject | undefined;
}
