const NUMBER = /^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,15})?$/;

/** The values of a query or of path parameters, read as their properties' types say; what does not fit stays text. */
export function convertTexts(
  texts: Readonly<Record<string, unknown>>,
  properties: readonly { readonly name: string; readonly type: unknown }[],
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...texts };
  for (const { name, type } of properties) {
    if (result[name] !== undefined) result[name] = convertPrimitive(result[name], type);
  }
  return result;
}

/** `?tag=a&tag=b` and `?tag=a,b` are the same list. */
export function convertPrimitive(value: unknown, type: unknown): unknown {
  if (type === Array) return typeof value === 'string' ? value.split(',') : value;
  if (typeof value !== 'string') return value;
  if (type === Number) return NUMBER.test(value) ? Number(value) : value;
  if (type === Boolean) return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

/** A percent escape can bring a NUL, which PostgreSQL stores in no text. */
export function hasUnstorableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  for (const member of Object.values(value)) if (hasUnstorableText(member)) return true;
  return false;
}
