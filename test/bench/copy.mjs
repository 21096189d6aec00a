// COPY in text format through the driver's own protocol, without a further library.
const CHUNK_ROWS = 2_000;

/**
 * @param table with the columns, as COPY writes them
 * @param rows values that hold no tab, newline or backslash (`bytes` writes bytea); `\N` is null
 */
export async function copyRows(client, table, rows) {
  const { connection } = client;
  await new Promise((resolve, reject) => {
    client.query({
      submit: () => connection.query(`copy ${table} from stdin`),
      handleCopyInResponse: () => {
        for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
          const lines = rows.slice(at, at + CHUNK_ROWS).map((row) => `${row.join('\t')}\n`);
          connection.sendCopyFromChunk(Buffer.from(lines.join('')));
        }
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: resolve,
      handleError: reject,
    });
  });
}

export const bytes = (buffer) => `\\\\x${buffer.toString('hex')}`;
