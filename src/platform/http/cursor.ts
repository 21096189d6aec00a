import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Secret } from '../config/secret.js';
import { httpProblems } from './http.errors.js';

/** Where a list goes on: the sort key of the last row that was shown. */
export type CursorPosition = readonly (string | number)[];

/** What a cursor belongs to: it is worthless on another list, with other filters or for another caller. */
export interface CursorScope {
  /** Route template or another constant name of the list. */
  readonly list: string;
  /** Tenant and environment of the caller. */
  readonly owner: string;
  /** Everything that chooses or orders the rows; not the limit. */
  readonly filters: Readonly<Record<string, unknown>>;
}

const MAC_BYTES = 16;
const POSITION_MAX = 4;
const TEXT_MAX = 1_024;

/** Opaque cursors: a position, signed together with its scope. */
export class Cursors {
  constructor(private readonly secret: Secret<Buffer>) {}

  write(scope: CursorScope, position: CursorPosition): string {
    const body = Buffer.from(JSON.stringify(position));
    return Buffer.concat([this.mac(scope, body), body]).toString('base64url');
  }

  /** @throws DomainError invalid_cursor */
  read(scope: CursorScope, text: string): CursorPosition {
    if (text.length > TEXT_MAX || !/^[\w-]+$/.test(text)) throw httpProblems.invalid_cursor();
    const bytes = Buffer.from(text, 'base64url');
    const body = bytes.subarray(MAC_BYTES);
    // Base64 has several spellings of one value; only ours counts.
    if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== text)
      throw httpProblems.invalid_cursor();
    if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.mac(scope, body)))
      throw httpProblems.invalid_cursor();
    const position = JSON.parse(body.toString()) as CursorPosition;
    if (position.length > POSITION_MAX) throw httpProblems.invalid_cursor();
    return position;
  }

  private mac(scope: CursorScope, body: Buffer): Buffer {
    // Lengths are fixed by the digest, so no two scopes can run into each other.
    const bound = createHash('sha256')
      .update(JSON.stringify([scope.list, scope.owner, canonicalFilters(scope.filters)]))
      .digest();
    return createHmac('sha256', this.secret.reveal())
      .update(bound)
      .update(body)
      .digest()
      .subarray(0, MAC_BYTES);
  }
}

/** Filters in one order, absent ones left out, so that the same question has one digest. */
function canonicalFilters(filters: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * `Link` of a page that has a next one (RFC 8288).
 * @param url path and query of this request
 */
export function nextLink(url: string, cursor: string): string {
  const [path = '/', query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  params.set('cursor', cursor);
  return `<${path}?${params.toString()}>; rel="next"`;
}

/** Adds to `Link`, which an answer may have for another reason too (deprecated.ts). */
export function addLink(reply: FastifyReply, link: string): void {
  const before = reply.getHeader('link');
  reply.header('link', before === undefined ? link : `${String(before)}, ${link}`);
}
