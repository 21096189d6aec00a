import { compareFractions, divideRounded, fraction, parseDecimal } from '../../kernel/fraction.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Move } from './guarantee.rules.js';
import type { SuretyshipStatus } from './guarantees.states.js';

export const SURETYSHIP_KINDS = ['joint', 'secondary'] as const;
/** `joint`: asked beside the borrower; `secondary`: asked after him, when he has been in arrears for long. */
export type SuretyshipKind = (typeof SURETYSHIP_KINDS)[number];

/** Once the principal has fallen to a share of what was lent, the cap falls to a share of what was signed. */
export interface ReleaseStep {
  readonly principalShareAtMost: string;
  readonly capShare: string;
}

/** What a guarantor signed besides the cap. Stored with it; never changes. */
export interface SuretyshipTerms {
  readonly v: 1;
  readonly releaseSteps: readonly ReleaseStep[];
  /** Days in arrears from which the guarantor may be told. */
  readonly noticeAfterDays: number;
  /** Days that borrower and guarantor have from the notice on. */
  readonly cureDays: number;
}

const DUTIES: Readonly<Record<SuretyshipKind, Pick<SuretyshipTerms, 'noticeAfterDays' | 'cureDays'>>> = {
  joint: { noticeAfterDays: 30, cureDays: 14 },
  secondary: { noticeAfterDays: 90, cureDays: 30 },
};

const RELEASE_STEPS: readonly ReleaseStep[] = [
  { principalShareAtMost: '0.50', capShare: '0.50' },
  { principalShareAtMost: '0.25', capShare: '0.25' },
];

export function suretyshipTerms(
  kind: SuretyshipKind,
  releaseSteps: readonly ReleaseStep[] = RELEASE_STEPS,
): SuretyshipTerms {
  return { v: 1, releaseSteps, ...DUTIES[kind] };
}

/** Falling shares of principal with falling shares of the cap: whoever owes less stands for no more. */
export function areFalling(steps: readonly ReleaseStep[]): boolean {
  return steps.every((step, index) => {
    const before = steps[index - 1];
    return (
      !before ||
      (compareFractions(share(step.principalShareAtMost), share(before.principalShareAtMost)) < 0 &&
        compareFractions(share(step.capShare), share(before.capShare)) < 0)
    );
  });
}

/** The sums of a suretyship in minor units. */
export interface SuretyshipSums {
  readonly capMinor: bigint;
  /** Let go as the principal fell, or at the end. */
  readonly releasedMinor: bigint;
  readonly calledMinor: bigint;
  readonly paidMinor: bigint;
}

/** What may still be called. */
export function callableMinor({ capMinor, releasedMinor, calledMinor }: SuretyshipSums): bigint {
  return capMinor - releasedMinor - calledMinor;
}

/** What the guarantor owes now. */
export function owedMinor({ calledMinor, paidMinor }: SuretyshipSums): bigint {
  return calledMinor - paidMinor;
}

/** What it takes of his capacity: everything that he may still have to pay. */
export function boundMinor(sums: SuretyshipSums): bigint {
  return callableMinor(sums) + owedMinor(sums);
}

/**
 * What the steps let go in all for a loan of which so much is still open. It never falls: a principal that rises again
 * binds nobody anew. What has been called stays called.
 */
export function releasedAfter(
  { releaseSteps }: SuretyshipTerms,
  sums: SuretyshipSums,
  { lentMinor, outstandingMinor }: { lentMinor: bigint; outstandingMinor: bigint },
): bigint {
  let released = sums.releasedMinor;
  for (const { principalShareAtMost, capShare } of releaseSteps) {
    const most = share(principalShareAtMost);
    if (lentMinor <= 0n || outstandingMinor * most.den > lentMinor * most.num) continue;
    const kept = share(capShare);
    const left = divideRounded(sums.capMinor * kept.num, kept.den, 'DOWN');
    const free = sums.capMinor - (left > sums.calledMinor ? left : sums.calledMinor);
    if (free > released) released = free;
  }
  return released;
}

/** What a call asks for: what is overdue and not called yet, within the cap. */
export function callMinor(sums: SuretyshipSums, overdueMinor: bigint): bigint {
  const open = overdueMinor - owedMinor(sums);
  const most = callableMinor(sums);
  return open <= 0n ? 0n : open < most ? open : most;
}

/** Months of free income that somebody can stand for. */
const CAPACITY_MONTHS = 24n;
/** Share of the net income that debts and promises may take. */
const BURDEN = fraction(1, 2);

/** What the bank knows of a guarantor's means, minor units of one currency. */
export interface Means {
  readonly incomeMonthlyMinor: number;
  readonly debtServiceMonthlyMinor: number;
  /** What he owes the bank himself. */
  readonly exposureMinor: number;
  /** The jurisdiction's limit of one borrower. */
  readonly limitMinor: number | undefined;
}

/** The most that somebody may stand for in all. */
export function capacityMinor(means: Means): bigint {
  const half = divideRounded(BigInt(means.incomeMonthlyMinor) * BURDEN.num, BURDEN.den, 'DOWN');
  const free = half - BigInt(means.debtServiceMonthlyMinor);
  const byIncome = (free > 0n ? free : 0n) * CAPACITY_MONTHS;
  const most =
    means.limitMinor !== undefined && BigInt(means.limitMinor) < byIncome
      ? BigInt(means.limitMinor)
      : byIncome;
  const left = most - BigInt(means.exposureMinor);
  return left > 0n ? left : 0n;
}

/** What the books say of each act; all of it beside the balance sheet until the guarantor pays. */
export const suretyshipMoves = {
  activated: (minor: bigint): Move[] => some(['suretyshipsReceived', 'suretyshipsContra', minor]),
  released: (minor: bigint): Move[] => some(['suretyshipsContra', 'suretyshipsReceived', minor]),
  called: (minor: bigint): Move[] => some(['suretyshipCalls', 'suretyshipsReceived', minor]),
  uncalled: (minor: bigint): Move[] => some(['suretyshipsReceived', 'suretyshipCalls', minor]),
  paid: (minor: bigint): Move[] => some(['suretyshipsContra', 'suretyshipCalls', minor]),
  unpaid: (minor: bigint): Move[] => some(['suretyshipCalls', 'suretyshipsContra', minor]),
};

/** The agreement as far as a guarantor is concerned; undefined while there is none. */
export interface Guaranteed {
  /** `running`: signed, and something is or may be owed. */
  readonly life: 'waiting' | 'running' | 'writtenOff' | 'ended';
  /** What was or may be lent, and what of it is open or may still be drawn. */
  readonly lentMinor: bigint;
  readonly openMinor: bigint;
  readonly overdueMinor: bigint;
  readonly daysPastDue: number;
}

export interface Standing {
  readonly status: SuretyshipStatus;
  readonly sums: SuretyshipSums;
  readonly terms: SuretyshipTerms;
  readonly invitedUntil: LocalDate;
  readonly noticeOn: LocalDate | undefined;
}

/** What time and the agreement alone do to a suretyship; nothing when it stands as it should. */
export type Step =
  | { readonly action: 'lapse' | 'activate' | 'notify' | 'cure' }
  | { readonly action: 'release'; readonly releasedMinor: bigint }
  | { readonly action: 'lower'; readonly releasedMinor: bigint }
  | { readonly action: 'uncall'; readonly minor: bigint };

/** The next thing to be done; the caller does it and asks again. */
export function nextStep(
  standing: Standing,
  agreement: Guaranteed | undefined,
  today: LocalDate,
): Step | undefined {
  switch (standing.status) {
    case 'invited':
    case 'consented':
    case 'signed':
      return beforeItCounts(standing, agreement, today);
    case 'active':
    case 'called':
      return (
        agreement &&
        (ofCalls(standing, agreement) ?? ofTheCap(standing, agreement) ?? ofArrears(standing, agreement))
      );
    default:
      return undefined;
  }
}

function beforeItCounts(
  { status, invitedUntil }: Standing,
  agreement: Guaranteed | undefined,
  today: LocalDate,
): Step | undefined {
  const isRunning = agreement?.life === 'running' || agreement?.life === 'writtenOff';
  if (status === 'signed' && isRunning) return { action: 'activate' };
  return agreement?.life === 'ended' || today.isAfter(invitedUntil) ? { action: 'lapse' } : undefined;
}

/** What the borrower has paid meanwhile is not asked of the guarantor any more. */
function ofCalls({ status, sums }: Standing, { life, overdueMinor }: Guaranteed): Step | undefined {
  if (status !== 'called' || life === 'writtenOff') return undefined;
  const cured = owedMinor(sums) - overdueMinor;
  if (cured > 0n) return { action: 'uncall', minor: cured };
  return overdueMinor === 0n && life === 'running' ? { action: 'cure' } : undefined;
}

function ofTheCap({ sums, terms }: Standing, { life, lentMinor, openMinor }: Guaranteed): Step | undefined {
  const { capMinor, calledMinor } = sums;
  if (life === 'ended') return { action: 'release', releasedMinor: capMinor - calledMinor };
  if (calledMinor === capMinor && owedMinor(sums) === 0n) return { action: 'release', releasedMinor: 0n };
  const releasedMinor = releasedAfter(terms, sums, { lentMinor, outstandingMinor: openMinor });
  return releasedMinor > sums.releasedMinor ? { action: 'lower', releasedMinor } : undefined;
}

function ofArrears({ status, noticeOn, terms }: Standing, agreement: Guaranteed): Step | undefined {
  if (status !== 'active') return undefined;
  if (noticeOn) return agreement.overdueMinor === 0n ? { action: 'cure' } : undefined;
  return agreement.daysPastDue >= terms.noticeAfterDays ? { action: 'notify' } : undefined;
}

function some(move: Move): Move[] {
  return move[2] > 0n ? [move] : [];
}

function share(text: string): { num: bigint; den: bigint } {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`no decimal: ${text}`);
  return value;
}
