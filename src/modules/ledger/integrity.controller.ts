import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { StaffActor } from '../../platform/database/actor.js';
import { CurrentStaff, Roles, StaffProblems, StaffQueryDto } from '../staff/index.js';
import { IntegrityDto } from './dto/integrity.dto.js';
import { type IntegrityResult, IntegrityRunner } from './integrity-runner.js';

const FAULTS_MAX = 20;
/** Well within what a request may take. */
const LIMIT_MS = 5_000;

@ApiTags('Integrity')
@Roles('auditor', 'riskOfficer', 'administrator')
@Controller('staff/v1/integrity')
export class IntegrityController {
  private underWay: Promise<IntegrityResult[]> | undefined;

  constructor(private readonly runner: IntegrityRunner) {}

  @Get()
  @ApiOperation({
    summary: 'Check every invariant of the books',
    description:
      'Over both environments, at most 20 faults of each check. A large bank runs `cli verify`, which takes its time.',
  })
  @ApiOkResponse({ type: IntegrityDto })
  @StaffProblems()
  async check(@CurrentStaff() actor: StaffActor, @Query() _query: StaffQueryDto): Promise<IntegrityDto> {
    // It reads everything, so those who ask at the same time share one run.
    this.underWay ??= this.runner
      .run(actor, { limit: FAULTS_MAX, limitMs: LIMIT_MS })
      .finally(() => (this.underWay = undefined));
    const results = await this.underWay;
    return {
      isSound: results.every(({ status }) => status === 'sound'),
      data: results.map((result) => ({ ...result, faults: [...result.faults] })),
    };
  }
}
