import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { ReserveTerms } from './settling.repository.js';

const NONE: ReserveTerms = { shareBps: 0, days: 0 };

@Injectable()
export class ReserveRepository {
  /** What is held back of a partner's settlements; nothing unless staff have agreed on it. */
  async termsOf(tx: ReadTx, partnerId: Uuid): Promise<ReserveTerms> {
    const rows = await tx.query<ReserveTerms>(
      `select reserve_share_bps as "shareBps", reserve_days as days from partner_risk_terms where partner_id = $1`,
      [partnerId],
    );
    return rows[0] ?? NONE;
  }
}
