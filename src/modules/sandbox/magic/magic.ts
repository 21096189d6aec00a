import { FORCED, type Outcome } from '../../applications/index.js';

/** What a test writes, and what comes of it. */
export interface Magic {
  readonly code: string;
  /** In the customer's name, anywhere and in any case. */
  readonly name: string;
  /** Last two digits of the financed amount in minor units, which do the same for any customer. */
  readonly amountEnding: number | null;
  /** The source that is made to say it. */
  readonly source: string;
  readonly outcome: 'fails' | 'isUnclear' | 'isLate' | 'isMissing' | 'reportsDebts';
  /** What becomes of the application. */
  readonly application: 'declined' | 'referred' | 'counterOffered';
  readonly description: string;
}

const OUTCOMES: Readonly<
  Record<Outcome, (Pick<Magic, 'outcome' | 'application'> & { says: string }) | undefined>
> = {
  pass: undefined,
  fail: { outcome: 'fails', application: 'declined', says: 'says no, and the application is declined' },
  refer: {
    outcome: 'isUnclear',
    application: 'referred',
    says: 'is not sure, and a person of the bank decides',
  },
  late: {
    outcome: 'isLate',
    application: 'referred',
    says: 'does not answer in time, and a person of the bank decides',
  },
  down: {
    outcome: 'isMissing',
    application: 'referred',
    says: 'is not there, and a person of the bank decides',
  },
};

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1).replaceAll(' ', '');

/** Every way to force an outcome, from the one table by which the sandbox's sources answer. */
export const MAGIC: readonly Magic[] = [
  ...FORCED.flatMap(({ kind, name, ending, outcome }): Magic[] => {
    const forced = OUTCOMES[outcome];
    if (!forced) return [];
    const { says, ...result } = forced;
    const description = `The source for ${kind} ${says}.`;
    return [{ code: camel(name), name, amountEnding: ending, source: kind, ...result, description }];
  }),
  {
    code: 'debts',
    name: 'Debts 3500.00',
    amountEnding: null,
    source: 'creditBureau',
    outcome: 'reportsDebts',
    application: 'counterOffered',
    description:
      'The bureau reports debts of that much a month, in the currency of the application. Of half the declared income (`facts.incomeMonthlyMinor`) what is left must carry the instalment, or the bank proposes a longer term or a smaller amount: 3,000.00 over 3 months for somebody with 8,000.00 a month become 6 months. Any amount may stand there.',
  },
];
