import type { AwsPlace } from '../../report/aws-place';
import type { Environment } from '../environment';

/** The placeholder for an unknown account and region. */
export const NO_PLACE: AwsPlace = { account: '000000000000', region: 'us-east-1' };

/**
 * The account and region of the environment variables of AWS's tools. Where they are not set, a placeholder, which
 * Security Hub rejects, and a line on standard error.
 */
export function readAwsPlace({ variables, log }: Pick<Environment, 'variables' | 'log'>): AwsPlace {
  const account = [variables.AWS_ACCOUNT_ID, variables.CDK_DEFAULT_ACCOUNT].find((id) => /^\d{12}$/.test(id ?? ''));
  const region = [variables.AWS_REGION, variables.AWS_DEFAULT_REGION, variables.CDK_DEFAULT_REGION].find((name) =>
    /^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(name ?? ''),
  );
  const missing = [...(account ? [] : ['AWS_ACCOUNT_ID']), ...(region ? [] : ['AWS_REGION'])];
  if (missing.length > 0)
    log.write(
      `websocket-guard: asff names a placeholder for the account or the region, which Security Hub refuses; set ${missing.join(' and ')}\n`,
    );
  return { account: account ?? NO_PLACE.account, region: region ?? NO_PLACE.region };
}
