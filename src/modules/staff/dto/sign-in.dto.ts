import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import type { StaffRole } from '../roles.js';

export class SignInDto {
  /**
   * E-mail address of the account, in any case.
   * @example maker@bank.example
   */
  @IsEmail()
  @MaxLength(254)
  email: string;

  /**
   * The password that was printed when the account was made.
   * @example correct-horse-battery-staple
   */
  @IsString()
  @Length(1, 200)
  password: string;
}

export class AccessTokenDto {
  /**
   * Send it as `Authorization: Bearer …`. When it has expired, sign in again.
   * @example eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiJzdGZfMDEifQ.c2lnbmF0dXJl
   */
  accessToken: string;

  /**
   * Always `Bearer`.
   * @example Bearer
   */
  tokenType: string;

  /**
   * Life of the token in seconds.
   * @example 600
   */
  expiresIn: number;
}

export class StaffUserDto {
  /**
   * Public id of the member of staff.
   * @example stf_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * Name as others see it.
   * @example "Mei Lin (maker)"
   */
  name: string;

  /**
   * E-mail address; null for people of the bank's issuer.
   * @example maker@bank.example
   */
  email: string | null;

  /**
   * Roles in force with this token.
   * @example ["scenarioManager", "productManager"]
   */
  roles: StaffRole[];

  /**
   * The environment that this request chose with `?environment=`.
   * @example sandbox
   */
  environment: 'sandbox' | 'live';
}
