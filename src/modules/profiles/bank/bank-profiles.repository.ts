import { Injectable } from '@nestjs/common';
import { BANK_SCOPE } from '../../../engines/segmentation/index.js';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { FRAME_ROW, framesFrom, type ScoredRow } from '../classification/classifications.repository.js';

/** A customer in the frame of the bank, in one currency. */
export interface BankRow extends ScoredRow {
  readonly lossMinor: number;
  readonly isHeld: boolean;
  /** What the run by which he is classified says of lifetime value; null without one. */
  readonly fitStatus: string | null;
  readonly fitReason: string | null;
  /** An act on a product of his is not counted yet. */
  readonly isWaiting: boolean;
}

const CURRENCIES_MAX = 50;

@Injectable()
export class BankProfiles {
  /** For staff alone: partners have no right on the summaries of the bank. */
  async ofCustomer(tx: ReadTx, environment: Environment, customerId: Uuid): Promise<BankRow[]> {
    return tx.query<BankRow>(
      `select ${FRAME_ROW}, s.loss_minor::float8 as "lossMinor", s.is_held as "isHeld",
         r.figures -> 'clv' ->> 'status' as "fitStatus", r.figures -> 'clv' ->> 'reason' as "fitReason",
         exists (select from summary_change q where s.customer_id = any (q.customer_ids) and '${BANK_SCOPE}' = any (q.scopes))
           as "isWaiting"
       from ${framesFrom('bank_summary')}
       left join classification_run r on r.environment = s.environment and r.kind = s.kind and r.scope = s.scope
         and r.currency = s.currency and r.number = k.run_number
       where s.customer_id = $1 and s.bucket = $2 and s.environment = $3 order by s.currency limit ${CURRENCIES_MAX}`,
      [customerId, bucketOf(customerId), environment],
    );
  }
}
