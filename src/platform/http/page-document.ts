import type { OpenAPIObject } from '@nestjs/swagger';

type Example = string | number | boolean;

interface Parameter {
  readonly in?: string;
  readonly name?: string;
  readonly required?: boolean;
  description?: string;
  example?: Example;
  readonly schema?: { example?: Example };
}

/** Optional parameters of queries that may stand filled in: they choose nothing away. */
const FILLED_IN = new Set(['limit', 'environment']);

/**
 * The document as its page in Swagger UI shows it. The page fills examples in, so a list would first be asked for with
 * every filter at once, for a customer who does not exist; there the examples stand in the descriptions instead.
 */
export function pageDocument(document: OpenAPIObject): OpenAPIObject {
  const page = structuredClone(document);
  for (const item of Object.values(page.paths)) {
    for (const operation of Object.values(item as Record<string, { parameters?: Parameter[] }>)) {
      for (const parameter of operation.parameters ?? []) tellExample(parameter);
    }
  }
  return page;
}

function tellExample(parameter: Parameter): void {
  const example = parameter.example ?? parameter.schema?.example;
  if (parameter.in !== 'query' || parameter.required || FILLED_IN.has(parameter.name ?? '')) return;
  if (example === undefined) return;
  parameter.description = `${parameter.description ?? ''} For example \`${String(example)}\`.`.trimStart();
  delete parameter.example;
  delete parameter.schema?.example;
}
