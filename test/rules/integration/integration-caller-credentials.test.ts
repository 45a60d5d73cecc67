import { reports, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-caller-credentials';
const as = (credentials: string, sections = ''): string =>
  integration(`CredentialsArn: ${credentials}`, {
    resources: '  Role: { Type: AWS::IAM::Role, Properties: {} }',
    sections,
  });

test.each(['arn:aws:iam::*:user/*', '!Sub "arn:${AWS::Partition}:iam::*:user/*"'])('%s is reported', (credentials) => {
  expect(reports(id, as(credentials))).toEqual(['Integration CredentialsArn']);
});

test.each([
  '!GetAtt Role.Arn',
  'arn:aws:iam::111122223333:role/chat',
  'arn:aws:iam::111122223333:user/chat',
  'arn:aws:iam::111122223333:user/*',
  'arn:aws:iam::*:user/chat',
  'arn:aws:s3::*:user/*',
])('%s passes', (credentials) => {
  expect(reports(id, as(credentials))).toEqual([]);
});

test('none passes', () => {
  expect(reports(id, integration('IntegrationType: AWS_PROXY'))).toEqual([]);
});

test("the branch with the caller's credentials is named", () => {
  expect(reports(id, as('!If [IsProd, !GetAtt Role.Arn, "arn:aws:iam::*:user/*"]', IS_PROD))).toEqual([
    'Integration CredentialsArn when IsProd is false',
  ]);
});

test('a role out of sight is unknown', () => {
  expect(reports(id, as('!ImportValue role'))).toEqual([]);
  expect(unknowns(id, as('!ImportValue role'))).toHaveLength(1);
});
