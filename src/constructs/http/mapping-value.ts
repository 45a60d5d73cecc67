import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';

/**
 * What a parameter of a request is mapped to: that of aws-cdk-lib, and who is calling.
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
    return new MappingValue(`$context.authorizer.claims.${name}`);
  }

  /**
   * What a Lambda authorizer says about the caller.
   *
   * @param key a key of the context that it returns
   */
  public static authorizerContext(key: string): MappingValue {
    return new MappingValue(`$context.authorizer.${key}`);
  }
}
