import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';

/**
 * Lets in clients that sign their requests with AWS credentials, and may `execute-api:Invoke` the route.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export class HttpIamAuthorizer extends authorizers.HttpIamAuthorizer {}
