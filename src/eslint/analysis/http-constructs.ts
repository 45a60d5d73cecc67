import { isAsWritten } from './instance';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { booleanOf, nodeOf, stringOf, type Value } from './static-values';
import type { Node } from './syntax';
import { type Part, parts, protocolOf } from './parts';

const INTEGRATIONS = [
  'HttpLambdaIntegration',
  'HttpUrlIntegration',
  'HttpAlbIntegration',
  'HttpNlbIntegration',
  'HttpServiceDiscoveryIntegration',
];
const URL_INTEGRATIONS = ['apigatewayv2-integrations.HttpUrlIntegration', 'guard.HttpUrlIntegration'];

/** Integrations of HTTP APIs: constructs, and `CfnIntegration`s whose API the file shows to be one. */
export const httpIntegrations = perFile((file): readonly Part[] => [
  ...parts(file, ...INTEGRATIONS.flatMap((name) => [`apigatewayv2-integrations.${name}`, `guard.${name}`])),
  ...parts(file, 'apigatewayv2.CfnIntegration').filter((part) => protocolOf(file, part) === 'HTTP'),
]);

/** The address that an integration calls; absent for those that call none. */
export function addressOf(file: SourceFile, { creation, props, isL1, instance }: Part): Value {
  if (isL1 && isAsWritten(instance, 'integrationUri')) return file.evaluator.property(props, 'integrationUri');
  return URL_INTEGRATIONS.includes(creation.symbol) ? file.argument(creation.node, 1) : { kind: 'absent' };
}

/** What a file says of the CORS of an HTTP API. */
export interface Cors {
  readonly part: Part;
  /** Where it says that every origin is allowed. */
  readonly everyOrigin: Node;
  readonly allowCredentials: boolean | undefined;
}

/** The HTTP APIs of a file that allow every origin. */
export const openCors = perFile((file): readonly Cors[] =>
  httpApis(file).flatMap((part) => {
    const { props, isL1, instance } = part;
    if (!isAsWritten(instance, 'corsConfiguration')) return [];
    const cors = file.evaluator.property(props, isL1 ? 'corsConfiguration' : 'corsPreflight');
    const origins = file.evaluator.property(cors, 'allowOrigins');
    const every = origins.kind === 'array' ? origins.items.find((item) => stringOf(item) === '*') : undefined;
    const everyOrigin = every && nodeOf(every);
    const allowCredentials = booleanOf(file.evaluator.property(cors, 'allowCredentials'));
    return everyOrigin ? [{ part, everyOrigin, allowCredentials }] : [];
  }),
);

/** Every HTTP API that a file makes. */
const httpApis = perFile((file): readonly Part[] => [
  ...parts(file, 'apigatewayv2.HttpApi', 'guard.HttpApi'),
  ...parts(file, 'apigatewayv2.CfnApi').filter(
    ({ props, instance }) =>
      isAsWritten(instance, 'protocolType') && stringOf(file.evaluator.property(props, 'protocolType')) === 'HTTP',
  ),
]);

/** Whether a file shows that an authorizer decides about a route of an HTTP API. */
export function hasAuthorizer(file: SourceFile, { creation, props, isL1, instance }: Part): boolean {
  if (isL1) return parts(file, 'apigatewayv2.CfnAuthorizer').some(({ api }) => api?.creation?.node === creation.node);
  const added = instance.calls
    .filter(({ name }) => /^addRoutes(?:WithOptions)?$/.test(name))
    .map(({ node }) => file.argument(node, 0));
  const given = [
    file.evaluator.property(props, 'defaultAuthorizer'),
    ...added.map((options) => file.evaluator.property(options, 'authorizer')),
  ];
  return given.some(
    (value) => value.kind === 'made' && /Http(?:Jwt|UserPool|Lambda)Authorizer$/.test(value.made.symbol),
  );
}
