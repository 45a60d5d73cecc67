import { EXPORTED, IS_PROD, chat, of, part, route, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'waf-association';

const PATH = 'Association ResourceArn';
const STAGE = part('Stage', 'StageName: live');
const ARN = 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/apis/${Api}/stages/${Stage}';

const association = (arn: string): string =>
  `{ Type: AWS::WAFv2::WebACLAssociation, Properties: { WebACLArn: !ImportValue Firewall, ResourceArn: ${arn} } }`;

const protecting = (arn: string, sections = ''): string =>
  chat({ Stage: STAGE, Association: association(arn) }, sections);

test.each([
  `!Sub '${ARN}'`,
  `!Sub '${ARN.replace('${Stage}', 'live')}'`,
  `!Sub '${ARN.replace('${AWS::Partition}', 'aws-cn')}'`,
  `!Sub '${ARN.replace('/apis/', '/restapis/')}'`,
  "!Join ['', ['arn:aws:apigateway:eu-west-1::/apis/', !Ref Api, /stages/live]]",
])('%s is reported', (arn) => {
  expect(reports(id, protecting(arn))).toEqual([PATH]);
});

test.each([
  'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/live',
  'arn:aws:apigateway:eu-west-1::/apis/a1b2c3/stages/live',
  'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/chat/1',
  '!Ref Balancer',
  '!ImportValue Balancer',
  "!Sub '${Api}'",
])('%s passes', (arn) => {
  expect(reports(id, protecting(arn))).toEqual([]);
  expect(unknowns(id, protecting(arn))).toEqual([]);
});

test('the message says what AWS says', () => {
  expect(judge(id, protecting(`!Sub '${ARN}'`)).findings.map(({ message }) => message)).toEqual([
    'AWS WAF cannot be used with WebSocket API Api: in API Gateway, a web ACL protects only stages of REST APIs. AWS rejects the association: "The ARN isn\'t valid. A valid ARN begins with arn: and includes other information separated by colons or slashes."',
  ]);
});

test('an ARN of a REST API is of the right form, and AWS says nothing of it', () => {
  expect(judge(id, protecting(`!Sub '${ARN.replace('/apis/', '/restapis/')}'`)).findings[0]?.message).toMatch(
    /: in API Gateway, a web ACL protects only stages of REST APIs\.$/,
  );
});

test.each([ARN.replace('apigateway', 'execute-api'), ARN.replace('/apis/', '/domainnames/'), 'arn:aws:apigateway:::x'])(
  '%s is of something else',
  (arn) => {
    expect(reports(id, protecting(`!Sub '${arn}'`))).toEqual([]);
  },
);

test('the branch with the stage is named', () => {
  expect(reports(id, protecting(`!If [IsProd, !Sub '${ARN}', !ImportValue Balancer]`, IS_PROD))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
});

test('it is reported in another stack than the API', () => {
  const arn = `!Sub ['${ARN.replace('${Stage}', 'live')}', { Api: !ImportValue ChatApi }]`;
  expect(reports(id, chat({ Stage: STAGE }, EXPORTED), stack({ Association: association(arn) }))).toEqual([PATH]);
});

test('it is reported for an API out of sight whose parts show that it is a WebSocket API', () => {
  const arn = 'arn:aws:apigateway:eu-west-1::/apis/a1b2c3/stages/live';
  const imported = (parts: Readonly<Record<string, string>>): string =>
    of('a1b2c3', stack({ ...parts, Association: association(arn) }));
  expect(reports(id, imported({ Stage: STAGE, Connect: route('$connect') }))).toEqual([PATH]);
  expect(reports(id, imported({ Stage: STAGE }))).toEqual([]);
});

test('the stage of an HTTP API passes where WebSocket APIs are judged', () => {
  expect(reports(id, protecting(`!Sub '${ARN}'`).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
