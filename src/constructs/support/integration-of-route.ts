import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib';
import type { CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';

/** The integration of a route; undefined where it is not in the app. */
export function integrationOf({ target }: CfnRoute): CfnIntegration | undefined {
  if (target === undefined || !Token.isUnresolved(target)) return undefined;
  const reference = Tokenization.reverseString(target).tokens.find((token) => Reference.isReference(token));
  const found = reference?.target;
  return found && CfnResource.isCfnResource(found) && found.cfnResourceType === 'AWS::ApiGatewayV2::Integration'
    ? (found as CfnIntegration)
    : undefined;
}
