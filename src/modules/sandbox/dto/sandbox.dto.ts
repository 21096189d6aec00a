import { ValidateIf } from 'class-validator';
import { IsInstant } from '../../../platform/http/validation/decorators.js';

export class SetSandboxClockDto {
  /**
   * The new business time, RFC 3339; null goes back to the real time.
   * @example "2026-12-01T02:00:00Z"
   */
  @ValidateIf((body: SetSandboxClockDto) => body.now !== null)
  @IsInstant()
  now: string | null;
}

export class SandboxClockDto {
  /**
   * The business time now.
   * @example "2026-12-01T02:00:00.000Z"
   */
  now: string;
}
