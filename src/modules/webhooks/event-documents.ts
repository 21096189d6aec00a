import { ID_PREFIX } from '../../kernel/ids.js';
import { EVENT_CATALOGUE, type EventType } from './event-catalogue.js';

type Json = Record<string, unknown>;

const EXAMPLE_ID = '06fwm2a1c5e7r8e8gx2m9k3v4n';

/** A type's `data` with every member. */
export function exampleData({ data }: EventType): Json {
  return Object.fromEntries(Object.entries(data).map(([name, { example }]) => [name, example]));
}

/** A whole message of this type. */
export function exampleMessage(event: EventType): Json {
  return {
    id: `${ID_PREFIX.notification}_${EXAMPLE_ID}`,
    type: event.type,
    timestamp: '2026-11-21T09:30:00.000Z',
    apiVersion: 'v1',
    environment: 'sandbox',
    position: 41,
    subject: `${ID_PREFIX[event.subject]}_${EXAMPLE_ID}`,
    sequence: 2,
    data: exampleData(event),
  };
}

/** The OpenAPI 3.1 document of everything that the bank sends, made of the catalogue alone. */
export function webhooksDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Embank webhooks',
      version: '1',
      description: GUIDE,
      // Whoever runs the bank names himself.
      contact: {},
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [
      {
        url: 'https://hooks.partner.example',
        description: 'Your endpoint: in production, or for the sandbox.',
        'x-internal': false,
      },
    ],
    // We call the receiver; what proves that it was us is the signature.
    security: [],
    tags: [...new Set(EVENT_CATALOGUE.map(tagOf))].map((name) => ({
      name,
      description: `What is told of: ${name}.`,
    })),
    webhooks: Object.fromEntries(EVENT_CATALOGUE.map((event) => [event.type, { post: operationOf(event) }])),
    components: {
      schemas: Object.fromEntries(EVENT_CATALOGUE.map((event) => [schemaName(event), schemaOf(event)])),
    },
  };
}

const GUIDE = `Standard Webhooks 1.0. Verify \`webhook-signature\` over the bytes of the body as they came, and refuse a
\`webhook-timestamp\` that is more than five minutes away. Answer 2xx within 15 seconds; everything else, a redirect too,
is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, or as \`Retry-After\` says; 410 disables the
endpoint. A message can come twice: \`webhook-id\` stays the same, so remember it. What happens to one subject is first
sent in the order of \`sequence\`; a message that has to be tried again does not hold up those behind it, so take the
higher \`sequence\` for the newer state. New types and new members can appear; ignore what you do not know.`;

function operationOf(event: EventType): Json {
  return {
    operationId: schemaName(event).charAt(0).toLowerCase() + schemaName(event).slice(1),
    summary: event.description,
    tags: [tagOf(event)],
    parameters: HEADERS,
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { $ref: reference(event) }, example: exampleMessage(event) },
      },
    },
    responses: {
      '2XX': { description: 'You have it.' },
      '410': { description: 'Nobody lives here any more: the endpoint is disabled.' },
    },
  };
}

const header = (name: string, description: string, example: string): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

const HEADERS = [
  header('webhook-id', 'The notification’s id, the same on every attempt.', `ntf_${EXAMPLE_ID}`),
  header('webhook-timestamp', 'When this attempt was made, in seconds since 1970.', '1795253400'),
  header(
    'webhook-signature',
    '`v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.',
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  ),
];

function tagOf({ type }: EventType): string {
  return type.slice(0, type.indexOf('.'));
}

/** `agreement.settledEarly` is `AgreementSettledEarlyMessage`. */
function schemaName({ type }: EventType): string {
  const words = type.split('.').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Message`;
}

const reference = (event: EventType): string => `#/components/schemas/${schemaName(event)}`;

function schemaOf({ type, subject, description, data }: EventType): Json {
  const fields = Object.entries(data);
  const id = (prefix: string): Json => ({ type: 'string', pattern: `^${prefix}_[0-9a-hjkmnp-tv-z]{26}$` });
  return {
    type: 'object',
    description,
    required: [
      'id',
      'type',
      'timestamp',
      'apiVersion',
      'environment',
      'position',
      'subject',
      'sequence',
      'data',
    ],
    properties: {
      id: { ...id(ID_PREFIX.notification), description: 'The `webhook-id`.' },
      type: { type: 'string', const: type, description: 'What happened.' },
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened, in business time.' },
      apiVersion: {
        type: 'string',
        const: 'v1',
        description: 'Version of the API that the message follows.',
      },
      environment: { type: 'string', enum: ['live', 'sandbox'], description: 'Where it happened.' },
      position: { type: 'integer', format: 'int64', description: 'Its place in your feed.' },
      subject: { ...id(ID_PREFIX[subject]), description: 'What it happened to.' },
      sequence: {
        type: 'integer',
        format: 'int64',
        description: 'Orders what happened to one subject; several messages of one change share it.',
      },
      data: {
        type: 'object',
        description:
          'Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none.',
        required: fields.filter(([, { isOptional }]) => !isOptional).map(([name]) => name),
        properties: {
          ...Object.fromEntries(
            fields.map(([name, { schema, description: meaning, example }]) => [
              name,
              { ...schema, description: meaning, examples: [example] },
            ]),
          ),
          object: { type: ['object', 'null'], description: 'Only with the payload `full`.' },
        },
      },
    },
  };
}
