import type { Api, Part } from '../../apigateway/model';
import { type Branch, partsIn } from '../../cloudformation/conditions/branches';
import { asText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Term } from '../../cloudformation/types';
import { groupedPairs } from '../../collections/grouped';
import { oncePer } from '../../collections/once-per';

/** What a deployment takes a snapshot of, but for what others refer to and so is created before them. */
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

/** The names of the models that a route checks its messages against, each with the branch in which it does. */
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

/** The same for two names that are the same, written or filled in by AWS; nothing for what is no text. */
function nameKeys(name: Term): readonly string[] {
  const text = asText(name);
  return text ? [textKey(text)] : [];
}
