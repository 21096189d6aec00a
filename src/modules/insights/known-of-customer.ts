import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import {
  AttitudeService,
  NeedsService,
  ProfilesService,
  toAttitudeDto,
  toNeedDto,
} from '../profiles/index.js';
import type { OverviewProfileDto } from './dto/overview.dto.js';

/** Who a customer is by what he did and said, by the rules of the rooms that know it. */
@Injectable()
export class KnownOfCustomer {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly attitude: AttitudeService,
    private readonly needs: NeedsService,
  ) {}

  async of(
    tx: ReadTx,
    tenant: Tenant,
    id: Uuid,
  ): Promise<Pick<OverviewProfileDto, 'frames' | 'bank' | 'attitude' | 'needs'>> {
    const [frames, bank, attitude, needs] = await Promise.all([
      this.profiles.frames(tx, tenant, id),
      this.profiles.bank(tx, tenant.environment, id),
      this.attitude.of(tx, tenant, id),
      this.needs.of(tx, tenant, id),
    ]);
    return { frames, bank, attitude: toAttitudeDto(id, attitude), needs: needs.map(toNeedDto) };
  }
}
