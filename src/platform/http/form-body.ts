import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { httpProblems } from './http.errors.js';

const FORM_BYTES = 4_096;

/** The only place where browsers post forms: pages of the bank itself. Every API speaks JSON alone. */
const PAGES = '/bank/';

/** Reads the forms of the bank's own pages as a `URLSearchParams`; must run after the other parsers were replaced. */
export function useForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (request: FastifyRequest, body: string, done) => {
      // The type is wrong everywhere else, however long the body is; so the limit of a form is no limit of the parser.
      if (!request.url.startsWith(PAGES)) return done(httpProblems.unsupported_media_type());
      if (body.length > FORM_BYTES) return done(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
      done(null, new URLSearchParams(body));
    },
  );
}
