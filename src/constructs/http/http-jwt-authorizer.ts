import { REJECTED_ISSUER } from '../../aws/rejections';
import type { HttpRouteAuthorizerBindOptions, HttpRouteAuthorizerConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { check } from '../support/check';
import { placeOf, placeOfPart } from '../support/fail';
import { list, optional, options as object, orLater } from '../support/kinds';
import { JWT_SOURCES } from '../support/http-identity-source';

const ISSUER = orLater(
  `the https:// URL of the provider (${REJECTED_ISSUER})`,
  (value) => typeof value === 'string' && /^https:\/\/\S+$/.test(value),
);

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
    check(placeOfPart('authorizer', id), { props }, { props: object("an object: { jwtAudience: ['books'] }") });
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
    const place = placeOf(options.scope, name);
    check(place, { jwtIssuer: issuer }, { jwtIssuer: ISSUER });
    check(place, settings, { jwtAudience: optional(list("'books'")), identitySource: JWT_SOURCES });
    return super.bind(options);
  }
}
