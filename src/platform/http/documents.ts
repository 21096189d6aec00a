import type { Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { apiDocument } from './openapi.js';
import { pathIds } from './path-ids.js';

interface Api {
  readonly name: 'partner' | 'staff';
  readonly title: string;
  readonly description: string;
  readonly pathPrefix: string;
  readonly scheme: Parameters<DocumentBuilder['addBearerAuth']>[0];
}

const APIS: readonly Api[] = [
  {
    name: 'partner',
    title: 'Embank Partner API',
    description: 'Tell the bank who, what situation and how much; it answers with the products that fit.',
    pathPrefix: '/v1/',
    scheme: { type: 'http', scheme: 'bearer', bearerFormat: 'ek_sandbox_… or ek_live_…' },
  },
  {
    name: 'staff',
    title: 'Embank Staff API',
    description: 'For the people and systems of the bank.',
    pathPrefix: '/staff/v1/',
    scheme: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  },
];

export const API_NAMES = APIS.map(({ name }) => name);

/** Swagger UI brings its own scripts and inline styles; nothing may come from elsewhere. */
const DOCS_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The two OpenAPI 3.1 documents and their pages. They are made when first asked for. */
export function serveDocuments(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/docs/')) reply.header('content-security-policy', DOCS_CSP);
    done();
  });
  for (const api of APIS) {
    SwaggerModule.setup(`docs/${api.name}`, app, () => openApi(app, api.name), {
      jsonDocumentUrl: `openapi/${api.name}.json`,
      raw: ['json'],
      customSiteTitle: api.title,
      swaggerOptions: { persistAuthorization: true, displayRequestDuration: true, tagsSorter: 'alpha' },
    });
  }
}

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
  return apiDocument(whole, { ...api, parameters: knownParameters(app) });
}

/** `CustomersController.register` is `customersRegister`: what generators name their functions by. */
function operationId(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '');
  return noun.charAt(0).toLowerCase() + noun.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
}

/** By operation and name: the path parameters that a `publicId` reads. */
function knownParameters(app: NestFastifyApplication): Map<string, Map<string, object>> {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as Type),
  );
  return new Map(
    controllers.flatMap((controller) =>
      scanner
        .getAllMethodNames(controller.prototype as object)
        .map((method) => [operationId(controller.name, method), pathIds(controller, method)] as const),
    ),
  );
}
