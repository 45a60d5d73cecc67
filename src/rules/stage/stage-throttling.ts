import type { Policy } from '../policy';

const LIMITS = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'] as const;

/** The greatest number that the limits take: as an option it allows every limit. */
const NO_CEILING = 2_147_483_647;

export const stageThrottling: Policy = {
  id: 'stage-throttling',
  category: 'security',
  severity: 'error',
  title: 'A stage limits the rate and the burst of its messages',
  why: 'Without limits of its own, one client can use up the 10,000 requests per second that all APIs of the account and region share, callbacks included.',
  fix: 'Set both ThrottlingRateLimit and ThrottlingBurstLimit in DefaultRouteSettings to what the back end can take.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-protect.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  ],
  controls: { nist80053: ['SC-5'], cwe: ['CWE-770'] },
  otherTools: 'cdk-nag Serverless-APIGWDefaultThrottling passes a limit of 0, which blocks every request.',
  options: {
    maximumRate: {
      description: 'Greatest ThrottlingRateLimit that passes, in requests per second.',
      default: NO_CEILING,
      minimum: 1,
      maximum: NO_CEILING,
    },
    maximumBurst: {
      description: 'Greatest ThrottlingBurstLimit that passes, in requests.',
      default: NO_CEILING,
      minimum: 1,
      maximum: NO_CEILING,
    },
  },
  check(model, judge, { maximumRate = NO_CEILING, maximumBurst = NO_CEILING }) {
    judge.values(
      model.stages,
      ['DefaultRouteSettings', ...LIMITS.map((limit) => ['DefaultRouteSettings', limit])],
      ([settings, ...limits]) => {
        const missing = LIMITS.filter((_, index) => settings.keys === undefined || limits[index]?.isAbsent);
        if (missing.length === 0) return undefined;
        return `The stage has no ${missing.join(' and no ')}: one client can use up the request rate of the whole account.`;
      },
    );
    for (const [limit, most] of [
      ['ThrottlingRateLimit', maximumRate],
      ['ThrottlingBurstLimit', maximumBurst],
    ] as const) {
      if (most === NO_CEILING) continue;
      judge.value(model.stages, ['DefaultRouteSettings', limit], (value) => {
        const number = value.number ?? 0;
        return number > most && `${limit} is ${number}; this project allows at most ${most}.`;
      });
    }
  },
};
