import { isAsWritten } from './instance';
import { extendedParts, parts, protocolOf, type Part } from './parts';
import { perFile } from './per-file';
import type { SourceFile, Typed } from './source-file';
import { stringOf, type Value } from './static-values';

/** The classes of WebSocket APIs. */
export const APIS = ['apigatewayv2.WebSocketApi', 'guard.WebSocketApi'];

/** Every WebSocket API that a file makes with `WebSocketApi`. */
export const apis = perFile((file): readonly Part[] => parts(file, ...APIS));

/** The same, and every `CfnApi` that is one. */
export const allApis = perFile((file): readonly Part[] => [
  ...apis(file),
  ...parts(file, 'apigatewayv2.CfnApi').filter(
    ({ props, instance }) =>
      isAsWritten(instance, 'protocolType') && stringOf(file.evaluator.property(props, 'protocolType')) === 'WEBSOCKET',
  ),
]);

/** The WebSocket API of this file that something belongs to; undefined where another file makes it. */
export function madeApi(file: SourceFile, api: Typed | undefined): Part | undefined {
  return allApis(file).find(({ creation }) => creation.node === api?.creation?.node);
}

/** Stages, of this package too. */
export const stages = perFile((file): readonly Part[] => [
  ...parts(file, 'apigatewayv2.WebSocketStage', 'guard.WebSocketStage'),
  ...extendedParts(file, 'apigatewayv2.WebSocketStage'),
  ...parts(file, 'apigatewayv2.CfnStage').filter(
    (stage) => isWebSocket(file, stage) || (!isOfOtherApi(file, stage) && hasOwnProof(file, stage)),
  ),
]);

/** Whether a raw stage has settings that only stages of WebSocket APIs have. */
function hasOwnProof({ evaluator }: SourceFile, { props }: Part): boolean {
  const isLiteral = (settings: Value, name: string): boolean =>
    settings.kind === 'object' && evaluator.property(settings, name).kind === 'literal';
  const defaults = evaluator.property(props, 'defaultRouteSettings');
  const byRoute = evaluator.property(props, 'routeSettings');
  return (
    ['loggingLevel', 'dataTraceEnabled'].some((name) => isLiteral(defaults, name)) ||
    (evaluator.keys(byRoute) ?? []).some((key) =>
      ['LoggingLevel', 'DataTraceEnabled'].some((name) => isLiteral(evaluator.property(byRoute, key), name)),
    )
  );
}

/** Integrations. A raw one without an API in sight counts where its type is one that HTTP APIs do not have. */
export const integrations = perFile((file): readonly Part[] => [
  ...parts(
    file,
    'apigatewayv2.WebSocketIntegration',
    'guard.WebSocketIntegration',
    'apigatewayv2-integrations.WebSocketLambdaIntegration',
    'guard.WebSocketLambdaIntegration',
    'apigatewayv2-integrations.WebSocketAwsIntegration',
    'guard.WebSocketAwsIntegration',
  ),
  ...parts(file, 'apigatewayv2.CfnIntegration').filter((integration) => {
    const type = stringOf(file.evaluator.property(integration.props, 'integrationType')) ?? '';
    return isWebSocket(file, integration) || (!isOfOtherApi(file, integration) && /^(?:AWS|HTTP|MOCK)$/.test(type));
  }),
]);

/** Authorizers, raw ones of a WebSocket API too. */
export const authorizers = perFile((file): readonly Part[] => [
  ...parts(
    file,
    'apigatewayv2-authorizers.WebSocketLambdaAuthorizer',
    'guard.WebSocketLambdaAuthorizer',
    'apigatewayv2.WebSocketAuthorizer',
  ),
  ...parts(file, 'apigatewayv2.CfnAuthorizer').filter((authorizer) => isWebSocket(file, authorizer)),
]);

/** Whether a part belongs to an API that the file shows to be a WebSocket API. */
export function isWebSocket(file: SourceFile, part: Part): boolean {
  return (part.api !== undefined && APIS.includes(part.api.symbol)) || protocolOf(file, part) === 'WEBSOCKET';
}

/** Whether the file shows that a part belongs to an API of another kind, whatever its properties look like. */
export function isOfOtherApi(file: SourceFile, part: Part): boolean {
  const protocol = protocolOf(file, part);
  return protocol !== undefined && protocol !== 'WEBSOCKET';
}
