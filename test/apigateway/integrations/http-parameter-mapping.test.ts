import { destinationProblem, statusCodeProblem } from '../../../src/apigateway/integrations/http-parameter-mapping';

test.each([
  ['request', 'append:header.x-chat'],
  ['request', 'overwrite:header.x-chat'],
  ['request', 'remove:header.x-chat'],
  ['request', 'append:querystring.page'],
  ['request', 'overwrite:querystring.page'],
  ['request', 'remove:querystring.page'],
  ['request', 'overwrite:path'],
  ['response', 'append:header.x-chat'],
  ['response', 'overwrite:statuscode'],
  ['response', 'overwrite:StatusCode'],
] as const)('a %s takes %s', (side, destination) => {
  expect(destinationProblem(side, destination)).toBeUndefined();
});

test.each([
  ['request', 'header.x-chat'],
  ['request', 'set:header.x-chat'],
  ['request', 'append:header.'],
  ['request', 'append:header.x chat'],
  ['request', 'append:path'],
  ['request', 'overwrite:path.id'],
  ['request', 'append:querystring.'],
  ['request', 'overwrite:statuscode'],
  ['request', ' append:header.x-chat'],
  ['response', 'overwrite:path'],
  ['response', 'append:statuscode'],
  ['response', 'overwrite:statuscode.'],
  ['response', ' overwrite:statuscode'],
] as const)('a %s does not take %s', (side, destination) => {
  expect(destinationProblem(side, destination)).toContain(`AWS rejects the destination ${destination}: "Invalid`);
});

test('the words of AWS are told, which name the destination of a response again', () => {
  expect(destinationProblem('request', 'x')).toBe(
    'AWS rejects the destination x: "Invalid Request Actioned Parameter".',
  );
  expect(destinationProblem('response', 'x')).toBe(
    'AWS rejects the destination x: "Invalid Response Actioned Parameter destination specified: x".',
  );
});

test('a header that API Gateway writes itself is reserved', () => {
  expect(destinationProblem('request', 'overwrite:header.Via')).toBe(
    'AWS reserves the header Via, and rejects a mapping to it.',
  );
});

test('a long name is told in part', () => {
  const long = 'x'.repeat(500);
  expect(destinationProblem('request', long)).toContain(` ${'x'.repeat(120)}: `);
  expect(destinationProblem('request', `append:header.x-amzn-${long}`)).toContain(`x-amzn-${'x'.repeat(113)},`);
  expect(statusCodeProblem(long)).toContain(` ${'x'.repeat(60)} is`);
});

test.each(['200', '299', '500', '599'])('%s is a status', (status) => {
  expect(statusCodeProblem(status)).toBeUndefined();
});

test.each(['100', '199', '600', '20', '2000', '20x', ' 200', '200 '])('%s is none', (status) => {
  expect(statusCodeProblem(status)).toBe(`AWS rejects the mapping: "Status Code ${status} is not valid".`);
});
