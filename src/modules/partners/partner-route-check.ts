import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { partnerRoutes } from './partner-access.js';

/** Refuses to start with a partner route that any key could call because nobody thought about it. */
@Injectable()
export class PartnerRouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = partnerRoutes(this.discovery, this.reflector).filter(({ access }) => access === undefined);
    if (open.length === 0) return;
    const names = open.map(({ name }) => name).join(', ');
    throw new Error(`partner routes without @RequireScope or @AnyScope: ${names}`);
  }
}
