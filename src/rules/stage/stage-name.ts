import type { Policy } from '../policy';
import { github, templateReference } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  reserved:
    'The stage is named $default: clients of a WebSocket API name a stage in the URL, and reports disagree on whether they can reach $default.',
};

export const stageName: Policy = {
  id: 'stage-name',
  category: 'runtime',
  severity: 'warning',
  title: 'A stage is not named $default',
  why: 'The URL of a WebSocket API always ends in its stage: wss://…/STAGE. AWS creates a $default stage, as for HTTP APIs, but reports disagree on whether clients can reach it.',
  fix: 'Give the stage a name of its own: live, test, v1.',
  references: [
    templateReference('ApiGatewayV2::Stage'),
    github('aws/aws-cdk/pull/13031'),
    github('terraform-aws-modules/terraform-aws-apigateway-v2/issues/7'),
  ],
  check(model, judge) {
    judge.value(model.stages, 'StageName', (name) => {
      name.assertInSight();
      return name.string === '$default' && MESSAGES.reserved;
    });
  },
};
