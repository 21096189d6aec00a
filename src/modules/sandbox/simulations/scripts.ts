/** An agreement as its borrower sees it on a day; amounts in minor units. */
export interface Standing {
  /** YYYY-MM-DD in the contract's zone. */
  readonly today: string;
  readonly outstanding: number;
  readonly overdue: number;
  readonly nextDue: { readonly date: string; readonly amount: number } | null;
}

/** What a borrower does next. */
export type Act =
  | { readonly act: 'wait'; readonly until: string }
  | { readonly act: 'pay' | 'prepay' | 'refund'; readonly amount: number }
  | { readonly act: 'end' };

/** What he remembers: how often he has done what, and the due date that he lets pass. */
export interface Memory {
  readonly paid: number;
  readonly halved: boolean;
  readonly missed?: string;
}

export const SCRIPTS = {
  payOnTime: 'Pays every instalment on its day, to the last.',
  late30ThenCure:
    'Pays the first open instalment 30 days late, with all that is due by then; then on time, to the last.',
  prepayHalf:
    'Pays one instalment on its day and half of the rest ahead of time; then on time, with fewer instalments.',
  refundHalf:
    'Pays one instalment on its day and gives back goods for half of the rest; then on time, to the last.',
  default: 'Pays nothing, until 120 days after the first open instalment was due.',
} as const;

export type Script = keyof typeof SCRIPTS;
export const SCRIPT_NAMES = Object.keys(SCRIPTS) as Script[];

export const LATE_DAYS = 30;
export const DEFAULT_DAYS = 120;

/** The next act of a script; pure, so that a run that was interrupted goes on as it would have. */
export function nextAct(script: Script, standing: Standing, memory: Memory): Act {
  if (standing.outstanding === 0 && standing.overdue === 0) return { act: 'end' };
  const { missed = standing.nextDue?.date } = memory;
  switch (script) {
    case 'payOnTime':
      return onTime(standing);
    case 'late30ThenCure': {
      if (memory.paid > 0 || missed === undefined) return onTime(standing);
      const curesOn = plusDays(missed, LATE_DAYS);
      return standing.today < curesOn ? { act: 'wait', until: curesOn } : onTime(standing);
    }
    case 'prepayHalf':
    case 'refundHalf':
      if (memory.paid !== 1 || memory.halved) return onTime(standing);
      return {
        act: script === 'prepayHalf' ? 'prepay' : 'refund',
        amount: Math.floor(standing.outstanding / 2),
      };
    case 'default': {
      if (missed === undefined) return { act: 'end' };
      const endsOn = plusDays(missed, DEFAULT_DAYS);
      return standing.today < endsOn ? { act: 'wait', until: endsOn } : { act: 'end' };
    }
  }
}

/** What he remembers of an act that is done. */
export function remember(memory: Memory, { act }: Act): Memory {
  if (act === 'pay') return { ...memory, paid: memory.paid + 1 };
  return act === 'prepay' || act === 'refund' ? { ...memory, halved: true } : memory;
}

function onTime({ today, overdue, nextDue }: Standing): Act {
  const dueToday = nextDue?.date === today ? nextDue.amount : 0;
  if (overdue + dueToday > 0) return { act: 'pay', amount: overdue + dueToday };
  return nextDue && nextDue.date > today ? { act: 'wait', until: nextDue.date } : { act: 'end' };
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
