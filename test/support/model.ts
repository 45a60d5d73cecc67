import { buildModel } from '../../src/apigateway/building/build-model';
import type { Api, Model } from '../../src/apigateway/model';
import type { Assumption, Resource } from '../../src/cloudformation/types';
import type { TemplateInput } from '../../src/cloudformation/template-input';
import { template } from './findings';

/** The model of an app of some templates. */
export function modelOf(...inputs: readonly (TemplateInput | string)[]): Model {
  return buildModel(inputs.map((one, index) => (typeof one === 'string' ? template(one, `${index}.yaml`) : one)));
}

/** The first API of a model. */
export function firstApi({ apis }: Model): Api {
  const [api] = apis;
  if (!api) throw new Error('no API');
  return api;
}

/** A resource of the first template of a model. */
export function resourceOf({ templates }: Model, logicalId: string): Resource {
  const resource = templates[0]?.resources.get(logicalId);
  if (!resource) throw new Error(`no resource ${logicalId}`);
  return resource;
}

/** A branch in words: `IsProd is true, IsBlue is false`; nothing for one that always holds. */
export function branch(when: readonly Assumption[]): string {
  return [...new Set(when.map(({ name, value }) => `${name} is ${value}`))].join(', ');
}

/** Something, and where it holds only in a branch, that. */
export function within(what: string, when: readonly Assumption[]): string {
  return when.length === 0 ? what : `${what} when ${branch(when)}`;
}
