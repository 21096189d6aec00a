import { Injectable } from '@nestjs/common';
import { ApplicationHandlers, type Debts } from '../applications/index.js';

/** Tells applications what their borrower pays each month under agreements with the bank, and how he pays it. */
@Injectable()
export class DebtService {
  constructor(applications: ApplicationHandlers) {
    applications.debtsFrom('agreements', async (tx, customerId, currency) => {
      const [row] = await tx.query<Omit<Debts, 'debtServiceMinor'> & { debtServiceMinor: string }>(
        `select borrower_debt_service($1, $2) as "debtServiceMinor", days_past_due as "daysPastDue",
           is_written_off as "isWrittenOff" from borrower_arrears($1)`,
        [customerId, currency],
      );
      if (!row) throw new Error('the books say nothing of a borrower');
      return { ...row, debtServiceMinor: Number(row.debtServiceMinor) };
    });
  }
}
