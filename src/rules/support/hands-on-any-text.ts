/**
 * Whether an attribute of a resource may be any text: custom resources and SSM parameters hand on what they like. That
 * of any other resource is its id, its name, its ARN or the like.
 */
export function handsOnAnyText(type: string): boolean {
  return !type.startsWith('AWS::') || /^AWS::(?:CloudFormation::|SSM::Parameter$)/.test(type);
}
