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
/** What AWS documents to call on it: it writes \' for an apostrophe, which JSON does not know. */
const TAKE_BACK = String.raw`.replaceAll("\\'","'")`;

test('input in a JSON string is reported, escaped input is not', () => {
  expect(reports(id, sending(RAW))).toEqual(here);
  expect(reports(id, sending(ESCAPED))).toEqual([]);
});

test('the message names what is copied, and what a client can do with it', () => {
  const message = (template: string): string | undefined => judge(id, sending(template)).findings[0]?.message;
  expect(message(`'{ "a": "$input.path(''$.a'')", "b": "$input.path(''$.b'')" }'`)).toBe(
    `The template copies $input.path('$.a'), $input.path('$.b') into a JSON string unescaped: a client that sends x", "admin": "yes ends the string and adds fields of its own. Write $util.escapeJavaScript($input.path('$.a'))${TAKE_BACK}, $util.escapeJavaScript($input.path('$.b'))${TAKE_BACK}.`,
  );
  expect(message("'Action=Publish&Message=$input.body'")).toBe(
    'The template copies $input.body into a form body or query string, where & begins the next parameter: a client that sends x&Name=value adds parameters of its own to the request. Write $util.urlEncode($input.body).',
  );
  expect(message(`'{ "a": $input.path("$.a") }'`)).toBe(
    'The template copies $input.path("$.a") into JSON outside quotation marks: a client that sends the text 1, "admin": true adds fields of its own. Write $input.json("$.a").',
  );
  expect(message("'<a>$input.body</a>'")).toContain(
    'a client that sends <admin>true</admin> adds elements of its own.',
  );
  expect(message(`'{ "a": "$input.json("$.a")" }'`)).toContain('between quotation marks');
  expect(message(`'[$util.escapeJavaScript($input.body)]'`)).toContain(
    'outside quotation marks: a client that sends {}',
  );
  const five = ['a', 'b', 'c', 'd', 'e'].map((name) => `"$input.path(''$.${name}'')"`).join();
  expect(message(`'[${five}]'`)).toContain("$input.path('$.c') and 2 more into a JSON string");
});

test.each([
  '{ "message": "$input.body" }',
  `{ "to": [$input.params('to')] }`,
  '{ "data": "{ \\"text\\": $input.body }" }',
])('what the message says to write, written instead, passes: %s', (template) => {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const [{ message } = { message: '' }] = judge(id, sending(quoted(template))).findings;
  const remedy = /Write (.+)\.$/.exec(message)?.[1] ?? 'nothing';
  const mended = template.replace(/\$input\.\w+(?:\('to'\))?/, () => remedy);
  expect(reports(id, sending(quoted(mended)))).toEqual([]);
  expect(mended).toContain(`)${TAKE_BACK}`);
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
  `'#evaluate("x") { "message": "$input.body" }'`,
  `'#if($x) { "a": "$input.body" }'`,
])('a template of %s is unknown', (template) => {
  expect(reports(id, sending(template))).toEqual([]);
  expect(unknowns(id, sending(template))).toHaveLength(1);
});

test('a template that cannot be read says so', () => {
  expect(unknowns(id, sending(`'#evaluate("x") $input.body'`))).toEqual([
    'Integration RequestTemplates.$default: it is not written as Velocity takes it, or runs code of its own',
  ]);
});

test('an integration that says no type sends no template', () => {
  expect(reports(id, sending(RAW).replace('IntegrationType: AWS, ', ''))).toEqual([]);
});

test('faults of two kinds are told in two sentences, and three inputs are named', () => {
  const message = (template: string): string | undefined => judge(id, sending(template)).findings[0]?.message;
  expect(message(`'{ "a": "$input.body", "b": $input.path("$.b") }'`)).toBe(
    `The template copies $input.body into a JSON string unescaped: a client that sends x", "admin": "yes ends the string and adds fields of its own. Write $util.escapeJavaScript($input.body)${TAKE_BACK}. The template copies $input.path("$.b") into JSON outside quotation marks: a client that sends the text 1, "admin": true adds fields of its own. Write $input.json("$.b").`,
  );
  const three = ['a', 'b', 'c'].map((name) => `"$input.path(''$.${name}'')"`).join();
  expect(message(`'[${three}]'`)).toContain("$input.path('$.b'), $input.path('$.c') into a JSON string");
});

test('templates that only deployment knows are unknown', () => {
  const open = integration('IntegrationType: AWS, RequestTemplates: !ImportValue templates');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

describe('the whole message as a JSON value', () => {
  const BARE = `'{ "connectionId": "$context.connectionId", "message": $input.body }'`;
  const route = (name: string, key: string, more = ''): string => `
  ${name}:
    Type: AWS::ApiGatewayV2::Route
    ${more}Properties: { ApiId: !Ref Api, RouteKey: ${key}, Target: !Sub 'integrations/\${Integration}' }`;
  const on = (routes: string, sections = '', template = BARE): string =>
    integration(`IntegrationType: HTTP, RequestTemplates: { $default: ${template} }`, { resources: routes, sections });

  test('is reported where $default takes what is no JSON', () => {
    expect(reports(id, on(route('Default', '$default')))).toEqual(here);
    expect(judge(id, on(route('Default', '$default'))).findings[0]?.message).toBe(
      `The template copies $input.body into JSON outside quotation marks, and route $default takes messages that are not JSON: a client that sends 1, "connectionId": "x" adds fields of its own. Write $input.json('$').`,
    );
  });

  test('is to be written as JSON that is escaped for the text around it, apostrophes given back or not', () => {
    const inner = String.raw`{ "input": "{\"data\":$message, \"id\":\"$context.connectionId\"}" }`;
    for (const back of ['', String.raw`.replaceAll("\\''","''")`]) {
      const template = `'#set($message=$util.escapeJavaScript($input.body)${back}) ${inner}'`;
      expect(judge(id, on(route('Default', '$default'), '', template)).findings[0]?.message).toContain(
        `Write $util.escapeJavaScript($input.json('$'))${TAKE_BACK}.`,
      );
    }
  });

  test('is not where the route is chosen by what the JSON says, or there is no message', () => {
    for (const key of ['send', '$connect', '$disconnect']) expect(reports(id, on(route('Route', key)))).toEqual([]);
    expect(reports(id, on(''))).toEqual([]);
  });

  test('is reported on any route where the API does not read the message', () => {
    const api = on(route('Send', 'send')).replace('$request.body.action', '$request.header.action');
    expect(reports(id, api)).toEqual(here);
  });

  test('names the branch of the route', () => {
    expect(reports(id, on(route('Default', '$default', 'Condition: IsProd\n    '), IS_PROD))).toEqual([
      `${here[0] ?? ''} when IsProd is true`,
    ]);
    expect(reports(id, on(route('Default', '!If [IsProd, $default, send]'), IS_PROD))).toEqual([
      `${here[0] ?? ''} when IsProd is true`,
    ]);
  });

  test('is reported on any route in the branch in which the API does not read the message', () => {
    const either = '!If [IsProd, $request.body.action, $request.header.action]';
    const send = on(route('Send', 'send'), IS_PROD).replace('$request.body.action', either);
    expect(reports(id, send)).toEqual([`${here[0] ?? ''} when IsProd is false`]);
    expect(judge(id, send).findings[0]?.message).toContain('route send takes messages that are not JSON');
    const named = on(route('Send', '!If [IsProd, send, ask]'), IS_PROD).replace('request.body', 'request.header');
    expect(judge(id, named).findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('route Send takes messages that are not JSON'),
    ]);
    for (const key of ['$connect', '$disconnect'])
      expect(reports(id, on(route('Route', key)).replace('request.body', 'request.header'))).toEqual([]);
  });

  test('is not reported where only deployment knows what the API reads, or the API is out of sight', () => {
    expect(reports(id, on(route('Send', 'send')).replace('$request.body.action', '!ImportValue By'))).toEqual([]);
    const elsewhere = on(route('Send', 'send')).replaceAll('!Ref Api', 'a1b2c3') + route('Connect', '$connect');
    expect(reports(id, elsewhere.replaceAll('!Ref Api', 'a1b2c3'))).toEqual([]);
  });

  test('is unknown where routes may be out of sight, and hides nothing else', () => {
    const nested = `
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: https://example.com/routes.yaml, Parameters: { Api: !Ref Api } }`;
    const reason =
      'Integration RequestTemplates: nested stack Nested gets its id, and what that stack makes of it is out of sight, and so is whether $default uses it';
    expect(reports(id, on(nested))).toEqual([]);
    expect(unknowns(id, on(nested))).toEqual([reason]);
    expect(unknowns(id, on(nested + route('Send', 'send')))).toEqual([]);
    const both = on(nested, '', `'{ "a": "$input.body", "message": $input.body }'`);
    expect(reports(id, both)).toEqual(here);
    expect(unknowns(id, both)).toEqual([reason]);
    expect(unknowns(id, on(nested, '', RAW))).toEqual([]);
  });

  test('is told in its branch, and what else is wrong in every branch', () => {
    const both = `'{ "a": "$input.body", "message": $input.body }'`;
    const { findings } = judge(id, on(route('Default', '$default', 'Condition: IsProd\n    '), IS_PROD, both));
    expect(
      findings.map(({ branch, message }) => [
        branch,
        message.includes('takes messages that are not JSON'),
        message.includes('ends the string'),
      ]),
    ).toEqual([
      ['IsProd is false', false, true],
      ['IsProd is true', true, true],
    ]);
  });

  test('is not told of what is wrong elsewhere', () => {
    const raw = judge(id, on(route('Default', '$default'), '', RAW)).findings;
    expect(raw.map(({ message }) => message)).toEqual([
      expect.not.stringContaining('takes messages that are not JSON'),
    ]);
    const both = judge(
      id,
      on(route('Default', '$default'), '', `'{ "a": "$input.path(''$.a'')", "message": $input.body }'`),
    );
    expect(both.findings[0]?.message).toMatch(/of its own\. Write \$input\.json\('\$'\)\.$/);
  });

  test('is told together with what else is wrong', () => {
    const both = `'{ "a": "$input.body", "message": $input.body }'`;
    expect(judge(id, on(route('Default', '$default'), '', both)).findings).toHaveLength(1);
    expect(judge(id, on(route('Default', '$default'), '', both)).findings[0]?.message).toMatch(
      /ends the string.*takes messages that are not JSON/,
    );
  });
});

describe('a content type', () => {
  const typed = (key: string, parameters: string, template: string): string =>
    integration(
      `IntegrationType: AWS, RequestParameters: { ${parameters} }, RequestTemplates: { ${key}: ${template} }`,
    );
  const FORM = `integration.request.header.content-type: "'application/x-www-form-urlencoded'"`;

  test('says that the message as a whole is a form', () => {
    expect(reports(id, typed('$default', FORM, '$input.body'))).toEqual(here);
    expect(reports(id, typed('$default', '', '$input.body'))).toEqual([]);
    expect(reports(id, typed('application/x-www-form-urlencoded', '', '$input.body'))).toEqual([
      'Integration RequestTemplates.application/x-www-form-urlencoded',
    ]);
    expect(reports(id, typed('application/json', '', '$input.body'))).toEqual([]);
    expect(reports(id, typed('text/xml', '', '$context.stage <a>$input.body</a>'))).toHaveLength(1);
  });

  const AFTER_VALUE = '$context.stage <a>$input.body</a>';

  test.each(['text/xml', 'image/svg+xml'])('%s says what a template is that begins with a value', (type) => {
    expect(reports(id, typed(type, '', AFTER_VALUE))).toEqual([`Integration RequestTemplates.${type}`]);
    const header = `integration.request.header.Content-Type: "'${type}'"`;
    expect(reports(id, typed('$default', header, AFTER_VALUE))).toEqual(here);
  });

  test.each(['text/plain', 'text/xmllike', 'xml'])('%s says nothing', (type) => {
    expect(reports(id, typed(type, '', AFTER_VALUE))).toEqual([]);
  });

  test('of the template counts before that of the header', () => {
    for (const type of ['application/json', 'application/vnd.chat+json'])
      expect(reports(id, typed(type, FORM, '$input.body'))).toEqual([]);
    for (const type of ['text/plain', 'application/jsonlike', 'json'])
      expect(reports(id, typed(type, FORM, '$input.body'))).toEqual([`Integration RequestTemplates.${type}`]);
  });

  test('of the header may say nothing in one branch', () => {
    const header = `integration.request.header.content-type: !If [IsProd, "'text/plain'", "'text/xml'"]`;
    expect(reports(id, IS_PROD + typed('$default', header, AFTER_VALUE))).toEqual(here);
  });

  test('that only deployment knows says nothing', () => {
    expect(
      reports(id, typed('$default', 'integration.request.header.Content-Type: !ImportValue type', '$input.body')),
    ).toEqual([]);
  });
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
