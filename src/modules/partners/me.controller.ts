import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatId } from '../../kernel/ids.js';
import { MeDto } from './dto/me.dto.js';
import { AnyScope, CurrentPartner, type PartnerCall, PartnerProblems } from './partner-access.js';

@ApiTags('Me')
@Controller('v1/me')
export class MeController {
  /**
   * The first call to make with a new key: it needs no scope, and answers with the partner, the environment, and the
   * scopes and scenarios of the key.
   */
  @Get()
  @AnyScope()
  @ApiOperation({ summary: 'Whose key is this, and what may it do' })
  @PartnerProblems()
  read(@CurrentPartner() { key }: PartnerCall): MeDto {
    const { partner, environment, id, name, scopes, scenarios, expiresAtMs } = key;
    return {
      partner: { id: formatId('partner', partner.id), slug: partner.slug, name: partner.name },
      environment,
      key: {
        id: formatId('apiKey', id),
        name,
        scopes: [...scopes],
        scenarios: [...scenarios],
        expiresAt: expiresAtMs === undefined ? null : new Date(expiresAtMs).toISOString(),
      },
    };
  }
}
