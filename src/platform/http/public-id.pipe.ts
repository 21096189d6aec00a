import type { PipeTransform } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { type IdKind, parseId, type Uuid } from '../../kernel/ids.js';

/** A pipe that tells the documents which kind of id it reads. */
export interface PublicIdPipe extends PipeTransform<string, Uuid> {
  readonly kind: IdKind;
}

/** A kind of id as people say it. */
export function nounOf(kind: IdKind): string {
  if (kind === 'apiKey') return 'API key';
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/**
 * `@Param('id', publicId('offer')) id: Uuid`: reads the public id of a path. A malformed id answers as an unknown one
 * does, because both are simply not there.
 */
export function publicId(kind: IdKind): PublicIdPipe {
  return {
    kind,
    transform: (text) => {
      const id = parseId(kind, text);
      if (id === undefined) throw notFound(nounOf(kind));
      return id;
    },
  };
}
