import type { Resource, Symbolic, Text } from '../types';
import { resourceSymbol } from './symbolic-text';

const LOG_GROUP = 'AWS::Logs::LogGroup';
const QUEUE = 'AWS::SQS::Queue';
const API = 'AWS::ApiGatewayV2::Api';

const pseudo = (name: string): Symbolic => ({ kind: 'pseudo', name });

/** Up to the account, and the colon behind it. */
const arnOf = (service: string): Text => [
  'arn:',
  pseudo('AWS::Partition'),
  `:${service}:`,
  pseudo('AWS::Region'),
  ':',
  pseudo('AWS::AccountId'),
  ':',
];

/** What the address of an API begins with, by its protocol. */
const SCHEMES = new Map<unknown, string>([
  ['HTTP', 'https://'],
  ['WEBSOCKET', 'wss://'],
]);

/**
 * A text in which the attributes are written out that hold more than a name, so that it can be cut inside of them: the
 * ARNs of log groups and queues, and the addresses of APIs.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function withAttributesWrittenOut(text: Text): Text {
  return text.flatMap((part): Text => {
    const { resource, attribute } = resourceSymbol(part) ?? {};
    if (attribute === 'Arn' && resource?.type === LOG_GROUP)
      return [...arnOf('logs'), 'log-group:', { kind: 'resource', resource }, ':*'];
    if (attribute === 'Arn' && resource?.type === QUEUE)
      return [...arnOf('sqs'), { kind: 'resource', resource, attribute: 'QueueName' }];
    if (attribute !== 'ApiEndpoint' || resource?.type !== API) return [part];
    const scheme = SCHEMES.get(resource.properties.ProtocolType);
    return scheme === undefined ? [part] : [scheme, ...defaultEndpoint(resource)];
  });
}

/** The host name under which an API is called, without a custom domain. */
export function defaultEndpoint(api: Resource): Text {
  return [{ kind: 'resource', resource: api }, '.execute-api.', pseudo('AWS::Region'), '.', pseudo('AWS::URLSuffix')];
}
