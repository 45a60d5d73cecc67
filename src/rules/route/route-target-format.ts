import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';

export const routeTargetFormat: Policy = {
  id: 'route-target-format',
  category: 'deploy',
  severity: 'error',
  title: 'The target of a route is written integrations/ID',
  why: 'AWS rejects anything else: "Unexpected or malformed target in route null. Correct format should be integrations/<integration_id>."',
  fix: 'Write !Sub integrations/${Integration}: the Ref of an AWS::ApiGatewayV2::Integration is the id alone.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html',
  ],
  check(model, judge) {
    judge.value(model.routes, 'Target', (target) => {
      if (target.isAbsent || isIntegration(target)) return undefined;
      return `The target is ${String(target)}: "Correct format should be integrations/<integration_id>."`;
    });
  },
};

/** Whether a target has the form AWS asks for. What symbols stand for is taken to be right, unless nothing can make it so. */
function isIntegration(target: Value): boolean {
  const { text } = target;
  const first = text?.at(0);
  if (text === undefined || typeof first !== 'object')
    return /^integrations\/[^/]+$/.test(literalCharacters(text, 'x'));
  if (first.kind === 'resource' && isOfAws(first.resource.type)) return false;
  return target.string === undefined;
}

/** Whether what a resource is referred to by is an id, a name or an ARN; a parameter or an output may hold any text. */
function isOfAws(type: string): boolean {
  return type.startsWith('AWS::') && !/^AWS::(?:CloudFormation::|SSM::Parameter$)/.test(type);
}
