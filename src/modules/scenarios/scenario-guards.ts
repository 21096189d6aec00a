import { checkRule, defineCatalogue, type Rule } from '../../engines/rules/index.js';
import { type FieldError } from '../../kernel/domain-error.js';
import { contextAttributes, GUARD_ATTRIBUTES } from './scenario-attributes.js';
import { type Guard, type ScenarioDefinition } from './scenario-definition.js';

/** Guards may read the common facts and the scene's own context, nothing else. */
export function checkGuards({ path, guards, contextSchema }: ScenarioDefinition): FieldError[] {
  const catalogue = defineCatalogue({ ...GUARD_ATTRIBUTES, ...contextAttributes(contextSchema) });
  return guards.flatMap((guard, i) =>
    checkRule(guard.rule, catalogue, { scopes: [path] }).errors.map((error) => ({
      ...error,
      pointer: `/guards/${i}/rule${error.pointer}`,
    })),
  );
}

/**
 * All guards of a scene as one rule, a top clause each, named by its code: compiled once, and the bits of the answer
 * say which guard failed.
 * @returns undefined when there are none
 */
export function guardsAsRule(guards: readonly Guard[]): Rule | undefined {
  if (guards.length === 0) return undefined;
  return { v: 1, when: { all: guards.map(({ code, rule }) => ({ ...rule.when, id: code, code })) } };
}
