import type { PipeTransform } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { type IdKind, parseId, type Uuid } from '../../kernel/ids.js';

/**
 * `@Param('id', publicId('offer')) id: Uuid`: reads the public id of a path. A malformed id answers as an unknown one
 * does, because both are simply not there.
 */
export function publicId(kind: IdKind): PipeTransform<string, Uuid> {
  return {
    transform: (text) => {
      const id = parseId(kind, text);
      if (id === undefined) throw notFound(kind);
      return id;
    },
  };
}
