import { ApiProperty } from '@nestjs/swagger';
import { PRODUCT_KINDS } from '../../../scenarios/index.js';

const SOURCES = ['scenario', 'life_event', 'gap'] as const;

export class NeedDriverDto {
  /** Where the reason comes from. */
  @ApiProperty({ enum: SOURCES, example: 'life_event' })
  source: (typeof SOURCES)[number];

  /**
   * A root of the tree, what has happened in his life, or a kind of product that he lacks.
   * @example "moved"
   */
  name: string;

  /**
   * How strongly it speaks, 0 to 1.
   * @example 0.57
   */
  strength: number;
}

export class NeedDto {
  /** Kind of product. */
  @ApiProperty({ enum: PRODUCT_KINDS, example: 'guarantee' })
  kind: string;

  /**
   * 0 to 1: reasons add up and never pass 1; what he holds already he needs a fifth as much.
   * @example 0.62
   */
  score: number;

  /**
   * Whether he holds one.
   * @example false
   */
  isHeld: boolean;

  /** Why. */
  drivers: NeedDriverDto[];
}

export class NeedsDto {
  /**
   * Whose they are.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /** The strongest first; kinds for which nothing speaks are left out. Computed for this answer. */
  data: NeedDto[];
}
