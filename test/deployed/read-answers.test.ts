import { readDeployed } from '../../src/deployed/read-deployed';
import { SourceError } from '../../src/cloudformation/document/source';
import { answered, found, judged } from './saved-answers';

function refusal(text: string): string {
  try {
    readDeployed(text, 'deployed.json');
  } catch (error) {
    if (error instanceof SourceError) return error.toString();
    throw error;
  }
  return 'no error';
}

const document = (...answers: readonly unknown[]): string => JSON.stringify({ version: 1, answers });

describe('what is no saved answer is refused, with the place and the mend', () => {
  test.each([
    ['no JSON', 'An error occurred', 'deployed.json:1:1: saved answers are an object'],
    ['cut off', '{ "version": 1, "answers": [', 'deployed.json:1:29: broken JSON'],
    ['nothing', '', 'deployed.json: the file is empty; saved answers are'],
    ['a list', '[]', 'deployed.json:1:1: saved answers are an object'],
    ['a template', '{ "Resources": {} }', 'deployed.json:1:1: this is a template: check it without --deployed'],
    [
      'one answer by itself',
      '{ "Items": [] }',
      'deployed.json:1:1: this is one answer of the AWS CLI; it goes into "answers"',
    ],
    ['another version', '{ "version": 2, "answers": [] }', 'deployed.json:1:3: "version" is to be 1; collect again'],
    ['no APIs', document(), 'deployed.json:1:14: the answer to apigatewayv2 get-apis is missing'],
    [
      'an answer of another API',
      document({ command: 'apigateway get-rest-apis', answer: {} }),
      'deployed.json:1:26: "apigateway get-rest-apis" is no command whose answers are used',
    ],
    [
      'a command with a slip',
      document({ command: 'apigatewayv2 get-api', answer: {} }),
      'did you mean "apigatewayv2 get-apis"?',
    ],
    ['no command', document({ answer: {} }), 'deployed.json:1:25: "command" is to be the command that was answered'],
    [
      'a text for an answer',
      document({ command: 'apigatewayv2 get-apis', answer: 'none' }),
      'deployed.json:1:60: "answer" is to be what `aws apigatewayv2 get-apis` prints, an object',
    ],
    [
      'another shape',
      document({ command: 'apigatewayv2 get-apis', answer: { items: 3 } }),
      'the answer to apigatewayv2 get-apis has a list "Items"; this has none',
    ],
    [
      'a list of texts',
      document({ command: 'apigatewayv2 get-apis', answer: { Items: ['a'] } }),
      'deployed.json:1:79: "Items" is a list of objects',
    ],
    [
      'no id',
      document({ command: 'apigatewayv2 get-routes', answer: { Items: [] } }),
      'the answer to apigatewayv2 get-routes is to say its "api-id", a text',
    ],
    ['an answer that is no object', document('x'), 'an answer is an object with "command" and "answer"'],
    [
      'a refusal to list APIs',
      document({ command: 'apigatewayv2 get-apis', error: 'An error occurred (ExpiredToken)' }),
      'aws apigatewayv2 get-apis was refused: An error occurred (ExpiredToken)',
    ],
    [
      'too deep',
      document({
        command: 'apigatewayv2 get-apis',
        answer: { Items: [JSON.parse('[{"a":'.repeat(80) + '1' + '}]'.repeat(80))] },
      }),
      'is nested deeper than any answer of AWS',
    ],
  ])('%s', (_, text, message) => {
    expect(refusal(text)).toContain(message);
  });
});

describe('names that somebody chose are no harm', () => {
  const hostile = ['__proto__', 'constructor', '${Api}', 'a/b', '', '💬'.repeat(500), 'Fn::Sub'];

  test.each(hostile)('%j', (name) => {
    const answers = answered()
      .each('apigatewayv2 get-apis', (api) => {
        api.Name = name;
      })
      .each('apigatewayv2 get-stages', (stage) => {
        stage.StageName = name;
        stage.StageVariables = JSON.parse(`{${JSON.stringify(name)}:"x"}`);
      })
      .each('apigatewayv2 get-routes', (route) => {
        if (route.RouteKey === 'ping') route.RouteKey = name;
      });
    const rules = (lines: readonly string[]): readonly string[] => lines.map((one) => one.split(' ', 1).join(''));
    expect(rules(found(answers))).toEqual(expect.arrayContaining(['connect-route-authorized', 'stage-data-trace']));
  });
});

test('values of the wrong kind are no harm', () => {
  const wrong = answered()
    .each('apigatewayv2 get-stages', (stage) => {
      stage.DefaultRouteSettings = 'none';
      stage.RouteSettings = [1];
      stage.AccessLogSettings = 7;
    })
    .each('apigatewayv2 get-routes', (route) => {
      route.Target = 5;
      route.AuthorizerId = {};
    })
    .change('iam get-role', (answer) => {
      answer.Role = [];
    })
    .change('lambda get-policy', (answer) => {
      answer.Policy = '{';
    });
  expect(judged(wrong).failures).toEqual([]);
});

test('many answers take little', () => {
  const many = answered().change('apigatewayv2 get-routes', (answer) => {
    answer.Items = Array.from({ length: 5_000 }, (_, index) => ({
      RouteId: `r${index}`,
      RouteKey: `k${index}`,
      AuthorizationType: 'NONE',
      Target: 'integrations/i1n2t3a',
    }));
  });
  expect(judged(many).summary.resources).toBeGreaterThan(5_000);
});

test.each([
  ['apigatewayv2 get-routes', 'Items', 'RouteKey'],
  ['apigatewayv2 get-apis', 'Items', 'ApiId'],
  ['cloudwatch describe-alarms', 'MetricAlarms', 'AlarmName'],
] as const)('an item of %s without what it is called is refused, with its place', (command, list, name) => {
  const nameless = answered().change(command, (answer) => {
    answer[list] = [{ Description: 'x' }];
  });
  expect(() => judged(nameless)).toThrow(
    `the answer to ${command} says "${command.endsWith('routes') ? 'RouteId' : name}", a text; this does not`,
  );
});

test('a document that is something else is told what it is to be', () => {
  expect(() => judged('{"anything": 1}')).toThrow(/^saved answers are an object with a list "answers"/);
});
