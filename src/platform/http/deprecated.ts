import { applyDecorators, Header } from '@nestjs/common';
import { ExtendOperation } from './openapi-extensions.js';

export interface Deprecation {
  /** When it became deprecated, RFC 3339. */
  readonly since: string;
  /** When it stops, RFC 3339; no earlier than six months later. */
  readonly sunset: string;
  /** What to call instead, for people. */
  readonly instead: string;
}

/**
 * An operation that is on its way out. Its answers say so: `Deprecation` with the instant and a `Link` to what to read
 * (RFC 9745), `Sunset` with the end (RFC 8594); the documents mark it.
 */
export function Deprecated({ since, sunset, instead }: Deprecation): MethodDecorator {
  const [from, until] = [Date.parse(since), Date.parse(sunset)];
  if (Number.isNaN(from) || !(until > from)) throw new Error('a deprecation ends after it begins');
  return applyDecorators(
    Header('Deprecation', `@${from / 1000}`),
    Header('Link', '</docs/partner>; rel="deprecation"; type="text/html"'),
    Header('Sunset', new Date(until).toUTCString()),
    ExtendOperation({ deprecated: true, 'x-sunset': sunset, 'x-instead': instead }),
  );
}
