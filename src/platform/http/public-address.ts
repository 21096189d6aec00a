import type { AddressInfo } from 'node:net';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Config } from '../config/config.js';

/**
 * Where customers' browsers find this server: as configured, else where it listens. Never what a request's `Host` says,
 * for whoever sends the request chooses that, and with it where somebody else's browser would go.
 */
@Injectable()
export class PublicAddress {
  constructor(
    private readonly config: Config,
    private readonly adapter: HttpAdapterHost,
  ) {}

  /** @param path begins with a slash */
  of(path: string): string {
    return `${this.config.publicUrl ?? this.listening()}${path}`;
  }

  private listening(): string {
    const { host } = this.config;
    const { port } = (this.adapter.httpAdapter.getHttpServer() as { address(): AddressInfo }).address();
    // A wildcard is where a server listens, not where anybody finds it.
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
    return `http://${name}:${port}`;
  }
}
