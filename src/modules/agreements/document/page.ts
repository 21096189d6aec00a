import { HtmlPages } from '../../../platform/http/html-page.js';

/** One style for contract and confirmation page; prints on white A4. */
const STYLE = `
:root { color-scheme: light; --ink: #1b2430; --soft: #5a6675; --line: #d5dbe3; --accent: #0b5d66; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem 4rem; color: var(--ink); background: #fff;
  font: 15px/1.55 system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; color: var(--accent); }
p { margin: .4rem 0; } .soft { color: var(--soft); } .mono { font-family: ui-monospace, monospace; font-size: .8rem; word-break: break-all; }
table { width: 100%; border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; } td.n, th.n { text-align: right; white-space: nowrap; } tr.total td { font-weight: 600; }
form { margin: 1.5rem 0; padding: 1.25rem; border: 1px solid var(--line); border-radius: .5rem; }
label { display: block; font-weight: 600; } input[name=code] { font: 1.4rem/1.4 ui-monospace, monospace; letter-spacing: .3em; width: 10ch; padding: .3rem .5rem; margin: .4rem 0 .8rem; }
button { font: inherit; padding: .55rem 1.2rem; border-radius: .4rem; border: 1px solid var(--accent); background: #fff; color: var(--accent); cursor: pointer; }
button.main { background: var(--accent); color: #fff; } .notice { border-left: 4px solid #b3261e; padding: .5rem .75rem; background: #fdf3f2; }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt; } form, .screen { display: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } @page { size: A4; margin: 18mm; } }
`;

export const contractPages = new HtmlPages(STYLE);
