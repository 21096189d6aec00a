import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyKindOf } from './body-kinds.js';
import { httpProblems } from './http.errors.js';
import { JSON_LIMITS } from './json/json-scan.js';
import { isLongUpload } from './long-upload.js';
import { parseStrictJson } from './json/strict-json.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body's bytes as they came, for fingerprints and signatures. */
    rawBody: Buffer | undefined;
  }
}

/** JSON is always UTF-8 (RFC 8259 §8.1); another charset would be a lie about the bytes. */
const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** Replaces every built-in body parser: one media type, read strictly. Others answer 415. */
export function useStrictJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.decorateRequest('rawBody', undefined);
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: JSON_LIMITS.bodyBytes },
    (request: FastifyRequest, body: Buffer, done) => {
      try {
        if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
          throw httpProblems.unsupported_media_type();
        if (isLongUpload(request)) throw httpProblems.unsupported_media_type();
        request.rawBody = body;
        // Clients like to name a type for no body at all; whether a body is needed is the route's matter.
        done(null, body.length === 0 ? undefined : parseStrictJson(body, bodyKindOf(request).keysMax));
      } catch (error) {
        done(error as Error, undefined);
      }
    },
  );
}
