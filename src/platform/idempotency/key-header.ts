import { ApiHeader } from '@nestjs/swagger';

/** Documents the `Idempotency-Key` of a POST. An example stands only where a key is demanded, see platform/http/openapi.ts. */
export function IdempotencyKey(use: 'optional' | 'required'): MethodDecorator & ClassDecorator {
  return ApiHeader({
    name: 'idempotency-key',
    required: use === 'required',
    description: 'Repeat safely: the same key and body get the first answer again.',
    ...(use === 'required' && { example: 'order-88131-1' }),
    schema: { type: 'string', pattern: '^[!-~]{1,512}$', maxLength: 512 },
  });
}
