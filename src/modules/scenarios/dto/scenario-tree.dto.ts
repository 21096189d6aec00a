import { ApiProperty } from '@nestjs/swagger';
import { PRODUCT_KINDS, type ProductKind } from '../scenario-definition.js';
import { TextsDto } from './definition.dto.js';

export class ScenarioNodeDto {
  /**
   * Path of the node.
   * @example education
   */
  path: string;

  /** What people call it. */
  names: TextsDto;

  /**
   * Number of the version in force.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  version: number;

  /**
   * Whether knowing the scenario already says something about health, belief or distress.
   * @example normal
   */
  sensitivity: 'normal' | 'sensitive';

  /**
   * Whether the bank gives credit here.
   * @example true
   */
  creditAllowed: boolean;

  /**
   * Kinds of product that may be offered, in order of fit.
   * @example ["instalment", "guarantee", "deposit"]
   */
  @ApiProperty({ enum: PRODUCT_KINDS, isArray: true })
  kinds: ProductKind[];

  /** The nodes right below it, by path. */
  @ApiProperty({ type: () => [ScenarioNodeDto] })
  children: ScenarioNodeDto[];
}

export class ScenarioTreeDto {
  /** The nodes that stand under no other: one, `any`, once the tree is seeded. */
  data: ScenarioNodeDto[];
}
