import type { IConstruct } from 'constructs';
import { isObject } from '../../cloudformation/document/json';
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
 * Rejects a plain number or text for a period of time, which plain JavaScript may give.
 *
 * @param scope where the construct would be created
 * @param id its id
 * @param name the property that has the period
 * @param period the period, if there is one
 * @throws Error for anything but a Duration
 */
export function checkDuration(scope: IConstruct, id: string, name: string, period: unknown): void {
  // Not by its class: there may be two copies of aws-cdk-lib.
  if (period === undefined || (isObject(period) && 'toMilliseconds' in period)) return;
  fail(scope, id, `${name} is ${JSON.stringify(period)}, but has to be a Duration, such as Duration.seconds(5).`);
}

/**
 * Rejects an integration without what it calls, which plain JavaScript may leave out.
 *
 * @param id the id of the integration
 * @param name the property that says what is called
 * @param props the properties of the integration
 * @throws Error when there is none
 */
export function checkTarget(id: string, name: string, props: unknown): void {
  if (!isObject(props) || !props[name])
    throw new Error(`the integration "${id}" has no ${name}. Say what it calls: { ${name} }.`);
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
