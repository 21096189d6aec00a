import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { TextsDto, PRODUCT_KINDS, type ProductKind } from '../../scenarios/index.js';

export class ScenarioListQueryDto extends OmitType(ListQueryDto, ['include']) {}

export class TicketLimitsDto {
  /** Credit begins at this amount. */
  min: MoneyDto;

  /** Credit ends at this amount: the scenario's limit, or yours where it is lower. */
  max: MoneyDto;
}

export class ScenarioDisclosureDto {
  /**
   * Stable code of the document.
   * @example personal_data_use
   */
  code: string;

  /**
   * Version of its text.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  version: number;

  /**
   * A customer's confirmation counts only after the document was open for this long.
   * @example 0
   */
  @ApiProperty({ type: 'integer' })
  minimumReadingSeconds: number;

  /** What the customer must be shown. */
  languages: TextsDto;
}

export class ScenarioDto {
  /**
   * Send it as `scenario` when you ask for offers.
   * @example retail.electronics.phone
   */
  path: string;

  /**
   * Number of the version in force; decisions name it.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** What people call it. */
  names: TextsDto;

  /** The situation in a sentence. */
  description: TextsDto;

  /**
   * Whose rules apply to you here.
   * @example CN
   */
  jurisdiction: string;

  /**
   * The bank has stopped it for now: decisions offer nothing.
   * @example false
   */
  isPaused: boolean;

  /**
   * The currencies that are served.
   * @example ["CNY", "GBP", "EUR"]
   */
  currencies: string[];

  /**
   * The kinds of product that may be offered, in order of fit.
   * @example ["instalment", "payLater", "insurance", "card"]
   */
  @ApiProperty({ enum: PRODUCT_KINDS, isArray: true })
  kinds: ProductKind[];

  /**
   * Who may borrow.
   * @example persons
   */
  borrowers: 'persons' | 'organisations' | 'both';

  /** Between which amounts credit is given, a pair for each currency; empty where there is none. */
  tickets: TicketLimitsDto[];

  /**
   * JSON Schema 2020-12 (a closed subset) of what you send as `context` when you ask for offers.
   * @example {"type": "object", "properties": {"deliveryDate": {"type": "string", "format": "date"}}, "additionalProperties": false}
   */
  @ApiProperty({ type: 'object', additionalProperties: true })
  contextSchema: Record<string, unknown>;

  /** What customers must be shown: of the scenario, then of the jurisdiction. */
  disclosures: ScenarioDisclosureDto[];

  /**
   * Due dates are dates in this time zone.
   * @example Asia/Shanghai
   */
  timeZone: string;
}

export class ScenarioPageDto {
  /** In the order of their paths. */
  data: ScenarioDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example AcVG3f0mQ1q2nUe2m9k3v4
   */
  nextCursor?: string;
}
