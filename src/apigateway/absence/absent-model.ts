import { excluding, partsIn } from '../../cloudformation/conditions/branches';
import { asText, literalText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Text } from '../../cloudformation/types';
import { outgoingId } from './outgoing-ids';
import type { Absence, Api, Model } from '../model';

/**
 * Whether an API in sight can be deployed without a model of some name; undefined when it never is.
 *
 * @param app that holds the API
 * @param api the API
 * @param name of the `AWS::ApiGatewayV2::Model`
 * @param exists the branch to look in
 */
export function absentModel(app: Model, api: Api, name: Text, exists: readonly Assumption[]): Absence | undefined {
  if (!api.resource) return undefined;
  const names = api.models.flatMap((model) =>
    model.resource.cases('Name').map(({ value, when }) => ({ name: asText(value), when: [...model.when, ...when] })),
  );
  const having = names.filter((schema) => schema.name && textKey(schema.name) === textKey(name));
  const alone = excluding(
    exists,
    having.map(({ when }) => when),
  );
  if (alone.length === 0) return undefined;
  const reason = outgoingId(app, api.resource, alone);
  if (reason !== undefined) return { reason };
  const open = [{ name, when: [] }, ...names].filter((one) => one.name && literalText(one.name) === undefined);
  if (open.some(({ when }) => partsIn(when, alone).length > 0))
    return { reason: 'the name of a model is only known at deployment' };
  return { branches: alone };
}
