import { actionService } from '../../../src/apigateway/integrations/service-uri';
import type { Text } from '../../../src/cloudformation/types';

const region: Text[number] = { kind: 'pseudo', name: 'AWS::Region' };
const service: Text[number] = { kind: 'unknown', label: 'Ref Service', reason: 'parameter Service has no default' };

test.each<readonly [string, Text]>([
  ['sqs', ['arn:aws:apigateway:eu-west-1:sqs:path/111122223333/queue']],
  ['states', ['arn:aws:apigateway:', region, ':states:action/StartExecution']],
  ['lambda', ['arn:aws:apigateway:', region, ':lambda:path/2015-03-31/functions/ask/invocations']],
  ['execute-api', ['arn:aws:apigateway:eu-west-1:abc123.execute-api:path/live/@connections']],
])('%s is called', (name, uri) => {
  expect(actionService(uri)).toBe(name);
});

test.each<readonly [string, Text]>([
  ['a URL', ['https://chat.example.com/messages']],
  ['the ARN of a function', ['arn:aws:lambda:eu-west-1:111122223333:function:ask']],
  ['a service that deployment fills in', ['arn:aws:apigateway:eu-west-1:', service, ':action/Do']],
  ['a URI out of sight', [service]],
])('%s names no service', (_, uri) => {
  expect(actionService(uri)).toBeUndefined();
});
