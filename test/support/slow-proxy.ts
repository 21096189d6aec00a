import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a program and its database and makes the way between them long, or leads nowhere. */
export class SlowProxy {
  /** Added to each packet, each way. */
  delayMs = 0;
  /** While true, nothing passes and nobody is told. */
  isBlackHole = false;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** @param target URL of the database */
  static async before(target: string): Promise<SlowProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new SlowProxy(server, (server.address() as { port: number }).port);
    server.on('connection', (near) => proxy.join(near, connect(Number(port), hostname)));
    return proxy;
  }

  /** The same URL, by way of the proxy. */
  through(target: string): string {
    const url = new URL(target);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk) => {
        // What falls into the hole is lost, as it is when a route breaks.
        if (!this.isBlackHole) setTimeout(() => to.writable && to.write(chunk), this.delayMs);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        setTimeout(() => to.destroy(), this.delayMs);
      });
    }
  }
}
