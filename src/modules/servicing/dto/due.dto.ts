import { OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsDateOnly } from '../../../platform/http/validation/decorators.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';

export class DueQueryDto extends OmitType(ListQueryDto, ['include']) {
  /**
   * Due date; today on your business clock in the bank’s zone when it is left out.
   * @example "2027-01-01"
   */
  @IsOptional()
  @IsDateOnly()
  on?: string;

  /**
   * `due`: of that day alone. `overdue`: of earlier days.
   * @example "due"
   */
  @IsOptional()
  @IsIn(['due', 'overdue'])
  which?: 'due' | 'overdue';
}

export class DueInstalmentDto {
  /**
   * The agreement.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * Your own id of the order that it pays; null when there is none.
   * @example "order-88131"
   */
  orderId: string | null;

  /**
   * Number of the instalment.
   * @example 1
   */
  number: number;

  /**
   * Day on which it is due.
   * @example "2027-01-01"
   */
  dueDate: string;

  /** What is left to pay of it. */
  open: MoneyDto;

  /**
   * Days that the agreement is past due.
   * @example 0
   */
  daysPastDue: number;
}

export class DuePageDto {
  /** By due date. */
  data: DueInstalmentDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example "AcVG3f0mQ1q2nUe2m9k3v4"
   */
  nextCursor?: string;
}
