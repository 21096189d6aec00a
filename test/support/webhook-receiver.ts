import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // Tests look at bodies of every shape.
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** What a receiver answers; `hang` never answers. */
export type Reply = number | 'hang' | { readonly status: number; readonly headers: Record<string, string> };

/** A partner's receiver of webhooks on a real socket of this machine. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Decides by what came; 204 until it is set. */
  answer: (message: Received) => Reply;
  close(): Promise<void>;
}

export async function webhookReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const receiver: Pick<Receiver, 'received' | 'answer'> = { received, answer: () => 204 };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const message = { path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text) };
      received.push(message);
      const reply = receiver.answer(message);
      if (reply === 'hang') return;
      const { status, headers } = typeof reply === 'number' ? { status: reply, headers: {} } : reply;
      response.writeHead(status, headers).end(status === 204 ? '' : `answered ${status}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
