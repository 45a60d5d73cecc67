import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Symbolic } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { handsOnAnyText } from '../../aws/hands-on-any-text';
import { outsideSub } from '../support/outside-sub';
import { developerGuide, templateReference } from '../support/pages';

export const routeTargetFormat: Policy = {
  id: 'route-target-format',
  category: 'deploy',
  severity: 'error',
  title: 'The target of a route is written integrations/ID',
  why: 'AWS rejects anything else: "Unexpected or malformed target in route null. Correct format should be integrations/<integration_id>."',
  fix: 'Write !Sub integrations/${Integration}: the Ref of an AWS::ApiGatewayV2::Integration is only its id.',
  references: [templateReference('ApiGatewayV2::Route'), developerGuide('apigateway-websocket-api-integrations')],
  check(model, judge) {
    judge.value(model.routes, 'Target', (target, { resource }) => {
      if (target.isAbsent) return undefined;
      const { text } = target;
      const first = text?.at(0);
      // What a symbol stands for is taken to be right, unless nothing can make it so.
      if (typeof first === 'object' && !isOfAws(first)) target.assertKnown();
      if (/^integrations\/[^/]+$/.test(literalCharacters(text, 'x')))
        return outsideSub(target, resource, 'no integration has that id');
      return `The target is ${String(target)}: "Correct format should be integrations/<integration_id>."`;
    });
  },
};

/** Whether a symbol is an id, a name or an ARN of a resource, and not any text. */
function isOfAws(symbol: Symbolic): boolean {
  return symbol.kind === 'resource' && !handsOnAnyText(symbol.resource.type);
}
