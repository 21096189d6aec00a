import { Injectable } from '@nestjs/common';

/**
 * The machine's clock: ids, keys, idempotency, limits, deliveries, audit. It is never moved. Business time (expiry,
 * due dates, arrears) is the database's time plus the customer's test offset, see ARCHITECTURE.md, Time.
 */
@Injectable()
export class SystemClock {
  nowMs(): number {
    // eslint-disable-next-line no-restricted-syntax -- this is the clock that everything else asks
    return Date.now();
  }
}
