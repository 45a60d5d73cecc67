import type { Route } from '../../apigateway/model';
import { branchesWithKey } from '../../apigateway/route-keys';
import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import { literalText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Judge, Policy } from '../policy';
import { having } from '../support/keys';
import { developerGuide, templateReference } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

const MODELS = 'RequestModels';

export const routeModelDefault: Policy = {
  id: 'route-model-default',
  category: 'runtime',
  severity: 'warning',
  title: 'A route that selects a model has a $default model',
  why: 'API Gateway validates each message with the model that ModelSelectionExpression selects. When none matches and there is no $default model, the validation fails, and the client gets "Bad request body".',
  fix: 'Add a model under the key $default to RequestModels, or remove ModelSelectionExpression.',
  references: [developerGuide('websocket-api-request-validation'), templateReference('ApiGatewayV2::Route')],
  check(model, judge) {
    for (const route of having(model.routes, 'ModelSelectionExpression')) {
      judge.values(route, [MODELS, 'ModelSelectionExpression'], ([models, expression]) => {
        if (expression.isAbsent || models.keys?.includes('$default')) return undefined;
        const message = `${String(expression)} selects the model of a message, but there is no $default model: a client whose message matches no model gets "Bad request body".`;
        const selected = literalText(expression.text ?? []);
        if (selected === undefined) return message;
        if (models.keys?.includes(selected)) return undefined;
        const { certain, possible } = routing(judge, route, expression.when, selected);
        const keyed = (models.keys ?? []).flatMap((key) => branchesWithKey(route, (one) => one === key));
        const open = excluding(
          expression.when,
          keyed.flatMap((when) => partsIn(when, certain)),
        );
        const reason = 'what selects the routes of the API is not known';
        const doubts = keyed.flatMap((branch) => partsIn(branch, possible)).map((when) => ({ when, reason }));
        reportBeyondDoubt(judge, route, MODELS, open, message, doubts);
        return undefined;
      });
    }
  },
};

/** The branches in which the expression is the one that leads messages to their routes, and those in which it may be. */
function routing(
  judge: Judge,
  { api }: Route,
  given: Branch,
  expression: string,
): Readonly<Record<'certain' | 'possible', readonly Branch[]>> {
  if (!api.resource) return { certain: [], possible: [given] };
  const values = judge.read(api.resource, 'RouteSelectionExpression', given);
  const whens = (isSo: (value: Value) => boolean): readonly Branch[] => values.filter(isSo).map(({ when }) => when);
  return {
    certain: whens((value) => value.isKnown && unbraced(String(value)) === unbraced(expression)),
    possible: whens(({ isKnown }) => !isKnown),
  };
}

/** `${request.body.action}` as `$request.body.action`. */
function unbraced(expression: string): string {
  return expression.replace(/^\$\{([^}]*)\}$/, '$$$1');
}
