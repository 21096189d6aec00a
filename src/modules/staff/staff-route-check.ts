import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { staffRoutes } from './staff-access.js';

/** Refuses to start with a staff route that nobody thought about who may call it. */
@Injectable()
export class StaffRouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = staffRoutes(this.discovery, this.reflector).filter(({ access }) => access === undefined);
    if (open.length === 0) return;
    throw new Error(`staff routes without @Roles: ${open.map(({ name }) => name).join(', ')}`);
  }
}
