import { setTimeout as sleep } from 'node:timers/promises';
import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Module,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../src/kernel/ids.js';
import { defineStateMachine, stateMachines, transition } from '../../src/kernel/state-machine.js';
import { addLink, nextLink } from '../../src/platform/http/cursor.js';
import { Deprecated } from '../../src/platform/http/deprecated.js';
import { requireVersion } from '../../src/platform/http/etag.js';
import { Problems } from '../../src/platform/http/openapi.js';
import { publicId } from '../../src/platform/http/public-id.pipe.js';
import { IsExternalId, IsMoney } from '../../src/platform/http/validation/decorators.js';
import { ListQueryDto } from '../../src/platform/http/validation/list-query.dto.js';
import type { MoneyDto } from '../../src/platform/http/validation/money.dto.js';

export class LineDto {
  @IsString()
  @Length(1, 40)
  id: string;

  @IsInt()
  @Min(1)
  quantity: number;
}

/** The body of the hostile cases: e-mail, amount, currency. */
export class PaymentDto {
  @IsEmail()
  email: string;

  @IsInt()
  @Min(1)
  amountMinor: number;

  @IsIn(['EUR', 'CNY'])
  currency: string;

  @IsOptional()
  @IsString()
  note?: string;

  @IsOptional()
  @IsObject()
  extra?: object;
}

export class OrderDto {
  @IsExternalId()
  externalId: string;

  @IsMoney({ min: 1 })
  amount: MoneyDto;

  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => LineDto)
  lines: LineDto[];
}

export class EchoQueryDto extends ListQueryDto {
  @IsOptional()
  @IsBoolean()
  open?: boolean;
}

const life = defineStateMachine({
  resource: 'door',
  initial: 'open',
  states: { open: 'Open.', shut: 'Shut.' },
  actions: { shut: { from: ['open'], to: 'shut', why: 'It is cold.' } },
});
// The published ones are the bank's, and other tests of this process look at them.
(stateMachines() as Map<string, unknown>).delete('door');

/** Faults as the database and the network throw them. */
const FAULTS: Readonly<Record<string, () => unknown>> = {
  unknown: () => new Error('canary-error-text'),
  number: () => 42,
  reset: () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  shutdown: () => Object.assign(new Error('terminating'), { code: '57P01' }),
  full: () => Object.assign(new Error('disk'), { driverError: { code: '53100' } }),
  deadlock: () => Object.assign(new Error('deadlock'), { code: '40P01' }),
  timeout: () => new Error('Query read timeout'),
  pool: () => new Error('timeout exceeded when trying to connect'),
  released: () => new Error('Query runner already released. Cannot run queries anymore.'),
  nul: () => Object.assign(new Error('invalid byte sequence'), { code: '22021' }),
};

@Controller('v1/echo')
export class EchoController {
  @Get('old')
  @Deprecated({ since: '2026-11-01T00:00:00Z', sunset: '2027-05-01T00:00:00Z', instead: 'GET /v1/echo/list' })
  old(@Res({ passthrough: true }) reply: FastifyReply): object {
    addLink(reply, nextLink(reply.request.url, 'next'));
    return {};
  }

  @Post('payments')
  pay(@Body() body: PaymentDto): PaymentDto {
    return body;
  }

  @Post('orders')
  @Problems('order_refused')
  order(@Body() body: OrderDto): OrderDto {
    return body;
  }

  @Post('nothing')
  @HttpCode(204)
  nothing(): void {}

  @Get('list')
  list(@Query() query: EchoQueryDto): EchoQueryDto {
    return query;
  }

  @Get('offers/:id')
  offer(@Param('id', publicId('offer')) id: Uuid): { id: Uuid } {
    return { id };
  }

  @Get('by-external-id/:externalId')
  byExternalId(@Param('externalId') externalId: string): { externalId: string } {
    return { externalId };
  }

  @Patch('versioned')
  change(@Headers('if-match') ifMatch: string | undefined): void {
    requireVersion(ifMatch, 7);
  }

  @Post('doors/shut')
  shut(): void {
    transition(life, 'shut', 'shut');
  }

  @Get('faults/:name')
  fault(@Param('name') name: string): void {
    throw FAULTS[name]?.();
  }

  @Get('slow/:ms')
  async slow(@Param('ms') ms: number): Promise<{ ms: number }> {
    await sleep(ms, undefined, { ref: false });
    return { ms };
  }
}

@Controller('staff/v1/echo')
export class StaffEchoController {
  @Get()
  hello(): { hello: string } {
    return { hello: 'staff' };
  }
}

@Module({ controllers: [EchoController, StaffEchoController] })
export class EchoModule {}
