import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import {
  ConsentsRepository,
  type StoredConsent,
  type TagRow,
  TagsRepository,
  type Tenant,
} from '../customers/index.js';
import {
  AttitudeService,
  NeedsService,
  ProfilesService,
  toAttitudeDto,
  toNeedDto,
} from '../profiles/index.js';
import type { OverviewProfileDto } from './dto/overview.dto.js';

/** What other rooms keep of a customer, by their own rules. */
export interface Known {
  readonly consents: readonly StoredConsent[];
  readonly tags: readonly TagRow[];
  readonly profile: Omit<OverviewProfileDto, 'segments'>;
}

@Injectable()
export class KnownOfCustomer {
  constructor(
    private readonly consents: ConsentsRepository,
    private readonly tags: TagsRepository,
    private readonly profiles: ProfilesService,
    private readonly attitude: AttitudeService,
    private readonly needs: NeedsService,
  ) {}

  async of(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<Known> {
    const consents = await this.consents.list(tx, tenant, id);
    const tags = await this.tags.list(tx, tenant, id);
    const frames = await this.profiles.frames(tx, tenant, id);
    const bank = await this.profiles.bank(tx, tenant.environment, id);
    const attitude = await this.attitude.of(tx, tenant, id);
    const needs = await this.needs.of(tx, tenant, id);
    return {
      consents,
      tags,
      profile: {
        isProfilingAllowed: consents.some(allowsProfile),
        frames,
        bank,
        attitude: toAttitudeDto(id, attitude),
        needs: needs.map(toNeedDto),
      },
    };
  }
}

/** As reading a profile asks for it. */
function allowsProfile({ purpose, data, status }: StoredConsent): boolean {
  return purpose === 'profiling' && status === 'granted' && data.includes('profile');
}
