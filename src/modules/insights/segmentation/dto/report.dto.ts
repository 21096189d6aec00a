import { ApiProperty } from '@nestjs/swagger';
import { MoneyDto } from '../../../../platform/http/validation/money.dto.js';
import { PARTED_BY, type PartedBy } from './report-query.dto.js';
import {
  CohortDto,
  ConcentrationDto,
  LifecycleDto,
  MigrationDto,
  RfmSquareDto,
} from './report-charts.dto.js';

export class AcceptanceDto {
  /**
   * Customers of the sample who were offered something in this root.
   * @example 210
   */
  @ApiProperty({ type: 'integer' })
  offered: number;

  /**
   * Those of them who accepted something.
   * @example 63
   */
  @ApiProperty({ type: 'integer' })
  accepted: number;

  /**
   * Their share.
   * @example 0.3
   */
  rate: number;

  /**
   * Wilson’s interval at 95 %.
   * @example 0.242
   */
  low: number;

  /**
   * Its other end.
   * @example 0.365
   */
  high: number;

  /**
   * The rate over that of everybody; null while nobody accepts anything.
   * @example 1.8
   */
  @ApiProperty({ type: Number, nullable: true, example: 1.8 })
  lift: number | null;
}

export class CharacteristicDto {
  /**
   * What it is: ageBand, occupation, verification, partner, acquisition or lifeEvent.
   * @example "ageBand"
   */
  attribute: string;

  /**
   * Which one.
   * @example "25_34"
   */
  value: string;

  /**
   * Share of the segment’s customers in the sample.
   * @example 0.41
   */
  share: number;

  /**
   * That share over the one of everybody.
   * @example 1.3
   */
  lift: number;
}

export class SegmentNeedDto {
  /**
   * Kind of product.
   * @example "instalment"
   */
  kind: string;

  /**
   * Mean need of the segment’s customers in the sample, 0 to 1.
   * @example 0.38
   */
  score: number;
}

export class SegmentReportDto {
  /**
   * Class or segment; `none` where a customer has no such class.
   * @example "champions"
   */
  segment: string;

  /**
   * How many.
   * @example 8120
   */
  @ApiProperty({ type: 'integer' })
  customers: number;

  /**
   * Of everybody in the frame.
   * @example 0.041
   */
  share: number;

  /** What they have spent, less refunds. */
  value: MoneyDto;

  /**
   * Of the value of everybody; null while nobody has spent anything.
   * @example 0.32
   */
  @ApiProperty({ type: Number, nullable: true, example: 0.32 })
  valueShare: number | null;

  /** The same for one customer. */
  meanValue: MoneyDto;

  /**
   * That over the mean of everybody.
   * @example 7.8
   */
  @ApiProperty({ type: Number, nullable: true, example: 7.8 })
  valueLift: number | null;

  /**
   * Deviation over mean: above 2 there are different customers in it.
   * @example 0.9
   */
  @ApiProperty({ type: Number, nullable: true, example: 0.9 })
  valueVariation: number | null;

  /** What the models expect of them in the run’s horizon; null without a model. */
  @ApiProperty({ type: MoneyDto, nullable: true })
  lifetimeValue: MoneyDto | null;

  /**
   * Share that agreed to be spoken to.
   * @example 0.62
   */
  reach: number;

  /** How offers go with them; null while nobody of the sample was offered anything. */
  @ApiProperty({ type: AcceptanceDto, nullable: true })
  acceptance: AcceptanceDto | null;

  /**
   * Share that stayed when the run was computed; of a segment of staff’s, since its last snapshot. Null: not known.
   * @example 0.87
   */
  @ApiProperty({ type: Number, nullable: true, example: 0.87 })
  stability: number | null;

  /** What they are more often than others, the most telling first; none of fewer than five customers. */
  characteristics: CharacteristicDto[];

  /** What they may need most. */
  needs: SegmentNeedDto[];
}

const PROPOSALS = ['merge', 'split', 'retire'] as const;
const CLEANINGS = ['unreachable', 'dormant', 'duplicate'] as const;

export class SegmentProposalDto {
  /** What could be done. */
  @ApiProperty({ enum: PROPOSALS, example: 'merge' })
  kind: (typeof PROPOSALS)[number];

  /**
   * With which.
   * @example ["promising", "new"]
   */
  segments: string[];

  /**
   * The evidence.
   * @example "acceptance 5.5 %–17.4 % and 5.5 %–17.4 % overlap, mean values 50.00 and 52.00"
   */
  because: string;
}

export class CleaningExampleDto {
  /**
   * One customer, or those who may be the same.
   * @example ["cus_06fwm2a1c5e7r8e8gx2m9k3v4n"]
   */
  customers: string[];

  /**
   * Why.
   * @example "silent for 900 days, value 0"
   */
  evidence: string;
}

export class CleaningDto {
  /** `unreachable`: no address; `dormant`: silent for two years without value or product; `duplicate`: same claims. */
  @ApiProperty({ enum: CLEANINGS, example: 'dormant' })
  kind: (typeof CLEANINGS)[number];

  /**
   * How often in the sample.
   * @example 12
   */
  @ApiProperty({ type: 'integer' })
  found: number;

  /**
   * And in the whole frame, about.
   * @example 480
   */
  @ApiProperty({ type: 'integer' })
  estimated: number;

  /** At most ten; nobody is changed or deleted by this. */
  examples: CleaningExampleDto[];
}

export class ReportFrameDto {
  /**
   * Persons or organisations.
   * @example "person"
   */
  kind: string;

  /**
   * Root of the scenario tree.
   * @example "retail"
   */
  scope: string;

  /**
   * Of all amounts.
   * @example "CNY"
   */
  currency: string;
}

export class ReportRunDto {
  /**
   * Number of the run in force.
   * @example 3
   */
  @ApiProperty({ type: 'integer' })
  number: number;

  /**
   * From when its recency counts.
   * @example "2026-11-22T01:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  asOf: string;
}

export class ReportPopulationDto {
  /**
   * Who are classified.
   * @example 198400
   */
  @ApiProperty({ type: 'integer' })
  customers: number;

  /**
   * Those who have bought something.
   * @example 197250
   */
  @ApiProperty({ type: 'integer' })
  buyers: number;

  /** What all have spent, less refunds. */
  value: MoneyDto;

  /**
   * Share of them with the consent `marketing`. Below 0.05 no segment is proposed to be retired for its own.
   * @example 0.62
   */
  reach: number;
}

export class ReportSampleDto {
  /**
   * Of so many characteristics, needs, acceptance, cohorts and cleaning are told.
   * @example 3012
   */
  @ApiProperty({ type: 'integer' })
  customers: number;

  /**
   * Whether that is everybody.
   * @example false
   */
  isEverybody: boolean;
}

export class ReportPageDto {
  /**
   * The same as a page with charts, for a browser that is not signed in; at most ten minutes.
   * @example "https://bank.example/bank/reports/segmentation/eyJ2IjoxfQ.q83v"
   */
  url: string;

  /**
   * Until when.
   * @example "2026-11-22T01:10:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

export class SegmentationFiguresDto {
  /** Who is looked at. */
  frame: ReportFrameDto;

  /** By what they are parted. */
  @ApiProperty({ enum: PARTED_BY, example: 'cell' })
  by: PartedBy;

  /**
   * What value is made of.
   * @example "partnerSpend"
   */
  valueBasis: 'partnerSpend' | 'bankContribution';

  /**
   * When it was computed.
   * @example "2026-11-22T01:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  computedAt: string;

  /** Which run they are classified by; null: no run is published, so nobody is. */
  @ApiProperty({ type: ReportRunDto, nullable: true })
  run: ReportRunDto | null;

  /** Everybody. */
  population: ReportPopulationDto;

  /** Drawn by lot. */
  sample: ReportSampleDto;

  /** The largest first. */
  segments: SegmentReportDto[];

  /**
   * Share of the variance of value that lies between the segments (η²), 0 to 1; null where they share customers.
   * @example 0.44
   */
  @ApiProperty({ type: Number, nullable: true, example: 0.44 })
  separation: number | null;

  /** For people to decide. */
  proposals: SegmentProposalDto[];

  /** What could be tidied up among the customers. */
  cleaning: CleaningDto[];

  /** How much of the value few customers bring. */
  concentration: ConcentrationDto;

  /** Recency × frequency; only squares with somebody in them. */
  rfm: RfmSquareDto[];

  /** Stages, and who moved between them when the run was computed. */
  lifecycle: LifecycleDto;

  /** Who moved between the classes when the run was computed; null by segment, and without a run before it. */
  @ApiProperty({ type: MigrationDto, nullable: true })
  migration: MigrationDto | null;

  /** By the month of the first purchase, the last twelve; of the sample. */
  cohorts: CohortDto[];
}

export class SegmentationReportDto extends SegmentationFiguresDto {
  /** Open it in a browser. */
  page: ReportPageDto;
}
