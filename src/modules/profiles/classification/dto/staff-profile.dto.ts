import { ApiProperty } from '@nestjs/swagger';
import { BankProfileDto } from '../../bank/dto/bank-profile.dto.js';
import { ProfileDto } from './profile.dto.js';

export class StaffProfileDto extends ProfileDto {
  /** What he is to the bank itself, by its own products: one for each currency. No partner sees it. */
  @ApiProperty({ type: [BankProfileDto] })
  bank: BankProfileDto[];

  /**
   * Of whom he is a customer.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  partner: string;

  /**
   * Whether he has agreed that decisions use it.
   * @example true
   */
  isProfilingAllowed: boolean;
}
