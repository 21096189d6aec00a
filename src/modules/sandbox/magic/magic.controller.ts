import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PartnerProblems, RequireScope } from '../../partners/index.js';
import { SandboxOnly } from '../sandbox-only.js';
import { MAGIC } from './magic.js';
import { MagicListDto } from './magic.dto.js';

@ApiTags('Sandbox')
@SandboxOnly()
@Controller('v1/sandbox/magic')
export class MagicController {
  @Get()
  @RequireScope('sandbox:read')
  @ApiOperation({
    summary: 'List names and amounts that force an outcome',
    description: `In the sandbox the bank’s sources pass everybody but customers with such a name and amounts with such an ending. ${MAGIC.map(
      ({ name, amountEnding, application }) =>
        `“${name}”${amountEnding === null ? '' : ` or …${amountEnding}`}: ${application}`,
    ).join('; ')}.`,
  })
  @ApiOkResponse({ type: MagicListDto })
  @PartnerProblems('sandbox_only')
  list(): MagicListDto {
    return { data: [...MAGIC] };
  }
}
