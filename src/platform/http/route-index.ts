import type { FastifyInstance } from 'fastify';

interface Route {
  readonly segments: readonly string[];
  readonly methods: Set<string>;
}

/** Which methods a path has, to tell "no such path" (404) from "not this method" (405 with `Allow`). */
export class RouteIndex {
  private readonly byTemplate = new Map<string, Route>();

  add(template: string, methods: readonly string[]): void {
    let route = this.byTemplate.get(template);
    if (!route) {
      route = { segments: template.split('/'), methods: new Set() };
      this.byTemplate.set(template, route);
    }
    for (const method of methods) route.methods.add(method);
  }

  /** Every route, as `GET /v1/offers/:id`. */
  list(): string[] {
    return [...this.byTemplate].flatMap(([template, { methods }]) =>
      [...methods].map((method) => `${method} ${template}`),
    );
  }

  /** @returns the methods of a path, sorted; empty when no route has this path */
  methodsOf(path: string): string[] {
    const segments = path.split('/');
    const methods = new Set<string>();
    for (const route of this.byTemplate.values()) {
      if (matches(route.segments, segments)) for (const method of route.methods) methods.add(method);
    }
    return [...methods].sort();
  }
}

function matches(template: readonly string[], path: readonly string[]): boolean {
  // A wildcard exists for static files only; those answer for themselves.
  if (template.length !== path.length) return false;
  return template.every((part, i) => (part.startsWith(':') ? path[i] !== '' : part === path[i]));
}

/** Must run before the routes are registered. */
export function indexRoutes(fastify: FastifyInstance, index: RouteIndex): void {
  fastify.addHook('onRoute', (route) => {
    index.add(route.url, Array.isArray(route.method) ? route.method : [route.method]);
  });
}
