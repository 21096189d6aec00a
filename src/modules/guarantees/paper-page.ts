import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../../platform/http/html.js';
import { prefersHtml } from '../../platform/http/html-page.js';
import { contractPages } from '../agreements/index.js';
import { hashOf, type Paper } from './documents.js';
import type { PaperDto } from './dto/paper.dto.js';

/** The text as JSON, or as a page to show and print where the caller prefers text/html. */
export function paperAnswer(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  paper: Paper & { readonly version: number },
): PaperDto | string {
  const { version, locale, text } = paper;
  const hash = hashOf(text).toString('hex');
  reply.header('vary', 'accept');
  if (!prefersHtml(headers.accept)) return { version, locale, text, hash };
  contractPages.describe(reply);
  return paperPage(paper, hash);
}

function paperPage({ locale, text }: Paper, hash: string): string {
  const [title = '', ...lines] = text.split('\n');
  const body = html`<h1>${title}</h1>
    ${lines.map((line) => html`<p>${line}</p>`)}
    <p class="soft mono">SHA-256 ${hash}</p>`;
  return contractPages.page(locale, title, body);
}
