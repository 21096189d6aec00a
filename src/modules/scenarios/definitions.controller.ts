import {
  Body,
  Get,
  Headers,
  HttpCode,
  Param,
  type PipeTransform,
  Post,
  Put,
  Query,
  Res,
  type Type,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { formatId } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { etagOf, versionFromIfMatch } from '../../platform/http/etag.js';
import { Lists } from '../../platform/http/lists.js';
import type {
  DefinitionKind,
  DefinitionName,
  DefinitionVersion,
} from '../../platform/versions/version-store.js';
import {
  CurrentStaff,
  Repeatable,
  Roles,
  StaffListQueryDto,
  StaffProblems,
  StaffQueryDto,
  type StaffRole,
} from '../staff/index.js';
import { definitionDto, nameDto, versionDto } from './definition.view.js';
import { DefinitionDrafts } from './definition-drafts.service.js';
import { DefinitionPublishing } from './definition-publishing.service.js';
import type { VersionKey } from './definition-rules.js';
import {
  CreateVersionDto,
  DefinitionDiffDto,
  DefinitionDto,
  DefinitionNamePageDto,
  DiffQueryDto,
  ChangeReasonDto,
  RollBackDto,
  SubmittedDto,
  UpdateVersionDto,
  VersionDto,
} from './dto/definition.dto.js';

/** How one kind of definition appears in the Staff API. */
export interface DefinitionResource {
  readonly kind: DefinitionKind;
  /** As people say it: "product", "policy pack". */
  readonly noun: string;
  /** What its name is, and one that the bank starts with. */
  readonly name: { readonly description: string; readonly example: string };
  readonly makers: readonly [StaffRole, ...StaffRole[]];
  /** A complete valid body, for the documents. */
  readonly exampleBody: object;
  /** Whether others in force can stand in the way of retiring one (`checkRetiring`). */
  readonly canBeNeeded?: boolean;
}

const NUMBER_MAX = 2_147_483_647;

/** A number that no version can have is simply not there. */
const versionNumber: PipeTransform<number, number> = {
  transform: (number) => {
    if (!Number.isInteger(number) || number < 1 || number > NUMBER_MAX) throw notFound('version');
    return number;
  },
};

/** The routes that scenarios, policy packs and products share, so that each has them in the same way. */
export interface DefinitionRoutes {
  readonly drafts: DefinitionDrafts;
  readonly publishing: DefinitionPublishing;
}

/** The class of routes for one kind; a controller of its own extends it, which the documents need. */
export function definitionRoutes(resource: DefinitionResource): Type<DefinitionRoutes> {
  const { kind, noun, makers, exampleBody, canBeNeeded = false } = resource;
  const NAME = ApiParam({
    name: 'name',
    description: resource.name.description,
    schema: {
      type: 'string',
      pattern: '^[A-Za-z][A-Za-z0-9.-]{0,127}$',
      maxLength: 128,
      example: resource.name.example,
    },
  });
  const number = (example: number): MethodDecorator =>
    ApiParam({
      name: 'number',
      description: 'Number of the version.',
      schema: { type: 'integer', minimum: 1, maximum: NUMBER_MAX, example },
    });
  const NUMBER = number(1);
  const DRAFT_NUMBER = number(2);
  const copy = { summary: 'A copy of what is in force', value: { note: 'Better wording.' } };
  const complete = { summary: 'A complete body', value: { note: 'Better wording.', body: exampleBody } };

  @Roles('viewer')
  class Routes implements DefinitionRoutes {
    constructor(
      readonly drafts: DefinitionDrafts,
      readonly publishing: DefinitionPublishing,
      readonly lists: Lists,
    ) {}

    @Get()
    @ApiOperation({
      summary: `List every ${noun}`,
      description: 'By name, with the number of the version that is in force. A page at a time.',
    })
    @ApiOkResponse({ type: DefinitionNamePageDto })
    @StaffProblems('invalid_cursor')
    async list(
      @CurrentStaff() actor: StaffActor,
      @Query() query: StaffListQueryDto,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<DefinitionNamePageDto> {
      const page = await this.lists.page<DefinitionName, string>(
        { actor, query, reply },
        {
          name: `definitions/${kind}`,
          filters: {},
          load: (after, limit) => this.drafts.names(actor, kind, after, limit),
          keyOf: ({ name }) => name,
        },
      );
      return { ...page, data: page.data.map(nameDto) };
    }

    @Get(':name')
    @ApiOperation({
      summary: `Read a ${noun}: what is in force, and its versions`,
      description: 'Drafts, the version in force, and those that were; read one for its body.',
    })
    @NAME
    @ApiOkResponse({ type: DefinitionDto })
    @StaffProblems('not_found')
    async read(
      @CurrentStaff() actor: StaffActor,
      @Param('name') name: string,
      @Query() _query: StaffQueryDto,
    ): Promise<DefinitionDto> {
      const { published, versions } = await this.drafts.versions(actor, kind, name);
      return definitionDto(name, published, versions);
    }

    @Post(':name/versions')
    @Repeatable()
    @Roles(...makers)
    @ApiOperation({
      summary: `Draft a new version of a ${noun}`,
      description:
        'Without `body` it starts as a copy. A name that does not exist yet is created by its first draft. ' +
        'Nobody acts on a draft.',
    })
    @NAME
    @ApiBody({ type: CreateVersionDto, examples: { copy, complete } })
    @ApiCreatedResponse({ type: VersionDto })
    @StaffProblems('not_found', 'invalid_definition', 'too_many_drafts', 'too_many_names')
    async draft(
      @CurrentStaff() actor: StaffActor,
      @Param('name') name: string,
      @Body() body: CreateVersionDto,
      @Query() _query: StaffQueryDto,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<VersionDto> {
      return tagged(reply, await this.drafts.createDraft(actor, kind, name, body));
    }

    @Get(':name/versions/:number')
    @ApiOperation({
      summary: `Read one version of a ${noun}`,
      description: 'With its body and the `ETag` that a change of a draft must name as `If-Match`.',
    })
    @NAME
    @NUMBER
    @ApiOkResponse({ type: VersionDto })
    @StaffProblems('not_found')
    async version(
      @CurrentStaff() actor: StaffActor,
      @Param('name') name: string,
      @Param('number', versionNumber) number: number,
      @Query() _query: StaffQueryDto,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<VersionDto> {
      return tagged(reply, await this.drafts.find(actor, key(name, number)));
    }

    @Put(':name/versions/:number')
    @Roles(...makers)
    @ApiOperation({
      summary: 'Change a draft',
      description:
        'The change is for the state that `If-Match` names; when somebody else was faster it is refused.',
    })
    @NAME
    @DRAFT_NUMBER
    @ApiBody({ type: UpdateVersionDto, examples: { complete } })
    @ApiHeader({ name: 'if-match', required: true, description: 'The ETag that you read.', example: '"v1"' })
    @ApiOkResponse({ type: VersionDto })
    @StaffProblems(
      'not_found',
      'precondition_required',
      'stale_version',
      'state_conflict',
      'invalid_definition',
    )
    async change(
      @CurrentStaff() actor: StaffActor,
      @Param('name') name: string,
      @Param('number', versionNumber) number: number,
      @Body() body: UpdateVersionDto,
      @Headers('if-match') ifMatch: string | undefined,
      @Query() _query: StaffQueryDto,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<VersionDto> {
      const expected = versionFromIfMatch(ifMatch);
      return tagged(reply, await this.drafts.updateDraft(actor, key(name, number), expected, body));
    }

    @Get(':name/versions/:number/diff')
    @ApiOperation({
      summary: 'See what a version changes',
      description: 'Member by member, against the version it was made from or another one.',
    })
    @NAME
    @NUMBER
    @ApiOkResponse({ type: DefinitionDiffDto })
    @StaffProblems('not_found')
    async diff(
      @CurrentStaff() actor: StaffActor,
      @Param('name') name: string,
      @Param('number', versionNumber) number: number,
      @Query() { against }: DiffQueryDto,
    ): Promise<DefinitionDiffDto> {
      return this.drafts.diff(actor, key(name, number), against);
    }

    @Post(':name/versions/:number/submit')
    @Repeatable()
    @HttpCode(202)
    @Roles(...makers)
    @ApiOperation({
      summary: 'Ask a second person to put a draft in force',
      description: 'When the draft is not valid among what is in force, `errors` point into its body.',
    })
    @NAME
    @DRAFT_NUMBER
    @ApiAcceptedResponse({ type: SubmittedDto })
    @StaffProblems(
      'not_found',
      'invalid_definition',
      'state_conflict',
      'nothing_changes',
      'change_too_large',
      'too_many_open_changes',
    )
    async submit(
      @CurrentStaff() actor: StaffActor,
      @Param('name') name: string,
      @Param('number', versionNumber) number: number,
      @Body() { reason }: ChangeReasonDto,
      @Query() _query: StaffQueryDto,
    ): Promise<SubmittedDto> {
      const approval = await this.publishing.submit(actor, key(name, number), reason);
      return { approval: formatId('approval', approval) };
    }

    @Post(':name/roll-back')
    @Repeatable()
    @HttpCode(202)
    @Roles(...makers)
    @ApiOperation({
      summary: 'Ask a second person to bring back an earlier content',
      description: 'The content of a retired version is published again under a new number.',
    })
    @NAME
    @ApiAcceptedResponse({ type: SubmittedDto })
    @StaffProblems(
      'not_found',
      'invalid_definition',
      'state_conflict',
      'nothing_changes',
      'change_too_large',
      'too_many_open_changes',
    )
    async rollBack(
      @CurrentStaff() actor: StaffActor,
      @Param('name') name: string,
      @Body() { number, reason }: RollBackDto,
      @Query() _query: StaffQueryDto,
    ): Promise<SubmittedDto> {
      const approval = await this.publishing.rollBack(actor, key(name, number), reason);
      return { approval: formatId('approval', approval) };
    }

    @Post(':name/retire')
    @Repeatable()
    @HttpCode(202)
    @Roles(...makers)
    @ApiOperation({
      summary: `Ask a second person to take a ${noun} out of force`,
      description: canBeNeeded
        ? 'Refused while something else in force needs it. What was agreed under it stays.'
        : 'What was agreed under it stays.',
    })
    @NAME
    @ApiAcceptedResponse({ type: SubmittedDto })
    @StaffProblems(
      'not_found',
      ...(canBeNeeded ? ['still_needed'] : []),
      'change_too_large',
      'too_many_open_changes',
    )
    async retire(
      @CurrentStaff() actor: StaffActor,
      @Param('name') name: string,
      @Body() { reason }: ChangeReasonDto,
      @Query() _query: StaffQueryDto,
    ): Promise<SubmittedDto> {
      const approval = await this.publishing.retire(actor, kind, name, reason);
      return { approval: formatId('approval', approval) };
    }
  }

  const key = (name: string, number: number): VersionKey => ({ kind, name, number });
  return Routes;
}

function tagged(reply: FastifyReply, version: DefinitionVersion): VersionDto {
  reply.header('etag', etagOf(version.version));
  return versionDto(version);
}
