import type { Policy } from '../policy';
import { keysOf } from '../support/keys';
import { developerGuide, github } from '../support/pages';

const LIMITS = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'] as const;

export const stageRouteSettingsComplete: Policy = {
  id: 'stage-route-settings-complete',
  category: 'security',
  severity: 'warning',
  title: 'Settings of a single route include its throttling limits',
  why: 'An entry of RouteSettings replaces all of DefaultRouteSettings for its route. An entry that only raises the log level takes the limits of the stage away from that route.',
  fix: 'Repeat ThrottlingRateLimit and ThrottlingBurstLimit in every entry of RouteSettings.',
  references: [
    developerGuide('websocket-api-protect'),
    github('terraform-aws-modules/terraform-aws-apigateway-v2/issues/78'),
  ],
  controls: { nist80053: ['SC-5'], cwe: ['CWE-770'] },
  check(model, judge) {
    for (const [stage, key] of keysOf(judge, model.stages, 'RouteSettings')) {
      const entry = ['RouteSettings', key];
      judge.values(stage, [entry, ...LIMITS.map((limit) => [...entry, limit])], ([settings, ...limits]) => {
        if (settings.keys === undefined) return undefined;
        const missing = LIMITS.filter((_, index) => limits[index]?.isAbsent);
        return (
          missing.length > 0 &&
          `The settings of route ${key} replace those of the stage, but have no ${missing.join(' and no ')}.`
        );
      });
    }
  },
};
