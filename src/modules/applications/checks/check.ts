import type { CustomerKind, PersonalData } from '../../customers/index.js';
import type { Uuid } from '../../../kernel/ids.js';

export const CHECK_KINDS = ['identity', 'sanctions', 'creditBureau', 'fraud'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export type CheckVerdict = 'pass' | 'refer' | 'fail';

/** What a source is asked. */
export interface CheckRequest {
  /** The same when the question is asked again after a breakdown, so that a source neither counts nor bills it twice. */
  readonly reference: Uuid;
  readonly subject: { readonly id: Uuid; readonly kind: CustomerKind; readonly personal: PersonalData };
  readonly amount: { readonly minor: number; readonly currency: string };
  readonly scenario: string;
  /** The customer's consent that allows the question; bureaus are asked with one only. */
  readonly consentId: Uuid | undefined;
}

export interface CheckAnswer {
  readonly result: CheckVerdict;
  /** 0–1000, higher is better; where the source gives one. */
  readonly score?: number;
  /** For how many days the same question need not be asked again; 0 for an answer about this application alone. */
  readonly validDays: number;
  readonly cost: { readonly minor: number; readonly currency: string };
  /** What else it said, kept sealed: debts, matches, reasons. */
  readonly detail: CheckDetail;
}

export interface CheckDetail {
  /** What the customer pays each month on debts elsewhere, minor units of the application's currency. */
  readonly debtServiceMonthlyMinor?: number;
  readonly says?: string;
}

/** One source outside the bank. It may be slow, wrong or away; who asks allows for that. */
export interface Check {
  readonly kind: CheckKind;
  /** @param deadline aborts when nobody waits for the answer any more */
  run(request: CheckRequest, deadline: AbortSignal): Promise<CheckAnswer>;
}
