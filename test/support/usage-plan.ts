/** A usage plan for stages, each written as the two of an entry: `['!Ref Api', live]`. */
export function usagePlan(...stages: readonly (readonly [api: string, stage: string])[]): string {
  const entries = stages.map(([api, stage]) => `{ ApiId: ${api}, Stage: ${stage} }`).join(', ');
  return `{ Type: AWS::ApiGateway::UsagePlan, Properties: { ApiStages: [${entries}], Throttle: { RateLimit: 10 } } }`;
}
