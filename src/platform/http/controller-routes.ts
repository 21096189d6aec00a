import { PATH_METADATA } from '@nestjs/common/constants.js';
import { type DiscoveryService, MetadataScanner } from '@nestjs/core';

/** A method of a controller that answers on these paths (without the leading slash). */
export interface ControllerRoute {
  /** Controller and method, for people. */
  readonly name: string;
  readonly paths: readonly string[];
  readonly handler: CallableFunction;
  readonly controller: CallableFunction;
}

/** Every route that the application has, whichever module brought it: for checks at start. */
export function controllerRoutes(discovery: DiscoveryService): ControllerRoute[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ metatype: controller, instance }) => {
    if (!controller || !instance) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, CallableFunction>;
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method] as CallableFunction;
      const paths = joinedPaths(controller, handler);
      return paths.length === 0 ? [] : [{ name: `${controller.name}.${method}`, paths, handler, controller }];
    });
  });
}

function joinedPaths(controller: CallableFunction, handler: CallableFunction): string[] {
  const own = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
  if (own === undefined) return [];
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string | string[] | undefined;
  return [base ?? '']
    .flat()
    .flatMap((prefix) => [own].flat().map((path) => `${prefix}/${path}`.replace(/^\/+/, '')));
}
