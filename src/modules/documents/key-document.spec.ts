import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { compileContextSchema, seedTree } from '../scenarios/index.js';
import { contextSample } from './context-sample.js';
import { contextName, documentOfKey, type DocumentedScenario, type KeyView } from './key-document.js';

const WHOLE = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../openapi/partner.json'), 'utf8'),
) as OpenAPIObject;

function scenario(name: string): DocumentedScenario {
  const { names, policy, contextSchema } = seedTree().get(name) as NonNullable<
    ReturnType<ReturnType<typeof seedTree>['get']>
  >;
  const amount = { amount: 1_000, currency: 'CNY' };
  return { path: name, version: 1, title: names.en, borrowers: policy.borrowers, contextSchema, amount };
}

const SHOP: KeyView = {
  environment: 'sandbox',
  scopes: ['offers:read', 'offers:write', 'sandbox:write'],
  scenarios: [scenario('retail.electronics.phone'), scenario('education.higher.tuition')],
};
const EXAMPLES = { term: { summary: 'known', value: { scenario: 'education.higher.tuition', known: true } } };
const documentOf = (view: Partial<KeyView> = {}): OpenAPIObject =>
  documentOfKey(WHOLE, { ...SHOP, ...view }, EXAMPLES);

it('holds what the scopes allow, and no more', () => {
  const document = documentOf();
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/v1/offers', '/v1/me']));
  expect(document.paths).not.toHaveProperty(['/v1/agreements']);
  expect(document.components?.schemas).not.toHaveProperty('AgreementDto');
  expect(document.tags?.map(({ name }) => name)).not.toContain('Agreements');
  expect(Object.keys((document as unknown as Record<'x-scopes', object>)['x-scopes'])).toEqual(SHOP.scopes);
});

it('hides the sandbox from live keys', () => {
  expect(Object.keys(documentOf().paths).some((each) => each.startsWith('/v1/sandbox/'))).toBe(true);
  const live = documentOf({ environment: 'live' });
  expect(Object.keys(live.paths).filter((each) => each.startsWith('/v1/sandbox/'))).toEqual([]);
});

it('refers to nothing that it does not hold', () => {
  const document = documentOf();
  const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(
    ([, name]) => name,
  );
  const held = Object.keys(document.components?.schemas ?? {});
  expect([...new Set(names)].filter((name) => !held.includes(name as string))).toEqual([]);
});

it('shows the contexts and an example of its scenarios only', () => {
  const document = documentOf();
  const { schemas = {} } = document.components ?? {};
  expect(
    Object.keys(schemas)
      .filter((name) => name.endsWith('Context'))
      .sort(),
  ).toEqual(['EducationHigherTuitionContext', 'RetailElectronicsPhoneContext']);
  expect(schemas['OffersRequestDto']).toMatchObject({
    properties: {
      scenario: { enum: ['retail.electronics.phone', 'education.higher.tuition'] },
      context: { anyOf: [{ $ref: `#/components/schemas/${contextName('retail.electronics.phone')}` }, {}] },
    },
    allOf: [{ if: { properties: { scenario: { const: 'retail.electronics.phone' } } } }, {}],
  });
  const body = document.paths['/v1/offers']?.post?.requestBody;
  expect(body).toMatchObject({
    content: {
      'application/json': {
        examples: {
          'retail.electronics.phone': { value: { amount: { amount: 1_000 } } },
          'education.higher.tuition': { value: { known: true } },
        },
      },
    },
  });
});

it('leaves the document of the whole API as it was', () => {
  const before = JSON.stringify(WHOLE);
  documentOf();
  expect(JSON.stringify(WHOLE)).toBe(before);
});

test.each([...seedTree().keys()])('a sample fits the context of %s', (name) => {
  const { contextSchema } = scenario(name);
  expect(compileContextSchema(contextSchema)(contextSample(contextSchema))).toEqual([]);
});
