import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { apiDocument } from './openapi.js';

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

/** One API's document, also for the files in `openapi/`. The application must be initialised. */
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
  return apiDocument(SwaggerModule.createDocument(app, config), api.pathPrefix);
}
