import type { Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

import { ApiDocuments } from './api-documents.js';
import { apiDocument, type KnownOperation } from './openapi.js';
import { extensionsOf } from './openapi-extensions.js';
import { pageDocument } from './page-document.js';
import { pathIds } from './path-ids.js';

interface Api {
  readonly name: 'partner' | 'staff';
  readonly title: string;
  readonly description: string;
  readonly pathPrefix: string;
  readonly scheme: Parameters<DocumentBuilder['addBearerAuth']>[0];
}

const STAFF_TOKEN =
  'A JWT of the bank’s issuer, verified as RFC8725 demands: listed algorithms only, issuer, audience and expiry checked.';
const PARTNER_KEY =
  'An API key. `ek_sandbox_…` acts in your sandbox, `ek_live_…` in the real bank; `GET /v1/me` says what it may do.';

const APIS: readonly Api[] = [
  {
    name: 'partner',
    title: 'Embank Partner API',
    description: `Tell the bank who, what situation and how much; it answers with the products that fit.

Press **Authorize** and give the key of a sandbox: \`npm start\` prints some, and \`POST /v1/sandbox/partners\` opens a sandbox of your own. Then **Offers**, \`POST /v1/offers\`, *Try it out*, the example of the partner whose key it is. An offer's \`id\` is what \`accept\` and \`POST /v1/applications\` go on from.`,
    pathPrefix: '/v1/',
    scheme: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'ek_sandbox_… or ek_live_…',
      description: PARTNER_KEY,
    },
  },
  {
    name: 'staff',
    title: 'Embank Staff API',
    description: `For the people and systems of the bank.

Sign in first: **Sign-in**, \`POST /staff/v1/sign-in\` (in development; elsewhere with a token of the bank's issuer), then press **Authorize** and give the \`accessToken\` of the answer. A change is drafted and submitted by one person, and waits under **Approvals** for another. \`environment\` says which bank is meant: \`sandbox\`, when it is left out, or \`live\`.`,
    pathPrefix: '/staff/v1/',
    scheme: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: STAFF_TOKEN },
  },
];

export const API_NAMES = APIS.map(({ name }) => name);

/** Swagger UI brings its own scripts and inline styles; nothing may come from elsewhere. */
const DOCS_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The groups stand as the document has them: what one needs first comes first. They are closed, because to draw all
 * operations of an API takes a browser seconds.
 */
const PAGE_OPTIONS = { persistAuthorization: true, displayRequestDuration: true, docExpansion: 'none' };

/** The two OpenAPI 3.1 documents and their pages. They are made when first asked for. */
export function serveDocuments(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/docs/')) reply.header('content-security-policy', DOCS_CSP);
    done();
  });
  const documents = app.get(ApiDocuments);
  documents.makeWith((name) => openApi(app, name as Api['name']));
  for (const api of APIS) {
    const document = (): OpenAPIObject => documents.get(api.name);
    SwaggerModule.setup(`docs/${api.name}`, app, () => pageDocument(document()), {
      raw: false,
      customSiteTitle: api.title,
      swaggerOptions: PAGE_OPTIONS,
    });
    SwaggerModule.setup(`openapi/${api.name}`, app, document, {
      ui: false,
      jsonDocumentUrl: `openapi/${api.name}.json`,
      raw: ['json'],
    });
  }
}

/** Relative, so that a try-out goes to the bank that serves the page. */
const SERVER = {
  url: '/',
  description: 'The bank that serves this document; the key or token decides on sandbox or production.',
};

/** One API's document, also for the files in `openapi/`. It needs the routes' metadata only, so an application in preview will do. */
export function openApi(app: NestFastifyApplication, name: Api['name']): OpenAPIObject {
  const api = APIS.find((candidate) => candidate.name === name) as Api;
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(api.title)
    .setDescription(api.description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth(api.scheme, api.name)
    .addSecurityRequirements(api.name)
    .build();
  const whole = SwaggerModule.createDocument(app, config, { operationIdFactory: operationId });
  whole.servers = [Object.assign({ 'x-internal': api.name === 'staff' }, SERVER)];
  return apiDocument(whole, { ...api, known: knownOperations(app) });
}

/** `CustomersController.register` is `customersRegister`: what generators name their functions by. */
function operationId(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '');
  return noun.charAt(0).toLowerCase() + noun.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
}

/** By operation id: what decorators and pipes know of each. */
function knownOperations(app: NestFastifyApplication): Map<string, KnownOperation> {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as Type),
  );
  return new Map(
    controllers.flatMap((controller) => {
      const prototype = controller.prototype as Record<string, object>;
      return scanner.getAllMethodNames(prototype).map((method) => {
        const extensions = extensionsOf(controller, prototype[method] as object);
        return [
          operationId(controller.name, method),
          { parameters: pathIds(controller, method), extensions },
        ];
      });
    }),
  );
}
