/**
 * The origin of the role with which API Gateway writes to CloudWatch Logs. It is a setting of the account and region;
 * without it AWS rejects every stage with logs: "CloudWatch Logs role ARN must be set in account settings to enable
 * logging".
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export enum AccountLogRole {
  /** This app creates it: one role for all stages of the app in the account and region. */
  CREATE = 'CREATE',
  /** The account already has one. */
  EXISTING = 'EXISTING',
}
