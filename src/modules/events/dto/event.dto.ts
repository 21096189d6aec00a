import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  IsExternalId,
  IsInstant,
  IsMoney,
  IsPublicId,
} from '../../../platform/http/validation/decorators.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { EVENT_TYPES, type EventType } from '../event-types.js';

export const BATCH_MAX = 500;

export class EventCustomerDto {
  /**
   * The bank's id of the customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  id?: string;

  /**
   * Your own id of the customer.
   * @example "user-20417"
   */
  @IsOptional()
  @IsExternalId()
  externalId?: string;

  /**
   * Register a person of this `externalId` whom the bank does not know yet, with nothing but that id.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  register?: boolean;
}

export class ReportEventDto {
  /**
   * Your own id of the event, without personal data. The same id is the same event, however often and whenever it is sent.
   * @example "sale-20417-1"
   */
  @IsExternalId()
  externalId: string;

  /** What happened. */
  @ApiProperty({ enum: EVENT_TYPES, example: 'purchase' })
  @IsIn(EVENT_TYPES)
  type: EventType;

  /**
   * When it happened; events may come late and in any order.
   * @example "2026-11-20T09:30:00Z"
   */
  @IsInstant()
  occurredAt: string;

  /** Whom it is about: `id` or `externalId`. */
  @ApiProperty({ type: () => EventCustomerDto, example: { externalId: 'user-20417', register: true } })
  @ValidateNested()
  @Type(() => EventCustomerDto)
  customer: EventCustomerDto;

  /**
   * The situation, a path of `GET /v1/scenarios`. Left out, the bank recognises it from `mcc` and `text`.
   * @example "retail.electronics.phone"
   */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  scenario?: string;

  /**
   * Merchant category code, ISO 18245.
   * @example "4812"
   */
  @IsOptional()
  @Matches(/^\d{4}$/)
  mcc?: string;

  /**
   * What the merchant or item is called. Kept encrypted.
   * @example "Phone 17, 256 GB, black"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  text?: string;

  /** How much; never negative, a refund neither. Types about money need it. */
  @ApiPropertyOptional({ type: () => MoneyDto, example: { amount: 349_900, currency: 'CNY' } })
  @IsOptional()
  @IsMoney({ max: 1_000_000_000_000 })
  amount?: MoneyDto;

  /**
   * Your id of the event that this one refunds, pays, delivers or cancels. It may come later.
   * @example "order-88131"
   */
  @IsOptional()
  @IsExternalId()
  relatesTo?: string;

  /**
   * Your own id of the device that it was done with, without personal data. Only a keyed digest is kept, for two days.
   * @example "device-7f31"
   */
  @IsOptional()
  @IsExternalId()
  device?: string;

  /**
   * Your own id of whom the money went to, such as a seller of your platform. Kept as the device is.
   * @example "seller-311"
   */
  @IsOptional()
  @IsExternalId()
  payee?: string;

  /** More facts, by the schema that the scenario has for this type. Kept encrypted. */
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    maxProperties: 50,
    example: { storeId: 'shanghai-01', itemCount: 1 },
  })
  @IsOptional()
  @IsObject()
  payload?: Record<string, unknown>;
}

export class EventBatchDto {
  /** The events; each is judged by itself, and its result stands at the same place. */
  @ApiProperty({ type: () => [ReportEventDto], minItems: 1, maxItems: BATCH_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_MAX)
  events: unknown[];
}

export class EventListQueryDto extends ListQueryDto {
  /**
   * Whose events.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsPublicId('customer')
  customer: string;
}
