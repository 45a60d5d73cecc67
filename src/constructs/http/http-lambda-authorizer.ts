import type { HttpRouteAuthorizerBindOptions, HttpRouteAuthorizerConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { HTTP_AUTHORIZER_TIMEOUT_MS, MAX_AUTHORIZER_TTL_S } from '../../aws/http-limits';
import { check } from '../support/check';
import { fail, placeOf, placeOfPart } from '../support/fail';
import { DURATION, FUNCTION, list, optional, orLater } from '../support/kinds';
import { functionTimeoutMs } from '../support/function-timeout';
import { LAMBDA_SOURCES } from '../support/http-identity-source';
import { reportErrors } from '../support/report-error';

const KINDS = {
  identitySource: LAMBDA_SOURCES,
  responseTypes: optional(
    list(
      'HttpLambdaResponseType.SIMPLE',
      // A text is no member of this enumeration, whose values are numbers.
      orLater('HttpLambdaResponseType.SIMPLE or HttpLambdaResponseType.IAM', (type) => typeof type === 'number'),
    ),
  ),
  resultsCacheTtl: optional(DURATION),
};

/**
 * Authorizes clients by a Lambda function. Properties that AWS rejects are rejected before deployment.
 *
 * @example
 * declare const authorize: lambda.Function;
 * new HttpLambdaAuthorizer('Readers', authorize, { responseTypes: [HttpLambdaResponseType.SIMPLE] });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export class HttpLambdaAuthorizer extends authorizers.HttpLambdaAuthorizer {
  private readonly name: string;
  private readonly lambda: IFunction;
  private readonly settings: authorizers.HttpLambdaAuthorizerProps;
  private isChecked = false;

  /**
   * @param id the id of the authorizer below its API
   * @param handler the function
   * @param props its input, and how long its answers are cached
   */
  public constructor(id: string, handler: IFunction, props: authorizers.HttpLambdaAuthorizerProps = {}) {
    check(placeOfPart('authorizer', id), { handler }, { handler: FUNCTION });
    super(id, handler, props);
    this.name = id;
    this.lambda = handler;
    this.settings = props;
  }

  /**
   * Binds this authorizer to a route. A function that may run longer than API Gateway waits is an error at synthesis.
   *
   * @throws Error when an identity source has a form that AWS rejects, or answers are cached for more than an hour or
   * without an identity source
   */
  public override bind(options: HttpRouteAuthorizerBindOptions): HttpRouteAuthorizerConfig {
    const { name, settings } = this;
    check(placeOf(options.scope, name), settings, KINDS);
    this.checkCache(options.scope);
    if (!this.isChecked) reportErrors(options.scope, () => this.tooLong());
    this.isChecked = true;
    return super.bind(options);
  }

  private checkCache(scope: IConstruct): void {
    const { identitySource, resultsCacheTtl } = this.settings;
    if (resultsCacheTtl?.isUnresolved()) return;
    const seconds = resultsCacheTtl?.toSeconds({ integral: false });
    if (seconds !== undefined && seconds > MAX_AUTHORIZER_TTL_S) {
      fail(
        placeOf(scope, this.name),
        `resultsCacheTtl is ${seconds} s, but AWS accepts 0 to ${MAX_AUTHORIZER_TTL_S} s ("Authorizer result TTL outside allowable range").`,
      );
    }
    if (identitySource?.length === 0 && seconds !== 0) {
      fail(
        placeOf(scope, this.name),
        'answers are kept, and identitySource is empty: nothing says whose they are ("Identity source must be set if authorizer caching is enabled"). State an identitySource, or resultsCacheTtl: Duration.seconds(0).',
      );
    }
  }

  private tooLong(): readonly string[] {
    const runs = functionTimeoutMs(this.lambda);
    if (runs === undefined || runs <= HTTP_AUTHORIZER_TIMEOUT_MS) return [];
    return [
      `API Gateway waits ${HTTP_AUTHORIZER_TIMEOUT_MS} ms for the authorizer ${this.name}, but ${this.lambda.node.path} may run ${runs} ms: the client would get an error. Give the function ${HTTP_AUTHORIZER_TIMEOUT_MS / 1000} s or less.`,
    ];
  }
}
