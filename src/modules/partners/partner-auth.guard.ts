import { hash } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { isInNetworks } from '../../platform/security/networks.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { apiKeyDigest, environmentOfKey } from './api-key.js';
import { InnerCalls } from './inner-calls.js';
import { CallWatches } from './call-watches.js';
import { KeyUse } from './key-use.js';
import { isLicensed } from './licence.js';
import { isPartnerPath, partnerAccess, type PartnerAccess, type PartnerRequest } from './partner-access.js';
import { partnerProblems } from './partners.errors.js';
import { type ApiKey, type PartnerBook, partnersPart } from './partners.snapshot.js';
import { RateLimits } from './rate-limits.js';

/** Guards every route of the application, and lets pass those outside the Partner API. */
@Injectable()
export class PartnerAuthGuard implements CanActivate {
  /**
   * The keys that were used while a book is in force, by a plain hash, which takes a quarter of the time of checksum and
   * keyed digest. Of 256 random bits it tells as little as they do; and only keys that exist are remembered.
   */
  private readonly used = new WeakMap<PartnerBook, Map<string, ApiKey>>();

  constructor(
    private readonly snapshots: SnapshotService,
    private readonly digests: KeyedDigest,
    private readonly clock: SystemClock,
    private readonly use: KeyUse,
    private readonly limits: RateLimits,
    private readonly watches: CallWatches,
    private readonly reflector: Reflector,
    private readonly inner: InnerCalls,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<PartnerRequest>();
    if (!isPartnerPath(request.routeOptions.url ?? '')) return true;
    const snapshot = this.snapshots.current();
    const book = snapshot.get(partnersPart);
    const nowMs = this.clock.nowMs();
    const access = partnerAccess(this.reflector, context.getHandler());
    if (access === 'nobody') return true;
    const { authorization } = request.headers;
    const inner = this.inner.keyOf(authorization);
    const key = inner ?? this.keyOf(book, authorization);
    refuseExpired(key, nowMs);
    refuseForeignAddress(key, request.ip);
    refuseStoppedPartner(key, nowMs, book.paused.partner);
    // What the bank does for a partner was counted when he asked for it.
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (!inner) this.limits.take(key, nowMs, reply);
    refuseMissingScope(key, access);
    this.use.note(key.id, nowMs);
    request.context.partnerId = key.partner.id;
    request.context.environment = key.environment;
    request.partnerCall = {
      key,
      snapshot,
      actor: {
        kind: 'partner',
        partnerId: key.partner.id,
        environment: key.environment,
        keyId: key.id,
        requestId: request.context.requestId,
      },
    };
    if (!inner) this.watches.show(request.partnerCall, request, reply);
    return true;
  }

  private keyOf(book: PartnerBook, authorization: string | undefined): ApiKey {
    if (authorization === undefined) throw partnerProblems.api_key_missing();
    const token = /^bearer (.+)$/i.exec(authorization)?.[1] ?? '';
    const name = hash('sha256', token);
    let used = this.used.get(book);
    if (!used) this.used.set(book, (used = new Map<string, ApiKey>()));
    const key = used.get(name) ?? this.findKey(book, token);
    if (!key) throw partnerProblems.invalid_api_key();
    used.set(name, key);
    return key;
  }

  private findKey(book: PartnerBook, token: string): ApiKey | undefined {
    // The checksum comes first: a typo costs no digest and no look-up.
    const environment = environmentOfKey(token);
    return environment && book.keys.get(apiKeyDigest(this.digests, token).toString('hex'));
  }
}

function refuseExpired({ expiresAtMs }: ApiKey, nowMs: number): void {
  if (expiresAtMs !== undefined && expiresAtMs <= nowMs) throw partnerProblems.api_key_expired();
}

function refuseForeignAddress({ cidrs }: ApiKey, address: string): void {
  if (cidrs.length > 0 && !isInNetworks(address, cidrs)) throw partnerProblems.address_not_allowed();
}

function refuseStoppedPartner(
  { partner, environment }: ApiKey,
  nowMs: number,
  paused: ReadonlySet<string>,
): void {
  if (partner.status !== 'active' || paused.has(partner.slug)) throw partnerProblems.partner_suspended();
  if (environment === 'live' && !isLicensed(partner.licensedUntil, nowMs)) {
    throw partnerProblems.licence_expired();
  }
}

function refuseMissingScope({ scopes }: ApiKey, access: PartnerAccess | undefined): void {
  if (access === 'any' || (access !== undefined && access !== 'nobody' && scopes.has(access))) return;
  throw partnerProblems.scope_missing(`This key lacks the scope ${access ?? '(none declared)'}.`);
}
