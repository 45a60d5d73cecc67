import type { Path } from '../cloudformation/document/json';
import type { Literal } from '../cloudformation/types';
import type { Need } from './coverage';

/** A setting that is compared between a template and the deployed resource. */
export interface Setting {
  /** Its path from the properties of the resource. */
  readonly path: Path;
  /** Its value where it is absent. @default - it is not compared where it is absent */
  readonly absent?: Literal;
  /** What has to be known about the deployed API. @default - nothing but the part itself */
  readonly need?: Need;
}

const routeSettings = (name: string, absent: Literal): Setting => ({ path: ['DefaultRouteSettings', name], absent });

/** The compared settings, by kind of part. Names, descriptions and values with ids of AWS are not compared. */
export const SETTINGS = {
  API: [
    { path: ['RouteSelectionExpression'], absent: '${request.method} ${request.path}' },
    { path: ['DisableExecuteApiEndpoint'], absent: false },
    { path: ['IpAddressType'], absent: 'ipv4' },
  ],
  route: [
    { path: ['AuthorizationType'], absent: 'NONE' },
    { path: ['ApiKeyRequired'], absent: false },
    { path: ['RouteResponseSelectionExpression'], absent: null },
  ],
  stage: [
    { path: ['AutoDeploy'], absent: false },
    { path: ['AccessLogSettings', 'Format'], absent: null },
    { ...routeSettings('ThrottlingRateLimit', null), need: 'limits' },
    { ...routeSettings('ThrottlingBurstLimit', null), need: 'limits' },
    routeSettings('LoggingLevel', 'OFF'),
    routeSettings('DataTraceEnabled', false),
    routeSettings('DetailedMetricsEnabled', false),
  ],
  authorizer: [{ path: ['AuthorizerType'], absent: null }],
  integration: [{ path: ['IntegrationType'], absent: null }, { path: ['TimeoutInMillis'] }],
} satisfies Readonly<Record<string, readonly Setting[]>>;
