import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { isNotPutOff } from '../../platform/schedule/piecework.js';

/** An agreement to which something happens by itself today or has been waiting to. */
export interface DueAgreement {
  readonly id: Uuid;
  readonly nextActionOn: string;
}

export interface Whose {
  readonly partnerId: Uuid;
  readonly environment: Environment;
}

@Injectable()
export class DueForClosing {
  /**
   * The next agreements in the order of their days, each on its partner's clock and in its contract's zone. The first
   * bound is the date where it is latest on earth, which an index can answer.
   * @param job whose failed ones are left out for a while
   * @param whose one partner's, or everybody's
   * @param after the last one of the batch before
   */
  list(
    tx: ReadTx,
    job: string,
    whose: Whose | undefined,
    after: DueAgreement | undefined,
    limit: number,
  ): Promise<DueAgreement[]> {
    return tx.query<DueAgreement>(
      `select a.id, a.next_action_on::text as "nextActionOn"
       from partner p
       cross join (values ('live'), ('sandbox')) as e(environment)
       cross join lateral (
         select now() + case when e.environment = 'sandbox' then p.sandbox_offset_ms else 0 end * interval '1 ms' as now) c
       cross join lateral (
         select a.id, a.next_action_on from agreement a
         where a.partner_id = p.id and a.environment = e.environment
           and a.next_action_on <= (c.now at time zone 'Pacific/Kiritimati')::date
           and a.next_action_on <= (c.now at time zone (a.contract ->> 'timeZone'))::date
           and ${isNotPutOff(job, 'a.id::text')}
           and ($3::date is null or (a.next_action_on, a.id) > ($3::date, $4::uuid))
         order by a.next_action_on, a.id limit $5) a
       where $1::uuid is null or (p.id = $1 and e.environment = $2)
       order by a.next_action_on, a.id limit $5`,
      [
        whose?.partnerId ?? null,
        whose?.environment ?? null,
        after?.nextActionOn ?? null,
        after?.id ?? null,
        limit,
      ],
    );
  }
}
