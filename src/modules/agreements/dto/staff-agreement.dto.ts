import { AgreementDto } from './agreement-answer.dto.js';
import type { ScheduleDto, AgreementEventDto } from './agreement-history.dto.js';
import type { SigningEvidenceDto } from './signing-answer.dto.js';

export class StaffAgreementDto extends AgreementDto {
  /**
   * Whose it is.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  partner: string;
}

export class StaffAgreementPageDto {
  /** Agreements, newest first. */
  data: StaffAgreementDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Where the next page begins.
   * @example "q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ"
   */
  nextCursor?: string;
}

export class StaffAgreementFileDto {
  /** As it stands today. */
  agreement: StaffAgreementDto;

  /** How the customer bound himself. */
  signing: SigningEvidenceDto | null;

  /** Instalments and projection. */
  schedule: ScheduleDto;

  /** The whole history. */
  events: AgreementEventDto[];
}
