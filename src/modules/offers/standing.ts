/** One agreement that the bank has with the borrower, through whichever partner. Minor units. */
export interface Debt {
  readonly currency: string;
  readonly daysPastDue: number;
  /** Written off, and not all of it recovered. */
  readonly isWrittenOff: boolean;
  /** What is open of it, by month `YYYY-MM`. */
  readonly dueByMonth: Readonly<Record<string, number>>;
}

/** How a borrower stands with the bank's own books. */
export interface Standing {
  /** Of his oldest unpaid instalment; zero when none. */
  readonly daysPastDue: number;
  readonly isWrittenOff: boolean;
  /** What he pays in the dearest month to come, by currency, minor units. */
  readonly debtServiceMinor: Readonly<Record<string, number>>;
}

/** The bank has lent him nothing; also what a receipt means that was written before the bank asked its books. */
export const NO_DEBTS: Standing = { daysPastDue: 0, isWrittenOff: false, debtServiceMinor: {} };

/** So many days a payment may be on its way. */
const ARREARS_MAX_DAYS = 5;

export function standingOf(debts: readonly Debt[]): Standing {
  const months = new Map<string, Map<string, number>>();
  for (const { currency, dueByMonth } of debts) {
    const due = months.get(currency) ?? new Map<string, number>();
    for (const [month, minor] of Object.entries(dueByMonth)) due.set(month, (due.get(month) ?? 0) + minor);
    months.set(currency, due);
  }
  return {
    daysPastDue: Math.max(0, ...debts.map(({ daysPastDue }) => daysPastDue)),
    isWrittenOff: debts.some(({ isWrittenOff }) => isWrittenOff),
    debtServiceMinor: Object.fromEntries(
      [...months].map(([currency, due]) => [currency, Math.max(0, ...due.values())]),
    ),
  };
}

/** Who is late, or has cost the bank money already, gets nothing more. */
export function isLentNoMore({ daysPastDue, isWrittenOff }: Omit<Standing, 'debtServiceMinor'>): boolean {
  return isWrittenOff || daysPastDue > ARREARS_MAX_DAYS;
}
