import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Uuid } from '../../../kernel/ids.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { ProfileDto } from './dto/profile.dto.js';
import { ProfilesService } from './profiles.service.js';

@ApiTags('Profiles')
@Controller('v1/customers')
export class ProfilesController {
  constructor(private readonly profiles: ProfilesService) {}

  /**
   * What the bank makes of the events that you reported of him: recency, frequency and value, Pareto’s class, where he is in
   * his life as a customer, what he will be worth. An event is in it within a second. It needs his consent `profiling`, and
   * knows nothing of what he does elsewhere.
   */
  @Get(':id/profile')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'Read what a customer is classified as' })
  @ApiOkResponse({ type: ProfileDto })
  @PartnerProblems('not_found', 'customer_erased', 'profiling_consent_missing')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
  ): Promise<ProfileDto> {
    return this.profiles.ofOwn(actor, id);
  }
}
