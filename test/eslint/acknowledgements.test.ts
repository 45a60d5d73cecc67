import { lint } from './linter';

const STAGE = (id: string): string =>
  `new WebSocketStage(this, '${id}', { webSocketApi, stageName: '${id.toLowerCase()}', autoDeploy: true })`;
const lines = (code: string): readonly number[] =>
  lint(
    `import { Validations } from 'aws-cdk-lib'; import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';\n${code}`,
    'stage-throttling',
  ).map(({ line }) => line);

describe('what the file acknowledges is silent', () => {
  test.each(['WebSocketGuard-StageThrottling', 'stage-throttling', 'cdk-nag::WebSocketGuard-StageThrottling'])(
    'under the id %s',
    (id) => {
      expect(
        lines(`const stage = ${STAGE('Live')};\nValidations.of(stage).acknowledge({ id: '${id}', reason });`),
      ).toEqual([]);
    },
  );

  test('among others', () => {
    expect(
      lines(
        `const stage = ${STAGE('Live')};\nValidations.of(stage).acknowledge({ id: 'other', reason }, { id: 'stage-throttling', reason });`,
      ),
    ).toEqual([]);
  });

  test('for everything in a class that acknowledges it for itself', () => {
    expect(
      lines(
        `class Chat { constructor() { ${STAGE('Live')}; Validations.of(this).acknowledge({ id: 'stage-throttling', reason }); } }`,
      ),
    ).toEqual([]);
  });

  test('for what is made inside of the construct', () => {
    expect(
      lines(
        `function make(stack) { new WebSocketStage(stack, 'Live', { webSocketApi }); Validations.of(stack).acknowledge({ id: 'stage-throttling', reason }); }`,
      ),
    ).toEqual([]);
  });
});

describe('and nothing else', () => {
  test('another stage', () => {
    expect(
      lines(
        `const one = ${STAGE('One')};\n${STAGE('Two')};\nValidations.of(one).acknowledge({ id: 'stage-throttling', reason });`,
      ),
    ).toEqual([3]);
  });

  test('another rule', () => {
    expect(
      lines(`const one = ${STAGE('One')};\nValidations.of(one).acknowledge({ id: 'stage-access-logs', reason });`),
    ).toEqual([2]);
  });
});
