import { Body, Controller, HttpCode, Injectable, Module, Param, Post, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { formatId } from '../../src/kernel/ids.js';
import type { StaffActor } from '../../src/platform/database/actor.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { ApprovalsService, CurrentStaff, Roles, StaffQueryDto } from '../../src/modules/staff/index.js';

/** A table of things that staff change: as small as a subject of approvals can be. */
export const SWITCH_TABLE = `
  create table test_switch (name text primary key, environment text, level int4 not null, is_stopped bool not null);
  grant select, insert, update on test_switch to embank_staff;
  insert into test_switch values ('lamp', null, 1, false), ('pump', 'sandbox', 1, false), ('fan', null, 1, false)`;

class LevelDto {
  @IsIn([1, 2, 3, 99])
  level: number;

  @IsOptional()
  @IsString()
  reason?: string;
}

/** 99 breaks while it is applied: what came before it in the transaction must not stand. */
const BROKEN_LEVEL = 99;

@Injectable()
class SwitchChanges {
  constructor(readonly approvals: ApprovalsService) {
    const current = async (tx: Tx, { subject }: { subject: string }): Promise<unknown> => {
      const sql = 'select level, is_stopped as "isStopped" from test_switch where name = $1 for update';
      return (await tx.query<object>(sql, [subject]))[0];
    };
    approvals.register('switch.set', {
      roles: { maker: ['productManager'], checker: ['riskOfficer'] },
      inWords: ({ subject }) => `Set the switch ${subject}.`,
      current,
      apply: async (tx, { subject, payload }) => {
        const { level } = payload.change as { level: number };
        await tx.query('update test_switch set level = $2 where name = $1', [subject, level]);
        if (level === BROKEN_LEVEL) throw new Error('the switch broke');
        return { level };
      },
    });
    // A pause: one person stops at once, two people start again.
    approvals.register('switch.start', {
      roles: { maker: ['partnerManager', 'riskOfficer'], checker: ['partnerManager', 'riskOfficer'] },
      inWords: ({ subject }) => `Start the switch ${subject} again.`,
      current,
      apply: async (tx, { subject }) => {
        await tx.query('update test_switch set is_stopped = false where name = $1', [subject]);
      },
    });
  }
}

@Controller('staff/v1/test-switches')
class SwitchesController {
  constructor(
    private readonly database: Database,
    private readonly changes: SwitchChanges,
  ) {}

  @Post(':name/level')
  @HttpCode(202)
  @Roles('productManager', 'administrator')
  async level(
    @CurrentStaff() actor: StaffActor,
    @Param('name') subject: string,
    @Body() { level, reason = 'because' }: LevelDto,
    @Query() _query: StaffQueryDto,
  ): Promise<object> {
    const after = { level, isStopped: false };
    const id = await this.database.run(actor, (tx) =>
      this.changes.approvals.submit(tx, actor, {
        kind: 'switch.set',
        subject,
        ...(subject === 'pump' && { environment: actor.environment }),
        payload: { level },
        after,
        reason,
      }),
    );
    return { approval: formatId('approval', id) };
  }

  @Post(':name/stop')
  @HttpCode(200)
  @Roles('partnerManager', 'riskOfficer')
  async stop(
    @CurrentStaff() actor: StaffActor,
    @Param('name') name: string,
    @Query() _query: StaffQueryDto,
  ): Promise<object> {
    await this.database.run(actor, async (tx) => {
      await tx.query('update test_switch set is_stopped = true where name = $1', [name]);
      tx.audit({ action: 'switch.stopped', subject: name, detail: {} });
    });
    return { isStopped: true };
  }

  @Post(':name/start')
  @HttpCode(202)
  @Roles('partnerManager', 'riskOfficer')
  async start(
    @CurrentStaff() actor: StaffActor,
    @Param('name') subject: string,
    @Query() _query: StaffQueryDto,
  ): Promise<object> {
    const after = { level: 1, isStopped: false };
    const id = await this.database.run(actor, (tx) =>
      this.changes.approvals.submit(tx, actor, {
        kind: 'switch.start',
        subject,
        payload: {},
        after,
        reason: 'fixed',
      }),
    );
    return { approval: formatId('approval', id) };
  }
}

@Module({ controllers: [SwitchesController], providers: [SwitchChanges] })
export class SwitchesModule {}

@Controller('staff/v1/forgotten')
class ForgottenController {
  @Post()
  open(): string {
    return 'nobody thought about me';
  }
}

/** A route that says nothing about who may call it: the application must not start with it. */
@Module({ controllers: [ForgottenController] })
export class ForgottenModule {}
