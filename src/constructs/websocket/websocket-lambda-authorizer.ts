import type { WebSocketRouteAuthorizerBindOptions, WebSocketRouteAuthorizerConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { check } from '../support/check';
import { placeOf, placeOfPart } from '../support/fail';
import { FUNCTION, list, optional, orLater } from '../support/kinds';
import { failSynthesis } from '../support/report-error';
import { isGiven } from '../support/shown';

/** The forms of an identity source that AWS accepts for a WebSocket API. */
const IDENTITY_SOURCE =
  /^(?:route\.request\.(?:querystring|header)\.[\w.-]+|stageVariables\.[\w.-]+|context\.[\w.-]+)$/;

const SOURCES = optional(
  list(
    "IdentitySource.queryString('token')",
    orLater(
      'route.request.header.NAME, route.request.querystring.NAME, context.NAME or stageVariables.NAME, which AWS accepts for WebSocket APIs',
      (source) => typeof source === 'string' && IDENTITY_SOURCE.test(source),
    ),
  ),
);

/**
 * A Lambda authorizer for the `$connect` route, whose identity source has to be set and is checked.
 *
 * There is no default that fits all clients: a browser cannot set the `Authorization` header, the default of
 * aws-cdk-lib. An app without `identitySource` fails at synthesis.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
 */
export class WebSocketLambdaAuthorizer extends authorizers.WebSocketLambdaAuthorizer {
  private readonly name: string;
  private readonly identitySource: readonly string[] | undefined;

  public constructor(id: string, handler: IFunction, props: authorizers.WebSocketLambdaAuthorizerProps = {}) {
    check(placeOfPart('authorizer', id), { handler }, { handler: FUNCTION });
    super(id, handler, props);
    this.name = id;
    this.identitySource = props.identitySource;
  }

  /**
   * Binds this authorizer to the `$connect` route.
   *
   * @throws Error when an identity source has a form that AWS rejects
   */
  public override bind(options: WebSocketRouteAuthorizerBindOptions): WebSocketRouteAuthorizerConfig {
    const { name, identitySource } = this;
    check(placeOf(options.scope, name), { identitySource }, { identitySource: SOURCES });
    if (!isGiven(identitySource)) {
      failSynthesis(options.route, () => [
        `the authorizer ${name} has no identitySource. Say where clients send their token: IdentitySource.queryString('token') or IdentitySource.header('Sec-WebSocket-Protocol') for browsers, which cannot set other headers; IdentitySource.header('Authorization') for clients that are not browsers.`,
      ]);
    }
    return super.bind(options);
  }
}
