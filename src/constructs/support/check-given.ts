import type { IConstruct } from 'constructs';
import { fail } from './fail';

/**
 * Rejects a decision without a reason. Plain JavaScript may leave it out.
 *
 * @param scope where the construct would be created
 * @param id its id
 * @param name the property that has the decision
 * @param decision the decision, if there is one
 * @throws Error when the reason is missing or blank
 */
export function checkReason(
  scope: IConstruct,
  id: string,
  name: string,
  decision: { readonly reason?: unknown } | undefined,
): void {
  if (!decision || (typeof decision.reason === 'string' && decision.reason.trim() !== '')) return;
  fail(scope, id, `${name} has no reason. Say why it is acceptable: ${name}: { reason: '…' }.`);
}

/**
 * Rejects a route without an integration, which plain JavaScript may leave out.
 *
 * @param scope where the route would be created
 * @param id its id
 * @param integration what is called for a request
 * @param example an integration that there is
 * @throws Error when there is none
 */
export function checkIntegration(scope: IConstruct, id: string, integration: unknown, example: string): void {
  if (!integration) fail(scope, id, `the route has no integration. Say what answers: integration: ${example}.`);
}

/**
 * Rejects an integration whose resource would have the logical id of its route: the CDK leaves `Default` out of those.
 *
 * @param route the construct of the route, after its integration is bound
 * @throws Error when the integration has that id
 */
export function checkIntegrationId(route: IConstruct): void {
  if (route.node.tryFindChild('Default'))
    fail(
      route,
      '',
      'the integration has the id "Default", which the CDK leaves out of logical ids, so that its resource would have that of the route. Give it another id.',
    );
}
