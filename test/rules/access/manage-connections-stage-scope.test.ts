import { identity, on, policy, statement } from '../../support/access';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';
import { REGIONAL, regions } from '../../support/untold-branches';

const id = 'manage-connections-stage-scope';
const RESOURCE = 'Policy PolicyDocument.Statement.Resource';

test.each([
  ['${Api}/*/*/@connections/*', 'every stage and every method of the API'],
  ['${Api}/*', 'every stage and every method of the API'],
  ['${Api}/${Stage}/*/@connections/*', 'every method of stage ${Stage}'],
  ['${Api}/live/*', 'every method of stage live'],
  ['${Api}/*/POST/@connections/*', 'every stage of the API'],
  ['a1b2c3d4e5/*/POST/@connections/*', 'every stage of the API'],
  ['${Api.ApiId}/*/POST/*', 'every stage of the API'],
])('%s covers %s', (resource, what) => {
  const { findings } = judge(id, policy(statement({ resource: on(resource) })));
  expect(findings.map(({ propertyPath }) => propertyPath)).toEqual(['PolicyDocument.Statement.Resource']);
  expect(findings[0]?.message).toContain(`covers ${what}.`);
});

test.each([
  '${Api}/${Stage}/POST/@connections/*',
  '${Api}/live/POST/*',
  '${Api}/live/GET/@connections/*',
  '*/*/*/@connections/*',
  '${Api}/*/@connections',
])('%s is for other policies, or for none', (resource) => {
  expect(reports(id, policy(statement({ resource: on(resource) })))).toEqual([]);
});

test('a word in place of an id is that of no API', () => {
  const either =
    '!If [IsProd, !Sub "arn:aws:execute-api:eu-west-1:111122223333:${Api}/*/*", "arn:aws:execute-api:eu-west-1:111122223333:disabled/*/*"]';
  expect(reports(id, policy(statement({ resource: either }), IS_PROD))).toEqual([`${RESOURCE} when IsProd is true`]);
  expect(reports(id, policy(statement({ resource: on('abcdefghij/*') })))).toEqual([RESOURCE]);
});

test('two methods, or all three by name, are a choice', () => {
  const methods = ['POST', 'GET', 'DELETE'].map((method) => on(`\${Api}/live/${method}/@connections/*`));
  expect(reports(id, policy(statement({ resource: `[${methods.join(', ')}]` })))).toEqual([]);
});

test('execute-api:* on the API of an app covers its connections; on another id it may be about a REST API', () => {
  const action = 'execute-api:*';
  expect(reports(id, policy(statement({ action, resource: on('${Api}/*') })))).toEqual([RESOURCE]);
  expect(reports(id, policy(statement({ action, resource: on('a1b2c3d4e5/*') })))).toEqual([]);
});

test('an HTTP API has no connections', () => {
  const http = policy(statement({ resource: on('${Api}/*') })).replace('WEBSOCKET', 'HTTP');
  expect(reports(id, http)).toEqual([]);
});

test('an API in another stack is followed', () => {
  const [api = '', grant = ''] = policy(statement({ resource: on('${Api}/*') })).split('  Policy:');
  const exporting = `${api}Outputs: { Id: { Value: !Ref Api, Export: { Name: chat-api } } }`;
  const importing = `Resources:\n  Policy:${grant}`.replace(
    /!Sub "(.*?)"/,
    '!Sub ["$1", { Api: !ImportValue chat-api }]',
  );
  expect(reports(id, exporting, importing)).toEqual([RESOURCE]);
});

test('a Condition may narrow the statement', () => {
  const condition = 'Condition: { StringEquals: { aws:RequestedRegion: eu } }';
  const narrowed = policy(statement({ resource: on('${Api}/*'), more: condition }));
  expect(reports(id, narrowed)).toEqual([]);
  expect(unknowns(id, narrowed)).toEqual([`${RESOURCE}: a Condition may narrow the statement`]);
});

test('the branch is named', () => {
  const resource = `!If [IsProd, ${on('${Api}/${Stage}/POST/@connections/*')}, ${on('${Api}/*')}]`;
  expect(reports(id, policy(statement({ resource }), IS_PROD))).toEqual([`${RESOURCE} when IsProd is false`]);
});

describe('a method that is denied', () => {
  const allow = statement({ resource: on('${Api}/live/*') });
  const deny = (effect: string): string =>
    `{ Effect: ${effect}, Action: execute-api:ManageConnections, Resource: ${on('${Api}/live/POST/*')} }`;

  test('in one branch leaves every method in the other', () => {
    const grant = `[${allow}, !If [IsProd, ${deny('Deny')}, !Ref AWS::NoValue]]`;
    expect(reports(id, identity({ grant, sections: IS_PROD }))).toEqual([
      'Grant PolicyDocument.Statement[0].Resource when IsProd is false',
    ]);
  });

  test('in branches that are too many to try is unknown', () => {
    const text = identity({ grant: `[${allow}, ${deny(REGIONAL)}]`, sections: regions('Deny', 'Allow') });
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual([
      'Grant PolicyDocument.Statement[0].Resource: the conditions around it are too many to try',
    ]);
  });
});
