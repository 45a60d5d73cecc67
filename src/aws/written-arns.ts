/** ARNs as templates write them, for fixes and messages. */

/** The beginning of the ARN of an API; the id of the API follows. */
export const EXECUTE_API_ARN = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:';

/** The URI by which API Gateway calls a function. */
export const INVOCATION_URI =
  'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations';
