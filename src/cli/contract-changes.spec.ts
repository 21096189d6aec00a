import { breakingChanges, type Contract } from './contract-changes.js';

interface Parts {
  request?: object;
  answer?: object;
  parameters?: object[];
  scopes?: string[];
  status?: string;
}

const AMOUNT = { type: 'integer', minimum: 0, maximum: 100 };
const REQUEST = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', maxLength: 10 },
    kind: { type: 'string', enum: ['a', 'b'] },
    amount: AMOUNT,
    tags: { type: 'array', items: { type: 'string' } },
    parent: { $ref: '#/components/schemas/Request' },
  },
};
const ANSWER = {
  type: 'object',
  required: ['id', 'status'],
  properties: { id: { type: 'string' }, status: { type: 'string', enum: ['open', 'done'] }, sum: AMOUNT },
};

function contract({
  request = REQUEST,
  answer = ANSWER,
  parameters = [{ in: 'query', name: 'limit', schema: AMOUNT }],
  scopes = ['things:write'],
  status = '201',
}: Parts = {}): Contract {
  const json = (name: string): object => ({
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  const post = {
    'x-scopes': scopes,
    parameters,
    requestBody: { required: true, ...json('Request') },
    responses: { [status]: json('Answer') },
  };
  return {
    paths: { '/things': { post } },
    components: { schemas: { Request: { ...request }, Answer: { ...answer } } },
  };
}

const AT = 'POST /things';
const request = (properties: object, required = ['name']): Parts => ({
  request: { ...REQUEST, required, properties: { ...REQUEST.properties, ...properties } },
});
const answer = (properties: object, required = ANSWER.required): Parts => ({
  answer: { ...ANSWER, required, properties: { ...ANSWER.properties, ...properties } },
});
const without = (name: string): Parts => {
  const { [name]: _, ...properties } = ANSWER.properties as Record<string, object>;
  return { answer: { ...ANSWER, properties } };
};

test.each<[string, Parts, string]>([
  ['another status', { status: '202' }, `${AT}: it no longer answers 201`],
  ['a further scope', { scopes: ['things:write', 'more'] }, `${AT}: the scope more is needed now`],
  ['a parameter less', { parameters: [] }, `${AT} query limit: the parameter is gone`],
  [
    'a parameter that is required now',
    { parameters: [{ in: 'query', name: 'limit', required: true, schema: AMOUNT }] },
    `${AT} query limit: it is required now`,
  ],
  [
    'a new parameter that is required',
    {
      parameters: [
        { in: 'query', name: 'limit', schema: AMOUNT },
        { in: 'query', name: 'x', required: true },
      ],
    },
    `${AT} query x: it is required now`,
  ],
  ['a new required field', request({}, ['name', 'kind']), 'request Request.kind: it is required now'],
  [
    'a value less in a request',
    request({ kind: { type: 'string', enum: ['a'] } }),
    'request Request.kind: the value b is not taken any more',
  ],
  [
    'values where any was taken',
    request({ name: { type: 'string', maxLength: 10, enum: ['x'] } }),
    'request Request.name: only some values are taken now',
  ],
  [
    'a shorter text',
    request({ name: { type: 'string', maxLength: 9 } }),
    'request Request.name: maxLength is lower',
  ],
  [
    'a higher minimum',
    request({ amount: { ...AMOUNT, minimum: 1 } }),
    'request Request.amount: minimum is higher',
  ],
  [
    'a pattern',
    request({ name: { type: 'string', maxLength: 10, pattern: '^x' } }),
    'request Request.name: the pattern changed',
  ],
  [
    'another type in a list',
    request({ tags: { type: 'array', items: { type: 'integer' } } }),
    'request Request.tags[]: the type string is not taken any more',
  ],
  ['a field of an answer less', without('sum'), 'answer Answer.sum: the field is gone'],
  [
    'a field of an answer that may be missing',
    answer({}, ['id']),
    'answer Answer.status: it may be missing now',
  ],
  [
    'null where there was none',
    answer({ id: { type: ['string', 'null'] } }),
    'answer Answer.id: the type null may come now',
  ],
  [
    'a value of an answer less',
    answer({ status: { type: 'string', enum: ['open'] } }),
    'answer Answer.status: the value done never comes any more',
  ],
])('%s breaks callers', (_, parts, line) => {
  expect(breakingChanges(contract(), contract(parts))).toEqual([line]);
});

test('an operation that is gone breaks callers', () => {
  expect(breakingChanges(contract(), { paths: {} })).toEqual([`${AT}: the operation is gone`]);
});

test.each<[string, Parts]>([
  ['nothing', {}],
  ['a scope less', { scopes: [] }],
  ['a new optional field of a request', request({ more: { type: 'string' } })],
  ['a field of a request that is optional now', request({}, [])],
  ['a wider request', request({ amount: { type: 'number', minimum: -1 }, kind: { type: 'string' } })],
  ['a new field of an answer', answer({ more: { type: 'string' } }, ['id', 'status', 'more'])],
  ['a new value of an answer', answer({ status: { type: 'string', enum: ['open', 'done', 'late'] } })],
])('%s breaks nobody', (_, parts) => {
  expect(breakingChanges(contract(), contract(parts))).toEqual([]);
});
