import type { OpenAPIObject } from '@nestjs/swagger';
import { pageDocument } from './page-document.js';

const query = (name: string, more: object = {}): object => ({
  in: 'query',
  name,
  description: 'Of whom.',
  schema: { type: 'string', example: 'x' },
  ...more,
});
const documentOf = (...parameters: object[]): OpenAPIObject =>
  ({ paths: { '/v1/agreements': { get: { parameters } } } }) as unknown as OpenAPIObject;

// Trying a list out was first answered 400, for the example of `customer` is nobody's id.
it('leaves the filters of a list empty, and says what they can be', () => {
  const document = documentOf(query('customer'), query('status', { example: 'active' }));
  expect(pageDocument(document)).toEqual(
    documentOf(
      query('customer', { description: 'Of whom. For example `x`.', schema: { type: 'string' } }),
      query('status', { description: 'Of whom. For example `active`.', schema: { type: 'string' } }),
    ),
  );
});

it('fills in the rest, and leaves the document itself as it is', () => {
  const document = documentOf(
    query('limit'),
    query('environment'),
    query('from', { required: true }),
    query('id', { in: 'path' }),
    query('customer'),
  );
  const before = structuredClone(document);
  const parameters = (pageDocument(document).paths['/v1/agreements']?.get?.parameters ?? []) as object[];
  expect(document).toEqual(before);
  expect(documentOf(...parameters.slice(0, 4))).toEqual(
    documentOf(...(before.paths['/v1/agreements']?.get?.parameters ?? []).slice(0, 4)),
  );
});
