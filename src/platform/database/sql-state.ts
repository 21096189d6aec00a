/** SQLSTATE (five characters) or the operating system's error code; '' when there is none. */
export function sqlState(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
