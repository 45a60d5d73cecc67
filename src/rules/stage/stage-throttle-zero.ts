import type { Policy } from '../policy';
import { checkSettings } from '../support/check-settings';
import { developerGuide, github } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  zero: (limit: string, requests = 'every request') => `${limit} is 0: API Gateway answers ${requests} with 429.`,
};

export const stageThrottleZero: Policy = {
  id: 'stage-throttle-zero',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'No throttling limit is 0',
  why: 'A limit of 0 lets nothing through: API Gateway throttles every request (429 Too Many Requests).',
  fix: 'Set a limit above 0, or remove a route that nobody may use.',
  references: [developerGuide('websocket-api-protect'), github('hashicorp/terraform-provider-aws/issues/14742')],
  otherTools: 'cdk-nag Serverless-APIGWDefaultThrottling accepts 0 as a limit.',
  check(model, judge) {
    checkSettings(judge, model.stages, ['ThrottlingRateLimit', 'ThrottlingBurstLimit'], (value, limit, key) => {
      const requests = key === undefined ? undefined : `every request to route ${key}`;
      return value.number === 0 && MESSAGES.zero(limit, requests);
    });
  },
};
