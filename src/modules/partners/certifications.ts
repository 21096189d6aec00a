import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';

/** Whether a partner's integration has been certified lately. */
export type CertificationCheck = (tx: ReadTx, partnerId: Uuid) => Promise<boolean>;

/**
 * Who may have live keys. The sandbox, which this room does not know, says it; as long as nobody says it, nobody may.
 */
@Injectable()
export class Certifications {
  private check: CertificationCheck = () => Promise.resolve(false);
  private isRegistered = false;

  register(check: CertificationCheck): void {
    if (this.isRegistered) throw new Error('the check of certifications is registered twice');
    this.isRegistered = true;
    this.check = check;
  }

  isCertified(tx: ReadTx, partnerId: Uuid): Promise<boolean> {
    return this.check(tx, partnerId);
  }
}
