import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Uuid } from '../../../kernel/ids.js';
import { InnerCalls } from '../../partners/index.js';
import { BankCaller, type Injecting } from './bank-caller.js';

/** Plays a partner: does what he could do with his key, and nothing else. */
@Injectable()
export class Playing {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly inner: InnerCalls,
  ) {}

  /**
   * @param keyId the key with whose rights it is done
   * @param run a name of the run, the same when it is repeated
   */
  as<T>(keyId: Uuid, run: string, work: (bank: BankCaller) => Promise<T>): Promise<T> {
    return this.inner.within(keyId, (token) =>
      work(new BankCaller(this.adapter.httpAdapter.getInstance<Injecting>(), token, run)),
    );
  }
}
