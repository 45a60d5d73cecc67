import { invocationParts } from '../../apigateway/invocations/invoked-function';
import { isArnOf } from '../../aws/resource-arns';
import { literalCharacters, literalText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Symbolic, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import type { Policy } from '../policy';
import { outsideSub } from '../support/outside-sub';
import { github, templateReference } from '../support/pages';

/** Services that integrations call; a `Ref` or an attribute of their resources is no action of the service. */
const SERVICE_RESOURCE = /^AWS::(?:DynamoDB|Events|IoT|Kinesis|KinesisFirehose|S3|SES|SNS|SQS|StepFunctions)::/;
/** Attributes that are the name of a host, without a scheme. */
const HOST = new Set<string | undefined>(['DNSName', 'DomainName', 'RegionalDomainName']);
const ACTION = 'arn:PARTITION:apigateway:REGION:SERVICE:path/… or :action/…';

export const integrationUriForm: Policy = {
  id: 'integration-uri-form',
  category: 'deploy',
  severity: 'error',
  title: 'The URI of an integration has the form of its type',
  why: 'An HTTP integration of a WebSocket API needs a URL, even behind a VPC link, where an HTTP API needs the ARN of a listener. An integration with an AWS service needs the action to call, not the ARN of the queue, topic, table or state machine.',
  fix: 'For HTTP and HTTP_PROXY, write the URL with its scheme, https://…; behind a VPC link, that of the load balancer. For AWS, write !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:SERVICE:path/… or …:action/…; for SQS, path/${AWS::AccountId}/${Queue.QueueName}.',
  references: [
    templateReference('ApiGatewayV2::Integration'),
    'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri',
    github('terraform-aws-modules/terraform-aws-apigateway-v2/issues/31'),
  ],
  check(model, judge) {
    judge.values(model.integrations, ['IntegrationUri', 'IntegrationType'], ([uri, type], { resource }) => {
      const isHttp = type.string === 'HTTP' || type.string === 'HTTP_PROXY';
      if (!isHttp && type.string !== 'AWS') return undefined;
      return misplaced(uri, resource) ?? (isHttp ? noUrl(uri) : noAction(uri));
    });
  },
};

/** What is wrong with a URI outside Fn::Sub, but for those of functions, which are left to integration-lambda-uri. */
function misplaced(uri: Value, resource: Resource): string | undefined {
  return invocationParts(uri.text ?? []) ? undefined : outsideSub(uri, resource, 'API Gateway can call nothing by it');
}

function noUrl(uri: Value): string | undefined {
  const first = startOf(uri);
  if (first === undefined) return undefined;
  const isNone = typeof first === 'string' ? !mayBeUrl(first) : isArnOrHost(first);
  return isNone
    ? `${String(uri)} is not a URL; an HTTP integration needs one, with https:// before the host.`
    : undefined;
}

/** What a URI begins with; undefined for what is no text. A beginning that only deployment knows is an unknown verdict. */
function startOf(uri: Value): string | Symbolic | undefined {
  const first = uri.text?.at(0);
  if (typeof first === 'object' && first.kind === 'unknown') uri.assertKnown();
  return first;
}

/** Whether a text is the start of a URL, or of a stage variable that may hold one. */
function mayBeUrl(start: string): boolean {
  return /^(?:https?:\/\/|\$\{?stageVariables\.)/i.test(start) || 'https://'.startsWith(start.toLowerCase());
}

function isArnOrHost(symbol: Symbolic): boolean {
  if (symbol.kind !== 'resource') return false;
  const { resource, attribute } = symbol;
  return isArnOf(resource.type, attribute) || (resource.type.startsWith('AWS::') && HOST.has(attribute));
}

function noAction(uri: Value): string | undefined {
  const first = startOf(uri);
  const other = typeof first === 'object' ? isServiceResource(first) : isNoActionArn(uri.text ?? []);
  return other ? `${String(uri)} is not an action of a service, which is written ${ACTION}.` : undefined;
}

function isServiceResource(symbol: Symbolic): boolean {
  return symbol.kind === 'resource' && SERVICE_RESOURCE.test(symbol.resource.type);
}

/** A URL, the ARN of something else than an action, or one that names none. Functions are left to integration-lambda-uri. */
function isNoActionArn(text: Text): boolean {
  if (/^https?:\/\//i.test(literalCharacters(text))) return true;
  const arn = parseArn(text);
  const service = arn && literalText(arn.service);
  if (service === undefined || service === 'lambda') return false;
  const start = arn?.resource[0];
  return service !== 'apigateway' || (typeof start === 'string' && !/^(?:path|action)\//.test(start));
}
