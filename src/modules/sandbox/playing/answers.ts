import type { AgreementDto, ScheduleDto } from '../../agreements/index.js';

/** What the sandbox reads of the bank's answers; their own routes' documents say the rest. */
export interface Identified {
  readonly id: string;
}

export interface DecisionAnswer extends Identified {
  readonly degraded: boolean;
  readonly offers: readonly { readonly id: string; readonly product: { readonly code: string } }[];
}

export interface ApplicationAnswer extends Identified {
  readonly status: string;
  readonly requirements: readonly {
    readonly kind: string;
    readonly code: string;
    readonly satisfied: boolean;
    readonly when: string;
    readonly version?: number;
    readonly minimumReadingSeconds?: number;
  }[];
}

export interface CodeAnswer {
  readonly sandbox: { readonly code: string };
}

export interface ClockAnswer extends Identified {
  readonly status: string;
  readonly now: string;
}

export type AgreementAnswer = AgreementDto;
export type ScheduleAnswer = ScheduleDto;
