import type { Value } from '../../cloudformation/intrinsics/value';
import { isLimit } from '../support/limit';
import { developerGuide } from '../support/pages';
import type { OptionSchema, Policy } from '../policy';

const LIMITS = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'] as const;

/** The greatest number that the limits take: as an option it allows every limit. */
const NO_CEILING = 2_147_483_647;

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  missing: (limits: string) =>
    `The stage has no ${limits}: one client can use up the request rate of the whole account.`,
  outside: (limit: string, value: string, allowed: string) => `${limit} is ${value}; this project allows ${allowed}.`,
};

interface Limits {
  readonly minimumRate: number;
  readonly minimumBurst: number;
  readonly maximumRate: number;
  readonly maximumBurst: number;
}

const limit = (description: string, minimum: number): OptionSchema => ({
  description,
  type: 'number',
  minimum,
  maximum: NO_CEILING,
});

export const stageThrottling: Policy<Limits> = {
  id: 'stage-throttling',
  protocols: ['websocket', 'http'],
  category: 'security',
  severity: 'error',
  title: 'A stage limits the rate and the burst of its requests',
  why: 'Without limits on the stage, one client can use up the request rate that all APIs of the account and region share, callbacks included: 10,000 per second by default, 2,500 in some regions.',
  fix: 'Set both ThrottlingRateLimit and ThrottlingBurstLimit in DefaultRouteSettings to what the back end can take.',
  references: [developerGuide('websocket-api-protect'), developerGuide('limits')],
  controls: { nist80053: ['SC-5'], cwe: ['CWE-770'] },
  otherTools: 'cdk-nag Serverless-APIGWDefaultThrottling passes a limit of 0, which blocks every request.',
  options: {
    schema: {
      minimumRate: limit(
        'Smallest ThrottlingRateLimit that passes, in requests per second; less turns clients away.',
        0,
      ),
      minimumBurst: limit('Smallest ThrottlingBurstLimit that passes, in requests; less turns clients away.', 0),
      maximumRate: limit('Largest ThrottlingRateLimit that passes, in requests per second.', 1),
      maximumBurst: limit('Largest ThrottlingBurstLimit that passes, in requests.', 1),
    },
    defaults: { minimumRate: 0, minimumBurst: 0, maximumRate: NO_CEILING, maximumBurst: NO_CEILING },
  },
  check(model, judge, { minimumRate, minimumBurst, maximumRate, maximumBurst }) {
    judge.values(
      model.stages,
      ['DefaultRouteSettings', ...LIMITS.map((limit) => ['DefaultRouteSettings', limit])],
      ([settings, ...limits]) => {
        const missing = LIMITS.filter((_, index) => settings.keys === undefined || !isSet(limits[index]));
        if (missing.length === 0) return undefined;
        return MESSAGES.missing(missing.join(' and no '));
      },
    );
    for (const [limit, least, most] of [
      ['ThrottlingRateLimit', minimumRate, maximumRate],
      ['ThrottlingBurstLimit', minimumBurst, maximumBurst],
    ] as const) {
      if (least === 0 && most === NO_CEILING) continue;
      judge.value(model.stages, ['DefaultRouteSettings', limit], ({ number }) => {
        if (number === undefined || (number >= least && number <= most)) return undefined;
        const allowed = number < least ? `at least ${least}` : `at most ${most}`;
        return MESSAGES.outside(limit, String(number), allowed);
      });
    }
  },
};

/** Whether a limit counts: what only deployment knows does, what AWS does not take for a limit does not. */
function isSet(limit: Value | undefined): boolean {
  return limit !== undefined && !limit.isAbsent && (!limit.isKnown || isLimit(limit));
}
