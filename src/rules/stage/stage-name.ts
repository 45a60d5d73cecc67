import type { Policy } from '../policy';

export const stageName: Policy = {
  id: 'stage-name',
  category: 'runtime',
  severity: 'warning',
  title: 'A stage has a name that can stand in a URL',
  why: 'The URL of a WebSocket API always ends in its stage: wss://…/STAGE. A $default stage, which HTTP APIs have, is created and then reported not to work; names with characters such as a space are rejected: "Stage name only allows a-zA-Z0-9_".',
  fix: 'Name the stage with letters, digits and underscores: live, test, v1.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html',
    'https://github.com/aws/aws-cdk/pull/13031',
    'https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/issues/7',
  ],
  check(model, judge) {
    judge.value(model.stages, 'StageName', (name) => {
      const written = (name.text ?? []).filter((part) => typeof part === 'string').join('');
      if (written === '$default')
        return 'The stage is named $default: clients of a WebSocket API name a stage in the URL, and $default is reported not to work.';
      const [odd] = /[^\w-]/.exec(written) ?? [];
      if (odd !== undefined) return `The name ${name.toString()} holds "${odd}"; letters, digits, _ and - are safe.`;
      return name.string === '' ? 'The name of the stage is empty.' : undefined;
    });
  },
};
