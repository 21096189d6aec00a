import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatId } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Problems } from '../../platform/http/openapi.js';
import { AccessTokenDto, SignInDto, StaffUserDto } from './dto/sign-in.dto.js';
import { StaffQueryDto } from './dto/staff-query.dto.js';
import { SignInService } from './sign-in.service.js';
import { CurrentIdentity, CurrentStaff, Roles, StaffProblems, WithoutSignIn } from './staff-access.js';
import type { StaffIdentity } from './staff-accounts.service.js';

@ApiTags('Sign-in')
@Controller('staff/v1')
export class StaffController {
  constructor(private readonly signIns: SignInService) {}

  /**
   * Answers with a token for the built-in development sign-in. Production uses the bank’s own issuer, and refuses
   * this route.
   */
  @Post('sign-in')
  @HttpCode(200)
  @WithoutSignIn()
  @ApiOperation({ summary: 'Sign in with e-mail and password (development only)', security: [] })
  @Problems('sign_in_failed', 'sign_in_locked', 'sign_in_busy', 'sign_in_elsewhere')
  async signIn(@Body() body: SignInDto): Promise<AccessTokenDto> {
    const { accessToken, expiresInSeconds } = await this.signIns.signIn(body.email, body.password);
    return { accessToken, tokenType: 'Bearer', expiresIn: expiresInSeconds };
  }

  /** Name, roles and the permissions that follow from them. */
  @Get('me')
  @Roles('viewer')
  @ApiOperation({ summary: 'Who am I, and what may I do' })
  @StaffProblems()
  me(
    @CurrentIdentity() identity: StaffIdentity,
    @CurrentStaff() actor: StaffActor,
    @Query() _query: StaffQueryDto,
  ): StaffUserDto {
    const { userId, displayName, email, roles } = identity;
    const id = formatId('staffUser', userId);
    return { id, name: displayName, email, roles: [...roles], environment: actor.environment };
  }
}
