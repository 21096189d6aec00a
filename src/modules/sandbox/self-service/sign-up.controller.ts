import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problems } from '../../../platform/http/openapi.js';
import { PublicAddress } from '../../../platform/http/public-address.js';
import { enrolmentFor, NoKey } from '../../partners/index.js';
import { FIXTURES } from '../fixtures/fixtures.js';
import { purchaseFor, requestFor } from '../fixtures/purchases.js';
import { SelfService, type SignedUp, UNUSED_DAYS } from './self-service.js';
import { SignedUpDto, SignUpDto } from './sign-up.dto.js';

@ApiTags('Sandbox')
@Controller('v1/sandbox/partners')
export class SignUpController {
  constructor(
    private readonly selfService: SelfService,
    private readonly address: PublicAddress,
  ) {}

  /**
   * Makes a partner of the sandbox with a key, shown this once, that works at once. It needs no key and nobody at the
   * bank; an address can do it five times a minute and twenty times a day. A sandbox that nobody uses for 30 days is
   * closed.
   */
  @Post()
  @NoKey()
  @ApiOperation({ summary: 'Open a sandbox of your own', security: [] })
  @ApiCreatedResponse({ type: SignedUpDto })
  @Problems('sign_up_limited', 'self_service_full')
  async signUp(
    @Body() { name = 'My business', industry = 'retail', jurisdiction = 'CN' }: SignUpDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedUpDto> {
    reply.header('cache-control', 'no-store');
    const signedUp = await this.selfService.signUp({ name, industry, jurisdiction }, request.ip);
    return toSignedUpDto(signedUp, this.address.of(''));
  }
}

function toSignedUpDto({ key, scenarios, ...partner }: SignedUp, origin: string): SignedUpDto {
  const enrolled = new Map(scenarios.map((path) => [path, {}])) as unknown as Parameters<
    typeof enrolmentFor
  >[1];
  const purchase = purchaseFor(scenarios);
  const body = requestFor(purchase, partner.jurisdiction, 'customer-1');
  const fixtures = FIXTURES.map(({ name, description, needs = purchase.scenario }) => ({
    name,
    description,
    available: enrolmentFor(needs, enrolled) !== undefined,
  }));
  return {
    partner: { ...partner, scenarios: [...scenarios] },
    key,
    firstCall: { curl: curlOf(`${origin}/v1/offers`, key, body), method: 'POST', path: '/v1/offers', body },
    fixtures,
    links: {
      documents: `${origin}/docs/partner`,
      openapi: `${origin}/openapi/partner.json`,
      fixtures: `${origin}/v1/sandbox/fixtures`,
      magic: `${origin}/v1/sandbox/magic`,
      clocks: `${origin}/v1/sandbox/clocks`,
    },
    closesAfterDaysUnused: UNUSED_DAYS,
  };
}

/** Nothing of ours holds a single quote but by accident; one would end the shell's. */
function curlOf(url: string, key: string, body: object): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  return `curl -s ${quoted(url)} -H ${quoted(`Authorization: Bearer ${key}`)} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(body))}`;
}
