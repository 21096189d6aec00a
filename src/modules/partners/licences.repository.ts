import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { violatedConstraint } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { partnerProblems } from './partners.errors.js';

export interface NewLicence {
  readonly kind: string;
  readonly number: string;
  /** YYYY-MM-DD, the last day on which it holds. */
  readonly expiresOn: string;
}

export interface LicenceRecord extends NewLicence {
  readonly id: Uuid;
  readonly createdAt: Date;
}

const LICENCE_COLUMNS = `id, kind, number, expires_on::text as "expiresOn", created_at as "createdAt"`;

@Injectable()
export class LicencesRepository {
  constructor(private readonly clock: SystemClock) {}

  /** @throws DomainError licence_exists */
  async insert(tx: Tx, partnerId: Uuid, { kind, number, expiresOn }: NewLicence): Promise<LicenceRecord> {
    try {
      const rows = await tx.query<LicenceRecord>(
        `insert into licence (id, partner_id, kind, number, expires_on, created_at)
         values ($1, $2, $3, $4, $5, clock_timestamp()) returning ${LICENCE_COLUMNS}`,
        [newUuid(this.clock.nowMs()), partnerId, kind, number, expiresOn],
      );
      return rows[0] as LicenceRecord;
    } catch (error) {
      if (violatedConstraint(error) !== 'licence_number_key') throw error;
      throw partnerProblems.licence_exists(undefined, { cause: error });
    }
  }

  async count(tx: ReadTx, partnerId: Uuid): Promise<number> {
    const rows = await tx.query<{ count: number }>(
      'select count(*)::int4 as count from licence where partner_id = $1',
      [partnerId],
    );
    return rows[0]?.count ?? 0;
  }

  /** Newest first. */
  async list(tx: ReadTx, partnerId: Uuid, before: Uuid | undefined, limit: number): Promise<LicenceRecord[]> {
    return tx.query<LicenceRecord>(
      `select ${LICENCE_COLUMNS} from licence
       where partner_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [partnerId, before ?? null, limit],
    );
  }
}
