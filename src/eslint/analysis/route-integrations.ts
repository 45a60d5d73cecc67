import { ownerOf } from './attributes';
import type { Occasion } from './occasions';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { handlerOf, type MadeFunction } from './lambda-functions';
import { nodeOf, stringOf, type Creation } from './static-values';
import type { Part } from './parts';
import { routes, type Route } from './websocket-routes';

/** What makes the integration of a route, where this file does. */
export function integrationOf(file: SourceFile, route: Route): Creation | undefined {
  return ofRoute(file, route, knownIntegrations(file), () => writtenIntegration(file, route));
}

/** The Lambda function behind a route, where this file makes it. */
export function handlerOfRoute(file: SourceFile, route: Route): MadeFunction | undefined {
  return ofRoute(file, route, knownHandlers(file), () => {
    const integration = writtenIntegration(file, route);
    return integration && handlerOf(file, integration);
  });
}

const knownIntegrations = perFile(() => new Map<Route, Creation | undefined>());
const knownHandlers = perFile(() => new Map<Route, MadeFunction | undefined>());

/** Finds something out about a route. Where a helper or a loop makes several, each has values of its own. */
function ofRoute<T>({ evaluator }: SourceFile, route: Route, known: Map<Route, T>, find: () => T): T {
  return evaluator.kept(known, route, () => evaluator.during(route.occasion, find));
}

function writtenIntegration(file: SourceFile, { options, isL1 }: Route): Creation | undefined {
  if (!isL1) {
    const typed = typedOf(file, nodeOf(file.evaluator.property(options, 'integration')));
    return typed?.creation ?? typed?.pattern;
  }
  const target = file.evaluator.property(options, 'target');
  const id = target.kind === 'text' && target.parts[0] === 'integrations/' ? target.parts[1] : undefined;
  const integration = typeof id === 'string' ? undefined : ownerOf(file, id, /^(?:ref|attrIntegrationId)$/);
  return integration && file.typeOf(integration)?.creation;
}

/** Whether an integration is used by `$disconnect` and no other route: nobody waits for what it answers. */
export function servesOnlyDisconnect(file: SourceFile, { creation }: Part, occasion?: Occasion): boolean {
  const using = routes(file).filter(
    (route) =>
      (!occasion || !route.occasion || route.occasion.place === occasion.place) &&
      integrationOf(file, route)?.node === creation.node,
  );
  return using.length > 0 && using.every(({ key }) => stringOf(key) === '$disconnect');
}

function typedOf(file: SourceFile, node: ReturnType<typeof nodeOf>): ReturnType<SourceFile['typeOf']> {
  return node && file.typeOf(node);
}
