const TOP_PATHS = 25;
const whole = new Intl.NumberFormat('en');
const share = (part, all) => (all === 0 ? '–' : `${((part / all) * 100).toFixed(1)} %`);
const byCount = (map) => [...map].sort((a, b) => b[1] - a[1]);
const sum = (map) => [...map.values()].reduce((total, rows) => total + rows, 0);

function table(title, map, limit = Infinity) {
  const all = sum(map);
  const sorted = byCount(map);
  const shown = sorted.slice(0, limit);
  const others = sorted.slice(limit).reduce((total, [, rows]) => total + rows, 0);
  if (others > 0) shown.push([`${sorted.length - limit} others`, others]);
  const width = Math.max(0, ...shown.map(([name]) => String(name).length));
  const lines = shown.map(
    ([name, rows]) =>
      `   ${String(name).padEnd(width)} ${whole.format(rows).padStart(9)} ${share(rows, all).padStart(8)}`,
  );
  return ['', title, ...(lines.length > 0 ? lines : ['   none'])];
}

/** The whole report as lines. */
export function reportLines(tally, rowsInFile, seconds) {
  const answered = tally.millis.length;
  const sorted = Float64Array.from(tally.millis).sort();
  const at = (quantile) => (sorted[Math.floor(quantile * (sorted.length - 1))] ?? 0).toFixed(1);
  return [
    `${whole.format(rowsInFile)} rows in ${seconds.toFixed(1)} s: ${whole.format(Math.round(answered / seconds))} decisions a second`,
    `   time to answer: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, 99 % ${at(0.99)} ms, slowest ${at(1)} ms`,
    ...table('What became of every row', tally.fates),
    ...table('Status of the answers', tally.statuses),
    ...table('Asked again because', tally.repeats),
    ...table('Where the bank saw them', tally.paths, TOP_PATHS),
    ...labelLines(tally),
    ...table('What was offered', tally.offers),
    `   credit was offered ${whole.format(tally.creditOffers)} times, below its minimum ${tally.creditBelowMinimum.length} times`,
    ...table('What was not, and why', tally.refusals, TOP_PATHS),
  ];
}

function labelLines({ labels, unseen, ledgerLabels }) {
  if (!ledgerLabels) return ['', 'No reference labels here (EMBANK_SHARED): the situations are not scored.'];
  const head = `   ${'ledger says'.padEnd(12)} ${'rows'.padStart(8)} ${'same'.padStart(8)}   most frequent other answers`;
  let rows = 0;
  let same = 0;
  const lines = byCount(new Map([...labels].map(([label, answers]) => [label, sum(answers)]))).map(
    ([label, all]) => {
      const answers = labels.get(label);
      rows += all;
      same += answers.get('same') ?? 0;
      const others = byCount(answers)
        .filter(([how]) => how !== 'same')
        .slice(0, 3)
        .map(([how, times]) => `${how} ${share(times, all)}`);
      return `   ${label.padEnd(12)} ${whole.format(all).padStart(8)} ${share(answers.get('same') ?? 0, all).padStart(8)}   ${others.join(', ')}`;
    },
  );
  return [
    '',
    'Beside the ledger: is the label of the node that was answered the label of the row’s category?',
    head,
    ...lines,
    `   all          ${whole.format(rows).padStart(8)} ${share(same, rows).padStart(8)}`,
    `   from 2017 on ${whole.format(unseen.rows).padStart(8)} ${share(unseen.same, unseen.rows).padStart(8)}   (rows that the model did not learn from)`,
  ];
}
