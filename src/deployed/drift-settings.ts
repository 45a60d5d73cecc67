import type { Path } from '../cloudformation/document/json';
import type { Literal } from '../cloudformation/types';
import type { Need } from './coverage';

/** A setting whose value is compared between a template and what is deployed. */
export interface Setting {
  /** From the properties of the resource. */
  readonly path: Path;
  /** What it is where nothing is said. @default - it is not compared there */
  readonly absent?: Literal;
  /** What has to be known of what is deployed. @default - nothing but the part itself */
  readonly need?: Need;
}

const routeSettings = (name: string, absent: Literal): Setting => ({ path: ['DefaultRouteSettings', name], absent });

/** What is compared, by kind of part. Names and descriptions are not, nor what holds ids that AWS gives. */
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
