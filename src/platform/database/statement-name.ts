import { hash } from 'node:crypto';

/** A connection keeps every plan that it was given a name for, so there is an end to names. */
const NAMES_MAX = 500;

const names = new Map<string, string>();

/**
 * The same for the same text, so that PostgreSQL reads and plans it once a connection. Texts are written in repositories and
 * are few; one more than there is room for goes without a name.
 */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= NAMES_MAX) return known;
  const name = `s_${hash('sha256', sql, 'hex').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}
