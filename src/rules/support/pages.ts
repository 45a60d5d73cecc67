/**
 * A page of AWS's documentation.
 *
 * @param path without its end, `lambda/latest/dg/configuration-timeout`
 */
export function awsPage(path: string): string {
  return `https://docs.aws.amazon.com/${path}.html`;
}

/**
 * A page of API Gateway's developer guide.
 *
 * @param page its name, `websocket-api-protect`
 */
export function developerGuide(page: string): string {
  return awsPage(`apigateway/latest/developerguide/${page}`);
}

/**
 * The page of a resource type in CloudFormation's template reference.
 *
 * @param type without `AWS::`, `ApiGatewayV2::Stage`
 * @param propertyType of the resource type, which has a page of its own: `AccessLogSettings`
 */
export function templateReference(type: `${string}::${string}`, propertyType?: string): string {
  const name = type.replace('::', '-');
  const page = propertyType === undefined ? `resource-${name}` : `properties-${name}-${propertyType}`;
  return awsPage(`AWSCloudFormation/latest/TemplateReference/aws-${page.toLowerCase()}`);
}

/**
 * A thread or a file on GitHub.
 *
 * @param path `aws/aws-cdk/issues/18307`
 */
export function github(path: string): string {
  return `https://github.com/${path}`;
}
