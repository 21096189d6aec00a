import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { DomainError } from '../../kernel/domain-error.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { SnapshotService, type Snapshot } from '../../platform/snapshot/snapshot.service.js';
import { environmentOfKey } from './api-key.js';
import { type ApiKey, partnersPart } from './partners.snapshot.js';
import type { Scope } from './scopes.js';

/** Who calls, and the configuration that this request began with and ends with. */
export interface PartnerCall {
  readonly actor: PartnerActor;
  readonly key: ApiKey;
  readonly snapshot: Snapshot;
}

type PartnerRequest = FastifyRequest & { partnerCall?: PartnerCall };

const SCOPE = 'embank:scope';

/** The scope that a key needs for a route of the Partner API. A route without one is refused at boot. */
export const RequireScope = (scope: Scope): ReturnType<typeof SetMetadata> => SetMetadata(SCOPE, scope);

export function scopeOf(reflector: Reflector, handler: CallableFunction): Scope | undefined {
  return reflector.get<Scope | undefined>(SCOPE, handler as never);
}

/** The calling partner, put there by the guard. */
export const CurrentPartner = createParamDecorator((_: unknown, context: ExecutionContext): PartnerCall => {
  const call = context.switchToHttp().getRequest<PartnerRequest>().partnerCall;
  if (!call) throw new Error('route is not behind PartnerAuthGuard');
  return call;
});

@Injectable()
export class PartnerAuthGuard implements CanActivate {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly digests: KeyedDigest,
    private readonly clock: SystemClock,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<PartnerRequest>();
    const snapshot = this.snapshots.current();
    const book = snapshot.get(partnersPart);
    const token = bearerToken(request.headers.authorization);
    const environment = environmentOfKey(token);
    const key = environment && book.keys.get(apiKeyDigest(this.digests, token).toString('hex'));
    if (!key) throw unauthenticated('invalid_api_key', 'This API key is unknown or revoked.');
    const nowMs = this.clock.nowMs();
    if (key.expiresAtMs !== undefined && key.expiresAtMs <= nowMs) {
      throw unauthenticated('api_key_expired', 'This API key has expired; use the one that replaced it.');
    }
    refuseForeignAddress(key, request.ip);
    refuseStoppedPartner(key, nowMs, book.paused.partner);
    const scope = scopeOf(this.reflector, context.getHandler());
    if (!scope || !key.scopes.has(scope)) {
      throw new DomainError(
        'scope_missing',
        'forbidden',
        `This key lacks the scope ${scope ?? '(none declared)'}.`,
      );
    }
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
    return true;
  }
}

export function apiKeyDigest(digests: KeyedDigest, token: string): Buffer {
  return digests.of('api-key', token);
}

function bearerToken(header: string | undefined): string {
  if (header === undefined) {
    throw unauthenticated('api_key_missing', 'Send your key as "Authorization: Bearer ek_sandbox_…".');
  }
  return header.startsWith('Bearer ') ? header.slice(7) : '';
}

function unauthenticated(code: string, detail: string): DomainError {
  return new DomainError(code, 'unauthenticated', detail);
}

function refuseForeignAddress(key: ApiKey, address: string): void {
  if (key.cidrs.length === 0) return;
  const parsed = ipaddr.process(address);
  const isListed = key.cidrs.some((cidr) => {
    const [network, bits] = ipaddr.parseCIDR(cidr);
    return network.kind() === parsed.kind() && parsed.match([network, bits] as never);
  });
  if (!isListed)
    throw new DomainError('address_not_allowed', 'forbidden', 'This key may not be used from this address.');
}

function refuseStoppedPartner(
  { partner, environment }: ApiKey,
  nowMs: number,
  paused: ReadonlySet<string>,
): void {
  if (partner.status !== 'active' || paused.has(partner.slug)) {
    throw new DomainError(
      'partner_suspended',
      'forbidden',
      'The bank has stopped this partner; ask your contact there.',
    );
  }
  const today = new Date(nowMs).toISOString().slice(0, 10);
  if (environment === 'live' && (partner.licensedUntil === undefined || partner.licensedUntil < today)) {
    throw new DomainError('licence_expired', 'forbidden', 'Live keys need a licence that has not expired.');
  }
}
