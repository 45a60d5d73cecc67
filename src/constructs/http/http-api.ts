import { AspectPriority, Aspects, Token } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { REJECTED_CREDENTIALS } from '../../aws/rejections';
import { check } from '../support/check';
import { fail, placeOf } from '../support/fail';
import {
  choice,
  DECISION,
  DOMAIN_MAPPING,
  DURATION,
  FLAG,
  having,
  knownList,
  list,
  optional,
  options,
  orNothing,
  text,
  VPC,
} from '../support/kinds';
import { propertiesOf } from '../support/properties-of';
import { given } from '../support/shown';
import { recordAnonymousAccess } from '../support/open-route';
import { OpenRoutes } from '../support/open-routes';
import type { AnonymousAccess } from '../options/anonymous-access';
import { HttpRoute } from './http-route';
import { HttpStage, type HttpStageOptions } from './http-stage';
import { VpcLink } from './vpc-link';

/** Properties of {@link HttpApi}: those of aws-cdk-lib, and some of this package. */
export interface HttpApiProps extends apigatewayv2.HttpApiProps {
  /**
   * The decision that anybody on the internet may call the routes without an authorizer. Without it, each of these
   * routes is an error at synthesis, unless it has the decision itself.
   *
   * @default - every route needs an authorizer, or the decision
   */
  readonly anonymousAccess?: AnonymousAccess;

  /**
   * Options of the default stage.
   *
   * @default - `$default` with auto-deploy, throttling, an access log and detailed metrics
   */
  readonly defaultStageOptions?: HttpStageOptions;
}

/** Options of routes of one path: those of aws-cdk-lib, and anonymous access. */
export interface HttpRoutesOptions extends apigatewayv2.AddRoutesOptions {
  /**
   * The decision that anybody on the internet may call the routes; a default authorizer of the API does not apply to
   * them.
   *
   * @default - the decision of the API
   */
  readonly anonymousAccess?: AnonymousAccess;
}

const KINDS = {
  corsPreflight: orNothing(
    options("an object: { allowOrigins: ['https://www.example.com'] }", {
      maxAge: optional(DURATION),
      allowOrigins: optional(list("'https://www.example.com'")),
    }),
  ),
  anonymousAccess: orNothing(DECISION),
  createDefaultStage: optional(FLAG),
  defaultStageOptions: orNothing(options('an object with the options of the stage')),
  defaultDomainMapping: orNothing(DOMAIN_MAPPING),
  // False would leave open who may call: whoever writes `isProduction && authorizer` has to say it.
  defaultAuthorizer: optional(having('an authorizer, such as new HttpIamAuthorizer()', 'bind')),
  defaultAuthorizationScopes: orNothing(list("'books/read'")),
};

const METHODS = optional(knownList('HttpMethod.GET', choice(Object.values(apigatewayv2.HttpMethod))));

/**
 * An HTTP API whose stages have logs and throttling, and whose routes need an authorizer.
 *
 * @example
 * declare const getBooks: lambda.Function;
 * const api = new HttpApi(this, 'Books', { defaultAuthorizer: new HttpIamAuthorizer() });
 * api.addRoutes({
 *   path: '/books',
 *   methods: [HttpMethod.GET],
 *   integration: new HttpLambdaIntegration('GetBooks', getBooks),
 * });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 * @resource AWS::ApiGatewayV2::Api
 */
@propertyInjectable
export class HttpApi extends apigatewayv2.HttpApi {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.HttpApi';

  /** The decision that anybody may call the routes without an authorizer; undefined where there is none. */
  public readonly anonymousAccess?: AnonymousAccess;

  /** The default stage; undefined with `createDefaultStage: false`. */
  public override readonly defaultStage: apigatewayv2.IHttpStage | undefined = undefined;

  private readonly links = new Map<string, VpcLink>();

  /**
   * @throws Error for CORS with credentials and any origin, a decision without a reason, and options of a default stage
   * that is not created
   */
  public constructor(scope: Construct, id: string, props: HttpApiProps = {}) {
    check(placeOf(scope, id), props, KINDS);
    const { defaultIntegration, createDefaultStage = true, defaultDomainMapping, ...rest } = propertiesOf(props);
    const { anonymousAccess, defaultStageOptions } = rest;
    checkCors(placeOf(scope, id), rest.corsPreflight);
    super(scope, id, { ...rest, createDefaultStage: false });

    const api = this.node.findChild('Resource') as apigatewayv2.CfnApi;
    if (anonymousAccess) {
      this.anonymousAccess = anonymousAccess;
      recordAnonymousAccess(api, anonymousAccess);
    }
    if (defaultIntegration) {
      new HttpRoute(this, 'DefaultRoute', {
        httpApi: this,
        routeKey: apigatewayv2.HttpRouteKey.DEFAULT,
        integration: defaultIntegration,
      });
    }
    if (createDefaultStage) {
      this.defaultStage = new HttpStage(this, 'DefaultStage', {
        autoDeploy: true,
        ...(defaultDomainMapping ? { domainMapping: defaultDomainMapping } : {}),
        ...propertiesOf(defaultStageOptions),
        httpApi: this,
      });
      if (defaultDomainMapping) this.defaultStage.node.addDependency(defaultDomainMapping.domainName);
    } else if (given(defaultDomainMapping) ?? given(defaultStageOptions)) {
      const option = defaultDomainMapping ? 'defaultDomainMapping' : 'defaultStageOptions';
      fail(placeOf(this), `${option} not supported with createDefaultStage disabled: there is no default stage.`);
    }
    Aspects.of(this).add(new OpenRoutes(this, HttpRoute, anonymousAccess), { priority: AspectPriority.MUTATING });
  }

  /**
   * Adds a route for each method of a path.
   *
   * The options may be the `HttpRoutesOptions` of this package; `addRoutesWithOptions` takes them in every language.
   *
   * @param options path, methods, integration and authorizer
   */
  public override addRoutes(options: apigatewayv2.AddRoutesOptions): apigatewayv2.HttpRoute[] {
    return this.addRoutesWithOptions(options);
  }

  /**
   * Adds a route for each method of a path, with the options of this package: who may call it anonymously.
   *
   * @param options path, methods, integration and authorizer
   */
  public addRoutesWithOptions(options: HttpRoutesOptions): HttpRoute[] {
    check(placeOf(this), options, { path: text("'/books'") });
    check(placeOf(this), options, { methods: METHODS }, `for ${options.path}, `);
    const { path, methods, ...route } = propertiesOf(options);
    return (methods ?? [apigatewayv2.HttpMethod.ANY]).map(
      (method) =>
        new HttpRoute(this, `${method}${path}`, {
          ...route,
          httpApi: this,
          routeKey: apigatewayv2.HttpRouteKey.with(path, method),
        }),
    );
  }

  /**
   * Adds a stage with auto-deploy, throttling, an access log and detailed metrics.
   *
   * @param id the id of the stage below the API
   * @param options its options; may be the `HttpStageOptions` of this package
   */
  public override addStage(id: string, options: apigatewayv2.HttpStageOptions): apigatewayv2.HttpStage {
    return new HttpStage(this, id, { ...propertiesOf(options), httpApi: this });
  }

  /**
   * The link to a VPC, with a security group; the same one for each VPC.
   *
   * @param options the VPC, and options of a new link
   */
  public override addVpcLink(options: apigatewayv2.VpcLinkProps): apigatewayv2.VpcLink {
    check(placeOf(this), options, { vpc: VPC });
    const { vpcId } = options.vpc;
    const link = this.links.get(vpcId) ?? new VpcLink(this, `VpcLink-${this.links.size + 1}`, options);
    this.links.set(vpcId, link);
    return link;
  }
}

/** Browsers send credentials to named origins only, and API Gateway rejects such a configuration. */
function checkCors(place: string, cors: HttpApiProps['corsPreflight']): void {
  const origins = cors?.allowOrigins ?? [];
  if (!cors?.allowCredentials || Token.isUnresolved(origins) || !origins.includes('*')) return;
  fail(
    place,
    `corsPreflight: allowCredentials is not supported when allowOrigin is '*' (AWS: ${REJECTED_CREDENTIALS}). Name the origins that may send credentials.`,
  );
}
