import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator';

const PAYLOADS = ['thin', 'full'] as const;
const API_VERSIONS = ['v1'] as const;

export class CreateWebhookEndpointDto {
  /**
   * Where to send to: https on port 443 or 8443 at a public address. Each URL stands once.
   * @example "https://hooks.lumen-phones.example.com/embank"
   */
  @IsString()
  @Length(1, 500)
  url: string;

  /**
   * What you call it.
   * @example "order system"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  description?: string;

  /**
   * What to be told of: types of the catalogue (`GET /v1/event-types`), `agreement.*` for all of one resource, or `*`.
   * @example ["offer.*", "agreement.activated"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  types: string[];

  /**
   * `thin`: ids and statuses; `full`: also the resource as its GET shows it when the message is first sent.
   * @example "thin"
   */
  @IsOptional()
  @IsIn(PAYLOADS)
  payload?: 'thin' | 'full';

  /**
   * Version of the API that the messages follow.
   * @example "v1"
   */
  @IsOptional()
  @IsIn(API_VERSIONS)
  apiVersion?: 'v1';
}

export class UpdateWebhookEndpointDto {
  /**
   * Where to send to from now on, what waits too.
   * @example "https://hooks.lumen-phones.example.com/embank"
   */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  url?: string;

  /**
   * What you call it.
   * @example "order system"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  description?: string;

  /**
   * What to be told of from now on.
   * @example ["offer.*", "agreement.*"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  types?: string[];

  /**
   * How much a message holds.
   * @example "full"
   */
  @IsOptional()
  @IsIn(PAYLOADS)
  payload?: 'thin' | 'full';
}

export class RotateWebhookSecretDto {
  /**
   * How long the old secret still signs beside the new one; 0 = not at all.
   * @example 86400
   */
  @IsInt()
  @Min(0)
  @Max(604_800)
  overlapSeconds: number;
}

export class ResendWebhooksDto {
  /**
   * First position of the feed.
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  from: number;

  /**
   * Last position; at most 1,000 in all.
   * @example 100
   */
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  to: number;
}

export class WebhookEndpointReasonDto {
  /**
   * For the audit log.
   * @example "The receiver answers with other people's data."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}
