import { type ArrayElement, arrayLiteral } from './array-literal.js';
import type { ReadTx, Tx } from './tx.js';

/** What is looked at in one turn, so that what is changed again and again is taken once. */
const TRANSACTIONS = 1_000;
const CHANGES = 50_000;
/** Numbers of transactions stand before numbers within one; a row never has so many changes. */
const PLACES = 2 ** 20;
/** Beyond so many transactions what can wait has waited long enough. */
const PATIENCE = 2_000;

/** What waits in a queue. */
export interface Waiting {
  /** Whether there is anything that cannot wait. */
  readonly isUrgent: boolean;
  /** The newest transaction of what can wait; undefined when there is none. */
  readonly newest: number | undefined;
  /** Whether so much can wait that it should not be let grow. */
  readonly isFull: boolean;
}

/**
 * A queue of what has changed: one row for a transaction, with an array for each column, so that thousands of changes cost
 * their writer next to nothing. One reader at a time takes changes out, in the transaction that makes something of them.
 * What can wait (a file's changes) has a place of its own, because single events must not stand in line behind it.
 */
export class ChangeQueue<T extends object> {
  /**
   * @param table with the columns `number`, `can_wait` and those of the arrays
   * @param columns its arrays, by the name of one element: a word of the program's own
   */
  constructor(
    private readonly table: string,
    private readonly columns: Readonly<Record<keyof T & string, string>>,
  ) {}

  async waiting(tx: ReadTx): Promise<Waiting> {
    const { table } = this;
    const [row] = await tx.query<{ is_urgent: boolean; newest: string | null; later: number }>(
      `select exists (select from ${table} where not can_wait) as is_urgent,
         (select number from ${table} where can_wait order by number desc limit 1) as newest,
         (select count(*)::int from (select from ${table} where can_wait limit ${PATIENCE}) l) as later`,
    );
    if (!row) throw new Error('a queue says nothing of itself');
    return {
      isUrgent: row.is_urgent,
      newest: row.newest === null ? undefined : Number(row.newest),
      isFull: row.later === PATIENCE,
    };
  }

  /**
   * Takes the oldest changes out. Those that are found together and too many go back to their place, each once.
   * @param wanted how many changes
   * @returns each change once, and whether there are more
   */
  async take(tx: Tx, wanted: number, canWait: boolean): Promise<{ changed: T[]; isMore: boolean }> {
    const { table } = this;
    const names = Object.keys(this.columns);
    const arrays = Object.values<string>(this.columns);
    const elements = names.map((name) => `"${name}"`).join(', ');
    const rows = await tx.query<T & { readonly isMore: boolean }>(
      `with oldest as (
         select number, sum(size) over (order by number) - size as before
         from (select number, cardinality(${arrays[0]}) as size from ${table}
           where ${canWait ? 'can_wait' : 'not can_wait'} order by number limit ${TRANSACTIONS}) t),
       gone as (
         delete from ${table} t using oldest o where t.number = o.number and o.before < ${CHANGES}
         returning t.number, ${arrays.map((array) => `t.${array}`).join(', ')}),
       each_once as (
         select ${elements}, min(g.number * ${PLACES} + u.place) as place
         from gone g cross join lateral unnest(${arrays.map((array) => `g.${array}`).join(', ')}) with ordinality
           as u(${elements}, place)
         group by ${elements}),
       ranked as (select *, row_number() over (order by place) as rank from each_once),
       back as (
         insert into ${table} (number, can_wait, ${arrays.join(', ')}) overriding system value
         select (select min(number) from gone), $2, ${names.map((name) => `array_agg("${name}" order by rank)`).join(', ')}
         from ranked where rank > $1 having count(*) > 0)
       select ${elements}, (select count(*) from ranked) > $1 or (select count(*) from gone) = ${TRANSACTIONS}
         or (select count(*) from gone) < (select count(*) from oldest) as "isMore"
       from ranked where rank <= $1`,
      [wanted, canWait],
    );
    return { changed: rows, isMore: rows[0]?.isMore ?? false };
  }

  async put(tx: Tx, changes: readonly T[], canWait: boolean): Promise<void> {
    if (changes.length === 0) return;
    const names = Object.keys(this.columns) as (keyof T)[];
    await tx.query(
      `insert into ${this.table} (can_wait, ${Object.values<string>(this.columns).join(', ')})
       values ($1, ${names.map((_, i) => `$${i + 2}`).join(', ')})`,
      [canWait, ...names.map((name) => arrayLiteral(changes.map((change) => change[name] as ArrayElement)))],
    );
  }
}
