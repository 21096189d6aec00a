/**
 * Reads comma-separated text with a header line and optional double quotes (RFC 4180).
 * @returns one record per line, keyed by the header's names; a missing field is the empty string.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...lines] = splitCsv(text);
  return lines.map((line) => Object.fromEntries(header.map((name, column) => [name, line[column] ?? ''])));
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

function splitCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (FIELD.lastIndex = 0; FIELD.lastIndex < text.length;) {
    const at = FIELD.lastIndex;
    const match = FIELD.exec(text);
    if (match === null) throw new SyntaxError(`malformed CSV at character ${at}`);
    line.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
}
