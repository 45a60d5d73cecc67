import type { Policy } from '../policy';
import { checkSettings } from '../support/check-settings';
import { developerGuide, templateReference } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  traced: (key?: string) =>
    `API Gateway writes full requests and responses${key === undefined ? '' : ` of route ${key}`} to the log, secrets included.`,
};

export const stageDataTrace: Policy = {
  id: 'stage-data-trace',
  category: 'security',
  severity: 'warning',
  title: 'A stage does not log full messages',
  why: 'DataTraceEnabled writes full requests and responses to CloudWatch Logs, tokens and personal data included, whatever the LoggingLevel. AWS recommends against it in production.',
  fix: 'Remove DataTraceEnabled, or set it to false; the access log shows who did what.',
  references: [developerGuide('set-up-logging'), templateReference('ApiGatewayV2::Stage', 'RouteSettings')],
  controls: { cwe: ['CWE-532'] },
  check(model, judge) {
    checkSettings(
      judge,
      model.stages,
      ['DataTraceEnabled'],
      (trace, _, key) => trace.boolean === true && MESSAGES.traced(key),
    );
  },
};
