import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { AnonymousAccess } from '../websocket/anonymous-access';
import { fail } from './fail';
import { templateProperties } from './api-resources';

/** Where the template says why anybody may call a route. */
const METADATA = 'websocket-guard:anonymous-access';

/** Rejects a decision that does not say why it was taken. */
export function checkReason(scope: IConstruct, id: string, access: AnonymousAccess | undefined): void {
  if (access?.reason.trim() === '')
    fail(scope, id, `anonymousAccess has the reason "${access.reason}". Say why nobody has to authenticate.`);
}

/** Writes why anybody may call a route, or an API, where reviewers look. */
export function recordAnonymousAccess(resource: CfnResource, { reason }: AnonymousAccess): void {
  resource.addMetadata(METADATA, { reason });
}

/** Whether nobody has to authenticate for a route. A preflight request carries no credentials, so `OPTIONS` is exempt. */
export function isOpen(route: CfnResource): boolean {
  const { AuthorizationType, RouteKey } = templateProperties(route);
  return asksNobody(AuthorizationType, RouteKey);
}

/** The same by what a route says. */
export function asksNobody(authorizationType: unknown, routeKey: unknown): boolean {
  const isPreflight = typeof routeKey === 'string' && routeKey.startsWith('OPTIONS ');
  return (authorizationType === undefined || authorizationType === 'NONE') && !isPreflight;
}

/** What is wrong with a route that nobody has decided to open. */
export function openRouteProblems(route: CfnResource): readonly string[] {
  if (!isOpen(route) || route.getMetadata(METADATA) !== undefined) return [];
  const { RouteKey } = templateProperties(route);
  return [
    `anybody on the internet can call ${typeof RouteKey === 'string' ? RouteKey : 'the route'}: it has no authorizer. Give the route an authorizer or the API a defaultAuthorizer (HttpIamAuthorizer, HttpJwtAuthorizer, HttpUserPoolAuthorizer, HttpLambdaAuthorizer), or state anonymousAccess with the reason.`,
  ];
}
