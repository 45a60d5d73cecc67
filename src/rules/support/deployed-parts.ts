import type { Api, Part } from '../../apigateway/model';
import { type Branch, partsIn } from '../../cloudformation/conditions/branches';
import { asText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Term } from '../../cloudformation/types';
import { groupedPairs } from '../../collections/grouped';
import { oncePer } from '../../collections/once-per';

/** The parts in the snapshot of a deployment, without those that are created earlier because others refer to them. */
export const deployedParts = oncePer((api: Api): readonly Part[] => {
  const named = groupedPairs(api.routes.flatMap(namedModels));
  return [
    ...api.routes,
    ...api.routeResponses,
    ...api.integrations.flatMap(({ responses }) => responses),
    ...api.models.flatMap((model) =>
      model.resource.cases('Name').flatMap(({ value, when }) =>
        nameKeys(value)
          .flatMap((key) => partsIn([...model.when, ...when], named.get(key) ?? []))
          .map((branch) => ({ ...model, when: branch })),
      ),
    ),
  ];
});

/** The names of the models that a route validates messages with, each with its branch. */
function namedModels({ resource: route, when: exists }: Part): readonly (readonly [key: string, when: Branch])[] {
  return route.cases('RequestModels').flatMap(({ value, when }) => {
    if (value.kind !== 'map') return [];
    return [...value.entries.values()].flatMap((entry) =>
      route.template.evaluator
        .evaluate(entry, [...exists, ...when])
        .flatMap((model) => nameKeys(model.value).map((key) => [key, model.when] as const)),
    );
  });
}

/** Keys of a name: equal for equal names, with symbols or not; none for a value that is no text. */
function nameKeys(name: Term): readonly string[] {
  const text = asText(name);
  return text ? [textKey(text)] : [];
}
