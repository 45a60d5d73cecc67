import { HttpIntegrationSubtype, type ParameterMapping } from 'aws-cdk-lib/aws-apigatewayv2';

/**
 * What an integration has to say to each AWS service, by subtype.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
 */
const REQUIRED: Readonly<Partial<Record<HttpIntegrationSubtype, readonly string[]>>> = {
  [HttpIntegrationSubtype.EVENTBRIDGE_PUT_EVENTS]: ['Detail', 'DetailType', 'Source'],
  [HttpIntegrationSubtype.SQS_SEND_MESSAGE]: ['QueueUrl', 'MessageBody'],
  [HttpIntegrationSubtype.SQS_RECEIVE_MESSAGE]: ['QueueUrl'],
  [HttpIntegrationSubtype.SQS_DELETE_MESSAGE]: ['QueueUrl', 'ReceiptHandle'],
  [HttpIntegrationSubtype.SQS_PURGE_QUEUE]: ['QueueUrl'],
  [HttpIntegrationSubtype.STEPFUNCTIONS_START_EXECUTION]: ['StateMachineArn'],
  [HttpIntegrationSubtype.STEPFUNCTIONS_START_SYNC_EXECUTION]: ['StateMachineArn'],
  [HttpIntegrationSubtype.STEPFUNCTIONS_STOP_EXECUTION]: ['ExecutionArn'],
};

/**
 * What an integration leaves out that its service needs.
 *
 * @param id the integration
 * @param subtype the service and what is asked of it
 * @param mapping what the integration says
 */
export function missingParameters(
  id: string,
  subtype?: HttpIntegrationSubtype,
  mapping?: ParameterMapping,
): readonly string[] {
  const needed = (subtype && REQUIRED[subtype]) ?? [];
  const missing = needed.filter((name) => !Object.hasOwn(mapping?.mappings ?? {}, name));
  if (missing.length === 0 || subtype === undefined) return [];
  return [
    `${id} leaves out ${missing.join(', ')}, and AWS answers "Operation: ${subtype} requires enabling passthrough, or defining all of the following parameters". Add to parameterMapping: ${missing.map((name) => `.custom('${name}', '$request.body.${name}')`).join('')}.`,
  ];
}
