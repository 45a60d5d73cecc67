import type { CfnResource } from 'aws-cdk-lib';
import type { AnonymousAccess } from '../options/anonymous-access';
import { templateProperties } from './api-resources';

/** The metadata key for the reason why anybody may call a route. */
const METADATA = 'websocket-guard:anonymous-access';

/** Writes the reason why anybody may call a route or an API into its metadata. */
export function recordAnonymousAccess(resource: CfnResource, { reason }: AnonymousAccess): void {
  resource.addMetadata(METADATA, { reason });
}

/** Whether a route has no authorization; `OPTIONS` is exempt, since preflight requests have no credentials. */
export function isOpen(route: CfnResource): boolean {
  const { AuthorizationType, RouteKey } = templateProperties(route);
  return asksNobody(AuthorizationType, RouteKey);
}

/** The same by the properties of a route. */
export function asksNobody(authorizationType: unknown, routeKey: unknown): boolean {
  const isPreflight = typeof routeKey === 'string' && routeKey.startsWith('OPTIONS ');
  return (authorizationType === undefined || authorizationType === 'NONE') && !isPreflight;
}

/** The problem of an open route without the decision to open it. */
export function openRouteProblems(route: CfnResource): readonly string[] {
  if (!isOpen(route) || route.getMetadata(METADATA) !== undefined) return [];
  const { RouteKey } = templateProperties(route);
  return [
    `anybody on the internet can call ${typeof RouteKey === 'string' ? RouteKey : 'the route'}: it has no authorizer. Give the route an authorizer or the API a defaultAuthorizer (HttpIamAuthorizer, HttpJwtAuthorizer, HttpUserPoolAuthorizer, HttpLambdaAuthorizer), or set anonymousAccess with the reason.`,
  ];
}
