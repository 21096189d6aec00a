import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpProblems } from './http.errors.js';

const FORM_BYTES = 4_096;

/** The only place where browsers post forms: pages of the bank itself. Every API speaks JSON alone. */
const PAGES = '/bank/';

/** Reads the forms of the bank's own pages as a `URLSearchParams`; must run after the other parsers were replaced. */
export function useForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    (request: FastifyRequest, body: string, done) => {
      if (!request.url.startsWith(PAGES)) return done(httpProblems.unsupported_media_type());
      done(null, new URLSearchParams(body));
    },
  );
}
