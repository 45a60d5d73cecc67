import type { HttpRouteAuthorizerBindOptions, HttpRouteAuthorizerConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { check } from '../support/check';
import { placeOf, placeOfPart } from '../support/fail';
import { having, list, optional } from '../support/kinds';
import { JWT_SOURCES } from '../support/http-identity-source';

const KINDS = {
  userPoolClients: optional(list('client', having('an app client of the pool', 'userPoolClientId'))),
  identitySource: JWT_SOURCES,
};

/**
 * Authorizes clients with a token of an Amazon Cognito user pool.
 *
 * @example
 * declare const readers: cognito.UserPool;
 * new HttpUserPoolAuthorizer('Readers', readers);
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export class HttpUserPoolAuthorizer extends authorizers.HttpUserPoolAuthorizer {
  private readonly name: string;
  private readonly settings: authorizers.HttpUserPoolAuthorizerProps;

  /**
   * @param id the id of the authorizer below its API
   * @param pool the user pool
   * @param props the app clients and the identity source
   */
  public constructor(id: string, pool: IUserPool, props: authorizers.HttpUserPoolAuthorizerProps = {}) {
    check(placeOfPart('authorizer', id), { pool }, { pool: having('a user pool', 'userPoolId') });
    super(id, pool, props);
    this.name = id;
    this.settings = props;
  }

  /**
   * Binds this authorizer to a route.
   *
   * @throws Error when an identity source has a form that AWS rejects
   */
  public override bind(options: HttpRouteAuthorizerBindOptions): HttpRouteAuthorizerConfig {
    check(placeOf(options.scope, this.name), this.settings, KINDS);
    return super.bind(options);
  }
}
