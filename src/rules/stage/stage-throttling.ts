import type { Policy } from '../policy';

const LIMITS = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'] as const;

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
  check(model, judge) {
    for (const stage of model.stages) {
      judge.values(
        stage,
        LIMITS.map((limit) => ['DefaultRouteSettings', limit]),
        (limits) => {
          const missing = LIMITS.filter((_, index) => limits[index]?.isAbsent);
          if (missing.length === 0) return undefined;
          const message = `The stage has no ${missing.join(' and no ')}: one client can use up the request rate of the whole account.`;
          return { path: 'DefaultRouteSettings', message };
        },
      );
    }
  },
};
