import { Injectable } from '@nestjs/common';
import { ApplicationHandlers, type Arrears } from '../applications/index.js';

/** Tells applications what their borrower pays each month under agreements with the bank, and how he pays it. */
@Injectable()
export class DebtService {
  constructor(applications: ApplicationHandlers) {
    applications.debtServiceFrom('agreements', async (tx, { customerId }, currency) => {
      const rows = await tx.query<{ minor: string }>('select borrower_debt_service($1, $2) as minor', [
        customerId,
        currency,
      ]);
      return Number(rows[0]?.minor);
    });
    applications.arrearsFrom('agreements', async (tx, customerId) => {
      const rows = await tx.query<Arrears>(
        'select days_past_due as "daysPastDue", is_written_off as "isWrittenOff" from borrower_arrears($1)',
        [customerId],
      );
      return rows[0] ?? { daysPastDue: 0, isWrittenOff: false };
    });
  }
}
