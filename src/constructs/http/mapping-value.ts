import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { refuse } from '../support/check-given';
import { textProblem } from '../support/value-problems';

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
    refuse('MappingValue.claim', textProblem('the name', name, "'sub'"));
    return new MappingValue(`$context.authorizer.claims.${name}`);
  }

  /**
   * A value of the context that a Lambda authorizer returns.
   *
   * @param key the key in the context
   */
  public static authorizerContext(key: string): MappingValue {
    refuse('MappingValue.authorizerContext', textProblem('the key', key, "'tenant'"));
    return new MappingValue(`$context.authorizer.${key}`);
  }
}
