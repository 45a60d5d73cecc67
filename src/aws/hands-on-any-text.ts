/**
 * Whether an attribute of a resource may be any text, as of custom resources, nested stacks and SSM parameters.
 * Attributes of other resources are ids, names, ARNs and the like.
 */
export function handsOnAnyText(type: string): boolean {
  return (
    !type.startsWith('AWS::') || /^AWS::(?:CloudFormation::|Serverless::|ServiceCatalog::|SSM::Parameter$)/.test(type)
  );
}
