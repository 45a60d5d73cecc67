/** Resources that are stacks of their own: what `Fn::GetAtt` of their `Outputs` gives stands in another template. */
export const STACK_TYPES: readonly string[] = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'];
