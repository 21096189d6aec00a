import { hash } from 'node:crypto';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import { ApiDocuments } from '../../platform/http/api-documents.js';
import { DOCUMENTED_EXAMPLES } from '../offers/index.js';
import {
  AnyScope,
  CurrentPartner,
  type PartnerCall,
  PartnerProblems,
  servedCurrencies,
  type UsableScenario,
  usableScenarios,
} from '../partners/index.js';
import { scenariosToken } from '../scenarios/index.js';
import { documentOfKey, type DocumentedScenario, type KeyView } from './key-document.js';

/** About a megabyte each; keys that see the same share one. */
const KEPT = 16;

interface Kept {
  readonly text: string;
  readonly etag: string;
}

@ApiTags('Me')
@Controller('v1/openapi.json')
export class KeyDocumentController {
  private readonly kept = new LRUCache<string, Kept>({ max: KEPT });

  constructor(private readonly documents: ApiDocuments) {}

  /**
   * The OpenAPI document of what this key may do: its scopes’ operations, and its scenarios’ contexts with an example
   * of each. Generate a client from it, or ask again with `If-None-Match` to see whether it changed.
   */
  @Get()
  @AnyScope()
  @ApiOperation({ summary: 'Read the API as your key sees it' })
  @ApiHeader({
    name: 'if-none-match',
    required: false,
    description: 'The `ETag` of the document that you have.',
    example: '"0b9f2c77d1f04c5e"',
    schema: { type: 'string', maxLength: 64, pattern: '^[!-~ ]*$' },
  })
  @ApiResponse({
    status: 200,
    description: 'An OpenAPI 3.1 document.',
    content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
  })
  @ApiResponse({ status: 304, description: 'It is what you have.' })
  @PartnerProblems()
  read(
    @CurrentPartner() call: PartnerCall,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined {
    const { text, etag } = this.documentFor(viewOf(call));
    reply.headers({ etag, 'cache-control': 'private, max-age=60', vary: 'authorization' });
    if (known !== undefined && known.split(/\s*,\s*/).includes(etag)) {
      reply.status(304);
      return undefined;
    }
    reply.header('content-type', 'application/json; charset=utf-8');
    return text;
  }

  private documentFor(view: KeyView): Kept {
    const name = hash('sha256', JSON.stringify(view));
    let kept = this.kept.get(name);
    if (!kept) {
      const text = JSON.stringify(documentOfKey(this.documents.get('partner'), view, DOCUMENTED_EXAMPLES));
      this.kept.set(name, (kept = { text, etag: `"${hash('sha256', text).slice(0, 16)}"` }));
    }
    return kept;
  }
}

function viewOf({ key, snapshot }: PartnerCall): KeyView {
  return {
    environment: key.environment,
    scopes: [...key.scopes].sort(),
    scenarios: usableScenarios(key, snapshot.get(scenariosToken)).map(documented),
  };
}

function documented(usable: UsableScenario): DocumentedScenario {
  const { definition, number } = usable.scenario;
  const [currency = ''] = servedCurrencies(usable);
  const smallest = definition.policy.caps[currency]?.ticketMinMinor;
  return {
    path: definition.path,
    version: number,
    title: definition.names.en,
    borrowers: definition.policy.borrowers,
    contextSchema: definition.contextSchema,
    amount: smallest === undefined ? undefined : { amount: Math.max(1, smallest), currency },
  };
}
