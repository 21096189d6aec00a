/** Of reports: readable on a screen and on paper, in colour and in grey. */
export const REPORT_STYLE = `
:root { color-scheme: light; --ink: #14202b; --soft: #4d5966; --line: #d5dbe3; --accent: #0a5560; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.5rem 4rem; color: var(--ink); background: #fff;
  font: 15px/1.5 system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.25rem 0 .6rem; color: var(--accent); }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; } p { margin: .4rem 0; max-width: 52rem; } .soft { color: var(--soft); }
code { font: .9em ui-monospace, monospace; }
ul { padding-left: 1.2rem; margin: .4rem 0; } li { margin: .2rem 0; }
.key { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0 0; }
.key div { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem; min-width: 8.5rem; }
.key dt { color: var(--soft); font-size: .85rem; } .key dd { margin: 0; font-size: 1.15rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .88rem; }
section > .scroll > table { width: 100%; }
caption { text-align: left; color: var(--soft); padding: 0 0 .35rem; font-size: .85rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; } thead th { white-space: nowrap; } thead th::first-letter { text-transform: uppercase; } td.n, th.n { text-align: right; white-space: nowrap; }
td span { display: inline-block; margin-right: .9rem; }
.chart { display: flex; flex-wrap: wrap; gap: 1.25rem 2.5rem; align-items: flex-start; }
.chart svg { max-width: 100%; height: auto; flex: 0 1 auto; }
svg text { font: 13px system-ui, "Noto Sans", sans-serif; fill: #14202b; } svg text[fill="#ffffff"] { fill: #fff; }
svg text.small { font-size: 11.5px; } svg text.strong { font-weight: 600; font-size: 14px; }
svg .grid { stroke: #d5dbe3; } svg .equal { stroke: #5a6675; stroke-dasharray: 5 4; }
svg .area { fill: #d5e7e9; } svg .curve { fill: none; stroke: #0a5560; stroke-width: 2.5; }
svg .mark { stroke: #8a2c0d; stroke-dasharray: 2 3; } svg .dot { fill: #8a2c0d; }
@media print { body { padding: 0; max-width: none; font-size: 10pt; } h2 { break-after: avoid; } tr, svg { break-inside: avoid; }
  .scroll { overflow: visible; } th, td { padding: .15rem .35rem; } thead th, thead th.n { white-space: normal; vertical-align: bottom; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  @page { size: A4 landscape; margin: 14mm; } }
`;
