import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';

/**
 * Authorizes clients that sign their requests with AWS credentials which allow `execute-api:Invoke` on the route.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export class HttpIamAuthorizer extends authorizers.HttpIamAuthorizer {}
