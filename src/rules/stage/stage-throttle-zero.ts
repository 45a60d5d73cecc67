import type { Path } from '../../model/json';
import type { Policy } from '../policy';

const LIMITS = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'];

export const stageThrottleZero: Policy = {
  id: 'stage-throttle-zero',
  category: 'runtime',
  severity: 'error',
  title: 'No throttling limit is 0',
  why: 'A limit of 0 lets nothing through: every connection attempt and every message is answered with 429.',
  fix: 'Set a limit above 0, or remove a route that nobody may use.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-protect.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/14742',
  ],
  otherTools: 'cdk-nag Serverless-APIGWDefaultThrottling accepts 0 as a limit.',
  check(model, judge) {
    for (const stage of model.stages) {
      const settings: Path[] = [['DefaultRouteSettings']];
      judge.value(stage, 'RouteSettings', (routes) => {
        for (const key of routes.keys ?? []) settings.push(['RouteSettings', key]);
        return undefined;
      });
      for (const path of settings.flatMap((start) => LIMITS.map((limit) => [...start, limit]))) {
        judge.value(
          stage,
          path,
          (limit) => limit.number === 0 && `${path.slice(1).join(' of ')} is 0: every request is answered with 429.`,
        );
      }
    }
  },
};
