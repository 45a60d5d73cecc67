/**
 * Where the role comes from with which API Gateway writes to CloudWatch Logs. It is a setting of the account and region,
 * and without it AWS rejects every stage that logs: "CloudWatch Logs role ARN must be set in account settings to enable
 * logging".
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export enum AccountLogRole {
  /** This app sets it: one role for all stages of the app in the account and region. */
  CREATE = 'CREATE',
  /** The account has it already. */
  EXISTING = 'EXISTING',
}
