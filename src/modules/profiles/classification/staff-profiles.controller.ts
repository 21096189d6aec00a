import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { CurrentStaff, RecordsReading, Roles, StaffProblems, StaffQueryDto } from '../../staff/index.js';
import { StaffProfileDto } from './dto/staff-profile.dto.js';
import { ProfilesService } from './profiles.service.js';

@ApiTags('Profiles')
@Roles('viewer')
@Controller('staff/v1/customers')
export class StaffProfilesController {
  constructor(private readonly profiles: ProfilesService) {}

  /**
   * In every frame that his partner has reported events of, with when and from what it was computed. Without his consent
   * `profiling` only for a risk officer who says why, in `reading-purpose`.
   */
  @Get(':id/profile')
  @RecordsReading()
  @ApiOperation({ summary: 'Read what any customer is classified as' })
  @ApiOkResponse({ type: StaffProfileDto })
  @StaffProblems('not_found', 'customer_erased', 'profiling_consent_missing')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<StaffProfileDto> {
    return this.profiles.ofAnybody(actor, id);
  }
}
