import type { PartnerBook } from './partners.snapshot.js';
import { pathIsUnder } from '../scenarios/index.js';
import type { ScenarioDisclosureDto, ScenarioDto, TicketLimitsDto } from './dto/scenario.dto.js';
import { servedCurrencies, servedKinds, type UsableScenario } from './usable-scenarios.js';

/** What a partner needs to know of a scenario; guards, signals and tags are the bank's own matter. */
export function scenarioDto(usable: UsableScenario, paused: PartnerBook['paused']): ScenarioDto {
  const { scenario, enrolment } = usable;
  const { path, names, description, policy, contextSchema, timeZone } = scenario.definition;
  return {
    path,
    version: scenario.number,
    names,
    description,
    jurisdiction: enrolment.jurisdiction,
    isPaused: [...paused.scenario].some((stopped) => pathIsUnder(path, stopped)),
    currencies: servedCurrencies(usable),
    kinds: servedKinds(usable),
    borrowers: policy.borrowers,
    tickets: policy.creditAllowed ? tickets(usable) : [],
    contextSchema: contextSchema as unknown as Record<string, unknown>,
    disclosures: disclosures(usable),
    timeZone,
  };
}

function tickets(usable: UsableScenario): TicketLimitsDto[] {
  const { caps } = usable.scenario.definition.policy;
  return servedCurrencies(usable).flatMap((currency) => {
    const cap = caps[currency];
    if (!cap) return [];
    const own = usable.enrolment.limits[currency]?.ticketMaxMinor ?? Infinity;
    return {
      min: { amount: cap.ticketMinMinor, currency },
      max: { amount: Math.min(cap.ticketMaxMinor, own), currency },
    };
  });
}

function disclosures({ scenario, pack }: UsableScenario): ScenarioDisclosureDto[] {
  const own = scenario.definition.disclosures.map((document) => ({ ...document, minimumReadingSeconds: 0 }));
  return [...own, ...(pack?.disclosures ?? [])].map(
    ({ code, version, minimumReadingSeconds, languages }) => ({
      code,
      version,
      minimumReadingSeconds,
      languages,
    }),
  );
}
