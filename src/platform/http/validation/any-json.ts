/** For `@ApiProperty`: a value of any kind. Left to itself the document would call it an object. */
export const ANY_JSON = {
  oneOf: ['string', 'number', 'boolean', 'object', 'array', 'null'].map((type) =>
    type === 'array' ? { type, items: {} } : { type },
  ),
};
