import type { OpenAPIObject } from '@nestjs/swagger';
import { onlyOperations } from '../../platform/http/openapi.js';
import type { Borrowers, ContextSchema } from '../scenarios/index.js';
import { contextSample } from './context-sample.js';

type Json = Record<string, unknown>;

/** A scenario that the key may name, as far as a request for offers shows it. */
export interface DocumentedScenario {
  readonly path: string;
  readonly version: number;
  readonly title: string;
  readonly borrowers: Borrowers;
  readonly contextSchema: ContextSchema;
  /** What an example asks for; a scenario without credit has no smallest ticket. */
  readonly amount: { readonly amount: number; readonly currency: string } | undefined;
}

/** All that the document of a key depends on. */
export interface KeyView {
  readonly environment: 'sandbox' | 'live';
  readonly scopes: readonly string[];
  readonly scenarios: readonly DocumentedScenario[];
}

interface Example {
  readonly summary: string;
  readonly value: object;
}
type Examples = Readonly<Record<string, Example>>;

/**
 * The Partner API as one key sees it: only the operations of its scopes, and of each scenario that it may use the
 * context and an example.
 * @param examples those of the whole API, kept where the key may use their scenario
 */
export function documentOfKey(whole: OpenAPIObject, view: KeyView, examples: Examples): OpenAPIObject {
  const document = onlyOperations(whole, (path, operation) => {
    const scopes = (operation['x-scopes'] ?? []) as string[];
    const isOpen = view.environment === 'sandbox' || !path.startsWith('/v1/sandbox/');
    return isOpen && scopes.every((scope) => view.scopes.includes(scope));
  });
  const meanings = (document as unknown as Json)['x-scopes'] as Json | undefined;
  const granted = view.scopes.map((scope) => [scope, meanings?.[scope]] as const);
  describeScenarios(document, view.scenarios);
  showExamples(document, view.scenarios, examples);
  return Object.assign(document, {
    info: { ...document.info, title: `${document.info.title}, as this key sees it` },
    'x-scopes': Object.fromEntries(granted),
    'x-environment': view.environment,
  });
}

/** `RetailElectronicsPhoneContext` */
export const contextName = (path: string): string =>
  `${path.replace(/(?:^|\.)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Context`;

/** A request that names a scenario carries the context of this scenario; one that names none, any of them. */
function describeScenarios(document: OpenAPIObject, scenarios: readonly DocumentedScenario[]): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Json>;
  const request = schemas['OffersRequestDto'];
  const properties = request?.['properties'] as Record<string, Json> | undefined;
  const context = properties?.['context'];
  const scenario = properties?.['scenario'];
  if (!request || !properties || !context || !scenario || scenarios.length === 0) return;
  for (const { path, title, contextSchema } of scenarios) {
    const { $schema: _, ...schema } = contextSchema;
    schemas[contextName(path)] = { title, description: `Context of \`${path}\`.`, ...schema };
  }
  const reference = (path: string): object => ({ $ref: `#/components/schemas/${contextName(path)}` });
  const { description } = context;
  properties['context'] = { description, anyOf: scenarios.map(({ path }) => reference(path)) };
  properties['scenario'] = {
    ...scenario,
    enum: scenarios.map(({ path }) => path),
    example: scenarios[0]?.path,
  };
  request['allOf'] = scenarios.map(({ path }) => ({
    if: { properties: { scenario: { const: path } }, required: ['scenario'] },
    then: { properties: { context: reference(path) } },
  }));
}

function showExamples(
  document: OpenAPIObject,
  scenarios: readonly DocumentedScenario[],
  examples: Examples,
): void {
  const body = document.paths['/v1/offers']?.post?.requestBody as
    { content: { 'application/json': { examples?: Examples } } } | undefined;
  if (!body || scenarios.length === 0) return;
  const scenarioOf = ({ value }: Example): unknown => (value as Json)['scenario'];
  const shown = Object.values(examples);
  body.content['application/json'].examples = Object.fromEntries(
    scenarios.map((scenario) => {
      const known = shown.find((example) => scenarioOf(example) === scenario.path);
      return [scenario.path, { summary: scenario.title, value: known?.value ?? requestFor(scenario) }];
    }),
  );
}

function requestFor({ path, borrowers, contextSchema, amount }: DocumentedScenario): object {
  const register =
    borrowers === 'organisations'
      ? { kind: 'organisation', name: 'Sample Ltd', registrationNumber: '91310000MA1FL00000' }
      : { kind: 'person', phone: '+8613800138009' };
  return {
    scenario: path,
    purpose: 'payment',
    ...(amount && { amount }),
    customer: { externalId: borrowers === 'organisations' ? 'company-1' : 'user-1', register },
    context: contextSample(contextSchema),
  };
}
