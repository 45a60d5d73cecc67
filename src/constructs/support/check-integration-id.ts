import type { IConstruct } from 'constructs';
import { fail, placeOf } from './fail';

/**
 * Rejects an integration whose resource would have the logical id of its route: the CDK leaves `Default` out of those.
 *
 * @param route the construct of the route, after its integration is bound
 * @throws Error when the integration has that id
 */
export function checkIntegrationId(route: IConstruct): void {
  if (!route.node.tryFindChild('Default')) return;
  fail(
    placeOf(route),
    'the integration has the id "Default", which the CDK leaves out of logical ids, so that its resource would have that of the route. Give it another id.',
  );
}
