/** Name of the cdk-nag pack, and prefix of its rules. */
export const PACK_NAME = 'WebSocketGuard';

/** Id of the warning about an acknowledgement that suppresses nothing. */
export const INEFFECTIVE_ACKNOWLEDGEMENT = `${PACK_NAME}-IneffectiveAcknowledgement`;

/** The id of a policy in cdk-nag's form: `stage-throttling` is `WebSocketGuard-StageThrottling`. */
export function nagRuleId(ruleId: string): string {
  return `${PACK_NAME}-${pascalCase(ruleId)}`;
}

/** `stage-throttling` as `StageThrottling`. */
export function pascalCase(ruleId: string): string {
  return ruleId.replace(/(?:^|[-/])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
