import {
  EVALUATION_RULES,
  LIFECYCLE_STAGES,
  RFM_CELL_TABLE,
  RFM_CELLS,
} from '../../../engines/segmentation/index.js';
import { HtmlPages } from '../../../platform/http/html-page.js';
import { type Html, html } from '../../../platform/http/html.js';
import { amountOf, count, percent, words } from './charts/drawing.js';
import { stageFlow } from './charts/flow.js';
import { cohortMap, migrationMatrix } from './charts/heat-map.js';
import { paretoCurve } from './charts/pareto-curve.js';
import { rfmGrid } from './charts/rfm-grid.js';
import type { PartedBy } from './dto/report-query.dto.js';
import type { SegmentationFiguresDto, SegmentReportDto } from './dto/report.dto.js';
import { REPORT_STYLE } from './report-style.js';

export const reportPages = new HtmlPages(REPORT_STYLE);

/** As `evaluateSegmentation` has it. */
const REACH_MIN = EVALUATION_RULES.reachMin;
const BY: Readonly<Record<PartedBy, string>> = {
  cell: 'RFM cell',
  abc: 'ABC class',
  stage: 'lifecycle stage',
  tier: 'value tier',
  cluster: 'cluster',
  segment: 'segment',
};
const VALUE: Readonly<Record<SegmentationFiguresDto['valueBasis'], string>> = {
  partnerSpend: 'Value is what customers spend at the partner, less refunds.',
  bankContribution: 'Value is what the bank has earned by customers, less losses and costs.',
};
const PROPOSED = { merge: 'Merge', split: 'Split', retire: 'Retire' } as const;
const CLEANED = { unreachable: 'No address', dormant: 'Dormant', duplicate: 'Perhaps the same' } as const;
/** In the order that people expect; the others by name. */
const ORDER: readonly string[] = [
  ...new Set([
    ...RFM_CELLS,
    ...LIFECYCLE_STAGES,
    'A',
    'B',
    'C',
    'private',
    'premium',
    'preferred',
    'standard',
  ]),
];

/** The report as a page: charts drawn here, a table of figures beside each, no script. */
export function reportPage(report: SegmentationFiguresDto): string {
  const { frame, by, run, computedAt, population, sample } = report;
  const title = `Segmentation of ${frame.scope} in ${frame.currency}`;
  const isEmpty = population.customers === 0;
  const asOf = run
    ? `Run ${run.number}, as of ${run.asOf.slice(0, 16).replace('T', ' ')} UTC`
    : 'No run is published';
  const looked = sample.isEverybody ? 'everybody' : `${count(sample.customers)} customers drawn by lot`;
  return reportPages.page(
    'en',
    title,
    html`<header>
        <h1>${title}</h1>
        <p class="soft">
          ${frame.kind === 'person' ? 'Persons' : 'Organisations'} by ${BY[by]}. ${asOf}. Computed
          ${computedAt.slice(0, 16).replace('T', ' ')} UTC.
        </p>
        ${
          isEmpty
            ? []
            : html`<p class="soft">
                ${VALUE[report.valueBasis]} Sizes and values are of everybody; characteristics, needs,
                acceptance, cohorts and cleaning of ${looked}.
              </p>`
        }
      </header>
      <main>${isEmpty ? nobody(report) : figures(report)}</main>`,
  );
}

function nobody({ frame }: SegmentationFiguresDto): Html {
  return html`<section>
    <h2>Nobody is classified here yet</h2>
    <p>
      Start a run with <code>POST /staff/v1/classification-runs</code> for ${frame.kind}, ${frame.scope} and
      ${frame.currency}, look at its rehearsal, and have a second person agree to publish it. The figures are
      there a few seconds later. <code>GET /staff/v1/classification-frames</code> lists the frames in which
      something was reported.
    </p>
  </section>`;
}

function figures(report: SegmentationFiguresDto): Html {
  const { population, concentration, separation, rfm, lifecycle, migration, cohorts, by } = report;
  const key: readonly [string, string][] = [
    ['Customers', count(population.customers)],
    ['Have bought', count(population.buyers)],
    ['Value', `${amountOf(population.value)} ${population.value.currency}`],
    ['Can be reached', percent(population.reach, 1)],
    ['Top fifth brings', percent(concentration.topFifthShare, 1)],
    ['Gini', concentration.gini.toFixed(2)],
    ['Separation η²', separation === null ? '–' : separation.toFixed(2)],
  ];
  return html`<dl class="key">
      ${key.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${segmentsSection(report)}${peopleSection(report)}${proposalsSection(report)}
    ${rfm.length === 0 ? [] : chart('Recency and frequency', rfmGrid(rfm, cellName))}
    ${concentration.curve.length === 0 ? [] : chart('Concentration of value', paretoCurve(concentration))}
    ${
      lifecycle.moves.length === 0
        ? []
        : chart(
            'Lifecycle',
            stageFlow(
              lifecycle.stages.map(({ stage }) => stage),
              lifecycle.moves,
            ),
          )
    }
    ${
      migration
        ? chart(
            `Moves between ${by === 'abc' ? 'ABC classes' : `${BY[by]}s`}`,
            migrationMatrix(ORDER, migration),
          )
        : unmoved(by)
    }
    ${cohorts.length === 0 ? [] : chart('Cohorts', cohortMap(cohorts))}`;
}

const cellName = (r: number, f: number): string => RFM_CELL_TABLE[r - 1]?.[f - 1] ?? '';

function chart(title: string, content: Html): Html {
  return html`<section>
    <h2>${title}</h2>
    <div class="chart">${content}</div>
  </section>`;
}

function unmoved(by: PartedBy): Html {
  const why =
    by === 'segment'
      ? 'A customer may be in several segments, so nobody moves from one to another.'
      : 'This is the first run in the frame; there is nothing to compare it with.';
  return html`<section>
    <h2>Moves</h2>
    <p>${why}</p>
  </section>`;
}

const HEADS: readonly string[] = [
  'Customers',
  'Share',
  'Value',
  'Of all value',
  'Each',
  'Lift',
  'Lifetime',
  'Reach',
  'Acceptance (95 %)',
  'Stays',
];

function segmentsSection({ segments, by }: SegmentationFiguresDto): Html {
  if (segments.length === 0)
    return html`<section>
      <h2>Segments</h2>
      <p>No segment has a member in this frame.</p>
    </section>`;
  return html`<section>
    <h2>Each ${BY[by]}</h2>
    <div class="scroll">
      <table>
        <caption>
          Size, value in ${segments[0]?.value.currency ?? ''}, reach, acceptance and stability
        </caption>
        <thead>
          <tr>
            <th scope="col">${BY[by]}</th>
            ${HEADS.map((head) => html`<th scope="col" class="n">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${segments.map(segmentRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function segmentRow(segment: SegmentReportDto): Html {
  const { value, meanValue, valueShare, valueLift, lifetimeValue, acceptance, stability } = segment;
  const cells = [
    count(segment.customers),
    percent(segment.share, 1),
    amountOf(value),
    orNothing(valueShare, (share) => percent(share, 1)),
    amountOf(meanValue),
    orNothing(valueLift, (lift) => lift.toFixed(2)),
    orNothing(lifetimeValue, amountOf),
    percent(segment.reach),
    orNothing(acceptance, ({ rate, low, high }) => `${percent(rate)} (${percent(low)}–${percent(high)})`),
    orNothing(stability, (share) => percent(share)),
  ];
  return html`<tr>
    <th scope="row">${words(segment.segment)}</th>
    ${cells.map((cell) => html`<td class="n">${cell}</td>`)}
  </tr>`;
}

function orNothing<T>(value: T | null, write: (value: T) => string): string {
  return value === null ? '–' : write(value);
}

function peopleSection({ segments, by }: SegmentationFiguresDto): Html {
  const rows = segments.filter(({ characteristics, needs }) => characteristics.length + needs.length > 0);
  if (rows.length === 0) return html``;
  return html`<section>
    <h2>Who they are, and what they may need</h2>
    <div class="scroll">
      <table>
        <caption>
          Characteristics with their share and, in brackets, how many times as frequent as among everybody
        </caption>
        <thead>
          <tr>
            <th scope="col">${BY[by]}</th>
            <th scope="col">Characteristics</th>
            <th scope="col">Needs, 0 to 1</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ segment, characteristics, needs }) =>
              html`<tr>
                <th scope="row">${words(segment)}</th>
                <td>${characteristics.length === 0 ? '–' : characteristics.map(characteristic)}</td>
                <td>${needs.map(({ kind, score }) => html`<span>${kind} ${score.toFixed(2)}</span> `)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** What a value alone would not say. */
const NAMED: Readonly<Record<string, (value: string) => string>> = {
  ageBand: (value) => `age ${value.replace(/_(?=\d)/, '–').replaceAll('_', ' ')}`,
  verification: (value) => (value === 'none' ? 'not verified' : `verified by ${value}`),
  acquisition: (value) => `came by ${value}`,
  partner: (value) => `of ${value}`,
};

function characteristic({
  attribute,
  value,
  share,
  lift,
}: SegmentReportDto['characteristics'][number]): Html {
  const shown = NAMED[attribute]?.(value) ?? words(value);
  return html`<span>${shown} ${percent(share)} (${lift.toFixed(1)}×)</span> `;
}

function proposalsSection({ proposals, cleaning, population, sample }: SegmentationFiguresDto): Html {
  const of = sample.isEverybody ? '' : ` in the sample, about`;
  return html`<section>
    <h2>Proposals</h2>
    ${
      proposals.length === 0
        ? html`<p>Nothing to merge, split or retire.</p>`
        : html`<ul>
            ${proposals.map(
              ({ kind, segments, because }) =>
                html`<li>
                  <strong>${PROPOSED[kind]} ${segments.map(words).join(' and ')}</strong>: ${because}
                </li>`,
            )}
          </ul>`
    }
    ${population.reach < REACH_MIN ? html`<p>Hardly anybody has given the consent <code>marketing</code>, so reach tells no segments apart.</p>` : ''}
    <h3>Cleaning</h3>
    ${
      cleaning.length === 0
        ? html`<p>Nothing to tidy up among ${count(population.customers)} customers.</p>`
        : html`<ul>
            ${cleaning.map(
              ({ kind, found, estimated }) =>
                html`<li>
                  <strong>${CLEANED[kind]}</strong>:
                  ${sample.isEverybody ? count(found) : `${count(found)}${of} ${count(estimated)} in all`}
                </li>`,
            )}
          </ul>`
    }
    <p class="soft">For people to decide: nothing is changed by itself.</p>
  </section>`;
}

/** A link that ran out, was changed, or never was one. */
export function goneReportPage(): string {
  return reportPages.page(
    'en',
    'No report here',
    html`<main>
      <h1>No report here</h1>
      <p>
        Links to reports hold for ten minutes. Ask again with
        <code>GET /staff/v1/segmentation-report</code>; the answer has a new one.
      </p>
    </main>`,
  );
}
