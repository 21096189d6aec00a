import { Injectable } from '@nestjs/common';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { StaffAccountsService } from './staff-accounts.service.js';
import { StaffTokens } from './staff-tokens.js';
import type { StaffClaims } from './token-verifier.js';

type Verify = (token: string) => Promise<StaffClaims>;
type Done = (error: unknown, claims?: StaffClaims) => void;

// passport-jwt verifies with jsonwebtoken, which knows no EdDSA and accepts tokens without `exp`, with an unknown `crit`
// or any `kid`. It lets its verifier be replaced, and hands it what `secretOrKeyProvider` gave: here our own verifier.
Object.assign(Strategy, {
  JwtVerifier: (token: string, verify: Verify, _options: unknown, done: Done): void => {
    verify(token).then((claims) => done(null, claims), done);
  },
});

/** Passport's JWT strategy: finds the bearer token, has it verified, and finds the account it belongs to. */
@Injectable()
export class StaffJwtStrategy extends Strategy {
  constructor(tokens: StaffTokens, accounts: StaffAccountsService, clock: SystemClock) {
    const verify: Verify = (token) => tokens.verify(token, clock.nowMs());
    super(
      {
        jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
        secretOrKeyProvider: (_request, _token, done) => done(null, verify as unknown as string),
      },
      (claims: StaffClaims, done) => {
        accounts.identify(claims).then(
          (identity) => done(null, identity),
          (error: unknown) => done(error, false),
        );
      },
    );
  }
}
