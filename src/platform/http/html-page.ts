import { createHash } from 'node:crypto';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Html, html } from './html.js';

/** Pages for browsers, with one style and nothing else: no script, no resource from anywhere. */
export class HtmlPages {
  private readonly hash: string;
  private readonly element: Html;

  /** @param style CSS of the program's own */
  constructor(style: string) {
    this.hash = createHash('sha256').update(style).digest('base64');
    // Without a space around it: the browser hashes all that stands between the tags.
    this.element = new Html(`<style>${style}</style>`);
  }

  /**
   * What a browser may do with such a page: show it, with this one style.
   * @param formTargets where its form may go, redirects included; nowhere when left out
   */
  policy(formTargets: readonly string[] = []): string {
    const form = formTargets.length > 0 ? formTargets.join(' ') : "'none'";
    return `default-src 'none'; style-src 'sha256-${this.hash}'; base-uri 'none'; form-action ${form}; frame-ancestors 'none'`;
  }

  page(language: string, title: string, body: Html): string {
    return html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          ${this.element}
        </head>
        <body>
          ${body}
        </body>
      </html> `.text;
  }

  /** Says what the answer is, and what the browser may do with it. */
  describe(reply: FastifyReply, formTargets: readonly string[] = []): void {
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', this.policy(formTargets));
  }
}

/** Browsers name text/html first; programs name JSON, anything, or nothing. */
export function prefersHtml(accept: string | undefined): boolean {
  const wanted = accept?.indexOf('text/html') ?? -1;
  const json = accept?.indexOf('application/json') ?? -1;
  return wanted >= 0 && (json < 0 || wanted < json);
}

/** Documents an answer that is JSON, or a page for those who prefer HTML. */
export function ApiJsonOrPage(dto: Type, description: string): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(dto),
    ApiProduces('application/json', 'text/html'),
    ApiOkResponse({
      description,
      content: {
        'application/json': { schema: { $ref: getSchemaPath(dto) } },
        'text/html': { schema: { type: 'string' } },
      },
    }),
  );
}
