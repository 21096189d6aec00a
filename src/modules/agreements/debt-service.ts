import { Injectable } from '@nestjs/common';
import { ApplicationHandlers } from '../applications/index.js';

/** Tells applications what their borrower pays each month under agreements that the bank has with him already. */
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
  }
}
