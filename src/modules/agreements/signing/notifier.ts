import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import { agreementProblems } from '../agreements.errors.js';

/** A code on its way to the customer. The text is made by whoever sends it, in the customer's language. */
export interface CodeMessage {
  readonly customerId: Uuid;
  /** The agreement, guarantee or suretyship that he is to sign. */
  readonly subject: Uuid;
  readonly environment: Environment;
  readonly code: string;
  readonly locale: 'en' | 'zh';
}

/** What the caller may be told of a message: in the sandbox the code itself, which nobody else would ever get. */
export interface Delivery {
  readonly sandboxCode?: string;
}

/** The bank's way to reach a customer outside the partner's app. A live bank puts its own gateway in this place. */
export abstract class Notifier {
  /** Asked before a code is made. */
  abstract reaches(environment: Environment): boolean;
  /** Called once, after the code is stored for good. */
  abstract sendCode(message: CodeMessage): Promise<Delivery>;
}

/** Sends nothing and gives the code back; refuses live customers, because it could not reach them. */
@Injectable()
export class SandboxNotifier extends Notifier {
  reaches(environment: Environment): boolean {
    return environment === 'sandbox';
  }

  sendCode({ environment, code }: CodeMessage): Promise<Delivery> {
    if (!this.reaches(environment)) throw agreementProblems.no_message_gateway();
    return Promise.resolve({ sandboxCode: code });
  }
}
