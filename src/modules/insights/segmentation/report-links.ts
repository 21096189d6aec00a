import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment, StaffActor } from '../../../platform/database/actor.js';
import { KeyedDigest } from '../../../platform/security/keyed-digest.js';
import type { ScoredFrame } from '../../profiles/index.js';
import type { PartedBy } from './dto/report-query.dto.js';

const LINK_MS = 10 * 60_000;
const TOKEN = /^([\w-]{1,500})\.([\w-]{43})$/;
const PURPOSE = 'insights/report-link';

/** What a link shows, and to whom it was given. */
export interface LinkedReport {
  readonly userId: Uuid;
  readonly frame: ScoredFrame;
  readonly by: PartedBy;
}

type Claims = readonly [Uuid, Environment, ScoredFrame['kind'], string, string, PartedBy, number];

/**
 * Links for browsers, which have no token to send: what is shown, signed, for ten minutes. They show sums over many
 * customers and names nobody, so that one which is passed on tells little.
 */
@Injectable()
export class ReportLinks {
  constructor(
    private readonly digests: KeyedDigest,
    private readonly clock: SystemClock,
  ) {}

  write(
    { userId }: StaffActor,
    { environment, kind, scope, currency }: ScoredFrame,
    by: PartedBy,
  ): { token: string; expiresAtMs: number } {
    const expiresAtMs = this.clock.nowMs() + LINK_MS;
    const claims: Claims = [userId, environment, kind, scope, currency, by, expiresAtMs];
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return { token: `${body}.${this.signatureOf(body).toString('base64url')}`, expiresAtMs };
  }

  /** @returns undefined for what was never given, was changed, or has run out */
  read(token: string): LinkedReport | undefined {
    const [, body, given] = TOKEN.exec(token) ?? [];
    if (body === undefined || given === undefined) return undefined;
    const bytes = Buffer.from(given, 'base64url');
    if (!timingSafeEqual(bytes, this.signatureOf(body))) return undefined;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
    const [userId, environment, kind, scope, currency, by, expiresAtMs] = claims;
    if (!isUuid(userId) || expiresAtMs <= this.clock.nowMs()) return undefined;
    return { userId, frame: { environment, kind, scope, currency }, by };
  }

  private signatureOf(body: string): Buffer {
    return this.digests.of(PURPOSE, body);
  }
}
