import { ApiProperty } from '@nestjs/swagger';

export class OfferChangeDto {
  /**
   * Slug of a product whose eligibility reads segments or profile.
   * @example "regulars-plan"
   */
  product: string;

  /**
   * Customers of those looked at to whom it could be offered as it is now: no rule over what is known of them refuses it.
   * @example 310
   */
  @ApiProperty({ type: 'integer' })
  before: number;

  /**
   * And after the change.
   * @example 352
   */
  @ApiProperty({ type: 'integer' })
  after: number;

  /**
   * Those who would newly see it.
   * @example 55
   */
  @ApiProperty({ type: 'integer' })
  gained: number;

  /**
   * Those who would see it no longer.
   * @example 13
   */
  @ApiProperty({ type: 'integer' })
  lost: number;

  /**
   * Of everybody about so many would newly see it.
   * @example 3620
   */
  @ApiProperty({ type: 'integer' })
  gainedEstimated: number;

  /**
   * And about so many no longer.
   * @example 856
   */
  @ApiProperty({ type: 'integer' })
  lostEstimated: number;
}

export class RehearsedOffersDto {
  /**
   * Customers drawn by lot whose offers were judged twice.
   * @example 1500
   */
  @ApiProperty({ type: 'integer' })
  lookedAt: number;

  /**
   * Of so many.
   * @example 98750
   */
  @ApiProperty({ type: 'integer' })
  of: number;

  /** One for each product that may be touched. */
  products: OfferChangeDto[];
}

export class SegmentRehearsalDto extends RehearsedOffersDto {
  /**
   * Of those looked at, who would come into the segment.
   * @example 120
   */
  @ApiProperty({ type: 'integer' })
  entering: number;

  /**
   * And who would leave it.
   * @example 8
   */
  @ApiProperty({ type: 'integer' })
  leaving: number;
}
