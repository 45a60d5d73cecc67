import type { Path } from '../cloudformation/document/json';
import { asText, isOpenText } from '../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource } from '../cloudformation/types';
import { namedApi } from './apis/named-api';
import { perModel } from './per-model';
import type { Api } from './model';

/** An entry of the `ApiStages` of a usage plan, in one branch. */
export interface PlannedStage {
  readonly plan: Resource;
  /** The path of the entry from the properties of the plan; of the list, where its entries are unknown. */
  readonly path: Path;
  /** The WebSocket API that it names; undefined for other APIs, and where `isOpen`. */
  readonly api: Api | undefined;
  /** Whether only deployment knows which API it names. */
  readonly isOpen: boolean;
  readonly when: readonly Assumption[];
}

/** The resource type of usage plans, which are for WebSocket APIs and for others. */
export const USAGE_PLAN = 'AWS::ApiGateway::UsagePlan';

/** The entries of all usage plans of the app. */
export const plannedStages = perModel((model): readonly PlannedStage[] =>
  model.resources(USAGE_PLAN).flatMap((plan) =>
    plan.cases('ApiStages').flatMap(({ value, when }): readonly PlannedStage[] => {
      if (value.kind === 'unknown') return [{ plan, path: ['ApiStages'], api: undefined, isOpen: true, when }];
      if (value.kind !== 'list') return [];
      return value.items.flatMap((item, index) =>
        plan.template.evaluator.at(item, ['ApiId'], when).map((id): PlannedStage => {
          const text = asText(id.value);
          const api = namedApi(model, text, plan.template);
          const isOpen = !api && text !== undefined && isOpenText(text);
          return { plan, path: ['ApiStages', index], api, isOpen, when: id.when };
        }),
      );
    }),
  ),
);
