import { createHash } from 'node:crypto';
import type { Check, CheckAnswer, CheckKind, CheckRequest, CheckVerdict } from './check.js';

export type Outcome = CheckVerdict | 'late' | 'down';

/**
 * Outcomes that a test forces, by a word in the customer's name or by the last two digits of the financed amount in
 * minor units (an amount that ends in .65 is refused by the bureau). Everything else passes.
 */
export const FORCED: readonly {
  readonly kind: CheckKind;
  readonly name: string;
  readonly ending: number;
  readonly outcome: Outcome;
}[] = [
  { kind: 'identity', name: 'Identity Mismatch', ending: 61, outcome: 'fail' },
  { kind: 'identity', name: 'Identity Unclear', ending: 62, outcome: 'refer' },
  { kind: 'sanctions', name: 'Sanctions Hit', ending: 63, outcome: 'fail' },
  { kind: 'sanctions', name: 'Sanctions Possible', ending: 64, outcome: 'refer' },
  { kind: 'creditBureau', name: 'Bureau Refuses', ending: 65, outcome: 'fail' },
  { kind: 'creditBureau', name: 'Bureau Unclear', ending: 66, outcome: 'refer' },
  { kind: 'creditBureau', name: 'Bureau Late', ending: 67, outcome: 'late' },
  { kind: 'creditBureau', name: 'Bureau Down', ending: 68, outcome: 'down' },
  { kind: 'fraud', name: 'Fraud High', ending: 69, outcome: 'fail' },
  { kind: 'fraud', name: 'Fraud Unclear', ending: 70, outcome: 'refer' },
];

/** A customer named "Debts 3000.00" pays that much each month elsewhere, says the bureau. */
const DEBTS = /Debts (\d{1,9})\.(\d{2})/;

const VALID_DAYS: Readonly<Record<CheckKind, number>> = {
  identity: 365,
  sanctions: 1,
  creditBureau: 30,
  fraud: 0,
};
const COST_MINOR: Readonly<Record<CheckKind, number>> = {
  identity: 50,
  sanctions: 10,
  creditBureau: 200,
  fraud: 30,
};

/** A source of the sandbox: answers at once, the same for the same customer. */
export function sandboxCheck(kind: CheckKind): Check {
  return {
    kind,
    run: async (request, deadline) => {
      const outcome = forcedOutcome(kind, request) ?? 'pass';
      if (outcome === 'down') throw new Error('the sandbox’s source is down');
      if (outcome === 'late') await aborted(deadline);
      return answer(kind, outcome === 'late' ? 'refer' : outcome, request);
    },
  };
}

function forcedOutcome(kind: CheckKind, { subject, amount }: CheckRequest): Outcome | undefined {
  const name = subject.personal.name?.toLowerCase() ?? '';
  return FORCED.find(
    (one) =>
      one.kind === kind && (name.includes(one.name.toLowerCase()) || amount.minor % 100 === one.ending),
  )?.outcome;
}

function answer(kind: CheckKind, result: CheckVerdict, { subject, amount }: CheckRequest): CheckAnswer {
  const debts = kind === 'creditBureau' ? DEBTS.exec(subject.personal.name ?? '') : null;
  return {
    result,
    ...(kind === 'creditBureau' && { score: scoreOf(subject.id, result) }),
    validDays: VALID_DAYS[kind],
    cost: { minor: COST_MINOR[kind], currency: amount.currency },
    detail: {
      says: `sandbox ${result}`,
      ...(debts && { debtServiceMonthlyMinor: Number(`${debts[1]}${debts[2]}`) }),
    },
  };
}

function scoreOf(customer: string, result: CheckVerdict): number {
  const share = createHash('sha256').update(customer).digest().readUInt16BE(0) / 65_536;
  const from = { fail: 200, refer: 450, pass: 600 }[result];
  return from + Math.floor(share * 150);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
