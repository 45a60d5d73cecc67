import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-template-injection';
const here = ['Integration RequestTemplates.$default'];

/** An integration with a template in YAML: a quoted text, or an intrinsic function. */
const sending = (template: string, type = 'AWS', sections = ''): string =>
  integration(`IntegrationType: ${type}, RequestTemplates: { $default: ${template} }`, {
    resources: '\n  Topic: { Type: AWS::SNS::Topic }',
    sections,
  });
const RAW = `'{ "message": "$input.body" }'`;
const ESCAPED = `'{ "message": "$util.escapeJavaScript($input.body)" }'`;

test('input in a JSON string is reported, escaped input is not', () => {
  expect(reports(id, sending(RAW))).toEqual(here);
  expect(reports(id, sending(ESCAPED))).toEqual([]);
});

test('the message names what is copied, and what a client can do with it', () => {
  const message = (template: string): string | undefined => judge(id, sending(template)).findings[0]?.message;
  expect(message(`'{ "a": "$input.path(''$.a'')", "b": "$input.path(''$.b'')" }'`)).toBe(
    "The template copies $input.path('$.a'), $input.path('$.b') into a JSON string unescaped: a client that sends a quotation mark ends the string and adds fields of its own.",
  );
  expect(message("'Action=Publish&Message=$input.body'")).toBe(
    'The template copies $input.body into a query string unescaped: a client that sends an ampersand adds parameters of its own.',
  );
  const five = ['a', 'b', 'c', 'd', 'e'].map((name) => `"$input.path(''$.${name}'')"`).join();
  expect(message(`'[${five}]'`)).toContain("$input.path('$.c') and 2 more into a JSON string");
});

test('HTTP integrations are judged; proxies and mocks send no template', () => {
  expect(reports(id, sending(RAW, 'HTTP'))).toEqual(here);
  for (const type of ['AWS_PROXY', 'HTTP_PROXY', 'MOCK']) expect(reports(id, sending(RAW, type))).toEqual([]);
});

test('each template is judged', () => {
  const two = integration(`IntegrationType: AWS, RequestTemplates: { a.b: ${ESCAPED}, c: ${RAW} }`);
  expect(reports(id, two)).toEqual(['Integration RequestTemplates.c']);
});

test('what Fn::Sub and Fn::Join fill in is no input', () => {
  expect(reports(id, sending(`!Sub '{ "topic": "\${Topic}", "message": "$input.body" }'`))).toEqual(here);
  expect(reports(id, sending(`!Sub '{ "topic": "\${Topic}", "id": "\${!context.connectionId}" }'`))).toEqual([]);
  expect(reports(id, sending(`!Join ['', ['{ "topic": "', !Ref Topic, '", "message": "$input.body" }']]`))).toEqual(
    here,
  );
});

test('the branch with the raw template is named', () => {
  expect(reports(id, sending(`!If [IsProd, ${ESCAPED}, ${RAW}]`, 'AWS', IS_PROD))).toEqual([
    'Integration RequestTemplates.$default when IsProd is false',
  ]);
  expect(reports(id, sending(RAW, '!If [IsProd, AWS, AWS_PROXY]', IS_PROD))).toEqual([
    'Integration RequestTemplates.$default when IsProd is true',
  ]);
});

test.each([
  '!ImportValue template',
  `'#macro(x)#end { "message": "$input.body" }'`,
  `'#if($x) { "a": "$input.body" }'`,
])('a template of %s is unknown', (template) => {
  expect(reports(id, sending(template))).toEqual([]);
  expect(unknowns(id, sending(template))).toHaveLength(1);
});

test('templates that only deployment knows are unknown', () => {
  const open = integration('IntegrationType: AWS, RequestTemplates: !ImportValue templates');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

describe('published templates', () => {
  const amazonStates = `
        RequestTemplates:
          $default:
            Fn::Sub: >
              #set($input_text=$util.escapeJavaScript($input.body).replaceAll("\\\\'","'"))
              {
                "input": "$input_text",
                "stateMachineArn": "\${Topic}"
              }`;
  const amazonSns = `
        RequestTemplates:
          $default:
            Fn::Sub: |
              #set($name =$input.path('$.Name'))
              #set( $dq = '"')
              Action=Publish&TopicArn=$util.urlEncode("\${Topic}")&Message=$util.urlEncode("{
              \${!dq}connectionId\${!dq}: \${!dq}\${!context.connectionId}\${!dq},
              \${!dq}Name\${!dq}: \${!dq}$name\${!dq}
              }")`;
  const published = (templates: string): string => `
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Topic: { Type: AWS::SNS::Topic }
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
        ApiId: !Ref Api
        IntegrationType: AWS${templates}`;

  test('that escape in a variable, and take back one escape of it, pass', () => {
    expect(reports(id, published(amazonStates))).toEqual([]);
  });

  // The encoding protects the query string. The subscriber of the topic decodes it and gets the JSON as the client
  // changed it: Name: 'x", "Admin": "yes' makes a second field.
  test('that put JSON together by hand inside of $util.urlEncode are reported', () => {
    expect(reports(id, published(amazonSns))).toEqual(here);
    const escaped = amazonSns.replace("$input.path('$.Name')", "$util.escapeJavaScript($input.path('$.Name'))");
    expect(reports(id, published(escaped))).toEqual([]);
  });
});
