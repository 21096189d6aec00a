/** A partner's own tags, as he names them: `own.loyal`. Stored with his slug, so that no two partners share one. */
const OWN = /^own\.[a-z][A-Za-z0-9-]{0,39}$/;

/** What a route's parameter may be; whatever else it is, there is no such tag. */
export const TAG_NAME_SCHEMA = {
  type: 'string',
  pattern: '^[a-z][A-Za-z0-9.-]{0,63}$',
  maxLength: 64,
} as const;

export function isOwnTag(name: string): boolean {
  return OWN.test(name);
}

/** `own.loyal` of lumen-phones → `own.lumen-phones.loyal`. */
export function storedName(name: string, partner: string): string {
  return isOwnTag(name) ? `own.${partner}.${name.slice('own.'.length)}` : name;
}

/** As the partner whose customer it is names it. */
export function shownName(name: string, partner: string): string {
  const prefix = `own.${partner}.`;
  return name.startsWith(prefix) ? `own.${name.slice(prefix.length)}` : name;
}
