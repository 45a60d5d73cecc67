import type {
  HttpRouteIntegrationBindOptions,
  HttpRouteIntegrationConfig,
  IHttpApi,
  IVpcLink,
} from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpConnectionType,
  HttpIntegrationType,
  HttpMethod,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpPrivateIntegrationOptions } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { SecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { HttpPrivateBackendOptions } from '../options/http-private-backend-options';
import { check } from './check';
import { fail, placeOf } from './fail';
import { DECISION, orNothing, VPC, VPC_LINK } from './kinds';
import { reportErrors } from './report-error';
import { checkedIntegration, integrationResource } from './route-integration';
import { given, isGiven } from './shown';

/** The metadata key for the reason why the server behind a private integration is not verified. */
const METADATA = 'websocket-guard:unverified-server';

/** The properties of a private integration. */
export interface PrivateIntegrationProps extends HttpPrivateIntegrationOptions, HttpPrivateBackendOptions {}

/** A back end in a VPC. */
export interface PrivateBackend {
  /** The ARN of a listener or of a Cloud Map service. */
  readonly uri: string;
  /** The VPC of the back end; undefined where its construct does not know it. */
  readonly vpc?: IVpc | undefined;
}

const KINDS = {
  unverifiedServer: orNothing(DECISION),
  vpc: orNothing(VPC),
  vpcLink: orNothing(VPC_LINK),
};

/**
 * Creates a private integration through a VPC link, with a timeout and with its server verified.
 *
 * @param options the route that it is bound to
 * @param id its id below the route
 * @param props the properties
 * @param backend the back end
 * @throws Error when the VPC of the back end is unknown, or for a timeout or mapping that cannot work
 */
export function privateIntegration(
  options: HttpRouteIntegrationBindOptions,
  id: string,
  props: PrivateIntegrationProps,
  backend: PrivateBackend,
): HttpRouteIntegrationConfig {
  const { unverifiedServer, secureServerName } = props;
  check(placeOf(options.scope, id), props, KINDS);
  reportErrors(options.scope, () =>
    !isGiven(secureServerName) && !unverifiedServer
      ? [
          `${id} sends plain HTTP to its private back end, and nobody verifies which server answers. Set secureServerName to a name in the certificate of its TLS listener, or unverifiedServer with the reason.`,
        ]
      : [],
  );
  const vpcLink = given(props.vpcLink) ?? linkTo(options, id, given(props.vpc) ?? backend.vpc);
  return checkedIntegration(
    options,
    id,
    {
      type: HttpIntegrationType.HTTP_PROXY,
      method: props.method ?? HttpMethod.ANY,
      payloadFormatVersion: PayloadFormatVersion.VERSION_1_0,
      connectionType: HttpConnectionType.VPC_LINK,
      connectionId: vpcLink.vpcLinkId,
      uri: backend.uri,
      ...(isGiven(secureServerName) ? { secureServerName } : {}),
      ...(props.parameterMapping ? { parameterMapping: props.parameterMapping } : {}),
    },
    props.timeout,
  );
}

/** Writes the reason why the server of an integration is not verified into its metadata. */
export function recordUnverifiedServer(
  options: HttpRouteIntegrationBindOptions,
  id: string,
  { unverifiedServer }: PrivateIntegrationProps,
): void {
  if (unverifiedServer) integrationResource(options, id)?.addMetadata(METADATA, { reason: unverifiedServer.reason });
}

function linkTo({ scope, route }: HttpRouteIntegrationBindOptions, id: string, vpc: IVpc | undefined): IVpcLink {
  if (!vpc) {
    return fail(
      placeOf(scope, id),
      'what is imported does not say which VPC it is in: the vpcLink property must be specified, or vpc.',
    );
  }
  return guardedLink(route.httpApi, vpc);
}

/** The VPC link of an API, with a security group, also where an API of aws-cdk-lib creates it. */
function guardedLink(api: IHttpApi, vpc: IVpc): IVpcLink {
  const link = api.addVpcLink({ vpc });
  // Read now; resolving the lazy list in its resource would fix its current content.
  const { securityGroups } = link as unknown as { readonly securityGroups?: readonly unknown[] };
  if (securityGroups?.length) return link;
  link.addSecurityGroups(new SecurityGroup(link, 'SecurityGroup', { vpc, description: 'VPC link of API Gateway' }));
  return link;
}
