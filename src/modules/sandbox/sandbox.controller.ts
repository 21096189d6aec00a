import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '../../platform/database/database.js';
import {
  businessTime,
  CurrentPartner,
  type PartnerCall,
  PartnerProblems,
  RequireScope,
} from '../partners/index.js';
import { PartnerClock } from './clocks/partner-clock.js';
import { instant } from './clocks/clock-answer.js';
import { SandboxClockDto, SetSandboxClockDto } from './dto/sandbox.dto.js';
import { SandboxOnly } from './sandbox-only.js';

@ApiTags('Sandbox')
@SandboxOnly()
@Controller('v1/sandbox/clock')
export class SandboxController {
  constructor(
    private readonly database: Database,
    private readonly clock: PartnerClock,
  ) {}

  /** What day it is for your sandbox. It runs on by itself from where you set it; live keys have no such clock.
   * Customers on test clocks have their own time. */
  @Get()
  @RequireScope('sandbox:read')
  @ApiOperation({ summary: 'Read the sandbox’s business time' })
  @ApiOkResponse({ type: SandboxClockDto })
  @PartnerProblems('sandbox_only')
  async read(@CurrentPartner() { actor }: PartnerCall): Promise<SandboxClockDto> {
    return { now: instant(await this.database.read(actor, (tx) => businessTime(tx, actor))) };
  }

  /**
   * Decisions, due dates and expiry go by this time; it is yours alone and moves on from here by itself. What falls due
   * until then has happened when the answer comes. What a day has closed stays closed when the clock goes back.
   * Customers on test clocks (`/v1/sandbox/clocks`) have their own time.
   */
  @Put()
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Set the sandbox’s business time' })
  @ApiOkResponse({ type: SandboxClockDto })
  @PartnerProblems('sandbox_only')
  async set(@CurrentPartner() call: PartnerCall, @Body() body: SetSandboxClockDto): Promise<SandboxClockDto> {
    await this.clock.set(call.actor, body.now === null ? undefined : Date.parse(body.now));
    return this.read(call);
  }
}
