import type { Resource } from '../../cloudformation/types';
import { perModel } from '../per-model';
import type { Api, Model } from '../model';

const apisByResource = perModel(
  ({ apis }): ReadonlyMap<Resource | undefined, Api> => new Map(apis.map((api) => [api.resource, api])),
);

/** The WebSocket API that a resource is; undefined for any other resource. */
export function apiOf(model: Model, resource: Resource | undefined): Api | undefined {
  return resource && apisByResource(model).get(resource);
}
