import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import {
  businessTime,
  ClockMoves,
  CurrentPartner,
  type PartnerCall,
  PartnerProblems,
  RequireScope,
} from '../partners/index.js';
import { SandboxClockDto, SetSandboxClockDto } from './dto/sandbox.dto.js';
import { sandboxProblems } from './sandbox.errors.js';

@ApiTags('Sandbox')
@Controller('v1/sandbox/clock')
export class SandboxController {
  constructor(
    private readonly database: Database,
    private readonly moves: ClockMoves,
  ) {}

  /** What day it is for your sandbox. It runs on by itself from where you set it; live keys have no such clock. */
  @Get()
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Read the sandbox’s business time' })
  @ApiOkResponse({ type: SandboxClockDto })
  @PartnerProblems('sandbox_only')
  async read(@CurrentPartner() { actor }: PartnerCall): Promise<SandboxClockDto> {
    refuseLive(actor);
    return { now: instant(await this.database.read(actor, (tx) => businessTime(tx, actor))) };
  }

  /**
   * Decisions, due dates and expiry go by this time; it is yours alone and moves on from here by itself. What falls due
   * until then has happened when the answer comes. What a day has closed stays closed when the clock goes back.
   */
  @Put()
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Set the sandbox’s business time' })
  @ApiOkResponse({ type: SandboxClockDto })
  @PartnerProblems('sandbox_only')
  async set(@CurrentPartner() call: PartnerCall, @Body() body: SetSandboxClockDto): Promise<SandboxClockDto> {
    const { actor } = call;
    refuseLive(actor);
    await this.database.run(actor, async (tx) => {
      await tx.query(
        `update partner set sandbox_offset_ms = case when $2::timestamptz is null then 0
           else (extract(epoch from $2::timestamptz - clock_timestamp()) * 1000)::int8 end where id = $1`,
        [actor.partnerId, body.now],
      );
      tx.audit({ action: 'sandbox.clockSet', subject: actor.partnerId, detail: { now: body.now } });
    });
    await this.moves.follow(actor);
    return this.read(call);
  }
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function refuseLive({ environment }: PartnerActor): void {
  if (environment === 'live') throw sandboxProblems.sandbox_only();
}
