import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { check } from '../support/check';
import { text } from '../support/kinds';

/**
 * A value of a parameter mapping: those of aws-cdk-lib, and values of authorizers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export class MappingValue extends apigatewayv2.MappingValue {
  /**
   * A claim of the token that a JWT authorizer has verified.
   *
   * @param name the claim: `sub`, `email`
   */
  public static claim(name: string): MappingValue {
    check('MappingValue.claim', { name }, { name: text("'sub'") });
    return new MappingValue(`$context.authorizer.claims.${name}`);
  }

  /**
   * A value of the context that a Lambda authorizer returns.
   *
   * @param key the key in the context
   */
  public static authorizerContext(key: string): MappingValue {
    check('MappingValue.authorizerContext', { key }, { key: text("'tenant'") });
    return new MappingValue(`$context.authorizer.${key}`);
  }
}
