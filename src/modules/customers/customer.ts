import { ageInYears, type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';

export type CustomerKind = 'person' | 'organisation';
export type Verification = 'none' | 'phone' | 'document' | 'bank';

/** Order of the verification levels: a product names the least that it needs. */
export const VERIFICATION_RANK: Readonly<Record<Verification, number>> = {
  none: 0,
  phone: 1,
  document: 2,
  bank: 3,
};

/** What is known of a person or organisation. Stored encrypted under the customer's own key. */
export interface PersonalData {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly nationalId?: string;
  /** YYYY-MM-DD */
  readonly birthDate?: string;
  readonly registrationNumber?: string;
  readonly legalRepresentative?: string;
  /** A card as its scheme or acquirer names it, never its number. */
  readonly cardToken?: string;
  /** Installation of the partner's app. */
  readonly device?: string;
  /** The partner's own id of the customer. */
  readonly externalId?: string;
}

/** Facts declared by the partner or the customer; clear, because rules read them. Money in minor units of `currency`. */
export interface DeclaredFacts {
  readonly currency?: string;
  readonly incomeMonthlyMinor?: number;
  readonly debtServiceMonthlyMinor?: number;
  readonly occupation?: 'employed' | 'selfEmployed' | 'student' | 'retired' | 'other';
  /** Days since an organisation began to trade. */
  readonly tradingDays?: number;
}

export interface Acquisition {
  readonly partner: string;
  readonly scenario: string;
  readonly channel: string;
  readonly campaign?: string;
  /** RFC 3339 */
  readonly at: string;
  /** RFC 3339; from then on nobody reads it. Only of a sensitive scene. */
  readonly expiresAt?: string;
}

/** First and last way by which the customer came. Only the bank writes it. */
export interface AcquisitionHistory {
  readonly v: 1;
  readonly first?: Acquisition;
  readonly last?: Acquisition;
}

export interface Customer {
  readonly id: Uuid;
  readonly kind: CustomerKind;
  readonly status: 'active' | 'erased';
  readonly verification: Verification;
  readonly personal: PersonalData;
  readonly facts: DeclaredFacts;
  readonly acquisition: AcquisitionHistory;
  readonly tags: readonly string[];
  readonly version: number;
}

/** The level that what the partner sent supports; documents and bank look-ups are the bank's own act. */
export function declaredVerification(personal: PersonalData): Verification {
  return personal.phone === undefined ? 'none' : 'phone';
}

export function ageOn(personal: PersonalData, day: LocalDate): number | undefined {
  const birth = personal.birthDate === undefined ? undefined : parseDate(personal.birthDate);
  return birth && ageInYears(birth, day);
}
