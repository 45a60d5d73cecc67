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
import type { HttpPrivateBackendOptions } from '../http/http-private-backend-options';
import { fail } from './fail';
import { reportErrors } from './report-error';
import { checkedIntegration, integrationResource } from './route-integration';

/** Where the template says why the server behind a private integration is not verified. */
const METADATA = 'websocket-guard:unverified-server';

/** What the author of a private integration states. */
export interface PrivateIntegrationProps extends HttpPrivateIntegrationOptions, HttpPrivateBackendOptions {}

/** A back end in a VPC. */
export interface PrivateBackend {
  /** The ARN of a listener or of a Cloud Map service. */
  readonly uri: string;
  /** The VPC it is in, as far as its construct says so. */
  readonly vpc?: IVpc | undefined;
}

/**
 * A private integration: through a VPC link, with its timeout stated and its server verified.
 *
 * @param options the route it is bound to
 * @param id its id below the route
 * @param props what the author states
 * @param backend what it calls
 * @throws Error when nothing says which VPC the back end is in, or for a timeout or mapping that cannot work
 */
export function privateIntegration(
  options: HttpRouteIntegrationBindOptions,
  id: string,
  props: PrivateIntegrationProps,
  backend: PrivateBackend,
): HttpRouteIntegrationConfig {
  const { unverifiedServer, secureServerName } = props;
  if (unverifiedServer?.reason.trim() === '')
    fail(options.scope, id, 'unverifiedServer has no reason. Say why plain HTTP is acceptable.');
  reportErrors(options.scope, () =>
    secureServerName === undefined && unverifiedServer === undefined
      ? [
          `${id} sends plain HTTP to its private back end, and nobody verifies which server answers. State secureServerName with a name in the certificate of its TLS listener, or unverifiedServer with the reason.`,
        ]
      : [],
  );
  const vpcLink = props.vpcLink ?? linkTo(options, id, props.vpc ?? backend.vpc);
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
      ...(secureServerName === undefined ? {} : { secureServerName }),
      ...(props.parameterMapping ? { parameterMapping: props.parameterMapping } : {}),
    },
    props.timeout,
  );
}

/** Writes why the server of an integration is not verified where reviewers look. */
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
      scope,
      id,
      'what is imported does not say which VPC it is in: the vpcLink property must be specified, or vpc.',
    );
  }
  return guardedLink(route.httpApi, vpc);
}

/** The link of an API to a VPC, with a security group also where aws-cdk-lib's own API makes it. */
function guardedLink(api: IHttpApi, vpc: IVpc): IVpcLink {
  const link = api.addVpcLink({ vpc });
  // Resolving the list in its resource would fix it as it is now.
  const { securityGroups } = link as unknown as { readonly securityGroups?: readonly unknown[] };
  if (securityGroups?.length) return link;
  link.addSecurityGroups(new SecurityGroup(link, 'SecurityGroup', { vpc, description: 'VPC link of API Gateway' }));
  return link;
}
