import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import type { Tenant } from '../../customers/index.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { CurrentStaff, RecordsReading, Roles, StaffProblems, StaffQueryDto } from '../../staff/index.js';
import { ProfilesService } from '../classification/profiles.service.js';
import { NeedsDto } from './dto/needs.dto.js';
import { toNeedDto } from './needs-answer.js';
import { NeedsService } from './needs.service.js';

@ApiTags('Profiles')
@Controller('v1/customers')
export class NeedsController {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedsService,
    private readonly profiles: ProfilesService,
  ) {}

  /**
   * From the scenes that you reported of him, what they say has happened in his life, and what he lacks; with the reasons. It
   * needs his consent `profiling`.
   */
  @Get(':id/needs')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'Read what a customer may need next' })
  @ApiOkResponse({ type: NeedsDto })
  @PartnerProblems('not_found', 'customer_erased', 'profiling_consent_missing')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
  ): Promise<NeedsDto> {
    return this.database.read(actor, async (tx) => {
      await this.profiles.assertOwn(tx, actor, id);
      return needsDto(this.needs, tx, actor, id);
    });
  }
}

@ApiTags('Profiles')
@Roles('viewer')
@Controller('staff/v1/customers')
export class StaffNeedsController {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedsService,
    private readonly profiles: ProfilesService,
  ) {}

  /**
   * From scenes, what they say has happened in his life, and what he lacks; with the reasons. Without his consent
   * `profiling` only for a risk officer who says why, in `reading-purpose`.
   */
  @Get(':id/needs')
  @RecordsReading()
  @ApiOperation({ summary: 'Read what any customer may need next' })
  @ApiOkResponse({ type: NeedsDto })
  @StaffProblems('not_found', 'customer_erased', 'profiling_consent_missing')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<NeedsDto> {
    return this.database.read(actor, async (tx) =>
      needsDto(this.needs, tx, await this.profiles.tenantShownTo(tx, actor, id), id),
    );
  }
}

async function needsDto(needs: NeedsService, tx: ReadTx, tenant: Tenant, id: Uuid): Promise<NeedsDto> {
  return { customer: formatId('customer', id), data: (await needs.of(tx, tenant, id)).map(toNeedDto) };
}
