import { literalText, splitText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';

/**
 * The AWS service that an integration URI calls: `sqs` of `arn:aws:apigateway:eu-west-1:sqs:path/123456789012/queue`,
 * `execute-api` of `arn:aws:apigateway:eu-west-1:abc123.execute-api:path/…`.
 *
 * @returns undefined when the URI is not that of a service, or the service is known at deployment only
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri
 */
export function actionService(uri: Text): string | undefined {
  const arn = parseArn(uri);
  if (!arn || literalText(arn.service) !== 'apigateway') return undefined;
  return literalText(splitText(arn.account, '.', true).at(-1) ?? []);
}
