import type { Resource, Symbolic, Text } from '../types';
import { resourceSymbol } from './symbolic-text';

const LOG_GROUP = 'AWS::Logs::LogGroup';
const API = 'AWS::ApiGatewayV2::Api';

const pseudo = (name: string): Symbolic => ({ kind: 'pseudo', name });

/** Up to the name of the group. */
const LOG_GROUP_ARN: Text = [
  'arn:',
  pseudo('AWS::Partition'),
  ':logs:',
  pseudo('AWS::Region'),
  ':',
  pseudo('AWS::AccountId'),
  ':log-group:',
];

/** What the address of an API begins with, by its protocol. */
const SCHEMES = new Map<unknown, string>([
  ['HTTP', 'https://'],
  ['WEBSOCKET', 'wss://'],
]);

/**
 * A text in which the attributes are written out that hold more than a name, so that it can be cut inside of them: the
 * ARNs of log groups and the addresses of APIs.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function withAttributesWrittenOut(text: Text): Text {
  return text.flatMap((part): Text => {
    const { resource, attribute } = resourceSymbol(part) ?? {};
    if (attribute === 'Arn' && resource?.type === LOG_GROUP)
      return [...LOG_GROUP_ARN, { kind: 'resource', resource }, ':*'];
    if (attribute !== 'ApiEndpoint' || resource?.type !== API) return [part];
    const scheme = SCHEMES.get(resource.properties.ProtocolType);
    return scheme === undefined ? [part] : [scheme, ...defaultEndpoint(resource)];
  });
}

/** The host name under which an API is called, without a custom domain. */
export function defaultEndpoint(api: Resource): Text {
  return [{ kind: 'resource', resource: api }, '.execute-api.', pseudo('AWS::Region'), '.', pseudo('AWS::URLSuffix')];
}
