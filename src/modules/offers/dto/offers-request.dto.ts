import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  IsDateOnly,
  IsExternalId,
  IsMoney,
  IsPublicId,
} from '../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { ConsentDto, RegisterCustomerDto } from '../../customers/index.js';

export const PURPOSES = ['payment', 'financing', 'crossSell', 'guarantee'] as const;
export const ROLES = ['borrower', 'beneficiary', 'payer', 'guarantor', 'payee'] as const;

export class CustomerReferenceDto {
  /**
   * The customer's id.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  id?: string;

  /**
   * Or your own id of the customer.
   * @example "user-20417"
   */
  @IsOptional()
  @IsExternalId()
  externalId?: string;

  /** Registers the customer who asks in the same call when your id is new; otherwise it is ignored. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RegisterCustomerDto)
  register?: RegisterCustomerDto;
}

export class PartyDto {
  /**
   * What the party does. The borrower is judged, the context is about the beneficiary.
   * @example "guarantor"
   */
  @IsIn(ROLES)
  role: (typeof ROLES)[number];

  /** Who it is: a customer of yours who is registered already. */
  @ValidateNested()
  @Type(() => CustomerReferenceDto)
  customer: CustomerReferenceDto;

  /**
   * Relation to the borrower.
   * @example "father"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  relation?: string;

  /**
   * A guarantor has signed the undertaking.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  signed?: boolean;
}

export class AvailableBalanceDto {
  /** What the customer has for this payment. */
  @IsMoney({ min: 0 })
  amount: MoneyDto;

  /**
   * Where it is: a partner may report its own wallet only.
   * @example "partnerWallet"
   */
  @IsIn(['partnerWallet'])
  source: 'partnerWallet';
}

export class OrderLineDto {
  /**
   * Your id of the line.
   * @example "1"
   */
  @IsExternalId()
  id: string;

  /**
   * What it is.
   * @example "Phone 17, 256 GB, black"
   */
  @IsString()
  @Length(1, 200)
  description: string;

  /**
   * How many.
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity: number;

  /** Price of the line. */
  @IsMoney({ min: 0 })
  amount: MoneyDto;

  /**
   * Merchant category code of the line, ISO 18245.
   * @example "4812"
   */
  @IsOptional()
  @Matches(/^\d{4}$/, { message: 'must be four digits (ISO 18245)' })
  mcc?: string;
}

export class OrderDto {
  /**
   * Your id of the order.
   * @example "order-88131"
   */
  @IsExternalId()
  id: string;

  /**
   * The shop or branch.
   * @example "shanghai-01"
   */
  @IsOptional()
  @IsExternalId()
  storeId?: string;

  /** Lines, at most 200. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => OrderLineDto)
  lines?: OrderLineDto[];
}

export class StageDto {
  /**
   * Name of the stage or drawdown; no diagnosis.
   * @example "stage 1"
   */
  @IsString()
  @Length(1, 80)
  name: string;

  /**
   * When it is planned, YYYY-MM-DD.
   * @example "2027-01-10"
   */
  @IsDateOnly()
  date: string;

  /** What it costs. */
  @IsMoney({ min: 1 })
  amount: MoneyDto;
}

export class OffersRequestDto {
  /** Who asks; left out, the answer goes by the scenario alone. */
  @IsOptional()
  @ValidateNested()
  @Type(() => CustomerReferenceDto)
  customer?: CustomerReferenceDto;

  /** Further parties; without a borrower the customer is the borrower. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PartyDto)
  parties?: PartyDto[];

  /**
   * The situation, as a path of the scenario tree. Left out, the bank recognises it from `mcc`, then `text`.
   * @example "retail.electronics.phone"
   */
  @IsOptional()
  @Matches(/^[a-z][A-Za-z0-9]{0,39}(\.[a-z][A-Za-z0-9]{0,39}){0,7}$/, {
    message: 'must be a path of GET /v1/scenarios',
  })
  scenario?: string;

  /**
   * `payment`: a bill to pay now; `financing`: money for a plan; `crossSell`: what else fits; `guarantee`: a promise.
   * @example "payment"
   */
  @IsIn(PURPOSES)
  purpose: (typeof PURPOSES)[number];

  /**
   * Who started: a customer who asks is always answered, what the bank starts needs consent.
   * @example "customer"
   */
  @IsOptional()
  @IsIn(['customer', 'bank'])
  initiative?: 'customer' | 'bank';

  /** What is to be paid, financed or guaranteed. */
  @IsOptional()
  @IsMoney({ min: 1 })
  amount?: MoneyDto;

  /** The customer's own money for it; the rest is what is financed. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AvailableBalanceDto)
  availableBalance?: AvailableBalanceDto;

  /** The order behind it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => OrderDto)
  order?: OrderDto;

  /** Planned stages or drawdowns; they add up to the amount. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => StageDto)
  stages?: StageDto[];

  /**
   * What the scenario's context schema asks for, see `GET /v1/scenarios/{path}`.
   * @example { "brand": "Lumen", "deliveryDate": "2026-12-03" }
   */
  @IsOptional()
  @IsObject()
  context?: Record<string, unknown>;

  /** Consents given with this request; stored when the customer is known. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ConsentDto)
  consents?: ConsentDto[];

  /**
   * Where the customer is.
   * @example "app"
   */
  @IsOptional()
  @IsIn(['app', 'web', 'store', 'phone'])
  channel?: 'app' | 'web' | 'store' | 'phone';

  /**
   * Language of the texts.
   * @example "en"
   */
  @IsOptional()
  @IsIn(['en', 'zh'])
  locale?: 'en' | 'zh';

  /**
   * Merchant category code, ISO 18245.
   * @example "4812"
   */
  @IsOptional()
  @Matches(/^\d{4}$/, { message: 'must be four digits (ISO 18245)' })
  mcc?: string;

  /**
   * Merchant text or description of the purchase.
   * @example "Lumen Phones Nanjing Road"
   */
  @IsOptional()
  @IsString()
  @Length(1, 512)
  text?: string;

  /**
   * Joins an earlier anonymous decision to this customer, with his consent.
   * @example "sbt_06fwm2a1c5e7r8e8gx2m9k3v4n.Zx0cVdYq0lRmT3uK8pWn5A"
   */
  @IsOptional()
  @Matches(/^sbt_[0-9a-z]{26}\.[\w-]{22}$/)
  subjectToken?: string;
}

export class ChoiceDto {
  /**
   * Another term of the offer's `termOptions`.
   * @example "6m"
   */
  @IsOptional()
  @Matches(/^[a-z0-9.]{1,16}$/)
  option?: string;

  /** Another amount to finance, within the product's bounds. */
  @IsOptional()
  @IsMoney({ min: 1 })
  amount?: MoneyDto;
}

export class AcceptDto extends ChoiceDto {
  /**
   * Your order, when the offer was asked for without one.
   * @example "order-88131"
   */
  @IsOptional()
  @IsExternalId()
  orderId?: string;
}

export class ViewDto {
  /**
   * Language in which the customer saw it.
   * @example "en"
   */
  @IsIn(['en', 'zh'])
  locale: 'en' | 'zh';

  /**
   * Codes of the disclosures that were on the screen.
   * @example ["refund_replans"]
   */
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 64, { each: true })
  disclosures: string[];

  /**
   * For how long, in seconds.
   * @example 12
   */
  @IsInt()
  @Min(0)
  @Max(86_400)
  seconds: number;
}

export const DECLINE_REASONS = ['too_expensive', 'no_need', 'other_offer', 'other'] as const;

export class DeclineDto {
  /**
   * Why, if he said so.
   * @example "too_expensive"
   */
  @IsOptional()
  @IsIn(DECLINE_REASONS)
  reason?: (typeof DECLINE_REASONS)[number];
}
