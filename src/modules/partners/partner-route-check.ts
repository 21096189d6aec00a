import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { partnerRoutes } from './partner-access.js';
import { PartnerAuthGuard } from './partner-auth.guard.js';

/** Refuses to start with a partner route that any key, or anybody at all, could call because nobody thought about it. */
@Injectable()
export class PartnerRouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const routes = partnerRoutes(this.discovery, this.reflector);
    refuse(
      'partner routes without @RequireScope or @AnyScope',
      routes.filter(({ access }) => access === undefined),
    );
    refuse(
      'partner routes that are not behind PartnerAuthGuard',
      routes.filter(({ guards }) => !guards.includes(PartnerAuthGuard)),
    );
  }
}

function refuse(why: string, routes: readonly { readonly name: string }[]): void {
  if (routes.length > 0) throw new Error(`${why}: ${routes.map(({ name }) => name).join(', ')}`);
}
