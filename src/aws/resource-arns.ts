/**
 * Types whose `Ref` is an ARN.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const REF_IS_ARN: ReadonlySet<string> = new Set([
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::ECS::Service',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Version',
  'AWS::SNS::Topic',
  'AWS::StepFunctions::Activity',
  'AWS::StepFunctions::StateMachine',
]);

/** Whether a reference to a resource is its ARN: the `Ref` of some types, and attributes such as `Arn` and `TopicArn`. */
export function isArnOf(type: string, attribute: string | undefined): boolean {
  return attribute === undefined ? REF_IS_ARN.has(type) : type.startsWith('AWS::') && attribute.endsWith('Arn');
}
