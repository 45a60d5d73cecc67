import { REJECTED_ISSUER } from '../../aws/rejections';
import { Token } from 'aws-cdk-lib';
import type { HttpRouteAuthorizerBindOptions, HttpRouteAuthorizerConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { checkList, checkTarget } from '../support/check-given';
import { isGiven, shown } from '../support/value-problems';
import { fail } from '../support/fail';
import { checkIdentitySource } from '../support/http-identity-source';

/**
 * Authorizes clients with a token of an OpenID Connect provider for one of the audiences.
 *
 * @example
 * new HttpJwtAuthorizer('Readers', 'https://login.example.com', { jwtAudience: ['books'] });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export class HttpJwtAuthorizer extends authorizers.HttpJwtAuthorizer {
  private readonly name: string;
  private readonly issuer: string;
  private readonly settings: authorizers.HttpJwtAuthorizerProps;

  /**
   * @param id the id of the authorizer below its API
   * @param jwtIssuer the URL of the provider, which is the `iss` claim of its tokens
   * @param props the audiences and the identity source
   */
  public constructor(id: string, jwtIssuer: string, props: authorizers.HttpJwtAuthorizerProps) {
    checkTarget('authorizer', id, 'the object with jwtAudience', props, {
      text: "an object: { jwtAudience: ['books'] }",
    });
    super(id, jwtIssuer, props);
    this.name = id;
    this.issuer = jwtIssuer;
    this.settings = props;
  }

  /**
   * Binds this authorizer to a route.
   *
   * @throws Error when the issuer is not an https URL, there is no audience, or an identity source has a form that AWS rejects
   */
  public override bind(options: HttpRouteAuthorizerBindOptions): HttpRouteAuthorizerConfig {
    const { name, issuer, settings } = this;
    if (!Token.isUnresolved(issuer) && !/^https:\/\/\S+$/.test(issuer)) {
      fail(
        options.scope,
        name,
        `the issuer is ${isGiven(issuer) ? shown(issuer) : 'missing'}, and has to be the https:// URL of the provider (${REJECTED_ISSUER}).`,
      );
    }
    checkList(options.scope, name, 'jwtAudience', settings.jwtAudience, "'books'");
    checkIdentitySource(options.scope, name, 'jwt', settings.identitySource);
    return super.bind(options);
  }
}
