import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { StaffListQueryDto } from '../../staff/index.js';
import type { HoldStatus } from '../erasure/legal-holds.repository.js';
import { ErasureDto } from './privacy.dto.js';

const STATUSES = ['open', 'lifted'] as const;

export class PartyErasureDto {
  /**
   * The party.
   * @example "pty_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  party: string;

  /** Its customers at every partner that were erased together, newest first, at most 200; empty when none was. */
  customers: ErasureDto[];

  /**
   * Whether nothing is left of any of them.
   * @example true
   */
  isComplete: boolean;
}

export class LegalHoldDto {
  /**
   * The hold's id.
   * @example "hld_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The customer whom it keeps; null when it keeps a whole party.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string | null;

  /**
   * The party of which it keeps every customer, those to come too.
   * @example null
   */
  party: string | null;

  /**
   * Why.
   * @example "Order of the court, file 4 C 117/26."
   */
  reason: string;

  /** `open` until it is lifted. */
  @ApiProperty({ enum: STATUSES, example: 'open' })
  status: HoldStatus;

  /**
   * When it came into force.
   * @example "2026-12-01T02:00:00.000Z"
   */
  setAt: string;

  /**
   * When it was lifted; null while it holds.
   * @example null
   */
  liftedAt: string | null;

  /**
   * Why it was lifted.
   * @example null
   */
  liftReason: string | null;
}

export class LegalHoldQueryDto extends StaffListQueryDto {
  /**
   * Only holds in this state; those in force when left out.
   * @example "open"
   */
  @IsOptional()
  @IsIn(STATUSES)
  status?: HoldStatus;
}

export class LegalHoldPageDto {
  /** Newest first. */
  data: LegalHoldDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example "AcVG3f0mQ1q2nUe2m9k3v4"
   */
  nextCursor?: string;
}
