import { type ApiAddress, apiAddresses } from '../../apigateway/addresses/api-address';
import type { Api, Model } from '../../apigateway/model';
import { type Branch, partsIn } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import { asText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import type { Judge } from '../policy';
import { itemPaths } from './item-paths';

/** What a distribution is about. */
export const CONFIG = 'DistributionConfig';

/** An origin of a distribution that is the default endpoint of an API, in one branch. */
export interface ApiOrigin {
  readonly id: string;
  /** The path of its name. */
  readonly name: Path;
  readonly api: Api;
  readonly when: Branch;
}

/** Reads an origin of a distribution. */
export function apiOrigins(model: Model, judge: Judge, distribution: Resource, origin: Path): readonly ApiOrigin[] {
  const name = [...origin, 'DomainName'];
  return distribution.casesAt(name).flatMap(({ value, when: given }) => {
    const api = defaultEndpoint(model, distribution, asText(value))?.api;
    if (!api) return [];
    return judge
      .read(distribution, [...origin, 'Id'], given)
      .map((id) => ({ id: idKey(id), name, api, when: id.when }));
  });
}

function idKey({ text = [] }: Value): string {
  return textKey(text);
}

/** The default endpoint of an API in sight that the name of an origin is. */
export function defaultEndpoint(model: Model, { template }: Resource, name: Text = []): ApiAddress | undefined {
  return apiAddresses(model, name, template).find(({ host }) => host === 'default endpoint');
}

/** The APIs that a behavior leads to, each in a branch. */
export function targets(
  judge: Judge,
  distribution: Resource,
  behavior: Path,
  origins: readonly ApiOrigin[],
): readonly Pick<ApiOrigin, 'api' | 'when'>[] {
  const ids = judge.read(distribution, [...behavior, 'TargetOriginId'], distribution.exists);
  return [...ids, ...ids.flatMap((id) => membersOf(judge, distribution, id))].flatMap((target) =>
    origins
      .filter(({ id }) => id === idKey(target))
      .flatMap(({ api, when }) => partsIn(target.when, [when]).map((both) => ({ api, when: both }))),
  );
}

/** The ids of the origins in a group of origins. */
function membersOf(judge: Judge, distribution: Resource, group: Value): readonly Value[] {
  return itemPaths(distribution, CONFIG, 'OriginGroups', 'Items').flatMap((item) =>
    judge
      .read(distribution, [...item, 'Id'], group.when)
      .filter((id) => idKey(id) === idKey(group))
      .flatMap(({ when }) =>
        itemPaths(distribution, ...item, 'Members', 'Items').flatMap((member) =>
          judge.read(distribution, [...member, 'OriginId'], when),
        ),
      ),
  );
}
