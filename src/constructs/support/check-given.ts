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
